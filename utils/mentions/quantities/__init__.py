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

from utils.mentions import modifiers, numerals, units
from utils.mentions.quantities.before import with_unit_before
from utils.mentions.quantities.draft import Draft, Quantity, settled
from utils.mentions.quantities.joining import join_compounds, join_ranges
from utils.mentions.quantities.names import masked_spans
from utils.mentions.quantities.reading import bare_number, read_all
from utils.mentions.quantities.referents import with_referent
from utils.mentions.quantities.worded import with_words
from utils.text import Normalised, normalise


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
        draft = bare_number(folded.text, numeral, last_end)
        if draft is not None:
            last_end = draft.end
            drafts.append(draft)
    return [_on_raw(_plain(draft, folded.text), folded) for draft in drafts]


def _plain(draft: Draft, text: str) -> Quantity:
    return Quantity(
        draft.start,
        draft.end,
        text[draft.start : draft.end],
        draft.low,
        draft.high,
        None,
        draft.kind,
        draft.approx,
        number_start=draft.start,
        number_end=draft.end,
        outer_start=draft.start,
        outer_end=draft.end,
        value=draft.base,
    )


def _on_raw(quantity: Quantity, folded: Normalised) -> Quantity:
    if not folded.dropped:
        referent = (
            None
            if quantity.referent_start is None
            else folded.raw[quantity.referent_start : quantity.referent_end]
        )
        return settled(quantity, text=folded.raw[quantity.start : quantity.end], referent=referent)
    start, end = folded.raw_span(quantity.start, quantity.end)
    outer_start, outer_end = folded.raw_span(quantity.outer_start, quantity.outer_end)
    number_start, number_end = folded.raw_span(quantity.number_start, quantity.number_end)
    referent, at, to = quantity.referent, quantity.referent_start, quantity.referent_end
    if at is not None and to is not None:
        at, to = folded.raw_span(at, to)
        referent = folded.raw[at:to]
    return settled(
        quantity,
        start=start,
        end=end,
        text=folded.raw[start:end],
        outer_start=outer_start,
        outer_end=outer_end,
        number_start=number_start,
        number_end=number_end,
        referent=referent,
        referent_start=at,
        referent_end=to,
    )


def _find(text: str) -> list[Quantity]:
    text = numerals.without_floods(text)
    masks = masked_spans(text)
    drafts = list(read_all(text, masks))
    drafts = [
        draft
        for draft in join_ranges(drafts, text)
        if not draft.weak or modifiers.word_behind(text, draft.end)[0] in ("at_least", "at_most")
    ]
    drafts = [with_unit_before(draft, text) for draft in join_compounds(drafts, text)]
    found = [_bounded(draft, text) for draft in drafts]
    found = with_words(found, text, masks)
    return [with_referent(quantity, text, found, i) for i, quantity in enumerate(found)]


def _bounded(draft: Draft, text: str) -> Quantity:
    """The quantity of a draft, with the words around it read."""
    start, outer_end, approx = draft.start, draft.end, draft.approx
    low, high = draft.low, draft.high
    before, outer_start = modifiers.word_before(text, start, modifiers.STARTS)
    if (
        before == "过"
        and (
            text[start : start + 1].isdigit()
            and text[outer_start - 1 : outer_start] not in tuple(modifiers.MEASURED)
        )
        or (before == "不过" and not modifiers.is_bound(text, outer_start))
    ):
        before, outer_start = None, start
    if before in ("最高", "最大", "最多") and "达" in text[outer_start:start]:
        before, outer_start = None, start  # 最高达38度 has been reached
    if (
        before is not None
        and len(before) == 1
        and draft.base == 1
        and draft.kind == "cardinal"
        and draft.unit != "倍"
        and draft.multiplier == 1
        and draft.style != "arabic"
    ):
        before, outer_start = None, start  # a name's last character: …超一场
    if before == "破" and not _breaks(draft, text, outer_start):
        before, outer_start = None, start
    if (
        before is None
        and text[start - 1 : start] in ("上", "成")
        and draft.number_end - start <= 3
        and text[start : start + 1] in "百千万亿"
        and text[start - 2 : start - 1] not in tuple("以之加赶")
    ):
        before, outer_start, start = "上", start - 1, start - 1
    change_word, change_at = modifiers.word_before(text, outer_start, modifiers.CHANGES)
    change, direction = modifiers.CHANGES[change_word] if change_word else (None, None)
    if change_word is not None and before is None:
        again, at = modifiers.word_before(text, change_at, modifiers.STARTS)
        if (
            again in modifiers.STARTS
            and modifiers.STARTS[again] in ("about", "nearly", "over", "under", "at_least", "at_most")
            and len(again) > 1
        ):
            before, outer_start = again, at
    suffix, behind = modifiers.word_behind(text, draft.end)
    if suffix is not None and draft.kind not in ("ordinal", "ratio"):
        outer_end = behind
    else:
        suffix = None
    if before is None and suffix is None and modifiers.capped(text, start):
        before, suffix = "最高", None
    if change is None and modifiers.from_before(text, outer_start, outer_end):
        change = "from"
    word = "at_least" if before == "上" else modifiers.STARTS.get(before or "")
    mark = word or suffix
    if mark and draft.kind != "ordinal" and draft.kind != "ratio":
        approx, low, high = modifiers.apply(mark, approx, low, high, draft.base)
        if word and suffix and {word, suffix} == {"at_least", "at_most"}:
            approx = "range"
    return Quantity(
        start,
        draft.end,
        text[start : draft.end],
        low,
        high,
        draft.unit,
        draft.kind,
        approx,
        change,
        direction,
        None,
        None,
        None,
        draft.number_start if draft.number_start >= 0 else draft.start,
        draft.number_end,
        min(outer_start, start),
        outer_end,
        draft.counter,
        draft.base,
        draft.per,
    )


def _breaks(draft: Draft, text: str, at: int) -> bool:
    """Whether 破 says "more than": 票房破3亿, 破万人; not 打破3项纪录."""
    return text[at - 1 : at] not in tuple("打击攻爆识侦看揭撞戳突冲") and (
        draft.multiplier > 1 or draft.base >= 100 or draft.kind in ("money", "percent")
    )
