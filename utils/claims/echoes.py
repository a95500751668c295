"""Figures that say nothing of themselves, and what other figures of the study tell of them.

A page names what it counts once and then only gives figures: 33人, 那1043人, 破了十亿. Three readings bring such a figure
to the question that it answers:

    the equal figure     a figure that has a deed of its own on this page, else anywhere, gives it to its equals; equal
                         figures of two and more digits are hardly so by chance
    the crowd            in a small study on a march a bare figure of people is one of the march
    attachment           what is left is weighed, cluster by cluster, against the questions there are: equal or close
                         figures, words, nouns and units in common, and having been told right behind one of them
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from utils.claims import referents, slots
from utils.claims.answers import Answer
from utils.claims.questions import (
    HARDWARE,
    NUMBERS,
    SMALL_STUDY,
    Cluster,
    digits,
    other_people,
    parties_apart,
)
from utils.claims.slots import bigram_overlap
from utils.claims.thresholds import limit

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


# ------------------------------------------------------------------------------------------------ bridges

DISTINCT = 3             # significant digits from which equal figures of two pages are of one thing
ALIKE = 0.4              # bigram overlap of two clauses from which equal figures of two digits are, too
# Deeds whose figures are never each other's, equal or not.
_HARD = frozenset(("die", "injure", "missing", "rescue", "trapped", "arrest", "infect", "freed", "magnitude",
                   "depth", "revenue", "profit", "loss", "box_office", "workforce", "vote", "population"))


def bridge(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, those joined that give one distinctive figure: 疏散1342人 on one page, 1342人住进安置点 on another.

    Pages on one story repeat its figures and vary the words for what was done. Joined are clusters of one sort of
    figure, of different pages, unless both tell of deeds whose figures are never each other's (死, 伤)."""
    if len({m.document.page_id for c in clusters for m in c.members}) > SMALL_STUDY:
        return list(clusters)
    made = list(clusters)
    giving: dict[tuple, list[int]] = defaultdict(list)
    for i, cluster in enumerate(made):
        for member in cluster.members:
            if member.attribute in NUMBERS and member.low is not None and digits(member) >= 2 and not member.part:
                giving[_sum_of(member)].append(i)
    home = list(range(len(made)))

    def root(i: int) -> int:
        while home[i] != i:
            i = home[i]
        return i

    for key in sorted(giving, key=repr):
        for i in giving[key]:
            for j in giving[key]:
                a, b = root(i), root(j)
                if a < b and _one_thing(made[i], made[j], key):
                    home[b] = a
    joined: dict[int, Cluster] = {}
    for i, cluster in enumerate(made):
        target = joined.setdefault(root(i), Cluster())
        for member in cluster.members:
            target.add(member)
    for target in joined.values():
        _speak_alike(target)
    return list(joined.values())


def _sum_of(answer: Answer) -> tuple:
    (low, high), base = slots.in_base(answer.low, answer.high, answer.unit)
    return answer.attribute, base if answer.attribute == "quantity" else "", answer.subkey, low


def _one_thing(one: Cluster, other: Cluster, key: tuple) -> bool:
    deeds = [{m.action for m in c.members if m.extras.get("typed") and not m.extras.get("inherited")} for c in (one, other)]
    if deeds[0] & _HARD and deeds[1] & _HARD and not deeds[0] & deeds[1] or min(len(one.members), len(other.members)) > FEW:
        return False
    pairs = [(a, b) for a in one.members for b in other.members if _sum_of(a) == _sum_of(b) == key]
    return any(
        a.document.page_id != b.document.page_id and not other_people(a, b) and not parties_apart(a, b)
        and not (a.scope and b.scope and not slots.places_meet(a.scope, b.scope))
        and (digits(a) >= DISTINCT or bigram_overlap(_told(a), _told(b)) >= ALIKE)
        for a, b in pairs
    )


def _told(answer: Answer) -> str:
    return re.sub(r"[\d,.%\W]+", "", answer.quote.replace(answer.value_text, ""))


def _speak_alike(cluster: Cluster) -> None:
    """One deed and attribute for all members: the one that most of them have."""
    deeds = Counter(m.action for m in cluster.members if m.extras.get("typed"))
    if len(deeds) < 2 and all(m.extras.get("typed") for m in cluster.members) or not deeds:
        return
    most = min(deeds, key=lambda name: (-deeds[name], str(name)))
    for member in cluster.members:
        if member.action != most:
            member.action, member.extras["typed"], member.extras["inherited"] = most, True, True


# -------------------------------------------------------------------------------------------- attachment

ATTACH = 2.0             # evidence from which a figure without a deed answers a question that others ask
TIMES_APART = 20.0       # a figure this many times another one is of something else


def attach(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, those without a deed joined to the one question with a deed that has the most evidence."""
    if len({m.document.page_id for c in clusters for m in c.members}) > SMALL_STUDY:
        return list(clusters)            # of many stories: nobody knows which one a bare figure is of
    asked = [c for c in clusters if c.members[0].attribute in NUMBERS and any(m.extras.get("typed") for m in c.members)]
    made = {id(c): c for c in clusters}
    for lone in clusters:
        if lone in asked or lone.members[0].attribute not in NUMBERS or len(lone.members) > FEW:
            continue
        found = [(value + _told_by_most(lone, c, asked), -n, c) for n, c in enumerate(asked)
                 if (value := _evidence(lone, c)) is not None]
        best = max(found, key=lambda item: item[:2], default=None)
        if best is None or best[0] < limit("attach", ATTACH):
            continue
        home = best[2]
        for member in lone.members:
            _adopt(member, home.members[0])
            home.add(member)
        del made[id(lone)]
    return list(made.values())


def _told_by_most(lone: Cluster, cluster: Cluster, asked: Sequence[Cluster]) -> float:
    """A figure without any word of its own (一千三百人!) speaks of what most pages of the study give such figures of."""
    sort, unit = lone.members[0].attribute, lone.members[0].unit
    if sort not in ("headcount", "money") and unit not in HARDWARE or any(
            len(m.extras.get("phrase", "")) >= 2 for m in lone.members):
        return 0.0
    sizes = sorted((len({m.document.page_id for m in c.members}), c is cluster) for c in asked
                   if c.members[0].attribute == sort and (sort != "quantity" or c.members[0].unit == unit))
    return 1.5 if sizes[-1][1] and sizes[-1][0] >= 3 and (len(sizes) < 2 or sizes[-1][0] > sizes[-2][0]) else 0.0


FEW = 4                  # members up to which a cluster without a deed is taken to be a leftover


def _adopt(answer: Answer, of: Answer) -> None:
    answer.attribute, answer.action = of.attribute, of.action
    answer.unit = answer.unit or of.unit
    answer.extras["typed"] = answer.extras["inherited"] = answer.extras["attached"] = True


def _evidence(lone: Cluster, cluster: Cluster) -> float | None:
    values = [_link(a, b) for a in lone.profiles.values() for b in cluster.profiles.values()]
    if any(value is None for value in values):
        return None
    return max(values, default=None)


def _link(a: Answer, b: Answer) -> float | None:
    """Evidence that a figure without a deed counts what another one counts; None where it cannot."""
    if not _one_sort(a, b) or other_people(a, b) or parties_apart(a, b):
        return None
    if a.scope and b.scope and not slots.places_meet(a.scope, b.scope) or a.subkey != b.subkey or a.part != b.part:
        return None
    first, second = (x.low if x.low is not None else x.high for x in (a, b))
    if not first or not second or max(first, second) > TIMES_APART * min(first, second):
        return None
    value = 0.0
    if first == second:
        value += 2.0 if digits(a) >= 2 else 0.75
    elif max(first, second) <= 1.5 * min(first, second):
        value += 0.5
    words = a.extras.get("phrase", "")
    value += 2 * bigram_overlap(words, b.quote) if len(words) >= 2 else 0.0
    if a.referent and b.referent and referents.head(a.referent) == referents.head(b.referent):
        value += 1.0
    if a.unit is None and b.attribute == "money" and first >= LARGE:
        value += 0.5
    if a.unit == b.unit and a.unit not in _COMMON_UNITS:
        value += 0.5
    if a.population not in (None, "generic") and a.population == b.population:
        value += 1.0
    if slots.shared(a.names, b.names):
        value += 0.5
    return value + _told_behind(a, b)


_COMMON_UNITS = frozenset((None, "人", "个", "元", "%", "次", "年", "月", "天", "小时"))


def _one_sort(a: Answer, b: Answer) -> bool:
    if a.attribute == b.attribute:
        return a.attribute != "quantity" or slots.dimension(a.unit) == slots.dimension(b.unit) or a.unit is None
    return a.attribute == "quantity" and (
        a.unit is None and b.attribute in ("money", "headcount") or a.unit == "个" and b.attribute == "headcount")


def _told_behind(a: Answer, b: Answer) -> float:
    """Whether a figure follows another one on its page, with nothing of its own in between."""
    if a.document is not b.document or a.value_start < b.value_end:
        return 0.0
    steps = a.sentence.order - b.sentence.order
    if a.extras.get("phrase") and len(a.extras["phrase"]) >= 4:
        return 0.0
    return {0: 0.75, 1: 1.25, 2: 0.75}.get(steps, 0.0)
