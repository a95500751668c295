"""Months and what is in them: 9月, 上月底, 当月, 下半年第一个月."""

from __future__ import annotations

import calendar
from datetime import date

from utils.mentions.calendar_words import MONTH_CONTEXT, MONTH_OFFSET, small_number
from utils.mentions.durations import month_of, shift_month
from utils.mentions.phrases import Atom
from utils.mentions.resolution.story import DISCOURSE, STORY
from utils.mentions.resolution.values import Reader, Value, whole_days


class Months(Reader):
    """Months and what is in them."""

    def _month(self, atom: Atom, value: Value | None) -> Value | None:
        number = small_number(atom.match.group().rstrip("份月 "))
        if value is not None and value.grain == "lunarmark":
            return self._lunar_month(number, value)
        if value is not None:
            if value.low is None:
                return Value(
                    None,
                    None,
                    "month",
                    relative=value.relative,
                    known=False,
                    timex=f"XXXX-{number:02d}",
                    extra=value.extra,
                )
            span = month_of(value.low.year, number)
            return whole_days(
                *span, "month", relative=value.relative, timex=f"{value.low.year:04d}-{number:02d}"
            )
        year = self._year_for(number, None)
        if year is None:
            return Value(None, None, "month", relative=True, known=False, timex=f"XXXX-{number:02d}")
        return whole_days(*month_of(year, number), "month", relative=True, timex=f"XXXX-{number:02d}")

    def _year_for(self, month: int, day: int | None) -> int | None:
        """The year a bare month or day of a month means."""
        context, anchor = self.context, self.anchor
        limit = anchor.date() if anchor else None
        if (
            context.low is not None
            and self.at - context.at <= STORY
            and context.grain in ("year", "month", "day", "ten_days", "season", "half", "quarter")
        ):
            year = context.low.year
            if (
                context.grain in ("month", "day", "ten_days")
                and month < context.low.month
                and self.evidence != "future"
            ):
                if limit is None or (year + 1, month) <= (limit.year, limit.month):
                    return year + 1
            elif context.grain in ("month", "day", "ten_days") and month < context.low.month:
                return year + 1
            if (
                limit
                and year == limit.year
                and (month, day or 1) > (limit.month, limit.day if day else 1)
                and self.evidence == "past"
            ):
                return year - 1
            return year
        if anchor is None:
            return None
        if (month, day or 1) > (anchor.month, anchor.day if day else 1) and self.evidence == "past":
            return anchor.year - 1
        if self.evidence == "future" and month < anchor.month:
            return anchor.year + 1
        return anchor.year

    def _monthword(self, atom: Atom, value: Value | None) -> Value | None:
        if self.anchor is None:
            return Value(None, None, "month", relative=True, known=False)
        year, month = shift_month(self.anchor.year, self.anchor.month, MONTH_OFFSET[atom.match.group()])
        return whole_days(*month_of(year, month), "month", relative=True, timex=f"{year:04d}-{month:02d}")

    def _monthctx(self, atom: Atom, value: Value | None) -> Value | None:
        context = self.context
        if value is not None and value.low is not None and not context.month and self.anchor is not None:
            return whole_days(*month_of(value.low.year, self.anchor.month), "month", relative=True)
        if value is not None and value.low is not None and context.month:
            return whole_days(*month_of(value.low.year, context.month[1]), "month", relative=True)
        if context.month is None or self.at - context.month_at > DISCOURSE:
            if self.anchor is None or atom.match.group() != "当月" and self.prose:
                return None
            year, month = self.anchor.year, self.anchor.month
        else:
            year, month = context.month
        year, month = shift_month(year, month, MONTH_CONTEXT[atom.match.group()])
        return whole_days(*month_of(year, month), "month", relative=True, timex=f"{year:04d}-{month:02d}")

    def _monthnth(self, atom: Atom, value: Value | None) -> Value | None:
        if value is None or value.low is None or value.grain not in ("year", "half", "quarter"):
            return None
        number = value.low.month - 1 + small_number(atom.match.group("nthm") or "一")
        span = month_of(value.low.year, number)
        if span[1] > value.high.date():
            return None
        return whole_days(*span, "month", relative=value.relative, timex=f"{value.low.year:04d}-{number:02d}")

    def _monthpart(self, atom: Atom, value: Value | None) -> Value | None:
        if value is None:
            if self.anchor is None:
                return None
            value = whole_days(*month_of(self.anchor.year, self.anchor.month), "month", relative=True)
        if value.low is None:
            return value
        year, month = value.low.year, value.low.month
        last = calendar.monthrange(year, month)[1]
        word = atom.match.group()
        if word == "份":
            return value
        ranges = {
            "上中旬": (1, 20),
            "中下旬": (11, last),
            "上旬": (1, 10),
            "中旬": (11, 20),
            "下旬": (21, last),
        }
        if "半" in word:
            low, high = (1, 15) if word[0] in "上前" else (16, last)
        else:
            low, high = (
                ranges.get(word)
                or {"初": (1, 5), "中": (11, 20), "末": (25, last), "底": (25, last)}[word[-1]]
            )
        return whole_days(
            date(year, month, low),
            date(year, month, min(high, last)),
            "ten_days",
            relative=value.relative,
            approx="range" if word in ranges or "半" in word else "about",
            timex=f"{year:04d}-{month:02d}",
        )

    def _monthpair(self, atom: Atom, value: Value | None) -> Value | None:
        """五六月份: from the first of one month to the last of the next."""
        word = atom.match.group()
        first = 11 if word.startswith("十一") else small_number(word[0])
        year = value.low.year if value is not None and value.low is not None else self._year_for(first, None)
        if year is None:
            return None
        span = (month_of(year, first)[0], month_of(year, first + 1)[1])
        return whole_days(
            *span, "month", relative=True, approx="range", timex=f"(XXXX-{first:02d},XXXX-{first + 1:02d})"
        )
