"""What figures on a page about films are of.

Takings, audiences and ratings are a work's: the one named last before the figure, else the one that the page names most,
or they are of all works together (大盘). Money without a deed of its own is takings there, an investment is a cost.
"""
from __future__ import annotations

import re
from collections import Counter

from utils.claims.answers import Answer
from utils.claims.attributes.context import (
    Context,
)
from utils.claims.attributes.counting import (
    OFTEN,
    told_most,
)

EXPECTED = re.compile(r"预测|预计|预期|有望|预估|估算(?=.{0,6}票房)")
_TAKEN_IN = frozenset((None, "end", "release", "sales", "begin", "open", "win", "rise", "capture", "last", "agree"))


def as_the_screen_tells(context: Context, answer: Answer) -> None:
    """On a page about a film, money without a deed of its own is its takings, an investment its cost, 8.4分 its rating."""
    if not told_most(context, ("box_office",)) or context.memory.deeds_told["box_office"] < OFTEN:
        return
    if answer.attribute == "money" and answer.action == "invest":
        answer.action = "cost"
    elif answer.attribute == "money" and (answer.low or answer.high or 0) >= CROWD_MONEY and (
            answer.action in _TAKEN_IN and len(answer.extras["phrase"]) < 6):
        answer.action = "box_office"
    elif answer.attribute == "quantity" and answer.unit == "分" and (answer.high or 0) <= 10:
        answer.action = "rating"
    else:
        return
    answer.extras["typed"] = True


CROWD_MONEY = 1e6         # takings are told from this size


def of_a_work(context: Context, answer: Answer, clause_start: int) -> None:
    """Takings, audiences and ratings are a work's: the one named last before the figure, or that of an earlier
    sentence; or they are of all works together."""
    before = [n for n in context.sentence.names if n.kind == "WORK" and n.end <= answer.value_start]
    near = [n for n in before if n.start >= clause_start]
    if not near and _MARKET.search(context.text[context.sentence.start:answer.value_end + 4]):
        answer.actors, answer.objects, answer.extras["inherited"] = (_MARKET_NAME,), (), False
        return
    work = before[-1].name if before else _main_work(context) or context.memory.work
    if work is not None:
        answer.actors, answer.objects, answer.persons = (work,), (), frozenset()
        answer.extras["inherited"] = not near


def _main_work(context: Context) -> str | None:
    """The work that a document names most often, where it names one more than once."""
    counts = Counter(name for name in re.findall(r"《([^《》\n]{1,24})》", context.text))
    name, n = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    return name if n > 1 else None


SHOWN = frozenset(("box_office", "audience", "rating", "screening", "break_even"))
_MARKET = re.compile(r"大盘|全国电影|全国票房|全国总票房|电影市场|(?:国庆|春节|五一|暑期|元旦|中秋|贺岁|端午|清明|暑假|圣诞)档(?:期|收官|期间)?(?:[^,，。;；]{0,12})(?:总票房|票房为|票房达|大盘|总?观影)")
_MARKET_NAME = "大盘"       # all films together
