"""The lunar calendar and holidays: 农历八月十五, 大年初二, 国庆黄金周."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from utils.mentions import holidays
from utils.mentions.calendar_words import small_number
from utils.mentions.phrases import Atom
from utils.mentions.resolution.values import Reader, Value, whole_days, whole_year


class LunarDays(Reader):
    """The lunar calendar and holidays."""

    def _lunarmark(self, atom: Atom, value: Value | None) -> Value | None:
        if atom.match.group() in ("公历", "阳历", "新历", "西历"):
            return value
        if value is not None and value.low is not None:
            return Value(value.low, value.high, "lunarmark", relative=value.relative, lunar=True)
        if self.anchor is None:
            return Value(None, None, "lunarmark", relative=True, known=False, lunar=True)
        year = whole_year(self.anchor.year)
        return Value(year.low, year.high, "lunarmark", relative=True, lunar=True)

    def _lmonth(self, atom: Atom, value: Value | None) -> Value | None:
        word = re.sub(r"农历|阴历|旧历|夏历|月|份", "", atom.match.group())
        leap = word.startswith("闰")
        base = (
            value
            if value is not None
            else (whole_year(self.anchor.year, relative=True) if self.anchor else None)
        )
        return self._lunar_month(small_number(word.lstrip("闰")), base, leap)

    def _lunar_month(self, number: int, base: Value | None, leap: bool = False) -> Value | None:
        if base is None or base.low is None:
            return Value(
                None,
                None,
                "lmonth",
                relative=True,
                known=False,
                lunar=True,
                timex=f"XXXX-{number:02d}",
                extra={"month": number},
            )
        year = base.low.year
        span = holidays.lunar_month(year, number, leap)
        extra = {"month": number, "year": year, "leap": leap}
        timex = f"{year:04d}-{number:02d}"
        if span is None:
            return Value(
                None,
                None,
                "lmonth",
                relative=base.relative,
                known=False,
                lunar=True,
                timex=timex,
                extra=extra,
            )
        return whole_days(*span, "lmonth", relative=base.relative, lunar=True, timex=timex, extra=extra)

    def _lunar(self, value: Value, number: int) -> Value | None:
        year, month = value.extra.get("year"), value.extra.get("month", 1)
        timex = f"{year:04d}-{month:02d}-{number:02d}" if year else f"XXXX-{month:02d}-{number:02d}"
        day = holidays.lunar_day(year, month, number, value.extra.get("leap", False)) if year else None
        if day is None and year and number == 30 and month == 12:  # 年三十 in a year whose last month has 29
            day = holidays.new_years_eve(year)
        if day is None:
            return Value(None, None, "day", relative=value.relative, known=False, lunar=True, timex=timex)
        return whole_days(day, day, "day", relative=value.relative, lunar=True, timex=timex)

    def _lday(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        number = small_number(re.sub(r"大年|正月|初", "", word))
        if word.startswith(("大年", "正月")) or value is None:
            base = (
                value
                if value is not None and value.grain == "year"
                else (whole_year(self.anchor.year, relative=True) if self.anchor else None)
            )
            month = self._lunar_month(1, base)
            return self._lunar(month, number) if month else None
        if value.grain == "lmonth":
            return self._lunar(value, number)
        if value.grain == "lunarmark":
            return self._lunar(self._lunar_month(1, value), number)
        if value.grain == "month" and value.timex:
            year = value.low.year if value.low else None
            month = int(value.timex[5:7])
            if year is None:
                return Value(
                    None,
                    None,
                    "day",
                    relative=True,
                    known=False,
                    lunar=True,
                    timex=f"XXXX-{month:02d}-{number:02d}",
                )
            lunar = self._lunar_month(month, whole_year(year, relative=value.relative))
            return self._lunar(lunar, number) if lunar else None
        if value.grain == "year":
            return self._lunar(self._lunar_month(1, value), number)
        return value

    def _holiday(self, atom: Atom, value: Value | None) -> Value | None:
        turn = atom.match.group("turn")
        name = _holiday_name(re.sub("^[上下]一?个", "", atom.match.group()))
        base = self._base_year(value)
        if base is None:
            return Value(None, None, "day", relative=True, known=False)
        year, relative = base
        if turn and value is None and self.anchor is not None:
            return self._turn_of_holiday(name, 1 if turn == "下" else -1)
        day = holidays.day_of(name, year) if 1 <= year <= 9999 else None
        if value is None and day is not None and self._turned(year, day, day) != year:
            year = self._turned(year, day, day)
            day = holidays.day_of(name, year)
        if day is None:
            return Value(None, None, "day", relative=relative, known=False)
        if name in ("除夕", "大年三十", "年三十", "大年夜"):
            past = self.evidence == "past" or (self.anchor is not None and self.anchor.date() <= day)
            day = holidays.new_years_eve(year) if value is not None or not past else day
            day = day or holidays.day_of(name, year)
        if name in holidays.HIJRI and holidays.HIJRI[name][2] > 1:
            last = day + timedelta(days=holidays.HIJRI[name][2] - 1)
            return whole_days(day, last, "week", relative=relative)
        word = atom.match.group()
        if word.endswith(("黄金周", "假期")):
            length = 5 if word.startswith("五一") else 7
            return whole_days(
                day, day + timedelta(days=length - 1), "week", relative=relative, approx="about"
            )
        return whole_days(day, day, "day", relative=relative, timex=day.isoformat())

    def _turn_of_holiday(self, name: str, step: int) -> Value | None:
        """下个圣诞节, 上个春节: the nearest behind the anchor, or before it."""
        today = self.anchor.date()
        for year in range(today.year - 1, today.year + 2)[::step]:
            day = holidays.day_of(name, year)
            if day is not None and (day > today if step > 0 else day < today):
                return whole_days(day, day, "day", relative=True, timex=day.isoformat())
        return None


@lru_cache(maxsize=256)
def _holiday_name(word: str) -> str:
    word = {"新年": "元旦"}.get(word, word)
    if word not in holidays.SOLAR:
        word = re.sub(r"^(?:世界|国际|全国)(?=..)", "", word).removesuffix("佳节") or word
    for tail in ("黄金周", "假期"):
        word = word.removesuffix(tail)
    word = {
        "三八妇女节": "妇女节",
        "国际妇女节": "妇女节",
        "五一劳动节": "劳动节",
        "五一国际劳动节": "劳动节",
        "国际劳动节": "劳动节",
        "五四青年节": "青年节",
        "六一儿童节": "儿童节",
        "国际儿童节": "儿童节",
        "七一建党节": "建党节",
        "八一建军节": "建军节",
        "十一国庆节": "国庆",
        "除夕夜": "除夕",
        "小年夜": "小年",
        "圣诞夜": "平安夜",
        "圣诞前夜": "平安夜",
        "三八节": "妇女节",
    }.get(word, word)
    return word
