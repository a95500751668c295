"""How patterns are put together from lists of words.

A list is a string of words parted by spaces; each may be a pattern. Where a line may be a sequence of such words,
the repetition is possessive (`++`): what has matched is never given back, so that no line, however made, takes
more than linear time.

Most lines of a page match none of the patterns. A pattern whose every match holds one of a few characters is
`Gated`: it looks for one of these first, which costs a tenth of the match.
"""
from __future__ import annotations

import re
from dataclasses import dataclass

COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?[万亿wWkK]?\+?"
DIGITS = "0123456789"


def any_of(*lists: str) -> str:
    """A pattern for any of some words (parted by spaces; each may be a pattern), the longest first."""
    return "(?:" + "|".join(sorted(" ".join(lists).split(), key=len, reverse=True)) + ")"


def pattern(*parts: str) -> re.Pattern[str]:
    """The parts joined into one pattern without regard to case."""
    return re.compile("".join(parts), re.IGNORECASE)


def firsts(*lists: str) -> str:
    """The first character of each word of some lists, in both cases: signs for `gated`."""
    found = {word[0] for words in lists for word in words.split()}
    return "".join(sorted(found | {char.upper() for char in found} | {char.lower() for char in found}))


@dataclass(frozen=True)
class Gated:
    """A pattern, and signs: characters one of which stands in every text that it matches."""

    pattern: re.Pattern[str]
    signs: frozenset[str]

    def match(self, key: str) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return None if self.signs.isdisjoint(key) else self.pattern.match(key)

    def search(self, key: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return None if self.signs.isdisjoint(key) else self.pattern.search(key)


def gated(signs: str, *parts: str) -> Gated:
    """The parts joined into one pattern without regard to case, behind its signs."""
    return Gated(pattern(*parts), frozenset(signs))
