"""An interval while atoms narrow it, and what every reader of atoms has at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from utils.mentions.resolution.story import Context

UNKNOWN_GRAIN = {
    **dict.fromkeys(("yearctx", "yearword", "year", "year2", "ganzhi", "fiscal", "reign"), "year"),
    "century": "century",
    "decade": "decade",
    "half": "half",
    "quarter": "quarter",
    "season": "season",
    "yearpart": "season",
    "monthctx": "month",
    "month": "month",
    "lmonth": "month",
    "monthnth": "month",
    "monthpart": "ten_days",
    "week": "week",
    "daypart": "daypart",
}
_DAY_SECOND = timedelta(days=1) - timedelta(seconds=1)


@dataclass(slots=True)
class Value:
    low: datetime | None
    high: datetime | None
    grain: str
    relative: bool = False
    approx: str = "exact"
    timex: str = ""
    lunar: bool = False
    known: bool = True
    extra: dict = field(default_factory=dict)


def day_span(value: date) -> tuple[datetime, datetime]:
    start = datetime(value.year, value.month, value.day)
    return start, start + _DAY_SECOND


def whole_days(low: date, high: date, grain: str, **more) -> Value:
    return Value(day_span(low)[0], day_span(high)[1], grain, **more)


def whole_year(year: int, **more) -> Value:
    if not 1 <= year <= 9999:
        return Value(
            None, None, "year", known=False, timex=f"{year:04d}" if year >= 0 else f"-{-year:04d}", **more
        )
    return whole_days(date(year, 1, 1), date(year, 12, 31), "year", timex=f"{year:04d}", **more)


def week_offset(word: str) -> int:
    return {"上上上": -3, "上上": -2, "上": -1, "前": -1, "下": 1, "次": 1, "下下": 2, "下下下": 3}.get(
        word, 0
    )


class Reader:
    """What resolving an atom may draw on: one anchor, the discourse, the tense of the clause, the phrase's
    place."""

    prose = False  # whether the phrase stands in a sentence

    def __init__(self, anchor: datetime | None, context: Context, evidence: str | None, at: int):
        self.anchor, self.context, self.evidence, self.at = anchor, context, evidence, at
