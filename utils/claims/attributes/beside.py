"""Which words stand beside a figure and are its own.

A figure has a stretch of its clause to itself: behind the last separator, figure or other action word. What stands there,
and the noun behind the figure, says what it measures when no action word does; what goes on behind it says that it is told
something of its own.
"""
from __future__ import annotations

import re
from typing import Any

from utils.claims.attributes.context import (
    Context,
)
from utils.claims.frames import Counted


def goes_on(context: Context, number: Counted, least: int = 4, deeds: bool = True) -> bool:
    """Whether the words behind a figure say something of their own about it: 1.2万人住在帐篷里."""
    end = context.sentence.clause(number.start)[1]
    stop = min([c.start for _, c in context.numbers if c.start > number.start and c.start < end], default=end)
    start = max(number.end, number.noun_end)
    taken = set() if deeds else {i for t in context.sentence.triggers for i in range(t.start, t.end)}
    words = "".join(char for i, char in enumerate(context.text[start:stop], start) if i not in taken)
    rest = _IDLE_WORDS.sub("", re.sub(r"[\W_]+", "", words))
    return len(rest) >= least


def own_words(context: Context, number: Counted) -> str:
    """What a figure's stretch says of its own: a figure with words of its own leans on no earlier deed."""
    return re.sub(
        r"第?[一二两三上下这]?[场次轮]|人数|人员|内地|大陆|北美|全国|全市|实际|最终|全球|国内|内地|海外|今年|去年|合|折|约合|相当|人民币|官方说?|[说称道指]|这|那|"
        r"首日|单日|累计|落",
        "",
        phrase(context, number),
    )


_IDLE_WORDS = re.compile(
    r"估计|数字|最?高峰时?|给出|统计|公布|警方|主办方|主办单位|官方|最初|承认|认为|表示|[说称]|"
    r"[的了约近超逾达至为是有共仅只高破过到在已将等和与及就多余上下起从由升增降减突破达到超过接近大约左右以上目前截止截至其中另有还有平均总计合计共计累计一共]|[\d.,%]+"
)


def phrase(context: Context, number: Counted) -> str:
    """The words that say what a number measures when no action word does: what stands before it in its
    stretch, without names, times and filler, and the noun behind it (大桥全长26.8公里: 大桥全长)."""
    start = segment(context, number, None)
    clause = context.sentence.clause(number.start)[0]
    if number.start - start < 2:
        start = clause
    spans = [(n.start, n.end) for n in context.sentence.names] + [
        (d.start, d.end) for d in context.sentence.dates
    ]
    if context.sentence.said is not None:
        spans += context.sentence.said.sources + context.sentence.said.cues
    kept = "".join(c for i, c in enumerate(context.text[start:number.start], start)
                   if not any(a <= i < b for a, b in spans))
    noun = context.text[number.noun_start:number.noun_end]
    return _IDLE_WORDS.sub("", re.sub(r"[\W_]+", "", kept))[-8:] + noun


def before_deed(whole: str, segment: int, quantity: Any, trigger: Any) -> str:
    """The stretch in front of a number up to its deed: 云业务 in 云业务裁掉900人."""
    end = (
        trigger.start if trigger is not None and segment <= trigger.start < quantity.start else quantity.start
    )
    return whole[segment:end]


def segment(context: Context, number: Counted, trigger: Any) -> int:
    """Where the stretch begins that a number has to itself: behind the last separator, number or other
    action word."""
    whole, sentence = context.text, context.sentence
    start, _ = sentence.clause(number.start)
    cut = max((whole.rfind(mark, start, number.start) + 1 for mark in "、,，;；:"), default=start)
    marks = [start, cut if cut > 0 else start]
    marks += [c.end for _, c in context.numbers if c.end <= number.start and c.end > start]
    marks += [t.end for t in sentence.triggers if t is not trigger and start < t.end <= number.start]
    return max(marks)


def stretch(context: Context, number: Counted) -> int:
    """Where the words begin that qualify a number: behind the last separator or number of its clause."""
    start, _ = context.sentence.clause(number.start)
    cut = max((context.text.rfind(mark, start, number.start) + 1 for mark in "、,，;；:："), default=start)
    return max([start, cut, *(c.end for _, c in context.numbers if start < c.end <= number.start)])
