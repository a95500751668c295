"""Which kinds of answers there are, and how each is found in a sentence.

`ATTRIBUTES` is the registry: one entry says what an attribute is called, how its answers are found (`find`:
a sentence in its context in, answers out) and by which rule two of its values are compared (`relate`, a name
that `relations` knows). A new kind of claim is one more entry.

Finding is a second reading of frames: a number answers "how many" of the deed it is bound to, a date answers
"when" of the deed it stands beside, and so on. What is not said of anything is left alone: a number without
a deed or a noun, a date without a deed, 近日 and 目前, page furniture.

    context                 what a finder looks at, and how it writes an answer down
    counting, numbers       how many: which figure is of which deed
    beside, parts, screen   the words beside a figure; of which whole it is; figures on a page about films
    dates, places           when and where
    deeds, states           that it happened, how far it is, who took part
    words                   what was said, what is made of it, which rank, which office
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from utils.claims import actions
from utils.claims.answers import Answer
from utils.claims.attributes.context import Context, Memory, take_times
from utils.claims.attributes.counting import read_numbers
from utils.claims.attributes.dates import find_dates, reference_date
from utils.claims.attributes.deeds import (
    TALK,
    find_events,
    find_kinds,
    find_participants,
    find_status,
)
from utils.claims.attributes.numbers import find_numbers
from utils.claims.attributes.places import find_places
from utils.claims.attributes.words import (
    find_assessments,
    find_orders,
    find_roles,
    find_statements,
)

__all__ = ["ATTRIBUTES", "Attribute", "Context", "Memory", "find"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """An entry of the registry. `relate` names the rule of `relations` for two values of this attribute."""

    name: str
    find: Callable[[Context], list[Answer]] | None
    relate: str
    meaning: str


ATTRIBUTES: dict[str, Attribute] = {a.name: a for a in (
    Attribute("headcount", find_numbers, "number", "how many people"),
    Attribute("units", None, "number", "how many units of forces (found with headcount)"),
    Attribute("quantity", None, "number", "how many or how much of anything else (found with headcount)"),
    Attribute("share", None, "number", "which part of a whole (found with headcount)"),
    Attribute("money", None, "number", "how much money (found with headcount)"),
    Attribute("duration", None, "number", "how long (found with headcount)"),
    Attribute("date", find_dates, "date", "when"),
    Attribute("place", find_places, "place", "where"),
    Attribute("participants", find_participants, "members", "who took part"),
    Attribute("kind", find_kinds, "kind", "of which sort"),
    Attribute("status", find_status, "status", "planned, under way, done, denied"),
    Attribute("statement", find_statements, "statement", "who said what"),
    Attribute("order", find_orders, "order", "first, third, largest"),
    Attribute("role", find_roles, "role", "who holds an office"),
    Attribute("event", find_events, "event", "that it happened"),
    Attribute("assessment", find_assessments, "assessment", "what it is taken to mean, or to lead to"),
)}


def find(context: Context) -> list[Answer]:
    """Every answer of a sentence, in reading order."""
    read_numbers(context)
    take_times(context)
    found: list[Answer] = []
    for attribute in ATTRIBUTES.values():
        if attribute.find is not None:
            found += attribute.find(context)
    if context.sentence.document.reference is not None:
        found += reference_date(context)
    told = next((f for f in context.frames if f.action not in TALK and not actions.of(f.action).weak), None)
    if told is not None:
        context.memory.topic = actions.group(told.action)
    context.memory.work = next((n.name for n in context.sentence.names if n.kind == "WORK"), context.memory.work)
    context.memory.last_frames, context.memory.last_counted = context.frames, bool(context.numbers)
    return sorted(_distinct(found), key=lambda a: (a.value_start, a.value_end, a.attribute))


def _distinct(found: Iterable[Answer]) -> list[Answer]:
    found = list(found)
    stated = [a for a in found if a.attribute == "status"]
    told = [a for a in found if a.attribute == "event" and not a.extras.get("lone")]
    seen, kept = set(), []
    for answer in found:
        if answer.attribute == "event" and "document" not in answer.extras and any(
                s.value_start <= answer.value_start < s.value_end
                or s.extras.get("status") == "denied" and s.extras.get("state") and s.action == answer.action for s in stated):
            continue                     # the state says it, and more; what the sentence denies is not told
        if answer.attribute == "statement" and any(
                s.extras.get("state") and answer.start <= s.value_start and s.value_end - s.value_start >= (answer.end - answer.start) / 2
                for s in stated if s.value_start < answer.end):
            continue                     # 不予置评 says nothing
        if answer.extras.get("viewed") and any(answer.start <= a.value_start < answer.end for a in told):
            continue                     # a deed that is only believed is a deed told with less certainty
        key = (answer.attribute, answer.value_start, answer.value_end)
        if key not in seen:
            seen.add(key)
            kept.append(answer)
    return kept
