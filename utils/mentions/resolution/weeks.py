"""Weeks and days counted in a period: 下周三, 周末, 五月的第二个星期日, 下个月的第一天."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from utils.mentions.calendar_words import WEEKDAYS, small_number
from utils.mentions.phrases import Atom
from utils.mentions.resolution.story import DISCOURSE
from utils.mentions.resolution.values import Reader, Value, week_offset, whole_days


class Weeks(Reader):
    """Weeks and days counted in a period."""

    def _week(self, atom: Atom, value: Value | None) -> Value | None:
        if self.anchor is None:
            return Value(None, None, "week", relative=True, known=False)
        word = atom.match.group("woff")
        if word == "当" and self.context.day is not None and self.at - self.context.day_at <= DISCOURSE:
            today = self.context.day
        elif word == "次" and self.context.day is not None:
            today = self.context.day
        else:
            today = self.anchor.date()
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=week_offset(word))
        iso = monday.isocalendar()
        return whole_days(
            monday, monday + timedelta(days=6), "week", relative=True, timex=f"{iso[0]:04d}-W{iso[1]:02d}"
        )

    def _weekday(self, atom: Atom, value: Value | None) -> Value | None:
        number = WEEKDAYS[atom.match.group("wd")]
        word = atom.match.group("wkoff") or ""
        if value is not None and value.grain == "day":
            return value
        if value is not None and value.grain == "set":
            return replace(value, timex=f"XXXX-WXX-{number + 1}")
        if word.startswith("每"):
            return Value(None, None, "set", relative=False, timex=f"XXXX-WXX-{number + 1}")
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False, timex=f"XXXX-WXX-{number + 1}")
        today = self.anchor.date()
        monday = today - timedelta(days=today.weekday())
        bare = word.rstrip("个") == ""
        if value is not None and value.grain == "week" and value.low is not None:
            day = value.low.date() + timedelta(days=number)             # 下周的周五
        elif bare:
            day = monday + timedelta(days=number)
            if self.evidence == "past" and day > today:
                day -= timedelta(weeks=1)
            elif self.evidence == "future" and day < today:
                day += timedelta(weeks=1)
        else:
            day = monday + timedelta(weeks=week_offset(word.rstrip("个")), days=number)
        timex = f"XXXX-WXX-{number + 1}" if bare else day.isoformat()
        if atom.match.group("wd") == "末":
            return whole_days(
                day,
                day + timedelta(days=1),
                "day",
                relative=True,
                timex=f"{day.isocalendar()[0]:04d}-W{day.isocalendar()[1]:02d}-WE",
            )
        return whole_days(day, day, "day", relative=True, timex=timex)

    def _nthweek(self, atom: Atom, value: Value | None) -> Value | None:
        """The nth whole week (from its first Monday) of a month or year, or the nth Friday in it."""
        if value is None or value.low is None or value.grain not in ("year", "month"):
            return None
        first, word = value.low.date(), atom.match.group("nthwd")
        number = small_number(atom.match.group("nthw") or "一")
        weekday = WEEKDAYS[word] if word else 0
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
        if atom.match.group("edgew") == "最后一":
            last = value.high.date() - timedelta(days=0 if word else 6)
            day = last - timedelta(days=(last.weekday() - weekday) % 7)
        if day > value.high.date():
            return Value(None, None, "day", relative=value.relative, known=False)
        last = day + timedelta(days=1 if word == "末" else 0 if word else 6)
        return whole_days(
            day,
            last,
            "day" if word else "week",
            relative=value.relative,
            timex=day.isoformat() if word else f"{day.isocalendar()[0]:04d}-W{day.isocalendar()[1]:02d}",
        )

    def _nthday(self, atom: Atom, value: Value | None) -> Value | None:
        """The nth day of a period: 下个月的第一天, 春节假期首日."""
        if value is None or value.low is None:
            return None
        return self._day_of_period(value, small_number(atom.match.group("nthd") or "一"))

    def _day_of_period(self, value: Value, number: int) -> Value | None:
        day = value.low.date() + timedelta(days=number - 1)
        if day > value.high.date() and value.grain != "day":           # 国庆节第三天 goes on from the day
            return None
        return whole_days(day, day, "day", relative=value.relative, timex=day.isoformat())

    def _weekend(self, atom: Atom, value: Value | None) -> Value | None:
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False)
        base = (
            value.low.date()
            if value is not None and value.low is not None and value.grain == "week"
            else self.anchor.date()
        )
        saturday = base - timedelta(days=base.weekday()) + timedelta(days=5)
        return whole_days(
            saturday,
            saturday + timedelta(days=1),
            "day",
            relative=True,
            timex=f"{saturday.isocalendar()[0]:04d}-W{saturday.isocalendar()[1]:02d}-WE",
        )

    def _hourword(self, atom: Atom, value: Value | None) -> Value | None:
        """上个小时: the sixty minutes before now."""
        if self.anchor is None:
            return None
        length = timedelta(minutes=1 if atom.match.group().endswith("分钟") else 60)
        back = atom.match.group()[0] in "上过前"
        low, high = (self.anchor - length, self.anchor) if back else (self.anchor, self.anchor + length)
        return Value(low, high, "span", relative=True, timex=f"({low.isoformat()},{high.isoformat()})")
