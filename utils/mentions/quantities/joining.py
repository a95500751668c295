"""Two drafts that are one quantity: ranges (3000至5000人, 3至5万) and compounds (50元6角, 5小时30分钟, 4天3夜)."""

from __future__ import annotations

import re

from utils.mentions import numerals, units
from utils.mentions.quantities.draft import Draft, tidy

_JOIN = re.compile(r" ?(?:-{1,2}|–|—{1,2}|~|〜|至|到|或(?!者)) ?")
_BETWEEN = re.compile(r" ?(?:和|与|跟) ?")


def join_ranges(drafts: list[Draft], text: str) -> list[Draft]:
    """Two numbers joined by 至, 到 or a dash, with one unit between them, are one range."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _joins(last, draft, text):
            joined[-1] = _range(last, draft, text)
        else:
            joined.append(draft)
    return joined


def _joins(first: Draft, second: Draft, text: str) -> bool:
    gap = text[first.end : second.start]
    if second.counter == "间" and first.unit is None and _BETWEEN.fullmatch(gap):
        second.unit = second.counter = None
        second.end = second.number_end
    if (
        not 0 < len(gap) <= 4
        or first.low is None
        or second.low is None
        or (second.number_start != second.start and not first.base < second.base < 0
            and not first.kind == second.kind == "percent")
    ):
        return False
    between = _BETWEEN.fullmatch(gap) and re.compile(r"(?:之?间)").match(text, second.end)
    if not between and not _JOIN.fullmatch(gap):
        return False
    if gap.strip() == "或" and not (first.unit is None and second.unit):
        return False
    if first.kind in ("ordinal", "ratio") or second.kind in ("ordinal", "ratio") or first.approx == "range":
        return False
    if first.unit not in (None, second.unit) and not _same_percent(first, second):
        return False
    if first.unit is None and second.unit is None and gap.strip() in ("-", "--", "—", "–"):
        return False
    return first.low <= second.base * 1.0000001 or _inherited(first, second, text) is not None


def _same_percent(first: Draft, second: Draft) -> bool:
    """百分之三十到四十: the second number is of a hundred too."""
    return first.kind == "percent" and (first.counter or "").endswith("之") and second.unit is None \
        and second.kind == "cardinal" and first.base < second.base <= 100


_HEAD = re.compile(r"([1-9]|[一二两三四五六七八九])([百千][万亿]{0,2}|[万亿]{1,2})")


def _inherited(first: Draft, second: Draft, text: str) -> float | None:
    """3至5万, 三到五千: the first takes the second's 万 or 千 when it is smaller than the second without it."""
    head = _HEAD.fullmatch(text, second.number_start, second.number_end)
    if head and first.end - first.number_start == 1 and first.unit is None and 0 < first.base < 10:
        digit = numerals.DIGITS.get(head.group(1)) or int(head.group(1))
        return first.base * (second.base / digit) if first.base < digit else None
    if first.multiplier == 1 and second.multiplier > 1 and first.base < second.base / second.multiplier:
        return first.base * second.multiplier
    return None


def _range(first: Draft, second: Draft, text: str) -> Draft:
    low = _inherited(first, second, text) or first.base
    if _same_percent(first, second):
        second.unit, second.kind, second.counter = first.unit, first.kind, first.counter
    if second.kind == "percent" and first.unit is None and second.counter == "成":
        low = first.base * 10
    return Draft(
        first.start,
        second.end,
        second.number_end,
        low,
        second.high if second.high is not None else second.base,
        low,
        "range",
        second.unit,
        second.counter,
        second.kind,
        second.multiplier,
        second.style,
        number_start=first.number_start,
    )


_COMPOUND_GAP = re.compile(r" ?(?:又|零|余|加)? ?")


def join_compounds(drafts: list[Draft], text: str) -> list[Draft]:
    """50元6角三分 is one sum, 5小时30分钟 one duration, 4天3夜 four days."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and draft.start < last.end:
            continue
        if last is not None and last.unit in ("元", "角") and draft.counter == "分":
            draft.unit, draft.kind = "分", "money"
        if (
            last is not None
            and last.unit
            and draft.unit
            and draft.approx in ("exact", "over")
            and last.approx != "range"
            and _COMPOUND_GAP.fullmatch(text[last.end : draft.start])
        ):
            merged = _compound(last, draft)
            if merged is not None:
                joined[-1] = _with_last_coin(merged, text)
                continue
        joined.append(draft)
    return joined


_COIN = re.compile(r"(?<=[毛角])[1-9一二三四五六七八九](?![0-9.,%零一二三四五六七八九十百千万个元块毛角])")


def _with_last_coin(draft: Draft, text: str) -> Draft:
    """3块2毛5: the lone digit behind 毛 counts 分."""
    coin = _COIN.match(text, draft.end) if draft.unit == "元" else None
    if coin is not None and units.match(text, coin.end()) is None:
        digit = numerals.DIGITS.get(coin.group()) or int(coin.group())
        draft.low = draft.high = draft.base = tidy(draft.base + digit / 100)
        draft.end = coin.end()
    return draft


_SECONDS = {"年": 31536000, "月": 2592000, "周": 604800, "天": 86400, "小时": 3600, "分钟": 60, "秒": 1}


def _compound(first: Draft, second: Draft) -> Draft | None:
    if first.unit == "天" and second.unit == "夜":
        factor = 0.0
    elif first.kind == second.kind == "duration" and first.unit in _SECONDS and second.unit in _SECONDS:
        if _SECONDS[first.unit] <= _SECONDS[second.unit]:
            return None
        if first.unit == "年" and second.unit == "月":
            factor = 1 / 12
        else:
            factor = _SECONDS[second.unit] / _SECONDS[first.unit]
    else:
        factor = units.COMPOUND.get((first.unit, second.unit), 0.0)
        if not factor:
            return None
    value = tidy(first.base + second.base * factor)
    return Draft(
        first.start,
        second.end,
        second.number_end,
        value,
        value,
        value,
        "exact",
        first.unit,
        first.counter,
        first.kind,
        first.multiplier,
        first.style,
        number_start=first.number_start,
    )
