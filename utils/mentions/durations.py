"""Lengths of time, and moving from a moment by one.

    duration := number unit [半 多] { [又 零] number unit }      三年半, 两个多月, 5小时30分钟, 4天3夜

A duration is measured in its first unit; a month is 30 days and a year 365 where seconds are asked for, but
moving by months and years follows the calendar (31 January and a month is the last of February).
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from utils.mentions import numerals
from utils.mentions.calendar_words import DURATION_UNITS

# ------------------------------------------------------------------------------------------------ durations

_DURATION_UNIT = re.compile(
    r" ?(?P<more0>多|整)?(?P<unit>个(?P<half>半|多|来|整)?(?:月|星期|礼拜|小时|钟头?|世纪|季度|昼夜|晚上)(?!亮|球|光|刊)|周年|"
    r"年(?![轻龄级代度货薪报会画初底末])|载(?![人体荷客])|天(?![空然津下气才文使宫地线])|日(?=内|之内|以内|之后|以后|后|前|游|无|来|以来)|"
    r"周(?![边围末报刊恩转小折岁一二三四五六日])|"
    r"星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|小时|钟头|分钟|秒钟|秒(?!杀)|刻钟|世纪|昼夜|夜(?![间里市])|季度|(?<=[两数])月(?![球亮份])|"
    r"(?<=前[0-9一二三四五六七八九十])月|(?<=前1[0-2])月|分(?= "
    r"?(?:多钟|[0-9一二三四五六七八九十]{1,3} ?秒|钟|半))|(?:h|hrs?|mins?)(?![A-Za-z])|个?(?:工作日|交易日|自然日)|"
    r"月(?=之内))(?P<tail> ?半钟?(?![数径])|多(?![少次])|余)?"
)
_DAYS = re.compile(
    r"(?P<more0>)(?P<unit>日(?P<half>)?)(?P<tail>)(?![本元圆游均])"
)  # only behind 近, 未来, 为期
_WEEKS = re.compile(r"(?:之|以)?[后内前来]|的?时间|[，。、,;)）]|$|又|零|半|多|至|到|培训|课程|假")
_DAYS_BEFORE = re.compile(
    r"(?:近|过去|未来|最近|今后|接下来|为期|连续|长达|历时|持续|仅用|用了|头|再过|还剩|每隔|此后|随后)的?$"
)
_MINUTES = re.compile(r" ?(?P<more0>)(?P<unit>分(?P<half>)?)(?P<tail>)(?![之别布析])")
OFFSET = re.compile(
    r" ?(?P<ago>(?:之前|以前|前|之后|以后|过后|后)(?![景往台期果方])|以来|来(?![自到源年])|内|之内|以内|间|之间|里)"
)
SPAN_BEFORE = re.compile(
    r"(?:(?<![将接临靠附])近|过去的?|最近的?|此前|未来的?|今后的?|接下来的?|(?<![提目之以此空史])前(?!往|后)|后|之后|往后|最后|头|上|下|这|再过?|再等|"
    r"(?<![\u4e00-\u9fff])过|每|每隔|随后|还剩|之前|今后|"
    r"(?:现在|今)起|将来|首) ?$"
)
_WORDY_DURATION = re.compile(
    r"(?:(?P<great>大)?半(?:个(?P<more>多)?)?|[俩仨]|(?P<about>个把)|(?<![好太很更最许众])多个?|"
    r"(?<![一二两三四五六七八九十几数0-9每各])个半)(?P<unit>钟(?!头)|"
    r"年(?![轻龄级代度])|月(?!份|球)|星期(?![一二三四五六日])|礼拜|周(?![边年报刊])|天|日(?![本元])|小时|钟头|分钟|世纪)(?:多(?![次少]))?(?![报刊谈])"
)


@dataclass(slots=True)
class Duration:
    """A length of time: its value as written, in `unit`, its bounds (None: open), and its parts as
    written."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    approx: str
    parts: tuple = ()


_SECONDS = {
    "世纪": 3153600000,
    "年": 31536000,
    "季度": 7776000,
    "月": 2592000,
    "旬": 864000,
    "周": 604800,
    "天": 86400,
    "夜": 86400,
    "小时": 3600,
    "刻": 900,
    "分钟": 60,
    "秒": 1,
    "工作日": 86400,
}
DESIGNATOR = {
    "世纪": ("P", "C"),
    "年": ("P", "Y"),
    "季度": ("P", "Q"),
    "月": ("P", "M"),
    "周": ("P", "W"),
    "天": ("P", "D"),
    "夜": ("P", "N"),
    "小时": ("PT", "H"),
    "分钟": ("PT", "M"),
    "秒": ("PT", "S"),
    "刻": ("PT", "M"),
    "旬": ("P", "D"),
    "工作日": ("P", "BD"),
}


def read_durations(text: str, taken: list[tuple[int, int]]) -> list[Duration]:
    starts = [start for start, _ in taken]

    def covered(start: int, end: int) -> bool:
        spot = bisect_right(starts, start) - 1
        return (spot >= 0 and start < taken[spot][1]) or (spot + 1 < len(taken) and taken[spot + 1][0] < end)

    found: list[Duration] = []
    this: numerals.Numeral | None = None
    for numeral in numerals.find(text):
        before, this = this, numeral
        if numeral.base == 1 and text[numeral.start - 2 : numeral.start] in ("最后", "最末"):
            continue  # 最后一天 is a day, no length
        if text[numeral.start] == "数" and text[numeral.start - 1 : numeral.start] in tuple("指总人次参函系倍常基"):
            continue  # 指数年率
        if (
            text.startswith("四周", numeral.start)
            and not _WEEKS.match(text, numeral.start + 2)
            and not _DAYS_BEFORE.search(text, max(0, numeral.start - 4), numeral.start)
        ):
            continue  # 在四周剪出: all around
        if text[numeral.start - 1 : numeral.start] in ("第", "·", ":") or covered(numeral.start, numeral.end):
            continue
        match = _DURATION_UNIT.match(text, numeral.end)
        if (
            match is None
            and text[numeral.end : numeral.end + 1] == "日"
            and _DAYS_BEFORE.search(text, max(0, numeral.start - 4), numeral.start)
        ):
            match = _DAYS.match(text, numeral.end)
        if (
            match is None
            and found
            and text[found[-1].end : numeral.start] in ("", "又", "零")
            and found[-1].parts[-1][1] == "小时"
        ):
            match = _MINUTES.match(text, numeral.end)
        if match is None or covered(numeral.start, match.end()):
            continue
        if (
            numeral.style == "digits"
            and numeral.approx != "range"
            and not (text[numeral.start] == "零" and found and found[-1].end == numeral.start)
        ):
            continue
        item = _measured(numeral, match)
        found.append(_from_lower(item, numeral, before, text) if before is not None else item)
    for match in _WORDY_DURATION.finditer(text):
        if covered(*match.span()) or any(d.start <= match.start() < d.end for d in found[-3:]):
            continue
        word, unit = match.group().lstrip("大"), DURATION_UNITS[match.group("unit")]
        if (
            word[0] == "半"
            and match.start()
            and text[match.start() - 1] in "上下前后一二三四五六七八九十个点每大"
            and not match.group("great")
        ):
            continue
        value = {"半": 0.5, "俩": 2, "仨": 3, "个": 1.5}.get(word[0]) if not match.group("about") else 1
        over = (match.group("more") or match.group("great") or word[-1] == "多") and value is not None
        approx = (
            "vague" if value is None else "over" if over else "about" if match.group("about") else "exact"
        )
        found.append(
            Duration(
                match.start(),
                match.end(),
                value,
                value,
                None if over else value,
                unit,
                approx,
                ((value, unit),),
            )
        )
    found.sort(key=lambda d: d.start)
    return _joined(found, text)


def _measured(numeral: numerals.Numeral, match: re.Match) -> Duration:
    word = match.group("unit")
    unit = (
        DURATION_UNITS.get(word)
        or DURATION_UNITS.get(word.replace("半", "").replace("多", "").replace("来", ""))
        or "天"
    )
    low, high, value, approx = numeral.low, numeral.high, numeral.base, numeral.approx
    if match.group("half") == "半" or (match.group("tail") or "").strip().startswith("半"):
        value += 0.5
        low = None if low is None else low + 0.5
        high = None if high is None else high + 0.5
    elif match.group("half") == "多" or match.group("tail") in ("多", "余") or match.group("more0") == "多":
        approx = "over"
        high = None if numeral.approx != "exact" else value + 1
    elif match.group("half") == "来":
        approx = "about"
    if approx == "several" and low is not None:
        value = low
    if unit == "刻":  # 三刻钟 is 45 minutes
        low, high, value = (None if v is None else v * 15 for v in (low, high, value))
        unit = "分钟"
    return Duration(numeral.start, match.end(), value, low, high, unit, approx, ((value, unit),))


_LOWER = re.compile(r" ?(?:-|–|—|~|至|到|或) ?")


def _from_lower(item: Duration, numeral: numerals.Numeral, before: numerals.Numeral, text: str) -> Duration:
    """三到五天, 3-5个工作日: the number before joins the duration as its lower end."""
    gap = text[before.end : numeral.start]
    if (
        not 0 < len(gap) <= 3
        or not _LOWER.fullmatch(gap)
        or item.approx != "exact"
        or before.approx != "exact"
        or text[before.start - 1 : before.start] in ("第", "-", "/", ".")
        or not 0 < before.base < item.value
    ):
        return item
    low = before.base
    return Duration(before.start, item.end, low, low, item.value, item.unit, "range", ((low, item.unit),))


_DURATION_GAP = re.compile(r" ?(?:又|零|余|加|和|外加)? ?")


def _joined(found: list[Duration], text: str) -> list[Duration]:
    joined: list[Duration] = []
    for item in found:
        last = joined[-1] if joined else None
        if last is not None and _spans(last, item, text):
            joined[-1] = Duration(
                last.start,
                item.end,
                last.value,
                last.low,
                item.value,
                item.unit,
                "range",
                ((last.value, item.unit),),
            )
        elif (
            last is not None
            and last.value is not None
            and item.value is not None
            and last.approx in ("exact", "over")
            and item.approx != "range"
            and not (text[last.start : last.end] == "一天" and item.unit == "小时" and text[item.start] != "零")
            and 0 <= item.start - last.end <= 2
            and _DURATION_GAP.fullmatch(text[last.end : item.start])
            and (_SECONDS[item.unit] < _SECONDS[last.parts[-1][1]] or item.unit == "夜")
        ):
            factor = 0 if item.unit == "夜" else _SECONDS[item.unit] / _SECONDS[last.unit]
            factor = 1 / 12 if (last.unit, item.unit) == ("年", "月") else factor
            value = round(last.value + item.value * factor, 9)
            joined[-1] = Duration(
                last.start, item.end, value, value, value, last.unit, "exact", (*last.parts, *item.parts)
            )
        elif last is None or item.start >= last.end:
            joined.append(item)
    return joined


def _spans(first: Duration, second: Duration, text: str) -> bool:
    """两天到三天: two durations of one unit that are the ends of a range."""
    gap = text[first.end : second.start]
    return (
        first.unit == second.unit
        and first.approx == second.approx == "exact"
        and 0 < len(gap) <= 3
        and _LOWER.fullmatch(gap) is not None
        and len(first.parts) == 1
        and first.value < second.value
    )


def duration_timex(duration: Duration) -> str:
    out, timed = "P", False
    for value, unit in duration.parts:
        prefix, letter = DESIGNATOR[unit]
        if unit == "夜" and len(duration.parts) > 1:
            continue
        if unit == "刻" and value is not None:
            value = value * 15
        if prefix == "PT" and not timed:
            out, timed = out + "T", True
        out += ("X" if value is None else f"{value:g}") + letter
    return out


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; ValueError outside the calendar."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def shifted(
    item: Duration, sign: int, anchor_low: datetime | None, anchor_high: datetime | None
) -> tuple[str | None, str | None, str]:
    """五天前 and 三年后: the day, month or year that lies so far from the anchor."""
    unit = item.parts[-1][1] if item.parts else item.unit
    grain = {
        "年": "year",
        "世纪": "year",
        "月": "month",
        "季度": "quarter",
        "旬": "day",
        "周": "week",
        "天": "day",
        "夜": "day",
        "工作日": "day",
        "小时": "minute",
        "分钟": "minute",
        "秒": "second",
        "刻": "minute",
    }[unit]
    if anchor_low is None or item.value is None:
        return None, None, grain
    if item.value != int(item.value) and unit in ("年", "月"):
        grain = "month" if unit == "年" else "day"
    elif item.value != int(item.value) and unit == "天" and anchor_low.time() != datetime.min.time():
        grain = "minute"  # 半天后 from a moment
    far, near = (
        (item.high if item.high is not None else item.value),
        (item.low if item.low is not None else item.value),
    )
    low = _move(anchor_low, item, (far if sign < 0 else near), sign)
    high = _move(anchor_high, item, (near if sign < 0 else far), sign)
    if low is None or high is None:
        return None, None, grain
    if grain == "year":
        return f"{low.year:04d}-01-01", f"{high.year:04d}-12-31", grain
    if grain == "month":
        return low.date().replace(day=1).isoformat(), month_of(high.year, high.month)[1].isoformat(), grain
    if grain == "quarter":
        first, last = (3 * ((month - 1) // 3) + 1 for month in (low.month, high.month))
        return date(low.year, first, 1).isoformat(), month_of(high.year, last + 2)[1].isoformat(), grain
    if grain == "week":
        monday = days_on(low.date().isoformat(), -low.weekday())
        return monday, days_on(high.date().isoformat(), 6 - high.weekday()), grain
    if grain == "day":
        return low.date().isoformat(), high.date().isoformat(), grain
    return low.isoformat(), high.isoformat(), grain


def _move(anchor: datetime, item: Duration, value: float, sign: int) -> datetime | None:
    if len(item.parts) > 1:
        moved = anchor
        for part, unit in item.parts:
            moved = _step(moved, unit, (part or 0) * sign) if moved else None
        return moved
    return _step(anchor, item.unit, value * sign)


def _step(anchor: datetime, unit: str, value: float) -> datetime | None:
    try:
        if unit in ("年", "月", "季度", "世纪"):
            months = value * {"年": 12, "月": 1, "季度": 3, "世纪": 1200}[unit]
            whole = int(months)
            year, month = shift_month(anchor.year, anchor.month, whole)
            if not 1 <= year <= 9999:
                return None
            day = min(anchor.day, calendar.monthrange(year, month)[1])
            moved = anchor.replace(year=year, month=month, day=day)
            return moved + timedelta(days=round((months - whole) * 30))
        if unit == "工作日":
            return _workdays(anchor, int(value))
        return anchor + timedelta(seconds=_SECONDS[unit] * value)
    except (OverflowError, ValueError):
        return None


def days_on(day: str, by: int) -> str | None:
    """The day so many days on, None beyond the calendar."""
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return None


def _workdays(anchor: datetime, count: int) -> datetime:
    """So many Mondays to Fridays on; public holidays are not known."""
    step = 1 if count > 0 else -1
    weeks, rest = divmod(min(abs(count), 10**5), 5)
    day = anchor + timedelta(weeks=weeks * step)
    while rest:
        day += timedelta(days=step)
        rest -= day.weekday() < 5
    return day


def reach(item: Duration, anchor: datetime | None, sign: int) -> str | None:
    """The day that lies so far from the anchor (its far end, where the duration is a range)."""
    moment = moved(item, anchor, sign)
    return moment.date().isoformat() if moment else None


def moved(item: Duration, anchor: datetime | None, sign: int) -> datetime | None:
    """The moment that lies so far from the anchor, None without an anchor or beyond the calendar."""
    if anchor is None or item.value is None:
        return None
    return _move(anchor, item, item.high if item.high is not None else item.value, sign)
