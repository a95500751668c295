"""What one line says by its own words, whatever stands around it: label, byline, notice, credit, counts."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .. import stamps
from .. import wording as W
from ..layout import Line

LABEL = 60                  # characters of the longest label
NOTICE = 400                # and of the longest notice
SENTENCE = 5                # characters of the shortest sentence that may end a dump's article
LABEL_WORD = 6              # characters of a label of one word, its brackets included
HEADLINES, HEADLINE = 3, 8  # dated lines in a row that are a list, and characters before each day
LISTED = "listed"           # what they say: a recommendation, but no label of any
_ENDS_DAY = frozenset("0123456789)]日")
_PICTURED = re.compile(r" ?[\[(]组?图[\])]$")
DIGIT = re.compile(r"\d")


def words_of(line: Line) -> str | None:
    """The role that a line's own words give it, whatever stands around it; None where they do not tell."""
    key = line.key
    n = len(key)
    if n > NOTICE:
        return None
    if n <= LABEL:
        return _words_of_label(key, line.links * 2 >= n)
    return _words_of_notice(key)


@lru_cache(maxsize=65536)
def _words_of_label(key: str, linked: bool) -> str | None:
    """What a short line says. Pages of one site say the same; so what was read once is kept."""
    if W.URL.match(key):
        return "url"
    if key[0] == "#" and W.HASHTAGS.match(key):
        return "hashtag"
    if not key.endswith("。"):
        role = _words_of_furniture(key, len(key))
        if role is not None:
            return role
    if W.EDITOR.match(key) and not key.endswith(("?", "。", "!")):
        return "byline"
    role = _words_of_notice(key)
    if role is not None:
        return role
    captioned = W.CAPTION.match(key) or key[-1] in W.CAPTION_ENDS and W.CAPTION_END.search(key)
    return "caption" if not linked and captioned else None


def _words_of_furniture(key: str, n: int) -> str | None:
    counted = DIGIT.search(key) is not None
    if W.AD.match(key):
        return "ad"
    if W.COMMENT_LABEL.match(key) or (W.LABEL_COUNTS.match(key) and W.LABEL_WORD.search(key)):
        return "section_label"
    if W.REFERENCE_LABEL.match(key) and key.strip(":[]【】 ") not in W.NOT_REFERENCE:
        return "reference_label"
    if W.RELATED_LABEL.match(key) and W.RELATED_WORDS.search(key):
        return "recommendation"
    if key[0].isdigit() and is_time(key):
        return "byline"
    if W.SHARE.match(key):
        return "engagement"
    if n <= 40 and W.CREDIT.match(key) and not W.PICTURE_SAYS.match(key):
        return "credit"
    if W.ACCOUNT.match(key):
        return "account_card"
    if n <= 40 and counted and W.STATS.match(key) and not any(c in key for c in "。!?,;"):
        return "account_card"
    if n <= 50 and W.SERVER.search(key):
        return "page_time"
    if W.EDITOR_TAIL.match(key):
        return "byline"
    if W.NEXT_PREVIOUS.match(key):
        return "recommendation"
    if n <= 40 and counted and _engagement(key):
        return "engagement"
    path = ("位置" in key or "首页" in key or "主页" in key) and W.CRUMBS.search(key)
    if path and (W.CRUMB_MARKS.search(key) or n <= 16):
        return "navigation"
    return None


def _words_of_notice(key: str) -> str | None:
    """What a line of any length says: who edited, whose rights, who published and when."""
    n = len(key)
    if LABEL < n <= 80 and W.EDITOR.match(key) and not key.endswith(("?", "。", "!")):
        return "byline"
    if W.MAY_DISCLAIM.search(key) and W.DISCLAIMER.search(key):
        return "disclaimer"
    told = key[-1] == "。" or key.count("。") >= 2
    if n <= 200 and not told and W.MAY_COPYRIGHT.search(key) and W.COPYRIGHT.search(key):
        return "navigation"
    if n <= 90 and (n <= 34 or key[-1] != "。") and _is_byline(key):
        return "byline"
    if n > LABEL and key[0] == "#" and W.HASHTAGS.match(key):
        return "hashtag"
    return "url" if n > LABEL and W.URL.match(key) else None


def _engagement(key: str) -> bool:
    """A line of counts and buttons: 47 阅读:30368, 评论(3) 点赞, 最新回复(2)."""
    if W.COUNT_SIGNS.isdisjoint(key) and not key.isdigit():
        return False
    rest = W.READS.sub(" ", key)
    rest = W.DECLARED.sub(" ", rest)
    rest = W.LIKED.sub(" ", rest)
    if rest == key:
        return key.isdigit() and len(key) <= 7
    return not rest.strip() or bool(W.SHARE.match(rest.strip()))


def _is_byline(key: str) -> bool:
    """Whether a line says who published, and when: a full time with little but names and counts around it."""
    found = stamps.find(key)
    stamp = next((stamp for stamp in found if stamp.full), None)
    if stamp is None:
        return False
    left, right = key[:stamp.start].strip(), key[stamp.end:].strip()
    if len(left) > 60 or any(c in left for c in "。!?;") or ("," in left and not W.BYLINE_WORD.search(left)):
        return False
    if len(left) > 24 and not (W.BYLINE_WORD.search(left) or W.BYLINE_WORD.search(right)):
        return False
    rest = W.READS.sub("", right)
    if stamp.hour is None and right and not W.BYLINE_WORD.search(key) and len(left) + len(right) > 24:
        return False
    if stamp.hour is None and right[:1] and right[0] in "至到起以,、前后-—" and "编" not in right:
        return False
    return len(rest) <= 60 and not any(c in rest for c in "。!?;")


def references_by_what_follows(lines: Sequence[Line], said: list[str | None]) -> None:
    """A short word that may head a list of references does so where the next line cites something."""
    for i in range(len(lines) - 1):
        if len(lines[i].key) <= LABEL_WORD and said[i] != "reference_label" \
                and lines[i].key.strip(":[]【】 ") in W.MAYBE_REFERENCE and W.CITES.search(lines[i + 1].key):
            said[i] = "reference_label"


def dated_headlines(lines: Sequence[Line], said: list[str | None]) -> None:
    """Several lines in a row that end in a day are a list of headlines, not bylines."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and said[i] in (None, "byline") and _is_dated_headline(lines[i].key):
            run.append(i)
            continue
        if len(run) >= HEADLINES:
            for k in run:
                said[k] = LISTED
        run = []


def _is_dated_headline(key: str) -> bool:
    if key[-1] not in _ENDS_DAY or not HEADLINE < len(key) <= NOTICE // 2 \
            or not W.DATED.search(_PICTURED.sub("", key)):
        return False
    found = [stamp for stamp in stamps.find(key) if stamp.full]
    if len(found) != 1 or found[0].start < HEADLINE or found[0].hour is not None and W.SIGNED.match(key):
        return False
    return not W.BYLINE_WORD.search(key[:found[0].start])


def has_full_stamp(line: Line) -> bool:
    return any(stamp.full for stamp in stamps.find(line.key))


def has_clock(line: Line) -> bool:
    """Whether a line holds a full day with its clock."""
    return any(stamp.full and stamp.hour is not None for stamp in stamps.find(line.key))


def is_reference(line: Line) -> bool:
    return 4 <= len(line.key) <= 200


def cites(line: Line, role: str | None) -> bool:
    """Whether a line among the references is one, though it reads as a byline (outlet, date) or caption."""
    if role not in ("byline", "caption", LISTED) or not is_reference(line) or W.EDITOR.match(line.key):
        return False
    dates = [stamp for stamp in stamps.find(line.key) if stamp.full]
    return bool(dates) and len(line.key) - sum(s.end - s.start for s in dates) >= SENTENCE \
        and not W.PUBLISHED.match(line.key)


def is_time(key: str) -> bool:
    """Whether a line is a time and nothing else."""
    found = stamps.find(key)
    return len(found) == 1 and found[0].end - found[0].start == len(key)
