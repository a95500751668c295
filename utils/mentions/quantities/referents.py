"""What is counted: the noun behind the unit, else the noun before the number."""

from __future__ import annotations

import re

from utils.mentions import units
from utils.mentions.quantities.draft import Quantity, settled

REFERENT = 14  # characters at most of what is counted
_STOP = re.compile(
    r"[^\u4e00-\u9fffA-Za-z0-9·“”\"'‘’-]|"
    r"(?<=[0-9A-Za-z])的|在|从|(?<![方走动倾意导单双转趋志风流])向|对(?!手|华|外)|(?<![小老名大上中少健干])将|已|被|把|是|"
    r"为(?!首)|与|和|及|或|参战|参加|参与|前往|抵达|奔赴|赴|以(?![上下色方])|因|由|于|"
    r"但|而|就|都|也|还|又|再|并|让|使|给|跟|同(?!盟|志|学|胞|伴)|即|则|等(?!级)|能|会(?!议|谈|晤|员|场|见|面|长)|要(?!求|塞|员)|可|应(?!对)|不(?!明)|"
    r"没|未|无(?!人|线)|"
    r"[了着过](?!程|渡)|死亡|受伤|遇难|丧生|失踪|被捕|身亡|离奇|进行|开展|举行|实施|发生|发现|达到|超过|表示|宣布|认为|称|说|指出|报道|支持|反对|签署|出席|加入|抵|投入|进入|"
    r"离开|返回|撤离|部署|作战|"
    r"增加|减少|增长|下降|左右|以内|之间|上下|来自|属于|位于|遭|获|成为|包括|组成|开始|结束|陷入|丧命|中弹|落水|被困|获救|需要|正在|分别|已经|只|才|竟|均|约|近(?!卫|海)|"
    r"超(?!市)|逾|达"
)


def with_referent(quantity: Quantity, text: str, found: list[Quantity], i: int) -> Quantity:
    """Add what is counted: the noun behind the unit, else the noun before the number's bound."""
    limit = found[i + 1].start if i + 1 < len(found) else len(text)
    if quantity.unit in units.MILITARY:
        begin = _behind_number(quantity, text)
        if begin < quantity.end:
            return settled(
                quantity, referent=text[begin : quantity.end], referent_start=begin, referent_end=quantity.end
            )
    span = _noun_start(quantity, text)
    if span is None and (
        quantity.kind != "duration" or text[quantity.outer_end : quantity.outer_end + 1] == "的"
    ):
        span = _forward(text, quantity.outer_end, min(limit, quantity.outer_end + REFERENT))
    if span is None and quantity.kind not in ("ordinal",):
        floor = found[i - 1].end if i else 0
        span = _backward(text, quantity, floor)
    if span is None:
        return quantity
    return settled(quantity, referent=text[span[0] : span[1]], referent_start=span[0], referent_end=span[1])


def _behind_number(quantity: Quantity, text: str) -> int:
    begin = quantity.number_end
    return begin + (text[begin : begin + 1] == "个")


def _noun_start(quantity: Quantity, text: str) -> tuple[int, int] | None:
    """A counted noun that is itself the unit: 2万大军, 3000难民."""
    counter = quantity.counter
    if (
        counter
        and len(counter) > 1
        and quantity.unit in ("人", "国")
        and quantity.kind == "cardinal"
        and counter != "口人"
    ):
        return quantity.end - len(counter), quantity.end
    return None


def _forward(text: str, start: int, limit: int) -> tuple[int, int] | None:
    at = start + (text[start : start + 1] == "的")
    if text[at : at + 1] == "大" and text[start - 1 : start].isdigit():
        at += 1
    stop = _STOP.search(text, at, limit)
    end = stop.start() if stop else limit
    while end > at and text[end - 1] in "的“\"'‘":
        end -= 1
    while at < end and text[at] in "”\"'’":
        at += 1
    if text[at : at + 1] == "“" and text.find("”", at, end) in (-1, end - 1):
        at, end = at + 1, end - (text[end - 1] == "”")
    return (at, end) if end > at else None


_NOUN_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{1,16}$")
_CUT_BEFORE = re.compile(
    r".*(?:[的了在将已被把是与和及从向对以因由于但而就都也还又再并让使给]|派出|派遣|部署|投入|超过|达到)"
)
_DROP_BEFORE = re.compile(
    r"(?:进行|持续|历时|收到|达成|举行|召开|耗时|用时|实施|开展|花费|不超|不到|不足|有|为|达|共|总计|累计|只|仅|已|至少|最多|增至|升至|"
    r"降至|增加|减少|新增|高达|多达|长达|总|合计|共计|在|了)+$"
)


def _backward(text: str, quantity: Quantity, floor: int) -> tuple[int, int] | None:
    begin = max(floor, quantity.outer_start - 16)
    piece = text[begin : quantity.outer_start]
    piece = piece[: len(piece) - len(piece) + len(_DROP_BEFORE.sub("", piece))]
    match = _NOUN_BEFORE.search(piece)
    if match is None or len(match.group()) > 12 and not _CUT_BEFORE.match(match.group()):
        return None
    cut = _CUT_BEFORE.match(match.group())
    at = match.start() + (cut.end() if cut else 0)
    return (begin + at, begin + match.end()) if match.end() > at else None
