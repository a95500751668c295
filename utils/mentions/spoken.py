"""Values in words, in the reader's language: amounts, days, names.

In Chinese a value stays what its page says; in English it is said anew from what was read out of it: 1.2万人左右
is "about 12,000 people", 2月底 is "25–28 February 2025". What cannot be said in English stays Chinese, so that
a reader sees the original (`utils.report.safe.bdi` marks it as Chinese for a screen reader).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from utils.catalogue import VALUES, messages
from utils.mentions import english, gazetteer, quantities

NAME = 8  # characters of a person's name, at most
LONGEST = 40  # characters of a value in the page's words
_MONTHS = ("January February March April May June July August September October November December").split()
_LONG_MONTH = re.compile(r"\b(" + "|".join(month[:3] for month in _MONTHS) + r")[a-z]+")
_NAMED_DAY = re.compile("[0-9一二三四五六七八九十]{1,4}[年月日号]")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PEOPLE = frozenset("people soldiers households".split())
_UNCOUNTED = frozenset(
    "km m cm mm km² m² m³ kg g km/h m/s °C kWh kW MW mu yuan yen won aircraft admissions".split()
)
_HALVED = frozenset("hours days weeks months years".split())
_SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

SAID = messages(
    happened__asserted=("it happened", "发生了"),
    happened__reported=("it is said to have happened", "据报发生了"),
    happened__hearsay=("rumoured", "据传发生了"),
    happened__planned=("planned", "计划中"),
    happened__predicted=("expected", "预计发生"),
    happened__speculated=("suspected", "疑似发生"),
    happened__denied=("it did not happen", "没有发生"),
    day__until=("by {day}", "不晚于{day}"),
    day__from=("from {day}", "{day}起"),
)
"""What is said of a deed (by certainty), and of an interval of days with one end."""


# ------------------------------------------------------------------------------------------------------- days


def days(start: object, end: object, language: str, brief: bool = False) -> str:
    """An interval of days as people say it; "" where neither end is known. brief: English months of three
    letters.

    >>> days("2025-02-01", "2025-02-28", "en"), days("2025-02-25", "2025-02-28", "en"), days(None,
    "2025-02-21", "en") ('February 2025', '25–28 February 2025', 'by 21 February 2025')
    """
    if brief and language == "en":
        return _LONG_MONTH.sub(r"\1", days(start, end, language))
    first, last = _day(start), _day(end)
    if first is None or last is None:
        known = first or last
        key = "day.until" if first is None else "day.from"
        return SAID.say(key, language, day=_one(known, language)) if known else ""
    if first == last:
        return _one(first, language)
    whole = _whole(first, last, language)
    return whole or (_between_zh(first, last) if language == "zh" else _between_en(first, last))


def moment(text: object, language: str) -> str:
    """A day, or a minute of one (2024-03-02T08:00), as people say it; "" where it is neither."""
    day = _day(text)
    clock = str(text)[11:16] if day and len(str(text)) >= 16 else ""
    if not day:
        return ""
    return _one(day, language) + (f" {clock}" if language == "zh" else f", {clock}") * bool(clock)


def _day(text: object) -> date | None:
    found = _DAY.match(text) if isinstance(text, str) else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _one(day: date, language: str) -> str:
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _whole(first: date, last: date, language: str) -> str:
    """A month or a year, or several of them, said as such; "" where the interval is none."""
    after = last + timedelta(1)
    if first.day != 1 or after.day != 1:
        return ""
    if first.month == 1 and after.month == 1:
        years = [str(first.year)] + ([str(last.year)] if last.year != first.year else [])
        return "–".join(years) + ("年" if language == "zh" else "")
    months = [(first.year, first.month)] + (
        [(last.year, last.month)] if (first.year, first.month) != (last.year, last.month) else []
    )
    if language == "zh":
        said = [f"{year}年{month}月" for year, month in months]
        return (
            f"{said[0]}至" + (f"{last.month}月" if first.year == last.year else said[1])
            if said[1:]
            else said[0]
        )
    if len(months) == 2 and first.year == last.year:
        return f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {last.year}"
    return "–".join(f"{_MONTHS[month - 1]} {year}" for year, month in months)


def _between_en(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_one(last, 'en')}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {_one(last, 'en')}"


def _between_zh(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{_one(first, 'zh')}至{last.day}日"
    rest = f"{last.month}月{last.day}日" if first.year == last.year else _one(last, "zh")
    return f"{_one(first, 'zh')}至{rest}"


# ---------------------------------------------------------------------------------------------------- amounts


def amount(low: float | None, high: float | None, unit: str | None, approx: str | None = None) -> str:
    """An amount in English, "" where neither end is known.

    >>> amount(12000, 12000, "人", "about"), amount(4.5, 4.5, "小时"), amount(None, 5, "小时", "under")
    ('about 12,000 people', '4.5 hours', 'less than 5 hours')
    """
    if low is None and high is None:
        return ""
    one = low if low is not None else high
    people = VALUES.named("unit", unit, "en") in _PEOPLE
    if approx in ("over", "at_least") or high is None:
        one = low if low is not None else high
        return f"{'more than' if approx == 'over' else 'at least'} {_with_unit(one, unit)}"
    if approx in ("under", "at_most") or low is None:
        fewer = "fewer than" if people else "less than"
        return f"{fewer if approx == 'under' else 'at most'} {_with_unit(high, unit)}"
    if low != high:
        return f"{'some ' if approx in ('several', 'vague') else ''}{_number(low)}–{_with_unit(high, unit)}"
    before = {"about": "about ", "nearly": "nearly ", "several": "some ", "vague": "some "}.get(
        approx or "", ""
    )
    return before + _with_unit(one, unit)


def _number(value: float) -> str:
    for size, word in _SIZES:
        if abs(value) >= size:
            return f"{value / size:.4g} {word}"
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"


def _with_unit(value: float, unit: str | None) -> str:
    name = VALUES.named("unit", unit, "en")
    if not name:
        return _number(value)
    if value == 0.5 and name in _HALVED:
        return f"half a{'n' if name == 'hours' else ''} {singular(name)}"
    if name == "%":
        return f"{_number(value)}%"
    return f"{_number(value)} {singular(name) if value == 1 else name}"


def singular(noun: str) -> str:
    """hours -> hour, countries -> country; units that have no plural stay."""
    if noun in _UNCOUNTED:
        return noun
    if noun == "people":
        return "person"
    first, _, rest = noun.partition(" ")
    if rest and not rest.endswith("s"):
        return f"{singular(first)} {rest}"
    return noun[:-3] + "y" if noun.endswith("ies") else noun[:-1] if noun.endswith("s") else noun


# ----------------------------------------------------------------------------------------------------- values


def value(row: Mapping[str, Any], language: str, brief: bool = False) -> str:
    """What a row of `claims` answers, in words: its amount, its days, whether it happened, its name.

    In English words that are not known stay as the page has them; "" where the row holds nothing to say.
    brief: for a drawing, in which room is scarce.
    """
    words = " ".join(str(row.get("value_text") or "").split())
    kind = row.get("attribute")
    if kind == "event":
        return SAID.named("happened", row.get("certainty") or "asserted", language)
    if kind == "role" and row.get("actor"):
        return (
            f"{names(row['actor'], 'en')} ({english.office(words) or words})"
            if language == "en"
            else (f"{words}{row['actor']}")
        )
    when = days(row.get("date_start"), row.get("date_end"), language, brief)
    if language == "zh":
        return _with_days(words, when, brief) if kind == "date" else words or when
    if kind == "date":
        return when or words
    low, high = row.get("value_low"), row.get("value_high")
    if low is not None or high is not None:
        return amount(low, high, row.get("unit"), row.get("approx"))
    return in_english(words) or when


def _with_days(words: str, when: str, brief: bool) -> str:
    """A date in the page's words, with its days behind it where the words count from another day (昨日, 下月)."""
    if not words or not when or _NAMED_DAY.search(words):
        return words or when
    return when if brief else f"{words}（{when}）"


def names(listed: str, language: str) -> str:
    """Names, 、 between them, as the language lists them; those that are not known stay Chinese."""
    if language == "zh":
        return listed
    return english.joined([english.name(one) or one for one in listed.split("、") if one])


def source(name: str, language: str) -> str:
    """Who says so, under the one name that stands for all ways to write it: 俄 is 俄罗斯, Russia."""
    canonical = gazetteer.canonical(name) or name
    return (english.name(name) or canonical) if language == "en" else canonical


def in_english(words: str) -> str:
    """A value in the page's words in English where it is one amount or known names; else as it stands.

    >>> in_english("四个半小时"), in_english("利雅得"), in_english("决口")
    ('4.5 hours', 'Riyadh', '决口')
    """
    found = quantities.find(words) if len(words) <= LONGEST else []
    if len(found) == 1 and _all_of(words, found[0]):
        one = found[0]
        return amount(one.low, one.high, one.unit, one.approx) or words
    known = english.name(words) or english.noun(words) or _titled(words)
    return known or (names(words, "en") if "、" in words else words)


def _titled(words: str) -> str | None:
    """A name behind its office: 安全会议秘书绍伊古 is Shoigu (Security Council secretary)."""
    for at in range(min(len(words) - 2, LONGEST), 1, -1):
        if (office := english.office(words[:at])) and len(words) - at <= NAME:
            return f"{english.name(words[at:]) or words[at:]} ({office})"
    return None


def _all_of(words: str, found: Any) -> bool:
    """Whether nothing but the mention and its hedges stands in the words."""
    rest = words[: found.start] + words[found.end :]
    return not rest.strip("约大概近超过至少多达不到左右以上以下余多最总数共有 ")
