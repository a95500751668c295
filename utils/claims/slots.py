"""How two frames' slots compare: names, places, numbers and times, on normalised values.

Shared by the alignment (do they speak of one thing?) and the relations (can both be true?). Places know what
holds them (the gazetteer's city < province < country chain). Numbers compare in base units; times compare as
closed intervals whose missing end is open.
"""
from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from utils.claims.thresholds import limit
from utils.mentions import gazetteer, units

EVENT_GAP_DAYS = 6   # dates further apart than this are different occurrences
SAME_WORDS = 0.55    # bigram overlap from which two wordings say the same
ROUNDING = 0.05      # two figures that round to one another may lie this far apart, relative


# ------------------------------------------------------------------------------------------------ places

@lru_cache(maxsize=8192)
def holders(name: str) -> tuple[str, ...]:
    """The places that hold a place, nearest first: 利雅得 -> (沙特阿拉伯,)."""
    chain: list[str] = []
    entry = gazetteer.entries().get(name)
    while entry is not None and len(chain) < 4:
        above = entry.within if entry.within not in (None, entry.name) else None
        if above is None or above in chain:
            break
        chain.append(above)
        entry = gazetteer.entries().get(above)
    return tuple(chain)


@lru_cache(maxsize=8192)
def country_of(name: str) -> str | None:
    """The country a known place is or lies in, else None."""
    entry = gazetteer.entries().get(name)
    return entry.country if entry is not None and entry.kind in ("COUNTRY", "CITY", "PROVINCE") else None


_SUFFIXES = ("自治州", "自治区", "特别行政区", "地区", "经济区", "旅游区", "市", "省", "县", "区", "州", "镇", "乡", "村", "岛")


@lru_cache(maxsize=8192)
def stem(place: str) -> str:
    """A place name without its administrative suffix, two characters at least."""
    for suffix in _SUFFIXES:
        if place.endswith(suffix) and len(place) - len(suffix) >= 2:
            return place[:-len(suffix)]
    return place


def place_relation(a: str, b: str) -> str:
    """same, holds (one contains the other), near (names overlap) or apart."""
    if a == b:
        return "same"
    if b in holders(a) or a in holders(b):
        return "holds"
    if stem(a) == stem(b):
        return "near"
    if stem(a) in b or stem(b) in a:
        return "near"
    return "apart"


def places_apart(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether all places are known to the gazetteer and none of one list is, holds or resembles one of the
    other."""
    left, right = list(first), list(second)
    known = gazetteer.entries()
    return bool(left and right) and all(p in known for p in (*left, *right)) and not places_meet(left, right)


def places_meet(first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether any place of one list is, holds or resembles any of the other."""
    return any(place_relation(a, b) != "apart" for a in first for b in second)


# ------------------------------------------------------------------------------------------------- names

def shared(first: Iterable[str], second: Iterable[str]) -> set[str]:
    """Names of the first list that the second one has too, loosely: one may hold the other's characters
    (国防部长某 ⊃ 某)."""
    seconds = list(second)
    return {a for a in first if any(same_name(a, b) for b in seconds)}


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two canonical names can be one: equal, or the shorter (at least two characters) ends or begins
    the longer."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or country_of(short) is not None:
        return False
    return (
        long.startswith(short)
        or long.endswith(short)
        or (len(short) >= 3 and short[:2] == long[:2] and _within(short, long))
    )


def _within(short: str, long: str) -> bool:
    """Whether the characters of a short form stand in the long one in order (青山大桥 in 青山跨海大桥)."""
    rest = iter(long)
    return all(char in rest for char in short)


# ------------------------------------------------------------------------------------------------- words

def bigram_overlap(a: str, b: str) -> float:
    """Shared character bigrams of the shorter text, 0 to 1."""
    left, right = ({t[i:i + 2] for i in range(len(t) - 1)} for t in (a, b))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


# ----------------------------------------------------------------------------------------------- numbers

Interval = tuple[float | None, float | None]


def in_base(low: float | None, high: float | None, unit: str | None) -> tuple[Interval, str | None]:
    """An interval in its dimension's base unit."""
    base: str | None = unit
    values: list[float | None] = []
    for value in (low, high):
        if value is None:
            values.append(None)
            continue
        converted, base = units.to_base(value, unit)
        values.append(round(converted, 9))
    return (values[0], values[1]), base


@lru_cache(maxsize=4096)
def dimension(unit: str | None) -> str | None:
    """The base unit of a unit: two units compare when theirs is the same."""
    return units.to_base(1.0, unit)[1] if unit else None


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether two closed intervals with open ends as None share a point."""
    return not (_less(a[1], b[0]) or _less(b[1], a[0]))


def _less(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low


def step(value: float) -> float:
    """What one more in the last significant digit of a value is worth: 1700 -> 100, 43000 -> 1000, 4.5 ->
    0.1."""
    value = abs(value)
    if not value:
        return 1.0
    size = 1.0
    while value / (size * 10) == int(value / (size * 10)) and size < value:
        size *= 10
    while abs(round(value / size) - value / size) > 1e-9 and size > 1e-6:
        size /= 10
    return size


def rounds_to(fine: float, coarse: float) -> bool:
    """Whether `coarse` is `fine` rounded or cut to fewer significant digits (43,120 -> 43,000), within
    ROUNDING."""
    if fine == coarse:
        return True
    if not coarse or abs(fine - coarse) > limit("rounding", ROUNDING) * abs(fine):
        return False
    size = step(coarse)
    return round(fine / size) * size == coarse or int(fine / size) * size == coarse


def closed(low: float | None, high: float | None, approx: str | None) -> Interval:
    """The interval a reader takes from 超过1700 or 30多: up to the next step of its last digit, not to
    infinity."""
    if approx == "over" and low is not None and high is None:
        return low, low + step(low)
    return low, high


# ------------------------------------------------------------------------------------------------- times

Days = tuple[str | None, str | None]


def days_overlap(a: Days, b: Days) -> bool:
    """Whether two intervals of ISO days (or times, cut to the shorter) share one. Unknown ends are open."""
    return not (_before(a[1], b[0]) or _before(b[1], a[0]))


def _before(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return False
    width = min(len(first), len(second), 16)
    return first[:width] < second[:width]


def known(days: Days) -> bool:
    return days[0] is not None or days[1] is not None


def gap_days(a: Days, b: Days) -> int:
    """Days between two disjoint intervals; 0 when they meet or an end is unknown."""
    if days_overlap(a, b):
        return 0
    first, second = (a, b) if _before(a[1], b[0]) else (b, a)
    try:
        return (date.fromisoformat(str(second[0])[:10]) - date.fromisoformat(str(first[1])[:10])).days
    except ValueError:
        return 0


def shown(days: Days) -> str:
    """An interval as a reader sees it: one day, `low..high`, `..high`."""
    low, high = (value[:16] if value else "" for value in days)
    return low if low == high else f"{low}..{high}"
