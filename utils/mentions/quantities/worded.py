"""Quantities that no numeral shows: 半年, 过半, 大半, 翻一番, 首次, 多国, 数人, 数以百计, 五五开, 十之八九, 大量."""

from __future__ import annotations

import re

from utils.mentions import modifiers, numerals, units
from utils.mentions.quantities.draft import Quantity
from utils.mentions.quantities.names import Covered

_ONE_OF = "次个批家例条款架艘枚座支届任场轮位名部套台颗期笔列种日年季班站份项发枪飞只"
_MANY_OF = "年次名人国地个家位项种起天月日轮架艘枚座场支处层方部款条批民辆段幅"
_FIRST_OF = "次回个批位名家遭"
_HEAD = "(?<![口人街镜码木石船巨龙猪牛羊山桥馒念滩])头"          # not the end of 码头, 街头
_WORDY = re.compile(
    r"(?P<share>对折|(?:一|过|近|逾|超|超过|将近|大约|约|不到|不足)?半数|[一过近超逾对减]半(?![个年天夜导路途身决径岛球空壁月小])|"
    r"一?大半(?![个年天夜辈生截])|一?小半(?![个年天夜])|十之八九|十有八九)"
    r"|(?P<half>大?半(?=(?:个多?)?(?:年|天|小时|钟头|月|世纪|学期|日|夜|分钟|公里|米|吨|公斤|斤|成(?!品)|折|价)))"
    r"|(?P<about>个把(?=小时|钟头|月|星期|礼拜|周|人))"
    r"|(?P<double>翻(?:了)?(?P<times>[一两二三四五六七八九十]?)番|翻倍|翻(?:了)?一倍)"
    r"|(?P<odds>[一二三四五六七八九][一二三四五六七八九]开(?![发始会放展启通车业工除采张口心支头]))"
    rf"|(?P<first>首(?=[{_ONE_OF}](?!方|要))|{_HEAD}(?=一[{_FIRST_OF}]|[次个批]))"
    rf"|(?P<several>多(?=[{_MANY_OF}](?![少么]))|(?P<numsev>数(?=[{_MANY_OF}](?![据字学量额目值码控理集组])))|若干)"
    r"|(?P<counted>数以(?P<scale>[十百千万亿]{1,2})计)"
    r"|(?P<vague>绝大多数|绝大部分|大多数|大部分|极少数|少数(?!民族|派)|多数(?!派|党)|大批量?|大量|众多|许多|诸多|不少(?!于|於)|少量|少许|"
    r"(?<![成这那此该各全前后])部分(?!的?原因)|小部分|一部分|无数|成千上万|成百上千|一系列|数不清|为数不多)"
)
_FIRST_ONE = re.compile(rf"{_HEAD}一[{_FIRST_OF}]")
_SHARES = {  # word: bounds in per cent and how exact
    "大半": (50, None, "over"),
    "小半": (None, 50, "under"),
    "十之八九": (80, 90, "range"),
    "十有八九": (80, 90, "range"),
}
_HEADS = {
    "过": "over",
    "逾": "over",
    "超": "over",
    "近": "nearly",
    "将": "nearly",
    "约": "about",
    "大": "about",
    "不": "under",
}
_MOST = frozenset(("绝大多数", "绝大部分", "大多数", "大部分", "多数"))
_NO_MANY_BEFORE = frozenset("很更最太许众诸大差至不较甚人口少系")
_NO_HALF_BEFORE = frozenset("一二三四五六七八九十个点年月天岁多上下前后大每第")


def with_words(found: list[Quantity], text: str, masks: list[tuple[int, int]]) -> list[Quantity]:
    """Add what no numeral shows."""
    firsts = {match.start() + 1 for match in _FIRST_ONE.finditer(text)}
    found = [q for q in found if q.start not in firsts]          # 头一个 is the first, not one
    covered = Covered(sorted([*masks, *((q.start, q.end) for q in found)]))
    extra, last_end = [], 0
    for match in _WORDY.finditer(text):
        if covered(match.start(), match.end()) and match.group() != "一半":
            continue
        quantity = _READERS[match.lastgroup if match.lastgroup in _READERS else _group(match)](match, text)
        if quantity is not None and not covered(quantity.start, quantity.end) and quantity.start >= last_end:
            extra.append(quantity)
            last_end = quantity.end
    return sorted([*found, *extra], key=lambda q: q.start) if extra else found


def _group(match: re.Match) -> str:
    return next(name for name in _READERS if match.group(name) is not None)


def _quantity(
    text: str,
    start: int,
    end: int,
    low: float | None,
    high: float | None,
    unit: str | None,
    kind: str,
    approx: str,
    value: float | None = None,
    number_end: int | None = None,
    counter: str | None = None,
    outer: tuple[int, int] | None = None,
    change: tuple = (None, None),
) -> Quantity:
    outer_start, outer_end = outer or (start, end)
    return Quantity(
        start,
        end,
        text[start:end],
        low,
        high,
        unit,
        kind,
        approx,
        *change,
        None,
        None,
        None,
        start,
        end if number_end is None else number_end,
        outer_start,
        outer_end,
        counter,
        value,
    )


def _double(match: re.Match, text: str) -> Quantity:
    """翻两番 is four times as much."""
    times = match.group("times")
    value = 2.0 ** numerals.DIGITS.get(times, 1) if times != "十" else 1024.0
    return _quantity(text, *match.span(), value, value, "倍", "ratio", "exact", value, change=("to", "up"))


def _odds(match: re.Match, text: str) -> Quantity | None:
    """五五开, 三七开: shares of ten, as the quotient."""
    first, second = (numerals.DIGITS[char] for char in match.group()[:2])
    if first + second != 10:
        return None
    return _quantity(
        text, *match.span(), first / second, first / second, "比", "ratio", "exact", first / second
    )


def _first(match: re.Match, text: str) -> Quantity:
    start, end = match.span()
    counter = text[end : end + 1]
    if text[start] == "头" and counter == "一":
        end, counter = end + 1, text[end + 1 : end + 2]
    return _quantity(
        text,
        start,
        end + 1,
        1,
        1,
        "人" if counter in "名位" else counter,
        "ordinal",
        "exact",
        1,
        end,
        counter,
    )


def _several(match: re.Match, text: str) -> Quantity | None:
    """多国, 数人, 若干."""
    start, end = match.span()
    if start and text[start - 1] in (_NO_MANY_BEFORE if text[start] == "多" else "指总人次参函系倍常基"):
        return None
    unit = units.match(text, end)
    if unit is None:
        return (
            _quantity(text, start, end, None, None, None, "cardinal", "vague")
            if match.group() == "若干"
            else None
        )
    low, high, approx = (2, 9, "several") if text[start] == "数" else (None, None, "vague")
    return _quantity(
        text, start, end + len(unit.surface), low, high, unit.name, unit.kind, approx, None, end, unit.surface
    )


def _counted(match: re.Match, text: str) -> Quantity | None:
    """数以百计: hundreds, that is 100 at least."""
    scale = 1
    for char in match.group("scale"):
        scale *= numerals.SMALL.get(char) or numerals.BIG[char]
    return _quantity(text, *match.span(), scale, None, None, "cardinal", "at_least", scale)


def _vague(match: re.Match, text: str) -> Quantity | None:
    start, end = match.span()
    if numerals.swallowed(text, start, end):
        return None
    if match.group() in _MOST:
        return _quantity(text, start, end, 50, 100, "%", "fraction", "vague")
    return _quantity(text, start, end, None, None, None, "cardinal", "vague")


def _half(match: re.Match, text: str) -> Quantity | None:
    """半年, 大半天, 半个多小时, 半价."""
    start, end = match.span()
    if start and text[start - 1] in _NO_HALF_BEFORE:
        return None
    at = end + (text[end : end + 1] == "个")
    more = text[at : at + 1] == "多"
    at += more
    if text[at : at + 1] in ("成", "折", "价"):
        value = 5.0 if text[at] == "成" else 50.0
        return _quantity(text, start, at + 1, value, value, "%", "percent", "exact", value, end, text[at])
    unit = units.match(text, at)
    if unit is None:
        return None
    over = match.group().startswith("大") or more
    if over and not more and unit.name == "天":       # most of a day awake, six to twelve hours: nobody counts the night
        return _quantity(text, start, at + 1, 0.25, 0.5, "天", unit.kind, "vague", 0.5, end, unit.surface)
    return _quantity(
        text,
        start,
        at + len(unit.surface),
        0.5,
        None if over else 0.5,
        unit.name,
        unit.kind,
        "over" if over else "exact",
        0.5,
        end,
        unit.surface,
    )


def _about_one(match: re.Match, text: str) -> Quantity:
    """个把小时: one or a little more."""
    start, end = match.span()
    unit = units.match(text, end)
    return _quantity(
        text, start, end + len(unit.surface), 1, 1, unit.name, unit.kind, "about", 1, end, unit.surface
    )


def _share(match: re.Match, text: str) -> Quantity | None:
    """过半, 半数以上, 一大半, 十之八九, in per cent."""
    start, end = match.span()
    word = match.group()
    if word == "对半" and text[end : end + 1] not in ("折", "开", "分", "砍", ""):
        return None
    if word.lstrip("一") in _SHARES:
        low, high, approx = _SHARES[word.lstrip("一")]
        return _quantity(text, start, end, low, high, "%", "fraction", approx, low or high)
    approx, outer_start, outer_end = _HEADS.get(word[0], "exact"), start, end
    if approx == "exact":
        approx, outer_start, outer_end = modifiers.around(text, start, end)
    approx, low, high = (
        modifiers.apply(approx, "exact", 50.0, 50.0, 50.0) if approx != "exact" else ("exact", 50.0, 50.0)
    )
    change = ("by", "down") if word == "减半" else (None, None)
    return _quantity(
        text,
        start,
        end,
        low,
        high,
        "%",
        "fraction",
        approx,
        50.0,
        None,
        None,
        (outer_start, outer_end),
        change,
    )


_READERS = {
    "share": _share,
    "about": _about_one,
    "half": _half,
    "double": _double,
    "odds": _odds,
    "first": _first,
    "several": _several,
    "counted": _counted,
    "vague": _vague,
}
