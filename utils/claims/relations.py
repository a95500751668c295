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

from utils.claims import actions, messages, rules_words, slots
from utils.claims.amounts import CLASSIFIERS, LIKELY, NUMBERS
from utils.claims.answers import Answer
from utils.claims.rules_words import same_title
from utils.claims.slots import EVENT_GAP_DAYS, bigram_overlap
from utils.claims.thresholds import limit
from utils.claims.verdicts import (
    CONFLICTS,
    STATES,
    Verdict,
    forecast,
    later,
    later_moment,
    moment,
    other_round,
    slot_differences,
    timeless,
    when,
)
from utils.claims.witnesses import same_source

__all__ = ["CONFLICTS", "Verdict", "compare_numbers", "reason", "relate", "same_title", "shown", "sums", "told_twice"]

LATER_FACT = 14           # days after a plan from which a figure is what became of it


# ------------------------------------------------------------------------------------------------ values

def compare_numbers(a: Answer, b: Answer) -> str:
    """same, close (rounding), holds (ranges meet) or differs; unlike when the units do not convert."""
    (first, base_a), (second, base_b) = (
        slots.in_base(*_interval_of(x), x.unit) for x in (a, b)
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
        if rough and abs(x - y) <= _leeway(a, b):
            return "close"
        return "differs"
    if slots.overlaps(first, second) and not _far_from_bound(a, b, first, second):
        return "holds"
    return "differs"


_ROUGH = ("about", "nearly", "several", "vague")


def _leeway(a: Answer, b: Answer) -> float:
    """How far two figures may lie apart where one is rough: half a step of its last digit (约6200: 50), and never more
    than a tenth."""
    values = [(x.low if x.low is not None else x.high or 0.0, x.approx) for x in (a, b)]
    step = max(slots.in_base(slots.step(value), None, x.unit)[0][0] or slots.step(value)
               for (value, approx), x in zip(values, (a, b), strict=True) if approx in _ROUGH)
    most = max(abs(slots.in_base(value, value, x.unit)[0][0] or value) for (value, _), x in zip(values, (a, b), strict=True))
    return min(step / 2, most / 10)


def _interval_of(answer: Answer) -> slots.Interval:
    """The interval a reader takes a value for; 多达57人 is told as a count, not as a bound."""
    if answer.approx == "at_most" and answer.high is not None and _AS_MANY_AS.search(
            answer.document.text[max(0, answer.value_start - 3):answer.value_start] + answer.value_text[:3]):
        return answer.high, answer.high
    return slots.closed(answer.low, answer.high, answer.approx)


_AS_MANY_AS = re.compile(r"[多高长]达")


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
    if (a.certainty == "denied") != (b.certainty == "denied") and a.high != 0 != b.high:      # 没有人死亡 is a count of none
        if values in ("same", "close"):
            return Verdict("conflict", "denied", differences)
        return Verdict("compatible", "different_words", differences)
    if (
        values == "differs"
        and slots.gap_days(when(a), when(b)) > limit("event_gap_days", EVENT_GAP_DAYS)
        and not timeless(a)
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
        return Verdict("scope/time differs", "event_differs", differences, later(a, b))
    if plan and values in ("close", "holds", "differs") and not decisive:
        return Verdict("scope/time differs", "planned_or_done", differences, later(a, b))
    if values == "unlike":
        return Verdict("compatible", "different_words", differences)
    if values == "same":
        far = slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS) and not timeless(a) and _significant(a) < 3
        if (
            any(d[0] == "kind" for d in decisive)
            or far
            or any(d[0] == "stage" for d in decisive)
            and _both_explicit(a, b)
        ):
            return Verdict("scope/time differs", _code(decisive), differences, later(a, b))
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    if values == "close":
        if any(d[0] == "kind" for d in decisive):
            return Verdict("scope/time differs", _code(decisive), differences, later(a, b))
        return Verdict("compatible", "rounded", differences)
    if decisive:
        return Verdict("scope/time differs", _code(decisive), differences, later(a, b))
    if values == "holds":
        return Verdict("compatible", "range_holds", differences)
    if _once(a) != _once(b):
        return Verdict("scope/time differs", "time_differs", differences, "b" if _once(a) else "a")
    if _state_at_other_time(a, b):
        return Verdict("scope/time differs", "time_differs", differences, later_moment(a, b))
    if plan:
        return Verdict("scope/time differs", "planned_or_done", differences, later(a, b))
    if _series(a, b):
        runs = moment(a), moment(b)
        if not any(d[0] == "as_of" for d in differences):
            differences.append(("published", slots.shown(runs[0]), slots.shown(runs[1])))
        return Verdict("scope/time differs", "later_report", differences, later_moment(a, b))
    return Verdict("conflict", "value_differs", differences)


_ONCE = re.compile(r"(?:原[定本先]|最初|起初|当初|先是|本来|一度)[^,，。;；]{0,6}$")


def _once(answer: Answer) -> bool:
    """Whether the words before a figure say that it was so before (原定四个钟头, 先是三个旅)."""
    return _ONCE.search(answer.document.text, answer.sentence.clause(answer.value_start)[0], answer.value_start) is not None


_FULFILLED = re.compile(r"已经?|实际|最终|完成|结束|落幕|[^为]了|正式|竣工")


def _significant(answer: Answer) -> int:
    value = answer.low if answer.low is not None else answer.high
    return len(f"{value:.10g}".replace(".", "").strip("0")) if value else 0


def _plan_against_fact(a: Answer, b: Answer) -> bool:
    """Whether one answer is a forecast, or a plan, and the other says what became of it."""
    if forecast(a) == forecast(b):
        return False
    ahead, fact = (a, b) if forecast(a) else (b, a)
    if ahead.certainty in ("predicted", "speculated") and fact.certainty not in ("predicted", "speculated"):
        return ahead.certainty == "predicted" or bool(_FULFILLED.search(fact.quote))
    first, second = moment(ahead), moment(fact)
    afterwards = slots.gap_days(first, second) >= limit("later_fact", LATER_FACT) and slots._before(first[1], second[0])
    return (afterwards or bool(_FULFILLED.search(fact.sentence.text))) and fact.certainty != "hearsay"


def _dated(a: Answer, b: Answer) -> bool:
    """Whether a difference of dates is one of occurrences: far apart, or of something that has its own
    day."""
    return slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS) or _both_explicit(a, b)


def _both_explicit(a: Answer, b: Answer) -> bool:
    return bool(a.extras.get("own_date")) and bool(b.extras.get("own_date")) or \
        slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS)


def _state_at_other_time(a: Answer, b: Answer) -> bool:
    """Whether two figures of a state that varies (staff, prices, levels) are of different times, one of them
    stated."""
    if a.action not in STATES:
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
    if _pages_far_apart(a, b):
        return True
    crowd = a.action == "protest" and not (_named(a) and _named(b) and not same_source(a, b))
    if action is None or not (action.counter or _sent_to_help(a) or crowd):
        return action is not None and _raised(a, b)
    if a.extras.get("superseded") or b.extras.get("superseded"):
        return True
    first, second = moment(a), moment(b)
    if _undated_source(a) or _undated_source(b):
        if a.document.page_id != b.document.page_id:
            return True                  # of which time it is nobody can say
        return (b.high or b.low or 0) < (a.low or a.high or 0)      # it is older than the page that cites it
    if not (slots.known(first) and slots.known(second)):
        return a.action in _TOLLS        # of which time it is nobody can say
    if slots.days_overlap(first, second):
        return _some_time_of_a_day(a, b, first, second)
    early, late = (a, b) if slots.shown(first) < slots.shown(second) else (b, a)
    if _copied_wrong(a, b):
        return False
    if (first[0] or "")[:10] != (second[0] or "")[:10] and a.action in _TOLLS:
        return True                      # tolls of two days are of two times, whoever gives them
    if re.search(r"实际|最终|落幕|结束|收官|确认", late.sentence.text) and not re.search(
        r"实际|最终|落幕|收官", early.sentence.text
    ):
        return True
    explicit = slots.known(a.as_of) or slots.known(b.as_of)
    falling = a.action in ("missing", "trapped", "stranded", "hospital", "outage") \
        or a.action == "injure" and bool(a.extras.get("subsets", frozenset()) | b.extras.get("subsets", frozenset()))
    grows = (late.high if late.high is not None else late.low or 0) >= (early.low or 0)
    if same_source(a, b) or explicit:
        return grows or falling or same_source(a, b)
    if a.source and b.source and not falling:
        return grows and (first[0] or "")[:10] != (second[0] or "")[:10]
    return grows or falling


_TOLLS = frozenset(("die", "injure", "missing", "rescue", "trapped", "evacuate", "hospital", "damage", "affected", "homeless",
                    "stranded", "infect", "discharged", "casualty"))
COPY = 0.9                # bigram overlap of two sentences without their figures, from which one is the other's copy
COPY_CHARS = 20


def _copied_wrong(a: Answer, b: Answer) -> bool:
    """Whether two sentences differ in the figure only, and nothing says that the later one is an update."""
    if slots.known(a.as_of) and slots.known(b.as_of) and a.as_of != b.as_of:
        return False
    left, right = (re.sub(r"[\d.,]+", "", x.sentence.text) for x in (a, b))
    return min(len(left), len(right)) >= COPY_CHARS and abs(len(left) - len(right)) <= 4 and bigram_overlap(left, right) >= COPY


def _named(answer: Answer) -> bool:
    """Whether somebody other than the page itself, or the outlet of a cited title, gives the figure."""
    return bool(answer.source) and answer.source_kind != "self"


def _sent_to_help(answer: Answer) -> bool:
    """Whether a count is of those sent to rescue: more and more of them are."""
    return answer.action in ("deploy", "search", "aid") and answer.population in ("rescuer", "police", "soldier")


def _undated_source(answer: Answer) -> bool:
    return answer.is_reference and answer.document.published is None


def _some_time_of_a_day(a: Answer, b: Answer, first: slots.Days, second: slots.Days) -> bool:
    """Whether two counts are of one day and one of them of an hour nobody knows: they may be of two times. Two named
    sources that differ are rivals."""
    if a.document.page_id == b.document.page_id or _named(a) and _named(b) and not same_source(a, b):
        return False
    return min(len(first[0] or ""), len(second[0] or "")) == len("2025-01-01")


def _pages_far_apart(a: Answer, b: Answer) -> bool:
    """Whether two figures that change with time were told weeks apart."""
    return a.attribute != "duration" and not timeless(a) \
        and slots.gap_days(moment(a), moment(b)) >= limit("later_fact", LATER_FACT)


def _raised(a: Answer, b: Answer) -> bool:
    """Whether one figure is told as what another one has been raised to since (今天投入兵力增为1150人)."""
    first, second = moment(a), moment(b)
    if not (slots.known(first) and slots.known(second)) or slots.days_overlap(first, second):
        return False
    early, late = (a, b) if slots.shown(first) < slots.shown(second) else (b, a)
    if "revised" in late.stages:
        return True
    return late.change == "to" and (late.high or late.low or 0) > (early.low or early.high or 0)


def _code(decisive: list[tuple[str, str, str]]) -> str:
    names = {d[0] for d in decisive}
    if "date" in names:
        return "time_differs"
    return "scope_differs"


RULES: dict[str, Callable[[Answer, Answer], Verdict]] = {"number": _number_rule, **rules_words.RULES}


def relate(a: Answer, b: Answer) -> Verdict:
    """The relation of two answers to one question. a precedes b; a reference is b."""
    from utils.claims.attributes import ATTRIBUTES

    rule = ATTRIBUTES[a.attribute].relate if a.attribute == b.attribute else "status"
    verdict = RULES[rule](a, b)
    if verdict.relation == "conflict" and _part_of(a, b):
        verdict.relation, verdict.code = "compatible", "part_of"
    if verdict.relation == "conflict" and likely(a, b) < limit("likely", LIKELY):
        verdict.relation, verdict.code = "compatible", "unsure"
    if verdict.relation == "conflict" and not can_be_rivals(a, b):
        verdict.relation, verdict.code = "compatible", "different_parts"
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




def _part_of(a: Answer, b: Answer) -> bool:
    """Whether one of two figures is told as a part (襄阳厂2300人, 第一天7个小时) and the other, larger one is not."""
    if a.attribute not in NUMBERS or a.part == b.part or a.unit == b.unit == "%":
        return False
    part, whole = (a, b) if a.part else (b, a)
    (least, _), (most, top) = (slots.in_base(x.low, x.high, x.unit)[0] for x in (part, whole))
    return least is not None and least <= (most if most is not None else top or 0.0)


def likely(a: Answer, b: Answer) -> float:
    """How likely two answers answer one question: figures as weighed, 1 where a person or another rule put them together."""
    return a.extras.get("likely", {}).get(b.claim_id, 1.0)


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
    if _named(a) and _named(b) and not same_source(a, b):
        return True
    one_line = a.sentence.line == b.sentence.line
    if one_line and (a.attribute in NUMBERS or a.sentence.start == b.sentence.start):
        return False
    if a.attribute == "date":
        left, right = (x.quote.replace(x.value_text, "") for x in (a, b))
        return a.action == b.action and bool(slots.shared(a.names, b.names)) and bigram_overlap(left, right) >= RETOLD
    if a.unit == "%":
        return False
    left, right = (_LABELS.findall(x.quote.replace(x.value_text, "")) for x in (a, b))
    if {*left} != {*right}:
        return False                     # 64GB售5499元，256GB售6799元: each has a label of its own
    if a.extras.get("typed") and b.extras.get("typed"):
        words = tuple(re.sub(r"[\d\W]+", "", x.quote.replace(x.value_text, "")) for x in (a, b))
        headline = "title" in (a.sentence.role, b.sentence.role) and not (a.part or b.part)
        return headline and bool(slots.shared(a.names, b.names) or not (a.names and b.names)) \
            or min(map(len, words)) >= LONG_ENOUGH and bigram_overlap(*words) >= RETOLD
    phrases = a.extras.get("phrase", ""), b.extras.get("phrase", "")
    return min(map(len, phrases)) >= LONG_ENOUGH and bigram_overlap(*phrases) >= COUNTED_ALIKE


LONG_ENOUGH = 5           # characters beside two figures from which alike wording is no chance
_LABELS = re.compile(r"[A-Za-z0-9]{2,}")


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


TOO_FAR = 4.0             # times another figure from which two are of different things sooner than in conflict
TOO_LONG = 2.0            # the same, of lengths of time


def can_be_rivals(a: Answer, b: Answer) -> bool:
    """Whether two answers that differ lie near enough to be meant as the same: figures within some times of each other,
    days of one deed between named parties. What fails here is nearly always of two things, and a wrong conflict costs a
    reader more than a missed one. Figures in the same words are rivals at any distance: 万 slips to 千 in copying."""
    if a.attribute == "date":
        named = bool(slots.shared(a.names, b.names) or slots.places_meet(a.places, b.places))
        one = bool(slots.shared(a.persons, b.persons))
        return named and (one or a.action == b.action and a.action not in _TOLLS)      # people die on many days
    if a.attribute not in NUMBERS:
        return True
    first, second = (slots.in_base(x.low, x.high, x.unit)[0] for x in (a, b))
    least, most = sorted(abs(ends[0] if ends[0] is not None else ends[1] or 0.0) for ends in (first, second))
    times = limit("too_long", TOO_LONG) if a.attribute == "duration" else limit("too_far", TOO_FAR)
    return most <= times * least or _copied_wrong(a, b)


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
