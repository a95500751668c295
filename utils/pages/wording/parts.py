"""How patterns are put together from lists of words.

A list is a string of words parted by spaces; each may be a pattern. Where a line may be a sequence of such
words, the repetition is possessive (`++`): what has matched is never given back, so that no line, however
made, takes more than linear time.

Patterns regard case, which is faster; English words say `(?i:...)` themselves.

Most lines of a page match none of the patterns. One whose every match holds one of a few characters is
`gated`: it looks for these first, which costs less than to try its words.
"""
from __future__ import annotations

import re

COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?[万亿wWkK]?\+?"


def any_of(*lists: str) -> str:
    """A pattern for any of some words (parted by spaces; each may be a pattern), the longest first."""
    return "(?:" + "|".join(sorted(" ".join(lists).split(), key=len, reverse=True)) + ")"


def pattern(*parts: str) -> re.Pattern[str]:
    """The parts joined into one pattern."""
    return re.compile("".join(parts))


def firsts(*lists: str) -> str:
    """The first character of each word of some lists, in both cases: signs for `gated`."""
    found = {word[0] for words in lists for word in words.split()}
    return "".join(sorted(found | {char.upper() for char in found} | {char.lower() for char in found}))


GATED: list[tuple[re.Pattern[str], str]] = []       # (pattern, the same without its gate), for a test


def gated(signs: str, *parts: str, anywhere: bool = False) -> re.Pattern[str]:
    """The parts joined into one pattern, for `match`, behind a look for some signs.

    One of the signs must stand in every line that the parts match. anywhere: they may stand anywhere in it.
    """
    source = "".join(parts)
    inside = f"[\\s\\S]*?(?:{source})" if anywhere else f"(?:{source})"
    signs = re.escape(signs)
    made = pattern(rf"(?=[^{signs}]*+[{signs}])", inside)
    GATED.append((made, source))
    return made
