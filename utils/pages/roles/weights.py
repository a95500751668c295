"""How much a line speaks for being body: in characters, positive for prose, negative for furniture.

The article is prose: long lines with commas and full stops, few links. Everything else is short, or linked,
or both. In a dump the shape of the page helps where links are lost: the items of a list keep their bullets,
paragraphs often stand apart by blank lines where menus do not, the beginning of another text ends in dots.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .. import threads
from .. import wording as W
from ..layout import Line

PROSE = 12                  # from this length on, a line with punctuation counts as prose
FULL = 240                  # a line weighs no more than this many characters would
WORTH = 0.4                 # what a character of prose is worth in a dump
SHORT_COST = 9.0            # a line without punctuation costs this much ...
SHORT_COST_HTML = 6.0
LINK_DENSE = 0.5            # share of link text from which a line is a list of links
LINK_COST = 12.0
FURNITURE_COST = 14.0       # a line that says it is furniture
STRONG_COST = 60.0          # a label that ends the article: 相关推荐, 评论列表
HEADLINE_COST = 5.0         # a headline: punctuated inside, but no sentence
MENU = 4                    # words in a row that are a menu ...
MENU_WORD = 6               # ... when they have no more characters than this on average, a space included
MIN_BODY = 20               # characters of prose below which a page has no body
LISTED_COST = 12.0          # a bulleted line that is no sentence: an entry of a list of links
PARAGRAPH_COST = 4.5        # a short line that stands apart the way this page's paragraphs do
ROW_COST = 0.5              # the same with a colon or a comma inside: a row of a table, a line of a list
RULE = 120                  # and of the longest rule for those who comment
TEASER = 120                # characters of the longest beginning of another text, cut off with dots
PARAGRAPH = 46              # characters of the shortest paragraph that shows how paragraphs stand
REGULAR = 0.8               # share of the prose that must stand between blank lines to show paragraphs
_STOP = re.compile("[,。!?;:、…]")
LISTS = frozenset("•·・")        # how dumps write the items of a list


def weigh(line: Line, role: str | None) -> float:
    """How much a line of an HTML page speaks for being body. role: what its words say (`lines`)."""
    key = line.key
    n = len(key)
    if role is not None:
        return -FURNITURE_COST if role in ("section_label", "recommendation") else _weight_of_role(role, n)
    stops = _STOP.search(key) is not None
    if line.links and line.links >= LINK_DENSE * n:
        return -LINK_COST if n < 40 or line.links > .8 * n else -2.0
    if not stops or n < PROSE:
        return -SHORT_COST_HTML / 3 if stops else -SHORT_COST_HTML
    if not _ends(key):
        if _is_glued(key, n):
            return -HEADLINE_COST * 4
        return -1.0 if n <= 45 else min(n, FULL) / 4
    return -HEADLINE_COST * 4 if _holds_headlines(key, n) else min(n, FULL) / 2 - line.links


@lru_cache(maxsize=65536)
def weigh_in_dump(key: str, role: str | None, paragraph: bool) -> float:
    """How much a folded line of a dump speaks for being body.

    role: what its words say (`lines`). paragraph: it stands apart the way the paragraphs of its page do.
    """
    n = len(key)
    if role is not None:
        return -STRONG_COST if role in ("section_label", "recommendation") else _weight_of_role(role, n)
    stops = _STOP.search(key) is not None
    if key[0] in LISTS and not _told(key) or is_menu(key):
        return -LISTED_COST
    if not stops or n < PROSE:
        if paragraph:
            return -ROW_COST if stops else -PARAGRAPH_COST
        return -SHORT_COST / 3 if stops else -SHORT_COST
    if not _ends(key):
        return _weight_of_headline(key, n, paragraph)
    if n <= 30 and key[-1] in "!?….:" and "。" not in key:
        return -HEADLINE_COST / 2
    if n <= TEASER and W.TEASER.search(key):
        return -HEADLINE_COST
    if _holds_headlines(key, n):
        return -HEADLINE_COST * 4
    return 0.0 if n <= RULE and W.COMMENT_RULE.match(key) else min(n, FULL) * WORTH


def _weight_of_role(role: str, n: int) -> float:
    if role == "reference_label":
        return -FURNITURE_COST * 2
    if role in ("caption", "credit", "ad") and n <= 60:
        return -1.0
    return -4.0 if role in ("hashtag", "url") else -FURNITURE_COST


def _weight_of_headline(key: str, n: int, paragraph: bool) -> float:
    """Punctuated inside, but no sentence: a headline, a heading, a table's row, an unfinished paragraph."""
    if _is_glued(key, n):
        return -HEADLINE_COST * 4
    few = sum(map(key.count, ",。;、")) < 2
    if n <= 45 or few:
        return -ROW_COST if paragraph and not _dated(key) else -HEADLINE_COST
    return -HEADLINE_COST if _dated(key) else min(n, FULL) * WORTH / 2


def _ends(key: str) -> bool:
    """Whether a line ends a sentence, or holds one."""
    return "。" in key or key[-1] in "。!?;…:”\"』」" or key.endswith("...")


def _is_glued(key: str, n: int) -> bool:
    """Whether a long line is a menu: no full stop, and a space every few words."""
    return n > FULL and not sum(map(key.count, "。;")) and key.count(" ") * 60 > n


def _holds_headlines(key: str, n: int) -> bool:
    """Whether a long line is headlines glued together: many spaces, few full stops."""
    return n > FULL and key.count("。") * 150 < n and key.count(" ") * 100 > n


def _told(key: str) -> bool:
    """Whether a bulleted line tells something: it holds a sentence."""
    return "。" in key or key[-1] in ";:" or sum(map(key.count, ",;")) >= 2


def is_menu(key: str) -> bool:
    """Whether a line is many short words in a row: 大 中 小 收藏 打印, 国内|国际|财经."""
    parts = key.count(" ") + key.count("|") + key.count("\t") + 1
    if parts < MENU or "。" in key:
        return False
    words = key.replace("|", " ").split()
    return len(words) >= MENU and (len(key) <= MENU_WORD * len(words) or key.count("|") >= MENU)


def _dated(key: str) -> bool:
    """Whether a line ends in a date: a headline in a list, or a comment."""
    return key[-1] in "0123456789)]日" and W.DATED.search(key) is not None


def paragraphs(lines: Sequence[Line], said: Sequence[str | None]) -> list[bool]:
    """Which lines of a dump stand apart the way its prose does: a blank line before and behind, no bullet.

    Many dumps keep the paragraphs of the page so, and write its menus and lists without. Where the prose
    itself does not stand apart, nothing can be told and no line does.
    """
    n = len(lines)
    apart = [bool(line.gap) and (i + 1 == n or bool(lines[i + 1].gap)) for i, line in enumerate(lines)]
    prose = [i for i in range(n)
             if said[i] is None and len(lines[i].key) >= PARAGRAPH and "。" in lines[i].key]
    if len(prose) < 2 or sum(apart[i] for i in prose) < REGULAR * len(prose):
        return [False] * n
    return [far and line.key[0] not in LISTS for far, line in zip(apart, lines)]


def heaviest_run(weights: Sequence[float], first: int = 0, last: int | None = None) -> tuple[int, int]:
    """The contiguous run with the largest sum (Kadane), half open; the first of equals; (0, 0) for none."""
    best, best_run = 0.0, (first, first)
    total, start = 0.0, first
    for i in range(first, len(weights) if last is None else last):
        if total <= 0:
            total, start = 0.0, i
        total += weights[i]
        if total > best:
            best, best_run = total, (start, i + 1)
    return best_run


def prose_in(lines: Sequence[Line], run: tuple[int, int]) -> int:
    return sum(len(lines[i].key) for i in range(*run) if any(c in lines[i].key for c in "。,!?;")
               or lines[i].key[0] in threads.BULLETS and ":" in lines[i].key)
