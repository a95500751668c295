"""How two answers that are no numbers stand to each other: a rule for each of their attributes.

Times compare as intervals of days, places by containment, lists of members as sets, words by overlap; a deed that one
page affirms and another denies is a conflict, one that is planned here and done there a matter of time. `RULES` is
what `relations` looks in, by the name that the registry of attributes gives.
"""
from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime

from utils.claims import actions, slots
from utils.claims.answers import Answer
from utils.claims.meeting import spoken_alike
from utils.claims.slots import EVENT_GAP_DAYS, SAME_WORDS, bigram_overlap
from utils.claims.thresholds import limit
from utils.claims.verdicts import (
    Verdict,
    forecast,
    later,
    other_round,
    slot_differences,
)

_SHARED_OFFICES = re.compile(r"副|大使|议员|专家|教授|研究员|分析师|发言人|顾问|主演|演员|律师|将|代表|导演|官员|主任|委员|秘书$|特使|公使|领事")

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
    if forecast(a) != forecast(b):
        return Verdict(
            "scope/time differs",
            "planned_or_done",
            differences,
            "b" if slots._before(first[1], second[0]) else "a",
        )
    if any(_CLOCK_ONLY.fullmatch(x.value_text) for x in (a, b)):
        return Verdict("compatible", "open_date", differences)
    if any("moment_of_original" in x.extras and _RELATIVE.match(x.value_text) for x in (a, b)):
        return Verdict("compatible", "reposted", differences)
    if any(_OR_SO.search(x.value_text) for x in (a, b)) and _minutes_apart(first, second) <= OR_SO:
        return Verdict("compatible", "rounded", differences)
    return Verdict("conflict", "date_differs", differences)


_RELATIVE = re.compile(r"[今昨明前当次翌本上下这]")      # a day that a repost shifts with its own date
OR_SO = 15               # minutes by which a time given with 许 or 左右 may miss another one
_OR_SO = re.compile(r"[许约]|左右|前后")


def _minutes_apart(a: slots.Days, b: slots.Days) -> float:
    """Minutes between two times printed to the clock; without end where one of them is not."""
    if min(len(a[0] or ""), len(b[0] or "")) < len("2025-01-01T00:00"):
        return math.inf
    return abs((datetime.fromisoformat(a[0][:16]) - datetime.fromisoformat(b[0][:16])).total_seconds()) / 60


# A time of day whose day the page leaves to its reader.
_CLOCK_ONLY = re.compile(r"(?:约|大约)?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚间?|晚上|深夜|夜里)?[\d零一二三四五六七八九十两半]{1,3}(?:[时點点][\d零一二三四五六七八九十半刻]{0,3}分?|:\d\d)(?:许|左右)?")


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
            return Verdict("scope/time differs", "event_differs", differences, later(a, b))
        if forecast(a) != forecast(b):
            return Verdict("scope/time differs", "planned_or_done", differences, later(a, b))
        if _exclusive(a, b):
            return Verdict("conflict", "place_differs", differences)
        return Verdict("compatible", "different_parts", differences)
    if far:
        return Verdict("scope/time differs", "event_differs", differences, later(a, b))
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
        return Verdict("scope/time differs", "event_differs", differences, later(a, b))
    if a.members == b.members:
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    if a.members < b.members or b.members < a.members or "range" in (a.approx, b.approx):
        return Verdict("compatible", "members_included", differences)
    return Verdict("conflict", "members_differ", differences)


def _kind_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if a.kinds & b.kinds:
        return Verdict("agree", "same_value", [d for d in differences if d[0] == "source"])
    return Verdict("scope/time differs", "scope_differs", differences, later(a, b))


def _status_rule(a: Answer, b: Answer) -> Verdict:
    """Two states of one deed, or its state here and that it happened there."""
    differences = slot_differences(a, b)
    left, right = (x.extras.get("status", x.aspect) for x in (a, b))
    if slots.gap_days(a.date, b.date) > limit("event_gap_days", EVENT_GAP_DAYS) or _pages_far_apart(a, b):
        return Verdict("scope/time differs", "event_differs", differences, later(a, b))
    if a.subkey == b.subkey == "cause" and bigram_overlap(a.value_text, b.value_text) < limit("same_words", SAME_WORDS):
        return Verdict("compatible", "different_words", differences)
    degrees = a.extras.get("level"), b.extras.get("level")
    if None not in degrees and degrees[0] != degrees[1]:
        if a.action == "terms":
            return Verdict("conflict", "value_differs", differences)
        return Verdict("scope/time differs", "time_differs", differences, later(a, b))
    if left == right:
        weaker = a.extras.get("weaker") or b.extras.get("weaker")
        if a.attribute != b.attribute and _loose(a, b):
            return Verdict("compatible", "different_words", differences)
        return Verdict("compatible", "weaker_wording", differences) if weaker else \
            Verdict("agree", "same_event", [d for d in differences if d[0] == "source"])
    if {left, right} & {"silent", "open"}:
        return Verdict("scope/time differs", "time_differs", differences, later(a, b))
    if "denied" in (left, right) and "planned" not in (left, right):
        return Verdict("conflict", "denied", differences) if _one_matter(a, b) else \
            Verdict("compatible", "different_words", differences)
    if forecast(a) == forecast(b) and "planned" not in (left, right):
        return Verdict("compatible", "different_words", differences)
    return Verdict("scope/time differs", "planned_or_done", differences, later(a, b))


ONE_MATTER = 0.4          # bigram overlap of two clauses from which one denies what the other says
_IN_PART = re.compile(r"(?:没有|并未|尚未|未能?|并非|不是|绝非|不)(?:再)?(?:是|被)?(?:完全|全部|全面|整体|都|一定|真正)")


def _one_matter(a: Answer, b: Answer) -> bool:
    """Whether a denial is of what the other answer says: one of a rumour, or two clauses of the same names or words.
    What is denied in part (没有完全开放) may well have happened."""
    if _IN_PART.search(a.quote) or _IN_PART.search(b.quote):
        return False
    if a.extras.get("state") or b.extras.get("state"):
        words = a.extras.get("deed"), b.extras.get("deed")
        return a.action == b.action and (words[0] == words[1] or bigram_overlap(a.quote, b.quote) >= ONE_MATTER)
    return len(slots.shared(a.names, b.names)) >= 2 or bigram_overlap(a.quote, b.quote) >= ONE_MATTER


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
        return Verdict("scope/time differs", "event_differs", differences, later(a, b))
    if "denied" in (a.certainty, b.certainty) and a.certainty != b.certainty:
        firm = {a.certainty, b.certainty} & {"asserted", "reported"} and _one_matter(a, b)
        return Verdict("conflict", "denied", differences) if firm and not forecast(a) and not forecast(b) \
            else Verdict("compatible", "weaker_wording", differences)
    if (a.aspect == "planned") != (b.aspect == "planned"):
        return Verdict("scope/time differs", "planned_or_done", differences, later(a, b))
    documents = a.extras.get("document"), b.extras.get("document")
    if a.action != b.action or (documents[0] != documents[1]):
        return Verdict("compatible", "different_words", differences)
    if a.certainty != b.certainty and {a.certainty, b.certainty} & {"hearsay", "speculated", "predicted"}:
        return Verdict("compatible", "weaker_wording", differences)
    if _loose(a, b):
        return Verdict("compatible", "different_words", differences)
    return Verdict("agree", "same_event", [d for d in differences if d[0] == "source"])


def _loose(a: Answer, b: Answer) -> bool:
    """Whether two deeds of one class may be different parts of it: other words, or a class of many parts."""
    if a.action != b.action or actions.group(a.action) in _LOOSE_DEEDS:
        return bigram_overlap(a.quote, b.quote) < limit("same_words", SAME_WORDS)
    return False


_LOOSE_DEEDS = frozenset(
    ("aid", "sanction", "demand", "fight", "attack", "invest", "rise", "reopen")
)  # deeds of many parts


def _statement_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if spoken_alike(a, b) >= limit("same_words", SAME_WORDS):
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


_EXCLUSIVE = re.compile(r"(?:总统|总理|首相|部长|外长|防长|财长|外相|省长|市长|州长|县长|局长|校长|院长|司令|秘书|议长|大使|主席)$")      # the heads of a company often hold two posts


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
    anchor = answer.document.anchor
    if anchor is None:
        return None, None
    low, high = anchor if isinstance(anchor, tuple) else (anchor, anchor)
    return (low.isoformat() if low else None, high.isoformat() if high else None)


def _order_rule(a: Answer, b: Answer) -> Verdict:
    differences = slot_differences(a, b)
    if a.subkey == b.subkey and a.subkey not in ("nth", "rank"):
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
