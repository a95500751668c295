"""What the text has told so far, and whether its clauses tell the past or plan the future."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

STORY = 400  # characters over which a full date lends its year to 9月 behind it
DISCOURSE = 900  # characters over which 当天 and 次日 look back for a day
_PAST = re.compile(
    r"了|曾|已|过(?![去程渡度分于])|报道|表示|称|说|宣布|披露|透露|指出|消息|发生|爆发|抵达|签署|死亡|遇难|受伤|电\)|讯|获悉|刚刚|时任|以来|回忆|当时|公布|通报|"
    r"发布|被|遭|获救|送医|原定|原计划|原拟"
)
_FUTURE = re.compile(
    r"将(?![其他她它此该这那近军士领官])|会(?=在|于|有)|(?<!原)计划|(?<!原)拟|预计|即将|(?<!原)预定|(?<!原)定于|有望|明年|下月|下周|届时|打算|准备|安排|"
    r"或于|力争|争取|要(?=在|于)|"
    r"(?:延期?|推迟|推后|延后|押后|顺延|改期|改|提前)(?:至|到|于)|择期|拟于"
)
_PLANNED_FOR = re.compile(
    r"(?:延期?|推迟|推后|延后|顺延|改期|(?<!原)定|(?<!原)拟|将|(?<!原)计划|预计|(?<!原)预定|有望|或将?|力争|争取|须|应)(?:至|到|于|在)$"
)
_DONE_ON = re.compile(r"(?:已经?|曾|早已|刚)(?:于|在)$")
SENTENCE_END = re.compile(r"[。！？!?；;\n]")


@dataclass(slots=True)
class Context:
    """What the text has named so far: where, and from when to when, the last full date; and the last day."""

    at: int = -(10**9)
    low: date | None = None
    grain: str = ""
    day_at: int = -(10**9)
    day: date | None = None
    year_at: int = -(10**9)
    year: int | None = None
    month: tuple[int, int] | None = None
    month_at: int = -(10**9)
    # (where, day, its sentence) of the last days named
    days: list = field(default_factory=list)


def evidence_of(text: str, start: int, end: int) -> str | None:
    """past or future, as the words of the clause around a mention tell; None when they tell neither."""
    left = max(0, start - 30)
    right = min(len(text), end + 40)
    for match in SENTENCE_END.finditer(text, left, start):
        left = match.end()
    stop = SENTENCE_END.search(text, end, right)
    right = stop.start() if stop else right
    near = text[max(left, start - 5) : start]
    if _DONE_ON.search(near):
        return "past"
    if _PLANNED_FOR.search(near):
        return "future"
    window = text[left:start] + "\x00" + text[end:right]
    future, past = _FUTURE.search(window), _PAST.search(window)
    if future and not past:
        return "future"
    if past and not future:
        return "past"
    if past and future:
        near_future = min((abs(m.start() - (start - left)) for m in _FUTURE.finditer(window)))
        near_past = min((abs(m.start() - (start - left)) for m in _PAST.finditer(window)))
        return "future" if near_future <= near_past else "past"
    return None


def bigrams(words: str) -> frozenset[str]:
    """Pairs of neighbouring Han characters, those with a function word left out."""
    pairs = (words[i : i + 2] for i in range(len(words) - 1))
    return frozenset(
        pair
        for pair in pairs
        if all("\u4e00" <= c <= "\u9fff" and c not in "在的了是和与也就几乎" for c in pair)
    )
