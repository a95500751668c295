"""Parts of the day and clocks: 傍晚, 下午三点半, 七八点, 差一刻八点."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from utils.mentions.calendar_words import DAYPARTS, N2, small_number
from utils.mentions.phrases import Atom
from utils.mentions.resolution.values import Reader, Value, whole_days


class Clocks(Reader):
    """Parts of the day and clocks."""

    def _day_for_time(self, value: Value | None) -> Value:
        if value is not None:
            return value
        context = self.context
        if context.day is not None and self.at - context.day_at <= 120:
            return whole_days(context.day, context.day, "day", relative=True)
        if self.anchor is not None:
            return whole_days(
                self.anchor.date(), self.anchor.date(), "day", relative=True, extra={"floating": True}
            )
        return Value(None, None, "day", relative=True, known=False, extra={"floating": True})

    def _daypart(self, atom: Atom, value: Value | None) -> Value | None:
        base = self._day_for_time(value)
        word = atom.match.group()
        low, high = DAYPARTS[word]
        if base.grain == "set":
            return base
        code = (
            "MO"
            if high <= 12 and low >= 4
            else "AF"
            if 12 <= low < 17
            else "EV"
            if low in (17, 18)
            else "NI"
            if high == 24 or low == 0
            else "DT"
        )
        extra = {**base.extra, "part": word, "code": code, "day": base}
        if base.low is None or base.grain not in ("day",):
            return Value(None, None, "daypart", relative=True, known=False, timex=f"T{code}", extra=extra)
        start = base.low
        return Value(
            start + timedelta(hours=low),
            start + timedelta(hours=high) - timedelta(seconds=1),
            "daypart",
            relative=base.relative,
            timex=("" if "floating" in base.extra else base.timex) + f"T{code}",
            approx="exact",
            extra=extra,
        )

    def _clock_value(
        self,
        value: Value | None,
        hour: int,
        minute: int | None,
        second: int | None,
        approx: str = "exact",
        fixed: bool = False,
    ) -> Value | None:
        part = value.extra.get("part") if value is not None else None
        base = value.extra["day"] if part else self._day_for_time(value)
        if base.grain == "set":
            return base
        if hour == 0 and part in ("晚上", "晚", "夜", "夜里", "夜间", "深夜"):  # 今晚零点 begins the next day
            return self._at(base, 24, minute, second, approx, part, fixed)
        afternoon = part and (12 <= DAYPARTS[part][0] or part in ("晚", "夜"))
        if (
            part in ("半夜", "深夜", "午夜", "夜里", "夜间", "后半夜", "下半夜")
            and hour < 12
            or part in ("晚上", "晚", "夜里", "夜", "夜间", "半夜", "深夜", "午夜")
            and hour == 12
        ):
            afternoon = 6 <= hour < 12
            if hour == 12 or hour == 0 and part in ("深夜", "夜里", "夜间"):
                return self._at(base, 24, minute, second, approx, part, fixed)
            if hour < 6:
                return self._at(base, hour, minute, second, approx, part, fixed)
        if afternoon and hour < 12:
            if part in ("中午", "午间", "正午") and hour >= 10:
                pass
            else:
                hour += 12
        return self._at(base, hour, minute, second, approx, part, fixed)

    def _at(
        self,
        base: Value,
        hour: int,
        minute: int | None,
        second: int | None,
        approx: str,
        part: str | None,
        fixed: bool,
    ) -> Value | None:
        if hour > 47 or (minute or 0) > 59 or (second or 0) > 59:
            return None
        grain = "second" if second is not None else "minute" if minute is not None else "hour"
        clock = (
            f"T{hour % 24 if hour > 24 else hour:02d}"
            + (f":{minute:02d}" if minute is not None else "")
            + (f":{second:02d}" if second is not None else "")
        )
        extra = {
            **base.extra,
            "clock": (hour, minute, second),
            "part": part,
            "fixed": fixed or part is not None or hour >= 13,
            "day": base,
        }
        prefix = "" if "floating" in base.extra else base.timex
        if base.low is None or base.grain not in ("day",):
            return Value(
                None,
                None,
                grain,
                relative=True,
                known=False,
                timex=prefix + clock,
                extra=extra,
                approx=approx,
            )
        low = base.low + timedelta(hours=hour, minutes=minute or 0, seconds=second or 0)
        length = {"hour": 3600, "minute": 60, "second": 1}[grain]
        return Value(
            low,
            low + timedelta(seconds=length - 1),
            grain,
            relative=base.relative,
            approx=approx,
            timex=prefix + clock,
            extra=extra,
        )

    def _clock(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        numbers = [int(part) for part in re.findall(r"[0-9]+", word)]
        hour = numbers[0]
        half = re.search(r"[aApP](?=\.?[mM])", word)                    # before or behind: PM3:30
        if half:
            hour = hour % 12 + (12 if half.group() in "pP" else 0)
        return self._clock_value(
            value, hour, numbers[1], numbers[2] if len(numbers) > 2 else None, fixed=bool(half)
        )

    def _ampm(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        hour = int(re.match(r"[0-9]+", word).group()) % 12 + (12 if re.search("[pP]", word) else 0)
        return self._clock_value(value, hour, None, None, fixed=True)

    def _hms(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        word = re.sub(r"^差(?:[一三]刻|[^分]{1,3}分钟?)", "", word)
        head = re.match(r"(" + N2 + r") ?(?:点钟?|时)", word)
        hour = small_number(head.group(1))
        rest = (atom.match.group("minute") or "").strip()
        minute, second, approx = None, None, "exact"
        if rest == "半":
            minute = 30
        elif rest == "整":
            minute = 0
        elif rest == "许":
            approx = "about"
        elif rest == "正":
            minute = 0
        elif rest.endswith("刻") and rest[0] != "差":
            minute = {"一": 15, "1": 15, "二": 30, "2": 30}.get(rest.lstrip("过")[0], 45)
        elif rest.startswith("差") or atom.match.group("short"):
            short = atom.match.group("short") or rest[1:]
            minutes = {"一刻": 15, "三刻": 45}.get(short) or small_number(short.strip("分钟"))
            hour, minute = (hour - 1) % 24, 60 - minutes
        elif rest:
            numbers = re.findall(N2, re.sub(r"^零(?=[0-9])", "", rest.lstrip("过")))
            minute = small_number(numbers[0])
            second = small_number(numbers[1]) if len(numbers) > 1 else None
        return self._clock_value(value, hour, minute, second, approx)

    def _hourpair(self, atom: Atom, value: Value | None) -> Value | None:
        """下午七八点: from seven to the end of the hour of eight."""
        first = small_number(atom.match.group()[0])
        low = self._clock_value(value, first, None, None, "range")
        high = self._clock_value(value, first + 1, None, None, "range")
        if low is None or high is None:
            return None
        return replace(low, high=high.high)

    def _barehour(self, atom: Atom, value: Value | None) -> Value | None:
        return self._clock_value(value, small_number(atom.match.group()), None, None)

    def _bareday(self, atom: Atom, value: Value | None) -> Value | None:
        return self._day(atom, value)

    def _baremonth(self, atom: Atom, value: Value | None) -> Value | None:
        return self._month(atom, value)
