"""Words that say how exact a number is and what became of it: 约 逾 不足 至少 左右 以上, 增至 下降 累计 新增.

A bound stands before the number (约, 至少) or behind it (左右, 以上); a change word stands before both (增至约).
"""

from __future__ import annotations

import re

_PREFIX = {  # words before a number, by what they say about it
    "about": "约 大约 大概 约为 约有 约合 大致 估计 大概有 大约有 约占 约达 约莫 或约 共约 合约 概约 相当于 左右约",
    "nearly": "近 将近 接近 几近 几乎 差不多 逼近 快要 快到 近乎 将近有",
    "over": "超 超过 逾 多于 高于 大于 突破 不止 超出 远超 远超过 高出 超逾 已逾 已超 已超过 过 长于 早于 强于 超过了 突破了 > 大於 胜过 远高于 远多于 "
    "超越 破 冲破 涨破 升破 破了",
    "under": "不足 不到 未满 低于 少于 小于 不满 未及 不及 未达 还不到 尚不足 未到 未足 跌破 跌穿 击穿 短于 没到 < 远低于 远少于",
    "at_least": "至少 最少 不少于 不低于 不小于 起码 少说 至少有 起码有 最少有 不下 不下于 少则 最低 ≥ >= 不短于 大于等于 大于或等于 大于或者等于 超过或等于 "
    "等于或大于 不少於 至少为 至少达 至少在",
    "at_most": "最多 至多 不超过 不超 不多于 不高于 不大于 多达 最高 顶多 充其量 不超出 不逾 最大 最长 ≤ <= 不长于 小于等于 小于或等于 小于或者等于 等于或小于 最多为 最多有 "
    "至多为 最多只有 上限为 不过 不会超过 不会多于 不会高于 不可能超过 不得超过 不应超过 不能超过 没超过 没有超过 未超过 并未超过 不致超过 不至于超过 "
    "不会超",
}
_CHANGE = {
    (
        "to",
        "up",
    ): "增至 升至 增加到 上升到 提高到 涨至 涨到 升到 增长到 增加至 上升至 提高至 增长至 上调至 上涨至 上涨到 攀升至 攀升到 扩大到 扩大至 扩充至 扩充到 增到 "
    "回升至 飙升至 飙升到 猛增至 激增至 激增到 扩编至 增派至 上调到 升高到 升高至 跃升至 提升至 提升到 延长至 延长到 增兵至 涨为",
    (
        "to",
        "down",
    ): "降至 下降到 减少到 减至 跌至 跌到 降到 缩减至 缩减到 下降至 减少至 下跌至 下跌到 削减至 削减到 下调至 下调到 回落至 回落到 缩小到 缩小至 裁减至 裁减到 "
    "降低到 降低至 减到 缩短至 缩短到 滑落至 压缩至 压缩到 下滑至 骤降至",
    (
        "by",
        "up",
    ): "增加 增长 上升 上涨 提高 涨 升 增 增加了 增长了 上升了 上涨了 提高了 涨了 升了 增了 扩大 扩大了 激增 激增了 飙升 猛增 增派 增派了 同比增长 同比增 "
    "环比增长 同比上涨 环比上涨 同比上升 攀升 攀升了 上调 上调了 多了 增收 回升 提升 提升了 增兵 暴涨 大涨 涨幅 涨幅达 涨幅为 增幅 增幅达 增幅为 延长 延长了",
    (
        "by",
        "down",
    ): "下降 减少 下跌 降 减 跌 下降了 减少了 下跌了 降了 减了 跌了 缩减 缩减了 削减 削减了 同比下降 环比下降 同比减少 下调 下调了 回落 回落了 降低 降低了 "
    "少了 裁减 裁减了 下滑 下滑了 暴跌 大跌 跌幅 跌幅达 跌幅为 降幅 降幅达 降幅为 缩短 缩短了",
    (
        "total",
        None,
    ): "累计 共 共计 合计 总计 总共 一共 总数 总数达 总数为 共有 总额 总额达 总额为 总计有 累计达 累计有 共约 总人数达 总人数 合共 累积 总量 总量达 总量为 "
    "总共有 全部 总计约 累计约 共达 总共约 共派出 共派遣",
    ("new", None): "新增 新增加 新增了 新添 又增 又新增 新开 新设 新派 新派出",
}
_SUFFIX = {
    "about": "左右 上下 许 光景",
    "at_least": "以上 及以上 或以上 之上 或更多 起 以上的",
    "at_most": "以内 之内 以下 及以下 或以下 之下 或更少 内",
    "over": "开外 有余 出头 多 余",
}
STARTS = {word: approx for approx, words in _PREFIX.items() for word in words.split()}
CHANGES = {word: change for change, words in _CHANGE.items() for word in words.split()}
MEASURED = "比数率额量值价已均都龄速"
_ENDS = sorted(
    ((word, approx) for approx, words in _SUFFIX.items() for word in words.split()), key=lambda e: -len(e[0])
)
_ENDS_BY_FIRST = {word[0]: [end for end in _ENDS if end[0][0] == word[0]] for word, _ in _ENDS}


def is_bound(text: str, at: int) -> bool:
    """不过 is "no more than" only inside a clause: at its head it is "but", in 只不过 it is "only"."""
    return at > 0 and text[at - 1] not in "只，,。;；!！?？\n 、"


def apply(mark: str, approx: str, low: float | None, high: float | None, base: float):
    if approx == "range" and low is not None and high is not None:
        return "range", low, high
    if approx == "several":
        return "several", low, high
    if mark in ("about", "nearly"):
        return (approx if approx == "over" else mark), low, (high if approx != "over" else None)
    if mark in ("over", "at_least"):
        return mark, base, None
    return mark, None, base


def around(text: str, start: int, end: int, approx: str = "exact") -> tuple[str, int, int]:
    """How exact the words around text[start:end] leave it, and where they start and end: 不到一年, 三天左右."""
    before, outer_start = word_before(text, start, STARTS)
    if before is not None and (len(before) > 1 or before in "约近逾超"):
        return STARTS[before], outer_start, end
    behind, outer_end = word_behind(text, end)
    return (behind, start, outer_end) if behind is not None else (approx, start, end)


_CAPPED = re.compile(
    r"最[高多大](?:可|能|将|会|可以)?(?:被?(?:处以?|罚款?|判处?|获得?|得|拿|赔偿?|享|领取?|补贴|补助|奖励?|贷款?|减免?|优惠|索赔)){1,2}$"
    r"|最[高多大](?:可|可以)$"
)


def capped(text: str, start: int) -> bool:
    """最高可罚500万元: what may be done at most."""
    window = text[max(0, start - 9) : start]
    return "最" in window and _CAPPED.search(window) is not None


_OF_A_WHOLE = re.compile(r"(?:不会?|没有?|未|不得|不应|不能)超过[\u4e00-\u9fff]{1,8}的$")


def at_most_of(text: str, start: int) -> bool:
    """不超过员工总数的12%: the bound stands before the whole."""
    window = text[max(0, start - 14) : start]
    return window.endswith("的") and _OF_A_WHOLE.search(window) is not None


def word_before(text: str, start: int, table: dict) -> tuple[str | None, int]:
    """The longest word of `table` that ends at `start`, at most one blank or linking word away, and where it
    starts."""
    if " " in text[max(0, start - 6) : start]:
        spaced = _spaced_word(text, start, table)
        if spaced is not None:
            return spaced
    for gap in (0, 1):
        end = start - gap
        if gap and (end <= 0 or text[end] not in " 有为达了至在到"):
            break
        for length in range(min(7, end), 0, -1):
            piece = text[end - length : end]
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


_SINGLE_GUARD = {
    "近": "附最靠临邻亲贴远",
    "过": "通经超越度穿不跨",
    "超": "",
    "约": "条公签合大违履预节邀纽北",
    "共": "公中反亲与",
    "增": "激猛倍新",
    "减": "裁缩削",
    "降": "投空霜",
    "升": "晋回攀",
    "涨": "暴大",
    "跌": "暴大",
    "逾": "",
    "起": "",
    "<": "",
    ">": "",
}


def _inside_word(text: str, at: int, word: str) -> bool:
    return text[at - 1 : at] in tuple(_SINGLE_GUARD.get(word, "")) if at else False


def word_behind(text: str, end: int) -> tuple[str | None, int]:
    at = end + (text[end : end + 1] == " ")
    for word, approx in _ENDS_BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            after = text[at + len(word) : at + len(word) + 1]
            if word in ("多", "余", "许", "起", "内", "以上的") and not (
                word in ("内",) and after in ("，", ",", "")
            ):
                continue
            if word in ("上下", "之下", "以下") and after in ("方", "级", "属", "称", "简"):
                continue
            return approx, at + len(word)
    return None, end


_FROM = re.compile(r"(?:从|由)(?:[\u4e00-\u9fff0-9]{0,8})?$")
_TO = re.compile(
    r"[^，。;；,\n]{0,6}?(?:增|升|涨|降|减|跌|扩|缩|提|攀|飙|跃|变|上调|下调|压|延)[\u4e00-\u9fff]{0,3}[至到为]"
)


def from_before(text: str, start: int, end: int) -> bool:
    return _TO.match(text, end) is not None and _FROM.search(text, max(0, start - 10), start) is not None
