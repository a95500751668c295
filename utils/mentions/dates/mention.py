"""The result: one mention of a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from utils.mentions.phrases import Phrase
from utils.mentions.resolution import Value


@dataclass(frozen=True, slots=True)
class DateMention:
    """One mention of a time. Offsets are half-open code points of the raw text; `text == raw[start:end]`.

    low, high: inclusive ISO bounds (2024-07-19 or 2024-07-19T16:22:30), None where open or unknown
    kind: date time datetime range duration set; grain: century decade year half quarter season month ten_days
    week day
        daypart hour minute second
    duration: (value, unit) of durations and of what is measured from the anchor (五年来: (5, "年")), else None
    duration_high: the upper end of a duration that is a range (三到五天), in the unit of `duration`
    approx: as for quantities; relative: needs the anchor or the discourse; tense: past, future or None
    mod: None since until before after; timex: the value in TIMEX3 style, X for what the words leave open
    """

    start: int
    end: int
    text: str
    low: str | None
    high: str | None
    kind: str
    duration: tuple[float | None, str] | None = None
    approx: str = "exact"
    relative: bool = False
    tense: str | None = None
    mod: str | None = None
    grain: str | None = None
    core_low: str | None = None
    core_high: str | None = None
    outer_start: int = 0
    outer_end: int = 0
    timex: str | None = None
    lunar: bool = False
    duration_high: float | None = None


def iso(moment: datetime | None, grain: str) -> str | None:
    if moment is None:
        return None
    return (
        moment.isoformat()
        if grain in ("daypart", "hour", "minute", "second", "span")
        else moment.date().isoformat()
    )


def tense_of(low: str | None, high: str | None, bounds, evidence: str | None) -> str | None:
    if bounds is not None and high is not None and high[:10] < bounds[0].date().isoformat():
        return "past"
    if bounds is not None and low is not None and low[:10] > bounds[1].date().isoformat():
        return "future"
    return evidence


def kind_of(value: Value, phrase: Phrase) -> str:
    if value.grain == "set" or phrase.atoms[0].kind == "every":
        return "set"
    if value.extra.get("vague"):
        return "range"
    if value.grain in ("hour", "minute", "second"):
        return (
            "time"
            if "floating" in value.extra or phrase.atoms[0].kind in ("hms", "clock", "ampm", "daypart")
            else "datetime"
        )
    if value.grain == "daypart":
        return "range"
    if value.grain == "day":
        return "date" if value.low is None or value.high - value.low < timedelta(days=1) else "range"
    return "range"
