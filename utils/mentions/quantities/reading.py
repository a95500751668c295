"""One number with its unit: 四个半小时, 七成六, 九折, 三公里多, 4个旅团.

Which words behind a number only look like its unit (三个人所, 两点共识) stands in not_units.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from utils.mentions import numerals, units
from utils.mentions.quantities.before import currency_before
from utils.mentions.quantities.draft import Draft, tidy
from utils.mentions.quantities.names import Covered, is_weak, is_word
from utils.mentions.quantities.special import (
    fraction_at,
    ordinal_at,
    score_at,
    sign_before,
    slash_at,
)

_NAME_AFTER_NUMBER = re.compile(
    r"号(?!人|员工|职工|工人|学生|观众|兄弟|弟兄)|号线|号楼|路公交|路车|"
    r"计划|工程|部队|事件|晚会|国道|航班|热线|中全会|角大楼|环(?:路|以内|以外|内|外)|氧化|维(?:码|空间|模型|打印|重建)|化一"
)


_INDIVIDUAL = re.compile(
    r"个?(?=(?:工兵|步兵|炮兵|装甲|特战|特种|机械化|摩步|空降|海军陆战|合成|坦克|导弹|火箭|防空|航空|国民警卫|重装|轻型|山地|预备役|"
    r"突击|作战|战斗|陆军|海军|空军|伞兵|警卫|独立|野战|主力|精锐|整编|近卫|骑兵|工程|后勤|通信|侦察|雷达|警备|新编|新型|满编|完整|"
    r"暴风|多域|斯特瑞克|岸防|边防|武警|狙击|无人机|电子战|支援|保障|运输|维和)*(集团军|旅团|军团|师|旅|团|营|连|排|舰队|大队|中队|支队|"
    r"编队))"
)


_WORDY_CLASS = re.compile(
    r"个(?=(?:多|来|半)?(?:小时|钟头|月|星期|礼拜|季度|百分点|国家|世纪|学期|旅团|集团军|军团|人(?![民类工均口物质员性心]))|"
    r"半(?:小时|钟头|月|星期|世纪))"
)


_GREAT = re.compile(
    r"大(?![军使学队楼街道桥厦型小量多于约概致概巴衣师厅家夫妈爷事战批概]|$|[^\u4e00-\u9fff])"
)
_POINTS = re.compile(r"个? {0,3}百 ?分 ?点")
_AFTER_UNIT_HALF = re.compile(r" ?半(?![数径])")
_AFTER_UNIT_MORE = re.compile(r"多(?![少次家名项种样元方])|余(?![额下波震])")
_NOT_DOZEN = tuple("击算破开造仗压架工的到电")
_STATES = re.compile(
    r"(?:成员|缔约|参与|参加|会员|申办|东道|签字|签约|创始|非洲|欧洲|亚洲|欧盟|盟|邻|小|大)国(?!家|民|有|内|际)"
)
_NOT_TENTHS = re.compile(r"成(?:为|立|功|都|长|本|员(?!工)|就|果|熟|交|像|品|分|因|群|套|婚|家|年|绩|语)")
_BEHIND = {"多": "over", "余": "over", "来": "about"}


def read_all(text: str, masks: list[tuple[int, int]]) -> Iterator[Draft]:
    covered = Covered(masks)
    last_end = 0
    for numeral in numerals.find(text):
        if numeral.start < last_end or covered(numeral.start, numeral.end):
            continue
        draft = _draft(text, numeral, last_end)
        if draft is not None and not covered(draft.start, draft.end):
            last_end = draft.end
            yield draft


def _draft(text: str, numeral: numerals.Numeral, floor: int) -> Draft | None:
    start, end = numeral.start, numeral.end
    if text[start:end] == "零" and text[end : end + 1] == "下":
        return None  # a sign, read with its number
    special = fraction_at(text, numeral) or slash_at(text, numeral) or score_at(text, numeral)
    if special is not None:
        return special
    sign, start = sign_before(text, start, floor)
    low, high, base, approx = numeral.low, numeral.high, numeral.base, numeral.approx
    if sign < 0:
        low, high, base = -base, -base, -base
    if sign < 0 and text[start] == "负" and text[start - 1 : start] == "正" and start - 1 >= floor \
            or sign > 0 and text[start - 1 : start] == "±":
        start, low, high, base, approx = start - 1, -abs(base), abs(base), -abs(base), "range"
    before = text[start - 1 : start]
    if before == "第":
        return ordinal_at(text, numeral)
    if before == "半" and numeral.base == 100 and end - start == 1 and start - 1 >= floor:
        return Draft(start - 1, end, end, 50, 50, 50, "exact", None, None, "cardinal")
    draft = Draft(
        start,
        end,
        end,
        low,
        high,
        base,
        approx,
        None,
        None,
        "cardinal",
        numeral.multiplier,
        numeral.style,
        number_start=numeral.start,
    )
    if (
        _NAME_AFTER_NUMBER.match(text, end)
        or before.isascii()
        and (before.isalpha() or before == "_")
        and currency_before(text, start) is None
    ):
        return None
    if text[end - 1] in "千兆":
        _give_back_prefix(draft, text, numeral)
    _read_unit(draft, text)
    if is_word(draft, text, numeral):
        return None
    draft.weak = is_weak(draft, text, numeral)
    return draft


def bare_number(text: str, numeral: numerals.Numeral, floor: int) -> Draft | None:
    start, end = numeral.start, numeral.end
    if text[start:end] == "零" and text[end : end + 1] == "下":
        return None
    special = fraction_at(text, numeral) or slash_at(text, numeral)
    if special is not None:
        return special
    if numeral.style != "arabic" and end - start == 1:
        if (
            text[start] in "壹贰叁肆伍陆柒捌玖拾佰仟"
            and text[end : end + 1] >= "\u4e00"
            or text[start] in "陆肆拾"
            and text[start - 1 : start] >= "\u4e00"
            and start
        ):
            return None
        if (
            text[start] in numerals.SMALL
            and numeral.base > 10
            and text[start - 1 : start] != "半"
            or text[start] in "几数"
        ):
            return None
    if (
        numeral.style == "digits"
        and end - start == 2
        and not set(text[start:end]) & set("零〇○")
        and text[start - 1 : start] >= "\u4e00"
    ):
        return None
    if numeral.style != "arabic" and numerals.swallowed(text, start, end) is not None:
        return None
    sign, start = sign_before(text, start, floor)
    if text[start - 1 : start] == "半" and numeral.base == 100 and start - 1 >= floor:
        return Draft(start - 1, end, end, 50, 50, 50, "exact", None, None, "cardinal")
    draft = Draft(
        start,
        end,
        end,
        sign * numeral.base,
        sign * numeral.base,
        sign * numeral.base,
        numeral.approx,
        None,
        None,
        "cardinal",
        style=numeral.style,
    )
    if text[end : end + 1] == "打" and text[end + 1 : end + 2] not in _NOT_DOZEN:
        draft.base, draft.number_end, draft.end = draft.base * 12, end + 1, end + 1
    return draft


def _read_unit(draft: Draft, text: str) -> None:
    """Fill in unit, counter, kind and end of a draft from the text behind its number."""
    at = draft.number_end
    while text[at : at + 1] == " " and at - draft.number_end < 4:
        at += 1
    spaced = at > draft.number_end
    points = _POINTS.match(text, at)
    if points is not None:
        draft.unit, draft.counter, draft.kind, draft.end = "百分点", "个百分点", "percent", points.end()
        return None
    if text[at : at + 1] == "成" and not _NOT_TENTHS.match(text, at):
        return _tenths(draft, text, at)
    priced = draft.base < 100 and draft.approx in ("exact", "range")
    if priced and text[at : at + 1] == "折" and text[at + 1 : at + 2] not in ("叠", "腾", "返", "射"):
        return _discount(draft, text, at)
    if text[at : at + 1] == "打" and draft.style != "arabic" and text[at + 1 : at + 2] not in _NOT_DOZEN:
        draft.low, draft.high, draft.base = (
            None if v is None else v * 12 for v in (draft.low, draft.high, draft.base)
        )
        draft.number_end = draft.end = at + 1
        return None
    classed = _WORDY_CLASS.match(text, at)
    force = _INDIVIDUAL.match(text, at) if not spaced else None
    if (
        force is not None
        and force.group(1)
        and not text.startswith(("连续", "师傅", "团队", "团圆", "旅行", "旅游", "排名"), force.start(1))
    ):
        draft.unit, draft.counter, draft.end = force.group(1), force.group(1), force.end(1)
        return None
    if classed is not None:
        at = classed.end()
    great = (
        _GREAT.match(text, at) if not spaced and draft.approx == "exact" and 1 < draft.base <= 20 else None
    )
    if great is not None:
        draft.unit, draft.counter, draft.end = "个", "大", at + 1
        return None
    if classed is not None:
        half = text[at : at + 1] == "半" and draft.low is not None
        if half or text[at : at + 1] in ("多", "来"):
            _add(draft, text[at], half)
            at += 1
    elif spaced and not text[at : at + 1].isascii() and units.match(text, at) is None:
        return None
    if text[at : at + 1] == "把" and draft.base in (100, 1000, 10000) and draft.style != "arabic":
        draft.approx, at = "about", at + 1  # 千把人, 个把人
        draft.number_end = draft.end = at
    elif text[at : at + 1] == "级" and draft.multiplier > 1 and text[at + 1 : at + 2] not in ("别",):
        draft.approx = "about" if draft.approx == "exact" else draft.approx  # 千亿级: of that order
        return None
    unit = units.match(text, at)
    if unit is None and text[at : at + 1] in _BEHIND and draft.approx == "exact" and draft.base < 10:
        return None
    if unit is None and text[at : at + 1] in ("死", "伤", "亡") and not spaced:  # 3死27伤 counts people
        draft.unit = "人"
        return None
    if unit is None or not _plausible(unit, draft, text, at, classed is not None):
        return None
    draft.unit, draft.kind, draft.end = unit.name, unit.kind, at + len(unit.surface)
    draft.counter = unit.surface
    if unit.name == "刻":  # 三刻钟 is 45 minutes
        draft.unit = "分钟"
        draft.low, draft.high, draft.base = (
            None if v is None else v * 15 for v in (draft.low, draft.high, draft.base)
        )
    if unit.surface == "个" or (unit.surface in ("大", "支", "种", "类") and unit.kind == "cardinal"):
        people = re.compile(r"(?:外国|中国|老|年轻|成年|普通)?人(?![民类工均口物质员性心])").match(
            text, draft.end
        )
        states = _STATES.match(text, draft.end)
        if states and unit.surface == "个":
            draft.unit, draft.end = "国", states.end()
        elif people and unit.surface == "个":
            draft.unit, draft.end = "人", people.end()
    if unit.surface == "岁半" and draft.low is not None:
        _add(draft, "半", True)
    if unit.kind in ("duration", "dimension", "cardinal", "age", "money", "temperature"):
        _behind_unit(draft, text, unit)
    if draft.unit in ("%", "‰", "百分点"):
        draft.kind = "percent"
    if unit.surface == "分" and not _is_minutes(draft, text):
        draft.unit, draft.kind = "分", "cardinal"      # a score
    return None


_MINUTES_BEFORE = re.compile(r"(?:小时|钟头|[时点天日度])(?:又|零)?$")
_MINUTES_BEHIND = re.compile(r" ?(?:[0-9]{1,2}|[零一二三四五六七八九十]{1,3}) ?秒")


def _is_minutes(draft: Draft, text: str) -> bool:
    """Whether 30分 are minutes: beside hours or seconds; alone they are points."""
    before = text[max(0, draft.start - 3) : draft.start]
    return _MINUTES_BEFORE.search(before) is not None or _MINUTES_BEHIND.match(text, draft.end) is not None


def _give_back_prefix(draft: Draft, text: str, numeral: numerals.Numeral) -> None:
    """12千米 and 五十兆字节: 千 and 兆 belong to the unit, except where 三千米 reads as 3000 metres."""
    unit = units.match(text, numeral.end - 1)
    if unit is None or len(unit.surface) < 2:
        return
    if (
        text[numeral.end - 1] == "千"
        and numeral.style != "arabic"
        and units.match(text, numeral.end) is not None
        and unit.name not in ("千字节", "千比特")
    ):
        return
    shorter = numerals.read(text, numeral.start, numeral.end - 1)
    if shorter is not None and shorter.end == numeral.end - 1:
        sign = -1 if draft.base < 0 else 1
        draft.low, draft.high, draft.base = (
            None if v is None else v * sign for v in (shorter.low, shorter.high, shorter.base)
        )
        draft.number_end = draft.end = shorter.end
        draft.multiplier, draft.approx = shorter.multiplier, shorter.approx


def _add(draft: Draft, mark: str, half: bool) -> None:
    if half:
        draft.low, draft.base = draft.low + 0.5, draft.base + 0.5
        draft.high = None if draft.high is None else draft.high + 0.5
    elif mark == "多" and draft.approx == "exact":
        draft.approx, draft.high = "over", draft.base + 1
    elif mark == "来":
        draft.approx = "about"


def _behind_unit(draft: Draft, text: str, unit: units.Unit) -> None:
    """一年半, 一年多, 三公里多: what stands behind the unit belongs to the number."""
    if (
        unit.surface in ("米", "块", "块钱", "秒", "度")
        and draft.approx == "exact"
        and draft.base == int(draft.base)
        and _hundredths(draft, text)
    ):
        return
    half = _AFTER_UNIT_HALF.match(text, draft.end)
    if half and unit.kind != "cardinal" and draft.low is not None and draft.approx != "over":
        _add(draft, "半", True)
        draft.end = half.end()
        return
    more = _AFTER_UNIT_MORE.match(text, draft.end)
    if more and unit.kind in ("duration", "dimension", "age") and draft.approx == "exact":
        _add(draft, "多", False)
        draft.end = more.end()
    elif more and unit.name == "倍":
        _add(draft, "多", False)
        draft.end = more.end()


_SHORT = re.compile(
    r"[0-9]{1,2}(?![0-9.:%]|,[0-9])|[零一二三四五六七八九]{1,2}(?![零一二三四五六七八九十百千万])"
)


def _hundredths(draft: Draft, text: str) -> bool:
    """1米88, 一米八, 两块五: digits behind the unit are its tenths and hundredths."""
    match = _SHORT.match(text, draft.end)
    if match is not None and draft.unit == "秒" and len(match.group()) != 2:
        return False  # 46秒40, as in sport
    if (
        match is None
        or units.match(text, match.end()) is not None
        or text[match.end() : match.end() + 1] == "个"
    ):
        return False
    digits = "".join(str(numerals.DIGITS.get(char, char)) for char in match.group())
    value = tidy(draft.base + int(digits) / 10 ** len(digits))
    draft.low = draft.high = draft.base = value
    draft.end = match.end()
    return True


def _tenths(draft: Draft, text: str, at: int) -> None:
    """七成 is 70 %, 七成六 76 %, 三成半 35 %."""
    end = at + 1
    if text[end : end + 1] == "半":
        draft.low, draft.high, draft.base = (
            None if v is None else v + 0.5 for v in (draft.low, draft.high, draft.base)
        )
        end += 1
    else:
        spot = end + (text[end : end + 1] == " ")
        digit = numerals.DIGITS.get(text[spot : spot + 1]) or _lone_figure(text, spot)
        if digit and units.match(text, spot + 1) is None and text[spot + 1 : spot + 2] not in numerals.SMALL:
            draft.low, draft.high, draft.base = (
                None if v is None else v + digit / 10 for v in (draft.low, draft.high, draft.base)
            )
            end = spot + 1
    _scale(draft, 10, end)
    if (
        text[end : end + 1] == "多"
        and text[end + 1 : end + 2] not in ("少", "数")
        and draft.approx == "exact"
    ):
        draft.approx, draft.high, draft.end = "over", draft.base + 10, end + 1


def _lone_figure(text: str, at: int) -> int:
    """The Arabic figure at a place, 0 where none stands alone there (8成4)."""
    figure = text[at : at + 1]
    alone = figure.isascii() and figure.isdigit() and not text[at + 1 : at + 2].isdigit() and text[at + 1 : at + 2] not in (".", "%")
    return int(figure) if alone else 0


def _discount(draft: Draft, text: str, at: int) -> None:
    """九折 is 90 % of the price, 三八折 38 %, 75折 75 %."""
    _scale(draft, 1 if draft.base >= 10 else 10, at + 1)


def _scale(draft: Draft, factor: float, end: int) -> None:
    draft.low, draft.high, draft.base = (
        None if v is None else tidy(v * factor) for v in (draft.low, draft.high, draft.base)
    )
    draft.unit, draft.kind, draft.counter, draft.end = "%", "percent", "成", end


def _plausible(unit: units.Unit, draft: Draft, text: str, at: int, classed: bool = False) -> bool:
    """Whether the characters behind the number are this unit and not the start of another word."""
    blocked = _blocked().get(unit.surface)
    if blocked is not None and text.startswith(blocked, at):
        return False
    if (
        unit.surface == "月"
        and not classed
        and not (draft.approx in ("several", "range") or draft.style == "digits")
    ):
        return False
    if unit.surface == "日" and draft.style == "chinese" and draft.approx == "exact" and draft.base < 10:
        return text[at + 1 : at + 2] in ("内", "之", "游", "后", "无", "三", "两")
    if unit.surface == "两" and (draft.base < 1 or units.match(text, at + 1) is not None):
        return False  # 7000万两年内付清
    if unit.surface in ("第",):
        return False
    return True


@lru_cache(maxsize=1)
def _blocked() -> dict[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("not_units.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {surface: tuple(words.split()) for surface, words in rows}
