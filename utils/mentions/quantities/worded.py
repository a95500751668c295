"""Quantities that no numeral shows: 半年, 过半, 翻一番, 首次, 多国, 数人, 大量."""
from __future__ import annotations

import re

from utils.mentions import modifiers, numerals, units
from utils.mentions.quantities.draft import Quantity
from utils.mentions.quantities.names import Covered


_WORDY = re.compile(
    r"(?P<half>对折|(?:大)?半(?=个?(?:年|天|小时|钟头|月|世纪|学期|日|夜|分钟|公里|米|吨|公斤|斤|成(?!品)|折|价|数(?!据)))|(?:一|过|近|逾|超|超过|将近|"
    r"大约|约)?半数|(?:一|过|近|超|对|减)半(?![个年天夜导路途身决径岛球空壁月小]))"
    r"|(?P<double>翻(?:了)?(?P<times>[一两二三四五六七八九十]?)番|翻倍|翻(?:了)?一倍)"
    r"|(?P<first>首(?=[次个批家例条款架艘枚座支届任场轮位名部套台颗期笔列种日年季班站份项发枪飞只座艘](?!方|要))|头(?=一?[次个批]))"
    r"|(?P<several>多(?=[年次名人国地个家位项种起天月日轮架艘枚座场支处层方部款条批民辆段幅](?![少么]))|"
    r"(?P<numsev>数(?=[年次名人国地个家位项种起天月日轮架艘枚座场支处层](?![据字学量额目值码控理集组])))"
    r"|若干)"
    r"|(?P<vague>绝大多数|绝大部分|大多数|大部分|极少数|少数(?!民族|派)|多数(?!派|党)|大批量?|大量|众多|许多|诸多|不少(?!于|於)|少量|少许|"
    r"(?<![成这那此该各全前后])部分(?!的?原因)|小部分|"
    r"一部分|无数|成千上万|成百上千|一系列|数不清|为数不多)"
)
_HALF_UNITS = re.compile(r"半个?(?:小时|钟头|年|天|日|月|世纪|学期|分钟|公里|米|吨|公斤|斤|夜|成|折|价|数)")


def with_words(found: list[Quantity], text: str, masks: list[tuple[int, int]]) -> list[Quantity]:
    """Add what no numeral shows: 半年, 一半, 翻一番, 首次, 多国, 大量."""
    covered = Covered(sorted([*masks, *((q.start, q.end) for q in found)]))
    extra = []
    for match in _WORDY.finditer(text):
        if covered(match.start(), match.end()) and match.group() not in ("一半",):
            continue
        quantity = _wordy(match, text)
        if quantity is not None and not covered(quantity.start, quantity.end):
            extra.append(quantity)
    if not extra:
        return found
    return sorted([*found, *extra], key=lambda q: q.start)


def _wordy(match: re.Match, text: str) -> Quantity | None:
    start, end = match.span()
    if match.group("half"):
        return _half(match, text)
    if match.group("double"):
        times = match.group("times")
        value = 2.0 ** numerals.DIGITS.get(times, 1) if times != "十" else 1024.0
        return Quantity(start, end, text[start:end], value, value, "倍", "ratio", "exact", "to", "up", None,
            None, None,
                        start, end, start, end, None, value)
    if match.group("first"):
        counter = text[end:end + 1]
        if text[start] == "头" and counter == "一":
            end, counter = end + 1, text[end + 1:end + 2]
        name = "人" if counter in "名位" else counter
        return Quantity(start, end + 1, text[start:end + 1], 1, 1, name, "ordinal", "exact", None, None, None,
            None, None,
                        start, end, start, end + 1, counter, 1)
    if match.group("several"):
        if text[start - 1:start] in ("很", "更", "最", "太", "许", "众", "诸", "大", "差", "至", "不", "较", "甚", "人",
            "口", "少", "系") and text[start] == "多":
            return None
        unit = units.match(text, end)
        if unit is None and match.group() != "若干":
            return None
        name, kind, counter = (unit.name, unit.kind, unit.surface) if unit else (None, "cardinal", None)
        exact_end = end + len(unit.surface) if unit else end
        several = text[start] == "数"
        return Quantity(start, exact_end, text[start:exact_end], 2 if several else None, 9 if several else
            None, name, kind,
                        "several" if several else "vague", None, None, None, None, None, start, end, start,
                        exact_end,
                        counter, None)
    if numerals.swallowed(text, start, end):
        return None
    share = match.group() in ("绝大多数", "绝大部分", "大多数", "大部分", "多数")
    return Quantity(start, end, text[start:end], 50 if share else None, 100 if share else None, "%" if share
        else None,
                    "fraction" if share else "cardinal", "vague", None, None, None, None, None, start, end,
                    start, end, None, None)


def _half(match: re.Match, text: str) -> Quantity | None:
    start, end = match.span()
    word = match.group()
    if word.endswith("半") and not word.startswith(("一", "过", "近", "超", "对", "减")):
        if text[start - 1:start] in tuple("一二三四五六七八九十个点年月天岁多上下前后大每") + ("第",) and text[start - 1:start]:
            return None
        at = end + (text[end:end + 1] == "个")
        unit = units.match(text, at)
        if text[at:at + 1] in ("成", "折", "价"):
            value = 5.0 if text[at] == "成" else 50.0
            return Quantity(start, at + 1, text[start:at + 1], value, value, "%", "percent", "exact", None,
                None, None, None,
                            None, start, end, start, at + 1, text[at], value)
        if unit is None:
            return None
        approx = "over" if word.startswith("大") else "exact"
        return Quantity(start, at + len(unit.surface), text[start:at + len(unit.surface)], .5, None if approx
            == "over" else .5,
                        unit.name, unit.kind, approx, None, None, None, None, None, start, end, start,
                        at + len(unit.surface), unit.surface, .5)
    if word == "对半" and text[end:end + 1] not in ("折", "开", "分", ""):
        return None
    approx = {"过": "over", "逾": "over", "超": "over", "近": "nearly", "将": "nearly", "约": "about",
            "大": "about"}.get(
        word[0], "exact")
    low, high = (50.0, None) if approx == "over" else (50.0, 50.0)
    before, outer = modifiers.word_before(text, start, modifiers.STARTS)
    if before and approx == "exact":
        approx, low, high = modifiers.apply(modifiers.STARTS[before], "exact", 50.0, 50.0, 50.0)
    else:
        outer = start
    change = ("by", "down") if word == "减半" else (None, None)
    return Quantity(start, end, text[start:end], low, high, "%", "fraction", approx, *change, None, None,
        None,
                    start, end, outer, end, None, 50.0)
