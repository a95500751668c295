"""Slots of figures compared two by two: which deeds are kin, who is counted, whose side, of which time.

The tests that the weighing of figures (`likeness`), the figures without a deed (`echoes`) and the relations share. Each
looks at one slot and says what it holds against or for two figures being of one thing; none of them decides.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from utils.claims import actions, slots
from utils.claims.answers import Answer
from utils.claims.readings import bounds
from utils.claims.thresholds import limit

LIKELY = 0.42            # mean probability from which figures answer one question
SMALL_STUDY = 30        # pages up to which a study is taken to have one topic

NUMBERS = frozenset(("headcount", "units", "quantity", "share", "money", "duration"))
# Measure words that say nothing of what they count: 三点, 三个 and 3大 are one.
CLASSIFIERS = frozenset((None, "个", "点", "项", "条", "件", "种", "类", "大", "款", "方面", "份", "村", "镇", "乡", "县", "市"))
COMMON_UNITS = frozenset((None, "人", "名", "个", "元", "%", "次", "年", "月", "天", "小时"))
HARDWARE = frozenset("架 枚 艘 辆 发 门 台 具".split())
# Populations that add nothing to what the action already says (all who are laid off are staff); for other
# deeds a specific population beside a generic one is a looser word for it, for victims it is a part of them.
_VICTIMS = frozenset(
    ("die", "injure", "missing", "rescue", "trapped", "hospital", "casualty", "arrest", "evacuate", "infect")
)
_LOOSE_PEOPLE = frozenset(
    ("staff", "passenger", "tourist", "civilian", "protester", "household", "rebel", "prisoner")
)
_SOLDIERLY = frozenset(("casualty", "prisoner", "deploy", "withdraw", "fight"))
_SENT = frozenset(("force", "attack", "launch", "measure"))


def theme(answer: Answer) -> str:
    """What an answer is about at its coarsest: its action group, or the counted noun where the action says
    little. Weapons and craft that are sent, that attack or that are just counted are one lot."""
    group = actions.group(answer.action)
    if answer.attribute == "quantity" and answer.unit in HARDWARE and (group in _SENT or not answer.extras.get("typed")):
        return "sent"
    if answer.attribute in NUMBERS and not answer.extras.get("typed"):
        return "measure"
    return group


def dimension(answer: Answer) -> str:
    """What kind of quantity a figure is of: figures of two dimensions never answer one question."""
    found = slots.dimension(answer.unit) if answer.attribute == "quantity" else ""
    return "count" if found in CLASSIFIERS else found or ""


# Deeds whose figures are never each other's, equal or not; so are physical measures (深度, 全长), but for words that say how
# another one changes.
_HARD = frozenset(("die", "injure", "missing", "rescue", "trapped", "arrest", "infect", "freed", "magnitude", "depth",
                   "revenue", "profit", "loss", "box_office", "workforce", "vote", "population"))
_OF_OTHERS = frozenset(("change", "share_of"))


def hard(answer: Answer) -> bool:
    """Whether a figure's deed is one whose figures are nobody else's."""
    action = actions.of(answer.action)
    if action is None or not answer.extras.get("typed"):
        return False
    return action.name in _HARD or answer.attribute == "quantity" and action.measure and action.group not in _OF_OTHERS


def digits(answer: Answer) -> int:
    """Significant digits of a value: two figures that share two or more rarely do so by chance."""
    value = answer.low if answer.low is not None else answer.high
    return len(f"{value:.10g}".replace(".", "").strip("0")) if value else 0


# ---------------------------------------------------------------------------------------------- who and what

def suppose(answers: Sequence[Answer]) -> None:
    """In a small study whose victims are mostly of one kind (学生), a figure of victims that names no kind is of them."""
    if len({a.document.page_id for a in answers}) > SMALL_STUDY:
        return
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for answer in answers:
        if answer.action in _VICTIMS and answer.attribute == "headcount" and not answer.part:
            told[answer.action][answer.population or "generic"] += 1
    for answer in answers:
        counts = told.get(answer.action or "")
        if not counts or answer.population not in (None, "generic") or answer.attribute != "headcount":
            continue
        kind, n = max(((name, n) for name, n in counts.items() if name != "generic"), key=lambda item: (item[1], item[0]),
                      default=("", 0))
        if n >= SUPPOSED * sum(counts.values()):
            answer.extras["supposed"] = kind


SUPPOSED = 0.3           # part of a study's figures of victims that must name one kind for the others to be of it


def specific(answer: Answer) -> str | None:
    """The population that restricts what a figure counts, None where nothing does."""
    population = answer.extras.get("supposed") or answer.population
    if population in (None, "generic") or population in _LOOSE_PEOPLE:
        return None
    return None if population == "soldier" and answer.action in _SOLDIERLY else population


def other_people(a: Answer, b: Answer) -> bool:
    """Whether both figures name whom or what they count, and name different things."""
    left, right = specific(a), specific(b)
    return left != right and (left is not None and right is not None or a.attribute == "headcount")


def parties_apart(a: Answer, b: Answer) -> bool:
    """Whether both name who acts or suffers, explicitly, and no name of one is known to the other."""
    if not a.actors or not b.actors or a.extras.get("inherited") or b.extras.get("inherited"):
        return False
    if a.action == b.action and a.action in _VICTIMS:
        return False                     # who acts there did it, reports it or suffers it: the figure is of the victims
    return not slots.shared(a.actors, b.names) and not slots.shared(b.actors, a.names) \
        and not slots.places_meet(a.actors, b.actors)


def victims_apart(a: Answer, b: Answer) -> bool:
    """Whether the losses of two sides are counted: both name whose, or one names as the striker whom the other names as
    the struck."""
    sides = a.extras.get("victims", frozenset()), b.extras.get("victims", frozenset())
    if a.extras.get("struck_by", frozenset()) & sides[1] or b.extras.get("struck_by", frozenset()) & sides[0]:
        return True
    return all(sides) and not slots.shared(*sides) and not slots.places_meet(*sides)


# -------------------------------------------------------------------------------------------------------- when

_BUILT = frozenset(("cost", "invest", "length", "area", "height", "capacity"))     # of what stands for years
YEARS_APART = 300        # days between two dated figures from which they are of two things, not of one at two times


def far_in_time(a: Answer, b: Answer) -> bool:
    """Whether two figures are dated so far apart that nobody would set one against the other (the last quake here)."""
    if a.action in _BUILT or not (slots.known(a.date) or slots.known(b.date)) or (a.low, a.high) == (b.low, b.high):
        return False
    return slots.gap_days(_time_told_of(a), _time_told_of(b)) > limit("years_apart", YEARS_APART)


def _time_told_of(answer: Answer) -> slots.Days:
    """When what a figure counts was so: as its page says, else about when the page was written."""
    return answer.date if slots.known(answer.date) else bounds(answer.document.anchor)


_DAY_NAME = re.compile(r"(?<![\d.])\d{1,2}[·•．]\d{1,2}(?!\d)")


def of_another_day(a: Answer, b: Answer) -> bool:
    """Whether one figure is of an event named by a day (“5·19”爆炸) and the other's page names its own by another."""
    return _not_told_of(a, b) or _not_told_of(b, a)


def _not_told_of(a: Answer, b: Answer) -> bool:
    day = a.extras.get("event_day")
    if day is None or day in b.document.text:
        return False
    return bool(b.extras.get("event_day") or _DAY_NAME.search(b.document.title or b.document.text[:200]))
