"""From a phrase to an interval: every atom narrows what its predecessors left.

The first atom starts from the anchor (去年, 周五), from the discourse (当天, 次日) or, when it is only a part of a
date (9月, 8日), from the last full date shortly before. What neither tells stays unknown: a value without
bounds.
"""
from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from utils.mentions import holidays, numerals
from utils.mentions.calendar_words import (
    DAY_CONTEXT, DAY_OFFSET, DAYPARTS, MONTH_CONTEXT, MONTH_OFFSET, N2, REIGNS, SEASONS, SMALL_NUMBERS, VAGUE,
    WEEKDAYS,
    YEAR_CONTEXT, YEAR_DIGITS, YEAR_OFFSET, small_number)
from utils.mentions.durations import DESIGNATOR, month_of, shift_month
from utils.mentions.phrases import Atom, Phrase

STORY = 400              # characters over which a full date lends its year to 9月 behind it
DISCOURSE = 900          # characters over which 当天 and 次日 look back for a day
# -------------------------------------------------------------------------------------------- resolving

@dataclass(slots=True)
class Context:
    """What the text has named so far: where, and from when to when, the last full date; and the last day."""

    at: int = -10**9
    low: date | None = None
    grain: str = ""
    day_at: int = -10**9
    day: date | None = None
    year_at: int = -10**9
    year: int | None = None
    month: tuple[int, int] | None = None
    month_at: int = -10**9
    # (where, day, the words of its sentence) of the last days named
    days: list = field(default_factory=list)


@dataclass(slots=True)
class Value:
    low: datetime | None
    high: datetime | None
    grain: str
    relative: bool = False
    approx: str = "exact"
    timex: str = ""
    lunar: bool = False
    known: bool = True
    extra: dict = field(default_factory=dict)


_UNKNOWN_GRAIN = {
    **dict.fromkeys(("yearctx", "yearword", "year", "year2", "ganzhi", "fiscal", "reign"), "year"),
    "century": "century", "decade": "decade", "half": "half", "quarter": "quarter", "season": "season",
    "yearpart": "season", "monthctx": "month", "month": "month", "lmonth": "month", "monthnth": "month",
    "monthpart": "ten_days", "week": "week", "daypart": "daypart"}
_DAY_SECOND = timedelta(days=1) - timedelta(seconds=1)


def _day(value: date) -> tuple[datetime, datetime]:
    start = datetime(value.year, value.month, value.day)
    return start, start + _DAY_SECOND


def _make(low: date, high: date, grain: str, **more) -> Value:
    return Value(_day(low)[0], _day(high)[1], grain, **more)


def _year(year: int, **more) -> Value:
    if not 1 <= year <= 9999:
        return Value(None, None, "year", known=False, timex=f"{year:04d}" if year >= 0 else f"-{-year:04d}",
            **more)
    return _make(date(year, 1, 1), date(year, 12, 31), "year", timex=f"{year:04d}", **more)


_PAST = re.compile(
    r"了|曾|已|过(?![去程渡度分于])|报道|表示|称|说|宣布|披露|透露|指出|消息|发生|爆发|抵达|签署|死亡|遇难|受伤|电\)|讯|获悉|刚刚|时任|以来|回忆|当时|公布|通报|发布|被|遭|获救|送医|原定|原计划|原拟")
_FUTURE = re.compile(r"将(?![其他她它此该这那近军士领官])|会(?=在|于|有)|(?<!原)计划|(?<!原)拟|预计|即将|(?<!原)预定|(?<!原)定于|有望|明年|下月|下周|届时|打算|准备|安排|或于|力争|争取|要(?=在|于)|"
    r"(?:延期?|推迟|推后|延后|押后|顺延|改期|改|提前)(?:至|到|于)|择期|拟于")
_PLANNED_FOR = re.compile(r"(?:延期?|推迟|推后|延后|顺延|改期|(?<!原)定|(?<!原)拟|将|(?<!原)计划|预计|(?<!原)预定|有望|或将?|力争|争取|须|应)(?:至|到|于|在)$")
_DONE_ON = re.compile(r"(?:已经?|曾|早已|刚)(?:于|在)$")
SENTENCE_END = re.compile(r"[。！？!?；;\n]")


def evidence_of(text: str, start: int, end: int) -> str | None:
    """past or future, as the words of the clause around a mention tell; None when they tell neither."""
    left = max(0, start - 30)
    right = min(len(text), end + 40)
    for match in SENTENCE_END.finditer(text, left, start):
        left = match.end()
    stop = SENTENCE_END.search(text, end, right)
    right = stop.start() if stop else right
    near = text[max(left, start - 5):start]
    if _DONE_ON.search(near):
        return "past"
    if _PLANNED_FOR.search(near):
        return "future"
    window = text[left:start] + "\x00" + text[end:right]
    future, past = _FUTURE.search(window), _PAST.search(window)
    if future and not past:
        return "future"
    if past and not future:
        return "past"
    if past and future:
        near_future = min((abs(m.start() - (start - left)) for m in _FUTURE.finditer(window)))
        near_past = min((abs(m.start() - (start - left)) for m in _PAST.finditer(window)))
        return "future" if near_future <= near_past else "past"
    return None


class Resolver:
    """Resolves the atoms of one phrase against one anchor and the discourse."""

    prose = False        # whether the phrase stands in a sentence

    def __init__(self, anchor: datetime | None, context: Context, evidence: str | None, at: int):
        self.anchor, self.context, self.evidence, self.at = anchor, context, evidence, at

    def resolve(self, phrase: Phrase, base: Value | None = None) -> Value | None:
        value = base
        self.prose = len(phrase.atoms[0].match.string) > phrase.end - phrase.start + 4
        for atom in phrase.atoms:
            step = getattr(self, "_" + atom.kind, None)
            if step is None:
                return None
            value = step(atom, value)
            if value is None:
                return Value(None, None, _UNKNOWN_GRAIN.get(atom.kind, "day"), relative=True, known=False)
        return value

    # ---- years and coarser

    def _century(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group("cent2")
        relative = word[0] in "上本下"
        if relative:
            if self.anchor is None:
                return None
            number = (self.anchor.year - 1) // 100 + 1 + {"上": -1, "本": 0, "下": 1}[word[0]]
        else:
            number = small_number(word)
        if "公元前" in atom.match.group():
            return Value(None, None, "century", known=False)
        first = (number - 1) * 100
        low, high = first, first + 99
        part = atom.match.group("centpart") or ""
        low, high = {"初": (first, first + 19), "前": (first, first + 19), "中": (first + 20, first + 79), "末": (
            first + 80, first + 99), "后": (first + 80, first + 99),
                     "上": (first, first + 49), "下": (first + 50, first + 99)}.get(part[:1], (low, high))
        if not 1 <= low + 1 <= 9999 or high > 9999:
            return Value(None, None, "century", known=False)
        return _make(date(max(low, 1), 1, 1), date(high, 12, 31), "century", relative=relative, approx="about"
            if part else "exact", timex=f"{number - 1:02d}XX")

    def _decade(self, atom: Atom, value: Value | None) -> Value | None:
        groups = atom.match.groupdict()
        relative = False
        if groups["decade4"]:
            first = int(groups["decade4"])
            tens = last = 0
        else:
            word = groups["dec1"] or groups["dec2"]
            tens = int(word) if word.isdigit() else numerals.DIGITS[word[0]] * 10
            last = tens if word.isdigit() else numerals.DIGITS[word[-2]] * 10 if word[-1] == "十" else tens
            if groups["cent1"]:
                if groups["cent1"] in ("上", "本"):
                    if self.anchor is None:
                        return None
                    century = (self.anchor.year - 1) // 100 + (0 if groups["cent1"] == "本" else -1)
                    relative = True
                else:
                    century = small_number(groups["cent1"]) - 1
                first = century * 100 + tens
            else:
                first = (2000 if tens <= 20 else 1900) + tens
        part = (groups["decpart1"] or groups["decpart2"] or "")[:1]
        low, high = {"初": (0, 2), "前": (0, 4), "中": (3, 6), "末": (7, 9), "后": (5, 9)}.get(part, (0, 9))
        if not 1 <= first <= 9990:
            return None
        timex = f"{first // 10:03d}X" if groups["cent1"] or groups["decade4"] else f"XX{first % 100:02d}"
        return _make(date(first + low, 1, 1), date(first + max(last - tens, 0) + high, 12, 31), "decade", relative=relative,
                timex=timex,
            approx="about" if part else "exact")

    def _yearspan(self, atom: Atom, value: Value | None) -> Value | None:
        """2018-2020: two years joined, where the second is the later one."""
        first, last = (int(year) for year in re.findall(r"[0-9]{4}", atom.match.group()))
        if last <= first:
            return None
        return _make(date(first, 1, 1), date(last, 12, 31), "year", approx="range", timex=f"({first},{last})")

    def _bc(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        number = int(re.sub(r"\D", "", word))
        return _year(-number if "前" in word else number)

    def _reign(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()[:-1]
        name = next(name for name in REIGNS if word.startswith(name))
        written = word[len(name):]
        numeral = numerals.read(written, 0)
        number = 1 if written == "元" else int(numeral.base) if numeral else small_number(written)
        return _year(REIGNS[name] + number - 1)

    def _ganzhi(self, atom: Atom, value: Value | None) -> Value | None:
        """甲辰年 and 龙年: the year of the cycle of sixty or twelve that lies nearest, next year at the latest."""
        if self.anchor is None:
            return None
        word = atom.match.group()
        if len(word) == 2:
            period, place = 12, "鼠牛虎兔龙蛇马羊猴鸡狗猪".index(word[0])
        else:
            stem, branch = "甲乙丙丁戊己庚辛壬癸".index(word[0]), "子丑寅卯辰巳午未申酉戌亥".index(word[1])
            if (stem - branch) % 2:
                return None
            period, place = 60, (6 * stem - 5 * branch) % 60
        last = self.anchor.year + 1
        return _year(last - (last - 4 - place) % period, relative=True)

    def _fiscal(self, atom: Atom, value: Value | None) -> Value | None:
        """2016财年 is told by its calendar year, whenever a firm's books close; 2023学年 runs from September, the
        2023-24赛季 from July."""
        years = [int(year) for year in re.findall(r"[0-9]{4}", atom.match.group())]
        if len(years) == 1 and (short := re.match(r"[0-9]{4}[-/]([0-9]{2})(?![0-9])", atom.match.group())):
            years.append(years[0] // 100 * 100 + int(short.group(1)))
        if atom.match.group().endswith("赛季") and len(years) > 1:
            return _make(date(years[0], 7, 1), date(years[1], 6, 30), "year", approx="about", timex=f"{years[0]:04d}")
        if "学年" in atom.match.group():
            return _make(date(years[0], 9, 1), date(max(years[-1], years[0] + 1), 8, 31), "year", approx="about",
                         timex=f"{years[0]:04d}")
        return _make(date(years[0], 1, 1), date(years[-1], 12, 31), "year", approx="about", timex=f"{years[0]:04d}")

    def _roc(self, atom: Atom, value: Value | None) -> Value | None:
        """100年7月: a three-digit year before a month counts from the founding of the Republic, as in
        Taiwan."""
        return _year(1911 + int(re.match(r"[0-9]+", atom.match.group()).group()))

    def _year(self, atom: Atom, value: Value | None) -> Value | None:
        digits = "".join(YEAR_DIGITS.get(c, c) for c in atom.match.group() if c in YEAR_DIGITS or c.isdigit())
        return _year(int(digits[:4]))

    def _year2(self, atom: Atom, value: Value | None) -> Value | None:
        digits = "".join(YEAR_DIGITS.get(c, c) for c in atom.match.group() if c in YEAR_DIGITS or c.isdigit())
        number = int(digits[:2])
        limit = (self.anchor.year if self.anchor else 2035) % 100 + 10
        return _year((2000 if number <= limit else 1900) + number)

    def _yearword(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        offset = YEAR_OFFSET[word.removesuffix("同期")]
        if self.anchor is None:
            return Value(None, None, "year", relative=True, known=False, extra={"offset": offset})
        return _year(self.anchor.year + offset, relative=True)

    def _yearctx(self, atom: Atom, value: Value | None) -> Value | None:
        context = self.context
        if context.year is None or self.at - context.year_at > DISCOURSE:
            if self.anchor is None or atom.match.group() != "当年" and self.at:
                return None
            return _year(self.anchor.year + YEAR_CONTEXT[atom.match.group()], relative=True)
        return _year(context.year + YEAR_CONTEXT[atom.match.group()], relative=True)

    # ---- parts of a year

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
        return _make(date(first, 1, 1), date(first + 4, 12, 31), "year", timex=f"({first},{first + 4})")

    def _half(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        if "个" in word and value is None:
            return self._relative_half(word)
        base = self._base_year(value)
        if base is None:
            return None
        year, relative = base
        first = word[0] in "上前" or word[-1] == "1" or (word[0] == "本" and self.anchor is not None and self.anchor.month <= 6)
        part = atom.match.group("halfpart")
        months = {"初": (1, 2) if first else (7, 8), "末": (5, 6) if first else (11, 12)}.get(
            "末" if part == "底" else part or "", (1, 6) if first else (7, 12))
        return _make(date(year, months[0], 1), month_of(year, months[1])[1], "half", relative=relative,
                timex=f"{year:04d}-H{1 if first else 2}")

    def _relative_half(self, word: str) -> Value | None:
        if self.anchor is None:
            return None
        index = self.anchor.year * 2 + (self.anchor.month > 6) + (1 if word[0] in "下后" else -1)
        year, second = divmod(index, 2)
        return _make(date(year, 7 if second else 1, 1), month_of(year, 12 if second else 6)[1], "half",
            relative=True, timex=f"{year:04d}-H{second + 1}")

    def _quarter(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        if word[0] in "上下本当这季" and value is None:
            if self.anchor is None:
                return None
            index = self.anchor.year * 4 + (self.anchor.month - 1) // 3 + {"上": -1, "下": 1}.get(word[0], 0)
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
        return _make(low, high, "quarter", relative=relative, timex=f"{year:04d}-Q{quarter}")

    def _yearpart(self, atom: Atom, value: Value | None) -> Value | None:
        base = self._base_year(value) if value is not None else ((self.anchor.year, True) if self.anchor else
            None)
        if base is None:
            return None
        year, relative = base
        word = atom.match.group()
        if word in ("年内", "全年"):
            return _year(year, relative=relative)
        if word.endswith("中期"):
            return _make(date(year, 4, 1), date(year, 9, 30), "season", relative=relative, approx="about",
                timex=f"{year:04d}")
        if len(word) == 4 and value is None and self.anchor is not None:        # 岁末年初
            first = year if self.anchor.month > 6 else year - 1
            return _make(date(first, 12, 1), date(first + 1, 1, 31), "season", relative=True, approx="about")
        mark = next(c for c in word if c in "初末底中终关尾伊暑寒")
        low, high = {"初": (1, 2), "伊": (1, 2), "暑": (7, 8), "寒": (2, 2), "中": (6, 7), "末": (11, 12), "底": (11,
            12), "终": (11, 12), "关": (12, 12), "尾": (11, 12)}[mark]
        return _make(date(year, low, 1), month_of(year, high)[1], "season", relative=relative, approx="about",
            timex=f"{year:04d}")

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
        if value is None and word[0] in mark + "初暮早晚深隆盛仲入开":
            year = self._turned(year, holidays.solar_term(begin, year), holidays.solar_term(end, year + (mark == "冬")))
        low = holidays.solar_term(begin, year)
        high = holidays.solar_term(end, year + (mark == "冬"))
        if low is None or high is None:
            months = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12)}[mark]
            return _make(date(year, months[0], 1), month_of(year, months[1])[1], "season", relative=relative)
        code = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}[mark]
        third, high = (high - low) / 3, high - timedelta(days=1)
        part = word[0] if word[0] not in "春夏秋冬今去明" else ""
        if part in ("初", "早", "入", "开"):
            high = low + third
        elif part in ("盛", "隆", "仲"):
            low, high = low + third, high - third
        elif part in ("暮", "晚", "深"):
            low = high - third
        return _make(low, high, "season", relative=relative, approx="about",
                timex=f"{year:04d}-{code}")

    # ---- months

    def _month(self, atom: Atom, value: Value | None) -> Value | None:
        number = small_number(atom.match.group().rstrip("份月 "))
        if value is not None and value.grain == "lunarmark":
            return self._lunar_month(number, value)
        if value is not None:
            if value.low is None:
                return Value(None, None, "month", relative=value.relative, known=False,
                        timex=f"XXXX-{number:02d}",
                    extra=value.extra)
            span = month_of(value.low.year, number)
            return _make(*span, "month", relative=value.relative, timex=f"{value.low.year:04d}-{number:02d}")
        year = self._year_for(number, None)
        if year is None:
            return Value(None, None, "month", relative=True, known=False, timex=f"XXXX-{number:02d}")
        return _make(*month_of(year, number), "month", relative=True, timex=f"XXXX-{number:02d}")

    def _year_for(self, month: int, day: int | None) -> int | None:
        """The year a bare month or day of a month means."""
        context, anchor = self.context, self.anchor
        limit = anchor.date() if anchor else None
        if context.low is not None and self.at - context.at <= STORY and context.grain in ("year", "month",
            "day", "ten_days", "season", "half", "quarter"):
            year = context.low.year
            if context.grain in ("month", "day", "ten_days") and month < context.low.month \
                and self.evidence != "future":
                if limit is None or (year + 1, month) <= (limit.year, limit.month):
                    return year + 1
            elif context.grain in ("month", "day", "ten_days") and month < context.low.month:
                return year + 1
            if limit and year == limit.year and (month, day or 1) > (limit.month, limit.day if day else 1) \
                and \
                    self.evidence == "past":
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
        return _make(*month_of(year, month), "month", relative=True, timex=f"{year:04d}-{month:02d}")

    def _monthctx(self, atom: Atom, value: Value | None) -> Value | None:
        context = self.context
        if value is not None and value.low is not None and context.month:
            return _make(*month_of(value.low.year, context.month[1]), "month", relative=True)
        if context.month is None or self.at - context.month_at > DISCOURSE:
            if self.anchor is None or atom.match.group() != "当月" and self.at:
                return None
            year, month = self.anchor.year, self.anchor.month
        else:
            year, month = context.month
        year, month = shift_month(year, month, MONTH_CONTEXT[atom.match.group()])
        return _make(*month_of(year, month), "month", relative=True, timex=f"{year:04d}-{month:02d}")

    def _monthnth(self, atom: Atom, value: Value | None) -> Value | None:
        if value is None or value.low is None or value.grain not in ("year", "half", "quarter"):
            return None
        number = value.low.month - 1 + small_number(atom.match.group("nthm") or "一")
        span = month_of(value.low.year, number)
        if span[1] > value.high.date():
            return None
        return _make(*span, "month", relative=value.relative, timex=f"{value.low.year:04d}-{number:02d}")

    def _monthpart(self, atom: Atom, value: Value | None) -> Value | None:
        if value is None:
            if self.anchor is None:
                return None
            value = _make(*month_of(self.anchor.year, self.anchor.month), "month", relative=True)
        if value.low is None:
            return value
        year, month = value.low.year, value.low.month
        last = calendar.monthrange(year, month)[1]
        word = atom.match.group()
        if word == "份":
            return value
        ranges = {"上中旬": (1, 20), "中下旬": (11, last), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last)}
        if "半" in word:
            low, high = (1, 15) if word[0] in "上前" else (16, last)
        else:
            low, high = ranges.get(word) or {"初": (1, 5), "中": (11, 20), "末": (25, last), "底": (25, last)}[word[-1]]
        return _make(date(year, month, low), date(year, month, min(high, last)), "ten_days",
                relative=value.relative,
                     approx="range" if word in ranges or "半" in word else "about", timex=f"{year:04d}-{month:02d}")

    # ---- weeks

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
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_week_offset(word))
        iso = monday.isocalendar()
        return _make(monday, monday + timedelta(days=6), "week", relative=True,
                timex=f"{iso[0]:04d}-W{iso[1]:02d}")

    def _weekday(self, atom: Atom, value: Value | None) -> Value | None:
        number = WEEKDAYS[atom.match.group("wd")]
        word = atom.match.group("wkoff") or ""
        if value is not None and value.grain == "day":
            return value
        if value is not None and value.grain == "set":
            return replace_value(value, timex=f"XXXX-WXX-{number + 1}")
        if word.startswith("每"):
            return Value(None, None, "set", relative=False, timex=f"XXXX-WXX-{number + 1}")
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False, timex=f"XXXX-WXX-{number + 1}")
        today = self.anchor.date()
        monday = today - timedelta(days=today.weekday())
        bare = word.rstrip("个") == ""
        if bare:
            day = monday + timedelta(days=number)
            if self.evidence == "past" and day > today:
                day -= timedelta(weeks=1)
            elif self.evidence == "future" and day < today:
                day += timedelta(weeks=1)
        else:
            day = monday + timedelta(weeks=_week_offset(word.rstrip("个")), days=number)
        timex = f"XXXX-WXX-{number + 1}" if bare else day.isoformat()
        if atom.match.group("wd") == "末":
            return _make(day, day + timedelta(days=1), "day", relative=True,
                    timex=f"{day.isocalendar()[0]:04d}-W{day.isocalendar()[1]:02d}-WE")
        return _make(day, day, "day", relative=True, timex=timex)

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
        last = day if word else day + timedelta(days=6)
        return _make(day, last, "day" if word else "week", relative=value.relative, timex=day.isoformat() if
            word else f"{day.isocalendar()[0]:04d}-W{day.isocalendar()[1]:02d}")

    def _nthday(self, atom: Atom, value: Value | None) -> Value | None:
        """The nth day of a period: 下个月的第一天, 春节假期首日."""
        if value is None or value.low is None:
            return None
        return self._day_of_period(value, small_number(atom.match.group("nthd") or "一"))

    def _day_of_period(self, value: Value, number: int) -> Value | None:
        day = value.low.date() + timedelta(days=number - 1)
        if day > value.high.date():
            return None
        return _make(day, day, "day", relative=value.relative, timex=day.isoformat())

    def _weekend(self, atom: Atom, value: Value | None) -> Value | None:
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False)
        base = value.low.date() if value is not None and value.low is not None and value.grain == "week" \
            else self.anchor.date()
        saturday = base - timedelta(days=base.weekday()) + timedelta(days=5)
        return _make(saturday, saturday + timedelta(days=1), "day", relative=True,
                timex=f"{saturday.isocalendar()[0]:04d}-W{saturday.isocalendar()[1]:02d}-WE")

    def _hourword(self, atom: Atom, value: Value | None) -> Value | None:
        """上个小时: the sixty minutes before now."""
        if self.anchor is None:
            return None
        length = timedelta(minutes=1 if atom.match.group().endswith("分钟") else 60)
        back = atom.match.group()[0] in "上过前"
        low, high = (self.anchor - length, self.anchor) if back else (self.anchor, self.anchor + length)
        return Value(low, high, "span", relative=True, timex=f"({low.isoformat()},{high.isoformat()})")

    # ---- days

    def _exact(self, year: int, month: int, day: int, **more) -> Value:
        more.setdefault("timex", f"{year:04d}-{month:02d}-{day:02d}")
        try:
            value = date(year, month, day)
        except ValueError:
            return Value(None, None, "day", known=False, **more)
        return _make(value, value, "day", **more)

    def _iso(self, atom: Atom, value: Value | None) -> Value | None:
        return self._exact(*(int(part) for part in re.findall(r"[0-9]+", atom.match.group())[:3]))

    def _ym(self, atom: Atom, value: Value | None) -> Value | None:
        year, month = (int(part) for part in re.split(r"[-/.]", atom.match.group()))
        return _make(*month_of(year, month), "month", timex=f"{year:04d}-{month:02d}")

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
                    return self._exact(year, month, number, relative=True,
                            timex=f"XXXX-{month:02d}-{number:02d}")
                return self._exact(value.low.year, month, number, relative=value.relative)
            return value
        return self._bare_day(number)

    def _bare_day(self, number: int) -> Value | None:
        timex = f"XXXX-XX-{number:02d}"
        context, anchor = self.context, self.anchor
        if context.month is not None and self.at - context.month_at <= STORY and context.grain in ("month",
            "day", "ten_days"):
            year, month = context.month
            if anchor is None or (year, month) != (anchor.year, anchor.month):
                if context.day is not None and self.at - context.day_at <= STORY \
                    and number < context.day.day and self.evidence != "past":
                    pass
                return self._exact(year, month, number, relative=True, timex=timex)
        if anchor is None:
            return Value(None, None, "day", relative=True, known=False, timex=timex)
        year, month = anchor.year, anchor.month
        told = self.evidence == "past" or self.evidence is None and self.prose      # the news tells what has been
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
            return self._context_day(0)
        if value is not None:
            return self._same_day(value) if value.low is not None and word in ("今天", "今日") else value
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False)
        day = self.anchor.date() + timedelta(days=DAY_OFFSET[word])
        return _make(day, day, "day", relative=True, timex=day.isoformat())

    def _same_day(self, value: Value) -> Value | None:
        """去年今天, 上个月今天, 上周的今天: the anchor's place in another year, month or week."""
        anchor, first = self.anchor, value.low
        if anchor is None:
            return None
        if value.grain == "week":
            day = first.date() + timedelta(days=anchor.weekday())
            return _make(day, day, "day", relative=True, timex=day.isoformat())
        return self._exact(first.year, first.month if value.grain == "month" else anchor.month, anchor.day,
                           relative=True)

    def _dayctx(self, atom: Atom, value: Value | None) -> Value | None:
        offset = DAY_CONTEXT[atom.match.group()]
        if value is not None:
            if value.low is None or value.grain == "set":
                return value
            if value.grain == "day":
                day = value.low.date() + timedelta(days=offset)
                return _make(day, day, "day", relative=value.relative, timex=day.isoformat())
            return self._day_of_period(value, offset + 1) if atom.match.group()[0] == "第" else value
        text = atom.match.string
        if text[atom.start - 1:atom.start] == "的":
            return self._day_of_event(text, atom.start, offset)
        return self._context_day(offset)

    def _day_of_event(self, text: str, at: int, offset: int) -> Value:
        """在大使表态的第二天: the day is counted from an event; its day is the one named in a sentence that shares its
        words."""
        clause = re.split(r"[，,。;；!！?？\n]", text[max(0, at - 40):at])[-1]
        wanted = bigrams(clause)
        best = max(((len(wanted & words), where, day) for where, day, words in self.context.days), default=(0,
            0, None))
        if best[0] < 2:
            return Value(None, None, "day", relative=True, known=False)
        day = best[2] + timedelta(days=offset)
        about = clause.startswith(("几乎", "差不多", "大约", "约"))
        return _make(day, day, "day", relative=True, timex=day.isoformat(), approx="about" if about else
            "exact")

    def _context_day(self, offset: int) -> Value | None:
        context = self.context
        if self.at == 0 and self.anchor is not None:      # nothing before it: the anchor is the story
            day = self.anchor.date() + timedelta(days=offset)
        elif context.day is None or self.at - context.day_at > DISCOURSE:
            return Value(None, None, "day", relative=True, known=False)
        else:
            day = context.day + timedelta(days=offset)
        return _make(day, day, "day", relative=True, timex=day.isoformat())

    # ---- lunar dates and holidays

    def _lunarmark(self, atom: Atom, value: Value | None) -> Value | None:
        if atom.match.group() in ("公历", "阳历", "新历", "西历"):
            return value
        if value is not None and value.low is not None:
            return Value(value.low, value.high, "lunarmark", relative=value.relative, lunar=True)
        if self.anchor is None:
            return Value(None, None, "lunarmark", relative=True, known=False, lunar=True)
        year = _year(self.anchor.year)
        return Value(year.low, year.high, "lunarmark", relative=True, lunar=True)

    def _lmonth(self, atom: Atom, value: Value | None) -> Value | None:
        word = re.sub(r"农历|阴历|旧历|夏历|月|份", "", atom.match.group())
        leap = word.startswith("闰")
        base = value if value is not None else (_year(self.anchor.year, relative=True) if self.anchor else
            None)
        return self._lunar_month(small_number(word.lstrip("闰")), base, leap)

    def _lunar_month(self, number: int, base: Value | None, leap: bool = False) -> Value | None:
        if base is None or base.low is None:
            return Value(None, None, "lmonth", relative=True, known=False, lunar=True,
                    timex=f"XXXX-{number:02d}",
                extra={"month": number})
        year = base.low.year
        span = holidays.lunar_month(year, number, leap)
        extra = {"month": number, "year": year, "leap": leap}
        timex = f"{year:04d}-{number:02d}"
        if span is None:
            return Value(None, None, "lmonth", relative=base.relative, known=False, lunar=True, timex=timex,
                extra=extra)
        return _make(*span, "lmonth", relative=base.relative, lunar=True, timex=timex, extra=extra)

    def _lunar(self, value: Value, number: int) -> Value | None:
        year, month = value.extra.get("year"), value.extra.get("month", 1)
        timex = f"{year:04d}-{month:02d}-{number:02d}" if year else f"XXXX-{month:02d}-{number:02d}"
        day = holidays.lunar_day(year, month, number, value.extra.get("leap", False)) if year else None
        if day is None and year and number == 30 and month == 12:        # 年三十 in a year whose last month has 29
            day = holidays.new_years_eve(year)
        if day is None:
            return Value(None, None, "day", relative=value.relative, known=False, lunar=True, timex=timex)
        return _make(day, day, "day", relative=value.relative, lunar=True, timex=timex)

    def _lday(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        number = small_number(re.sub(r"大年|正月|初", "", word))
        if word.startswith(("大年", "正月")) or value is None:
            base = value if value is not None and value.grain == "year" \
                else (_year(self.anchor.year, relative=True)
                if self.anchor else None)
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
                return Value(None, None, "day", relative=True, known=False, lunar=True,
                        timex=f"XXXX-{month:02d}-{number:02d}")
            lunar = self._lunar_month(month, _year(year, relative=value.relative))
            return self._lunar(lunar, number) if lunar else None
        if value.grain == "year":
            return self._lunar(self._lunar_month(1, value), number)
        return value

    def _holiday(self, atom: Atom, value: Value | None) -> Value | None:
        name = _holiday_name(atom.match.group())
        base = self._base_year(value)
        if base is None:
            return Value(None, None, "day", relative=True, known=False)
        year, relative = base
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
        word = atom.match.group()
        if word.endswith(("黄金周", "假期")):
            length = 5 if word.startswith("五一") else 7
            return _make(day, day + timedelta(days=length - 1), "week", relative=relative, approx="about")
        return _make(day, day, "day", relative=relative, timex=day.isoformat())

    # ---- times of the day

    def _day_for_time(self, value: Value | None) -> Value:
        if value is not None:
            return value
        context = self.context
        if context.day is not None and self.at - context.day_at <= 120:
            return _make(context.day, context.day, "day", relative=True)
        if self.anchor is not None:
            return _make(self.anchor.date(), self.anchor.date(), "day", relative=True, extra={"floating":
                True})
        return Value(None, None, "day", relative=True, known=False, extra={"floating": True})

    def _daypart(self, atom: Atom, value: Value | None) -> Value | None:
        base = self._day_for_time(value)
        word = atom.match.group()
        low, high = DAYPARTS[word]
        if base.grain == "set":
            return base
        code = "MO" if high <= 12 and low >= 4 else "AF" if 12 <= low < 17 else "EV" if low in (17, 18) \
            else "NI" if high == 24 or low == 0 else "DT"
        extra = {**base.extra, "part": word, "code": code, "day": base}
        if base.low is None or base.grain not in ("day",):
            return Value(None, None, "daypart", relative=True, known=False, timex=f"T{code}", extra=extra)
        start = base.low
        return Value(start + timedelta(hours=low), start + timedelta(hours=high) - timedelta(seconds=1),
            "daypart", relative=base.relative,
                      timex=("" if "floating" in base.extra else base.timex) + f"T{code}", approx="exact",
                      extra=extra)

    def _clock_value(self, value: Value | None, hour: int, minute: int | None, second: int | None,
            approx: str =
        "exact", fixed: bool = False) -> Value | None:
        part = value.extra.get("part") if value is not None else None
        base = value.extra["day"] if part else self._day_for_time(value)
        if base.grain == "set":
            return base
        if hour == 0 and part in ("晚上", "晚", "夜", "夜里", "夜间", "深夜"):      # 今晚零点 begins the next day
            return self._at(base, 24, minute, second, approx, part, fixed)
        afternoon = part and (12 <= DAYPARTS[part][0] or part in ("晚", "夜"))
        if part in ("半夜", "深夜", "午夜", "夜里", "夜间", "后半夜", "下半夜") and hour < 12 or part in ("晚上", "晚", "夜里", "夜", "夜间", "半夜", "深夜", "午夜") and hour == 12:
            afternoon = 6 <= hour < 12
            if hour in (0, 12):
                return self._at(base, 24, minute, second, approx, part, fixed)
            if hour < 6:
                return self._at(base, hour, minute, second, approx, part, fixed)
        if afternoon and hour < 12:
            if part in ("中午", "午间", "正午") and hour >= 10:
                pass
            else:
                hour += 12
        return self._at(base, hour, minute, second, approx, part, fixed)

    def _at(self, base: Value, hour: int, minute: int | None, second: int | None, approx: str, part: str |
        None, fixed: bool) -> Value | None:
        if hour > 47 or (minute or 0) > 59 or (second or 0) > 59:
            return None
        grain = "second" if second is not None else "minute" if minute is not None else "hour"
        clock = f"T{hour % 24 if hour > 24 else hour:02d}" + (f":{minute:02d}" if minute is not None
                else "") + (
            f":{second:02d}" if second is not None else "")
        extra = {**base.extra, "clock": (hour, minute, second), "part": part, "fixed": fixed or part is not
            None or hour >= 13, "day": base}
        prefix = "" if "floating" in base.extra else base.timex
        if base.low is None or base.grain not in ("day",):
            return Value(None, None, grain, relative=True, known=False, timex=prefix + clock, extra=extra,
                approx=approx)
        low = base.low + timedelta(hours=hour, minutes=minute or 0, seconds=second or 0)
        length = {"hour": 3600, "minute": 60, "second": 1}[grain]
        return Value(low, low + timedelta(seconds=length - 1), grain, relative=base.relative, approx=approx,
            timex=prefix + clock, extra=extra)

    def _clock(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        numbers = [int(part) for part in re.findall(r"[0-9]+", word)]
        hour = numbers[0]
        half = re.search(r"[aApP](?=\.?[mM])", word)
        if half:
            hour = hour % 12 + (12 if half.group() in "pP" else 0)
        return self._clock_value(value, hour, numbers[1], numbers[2] if len(numbers) > 2 else None,
                fixed=bool(
            half))

    def _ampm(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        hour = int(re.match(r"[0-9]+", word).group()) % 12 + (12 if re.search("[pP]", word) else 0)
        return self._clock_value(value, hour, None, None, fixed=True)

    def _hms(self, atom: Atom, value: Value | None) -> Value | None:
        word = atom.match.group()
        word = re.sub(r"^差(?:[一三]刻|[^分]{1,3}分)", "", word)
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
            minutes = {"一刻": 15, "三刻": 45}.get(short) or small_number(short.strip("分"))
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

    # ---- others

    def _vague(self, atom: Atom, value: Value | None) -> Value | None:
        back, on = VAGUE[atom.match.group()]
        if self.anchor is None:
            return Value(None, None, "day", relative=True, known=False, approx="vague", extra={"vague": True})
        today = self.anchor.date()
        if atom.match.group() in ("现在", "此刻", "此时") and (self.anchor.hour or self.anchor.minute):
            return Value(self.anchor, self.anchor, "second", relative=True, timex="PRESENT_REF", extra={"vague": True})
        low = None if back is None else _day(today - timedelta(days=back))[0]
        return Value(low, _day(today + timedelta(days=on))[1], "day", relative=True, approx="vague",
                timex="FUTURE_REF"
            if on > 0 else "PRESENT_REF" if back == 0 else "PAST_REF", extra={"vague": True})

    def _every(self, atom: Atom, value: Value | None) -> Value | None:
        """What comes again: its period as (number, unit); the days of 每周一三五 as its timex."""
        word = atom.match.group()
        unit = (atom.match.group("everyunit") or word[0]).lstrip("个")
        number = atom.match.group("everyn") or ""
        numeral = numerals.read(number, 0) if number else None
        count = numeral.base if numeral else 1
        if unit[0] == "半":
            count, unit = .5, unit[1:].lstrip("个")
        name = {"星期": "周", "礼拜": "周", "日": "天", "晚": "天", "夜": "天", "逢": "周"}.get(unit, unit)
        name = name if name in DESIGNATOR else "周"
        prefix, letter = DESIGNATOR[name]
        days = atom.match.group("everydays")
        timex = f"{prefix}{count:g}{letter}"
        if days and name == "周":
            timex = ",".join(f"XXXX-WXX-{WEEKDAYS[day] + 1}" for day in days if day in WEEKDAYS)
        return Value(None, None, "set", timex=timex, extra={"every": (count, name)})


def bigrams(words: str) -> frozenset[str]:
    """Pairs of neighbouring Han characters, those with a function word left out."""
    pairs = (words[i:i + 2] for i in range(len(words) - 1))
    return frozenset(pair for pair in pairs if all("\u4e00" <= c <= "\u9fff" and c not in "在的了是和与也就几乎" for c
        in pair))


def replace_value(value: Value, **changes) -> Value:
    """A copy of a value with some fields changed."""
    return replace(value, **changes)


def _week_offset(word: str) -> int:
    return {"上上上": -3, "上上": -2, "上": -1, "前": -1, "下": 1, "次": 1, "下下": 2, "下下下": 3}.get(word, 0)


@lru_cache(maxsize=256)
def _holiday_name(word: str) -> str:
    word = re.sub(r"^(?:世界|国际|全国)(?=..)", "", {"新年": "元旦"}.get(word, word)).removesuffix("佳节") or word
    for tail in ("黄金周", "假期"):
        word = word.removesuffix(tail)
    word = {"三八妇女节": "妇女节", "国际妇女节": "妇女节", "五一劳动节": "劳动节", "五一国际劳动节": "劳动节", "国际劳动节": "劳动节", "五四青年节": "青年节",
            "六一儿童节": "儿童节", "国际儿童节": "儿童节", "七一建党节": "建党节", "八一建军节": "建军节", "十一国庆节": "国庆", "除夕夜": "除夕", "小年夜":
            "小年", "圣诞夜": "平安夜", "圣诞前夜": "平安夜", "三八节": "妇女节"}.get(word, word)
    return word
