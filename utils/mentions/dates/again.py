"""What comes again: 每周一三五, 每月10日至15日, 每天9:00-17:00."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from utils.mentions.calendar_words import GRAIN, WEEKDAYS
from utils.mentions.dates.mention import DateMention, iso
from utils.mentions.dates.points import PART_OF, RANGE_JOIN, part_of, resolved, safely
from utils.mentions.durations import days_on, month_of
from utils.mentions.phrases import Atom, Phrase
from utils.mentions.resolution import Context, Resolver, Value, whole_days


def set_mention(phrase: Phrase, following, text: str, bounds, context: Context):
    """What comes again: every how long, and as core_low to core_high the time of it in the anchor's own
    period."""
    first = resolved(phrase, bounds, context, None)[0]
    every = Resolver(None, context, None, phrase.start).resolve(
        Phrase(phrase.atoms[:1], phrase.start, phrase.end)
    )
    rest = _instance(phrase, phrase.atoms[1:], bounds)
    low, high, end = (rest.low, rest.high, phrase.end) if rest else (None, None, phrase.end)
    timex = first.timex or None
    if (
        isinstance(following, Phrase)
        and RANGE_JOIN.fullmatch(text[phrase.end : following.start])
        and following.atoms[0].kind != "every"
    ):
        end = following.end
        heads = [atom for atom in phrase.atoms[1:] if GRAIN[atom.kind] < GRAIN[following.atoms[0].kind]]
        last = _instance(phrase, [*heads, *following.atoms], bounds)
        high = last.high if last else None
        if last and low and high and (high < low or last.grain == "hour"):
            high = last.low if last.low >= low else high + timedelta(days=1)
        closing = resolved(following, bounds, context, None)
        timex = f"({first.timex},{closing[0].timex})" if closing else timex
    part = PART_OF.match(text, end)
    if len(phrase.atoms) == 1 and part is not None and every.extra["every"][1] in ("月", "年", "季度", "周"):
        end, rest = part.end(), _part_of_period(phrase, every.extra["every"][1], text, bounds)
        low, high = (rest.low, rest.high) if rest else (None, None)
    grain = rest.grain if rest else "day"
    return DateMention(
        phrase.start,
        end,
        text[phrase.start : end],
        None,
        None,
        "set",
        every.extra.get("every"),
        "exact",
        False,
        None,
        None,
        "set",
        iso(low, grain),
        iso(high, grain),
        phrase.start,
        end,
        timex,
    ), end


def _part_of_period(phrase: Phrase, unit: str, text: str, bounds) -> Value | None:
    """每月最后一天 in the anchor's own month."""
    if bounds is None or bounds[0] != bounds[1] or unit not in ("月", "年"):
        return None
    today = bounds[0].date()
    span = (
        month_of(today.year, today.month)
        if unit == "月"
        else (today.replace(month=1, day=1), today.replace(month=12, day=31))
    )
    found = part_of(phrase, whole_days(*span, "month" if unit == "月" else "year"), text)
    return whole_days(found[0], found[1], "day", relative=True) if found else None


def _instance(phrase: Phrase, atoms: list[Atom], bounds) -> Value | None:
    """When the thing that comes again falls in the anchor's week, month or year; None where nothing is
    said."""
    if bounds is None or bounds[0] != bounds[1]:
        return None
    days = [WEEKDAYS[day] for day in phrase.atoms[0].match.group("everydays") or "" if day in WEEKDAYS]
    base = None
    if days and (not atoms or atoms[0].kind != "weekday"):
        today = bounds[0].date()
        moved = days_on(today.isoformat(), days[0] - today.weekday())
        if moved is None:
            return None  # beyond the calendar
        day = date.fromisoformat(moved)
        base = whole_days(day, day, "day", relative=True, timex=day.isoformat())
    if atoms and phrase.atoms[0].match.group("everyunit") in ("晚", "夜"):  # 每晚10点 is ten at night
        day = whole_days(bounds[0].date(), bounds[0].date(), "day", relative=True)
        base = replace(day, extra={"part": "夜里", "day": day})
    if not atoms:
        return base
    return safely(
        Resolver(bounds[0], Context(), None, phrase.start), Phrase(atoms, phrase.start, phrase.end), base
    )
