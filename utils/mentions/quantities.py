"""Quantities in Chinese prose: how many of what, how exactly, and what became of them.

The grammar, on folded text; the spans returned cut the raw text:

    quantity  := [change] [bound] number [unit] [bound] [的] [referent]
    number    := numeral | numeral 至 numeral | numeral 分之 numeral | 半 | 一半 | a word such as 大量
    unit      := [个] [半 多 来] measure word or counted noun [半 多 余]      四个半小时, 一年多, 4个旅团
    bound     := 约 近 逾 超 不足 至少 最多 …  before; 左右 以上 以内 上下 …  behind
    change    := 增至 降到 …: "to" · 增加 下降 …: "by" · 累计 共 …: "total" · 新增: "new" · 从 … 升至: "from"

A span (`start`, `end`) is the value's own words: number and unit, without the bound. `outer_start` and
`outer_end` take the bounds in, `number_start` and `number_end` only the digits. `low` and `high` follow one
rule: exact, about and nearly give both the same; over and at_least a low only; under and at_most a high only;
a range both ends, and so do 数十 (20 to 99) and 一年多 (1 to 2: the next whole unit bounds it). Shares are in
per cent: 两成 is 20 %, 三分之一 33.3 %, 一半 50 %.

Not quantities: calendar dates and clock times (`dates` reads them), words that merely hold a numeral (四川,
一定, 三星: from a dictionary), names and codes (第11集团军, F16, 9·11, 2号公告, 70-200, a telephone number),
and titles in 《》.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from utils.mentions import dates, numerals, units
from utils.text import Normalised, normalise

REFERENT = 14            # characters at most of what is counted
LOOK_BACK = 8            # characters before a number in which its bound and change words stand


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. Offsets are half-open code points of the raw text; `text == raw[start:end]`.

    kind: cardinal ordinal percent fraction ratio money duration age dimension temperature
    approx: exact about over under at_least at_most nearly several range vague
    change: None from to by total new; direction: None up down
    unit: the unit's name (人 年 小时 % 元 公里 旅团 …) or None; counter: the measure word as written (名)
    value: the number as written (十几万 is 100000); for a range its lower end; None for 大量
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    kind: str
    approx: str = "exact"
    change: str | None = None
    direction: str | None = None
    referent: str | None = None
    referent_start: int | None = None
    referent_end: int | None = None
    number_start: int = 0
    number_end: int = 0
    outer_start: int = 0
    outer_end: int = 0
    counter: str | None = None
    value: float | None = None


def find(text: str) -> list[Quantity]:
    """The quantities of a text, in order, not overlapping. Linear in the length of the text."""
    folded = normalise(text)
    found = _find(folded.text)
    return found if folded.text == text else [_on_raw(quantity, folded) for quantity in found]


def numbers(text: str) -> list[Quantity]:
    """Every number a text writes, whatever it counts and wherever it stands: in dates and names too, without
    units.

    Words are still words (四川, 一定). For suites that ask for numbers as such; prose wants `find`.
    """
    folded = normalise(text)
    drafts, last_end = [], 0
    for numeral in numerals.find(numerals.without_floods(folded.text)):
        if numeral.start < last_end:
            continue
        draft = _number(folded.text, numeral, last_end)
        if draft is not None:
            last_end = draft.end
            drafts.append(draft)
    return [_on_raw(_plain(draft, folded.text), folded) for draft in drafts]


def _number(text: str, numeral: numerals.Numeral, floor: int) -> _Draft | None:
    start, end = numeral.start, numeral.end
    special = _fraction(text, numeral) or _slash(text, numeral)
    if special is not None:
        return special
    if numeral.style != "arabic" and end - start == 1:
        if text[start] in "壹贰叁肆伍陆柒捌玖拾佰仟" and text[end:end + 1] >= "\u4e00" or text[start] in "陆肆拾" and text[
            start - 1:start] >= "\u4e00" and start:
            return None
        if text[start] in numerals.SMALL and numeral.base > 10 and text[start - 1:start] != "半" \
            or text[start] in "几数":
            return None
    if numeral.style == "digits" and end - start == 2 and not set(text[start:end]) & set("零〇○") and text[start
        - 1:start] >= "\u4e00":
        return None
    if numeral.style != "arabic" and numerals.swallowed(text, start, end) is not None:
        return None
    sign, start = _sign(text, start, floor)
    if text[start - 1:start] == "半" and numeral.base == 100:
        return _Draft(start - 1, end, end, 50, 50, 50, "exact", None, None, "cardinal")
    draft = _Draft(start, end, end, sign * numeral.base, sign * numeral.base, sign * numeral.base,
            numeral.approx,
        None, None,
                   "cardinal", style=numeral.style)
    if text[end:end + 1] == "打" and text[end + 1:end + 2] not in _NOT_DOZEN:
        draft.base, draft.number_end, draft.end = draft.base * 12, end + 1, end + 1
    return draft


def _plain(draft: _Draft, text: str) -> Quantity:
    return Quantity(draft.start, draft.end, text[draft.start:draft.end], draft.low, draft.high, None,
            draft.kind,
        draft.approx,
                    number_start=draft.start, number_end=draft.end, outer_start=draft.start,
                    outer_end=draft.end,
                    value=draft.base)


def _on_raw(quantity: Quantity, folded: Normalised) -> Quantity:
    start, end = folded.raw_span(quantity.start, quantity.end)
    outer_start, outer_end = folded.raw_span(quantity.outer_start, quantity.outer_end)
    number_start, number_end = folded.raw_span(quantity.number_start, quantity.number_end)
    referent, at, to = quantity.referent, quantity.referent_start, quantity.referent_end
    if at is not None and to is not None:
        at, to = folded.raw_span(at, to)
        referent = folded.raw[at:to]
    return replace(quantity, start=start, end=end, text=folded.raw[start:end], outer_start=outer_start,
                   outer_end=outer_end, number_start=number_start, number_end=number_end,
                   referent=referent, referent_start=at, referent_end=to)


def _find(text: str) -> list[Quantity]:
    text = numerals.without_floods(text)
    masks = _masks(text)
    drafts = [draft for draft in _drafts(text, masks)]
    drafts = [d for d in _ranges(drafts, text) if not d.weak or _word_behind(text, d.end)[0] in ("at_least",
        "at_most")]
    drafts = _compounds(drafts, text)
    found = [_bounded(draft, text) for draft in drafts]
    found = _with_words(found, text, masks)
    return [_with_referent(quantity, text, found, i) for i, quantity in enumerate(found)]


# ------------------------------------------------------------------------------------- what is no quantity

_MASK = re.compile(
    r"(?=[0-9A-Za-z《一歼轰运直东风长征神舟嫦娥天问苏米图伊别空警鲲鹏])(?:"
    r"https?://[^\s\u4e00-\u9fff]{1,2000}|www\.[^\s\u4e00-\u9fff]{1,500}"      # addresses
    r"|《[^《》\n]{1,60}》"                                                      # titles
    # F16, 歼-20's Latin kin, identifiers
    r"|(?<![0-9A-Za-z])[A-Za-z][A-Za-z0-9]{0,30}-?[0-9][A-Za-z0-9.-]{0,60}"
    r"|(?<![0-9A-Za-z.])[0-9]{1,4}(?:[A-Z]{1,2}|[a-z])(?![A-Za-z0-9/²³])"       # 5G, 4K, 3D
    r"|(?<![0-9A-Za-z])[0-9]{2,5}-[0-9]{2,5}-[0-9]{2,5}(?![0-9A-Za-z])"         # telephone numbers
    r"|一([\u4e00-\u9fff])(?:又|接)一\1"                                       # 一轮又一轮
    r"|[0-9]{1,2}·[0-9]{1,2}"                                                   # 9·11
    r"|[歼轰运直东风长征神舟嫦娥天问苏米图伊别空警鲲鹏][-—][0-9]{1,4}[A-Z]{0,2}"  # 歼-20
    r"|东风[0-9]{1,2}[A-Z]?|长征[一二三四五六七八九十0-9]{1,3}号"
    r"|(?<![0-9.])(?:1[0-2][0-9]{3}|9[56][0-9]{3})(?<!0)(?![0-9.,万亿千%]|(?:元|人|个|名|米|公里|吨|年))"   # 12306
    r")"
)
_ASCII_UNIT = re.compile(r"[0-9]{1,4}(?:[mgWLKGT]|kg|km|cm|mm|mg|ml|GB|MB|KB|TB|GW|MW|kW|Hz)$")
_LATIN_UNITS = ("m", "g", "k", "K", "W", "c", "b", "h")


def _masks(text: str) -> list[tuple[int, int]]:
    spans = list(dates.calendar_spans(text))
    for match in _MASK.finditer(text):
        piece = match.group()
        if piece.isdigit() and units.match(text, match.end()) is not None:
            continue
        if piece[0].isdigit() and (piece[-1] in "mgkW" or text[match.start() - 1:match.start()] == "之") \
            and len(
            piece) < 6:
            continue
        spans.append(match.span())
    return sorted(spans)


class _Covered:
    """Answers whether a position lies in one of some sorted spans."""

    def __init__(self, spans: list[tuple[int, int]]):
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in spans:
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def __call__(self, start: int, end: int) -> bool:
        spot = bisect_right(self.starts, start) - 1
        if spot >= 0 and start < self.ends[spot]:
            return True
        return spot + 1 < len(self.starts) and self.starts[spot + 1] < end


# --------------------------------------------------------------------------------- numbers with their units

_FRACTION = re.compile(r" {0,3}分 {0,3}之 {0,3}")
_AND = re.compile(r" {0,2}又 {0,2}")
_SLASH = re.compile(
    r"(-?[0-9]{1,4}) ([0-9]{1,4})/([0-9]{1,4})(?![0-9/])|(-?[0-9]{1,5})/([0-9]{1,5})(?![0-9/])")
_RATIO = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?):([0-9]{1,4}(?:\.[0-9]{1,3})?)(?![0-9:])")
_NAME_AFTER_ORDINAL = re.compile(
    r"集团军|军区|军团|方面军|师(?!傅)|旅(?!行|游|客|程)|团(?!队|圆|体|长)|营|连(?!续)|舰队|基地|中学|小学|医院|大道|大街|工程局|炮兵|中级|人民|"
    r"检察|高中|附属|产业|国际|共和国|帝国|纵队|航空|中院|研究所|设计院|公里|机械|毛纺|集团|世界(?!大战)|者|纪|夫人")
_NAME_AFTER_NUMBER = re.compile(
    r"号(?=[\u4e00-\u9fff]|[A-Z])(?!(?:左右|前后|之前|以前|以后|之后|起|至|到|晚|早|上午|下午|中午|凌晨|在|将|和|、))|号线|号楼|路公交|路车|"
    r"计划|工程|部队|事件|晚会|国道|航班|热线|中全会|角大楼|环(?:路|以内|以外|内|外)|氧化|维(?:码|空间|模型|打印|重建)|化一")
_INDIVIDUAL = re.compile(r"个?(?=(?:工兵|步兵|炮兵|装甲|特战|特种|机械化|摩步|空降|海军陆战|合成|坦克|导弹|火箭|防空|航空|国民警卫|重装|轻型|山地|预备役|"
                         r"突击|作战|战斗|陆军|海军|空军|伞兵|警卫|独立|野战|主力|精锐|整编|近卫|骑兵|工程|后勤|通信|侦察|雷达|警备|新编|新型|满编|完整|"
                         r"暴风|多域|斯特瑞克|岸防|边防|武警|狙击|无人机|电子战|支援|保障|运输|维和)*(集团军|旅团|军团|师|旅|团|营|连|排|舰队|大队|中队|支队|"
                         r"编队))")
_WORDY_CLASS = re.compile(r"个(?=(?:多|来|半)?(?:小时|钟头|月|星期|礼拜|季度|百分点|国家|世纪|学期|旅团|集团军|军团|人(?![民类工均口物质员性心]))|"
                          r"半(?:小时|钟头|月|星期|世纪))")
_GREAT = re.compile(r"大(?![军使学队楼街道桥厦型小量多于约概致概巴衣师厅家夫妈爷事战批概]|$|[^\u4e00-\u9fff])")
_POINTS = re.compile(r"个? {0,3}百 ?分 ?点")
_AFTER_UNIT_HALF = re.compile(r" ?半(?![数径])")
_AFTER_UNIT_MORE = re.compile(r"多(?![少次家名项种样元方])|余(?![额下波震])")
_NOT_DOZEN = tuple("击算破开造仗压架工的到电")
_BEHIND = {"多": "over", "余": "over", "来": "about"}


@dataclass(slots=True)
class _Draft:
    start: int
    end: int
    number_end: int
    low: float | None
    high: float | None
    base: float
    approx: str
    unit: str | None
    counter: str | None
    kind: str
    multiplier: float = 1
    style: str = "arabic"
    number_start: int = -1
    outer_start: int = -1
    weak: bool = False


def _drafts(text: str, masks: list[tuple[int, int]]):
    covered = _Covered(masks)
    last_end = 0
    for numeral in numerals.find(text):
        if numeral.start < last_end or covered(numeral.start, numeral.end):
            continue
        draft = _draft(text, numeral, last_end)
        if draft is not None and not covered(draft.start, draft.end):
            last_end = draft.end
            yield draft


def _draft(text: str, numeral: numerals.Numeral, floor: int) -> _Draft | None:
    start, end = numeral.start, numeral.end
    special = _fraction(text, numeral) or _slash(text, numeral) or _score(text, numeral)
    if special is not None:
        return special
    sign, start = _sign(text, start, floor)
    low, high, base, approx = numeral.low, numeral.high, numeral.base, numeral.approx
    if sign < 0:
        low, high, base = -base, -base, -base
    before = text[start - 1:start]
    if before == "第":
        return _ordinal(text, numeral)
    if before == "半" and numeral.base == 100 and end - start == 1:
        return _Draft(start - 1, end, end, 50, 50, 50, "exact", None, None, "cardinal")
    draft = _Draft(start, end, end, low, high, base, approx, None, None, "cardinal", numeral.multiplier,
        numeral.style,
                   number_start=numeral.start)
    if _NAME_AFTER_NUMBER.match(text, end) or before.isascii() and (before.isalpha() or before == "_"):
        return None
    if text[end - 1] in "千兆":
        _give_back_prefix(draft, text, numeral)
    _read_unit(draft, text)
    if _is_word(draft, text, numeral):
        return None
    draft.weak = _is_weak(draft, text, numeral)
    return draft


def _sign(text: str, start: int, floor: int) -> tuple[int, int]:
    """-1 and the sign's place when a minus or 负 stands before the number and joins nothing else to it."""
    before = text[start - 1:start] if start > floor else ""
    if before == "负" and text[start - 2:start - 1] not in ("胜", "平", "担", "抱", "欺", "辜", "背"):
        return -1, start - 1
    if before in ("-", "−"):
        further = text[start - 2:start - 1]
        if not further or (not further.isalnum() and further not in "-−)％%"):
            return -1, start - 1
    return 1, start


def _fraction(text: str, numeral: numerals.Numeral) -> _Draft | None:
    """百分之十, 三分之一, 负一又二分之一, 百分之二三十."""
    whole, head, start = 0.0, numeral, numeral.start
    joined = _AND.match(text, numeral.end)
    if joined is not None:
        second = numerals.read(text, joined.end())
        if second is None or _FRACTION.match(text, second.end) is None:
            return None
        whole, head = numeral.base, second
    over = _FRACTION.match(text, head.end)
    if over is None or head.base == 0:
        return None
    at, top_sign = over.end(), 1
    if text[at:at + 1] == "负":
        at, top_sign = at + 1, -1
    top = numerals.read(text, at)
    if top is None:
        return None
    sign = -1 if text[start - 1:start] in ("负", "-") and start else 1
    bottom = head.base
    percent = joined is None and bottom in (100, 1000, 10000) and head.style == "chinese" and \
        text[head.start] not in numerals.DIGITS
    scale = 100 / bottom

    def share(value: float | None) -> float | None:
        return None if value is None else _tidy((whole * 100 + value * scale * top_sign) * sign)

    # 三分之一百五十七 aside, the top of a fraction is one numeral
    draft = _Draft(start - (sign < 0), top.end, top.end, share(top.low), share(top.high), share(top.base),
            top.approx,
                   "%", None, "percent" if percent else "fraction", style="chinese")
    draft.counter = text[start:over.end()]
    if text[draft.end:draft.end + 1] == "强":
        draft.approx = "over"
    return draft


def _tidy(value: float) -> float:
    value = float(f"{value:.15g}")
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _slash(text: str, numeral: numerals.Numeral) -> _Draft | None:
    """1/2 and 1 4/3, but not a date or a score of three."""
    if numeral.style != "arabic" or text[numeral.end:numeral.end + 1] not in ("/", " "):
        return None
    before = text[numeral.start - 1:numeral.start] if numeral.start else ""
    if before in ("/", ".") or (before.isascii() and before.isalnum()):
        return None
    match = _SLASH.match(text, numeral.start)
    if match is None:
        return None
    whole, top, bottom, top2, bottom2 = match.groups()
    numerator, denominator = int(top or top2), int(bottom or bottom2)
    if denominator == 0 or text[match.end():match.end() + 1].isascii() \
        and text[match.end():match.end() + 1].isalpha():
        return None
    sign, start = _sign(text, numeral.start, 0)
    value = _tidy(sign * (int(whole or 0) + numerator / denominator) * 100)
    return _Draft(start, match.end(), match.end(), value, value, value, "exact", "%", None, "fraction")


def _score(text: str, numeral: numerals.Numeral) -> _Draft | None:
    """A ratio or a score, 1:3 or 3比1: the quotient, so that equal ratios compare equal."""
    if text[numeral.end:numeral.end + 1] == ":" and numeral.style == "arabic":
        match = _RATIO.match(text, numeral.start)
        if match is None:
            return None
        first, second, end = float(match.group(1)), float(match.group(2)), match.end()
    elif text[numeral.end:numeral.end + 1] == "比":
        other = numerals.read(text, numeral.end + 1)
        if other is None or other.style == "arabic" != (numeral.style == "arabic"):
            return None
        following = units.match(text, other.end)
        if following is not None and following.kind != "cardinal":
            return None
        first, second, end = numeral.base, other.base, other.end
    else:
        return None
    value = first / second if second else None
    return _Draft(numeral.start, end, end, value, value, value or 0, "exact", "比", None, "ratio")


def _ordinal(text: str, numeral: numerals.Numeral) -> _Draft | None:
    if _NAME_AFTER_ORDINAL.match(text, numeral.end):
        return None
    start = numeral.start - 1
    swallowed = numerals.swallowed(text, start, numeral.end)
    if swallowed is not None and swallowed[1] > numeral.end + 1:
        return None
    value = numeral.base
    draft = _Draft(start, numeral.end, numeral.end, value, value, value, "exact", None, None, "ordinal",
                   style=numeral.style, number_start=numeral.start)
    unit = units.match(text, numeral.end)
    if unit is not None and unit.kind in ("cardinal", "duration"):
        draft.unit, draft.counter, draft.end = unit.name, unit.surface, numeral.end + len(unit.surface)
    return draft


def _read_unit(draft: _Draft, text: str) -> None:
    """Fill in unit, counter, kind and end of a draft from the text behind its number."""
    at = draft.number_end
    while text[at:at + 1] == " " and at - draft.number_end < 4:
        at += 1
    spaced = at > draft.number_end
    points = _POINTS.match(text, at)
    if points is not None:
        draft.unit, draft.counter, draft.kind, draft.end = "百分点", "个百分点", "percent", points.end()
        return None
    if text[at:at + 1] == "成" and text[at + 1:at + 2] not in ("为", "立", "功", "都", "长", "本", "员", "就", "果",
        "熟", "交"):
        return _tenths(draft, text, at)
    if text[at:at + 1] == "折" and text[at + 1:at + 2] not in ("叠", "腾", "返", "射"):
        return _discount(draft, text, at)
    if text[at:at + 1] == "打" and draft.style != "arabic" and text[at + 1:at + 2] not in _NOT_DOZEN:
        draft.low, draft.high, draft.base = (None if v is None else v * 12 for v in (draft.low, draft.high,
            draft.base))
        draft.number_end = draft.end = at + 1
        return None
    classed = _WORDY_CLASS.match(text, at)
    force = _INDIVIDUAL.match(text, at) if not spaced else None
    if force is not None and force.group(1) \
        and not text.startswith(("连续", "师傅", "团队", "团圆", "旅行", "旅游", "排名"),
        force.start(1)):
        draft.unit, draft.counter, draft.end = force.group(1), force.group(1), force.end(1)
        return None
    if classed is not None:
        at = classed.end()
    great = _GREAT.match(text, at) if not spaced and draft.approx == "exact" and 1 < draft.base <= 20 \
        else None
    if great is not None:
        draft.unit, draft.counter, draft.end = "个", "大", at + 1
        return None
    if classed is not None:
        half = text[at:at + 1] == "半" and draft.low is not None
        if half or text[at:at + 1] in ("多", "来"):
            _add(draft, text[at], half)
            at += 1
    elif spaced and not text[at:at + 1].isascii() and units.match(text, at) is None:
        return None
    unit = units.match(text, at)
    if unit is None and text[at:at + 1] in _BEHIND and draft.approx == "exact" and draft.base < 10:
        return None
    if unit is None or not _plausible(unit, draft, text, at, classed is not None):
        return None
    draft.unit, draft.kind, draft.end = unit.name, unit.kind, at + len(unit.surface)
    draft.counter = unit.surface
    if unit.surface == "个" or (unit.surface in ("大", "支", "种", "类") and unit.kind == "cardinal"):
        people = re.compile(r"(?:外国|中国|老|年轻|成年|普通)?人(?![民类工均口物质员性心])").match(text, draft.end)
        if people and unit.surface == "个":
            draft.unit, draft.end = "人", people.end()
    if unit.kind in ("duration", "dimension", "cardinal", "age", "money"):
        _behind_unit(draft, text, unit)
    if draft.unit in ("%", "‰", "百分点"):
        draft.kind = "percent"
    return None


def _give_back_prefix(draft: _Draft, text: str, numeral: numerals.Numeral) -> None:
    """12千米 and 五十兆字节: 千 and 兆 belong to the unit, except where 三千米 reads as 3000 metres."""
    unit = units.match(text, numeral.end - 1)
    if unit is None or len(unit.surface) < 2:
        return
    if text[numeral.end - 1] == "千" and numeral.style != "arabic" \
        and units.match(text, numeral.end) is not None and \
            unit.name not in ("千字节", "千比特"):
        return
    shorter = numerals.read(text, numeral.start, numeral.end - 1)
    if shorter is not None and shorter.end == numeral.end - 1:
        sign = -1 if draft.base < 0 else 1
        draft.low, draft.high, draft.base = (None if v is None else v * sign
                for v in (shorter.low, shorter.high,
            shorter.base))
        draft.number_end = draft.end = shorter.end
        draft.multiplier, draft.approx = shorter.multiplier, shorter.approx


def _add(draft: _Draft, mark: str, half: bool) -> None:
    if half:
        draft.low, draft.base = draft.low + .5, draft.base + .5
        draft.high = None if draft.high is None else draft.high + .5
    elif mark == "多" and draft.approx == "exact":
        draft.approx, draft.high = "over", draft.base + 1
    elif mark == "来":
        draft.approx = "about"


def _behind_unit(draft: _Draft, text: str, unit: units.Unit) -> None:
    """一年半, 一年多, 三公里多: what stands behind the unit belongs to the number."""
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


def _tenths(draft: _Draft, text: str, at: int) -> None:
    """七成 is 70 %, 七成六 76 %, 三成半 35 %."""
    end = at + 1
    if text[end:end + 1] == "半":
        draft.low, draft.high, draft.base = (None if v is None else v + .5 for v in (draft.low, draft.high,
            draft.base))
        end += 1
    else:
        spot = end + (text[end:end + 1] == " ")
        digit = numerals.DIGITS.get(text[spot:spot + 1])
        if digit and units.match(text, spot + 1) is None and text[spot + 1:spot + 2] not in numerals.SMALL:
            draft.low, draft.high, draft.base = (None if v is None else v + digit / 10
                                                 for v in (draft.low, draft.high, draft.base))
            end = spot + 1
    _scale(draft, 10, end)


def _discount(draft: _Draft, text: str, at: int) -> None:
    """九折 is 90 % of the price, 三八折 38 %, 75折 75 %."""
    _scale(draft, 1 if draft.base >= 10 else 10, at + 1)


def _scale(draft: _Draft, factor: float, end: int) -> None:
    draft.low, draft.high, draft.base = (None if v is None else _tidy(v * factor)
            for v in (draft.low, draft.high,
        draft.base))
    draft.unit, draft.kind, draft.counter, draft.end = "%", "percent", "成", end


_NOT_UNIT = {      # a measure word that starts another word here is no unit
    "个": "个人所 个别 个性 个案", "件": "", "期": "期间 期待 期货 期望 期盼", "分": "分别 分布 分析 分钟 分之 分为 分成 分配 分裂 分歧 分管 分手 分开 分担 分工",
    "点": "点头 点名 点燃 点评 点击 点赞", "代": "代表 代理 代号 代价", "任": "任务 任命 任何", "场": "场所 场景 场面", "组": "组织 组成 组建 组长 组合",
    "种": "种植 种子 种族", "处": "处于 处理 处罚 处分 处在 处置 处境", "行": "行动 行业 行为 行使 行程 行政 行驶 行人", "字": "字母 字幕", "本":
    "本次 本人 本身 本来 本国 本周 本月 本年 本届 本地 本报",
    "对": "对外 对于 对待 对方 对此 对手 对抗 对话 对立 对华 对美 对俄 对朝 对乌", "号": "号称 号召 号码 号", "面": "面对 面临 面积 面向", "通":
    "通过 通报 通知 通话 通常",
    "站": "站在 站立 站出", "则": "", "发": "发生 发现 发布 发展 发射 发出 发起 发动 发言 发表 发送 发改 发达 发放 发行 发电",
    "米": "米兰 米莱 米格", "里": "里面 里约 里程 里根 里海 里斯", "步": "步骤 步兵 步伐 步行 步枪 步入", "首":
    "首次 首都 首相 首先 首脑 首席 首尔 首个 首批 首府 首轮 首要",
    "集": "集团 集体 集中 集合 集会 集结 集装", "度": "度过 度假", "级": "级别", "层": "层面 层次", "节": "节日 节目 节点 节约 节能 节省", "张": "张力",
    "家": "家庭 家人 家长 家属 家中 家里 家乡 家园 家族 家电",
    "支": "支持 支援 支付 支出 支撑 支配 支部", "队": "队伍 队员 队长", "地": "地区 地方 地点 地面 地位 地震 地铁 地图", "句": "", "季": "季度 季后", "时":
    "时间 时代 时期 时候 时刻 时段 时机 时任 时速", "位": "位于 位置 位居 位列",
    "班": "班子 班级 班长", "军": "军事 军队 军人 军方 军备 军区 军舰 军机 军工 军费 军演 军官 军委", "师": "师傅 师生 师长 师范 师徒", "团":
    "团体 团队 团结 团长 团伙 团员", "连": "连续 连接 连线 连任 连夜 连忙 连锁",
    "排": "排名 排放 排列 排除 排查", "营": "营业 营养 营收 营地 营救 营利 营销 营造", "员": "员工", "段": "段落", "次": "次日 次年 次数 次要 次级", "周":
    "周边 周围 周年 周期 周日 周末 周岁 周刊 周恩 周转",
    "天": "天空 天然 天津 天下 天气 天才 天文 天使 天宫", "日": "日本 日报 日前 日韩 日方 日常 日军 日益 日程 日元 日电 日均 日产 日媒 日内 日子 日圆 日期", "月":
    "月球 月亮 月薪", "年": "年轻 年龄 年度 年级 年代 年初 年底 年末 年会 年薪 年货 年画", "秒": "秒杀",
    "市": "市场 市长 市民 市值 市区 市政 市委", "国": "国际 国防 国内 国会 国务 国民 国有 国外 国土 国旗 国籍", "省": "省长 省委", "州": "州长", "县":
    "县长 县委", "区": "区域 区别 区间 区块",
    "村": "村民 村长 村庄 村委", "名": "名单 名字 名义 名称 名为 名叫 名人 名誉 名列", "人":
    "人民 人类 人工 人均 人口 人物 人质 人员 人性 人心 人大 人道 人权 人士 人生 人才 人间 人群 人造 人形 人格 人力 人家 人选 人气 人文", "车":
    "车辆 车站 车间 车主 车型 车祸 车企", "船": "船只 船员 船舶",
    "机": "机场 机构 机器 机会 机制 机关 机遇 机动 机械 机密", "票": "票房 票价 票据", "球": "球队 球员 球迷 球场", "道": "道路 道德 道理 道歉", "关":
    "关系 关于 关键 关注 关税 关闭 关切 关心", "局": "局势 局面 局部 局长 局限",
    "手": "手机 手段 手术 手续 手工 手中 手里 手法", "门": "门口 门户 门槛 门票 门店", "口": "口号 口径 口头", "声": "声明 声称 声音 声誉", "股":
    "股份 股票 股东 股市 股价 股权", "元": "元首 元旦 元素 元老 元帅 元件 元月", "角": "角度 角色 角落 角逐",
    "克": "克里 克服 克兰 克林 克格 克罗 克制 克什", "升": "升级 升至 升高 升温 升到 升空 升值 升值", "码": "码头", "磅": "磅礴", "吨": "", "尺":
    "尺度 尺寸", "担": "担心 担任 担忧 担当 担保", "桶": "", "块": "块状", "毛": "毛泽 毛病 毛利", "圆": "圆满 圆形 圆桌",
    "间": "间谍 间接 间隔 间断", "座": "座位 座谈", "起": "起来 起飞 起义 起诉 起源 起草 起码 起火 起步 起点", "轮": "轮流 轮船 轮换 轮值", "批":
    "批准 批评 批判 批复 批发", "台": "台湾 台风 台北 台海 台独 台军 台上 台当 台媒 台阶", "套": "套路 套利",
    "条": "条件 条约 条款 条例 条文", "项": "项目", "例": "例如 例外 例行", "枚": "", "艘": "", "架": "架构 架设", "辆": "", "份": "份额",
    "版": "版本 版权 版图", "章": "章程", "任期": "", "桌": "桌面", "床": "床位", "派": "派出 派遣 派驻 派兵 派系 派往", "群": "群众 群体 群岛",
    "伙": "伙伴 伙同", "帮": "帮助 帮派 帮忙",
    "负": "负责 负担 负面", "胜": "胜利 胜出 胜负", "平": "平方 平壤 平均 平台 平民 平等 平衡 平静 平时 平息", "户": "户籍 户口 户外", "部":
    "部分 部队 部署 部长 部门 部委 部落", "面积": "", "头": "头部 头脑 头目 头条", "把": "把握", "根": "根据 根本 根源", "卷": "卷入 卷土", "幕": "幕后",
    "曲": "曲线", "尾": "尾声", "类": "类似 类型 类别", "款": "款项", "样": "样本 样子 样品", "副": "副总 副部 副主 副相 副外 副防 副省 副市 副州", "双":
    "双方 双边 双向 双重 双打 双双", "只": "只有 只是 只要 只能 只会 只好", "倍": "", "岁": "岁月 岁末", "笔": "笔记 笔者 笔试", "注":
    "注意 注册 注入 注射 注重", "具": "具体 具有 具备", "顶": "顶级 顶住 顶端", "串": "串联", "束": "束缚", "层级": "", "封": "封锁 封闭 封面 封杀",
    "晚": "晚间 晚期 晚年 晚报 晚会 晚餐 晚上", "夜": "夜间 夜里 夜市", "载": "载人 载体 载荷 载客", "码位": "", "街": "街道 街头", "城": "城市 城镇 城区",
    "镇": "镇压", "井": "井冈", "海": "海军 海外 海洋 海峡 海域 海关 海上 海里", "环": "环境 环保 环球 环节 环路", "刀": "", "枪": "枪支 枪击", "回":
    "回应 回来 回家 回到 回答 回顾 回归 回落 回升 回收 回合", "盘": "盘中 盘点 盘前 盘后", "袋": "", "箱": "", "通信": "", "滴": "", "峰": "峰会 峰值",
}
_WEAK = frozenset("点 行 字 面 手 道 关 步 声 口 门 头 角 平 胜 负 海 时 方 对 双 副 部 本 通 则 代 任 首 曲 卷 封 章 幕 拳 刀 枪 球 环 局 盘 尾 车 船 舰 "
    "机 床 桌 派 帮 群 伙 票 席 井 街 城 镇 班 排 连 营 团 师 军 户 区 县 市 省 州 地 处 样 面 里 两 升 克 码 担".split())


def _plausible(unit: units.Unit, draft: _Draft, text: str, at: int, classed: bool = False) -> bool:
    """Whether the characters behind the number are this unit and not the start of another word."""
    blocked = _BLOCKED.get(unit.surface)
    if blocked is not None and text.startswith(blocked, at):
        return False
    if unit.surface == "月" and not classed and not (draft.approx in ("several", "range") or draft.style ==
        "digits"):
        return False
    if unit.surface == "日" and draft.style == "chinese" and draft.approx == "exact" and draft.base < 10:
        return text[at + 1:at + 2] in ("内", "之", "游", "后", "无", "三", "两")
    if unit.surface == "两" and draft.base < 1:
        return False
    if unit.surface in ("第",):
        return False
    return True


_BLOCKED = {surface: tuple(words.split()) for surface, words in _NOT_UNIT.items() if words}
_CALM = frozenset("是为第到和与或前后近于等不却叫占列居至的:、，,。;“\"'‘(（= ")


def _is_word(draft: _Draft, text: str, numeral: numerals.Numeral) -> bool:
    """Whether the numeral is part of a word, a name or a code rather than a number."""
    start, end = numeral.start, numeral.end
    if draft.unit is None and _is_label(text, start, end, numeral):
        return True
    if numeral.style == "arabic":
        return draft.unit is None and _is_code(text, start, end)
    if end - start == 1 and text[start] in "陆肆拾伍" or text[start] == "兆":
        return True
    if text[start:end] == "千万" and _HARDLY.match(text, end):
        return True
    if draft.unit is not None:
        word = numerals.swallowed(text, start, end)
        if word is None or (text[start] in "百千万亿" and text[start - 1:start] == "上"):
            return False
        if text[word[0]:word[1]] in numerals.NOT_NUMBERS:
            return True
        if word[1] == draft.end and draft.kind == "duration" and text[word[0]:start] in ("近", "前", "后", "未来",
            "过去"):
            return False
        if end - start == 1 and (word[0] < start or (numeral.approx == "several" and word[1] >= draft.end)):
            return True
        if word[1] > draft.end or word[0] < start - 1:
            return True
        return draft.counter in _WEAK and word[1] - word[0] >= 3
    if numeral.approx == "several" and end - start == 1:
        return True
    if numeral.style == "digits" and numeral.approx == "range":
        return True
    if numerals.swallowed(text, start, end) is not None:
        return True
    return end - start == 2 and numeral.style == "digits" and text[start] not in "零〇"


def _is_weak(draft: _Draft, text: str, numeral: numerals.Numeral) -> bool:
    """A lone Chinese digit without a unit is a number only where the words around it leave nothing else (或是三,
    前三,),
    or where it turns out to be an end of a range."""
    start, end = numeral.start, numeral.end
    if draft.unit is not None or numeral.style == "arabic" or end - start > 1:
        return False
    before, after = text[start - 1:start] if start else "", text[end:end + 1]
    if text[start] in "百千万亿两":
        return before not in ("上", "近", "逾", "超", "过")
    quiet_before = not _is_han(before) or (before in _CALM and text[start] != "一")
    return not (quiet_before and (not _is_han(after) or after in "这那和与或的却是以"))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


_LABEL_BEHIND = re.compile(r" ?[、.．)）:](?![0-9])")
_CODE_BEFORE = re.compile(r"(?:电话|热线|传真|邮编|微信|QQ|编号|代码|号码|证号|手机)[:： ]{0,2}$")
_HARDLY = re.compile(r"不|别|要|莫|注意|小心|当心|记住|得")
_LABEL_BEFORE = re.compile(r"(?:^|[\n/(（〔【\[])[ \t]*$")


def _is_label(text: str, start: int, end: int, numeral: numerals.Numeral) -> bool:
    """The number of a list item (3、 at the head of a line, (二)), a code with a leading zero, a bracketed code
    (600000), a version behind a Latin word (Windows 8)."""
    opened = _LABEL_BEFORE.search(text, max(0, start - 6), start) is not None
    if opened and _LABEL_BEHIND.match(text, end) and (numeral.style != "arabic" or numeral.base < 100
                                                      or text[end:end + 1] in ")）"):
        return True
    if numeral.style != "arabic":
        return False
    if text[start] == "0" and end - start > 1 and text[start + 1] != ".":
        return True
    written = text[start:end]
    if written.isdigit() and (len(written) > 6 and not written.endswith("00") or
                              _CODE_BEFORE.search(text, max(0, start - 5), start)):
        return True
    word = text[max(0, start - 2):start].rstrip(" ")
    return bool(word) and word[-1].isascii() and word[-1].isalpha()


def _is_code(text: str, start: int, end: int) -> bool:
    """A bare Arabic number joined by a hyphen, a slash or a middle dot to another is a code, not a count."""
    before, after = text[start - 1:start] if start else "", text[end:end + 1]
    if before in ("·", "•", "_", "#", "@") or after in ("·", "•", "_"):
        return True
    if (before == "-" and text[start - 2:start - 1].isalnum()) \
        or (after == "-" and text[end + 1:end + 2].isalnum()):
        return not _unit_beyond(text, end)
    return after.isascii() and after.isalpha() and after not in _LATIN_UNITS


def _unit_beyond(text: str, end: int) -> bool:
    """70-200个: the unit behind the second number makes both a count."""
    if text[end:end + 1] not in ("-", "~"):
        return False
    other = numerals.read(text, end + 1)
    return other is not None and (units.match(text, other.end) is not None or text[other.end:other.end + 1] ==
        "个")


# ------------------------------------------------------------------------------------- ranges and compounds

_JOIN = re.compile(r" ?(?:-{1,2}|–|—{1,2}|~|〜|至|到|或(?!者)) ?")
_BETWEEN = re.compile(r" ?(?:和|与|跟) ?")


def _ranges(drafts: list[_Draft], text: str) -> list[_Draft]:
    """Two numbers joined by 至, 到 or a dash, with one unit between them, are one range."""
    joined: list[_Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and _joins(last, draft, text):
            joined[-1] = _range(last, draft)
        else:
            joined.append(draft)
    return joined


def _joins(first: _Draft, second: _Draft, text: str) -> bool:
    gap = text[first.end:second.start]
    if second.counter == "间" and first.unit is None and _BETWEEN.fullmatch(gap):
        second.unit = second.counter = None
        second.end = second.number_end
    if not 0 < len(gap) <= 4 or first.low is None or second.low is None \
        or second.number_start != second.start:
        return False
    between = _BETWEEN.fullmatch(gap) and re.compile(r"(?:之?间)").match(text, second.end)
    if not between and not _JOIN.fullmatch(gap):
        return False
    if gap.strip() == "或" and not (first.unit is None and second.unit):
        return False
    if first.kind in ("ordinal", "ratio") or second.kind in ("ordinal", "ratio") or first.approx == "range":
        return False
    if first.unit not in (None, second.unit):
        return False
    if first.unit is None and second.unit is None and gap.strip() in ("-", "--", "—", "–"):
        return False
    return first.low <= second.base * 1.0000001 or _inherited(first, second) is not None


def _inherited(first: _Draft, second: _Draft) -> float | None:
    """3至5万: the first takes the second's 万 when it is smaller than the second without it."""
    if first.multiplier == 1 and second.multiplier > 1 and first.base < second.base / second.multiplier:
        return first.base * second.multiplier
    return None


def _range(first: _Draft, second: _Draft) -> _Draft:
    low = _inherited(first, second) or first.base
    if second.kind == "percent" and first.unit is None and second.counter == "成":
        low = first.base * 10
    return _Draft(first.start, second.end, second.number_end, low, second.high if second.high is not None else
        second.base,
                  low, "range", second.unit, second.counter, second.kind, second.multiplier, second.style,
                  number_start=first.number_start)


_COMPOUND_GAP = re.compile(r" ?(?:又|零|余|加)? ?")


def _compounds(drafts: list[_Draft], text: str) -> list[_Draft]:
    """50元6角三分 is one sum, 5小时30分钟 one duration, 4天3夜 four days."""
    joined: list[_Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and last.unit in ("元", "角") and draft.counter == "分":
            draft.unit, draft.kind = "分", "money"
        if last is not None and last.unit and draft.unit and draft.approx in ("exact", "over") and \
                last.approx != "range" and _COMPOUND_GAP.fullmatch(text[last.end:draft.start]):
            merged = _compound(last, draft)
            if merged is not None:
                joined[-1] = merged
                continue
        joined.append(draft)
    return joined


_SECONDS = {"年": 31536000, "月": 2592000, "周": 604800, "天": 86400, "小时": 3600, "分钟": 60, "秒": 1}


def _compound(first: _Draft, second: _Draft) -> _Draft | None:
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
    value = _tidy(first.base + second.base * factor)
    return _Draft(first.start, second.end, second.number_end, value, value, value, "exact", first.unit,
            first.counter,
                  first.kind, first.multiplier, first.style, number_start=first.number_start)


# ------------------------------------------------------------------------------------------ bounds and change

_PREFIX = {        # words before a number, by what they say about it
    "about": "约 大约 大概 约为 约有 约合 大致 估计 大概有 大约有 约占 约达 约莫 或约 共约 合约 概约 相当于 左右约",
    "nearly": "近 将近 接近 几近 几乎 差不多 逼近 快要 快到 近乎 将近有",
    "over": "超 超过 逾 多于 高于 大于 突破 不止 超出 远超 远超过 高出 超逾 已逾 已超 已超过 过 长于 早于 强于 超过了 突破了 > 大於 胜过 远高于 远多于 超越",
    "under": "不足 不到 未满 低于 少于 小于 不满 未及 不及 未达 还不到 尚不足 未到 未足 短于 没到 < 远低于 远少于",
    "at_least":
    "至少 最少 不少于 不低于 不小于 起码 少说 至少有 起码有 最少有 不下 不下于 少则 最低 ≥ >= 不短于 大于等于 大于或等于 大于或者等于 超过或等于 等于或大于 不少於 至少为 至少达 至少在",
    "at_most": "最多 至多 不超过 不超 不多于 不高于 不大于 多达 最高 顶多 充其量 不超出 不逾 最大 最长 ≤ <= 不长于 小于等于 小于或等于 小于或者等于 等于或小于 最多为 最多有 "
    "至多为 最多只有 上限为 不过",
}
_CHANGE = {
    ("to", "up"): "增至 升至 增加到 上升到 提高到 涨至 涨到 升到 增长到 增加至 上升至 提高至 增长至 上调至 上涨至 上涨到 攀升至 攀升到 扩大到 扩大至 扩充至 扩充到 增到 "
    "回升至 飙升至 飙升到 猛增至 激增至 激增到 扩编至 增派至 上调到 升高到 升高至 跃升至 提升至 提升到 延长至 延长到 增兵至 涨为",
    ("to", "down"): "降至 下降到 减少到 减至 跌至 跌到 降到 缩减至 缩减到 下降至 减少至 下跌至 下跌到 削减至 削减到 下调至 下调到 回落至 回落到 缩小到 缩小至 裁减至 裁减到 "
    "降低到 降低至 减到 缩短至 缩短到 滑落至 压缩至 压缩到 下滑至 骤降至",
    ("by", "up"): "增加 增长 上升 上涨 提高 涨 升 增 增加了 增长了 上升了 上涨了 提高了 涨了 升了 增了 扩大 扩大了 激增 激增了 飙升 猛增 增派 增派了 同比增长 同比增 "
    "环比增长 同比上涨 环比上涨 同比上升 攀升 攀升了 上调 上调了 多了 增收 回升 提升 提升了 增兵 暴涨 大涨 涨幅 涨幅达 涨幅为 增幅 增幅达 增幅为 延长 延长了",
    ("by", "down"): "下降 减少 下跌 降 减 跌 下降了 减少了 下跌了 降了 减了 跌了 缩减 缩减了 削减 削减了 同比下降 环比下降 同比减少 下调 下调了 回落 回落了 降低 降低了 "
    "少了 裁减 裁减了 下滑 下滑了 暴跌 大跌 跌幅 跌幅达 跌幅为 降幅 降幅达 降幅为 缩短 缩短了",
    ("total", None): "累计 共 共计 合计 总计 总共 一共 总数 总数达 总数为 共有 总额 总额达 总额为 总计有 累计达 累计有 共约 总人数达 总人数 合共 累积 总量 总量达 总量为 "
    "总共有 全部 总计约 累计约 共达 总共约 共派出 共派遣",
    ("new", None): "新增 新增加 新增了 新添 又增 又新增 新开 新设 新派 新派出",
}
_SUFFIX = {
    "about": "左右 上下 许 光景 出头",
    "at_least": "以上 及以上 或以上 之上 或更多 起 以上的",
    "at_most": "以内 之内 以下 及以下 或以下 之下 或更少 内",
    "over": "开外 有余 多 余",
}
_STARTS = {word: approx for approx, words in _PREFIX.items() for word in words.split()}
_CHANGES = {word: change for change, words in _CHANGE.items() for word in words.split()}
_MEASURED = "比数率额量值价已均都龄速"
_ENDS = sorted(((word, approx) for approx, words in _SUFFIX.items() for word in words.split()), key=lambda e:
    -len(e[0]))
_LINKS = frozenset("有为达至在到的了")


def _bounded(draft: _Draft, text: str) -> Quantity:
    """The quantity of a draft, with the words around it read."""
    start, outer_end, approx = draft.start, draft.end, draft.approx
    low, high = draft.low, draft.high
    before, outer_start = _word_before(text, start, _STARTS)
    if before == "过" and (text[start:start + 1].isdigit() and text[outer_start - 1:outer_start] not in tuple(
        _MEASURED)) or (before == "不过" and not _is_bound(text, outer_start)):
        before, outer_start = None, start
    if before is None and text[start - 1:start] in ("上", "成") and draft.number_end - start <= 3 and \
            text[start:start + 1] in "百千万亿" and text[start - 2:start - 1] not in tuple("以之加赶"):
        before, outer_start, start = "上", start - 1, start - 1
    change_word, change_at = _word_before(text, outer_start, _CHANGES)
    change, direction = _CHANGES[change_word] if change_word else (None, None)
    if change_word is not None and before is None:
        again, at = _word_before(text, change_at, _STARTS)
        if again in _STARTS \
            and _STARTS[again] in ("about", "nearly", "over", "under", "at_least", "at_most") and len(
            again) > 1:
            before, outer_start = again, at
    suffix, behind = _word_behind(text, draft.end)
    if suffix is not None and draft.kind not in ("ordinal", "ratio"):
        outer_end = behind
    else:
        suffix = None
    if change is None and _from_before(text, outer_start, outer_end):
        change = "from"
    word = "at_least" if before == "上" else _STARTS.get(before or "")
    mark = word or suffix
    if mark and draft.kind != "ordinal" and draft.kind != "ratio":
        approx, low, high = _apply(mark, approx, low, high, draft.base)
        if word and suffix and {word, suffix} == {"at_least", "at_most"}:
            approx = "range"
    return Quantity(start, draft.end, text[start:draft.end], low, high, draft.unit, draft.kind, approx,
        change, direction,
                    None, None, None, draft.number_start if draft.number_start >= 0 else draft.start,
                    draft.number_end,
                    min(outer_start, start), outer_end, draft.counter, draft.base)


def _is_bound(text: str, at: int) -> bool:
    """不过 is "no more than" only inside a clause: at its head it is "but", in 只不过 it is "only"."""
    return at > 0 and text[at - 1] not in "只，,。;；!！?？\n 、"


def _apply(mark: str, approx: str, low: float | None, high: float | None, base: float):
    if approx == "range" and low is not None and high is not None:
        return "range", low, high
    if approx == "several":
        return "several", low, high
    if mark in ("about", "nearly"):
        return (approx if approx == "over" else mark), low, (high if approx != "over" else None)
    if mark in ("over", "at_least"):
        return mark, base, None
    return mark, None, base


def _word_before(text: str, start: int, table: dict) -> tuple[str | None, int]:
    """The longest word of `table` that ends at `start`, at most one blank or linking word away, and where it
    starts."""
    if " " in text[max(0, start - 6):start]:
        spaced = _spaced_word(text, start, table)
        if spaced is not None:
            return spaced
    for gap in (0, 1):
        end = start - gap
        if gap and (end <= 0 or text[end] not in " 有为达了至在到"):
            break
        for length in range(min(7, end), 0, -1):
            piece = text[end - length:end]
            if piece in table and (length > 1 or not _inside_word(text, end - 1, piece)):
                return piece, end - length
    return None, start


def _spaced_word(text: str, start: int, table: dict) -> tuple[str, int] | None:
    """小于 或 等于 100: the word before, its blanks taken out."""
    places = [i for i in range(max(0, start - 14), start) if text[i] != " "]
    for length in range(min(7, len(places)), 1, -1):
        piece = "".join(text[i] for i in places[-length:])
        if piece in table and start - places[-length] <= 14:
            return piece, places[-length]
    return None


_SINGLE_GUARD = {"近": "附最靠临邻亲贴远", "过": "通经超越度穿不跨", "超": "", "约": "条公签合大违履预节邀纽北", "共": "公中反亲与", "增": "激猛倍新",
                 "减": "裁缩削", "降": "投空霜", "升": "晋回攀", "涨": "暴大", "跌": "暴大", "逾": "", "起": "", "<": "", ">": ""}


def _inside_word(text: str, at: int, word: str) -> bool:
    return text[at - 1:at] in tuple(_SINGLE_GUARD.get(word, "")) if at else False


def _word_behind(text: str, end: int) -> tuple[str | None, int]:
    at = end + (text[end:end + 1] == " ")
    for word, approx in _ENDS:
        if text.startswith(word, at):
            after = text[at + len(word):at + len(word) + 1]
            if word in ("多", "余", "许", "起", "内", "以上的") and not (word in ("内",) and after in ("，", ",", "")):
                continue
            if word in ("上下", "之下", "以下") and after in ("方", "级", "属", "称", "简"):
                continue
            return approx, at + len(word)
    return None, end


_FROM = re.compile(r"(?:从|由)(?:[\u4e00-\u9fff0-9]{0,8})?$")
_TO = re.compile(r"[^，。;；,\n]{0,6}?(?:增|升|涨|降|减|跌|扩|缩|提|攀|飙|跃|变|上调|下调|压|延)[\u4e00-\u9fff]{0,3}[至到为]")


def _from_before(text: str, start: int, end: int) -> bool:
    return _TO.match(text, end) is not None and _FROM.search(text, max(0, start - 10), start) is not None


# -------------------------------------------------------------------------- quantities without a numeral

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


def _with_words(found: list[Quantity], text: str, masks: list[tuple[int, int]]) -> list[Quantity]:
    """Add what no numeral shows: 半年, 一半, 翻一番, 首次, 多国, 大量."""
    covered = _Covered(sorted([*masks, *((q.start, q.end) for q in found)]))
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
    before, outer = _word_before(text, start, _STARTS)
    if before and approx == "exact":
        approx, low, high = _apply(_STARTS[before], "exact", 50.0, 50.0, 50.0)
    else:
        outer = start
    change = ("by", "down") if word == "减半" else (None, None)
    return Quantity(start, end, text[start:end], low, high, "%", "fraction", approx, *change, None, None,
        None,
                    start, end, outer, end, None, 50.0)


# ------------------------------------------------------------------------------------------------- referents

_STOP = re.compile(
    r"[^\u4e00-\u9fffA-Za-z0-9·“”\"'‘’-]|(?<=[0-9A-Za-z])的|在|从|(?<![方走动倾意导单双转趋志风流])向|对(?!手|华|外)|将|已|被|把|是|"
    r"为(?!首)|与|和|及|或|参战|参加|参与|前往|抵达|奔赴|赴|以(?![上下色方])|因|由|于|"
    r"但|而|就|都|也|还|又|再|并|让|使|给|跟|同(?!盟|志|学|胞|伴)|即|则|等(?!级)|能|会(?!议|谈|晤|员|场|见|面|长)|要(?!求|塞|员)|可|应(?!对)|不(?!明)|"
    r"没|未|无(?!人|线)|"
    r"[了着过](?!程|渡)|死亡|受伤|遇难|丧生|失踪|被捕|身亡|离奇|进行|开展|举行|实施|发生|发现|达到|超过|表示|宣布|认为|称|说|指出|报道|支持|反对|签署|出席|加入|抵|投入|进入|"
    r"离开|返回|撤离|部署|作战|"
    r"增加|减少|增长|下降|左右|以内|之间|上下|来自|属于|位于|遭|获|成为|包括|组成|开始|结束|陷入|丧命|中弹|落水|被困|获救|需要|正在|分别|已经|只|才|竟|均|约|近(?!卫|海)|"
    r"超(?!市)|逾|达")


def _with_referent(quantity: Quantity, text: str, found: list[Quantity], i: int) -> Quantity:
    """Add what is counted: the noun behind the unit, else the noun before the number's bound."""
    limit = found[i + 1].start if i + 1 < len(found) else len(text)
    if quantity.unit in units.MILITARY:
        begin = _behind_number(quantity, text)
        if begin < quantity.end:
            return replace(quantity, referent=text[begin:quantity.end], referent_start=begin,
                    referent_end=quantity.end)
    noun = _noun_start(quantity, text)
    measured = quantity.kind == "duration" and text[quantity.outer_end:quantity.outer_end + 1] != "的"
    span = noun if noun is not None or measured \
        else _forward(text, quantity.outer_end, min(limit, quantity.outer_end
        +
        REFERENT))
    if span is None and quantity.kind not in ("ordinal",):
        floor = found[i - 1].end if i else 0
        span = _backward(text, quantity, floor)
    if span is None:
        return quantity
    return replace(quantity, referent=text[span[0]:span[1]], referent_start=span[0], referent_end=span[1])


def _behind_number(quantity: Quantity, text: str) -> int:
    begin = quantity.number_end
    return begin + (text[begin:begin + 1] == "个")


def _noun_start(quantity: Quantity, text: str) -> tuple[int, int] | None:
    """A counted noun that is itself the unit: 2万大军, 3000难民."""
    counter = quantity.counter
    if counter and len(counter) > 1 and quantity.unit in ("人", "国") and quantity.kind == "cardinal" \
        and counter != "口人":
        return quantity.end - len(counter), quantity.end
    return None


def _forward(text: str, start: int, limit: int) -> tuple[int, int] | None:
    at = start + (text[start:start + 1] == "的")
    if text[at:at + 1] == "大" and text[start - 1:start].isdigit():
        at += 1
    stop = _STOP.search(text, at, limit)
    end = stop.start() if stop else limit
    while end > at and text[end - 1] in "的“\"'‘":
        end -= 1
    while at < end and text[at] in "”\"'’":
        at += 1
    if text[at:at + 1] == "“" and text.find("”", at, end) in (-1, end - 1):
        at, end = at + 1, end - (text[end - 1] == "”")
    return (at, end) if end > at else None


_NOUN_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{1,16}$")
_CUT_BEFORE = re.compile(r".*(?:[的了在将已被把是与和及从向对以因由于但而就都也还又再并让使给]|派出|派遣|部署|投入|超过|达到)")
_DROP_BEFORE = re.compile(r"(?:进行|持续|历时|收到|达成|举行|召开|耗时|用时|实施|开展|花费|不超|不到|不足|有|为|达|共|总计|累计|只|仅|已|至少|最多|增至|升至|"
    r"降至|增加|减少|新增|高达|多达|长达|总|合计|共计|在|了)+$")


def _backward(text: str, quantity: Quantity, floor: int) -> tuple[int, int] | None:
    begin = max(floor, quantity.outer_start - 16)
    piece = text[begin:quantity.outer_start]
    piece = piece[:len(piece) - len(piece) + len(_DROP_BEFORE.sub("", piece))]
    match = _NOUN_BEFORE.search(piece)
    if match is None or len(match.group()) > 12 and not _CUT_BEFORE.match(match.group()):
        return None
    cut = _CUT_BEFORE.match(match.group())
    at = match.start() + (cut.end() if cut else 0)
    return (begin + at, begin + match.end()) if match.end() > at else None
