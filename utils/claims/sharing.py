"""What the answers of one page lend one another.

A page says a thing once and leaves it out afterwards: the day of a deed, its parties, which of two places a figure
is a part for. `part_off` decides which local names make a number a part of a whole; `fill_from_page` hands the day
and the parties of a deed to the page's other answers on it.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from utils.claims import actions, readings, slots
from utils.claims.answers import Answer
from utils.claims.attributes.context import NEWS_DAYS
from utils.claims.slots import EVENT_GAP_DAYS

_ONE_FOR_ALL = frozenset(("magnitude", "depth", "intensity", "rating", "score", "efficacy"))


def part_off(found: list[Answer]) -> list[Answer]:
    """Decide which local names make a number a part of a whole: two numbers of one deed with different names
    in one line (甲县6人、乙县3人) are parts, and so is what follows 其中. Elsewhere the name is only where it
    happened."""
    rows: dict[tuple[Any, ...], list[Answer]] = {}
    for answer in found:
        if answer.action in _ONE_FOR_ALL:
            answer.scope, answer.part = frozenset(), False      # the names beside it measured it
        if answer.attribute in ("headcount", "units", "quantity", "money", "share") and answer.scope:
            rows.setdefault((answer.sentence.line, answer.attribute, answer.action), []).append(answer)
    for answers in rows.values():
        scopes = {answer.scope for answer in answers}
        for answer in answers:
            if any(other != answer.scope and not (other & answer.scope) for other in scopes):
                answer.part = answer.part or "total" not in answer.stages
    for answer in found:
        if answer.part and not answer.scope and not answer.extras.get("some") and not _has_whole(answer, found):
            answer.part = False
    for answer in found:
        if (
            answer.attribute in ("headcount", "units")
            and not answer.kinds
            and actions.group(answer.action) == "force"
        ):
            beside = [
                a
                for a in found
                if a.sentence is answer.sentence and a.kinds and a.action == answer.action and a is not answer
            ]
            answer.kinds = beside[0].kinds if beside else answer.kinds
    for answer in found:
        if answer.scope and not answer.part and not answer.extras.get("subunit"):
            answer.places = tuple(
                dict.fromkeys(
                    (*answer.places,
                     *sorted(answer.scope - answer.extras["bodies"] - {*answer.actors, *answer.objects}))
                )
            )
            answer.scope = frozenset()
    return found


def _has_whole(part: Answer, found: list[Answer]) -> bool:
    """Whether the lines up to a part give a figure of the same deed that it can be a part of (出动74架，其中61架被击落
    gives none: those shot down are a part of those sent)."""
    size = part.high if part.high is not None else part.low
    return any(
        other is not part and not other.part and other.attribute == part.attribute and other.action == part.action
        and other.sentence.line == part.sentence.line and other.value_start < part.value_start
        and (other.low if other.low is not None else other.high or 0) >= (size or 0)
        for other in found if other.document is part.document
    )


def fill_from_page(found: list[Answer]) -> list[Answer]:
    """What a page says once holds for its other sentences on the same deed: the day it dates the deed with,
    and, where a sentence only goes on from the one before, the parties it names most often."""
    told: dict[str, list[tuple[str | None, str | None]]] = {}
    parties: dict[str, dict[tuple[str, ...], int]] = {}
    for answer in found:
        group = actions.group(answer.action)
        known = answer.date != (None, None) and (answer.attribute == "date" or answer.extras.get("own_date"))
        if (
            known
            and answer.aspect != "planned"
            and not answer.extras.get("future")
            and answer.approx != "at_most"
            and not answer.extras.get("round")
        ):
            told.setdefault(group, []).append(answer.date)
        if not answer.extras.get("inherited") and len(answer.names) >= 2:
            table = parties.setdefault(group, {})
            key = (*answer.actors, *answer.objects)
            table[key] = table.get(key, 0) + 1
    days = {group: spoken[0] for group, spoken in told.items() if _one_time(spoken) and _topical(spoken[0], found)}
    for answer in found:
        group = actions.group(answer.action)
        if (
            answer.date == (None, None)
            and group in days
            and not answer.extras.get("round")
            and answer.aspect != "planned"
            and answer.attribute not in ("date", "role")
        ):
            answer.date = days[group]
        if (
            group in _PARTY_GROUPS
            and answer.action != "visit"
            and (answer.extras.get("inherited") or not answer.names)
            and parties.get(group)
            and answer.attribute != "statement"
        ):
            table = parties[group]
            best = max(sorted(table), key=lambda key: table[key])
            lands = answer.extras.get("lands", frozenset())      # of persons whose states are others
            stranger = answer.extras.get("near") and lands and not {*best} & {*answer.actors, *lands}
            if not answer.objects and not stranger:
                answer.actors, answer.persons = best, frozenset()
    return found


def _topical(day: tuple[str | None, str | None], found: list[Answer]) -> bool:
    """Whether a day lies near the page's own, so that it can be that of what the page is about."""
    low, high = readings.bounds(found[0].document.anchor)
    return low is None and high is None or slots.gap_days(day, (low, high)) <= NEWS_DAYS


def _one_time(days: Sequence[tuple[str | None, str | None]]) -> bool:
    """Whether all the days that a page gives a deed can be of one occurrence."""
    return all(slots.gap_days(days[0], other) <= EVENT_GAP_DAYS for other in days[1:])


def retell(found: list[Answer]) -> list[Answer]:
    """A headline repeats a figure of its page's text and leaves out what goes with it: until when the count runs, of
    which stretch and whom it is. Those it takes from the one answer below that gives its figure (`extras["twin"]`)."""
    told: dict[tuple[Any, ...], list[Answer]] = {}
    for answer in found:
        if answer.sentence.role == "body" and not answer.is_reference:
            told.setdefault(_figure(answer), []).append(answer)
    for answer in found:
        twins = told.get(_figure(answer), []) if answer.sentence.role in ("title", "heading") else []
        if not twins or answer.low is None and answer.high is None:
            continue
        twin = answer.extras["twin"] = twins[0]
        answer.stages = answer.stages or twin.stages
        for other in twins if answer.stages & _OF_ALL else ():
            other.stages = other.stages or answer.stages
        answer.as_of = answer.as_of if answer.as_of != (None, None) else twin.as_of
        answer.date = answer.date if answer.date != (None, None) else twin.date
    return found


_OF_ALL = frozenset(("initial", "revised", "forecast"))     # what a headline says of a figure holds for it below


def _figure(answer: Answer) -> tuple[Any, ...]:
    return answer.attribute, answer.action, answer.low, answer.high, answer.unit


_PARTY_GROUPS = frozenset(("contact", "call", "sign", "ceasefire", "agree"))
