"""Units that stand before their number: 港币200万, $20亿, 时速62公里, 每秒3000立方米, 里氏6.8级, 每股3.5元.

A currency before the number is the unit, or says which 元 is meant (新台币3亿元); it belongs to the span. What
something is counted by, in front (每股, 人均, 每平方米) or behind (元/吨), is the quantity's `per`, except for
speeds and flows, which have units of their own (公里每小时, 立方米每秒).
"""

from __future__ import annotations

import re

from utils.mentions.quantities.draft import Draft

NEAR = 12  # characters before a number in which 每小时 or 震级 may stand

_CURRENCY = {  # name: how it is written before a number
    "元": "人民币 ￥ ¥ RMB CNY CN¥",
    "港元": "港币 港元 HK$ HKD",
    "新台币": "新台币 台币 NT$ NTD TWD",
    "美元": "美元 美金 US$ USD $",
    "欧元": "欧元 € EUR",
    "英镑": "英镑 £ GBP",
    "日元": "日元 日圆 JPY JP¥",
    "韩元": "韩元 韩币 ₩ KRW",
    "卢布": "卢布 ₽ RUB",
    "澳门元": "澳门币 澳门元 MOP",
    "澳元": "澳元 A$ AUD",
    "加元": "加元 C$ CAD",
    "新元": "新元 新加坡元 S$ SGD",
    "瑞士法郎": "瑞士法郎 瑞郎 CHF",
    "卢比": "卢比 ₹ INR",
    "泰铢": "泰铢 ฿",
}
_NAMES = {written: name for name, words in _CURRENCY.items() for written in words.split()}
_LAST = frozenset(written[-1] for written in _NAMES)
_SPEEDS = {
    ("公里", "小时"): "公里每小时",
    ("米", "秒"): "米每秒",
    ("立方米", "秒"): "立方米每秒",
    ("公里", "秒"): "公里每秒",
    ("英里", "小时"): "英里每小时",
    ("海里", "小时"): "节",
    ("毫米", "小时"): "毫米每小时",
    ("米", "小时"): "米每小时",
    ("立方米", "小时"): "立方米每小时",
    ("米", "分钟"): "米每分钟",
}
_CLOCKED = re.compile(
    r"(?:(?P<hour>时速|每小时|航速|车速|限速)|(?P<second>每秒钟?|风速|风力)|(?P<minute>每分钟))"
    r"[^0-9，。,；;、：（）()]{0,7}$"
)
_CLOCKED_BEHIND = re.compile(r"[”」]?的?(?:(?P<hour>时速|每小时|/小时)|(?P<second>每秒|/秒|/s(?![a-z])))")
_PER = (
    r"股|平方米|平米|平方公里|亩|公顷|立方米|吨|公斤|千克|斤|克|桶|盎司|度电?|千瓦时|人|户|天|日|月|年|周|季度|次|张|件|台|辆|套|份|"
    r"公里|小时|分钟|盒|瓶|支|只|头|晚|课时|间|艘|枚|部|位|名|千人|百人|万人|十万人|个月"
)
_PER_BEFORE = re.compile(
    rf"(?:每(?P<each>{_PER})|(?P<mean>[人日月年户亩])均)[^0-9，。,；;、：（）()]{{0,7}}$"
)
_PER_BEHIND = re.compile(rf"/(?P<each>{_PER})|每(?P<each2>吨|桶|盎司|股|公斤|平方米|千瓦时|克|立方米)")
_MEAN = {"日": "天", "月": "月", "年": "年", "人": "人", "户": "户", "亩": "亩"}
_MEASURED = re.compile(
    r"(?:地震|震中|强震|余震)[^，。]{0,6}(?:规模|测得|测定为?)[约为是达]{0,2}$|(?:地震规模|规模达|规模为|规模)$"
)
_RATING = re.compile(r"(?:评分|开分|打分|得分|均分)[为是达至到高近约]{0,3}$")
_SCALE = re.compile(r"(?:里氏|芮氏|矩震级|[面体]波震级|震级)(?:规模)?(?:为|达|约|是|至|达到|约为|测定为)?$")


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency written before position `start`, and where it begins."""
    end = start - (text[start - 1 : start] == " ")
    if text[end - 1 : end] not in _LAST:
        return None
    for length in range(min(4, end), 0, -1):
        written = text[end - length : end]
        before = text[end - length - 1 : end - length]
        if (
            written in _NAMES
            and not (written[0].isascii() and written[0].isalpha() and before.isascii() and before.isalpha())
            and before not in ("兑", "对")
        ):
            return _NAMES[written], end - length
    return None


def with_unit_before(draft: Draft, text: str, floor: int = 0) -> Draft:
    """The draft with what stands before its number (behind `floor`) read into unit, per and span."""
    if draft.kind in ("ordinal", "ratio", "fraction", "duration", "age", "percent"):
        return draft
    if draft.unit in (None, "元") and draft.start == draft.number_start:
        _take_currency(draft, text, floor)
    window = text[max(0, draft.start - NEAR) : draft.start]
    if draft.kind == "dimension":
        _take_speed(draft, text, window)
    if draft.unit in ("级", None) and (
        _SCALE.search(window) or 1 <= draft.base < 10 and draft.unit is None and _MEASURED.search(window)
    ):
        draft.unit, draft.counter = "级", draft.counter or "级"
    elif draft.unit is None and 0 < draft.base <= 10 and draft.multiplier == 1 and _RATING.search(window):
        draft.unit, draft.counter = "分", "分"
    if draft.unit is not None and draft.per is None:
        _take_per(draft, text, window)
    return draft


def _take_currency(draft: Draft, text: str, floor: int) -> None:
    found = currency_before(text, draft.start)
    if found is None or found[1] < floor:
        return
    name, start = found
    symbol = not "\u4e00" <= text[start] <= "\u9fff"
    if draft.unit is None and not symbol and draft.multiplier == 1 and draft.base < 10:
        return
    draft.unit, draft.kind, draft.start = name, "money", start
    draft.counter = draft.counter or text[start : draft.number_start].strip()


def _take_speed(draft: Draft, text: str, window: str) -> None:
    before = _CLOCKED.search(window)
    match = before or _CLOCKED_BEHIND.match(text, draft.end)
    if match is None:
        return
    time = {"hour": "小时", "second": "秒", "minute": "分钟"}[match.lastgroup or "hour"]
    name = _SPEEDS.get((draft.unit or "", time))
    if name is None:
        return
    draft.unit = name
    if before is None and not text[match.end() - 2 : match.end()] == "时速":
        draft.end = match.end()


def _take_per(draft: Draft, text: str, window: str) -> None:
    match = _PER_BEFORE.search(window) if "每" in window or "均" in window else None
    if match is not None:
        draft.per = match.group("each") or _MEAN[match.group("mean")]
        return
    behind = _PER_BEHIND.match(text, draft.end) if draft.kind in ("money", "dimension") else None
    if behind is not None:
        draft.per = behind.group("each") or behind.group("each2")
