"""Figures that say nothing of themselves, and what other figures of the study tell of them.

A page names what it counts once and then only gives figures: 33人, 那1043人, 破了十亿. Before figures are aligned, two
readings give such a figure a deed, and one does so afterwards:

    the equal figure     a figure that has a deed of its own on this page, else anywhere, gives it to its equals; equal
                         figures of two and more digits are hardly so by chance
    the crowd            in a small study on a march a bare figure of people is one of the march
    the question         in a question all figures are of the deed that most of them are told of
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from utils.claims.amounts import NUMBERS, SMALL_STUDY, digits
from utils.claims.answers import Answer
from utils.claims.questions import Cluster

LARGE = 10_000           # a bare figure from this size may be money or people that another sentence names


def echo(answers: Sequence[Answer]) -> None:
    """Give a figure without a deed of its own (in a headline, behind 公布的) the deed of the equal figure that
    has one: on its own page first, then anywhere. Only where that deed is one and the figure has two digits
    or stands on one page."""
    told: dict[tuple, set[str | None]] = defaultdict(set)
    units: dict[tuple, set[str | None]] = defaultdict(set)
    for answer in answers:
        if answer.extras.get("typed") and answer.attribute in ECHOED:
            units[(answer.attribute, answer.low, answer.high)].add(answer.unit)
            for page in (answer.document.page_id, ""):
                told[(page, *_figure(answer))].add(answer.action)
    for answer in answers:
        if answer.attribute == "quantity" and answer.unit is None and (answer.low or 0) >= LARGE:
            found = [(name, units.get((name, answer.low, answer.high), set())) for name in ("money", "headcount")]
            named = [(name, kinds) for name, kinds in found if kinds]
            if len(named) == 1 and len(named[0][1]) == 1:
                answer.attribute, answer.unit = named[0][0], next(iter(named[0][1]))
        if answer.attribute not in ECHOED or answer.extras.get("typed"):
            continue
        if answer.low is None and answer.high is None:
            continue
        for page in (answer.document.page_id, "") if digits(answer) >= 2 else (answer.document.page_id,):
            deeds = told.get((page, *_figure(answer)), set())
            if len(deeds) == 1:
                answer.action = next(iter(deeds))
                answer.extras["typed"], answer.extras["inherited"] = True, True
                break


def _figure(answer: Answer) -> tuple:
    """An answer's figure: its attribute, its value and (for lengths of time) its unit."""
    unit = answer.unit if answer.attribute == "duration" else None
    return answer.attribute, answer.low, answer.high, unit


ECHOED = frozenset(("headcount", "money", "share", "duration"))


_COUNTED_BY = frozenset(("audience", "attend", "visit", "call", "close"))     # deeds that a crowd is also told to do


def join_crowds(answers: Sequence[Answer]) -> None:
    """In a small study on a march, a bare figure of a crowd (主办方说5万) is one of the march, on pages too that
    only call it 那一场."""
    if len({a.document.page_id for a in answers}) > SMALL_STUDY:
        return
    marches = sum(1 for a in answers if a.action == "protest" and a.attribute == "headcount")
    if marches < 2:
        return
    for answer in answers:
        if answer.extras.get("bare_crowd") and (not answer.extras.get("typed") or answer.action in _COUNTED_BY):
            answer.action, answer.attribute, answer.unit = "protest", "headcount", answer.unit or "人"
            answer.extras["typed"], answer.population = True, "generic"


def speak_alike(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters; in each, figures have the one deed that most of its members have been told of."""
    for cluster in clusters:
        deeds = Counter(m.action for m in cluster.members if m.extras.get("typed"))
        if cluster.members[0].attribute not in NUMBERS or not deeds:
            continue
        most = min(deeds, key=lambda name: (-deeds[name], str(name)))
        for member in cluster.members:
            if member.action != most:
                member.action, member.extras["typed"], member.extras["inherited"] = most, True, True
    return list(clusters)
