"""What every rule of the relations looks at beside the value: a verdict, the slots that differ, and when.

A difference of slots (date of the deed, time until which a count runs, kind, stage, population, scope, planned or
done) is what turns unequal values into `scope/time differs`; `when` and `moment` say of which time an answer is.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from utils.claims import actions, messages, slots
from utils.claims.answers import Answer
from utils.claims.readings import as_day
from utils.claims.thresholds import limit
from utils.claims.witnesses import same_source

CONFLICTS = frozenset(("conflict", "internal contradiction", "contradicts own reference"))
_STAGE_CONTRASTS = (
    ("first_day", "total"),
    ("first_day", "single_day"),
    ("single_day", "total"),
    ("single_hour", "total"),
    ("first_weekend", "total"),
    ("first_day", "first_weekend"),
    ("presale", "total"),
    ("new", "total"),
    ("mean", "total"),
    ("mean", "max"),
    ("single_day", "max"),
    ("month", "year"),
    ("week", "year"),
    ("initial", "revised"),
)
_ALONE = frozenset(
    (
        "first_day",
        "single_day",
        "single_hour",
        "first_weekend",
        "week",
        "month",
        "year",
        "presale",
        "new",
        "mean",
        "initial",
        "limit",
        "due",
    )
)
_FORECAST = frozenset(("planned", "predicted", "speculated"))
NEAR_PUBLICATION = 3      # days before publication within which an undated happening is taken to lie
STATES = frozenset(
    (
        "workforce",
        "population",
        "price",
        "market_value",
        "users",
        "heat",
        "water_level",
        "wind",
        "flow",
        "debt",
        "poll",
        "turnout",
        "area",
        "capture",
        "progress",
        "coverage",
        "fee",
        "traffic",
        "rate",
        "exchange",
        "unemployment",
        "inflation",
        "gdp",
        "tax",
        "salary",
    )
)


@dataclass(slots=True)
class Verdict:
    """A relation with its reason code, and the slots that differ (slot, value of a, value of b)."""

    relation: str
    code: str
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    later: str | None = None


def slot_differences(a: Answer, b: Answer) -> list[tuple[str, str, str]]:
    """The slots beside the value in which two answers differ, decisive ones first."""
    found: list[tuple[str, str, str]] = []
    if (
        slots.known(a.date)
        and slots.known(b.date)
        and a.attribute != "date"
        and not slots.days_overlap(a.date, b.date)
        and not timeless(a)
    ):
        found.append(("date", slots.shown(a.date), slots.shown(b.date)))
    if a.kinds and b.kinds and not a.kinds & b.kinds and a.attribute != "kind":
        first, second = ("\x1e".join(messages.both(messages.KINDS, kind) for kind in sorted(x.kinds)) for x in (a, b))
        found.append(("kind", first, second))
    left, right = a.extras.get("subsets", frozenset()), b.extras.get("subsets", frozenset())
    if left != right and (not left or not right or not left & right):
        found.append(("population", "、".join(sorted(left)) or "—", "、".join(sorted(right)) or "—"))
    if _stages_apart(a, b):
        found.append(("stage", _stage_words(a), _stage_words(b)))
    if _population_apart(a, b):
        found.append(("population", messages.both(messages.POPULATIONS, a.population or "generic"),
                      messages.both(messages.POPULATIONS, b.population or "generic")))
    left, right = a.extras.get("domains", frozenset()), b.extras.get("domains", frozenset())
    if left and right and not left & right and a.attribute in ("headcount", "quantity", "money", "share"):
        found.append(("scope", "、".join(sorted(left)), "、".join(sorted(right))))
    if forecast(a) != forecast(b):
        found.append(("certainty", messages.both(messages.CERTAINTIES, a.certainty),
                      messages.both(messages.CERTAINTIES, b.certainty)))
    if slots.known(a.as_of) and slots.known(b.as_of) and not slots.days_overlap(a.as_of, b.as_of):
        found.append(("as_of", slots.shown(a.as_of), slots.shown(b.as_of)))
    if a.scope and b.scope and not slots.places_meet(a.scope, b.scope):
        found.append(("scope", "、".join(sorted(a.scope)), "、".join(sorted(b.scope))))
    if (a.source or b.source) and not same_source(a, b):
        found.append(("source", a.source or "—", b.source or "—"))
    return found


def timeless(answer: Answer) -> bool:
    """Whether a measure does not change with time (length, magnitude): the time of its sentence is no part
    of it."""
    action = actions.of(answer.action)
    return answer.attribute in ("quantity", "money", "share") and action is not None and action.measure \
        and not action.counter and answer.action not in STATES


def forecast(answer: Answer) -> bool:
    return answer.certainty in _FORECAST or answer.aspect == "planned" or "forecast" in answer.stages


def _stages_apart(a: Answer, b: Answer) -> bool:
    if a.attribute not in ("headcount", "quantity", "money", "share", "duration"):
        return False
    for x, y in _STAGE_CONTRASTS:
        if (x in a.stages and y in b.stages and x not in b.stages) or (
            y in a.stages and x in b.stages and x not in a.stages
        ):
            return True
    left, right = a.stages & _ALONE, b.stages & _ALONE
    return left != right and bool(left or right) and not (left and right and left & right)


def _stage_words(answer: Answer) -> str:
    return "\x1e".join(messages.both(messages.STAGES, stage) for stage in sorted(answer.stages)) or "—"


def _population_apart(a: Answer, b: Answer) -> bool:
    return a.population is not None and b.population is not None and a.population != b.population \
        and "generic" not in (a.population, b.population) and a.attribute == "headcount"


def moment(answer: Answer) -> slots.Days:
    """Until when a count runs: its own 截至…, else the time its page or reference was published."""
    original = answer.extras.get("moment_of_original")
    if slots.known(answer.as_of) and not (original and slots._before(original, answer.as_of[1])):
        return answer.as_of
    published = original or answer.document.published
    if published:
        return published[:16], published[:16]
    return None, None


def other_round(a: Answer, b: Answer) -> bool:
    """Whether both say which of a row of meetings or marches they mean, by number, and mean different
    ones."""
    first, second = a.extras.get("round"), b.extras.get("round")
    if not first or not second or {first, second} & {"上一", "下一", "前一", "新一"}:
        return False
    return first != second


def when(answer: Answer) -> slots.Days:
    """When the deed of an answer happened: as the page says, else the days up to its publication."""
    if slots.known(answer.date):
        return answer.date
    action, day = actions.of(answer.action), as_day(moment(answer)[0])
    if day is None or action is None or answer.extras.get("round") or action.counter or not action.happening:
        return None, None
    return (day - timedelta(days=limit("near_publication", NEAR_PUBLICATION))).isoformat(), day.isoformat()


def later(a: Answer, b: Answer) -> str | None:
    first, second = a.date, b.date
    if not (slots.known(first) and slots.known(second)) or slots.days_overlap(first, second):
        return later_moment(a, b)
    return "b" if slots._before(first[1] or first[0], second[0] or second[1]) else "a"


def later_moment(a: Answer, b: Answer) -> str | None:
    first, second = moment(a), moment(b)
    if not (slots.known(first) and slots.known(second)) or slots.days_overlap(first, second):
        return None
    return "b" if slots._before(first[1], second[0]) else "a"
