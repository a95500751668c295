"""From a phrase to an interval: every atom narrows what its predecessors left.

The first atom starts from the anchor (去年, 周五), from the discourse (当天, 次日) or, when it is only a part of a
date (9月, 8日), from the last full date shortly before. What neither tells stays unknown: a value without
bounds.

The package: `story` what the text has told, `values` the interval, one module for each sort of atom (`years`
to `clocks`), each a class of readers that `Resolver` puts together: the atom kind "weekday" is read by
`_weekday`.
"""

from __future__ import annotations

from datetime import timedelta

from utils.mentions import numerals
from utils.mentions.calendar_words import VAGUE, WEEKDAYS
from utils.mentions.durations import DESIGNATOR
from utils.mentions.phrases import Atom, Phrase
from utils.mentions.resolution.clocks import Clocks
from utils.mentions.resolution.days import Days
from utils.mentions.resolution.lunar_days import LunarDays
from utils.mentions.resolution.months import Months
from utils.mentions.resolution.story import (
    DISCOURSE,
    SENTENCE_END,
    Context,
    bigrams,
    evidence_of,
)
from utils.mentions.resolution.values import UNKNOWN_GRAIN, Value, day_span, whole_days
from utils.mentions.resolution.weeks import Weeks
from utils.mentions.resolution.year_parts import YearParts
from utils.mentions.resolution.years import Years

__all__ = [
    "DISCOURSE",
    "SENTENCE_END",
    "Context",
    "Resolver",
    "Value",
    "bigrams",
    "evidence_of",
    "whole_days",
]


class Resolver(Years, YearParts, Months, Weeks, Days, LunarDays, Clocks):
    """Resolves the atoms of one phrase against one anchor and the discourse."""

    def resolve(self, phrase: Phrase, base: Value | None = None) -> Value | None:
        value = base
        self.prose = len(phrase.atoms[0].match.string) > phrase.end - phrase.start + 4
        for atom in phrase.atoms:
            step = getattr(self, "_" + atom.kind, None)
            if step is None:
                return None
            value = step(atom, value)
            if value is None:
                return Value(None, None, UNKNOWN_GRAIN.get(atom.kind, "day"), relative=True, known=False)
        return value

    def _vague(self, atom: Atom, value: Value | None) -> Value | None:
        back, on = VAGUE[atom.match.group().lstrip("再等")]
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False, approx="vague", extra={"vague": True})
        today = self.anchor.date()
        if atom.match.group() in ("现在", "此刻", "此时") and (self.anchor.hour or self.anchor.minute):
            return Value(
                self.anchor, self.anchor, "second", relative=True, timex="PRESENT_REF", extra={"vague": True}
            )
        low = None if back is None else day_span(today - timedelta(days=back))[0]
        return Value(
            low,
            day_span(today + timedelta(days=on))[1],
            "day",
            relative=True,
            approx="vague",
            timex="FUTURE_REF" if on > 0 else "PRESENT_REF" if back == 0 else "PAST_REF",
            extra={"vague": True},
        )

    def _every(self, atom: Atom, value: Value | None) -> Value | None:
        """What comes again: its period as (number, unit); the days of 每周一三五 as its timex."""
        word = atom.match.group()
        unit = (atom.match.group("everyunit") or word[0]).lstrip("个")
        number = atom.match.group("everyn") or ""
        numeral = numerals.read(number, 0) if number else None
        count = numeral.base if numeral else 1
        if unit[0] == "半":
            count, unit = 0.5, unit[1:].lstrip("个")
        name = {"星期": "周", "礼拜": "周", "日": "天", "晚": "天", "夜": "天", "逢": "周"}.get(unit, unit)
        name = name if name in DESIGNATOR else "周"
        prefix, letter = DESIGNATOR[name]
        days = atom.match.group("everydays")
        timex = f"{prefix}{count:g}{letter}"
        if days and name == "周":
            timex = ",".join(f"XXXX-WXX-{WEEKDAYS[day] + 1}" for day in days if day in WEEKDAYS)
        return Value(None, None, "set", timex=timex, extra={"every": (count, name)})
