"""Printed times: found in a line, read as a moment or a day, and, where they are relative, resolved or
bounded.

Pages print times in a small grammar: a full date with or without the time of day (2024-07-19 16:22:30,
2024年7月19日), a month and a day (05-06, 5月6日 21:05), a time of day, or a distance (刚刚, 3小时前, 昨天 21:05).
Only the first says when; the others need to know when the page was captured, and give bounds where that
is not known. Nothing is guessed: a distance in minutes gives a moment to the minute, one in hours, days
or months only the days that it may mean.

Dates inside sentences are another matter (`utils.mentions.dates`); here a stamp is what a template
prints.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEFAULT_ZONE = "Asia/Shanghai"
EARLIEST_YEAR, LATEST_YEAR = 1990, 2099

_CLOCK = (r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?!\d)(?::(?P<second>[0-5]\d)(?!\d))?"
          r"(?:\.\d{1,6})?(?P<zone>Z|[+-]\d\d:?\d\d)?")
_HALF = r"(?P<half>上午|下午|凌晨|早上|中午|晚上|晚间|AM|PM|am|pm)?"
_HALF_BEHIND = r"(?:\s?(?P<half2>[AaPp])\.?[Mm]\b\.?)?"
# a day and its clock
_BETWEEN = r"[T ]{0,3}[,]?\s{0,2}(?:[-|@] ?(?=\d{1,2}:)|(?:HKT|CST|GMT\+8|北京时间|香港时间|台北时间)\s?)?"
_MONTH_NUMBER, _DAY_NUMBER = r"1[0-2]|0?[1-9]", r"3[01]|[12]\d|0?[1-9]"
_STAMP = re.compile(
    r"(?=[\d刚今昨前民半 ])(?<![\d./-])(?<!\d:)(?:"
    # 2024-07-19, 2024年7月19日, 24-7-19 16:22, 2024 07/19
    rf"(?P<year>(?:19|20)\d\d|[12]\d(?=-\d{{1,2}}-\d{{1,2}} \d{{1,2}}:\d\d))"
    rf"(?: ?[-/.年] ?| (?=[01]\d/[0-3]\d))(?P<month>{_MONTH_NUMBER})"
    rf" ?[-/.月] ?(?P<day>{_DAY_NUMBER})(?!\d)(?: ?[日号])?"
    # 19/07/2024, 07/19/2024
    rf"|(?P<d5>{_DAY_NUMBER})(?P<cut>[/.])(?P<m5>{_DAY_NUMBER})(?P=cut)(?P<y5>(?:19|20)\d\d)(?![\d/.])"
    # 民国113年7月19日, 113/07/19, 113-07-19, 113.07.19
    rf"|(?P<roc>民國|民国)? ?(?P<rocyear>1[01]\d) ?(?:[年/]|[-.](?=[01]\d[-.][0-3]\d(?![\d.-])))"
    rf" ?(?P<rocmonth>{_MONTH_NUMBER}) ?[-./月] ?(?P<rocday>{_DAY_NUMBER})(?!\d)日?"
    r"|(?P<ago>\d{1,4}|半) ?(?P<unit>秒钟?|分钟?|个?小时|天|日|周|个?星期|个?月|年)[之以]?前"
    r"|(?P<now>刚刚|刚才)"
    r"|(?P<near>今天|昨天|前天|今日|昨日|前日)"
    # 07-19, 7月19日, 7/19
    rf"|(?P<m2>{_MONTH_NUMBER})(?:-(?P<d2>3[01]|[12]\d|0[1-9]|[1-9](?= \d{{1,2}}:\d\d))(?![\d-])"
    rf"|月(?P<d3>{_DAY_NUMBER})[日号]|/(?P<d4>3[01]|[12]\d|0[1-9])(?![\d/]))"
    r"|(?=(?:[01]?\d|2[0-3]):[0-5]\d(?!\d))(?P<bare>)"
    r")(?:\s*[,(]?\s*(?:周|星期|礼拜)[一二三四五六日天][)]?)?"
    r"(?:" + _BETWEEN + _HALF + r"\s?" + _CLOCK + _HALF_BEHIND + r"|[ ]?(?P<hour2>[01]?\d|2[0-3]) ?[点时]"
    r"(?:(?P<minute2>[0-5]?\d)分(?:(?P<second2>[0-5]?\d)秒)?|(?![\d一-鿿])))?")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_ENGLISH = re.compile(
    rf"\b(?P<month>{_MONTH})\.? +(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?"
    r"(?: (?P<hour>[0-2]\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)? (?P<year>(?:19|20)\d\d)\b"
    rf"|\b(?P<day2>[0-3]?\d) (?P<month2>{_MONTH})\.?,? (?P<year2>(?:19|20)\d\d)\b"
    r"(?:,? (?P<hour2>[0-2]?\d):(?P<minute2>[0-5]\d)(?::(?P<second2>[0-5]\d))?)?")
# (编辑:某某)1130719, the day that a Taiwan agency sets behind the last words of a story
_FILED = re.compile(r"(?<=[)。])\s?(?P<year>1[01]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])\s*$")
_MONTHS = {name: n for n, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
# What stands in every stamp: a quick first look, which a set of first characters keeps quick.
_MAY_HOLD = re.compile(
    r"[0-9刚今昨前半A-Z](?:(?<=[0-9])(?:[:年月天日周秒分个小/.-]| (?:分钟|小时|天|个月|年|周)|\d{3} ?[-/.年])"
    r"|(?<=刚)[刚才]|(?<=[今昨前])[天日]|(?<=半)(?:天|小时|个?月|年)前|(?<=[A-Z])[a-z]{2})")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed time: its span in the line, and what it says. kind: full, day (no year), clock, ago, near."""

    start: int
    end: int
    text: str
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    back: int | None = None          # how many units ago
    unit: str | None = None          # second minute hour day week month year
    zone: str | None = None

    @property
    def full(self) -> bool:
        """Whether the stamp says its day by itself."""
        return self.kind == "full"


_UNITS = {"秒": "second", "分": "minute", "小": "hour", "天": "day", "日": "day", "周": "week", "星": "week",
          "月": "month",
          "年": "year"}
_NEAR = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "前日": 2}


def find(key: str) -> list[Stamp]:
    """The stamps in a folded line, left to right. Impossible days (2月30日) are no stamps."""
    return list(_find(key)) if _MAY_HOLD.search(key) else []


@lru_cache(maxsize=4096)
def _find(key: str) -> tuple[Stamp, ...]:
    found = [stamp for match in _STAMP.finditer(key) if (stamp := _read(match)) is not None]
    if not any(stamp.full for stamp in found) and not key.isdecimal() and _ENGLISH.search(key):
        found = []
        for match in _ENGLISH.finditer(key):
            said = {name.removesuffix("2"): value for name, value in match.groupdict().items() if value}
            day = _possible(int(said["year"]), _MONTHS[said["month"][:3]], int(said["day"]))
            if day:
                clock = [int(said[part]) if part in said else None for part in ("hour", "minute", "second")]
                found.append(Stamp(*match.span(), match[0], "full", day.year, day.month, day.day, *clock))
    return tuple(found)


def filed(key: str) -> Stamp | None:
    """The day of the Republic's calendar that an agency sets, in seven digits, behind the end of its story."""
    match = _FILED.search(key)
    day = match and _possible(int(match["year"]) + 1911, int(match["month"]), int(match["day"]))
    if not match or not day:
        return None
    return Stamp(match.start("year"), match.end("day"), match[0].strip(), "full", day.year, day.month, day.day)


def _read(match: re.Match) -> Stamp | None:
    part = match.groupdict()
    hour = part["hour"] or part["hour2"]
    minute = part["minute"] or part["minute2"]
    second = part["second"] or part["second2"]
    clock = (int(hour) if hour else None, int(minute) if minute else None, int(second) if second else None)
    if clock[0] is not None:
        half = (part["half"] or part["half2"] or "").lower()
        if half[:1] == "p" or half in ("下午", "晚上", "晚间"):
            clock = (clock[0] + 12 if clock[0] < 12 else clock[0], *clock[1:])
        elif half[:1] == "a" and clock[0] == 12:
            clock = (0, *clock[1:])
        if clock[0] == 24:
            clock = (None, None, None)
    span = match.start(), match.start() + len(match[0].rstrip(" T,("))
    text = match.string[span[0]:span[1]]
    if part["year"]:
        year = int(part["year"]) + (2000 if len(part["year"]) == 2 else 0)
        day = _possible(year, int(part["month"]), int(part["day"]))
        return None if day is None else Stamp(*span, text, "full", day.year, day.month, day.day, *clock,
                                              zone=part["zone"])
    if part["y5"]:
        return _day_first(part, span, text, clock)
    if part["rocyear"]:
        day = _possible(int(part["rocyear"]) + 1911, int(part["rocmonth"]), int(part["rocday"]))
        return Stamp(*span, text, "full", day.year, day.month, day.day, *clock) if day else None
    if part["ago"]:
        unit = _UNITS[part["unit"].removeprefix("个")[0]]
        return Stamp(*span, text, "ago", back=0 if part["ago"] == "半" else int(part["ago"]), unit=unit)
    if part["now"]:
        return Stamp(*span, text, "ago", back=0, unit="minute")
    if part["near"]:
        return Stamp(*span, text, "near", None, None, None, *clock, back=_NEAR[part["near"]], unit="day")
    if part["m2"]:
        day = part["d2"] or part["d3"] or part["d4"]
        if not _possible(2024, int(part["m2"]), int(day)):
            return None
        return Stamp(*span, text, "day", None, int(part["m2"]), int(day), *clock)
    if clock[0] is None:
        return None
    return Stamp(*span, text, "clock", None, None, None, *clock)


def _day_first(part: dict, span: tuple[int, int], text: str, clock: tuple) -> Stamp | None:
    """06/05/2024 may be May or June: a stamp only where one of the two numbers cannot be a month, or both are
    equal.

    With AM or PM behind its clock it is written the American way, the month first.
    """
    day, month = int(part["d5"]), int(part["m5"])
    if month > 12 or part["half2"] and day <= 12:
        day, month = month, day
    if day <= 12 and day != month and not part["half2"]:
        return None
    found = _possible(int(part["y5"]), month, day)
    return Stamp(*span, text, "full", found.year, month, day, *clock, zone=part["zone"]) if found else None


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    except ValueError:
        return None


@lru_cache(maxsize=64)
def zone(name: str | None) -> tzinfo:
    """The time zone of a name; Asia/Shanghai for an unknown one."""
    from datetime import timezone

    try:
        return ZoneInfo(name or DEFAULT_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return timezone(timedelta(hours=8))


def written(stamp: Stamp, zone_name: str | None) -> str | None:
    """A full stamp as the house writes times: a moment with its zone, or a day. None for any other stamp."""
    if not stamp.full:
        return None
    if stamp.hour is None or stamp.minute is None:
        return f"{stamp.year:04d}-{stamp.month:02d}-{stamp.day:02d}"
    moment = datetime(stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second or 0)
    if stamp.zone:
        shift = timedelta(0) if stamp.zone == "Z" else _shift(stamp.zone)
        try:
            moment = (moment - shift).replace(tzinfo=_utc()).astimezone(zone(zone_name))
        except OverflowError:
            return None
    else:
        moment = moment.replace(tzinfo=zone(zone_name))
    return moment.isoformat(timespec="seconds")


def _shift(text: str) -> timedelta:
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))


def _utc() -> tzinfo:
    from datetime import timezone

    return timezone.utc


def day_of(time: str | None) -> str | None:
    """The day of a written time."""
    return time[:10] if time else None


def read_time(text: str | None) -> datetime | None:
    """A captured_at cell or setting: a day or a moment, as printed anywhere. None when it is no time."""
    stamps = find(text or "")
    if not stamps or not stamps[0].full:
        return None
    first = stamps[0]
    return datetime(first.year, first.month, first.day, first.hour if first.hour is not None else 12,
                    first.minute or 0, first.second or 0)


def resolve(stamp: Stamp, captured: str | None, not_before: str | None, zone_name: str | None
            ) -> tuple[str | None, str | None, str | None]:
    """(time, earliest day, latest day) of a comment's stamp.

    captured: when the page was saved, as written time or day, else None. not_before: the earliest day that
    makes sense (the page's own). A stamp without a year takes the latest year that does not lie after the
    capture; when the capture is unknown, its time stays null and the page's own day bounds it.
    """
    exact = written(stamp, zone_name)
    if exact:
        return exact, None, None
    now = read_time(captured)
    if now is None:
        return None, not_before, None
    precise = bool(captured and ":" in captured)
    if stamp.kind == "day":
        return _with_year(stamp, now, zone_name, not_before)
    if stamp.kind == "clock":
        return None, not_before, now.date().isoformat()
    if stamp.kind == "near":
        day = now.date() - timedelta(days=stamp.back or 0)
        full = Stamp(stamp.start, stamp.end, stamp.text, "full", day.year, day.month, day.day, stamp.hour,
                     stamp.minute, stamp.second)
        return written(full, zone_name), None, None
    return _ago(stamp, now, precise, zone_name, not_before)


def _with_year(stamp: Stamp, now: datetime, zone_name: str | None, not_before: str | None
               ) -> tuple[str | None, str | None, str | None]:
    for year in (now.year, now.year - 1):
        day = _possible(year, stamp.month, stamp.day)
        if day and day <= now.date():
            if not_before and day.isoformat() < not_before and year == now.year:
                continue
            full = Stamp(stamp.start, stamp.end, stamp.text, "full", day.year, day.month, day.day, stamp.hour,
                         stamp.minute, stamp.second)
            return written(full, zone_name), None, None
    return None, not_before, now.date().isoformat()


_SPAN_DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 7, "month": 31, "year": 366}
_UNIT_DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}


def _ago(stamp: Stamp, now: datetime, precise: bool, zone_name: str | None, not_before: str | None
         ) -> tuple[str | None, str | None, str | None]:
    back, unit = stamp.back or 0, stamp.unit
    if unit in ("second", "minute", "hour") and precise:
        moment = now - timedelta(**{f"{unit}s": back})
        if unit == "hour":          # 3小时前 says the hour only: at least 3 and less than 4
            early = now - timedelta(hours=back + 1)
            if back == 0:
                return None, early.date().isoformat(), now.date().isoformat()
        return moment.replace(tzinfo=zone(zone_name)).isoformat(timespec="seconds"), None, None
    if unit == "day" and back:
        return (now.date() - timedelta(days=back)).isoformat(), None, None
    hours = {"second": back / 3600, "minute": back / 60, "hour": back}.get(unit)
    if hours is not None:
        early = (now - timedelta(hours=hours + (0 if precise else 24))).date()
        return None, early.isoformat(), now.date().isoformat()
    late = now.date() - timedelta(days=_UNIT_DAYS[unit] * back)
    early = late - timedelta(days=_SPAN_DAYS[unit])
    early_text = early.isoformat()
    return None, max(early_text, not_before) if not_before else early_text, late.isoformat()
