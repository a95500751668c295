"""Days: 2024-07-19, 9月8日, 8日, 昨天, 次日, 上个月今天."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from utils.mentions.calendar_words import DAY_CONTEXT, DAY_OFFSET, small_number
from utils.mentions.durations import month_of, shift_month
from utils.mentions.phrases import Atom
from utils.mentions.resolution.story import DISCOURSE, STORY, bigrams
from utils.mentions.resolution.values import Reader, Value, whole_days


class Days(Reader):
    """Days."""

    def _exact(self, year: int, month: int, day: int, **more) -> Value:
        more.setdefault("timex", f"{year:04d}-{month:02d}-{day:02d}")
        try:
            value = date(year, month, day)
        except ValueError:
            return Value(None, None, "day", known=False, **more)
        return whole_days(value, value, "day", **more)

    def _iso(self, atom: Atom, value: Value | None) -> Value | None:
        return self._exact(*(int(part) for part in re.findall(r"[0-9]+", atom.match.group())[:3]))

    def _ym(self, atom: Atom, value: Value | None) -> Value | None:
        year, month = (int(part) for part in re.split(r"[-/.]", atom.match.group()))
        return whole_days(*month_of(year, month), "month", timex=f"{year:04d}-{month:02d}")

    def _compact(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        return self._exact(int(word[:4]), int(word[4:6]), int(word[6:]))

    def _dmy(self, atom: Atom, value: Value | None) -> Value | None:
        a, b, c = (int(part) for part in re.findall(r"[0-9]+", atom.match.group()))
        if c >= 1000:
            return self._exact(c, b, a) if b <= 12 else self._exact(c, a, b)
        if b <= 12 and c <= 31:
            return self._exact(2000 + a if a < 70 else 1900 + a, b, c)
        return self._exact(2000 + c if c < 70 else 1900 + c, a, b) if a <= 12 else None

    def _md(self, atom: Atom, value: Value | None) -> Value | None:
        month, day = (int(part) for part in atom.match.group().split("/"))
        if value is not None and value.low is not None:
            return self._exact(value.low.year, month, day, relative=value.relative)
        year = self._year_for(month, day)
        timex = f"XXXX-{month:02d}-{day:02d}"
        if year is None:
            return Value(None, None, "day", relative=True, known=False, timex=timex)
        return self._exact(year, month, day, relative=True, timex=timex)

    def _day(self, atom: Atom, value: Value | None) -> Value | None:
        number = small_number(atom.match.group().rstrip("日号 "))
        if value is not None and value.grain in ("lmonth", "lunarmark"):
            return self._lunar(value, number)
        if value is not None:
            if value.low is None:
                timex = f"{value.timex}-{number:02d}" if value.timex else f"XXXX-XX-{number:02d}"
                return Value(None, None, "day", relative=value.relative, known=False, timex=timex)
            if value.grain == "month":
                month = value.low.month
                if value.relative and value.timex.startswith("XXXX"):
                    year = self._year_for(month, number) or value.low.year
                    return self._exact(
                        year, month, number, relative=True, timex=f"XXXX-{month:02d}-{number:02d}"
                    )
                return self._exact(value.low.year, month, number, relative=value.relative)
            return value
        return self._bare_day(number)

    def _bare_day(self, number: int) -> Value | None:
        timex = f"XXXX-XX-{number:02d}"
        context, anchor = self.context, self.anchor
        if (
            context.month is not None
            and self.at - context.month_at <= STORY
            and context.grain in ("month", "day", "ten_days")
        ):
            year, month = context.month
            if anchor is None or (year, month) != (anchor.year, anchor.month):
                if (
                    context.day is not None
                    and self.at - context.day_at <= STORY
                    and number < context.day.day
                    and self.evidence != "past"
                ):
                    pass
                return self._exact(year, month, number, relative=True, timex=timex)
        if anchor is None:
            return Value(None, None, "day", relative=True, known=False, timex=timex)
        year, month = anchor.year, anchor.month
        told = self.evidence == "past" or self.evidence is None and self.prose  # the news tells what has been
        if number > anchor.day and told:
            year, month = shift_month(year, month, -1)
        elif number < anchor.day and self.evidence == "future":
            year, month = shift_month(year, month, 1)
        for _ in range(2):
            if number <= calendar.monthrange(year, month)[1]:
                break
            year, month = shift_month(year, month, -1)
        return self._exact(year, month, number, relative=True, timex=timex)

    def _dayword(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        if word in ("今午", "昨午"):
            word = word[0]
        if word == "当":
            return value or self._context_day(0)
        if value is not None:
            return self._same_day(value) if value.low is not None and word in ("今天", "今日") else value
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False)
        day = self.anchor.date() + timedelta(days=DAY_OFFSET[word])
        return whole_days(day, day, "day", relative=True, timex=day.isoformat())

    def _same_day(self, value: Value) -> Value | None:
        """去年今天, 上个月今天, 上周的今天: the anchor's place in another year, month or week."""
        anchor, first = self.anchor, value.low
        if anchor is None:
            return None
        if value.grain == "week":
            day = first.date() + timedelta(days=anchor.weekday())
            return whole_days(day, day, "day", relative=True, timex=day.isoformat())
        return self._exact(
            first.year, first.month if value.grain == "month" else anchor.month, anchor.day, relative=True
        )

    def _dayctx(self, atom: Atom, value: Value | None) -> Value | None:
        offset = DAY_CONTEXT[atom.match.group()]
        if value is not None:
            if value.low is None or value.grain == "set":
                return value
            if value.grain == "day":
                day = value.low.date() + timedelta(days=offset)
                return whole_days(day, day, "day", relative=value.relative, timex=day.isoformat())
            return self._day_of_period(value, offset + 1) if atom.match.group()[0] == "第" else value
        text = atom.match.string
        if text[atom.start - 1 : atom.start] == "的":
            return self._day_of_event(text, atom.start, offset)
        return self._context_day(offset)

    def _day_of_event(self, text: str, at: int, offset: int) -> Value:
        """在大使表态的第二天: the day is counted from an event; its day is the one named in a sentence that shares its
        words."""
        clause = re.split(r"[，,。;；!！?？\n]", text[max(0, at - 40) : at])[-1]
        wanted = bigrams(clause)
        best = max(
            ((len(wanted & bigrams(words)), where, day) for where, day, words in self.context.days),
            default=(0, 0, None),
        )
        if best[0] < 2:
            return Value(None, None, "day", relative=True, known=False)
        day = best[2] + timedelta(days=offset)
        about = clause.startswith(("几乎", "差不多", "大约", "约"))
        return whole_days(
            day, day, "day", relative=True, timex=day.isoformat(), approx="about" if about else "exact"
        )

    def _context_day(self, offset: int) -> Value | None:
        context = self.context
        if not self.prose and self.anchor is not None:  # nothing before it: the anchor is the story
            day = self.anchor.date() + timedelta(days=offset)
        elif context.day is None or self.at - context.day_at > DISCOURSE:
            return Value(None, None, "day", relative=True, known=False)
        else:
            day = context.day + timedelta(days=offset)
        return whole_days(day, day, "day", relative=True, timex=day.isoformat())

    def _daylist(self, atom: Atom, value: Value | None) -> Value | None:
        """今明两天, 明后天, 今明两年: from the first to the last of them."""
        if self.anchor is None:
            return None
        word, places = atom.match.group(), "昨今明后"
        first, last = places.index(word[0]) - 1, places.index(re.match("[昨今明后]+", word).group()[-1]) - 1
        if word.endswith("年"):
            year = self.anchor.year
            return whole_days(date(year + first, 1, 1), date(year + last, 12, 31), "year", relative=True)
        today = self.anchor.date()
        return whole_days(today + timedelta(days=first), today + timedelta(days=last), "day", relative=True)
