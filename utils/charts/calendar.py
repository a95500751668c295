"""Days on an axis. A day is a number (its ordinal), so that years before 1970 and intervals need nothing
special."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from matplotlib.ticker import FixedFormatter, FixedLocator

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?")
_STEPS = (1, 2, 5, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100)


def day_number(text: object) -> float | None:
    """The ordinal of a day or time, with the part of the day behind the point; None where it is none.

    >>> day_number("2023-07-12"), day_number("2023-07-12T12:00:00+08:00"), day_number(None)
    (738713.0, 738713.5, None)
    """
    found = _DAY.match(text) if isinstance(text, str) else None
    if not found:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    try:
        return date(year, month, day).toordinal() + (hour * 60 + minute) / 1440
    except ValueError:
        return None


def day_text(day: float | None, language: str, year: bool = True) -> str:
    """A day as people write it: 12 Jul 2023, 2023年7月12日."""
    if day is None:
        return "?"
    when = date.fromordinal(int(day))
    if language == "zh":
        return (f"{when.year}年" if year else "") + f"{when.month}月{when.day}日"
    return f"{when.day} {_EN[when.month - 1]}" + (f" {when.year}" if year else "")


_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_axis(axes: Any, language: str, ticks: int = 6) -> None:
    """Give the x axis (in day numbers) at most about `ticks` ticks, at days, months or years that people
    name."""
    low, high = axes.get_xlim()
    days, kind = _ticks(low, high, ticks)
    labels, before = [], None
    for day in days:
        when = date.fromordinal(day)
        labels.append(_tick_label(when, before, kind, language))
        before = when
    axes.xaxis.set_major_locator(FixedLocator(days))
    axes.xaxis.set_major_formatter(FixedFormatter(labels))


def _ticks(low: float, high: float, most: int) -> tuple[list[int], str]:
    first, last = max(1, int(-(-low // 1))), max(1, int(high))
    span = high - low
    for step in _STEPS:
        if span / step <= most:
            return list(range(first, last + 1, step)) or [first], "day"
    for step in _MONTHS:
        if span / (30.4 * step) <= most:
            return _months(first, last, step) or [first], "month"
    step = next((step for step in _YEARS if span / (365.25 * step) <= most), 500)
    return _years(first, last, step) or [first], "year"


def _months(first: int, last: int, step: int) -> list[int]:
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    days = (date(month // 12, month % 12 + 1, 1).toordinal() for month in months if (month % 12) % step == 0)
    return [day for day in days if first <= day <= last]


def _years(first: int, last: int, step: int) -> list[int]:
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    days = (date(year, 1, 1).toordinal() for year in years if year % step == 0)
    return [day for day in days if first <= day <= last]


def _tick_label(when: date, before: date | None, kind: str, language: str) -> str:
    """The year is said once, at the first tick and where it changes."""
    new_year = before is None or before.year != when.year
    if kind == "year":
        return f"{when.year}年" if language == "zh" else str(when.year)
    if language == "zh":
        label = f"{when.month}月" + (f"{when.day}日" if kind == "day" else "")
        return f"{label}\n{when.year}年" if new_year else label
    label = (f"{when.day} " if kind == "day" else "") + _EN[when.month - 1]
    return f"{label}\n{when.year}" if new_year else label
