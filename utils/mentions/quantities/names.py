"""What holds a number and is none: titles, addresses, codes, names of weapons and roads, list labels, and
words of the dictionary (四川, 万一)."""

from __future__ import annotations

import re
from bisect import bisect_right

from utils.mentions import dates, numerals, units
from utils.mentions.quantities.before import currency_before
from utils.mentions.quantities.draft import Draft

_MASK = re.compile(
    r"(?=[0-9A-Za-z《一十百最歼轰运直东风长征神舟嫦娥天问苏米图伊别空警鲲鹏])(?:"
    r"https?://[^\s\u4e00-\u9fff]{1,2000}|www\.[^\s\u4e00-\u9fff]{1,500}"  # addresses
    r"|《[^《》\n]{1,60}》"  # titles
    # F16, 歼-20's Latin kin, identifiers
    r"|(?<![0-9A-Za-z])(?!(?:RMB|CNY|HKD|NTD|TWD|USD|EUR|GBP|JPY|KRW|AUD|CAD|SGD|"
    r"CHF)[0-9])[A-Za-z][A-Za-z0-9]{0,30}-?[0-9][A-Za-z0-9.-]{0,60}"
    r"|(?<![0-9A-Za-z.])[0-9]{1,4}(?:[A-Z]{1,2}|[a-z])(?![A-Za-z0-9/²³])"  # 5G, 4K, 3D
    r"|(?<![0-9A-Za-z])[0-9]{2,5}-[0-9]{2,5}-[0-9]{2,5}(?![0-9A-Za-z])"  # telephone numbers
    r"|一([\u4e00-\u9fff])(?:又|接)一\1"  # 一轮又一轮
    r"|(?<![0-9.])[0-9]{1,4}(?:单元|室(?![内外友]))|百公里(?=加速|油耗|电耗|能耗)|一五一十|"
    r"(?<![0-9.])[0-9]{1,3}日均?线|最后一[天日夜]|"
    r"(?<=[〔\[(])(?:19|20)[0-9]{2}[〕\])](?:第?[0-9]{1,4}号)?|"
    r"十[一二三四五六]五[”\"’』]?(?:规划|计划|期间|时期|收官|开局|以来|末)"
    r"|(?<=前)1?[0-9]月(?![球亮饼])"  # 前4月
    r"|[0-9]{1,2}·[0-9]{1,2}"  # 9·11
    r"|[歼轰运直东风长征神舟嫦娥天问苏米图伊别空警鲲鹏][-—][0-9]{1,4}[A-Z]{0,2}"  # 歼-20
    r"|东风[0-9]{1,2}[A-Z]?|长征[一二三四五六七八九十0-9]{1,3}号"
    r"|(?<![0-9.])(?:1[0-2][0-9]{3}|9[56][0-9]{3})(?<!0)(?![0-9.,万亿千%]|(?:元|人|个|名|米|公里|吨|年))"  # 12306
    r")"
)


def masked_spans(text: str) -> list[tuple[int, int]]:
    spans = list(dates.calendar_spans(text))
    for match in _MASK.finditer(text):
        piece = match.group()
        if piece.isdigit() and units.match(text, match.end()) is not None:
            continue
        letters = piece.lstrip("0123456789")
        if len(letters) > 1 and letters != piece and _is_unit(text, match.end() - len(letters), letters):
            continue  # 500MB, unlike 5G and 4K
        if (
            piece[0].isdigit()
            and (piece[-1] in "mgkW" or text[match.start() - 1 : match.start()] == "之")
            and len(piece) < 6
        ):
            continue
        spans.append(match.span())
    return sorted(spans)


def _is_unit(text: str, at: int, letters: str) -> bool:
    unit = units.match(text, at)
    return unit is not None and unit.surface == letters


class Covered:
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


_LATIN_UNITS = ("m", "g", "k", "K", "W", "c", "b", "h")


def is_word(draft: Draft, text: str, numeral: numerals.Numeral) -> bool:
    """Whether the numeral is part of a word, a name or a code rather than a number."""
    start, end = numeral.start, numeral.end
    if draft.unit is None and _is_label(text, start, end, numeral):
        return True
    if numeral.style == "arabic":
        return draft.unit is None and (_is_code(text, start, end) or _is_year(text, start, end))
    if end - start == 1 and text[start] in "陆肆拾伍" or text[start] == "兆":
        return True
    if text[start] == "数" and text[start - 1 : start] in tuple("指总人次参函系倍常基"):
        return True  # 指数年率
    if text[start:end] == "千万" and _HARDLY.match(text, end):
        return True
    if draft.unit is not None:
        word = numerals.swallowed(text, start, end)
        if (
            word is None
            or text[start] in "百千万亿"
            and text[start - 1 : start] in _BOUND_CHARS
            or word[1] <= draft.end
            and text[word[0] : start] in _BOUND_CHARS
        ):
            return False
        if text[word[0] : word[1]] in numerals.NOT_NUMBERS:
            return True
        if (
            word[1] == draft.end
            and draft.kind == "duration"
            and text[word[0] : start] in ("近", "前", "后", "未来", "过去")
        ):
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
    word = numerals.swallowed(text, start, end)
    if word is not None and not (
        text[word[0] : start] in _BOUND_CHARS and word[1] == end and text[start] in "百千万亿"
    ):
        return True
    return end - start == 2 and numeral.style == "digits" and text[start] not in "零〇"


def is_weak(draft: Draft, text: str, numeral: numerals.Numeral) -> bool:
    """A lone Chinese digit without a unit is a number only where the words around it leave nothing else (或是三,
    前三,),
    or where it turns out to be an end of a range."""
    start, end = numeral.start, numeral.end
    if draft.unit is not None or numeral.style == "arabic" or end - start > 1:
        return False
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if text[start] in "百千万亿两":
        return before not in _BOUND_CHARS
    quiet_before = not _is_han(before) or (before in _CALM and text[start] != "一")
    return not (quiet_before and (not _is_han(after) or after in "这那和与或的却是以"))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


_BOUND_CHARS = ("近", "上", "超", "逾", "过", "破", "约")
_CALM = frozenset("是为第到和与或前后近于等不却叫占列居至的:、，,。;“\"'‘(（= ")
_WEAK = frozenset(
    "点 行 字 面 手 道 关 步 声 口 门 头 角 平 胜 负 海 时 方 对 双 副 部 本 通 则 代 任 首 曲 卷 封 章 幕 拳 刀 枪 球 环 局 盘 尾 车 船 舰 "
    "机 床 桌 派 帮 群 伙 票 席 井 街 城 镇 班 排 连 营 团 师 军 户 区 县 市 省 州 地 处 样 面 里 两 升 克 码 担".split()
)


_LABEL_BEHIND = re.compile(r" ?[、.．)）:](?![0-9])")
_CODE_BEFORE = re.compile(r"(?:电话|热线|传真|邮编|微信|QQ|编号|代码|号码|证号|手机)[:： ]{0,2}$")
_HARDLY = re.compile(r"不|别|要|莫|注意|小心|当心|记住|得")
_LABEL_BEFORE = re.compile(r"(?:^|[\n/(（〔【\[])[ \t]*$")


def _is_label(text: str, start: int, end: int, numeral: numerals.Numeral) -> bool:
    """The number of a list item (3、 at the head of a line, (二)), a code with a leading zero, a bracketed code
    (600000), a version behind a Latin word (Windows 8)."""
    opened = _LABEL_BEFORE.search(text, max(0, start - 6), start) is not None
    if (
        opened
        and _LABEL_BEHIND.match(text, end)
        and (numeral.style != "arabic" or numeral.base < 100 or text[end : end + 1] in ")）")
    ):
        return True
    if numeral.style != "arabic":
        return False
    if text[start] == "0" and end - start > 1 and text[start + 1] != ".":
        return True
    written = text[start:end]
    if written.isdigit() and (
        len(written) > 6 and not written.endswith("00") or _CODE_BEFORE.search(text, max(0, start - 5), start)
    ):
        return True
    word = text[max(0, start - 2) : start].rstrip(" ")
    if currency_before(text, start) is not None:
        return False
    return bool(word) and word[-1].isascii() and word[-1].isalpha()


def _is_code(text: str, start: int, end: int) -> bool:
    """A bare Arabic number joined by a hyphen, a slash or a middle dot to another is a code, not a count."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before in ("·", "•", "_", "#", "@") or after in ("·", "•", "_"):
        return True
    if (before == "-" and text[start - 2 : start - 1].isalnum()) or (
        after == "-" and text[end + 1 : end + 2].isalnum()
    ):
        return not _unit_beyond(text, end)
    return after.isascii() and after.isalpha() and after not in _LATIN_UNITS


_YEAR = re.compile(r"(?:19[5-9]|20[0-4])[0-9](?=[\u4e00-\u9fff“”\"])(?![多余来左以至到万千亿百])(?<!00)")


def _is_year(text: str, start: int, end: int) -> bool:
    """2012春晚, “感动2011”: a year that leaves its 年 out, unless a word before it counts."""
    return end - start == 4 and _YEAR.match(text, start) is not None and text[start - 1 : start] not in tuple(
        "达至为到超近约共有逾过破计的是了第"
    )


def _unit_beyond(text: str, end: int) -> bool:
    """70-200个: the unit behind the second number makes both a count."""
    if text[end : end + 1] not in ("-", "~"):
        return False
    other = numerals.read(text, end + 1)
    return other is not None and (
        units.match(text, other.end) is not None or text[other.end : other.end + 1] == "个"
    )
