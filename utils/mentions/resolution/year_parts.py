"""Parts of a year: 上半年, 第三季度末, 年底, 深秋, “十四五”."""

from __future__ import annotations

from datetime import date, timedelta

from utils.mentions import holidays
from utils.mentions.calendar_words import SEASONS, small_number
from utils.mentions.durations import month_of
from utils.mentions.phrases import Atom
from utils.mentions.resolution.story import STORY
from utils.mentions.resolution.values import Reader, Value, whole_days, whole_year


class YearParts(Reader):
    """Parts of a year."""

    def _base_year(self, value: Value | None) -> tuple[int, bool] | None:
        if value is not None:
            return (value.low.year, value.relative) if value.low is not None else None
        context = self.context
        if context.year is not None and self.at - context.year_at <= STORY // 4:
            return context.year, True
        return (self.anchor.year, True) if self.anchor else None

    def _turned(self, year: int, low: date | None, high: date | None) -> int:
        """The year before or after where the tense asks for it: 国庆 told in May is last year's."""
        if self.anchor is None or year != self.anchor.year or low is None or high is None:
            return year
        if self.evidence == "past" and low > self.anchor.date():
            return year - 1
        return year + (self.evidence == "future" and high < self.anchor.date())

    def _plan(self, atom: Atom, value: Value | None) -> Value | None:
        """“十四五”: the fourteenth five-year plan, 2021 to 2025."""
        first = 1951 + 5 * small_number(atom.match.group()[:2])
        return whole_days(date(first, 1, 1), date(first + 4, 12, 31), "year", timex=f"({first},{first + 4})")

    def _half(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        if "个" in word and value is None:
            return self._relative_half(word)
        base = self._base_year(value)
        if base is None:
            return None
        year, relative = base
        first = (
            word[0] in "上前"
            or word[-1] == "1"
            or (word[0] == "本" and self.anchor is not None and self.anchor.month <= 6)
        )
        part = atom.match.group("halfpart")
        months = {"初": (1, 2) if first else (7, 8), "末": (5, 6) if first else (11, 12)}.get(
            "末" if part == "底" else part or "", (1, 6) if first else (7, 12)
        )
        return whole_days(
            date(year, months[0], 1),
            month_of(year, months[1])[1],
            "half",
            relative=relative,
            timex=f"{year:04d}-H{1 if first else 2}",
        )

    def _relative_half(self, word: str) -> Value | None:
        if self.anchor is None:
            return None
        index = self.anchor.year * 2 + (self.anchor.month > 6) + (1 if word[0] in "下后" else -1)
        year, second = divmod(index, 2)
        return whole_days(
            date(year, 7 if second else 1, 1),
            month_of(year, 12 if second else 6)[1],
            "half",
            relative=True,
            timex=f"{year:04d}-H{second + 1}",
        )

    def _quarter(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        if word[0] in "上下本当这季" and value is None:
            if self.anchor is None:
                return None
            step = (word.count("下") - word.count("上"))
            index = self.anchor.year * 4 + (self.anchor.month - 1) // 3 + step
            year, quarter = index // 4, index % 4 + 1
            low_q, relative = quarter, True
        else:
            base = self._base_year(value)
            if base is None:
                return None
            year, relative = base
            digits = [c for c in word if c in "一二三四两1234"] or ["一"]
            digit = digits[-1]
            quarter = {"两": 2}.get(digit) or (int(digit) if digit.isdigit() else small_number(digit))
            quarter = 4 if word[0] == "末" else quarter
            low_q = 1 if word[0] == "前" else small_number(digits[0]) if len(digits) > 1 else quarter
        low, high = date(year, 3 * low_q - 2, 1), month_of(year, 3 * quarter)[1]
        part = atom.match.group("qpart")
        if part == "末":
            low = date(year, 3 * quarter, 1)
        elif part == "初":
            high = month_of(year, 3 * quarter - 2)[1]
        return whole_days(low, high, "quarter", relative=relative, timex=f"{year:04d}-Q{quarter}")

    def _yearpart(self, atom: Atom, value: Value | None) -> Value | None:
        base = (
            self._base_year(value)
            if value is not None
            else ((self.anchor.year, True) if self.anchor else None)
        )
        if base is None:
            return None
        year, relative = base
        word = atom.match.group()
        if word in ("年内", "全年"):
            return whole_year(year, relative=relative)
        if word.endswith("中期"):
            return whole_days(
                date(year, 4, 1),
                date(year, 9, 30),
                "season",
                relative=relative,
                approx="about",
                timex=f"{year:04d}",
            )
        if len(word) == 4 and value is None and self.anchor is not None:  # 岁末年初
            first = year if self.anchor.month > 6 else year - 1
            return whole_days(
                date(first, 12, 1), date(first + 1, 1, 31), "season", relative=True, approx="about"
            )
        mark = next(c for c in word if c in "初末底中终关尾伊暑寒")
        low, high = {
            "初": (1, 2),
            "伊": (1, 2),
            "暑": (7, 8),
            "寒": (2, 2),
            "中": (6, 7),
            "末": (11, 12),
            "底": (11, 12),
            "终": (11, 12),
            "关": (12, 12),
            "尾": (11, 12),
        }[mark]
        return whole_days(
            date(year, low, 1),
            month_of(year, high)[1],
            "season",
            relative=relative,
            approx="about",
            timex=f"{year:04d}",
        )

    def _season(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        base = self._base_year(value)
        if base is None:
            return None
        year, relative = base
        if value is None and word[0] in "今去明" and self.anchor:
            year = self.anchor.year + {"今": 0, "去": -1, "明": 1}[word[0]]
        mark = next(c for c in word if c in "春夏秋冬")
        begin, end = SEASONS[mark]
        turn = atom.match.group("turns")
        if turn and value is None and self.anchor is not None:
            year = self._turn_of_season(begin, end, mark == "冬", turn)
        if value is None and word[0] in mark + "初暮早晚深隆盛仲入开":
            year = self._turned(
                year, holidays.solar_term(begin, year), holidays.solar_term(end, year + (mark == "冬"))
            )
        low = holidays.solar_term(begin, year)
        high = holidays.solar_term(end, year + (mark == "冬"))
        if low is None or high is None:
            months = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12)}[mark]
            return whole_days(
                date(year, months[0], 1), month_of(year, months[1])[1], "season", relative=relative
            )
        code = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}[mark]
        third, high = (high - low) / 3, high - timedelta(days=1)
        part = word[0] if word[0] not in "春夏秋冬今去明上下" else ""
        if part in ("初", "早", "入", "开"):
            high = low + third
        elif part in ("盛", "隆", "仲"):
            low, high = low + third, high - third
        elif part in ("暮", "晚", "深"):
            low = high - third
        return whole_days(low, high, "season", relative=relative, approx="about", timex=f"{year:04d}-{code}")

    def _turn_of_season(self, begin: str, end: str, over: bool, turn: str) -> int:
        """The year of the last season of a sort that has ended (上), or the next to begin (下)."""
        today = self.anchor.date()
        for year in range(today.year - 2, today.year + 2)[:: 1 if turn == "下" else -1]:
            low, high = holidays.solar_term(begin, year), holidays.solar_term(end, year + over)
            if low and high and (low > today if turn == "下" else high <= today):
                return year
        return today.year
