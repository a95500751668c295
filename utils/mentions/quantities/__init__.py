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

from utils.mentions import modifiers, numerals
from utils.mentions.quantities.before import with_unit_before
from utils.mentions.quantities.bounds import bounded
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
    found: list[Quantity] = []
    for draft in join_compounds(drafts, text):
        floor = found[-1].end if found else 0
        found.append(bounded(with_unit_before(draft, text, floor), text, floor))
    found = with_words(found, text, masks)
    return [with_referent(quantity, text, found, i) for i, quantity in enumerate(found)]
