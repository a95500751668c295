"""How two answers to one question stand to each other, and why.

First the values are compared by the attribute's own rule (numbers as intervals in base units, times as
intervals of days, places by containment, lists as sets, words by overlap). Then the slots beside the value
are: date of the deed, time until which a count runs, kind, stage, population, planned or done. A difference
there turns unequal values (and equal ones, where it names another thing) into `scope/time differs`. What is
left over of unequal values cannot both be true: between pages a `conflict`, inside one page an `internal
contradiction`, against a title that the page itself lists `contradicts own reference`.

Counts that grow while an event unfolds (tolls, box office) are a series when their times differ: the later
and larger figure updates the earlier one. Two figures for one time, or a smaller one later from another
source, are rivals.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from utils.claims import actions, messages, slots
from utils.claims.answers import Answer
from utils.claims.questions import CLASSIFIERS, NUMBERS
from utils.claims.readings import as_day, bounds
from utils.claims.slots import EVENT_GAP_DAYS, SAME_WORDS, bigram_overlap
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
_SHARED_OFFICES = re.compile(r"副|大使|议员|专家|教授|研究员|分析师|发言人|顾问|主演|演员|律师|将|代表|导演|官员|主任|委员|秘书$|特使|公使|领事")
_FORECAST = frozenset(("planned", "predicted", "speculated"))


@dataclass(slots=True)
class Verdict:
    """A relation with its reason code, and the slots that differ (slot, value of a, value of b)."""

    relation: str
    code: str
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    later: str | None = None


# ------------------------------------------------------------------------------------------------ values

def compare_numbers(a: Answer, b: Answer) -> str:
    """same, close (rounding), holds (ranges meet) or differs; unlike when the units do not convert."""
    (first, base_a), (second, base_b) = (
        slots.in_base(*slots.closed(x.low, x.high, x.approx), x.unit) for x in (a, b)
    )
    if (
        a.attribute != "headcount"
        and base_a != base_b
        and not {base_a, base_b} <= CLASSIFIERS
        and not (base_a is None or base_b is None)
        and not {base_a, base_b} <= {"旅", "旅团"}
    ):
        return "unlike"
    return _intervals(a, b, first, second)


def _intervals(a: Answer, b: Answer, first: slots.Interval, second: slots.Interval) -> str:
    if first == second or (a.low, a.high) == (b.low, b.high) != (None, None):
        return "same" if first != (None, None) else "holds"
    bounds = {a.approx, b.approx} & {"over", "at_least", "nearly", "at_most", "under"}
    if bounds and {a.low, a.high} & {b.low, b.high} - {None}:
        return (
            "same"
            if slots.in_base(a.low, a.high, a.unit)[1] == slots.in_base(b.low, b.high, b.unit)[1]
            else "holds"
        )
    points = first[0] == first[1] is not None and second[0] == second[1] is not None
    if (
        points
        and first[0] is not None
        and second[0] is not None
        and first[0] == first[1]
        and second[0] == second[1]
    ):
        x, y = first[0], second[0]
        rough = {a.approx, b.approx} & {"about", "nearly", "several", "vague"}
        if {a.approx, b.approx} & {"several", "vague"} and max(x, y) <= 2 * min(x, y):
            return "close"
        if (_written_round(a) or _written_round(b) or rough) and (
            slots.rounds_to(x, y) or slots.rounds_to(y, x)
        ):
            return "close"
        if rough and abs(x - y) <= limit("rounding", slots.ROUNDING) * max(abs(x), abs(y)):
            return "close"
        return "differs"
    if slots.overlaps(first, second) and not _far_from_bound(a, b, first, second):
        return "holds"
    return "differs"


def _written_round(answer: Answer) -> bool:
    return bool(re.search(r"[万亿千百]", answer.value_text))


def _far_from_bound(a: Answer, b: Answer, first: slots.Interval, second: slots.Interval) -> bool:
    """超过10 beside 500: an open bound says roughly where the value lies, so a value many times away is
    another one."""
    for open_one, other in ((first, second), (second, first)):
        if open_one[1] is None and open_one[0] and other[0] is not None and other[0] > 3 * open_one[0]:
            return True
        if open_one[0] is None and open_one[1] and other[1] is not None and 3 * other[1] < open_one[1]:
            return True
    return False


# ------------------------------------------------------------------------------------------------- slots

def slot_differences(a: Answer, b: Answer) -> list[tuple[str, str, str]]:
    """The slots beside the value in which two answers differ, decisive ones first."""
    found: list[tuple[str, str, str]] = []
    if (
        slots.known(a.date)
        and slots.known(b.date)
        and a.attribute != "date"
        and not slots.days_overlap(a.date, b.date)
        and not _timeless(a)
    ):
        found.append(("date", slots.shown(a.date), slots.shown(b.date)))
    if a.kinds and b.kinds and not a.kinds & b.kinds and a.attribute != "kind":
        found.append(("kind", "、".join(sorted(a.kinds)), "、".join(sorted(b.kinds))))
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
    if _forecast(a) != _forecast(b):
        found.append(("certainty", messages.both(messages.CERTAINTIES, a.certainty),
                      messages.both(messages.CERTAINTIES, b.certainty)))
    if slots.known(a.as_of) and slots.known(b.as_of) and not slots.days_overlap(a.as_of, b.as_of):
        found.append(("as_of", slots.shown(a.as_of), slots.shown(b.as_of)))
    if a.scope and b.scope and not slots.places_meet(a.scope, b.scope):
        found.append(("scope", "、".join(sorted(a.scope)), "、".join(sorted(b.scope))))
    if (a.source or b.source) and not same_source(a, b):
        found.append(("source", a.source or "—", b.source or "—"))
    return found


def _timeless(answer: Answer) -> bool:
    """Whether a measure does not change with time (length, magnitude): the time of its sentence is no part
    of it."""
    action = actions.of(answer.action)
    return answer.attribute in ("quantity", "money", "share") and action is not None and action.measure \
        and not action.counter and answer.action not in _STATES


def _forecast(answer: Answer) -> bool:
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


# ------------------------------------------------------------------------------------------------- rules

def _number_rule(a: Answer, b: Answer) -> Verdict:
    values = compare_numbers(a, b)
    differences = slot_differences(a, b)
    decisive = [
        d
        for d in differences
        if d[0] in ("kind", "stage", "population", "scope") or (d[0] == "date" and _dated(a, b))
    ]
    plan = _plan_against_fact(a, b)
    if (a.certainty == "denied") != (b.certainty == "denied"):
        if values in ("same", "close"):
            return Verdict("conflict", "denied", differences)
        return Verdict("compatible", "different_words", differences)
    if (
        values == "differs"
        and slots.gap_days(when(a), when(b)) > limit("event_gap_days", EVENT_GAP_DAYS)
        and not _timeless(a)
        and not decisive
    ):
        differences.insert(0, ("date", slots.shown(when(a)), slots.shown(when(b))))
        return Verdict(
            "scope/time differs",
            "event_differs",
            differences,
            "b" if slots._before(when(a)[1], when(b)[0]) else "a",
        )
    if other_round(a, b) and values != "unlike":
        return Verdict("scope/time differs", "event_differs", differences, _later(a, b))
    if plan and values in ("close", "holds", "differs") and not decisive:
        return Verdict("scope/time differs", "planned_or_done", differences, _later(a, b))
    if values == "unlike":
        return Verdict("compatible", "different_words", differences)
    if values == "same":
        far = slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS) and not _timeless(a) and _significant(a) < 3
        if (
            any(d[0] == "kind" for d in decisive)
            or far
            or any(d[0] == "stage" for d in decisive)
            and _both_explicit(a, b)
        ):
            return Verdict("scope/time differs", _code(decisive), differences, _later(a, b))
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    if values == "close":
        if any(d[0] == "kind" for d in decisive):
            return Verdict("scope/time differs", _code(decisive), differences, _later(a, b))
        return Verdict("compatible", "rounded", differences)
    if decisive:
        return Verdict("scope/time differs", _code(decisive), differences, _later(a, b))
    if values == "holds":
        return Verdict("compatible", "range_holds", differences)
    if _state_at_other_time(a, b):
        return Verdict("scope/time differs", "time_differs", differences, _later_moment(a, b))
    if plan:
        return Verdict("scope/time differs", "planned_or_done", differences, _later(a, b))
    if _series(a, b):
        runs = moment(a), moment(b)
        if not any(d[0] == "as_of" for d in differences):
            differences.append(("published", slots.shown(runs[0]), slots.shown(runs[1])))
        return Verdict("scope/time differs", "later_report", differences, _later_moment(a, b))
    return Verdict("conflict", "value_differs", differences)


_FULFILLED = re.compile(r"已经?|实际|最终|完成|结束|落幕|[^为]了|正式|竣工")


def _significant(answer: Answer) -> int:
    value = answer.low if answer.low is not None else answer.high
    return len(f"{value:.10g}".replace(".", "").strip("0")) if value else 0


def _plan_against_fact(a: Answer, b: Answer) -> bool:
    """Whether one answer is a forecast, or a plan, and the other says what became of it."""
    if _forecast(a) == _forecast(b):
        return False
    ahead, fact = (a, b) if _forecast(a) else (b, a)
    if ahead.certainty in ("predicted", "speculated") and fact.certainty not in ("predicted", "speculated"):
        return ahead.certainty == "predicted" or bool(_FULFILLED.search(fact.quote))
    first, second = moment(ahead), moment(fact)
    later = slots.gap_days(first, second) >= limit("later_fact", LATER_FACT) and slots._before(first[1], second[0])
    return (later or bool(_FULFILLED.search(fact.sentence.text))) and fact.certainty != "hearsay"


def other_round(a: Answer, b: Answer) -> bool:
    """Whether both say which of a row of meetings or marches they mean, by number, and mean different
    ones."""
    first, second = a.extras.get("round"), b.extras.get("round")
    if not first or not second or {first, second} & {"上一", "下一", "前一", "新一"}:
        return False
    return first != second


NEAR_PUBLICATION = 3      # days before publication within which an undated happening is taken to lie
LATER_FACT = 14           # days after a plan from which a figure is what became of it


def when(answer: Answer) -> slots.Days:
    """When the deed of an answer happened: as the page says, else the days up to its publication."""
    if slots.known(answer.date):
        return answer.date
    action, day = actions.of(answer.action), as_day(moment(answer)[0])
    if day is None or action is None or answer.extras.get("round") or action.counter or not action.happening:
        return None, None
    return (day - timedelta(days=limit("near_publication", NEAR_PUBLICATION))).isoformat(), day.isoformat()


def _dated(a: Answer, b: Answer) -> bool:
    """Whether a difference of dates is one of occurrences: far apart, or of something that has its own
    day."""
    return slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS) or _both_explicit(a, b)


def _both_explicit(a: Answer, b: Answer) -> bool:
    return bool(a.extras.get("own_date")) and bool(b.extras.get("own_date")) or \
        slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS)


_STATES = frozenset(
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


def _state_at_other_time(a: Answer, b: Answer) -> bool:
    """Whether two figures of a state that varies (staff, prices, levels) are of different times, one of them
    stated."""
    if a.action not in _STATES:
        return False
    stated = slots.known(a.as_of) or slots.known(b.as_of)
    first, second = moment(a), moment(b)
    return stated and slots.known(first) and slots.known(second) and not slots.days_overlap(first, second)


UPDATED = re.compile(r"[增升涨加上]至|[增升加]为|增加到|上升到|上升至|攀升|更新为|定为|定格|修正为|上修|又有|再增|达到|来到|现为|最终|实际")


def supersede(members: Sequence[Answer]) -> None:
    """Mark the figures of a page that the page itself brings up to date (本文下标时还是十一，罹难人数定为12人)."""
    pages: dict[str, list[Answer]] = {}
    for answer in members:
        action = actions.of(answer.action)
        if answer.attribute in NUMBERS and action is not None and action.counter and not answer.is_reference:
            pages.setdefault(answer.document.page_id, []).append(answer)
    for told in pages.values():
        newest = [x for x in told if UPDATED.search(x.quote) and x.low is not None and not x.part]
        if newest:
            most = max(x.low for x in newest)
            for answer in told:
                answer.extras["superseded"] = answer.low is not None and answer.low < most


def _series(a: Answer, b: Answer) -> bool:
    """Whether two unequal counts are one counter at two times."""
    action = actions.of(a.action)
    if action is None or not action.counter:
        return action is not None and _raised(a, b)
    if a.extras.get("superseded") or b.extras.get("superseded"):
        return True
    first, second = moment(a), moment(b)
    if b.is_reference and b.document.published is None and (b.high or b.low or 0) < (a.low or a.high or 0):
        return (
            a.document.page_id == b.document.page_id
        )  # an undated source is older than the page that cites it
    if not (slots.known(first) and slots.known(second)) or slots.days_overlap(first, second):
        return False
    early, late = (a, b) if slots.shown(first) < slots.shown(second) else (b, a)
    if re.search(r"实际|最终|落幕|结束|收官|确认", late.sentence.text) and not re.search(
        r"实际|最终|落幕|收官", early.sentence.text
    ):
        return True
    explicit = slots.known(a.as_of) or slots.known(b.as_of)
    falling = a.action in ("missing", "trapped", "stranded", "hospital", "outage")
    grows = (late.high if late.high is not None else late.low or 0) >= (early.low or 0)
    if same_source(a, b) or explicit:
        return grows or falling or same_source(a, b)
    if a.source and b.source:
        return grows and (first[0] or "")[:10] != (second[0] or "")[:10]
    return grows or falling


def _raised(a: Answer, b: Answer) -> bool:
    """Whether one figure is told as what another one has been raised to since (今天投入兵力增为1150人)."""
    first, second = moment(a), moment(b)
    if not (slots.known(first) and slots.known(second)) or slots.days_overlap(first, second):
        return False
    early, late = (a, b) if slots.shown(first) < slots.shown(second) else (b, a)
    return late.change == "to" and (late.high or late.low or 0) > (early.low or early.high or 0)


def _code(decisive: list[tuple[str, str, str]]) -> str:
    names = {d[0] for d in decisive}
    if "date" in names:
        return "time_differs"
    return "scope_differs"


def _later(a: Answer, b: Answer) -> str | None:
    first, second = a.date, b.date
    if not (slots.known(first) and slots.known(second)) or slots.days_overlap(first, second):
        return _later_moment(a, b)
    return "b" if slots._before(first[1] or first[0], second[0] or second[1]) else "a"


def _later_moment(a: Answer, b: Answer) -> str | None:
    first, second = moment(a), moment(b)
    if not (slots.known(first) and slots.known(second)) or slots.days_overlap(first, second):
        return None
    return "b" if slots._before(first[1], second[0]) else "a"


def _date_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    first, second = _clocked(a), _clocked(b)
    if not slots.known(first):
        first = a.date
    if not slots.known(second):
        second = b.date
    if _same_days(first, second):
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    if slots.days_overlap(first, second):
        open_end = None in (*first, *second)
        return Verdict("compatible", "open_date" if open_end else "coarser_date", differences)
    if slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS) or other_round(a, b):
        return Verdict(
            "scope/time differs",
            "event_differs",
            differences,
            "b" if slots._before(first[1], second[0]) else "a",
        )
    if _forecast(a) != _forecast(b):
        return Verdict(
            "scope/time differs",
            "planned_or_done",
            differences,
            "b" if slots._before(first[1], second[0]) else "a",
        )
    return Verdict("conflict", "date_differs", differences)


def _clocked(answer: Answer) -> slots.Days:
    """The time of a date answer, to the clock where the page prints one (8时, 12:30), else to the day (今晨)."""
    stated = answer.extras.get("moment") or answer.date
    if re.search(r"[时点]|:\d\d", answer.value_text):
        return stated
    return tuple(value[:10] if value else None for value in stated)      # type: ignore[return-value]


def _same_days(first: slots.Days, second: slots.Days) -> bool:
    def cut(days: slots.Days, width: int) -> tuple[str, str]:
        return (days[0] or "")[:width], (days[1] or "")[:width]

    if None in (*first, *second):
        return first == second
    width = min(max(len(first[0] or ""), 10), max(len(second[0] or ""), 10), 16)
    return cut(first, width) == cut(second, width)


def _place_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    far = any(d[0] == "date" for d in differences) and slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS)
    relation = _finest(a, b)
    if relation == "apart":
        if far or any(d[0] == "kind" for d in differences):
            return Verdict("scope/time differs", "event_differs", differences, _later(a, b))
        if _forecast(a) != _forecast(b):
            return Verdict("scope/time differs", "planned_or_done", differences, _later(a, b))
        if _exclusive(a, b):
            return Verdict("conflict", "place_differs", differences)
        return Verdict("compatible", "different_parts", differences)
    if far:
        return Verdict("scope/time differs", "event_differs", differences, _later(a, b))
    code = {"same": "same_value", "holds": "coarser_place", "near": "near_place"}[relation]
    if relation == "same" and _tail(a) == _tail(b):
        return Verdict("agree", code, [d for d in differences if d[0] == "source"])
    return Verdict("compatible", "coarser_place" if relation == "same" else code, differences)


def _tail(answer: Answer) -> str:
    return slots.stem(answer.extras.get("place_text", answer.value_text))


def site(answer: Answer) -> tuple[str, ...]:
    """The places of an answer; an embassy lies in the country it is sent to (中国驻朝使馆: 朝鲜)."""
    from utils.mentions import gazetteer

    m = re.search(
        r"驻(.{1,6}?)(?:国)?(?:大使馆|使馆|领事馆|总领馆|大使|使团)",
        answer.extras.get("place_text", answer.value_text),
    )
    if m:
        host = gazetteer.abbreviation(m.group(1)) if len(m.group(1)) == 1 else gazetteer.canonical(m.group(1))
        return (host,) if host else answer.places
    return answer.places


def _finest(a: Answer, b: Answer) -> str:
    order = ("same", "holds", "near", "apart")
    found = [slots.place_relation(x, y) for x in site(a) for y in site(b)]
    return min(found, key=order.index) if found else "apart"


def _exclusive(a: Answer, b: Answer) -> bool:
    """Whether the deed can have one place only, and both places are known to lie apart."""
    if actions.group(a.action) not in ("contact", "quake", "accident", "typhoon", "sign"):
        return False
    left, right = (
        {slots.country_of(p) for p in site(a)} - {None},
        {slots.country_of(p) for p in site(b)} - {None},
    )
    if left and right and not left & right:
        return True
    return a.action == b.action and bool(left) and left == right and not ({*site(a)} & {*site(b)})


def _member_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS):
        return Verdict("scope/time differs", "event_differs", differences, _later(a, b))
    if a.members == b.members:
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    if a.members < b.members or b.members < a.members or "range" in (a.approx, b.approx):
        return Verdict("compatible", "members_included", differences)
    return Verdict("conflict", "members_differ", differences)


def _kind_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if a.kinds & b.kinds:
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    return Verdict("scope/time differs", "scope_differs", differences, _later(a, b))


def _status_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    left, right = a.extras.get("status", a.aspect), b.extras.get("status", b.aspect)
    if slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS) or _pages_far_apart(a, b):
        return Verdict("scope/time differs", "event_differs", differences, _later(a, b))
    if left == right:
        return Verdict("agree", "same_event", [d for d in differences if d[0] == "source"])
    if "denied" in (left, right) and "planned" not in (left, right):
        return Verdict("conflict", "denied", differences)
    return Verdict("scope/time differs", "planned_or_done", differences, _later(a, b))


def _pages_far_apart(a: Answer, b: Answer) -> bool:
    """Whether two undated answers stand on pages written so long apart that they speak of different
    states."""
    return (
        not (slots.known(a.date) and slots.known(b.date))
        and slots.gap_days(_holding(a), _holding(b)) > STATE_GAP_DAYS
    )


STATE_GAP_DAYS = 60       # days between two pages from which an undated state is of its page's time


def _event_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS):
        return Verdict("scope/time differs", "event_differs", differences, _later(a, b))
    if "denied" in (a.certainty, b.certainty) and a.certainty != b.certainty:
        firm = a.certainty in ("asserted", "reported") or b.certainty in ("asserted", "reported")
        return Verdict("conflict", "denied", differences) if firm and not _forecast(a) and not _forecast(b) \
            else Verdict("compatible", "weaker_wording", differences)
    if (a.aspect == "planned") != (b.aspect == "planned"):
        return Verdict("scope/time differs", "planned_or_done", differences, _later(a, b))
    documents = a.extras.get("document"), b.extras.get("document")
    if a.action != b.action or (documents[0] != documents[1]):
        return Verdict("compatible", "different_words", differences)
    if a.certainty != b.certainty and {a.certainty, b.certainty} & {"hearsay", "speculated", "predicted"}:
        return Verdict("compatible", "weaker_wording", differences)
    if actions.group(a.action) in _LOOSE_DEEDS and bigram_overlap(a.quote, b.quote) < limit("same_words", SAME_WORDS):
        return Verdict("compatible", "different_words", differences)
    return Verdict("agree", "same_event", [d for d in differences if d[0] == "source"])


_LOOSE_DEEDS = frozenset(
    ("aid", "sanction", "demand", "fight", "attack", "invest", "rise", "reopen")
)  # deeds of many parts


def _statement_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if bigram_overlap(a.value_text, b.value_text) >= limit("same_words", SAME_WORDS):
        return Verdict("agree", "same_wording", [d for d in differences if d[0] == "source"])
    return Verdict("compatible", "different_words", differences)


def _role_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if slots.shared(a.actors, b.actors):
        if same_title(a.subkey, b.subkey):
            return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
        far = slots.gap_days(_holding(a), _holding(b)) > limit("event_gap_days", EVENT_GAP_DAYS)
        if far or not (_EXCLUSIVE.search(a.subkey) and _EXCLUSIVE.search(b.subkey)):
            return Verdict(
                "scope/time differs" if far else "compatible",
                "time_differs" if far else "different_words",
                differences,
            )
        return Verdict("conflict", "titles_differ", differences)
    first, second = _holding(a), _holding(b)
    if slots.known(first) and slots.known(second) and not slots.days_overlap(first, second):
        if not any(d[0] == "date" for d in differences):
            differences.insert(0, ("date", slots.shown(first), slots.shown(second)))
        return Verdict(
            "scope/time differs",
            "office_changed",
            differences,
            "b" if slots._before(first[1], second[0]) else "a",
        )
    if _SHARED_OFFICES.search(a.subkey) or not a.objects or not b.objects:
        return Verdict("compatible", "different_parts", differences)
    return Verdict("conflict", "holder_differs", differences)


_EXCLUSIVE = re.compile(r"(?:总统|总理|首相|部长|外长|防长|财长|外相|省长|市长|州长|县长|局长|校长|院长|总裁|执行官|董事长|司令|秘书|议长|大使|主席)$")


def same_title(a: str, b: str) -> bool:
    """Whether two titles can be one office: equal, one holding the other, or one the other's abbreviation
    (外长, 外交部长)."""
    short, long = sorted((a, b), key=len)
    if ("副" in a) != ("副" in b):
        return False
    rest = iter(long)
    return long.endswith(short) or (short[0] == long[0] and all(char in rest for char in short))


def _holding(answer: Answer) -> slots.Days:
    if slots.known(answer.date):
        return answer.date
    return bounds(answer.document.anchor)


def _order_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if a.subkey == b.subkey != "nth":
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    if a.value_text == b.value_text:
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    return Verdict("compatible", "different_words", differences)


def _assessment_rule(a: Answer, b: Answer) -> Verdict:
    same = bigram_overlap(a.quote, b.quote) >= limit("same_words", SAME_WORDS)
    return Verdict(
        "agree" if same else "compatible",
        "same_wording" if same else "different_words",
        slot_differences(a, b),
    )


RULES: dict[str, Callable[[Answer, Answer], Verdict]] = {
    "number": _number_rule,
    "date": _date_rule,
    "place": _place_rule,
    "members": _member_rule,
    "kind": _kind_rule,
    "status": _status_rule,
    "statement": _statement_rule,
    "order": _order_rule,
    "role": _role_rule,
    "event": _event_rule,
    "assessment": _assessment_rule,
}


def relate(a: Answer, b: Answer) -> Verdict:
    """The relation of two answers to one question. a precedes b; a reference is b."""
    from utils.claims.attributes import ATTRIBUTES

    verdict = RULES[ATTRIBUTES[a.attribute].relate](a, b)
    if verdict.relation == "conflict" and not one_deed(a, b):
        verdict.relation, verdict.code = "compatible", "different_words"
    if verdict.relation == "conflict" and a.document.page_id == b.document.page_id:
        if a.is_reference != b.is_reference:
            verdict.relation = "contradicts own reference"
        elif told_twice(a, b):
            verdict.relation = "internal contradiction"
        else:
            verdict.relation, verdict.code = "compatible", "different_parts"
    return verdict


RETOLD = 0.4              # bigram overlap from which two clauses of a page tell one thing twice
COUNTED_ALIKE = 0.6       # the same, of the words beside two figures whose deed says nothing of what they count


def told_twice(a: Answer, b: Answer) -> bool:
    """Whether a page says one thing twice, so that two answers contradict each other.

    Pages list figures and days of one kind far more often than they contradict themselves. So figures of one
    paragraph are a list, shares are shares of different things, and beyond that the wording must return: the
    deed's own words for days, who or what is counted for figures. Two named sources are rivals in any case.
    """
    if a.attribute not in NUMBERS and a.attribute != "date":
        return True
    if a.source != b.source:
        return True
    one_line = a.sentence.line == b.sentence.line
    if one_line and (a.attribute in NUMBERS or a.sentence.start == b.sentence.start):
        return False
    if a.attribute == "date":
        left, right = (x.quote.replace(x.value_text, "") for x in (a, b))
        return a.action == b.action and bool(slots.shared(a.names, b.names)) and bigram_overlap(left, right) >= RETOLD
    if a.unit == "%":
        return False
    if a.extras.get("typed") and b.extras.get("typed"):
        return bool(slots.shared(a.actors, b.actors)) or bool(a.referent and a.referent == b.referent) \
            or bigram_overlap(a.quote, b.quote) >= RETOLD
    phrases = a.extras.get("phrase", ""), b.extras.get("phrase", "")
    return min(map(len, phrases)) >= 2 and bigram_overlap(*phrases) >= COUNTED_ALIKE


MOST_ADDENDS = 40         # figures of one question on one page up to which sums are looked for


def sums(members: Sequence[Answer]) -> set[frozenset[str]]:
    """Pairs (claim ids) of one page's figures in one question that are a sum and its parts: 418 = 318 + 100."""
    pages: dict[tuple, list[Answer]] = {}
    for answer in members:
        if answer.attribute in NUMBERS and answer.low is not None and answer.low == answer.high and answer.low > 0:
            pages.setdefault((answer.document.page_id, answer.unit), []).append(answer)
    pairs: set[frozenset[str]] = set()
    for figures in pages.values():
        values = {figure.low for figure in figures}
        if len(values) < 3 or len(figures) > MOST_ADDENDS:
            continue
        for whole in figures:
            parts = [part for part in figures if part.low < whole.low and whole.low - part.low in values]
            pairs |= {frozenset((x.claim_id, y.claim_id)) for x in [whole, *parts] for y in parts if x is not y}
    return pairs


def one_deed(a: Answer, b: Answer) -> bool:
    """Whether something shows that both answers speak of one deed: one action class and no strangers acting, or a
    name they share. A unit alone shows nothing. Words beside untyped figures must be alike."""
    common = slots.shared(a.names, b.names) or slots.places_meet(a.names, b.names)
    same = a.action is not None and a.action == b.action
    if same and (a.extras.get("typed", True) or b.extras.get("typed", True)):
        return bool(common) or not (a.actors and b.actors)
    if common and (same or actions.group(a.action) == actions.group(b.action)):
        return True
    phrases = a.extras.get("phrase", ""), b.extras.get("phrase", "")
    return a.attribute not in NUMBERS or bigram_overlap(*phrases) >= ALIKE


ALIKE = 0.34              # bigram overlap of the words beside two figures, from which they may count one thing


def shown(answer: Answer) -> str:
    """An answer's value as a reason shows it: the page's own words, a date answer's resolved days behind
    them."""
    words = re.sub(r"\s+", " ", answer.value_text).strip()
    words = words if len(words) <= 32 else words[:31] + "…"
    if answer.attribute == "date" and slots.known(answer.date):
        return f"{words}({slots.shown(answer.date)})"
    if answer.attribute == "role":
        return f"{words}{'、'.join(answer.actors)}"
    return words


def reason(a: Answer, b: Answer, verdict: Verdict) -> tuple[str, str]:
    """The reason of a verdict in Chinese and English."""
    return messages.reason(verdict.code, shown(a), shown(b), verdict.differences, verdict.later,
                           verdict.relation == "contradicts own reference")
