"""Which deeds, statements, offices and judgements answer one question: the answers that are no numbers.

`score` of `questions` asks here. Two answers of one block are compared slot by slot; a slot that both fill and
that disagrees is a veto (None), agreeing slots add evidence. What one attribute takes for a slot is its own:

    deeds        who acts, on whom and where; for what nature or chance does, the place alone
    statements   the speaker, whom the words name, the words
    roles        the person, or the office and the body it belongs to
    words        judgements and ranks: names and wording
"""
from __future__ import annotations

from collections.abc import Sequence

from utils.claims import actions, slots
from utils.claims.answers import Answer
from utils.claims.slots import bigram_overlap
from utils.claims.thresholds import limit

JOIN = 1.75              # evidence from which two answers answer one question
NAME_OVERLAP = 0.5      # shared part of the shorter list of names, for deeds
BETWEEN_PARTIES = frozenset(("contact", "call", "sign", "aid", "drill", "fight"))


# What breaks in on a place: pages call one by its cause or by its effect (袭击, 爆炸, 起火).
SUDDEN = frozenset(("quake", "accident", "flood", "breach", "landslide", "typhoon", "attack", "damage", "outage"))


def deeds(a: Answer, b: Answer, related: bool) -> float | None:
    if a.persons and b.persons and not slots.shared(a.persons, b.persons):
        return None
    left, right = a.names | a.extras.get("lands", frozenset()), b.names | b.extras.get("lands", frozenset())
    if a.attribute == "place":      # the places are the answers, not the question
        stripped = left - set(a.places), right - set(b.places)
        left, right = stripped if all(stripped) else (left, right)
    same_action, group = a.action == b.action, actions.group(a.action)
    if same_action and a.action == "visit" and (_turned(a, b) or _turned(b, a)):
        return None
    if not left or not right:
        return (2.5 if same_action else 2.0) if related and group in _NAMELESS and not _busy(a, b) else None
    if not _one_party(a, b, group):
        return None
    common = slots.shared(left, right) or _near_places(left, right)
    if group != actions.group(b.action) and not _one_day(a, b, common):
        return None
    gathered = a.attribute == b.attribute == "date" and group == actions.group(b.action) and len(common) >= 2 \
        and "visit" not in (a.action, b.action) and str(a.date[0])[:10] == str(a.date[1])[:10]
    if related and gathered and _one_day(a, b, common):
        return 2.5                       # nobody tells of two gatherings of one party on one day without saying so
    if (a.extras.get("lone") or b.extras.get("lone")) and not _one_wording(a, b, common):
        return None
    short = min(len(a.names) or 1, len(b.names) or 1, len(left), len(right))     # a person and his state are one
    part = min(1.0, len(common) / short)
    if group in _NATURAL_GROUPS:
        part = max(
            part, 1.0 if slots.places_meet(left, right) or not slots.places_apart(left, right) else 0.0
        )
    if part < limit("name_overlap", NAME_OVERLAP):
        return None
    if (
        short >= 2
        and len(common) < 2
        and group not in _NATURAL_GROUPS
        and not (slots.shared(a.persons, b.persons))
    ):
        return None
    if group in BETWEEN_PARTIES and "visit" not in (a.action, b.action) and not _same_round_table(a, b):
        return None
    if group == "contact" and not same_action:
        if a.attribute == "event" and "visit" in (a.action, b.action):
            return None
        if "visit" in (a.action, b.action) and not slots.shared(a.persons, b.persons):
            return None
    if group == "contact" and "visit" in (a.action, b.action) and not _one_aim(a, b):
        return None
    if a.objects and b.objects and not slots.shared(a.objects, right) and not slots.shared(b.objects, left):
        return None
    return 1.0 + 1.5 * part + (0.5 if same_action else 0.0)


def _turned(a: Answer, b: Answer) -> bool:
    """Whether the host of one visit is the guest of the other: A's visit to B is not B's visit to A."""
    if not a.actors or not b.actors or slots.shared(a.actors, b.actors):
        return False
    return bool(slots.shared(b.actors, (*a.objects, *a.places)))


ROUND_TABLE = 0.45        # shared part of all who meet, from which two gatherings can be one


def _same_round_table(a: Answer, b: Answer) -> bool:
    """Whether two gatherings have enough of their parties in common: talks of two are no conference of
    five."""
    for first, second in (
        (a.persons, b.persons),
        (frozenset(a.actors + a.objects), frozenset(b.actors + b.objects)),
    ):
        if len(first) >= 2 and len(second) >= 2 and not (a.persons and not b.persons or b.persons and not a.persons):
            common = len(slots.shared(first, second))
            return common / (len(first) + len(second) - common) >= ROUND_TABLE
    return True


def _one_aim(a: Answer, b: Answer) -> bool:
    """Whether two journeys can have one aim: their places or counterparts meet, by name, by containment or
    in words."""
    first, second = [*a.places, *a.objects], [*b.places, *b.objects]
    if not first or not second:
        return True
    return slots.places_meet(first, second) or any(x in y or y in x for x in first for y in second)


def _one_day(a: Answer, b: Answer, common: set[str]) -> bool:
    """Whether two sudden happenings of different classes (袭击, 爆炸) are told as one: on one day, with a name in
    common."""
    return bool(common) and slots.known(a.date) and slots.known(b.date) and slots.days_overlap(a.date, b.date) \
        and slots.days_overlap(b.date, a.date) and None not in (*a.date, *b.date)


def _one_party(a: Answer, b: Answer, group: str) -> bool:
    """Whether those who act can be the same: peers may change places (A meets B), others may not (A arms
    B)."""
    first = frozenset(a.actors) | (a.extras.get("lands", frozenset()) if group != "contact" else frozenset())
    second = frozenset(b.actors) | (b.extras.get("lands", frozenset()) if group != "contact" else frozenset())
    if (
        not a.actors
        or not b.actors
        or a.extras.get("inherited")
        or b.extras.get("inherited")
        or slots.shared(first, second)
        or slots.places_meet(first, second)
    ):
        return True
    action = actions.of(a.action)
    peers = (
        group == "contact" and not a.action == b.action == "visit" or (action is not None and action.mutual)
    )
    return peers and bool(slots.shared(first, b.names) or slots.shared(second, a.names))


_NATURAL_GROUPS = frozenset(
    (
        "quake",
        "flood",
        "typhoon",
        "accident",
        "landslide",
        "breach",
        "rainfall",
        "outage",
        "damage",
        "protest",
        "strike",
        "clash",
    )
)
# Deeds that a study usually has one of, so that a sentence without names still speaks of it.
_NAMELESS = _NATURAL_GROUPS | {
    "open",
    "close",
    "release",
    "layoff",
    "die",
    "rescue",
    "missing",
    "burn",
    "explode",
    "begin",
    "end",
    "postpone",
    "restore",
    "reopen",
}


def _busy(a: Answer, b: Answer) -> bool:
    return bool(a.persons or b.persons)


LONE_ALIKE = 0.3          # bigram overlap of two clauses from which a deed of one party is one deed


def _one_wording(a: Answer, b: Answer, common: set[str]) -> bool:
    """Whether a deed told of one party only is the other one: a state alone is no sign of it, the words must return."""
    if any(slots.country_of(name) != name for name in common) or actions.group(a.action) in _NATURAL_GROUPS:
        return True
    if len(common) >= 2 or a.extras.get("deed") == b.extras.get("deed"):
        return True
    return bigram_overlap(a.quote, b.quote) >= LONE_ALIKE


def _near_places(left: frozenset[str], right: frozenset[str]) -> set[str]:
    """Places of the first list of which the second names the same one by another suffix (某旅游区, 某经济区)."""
    return {x for x in left if slots.country_of(x) != x and any(slots.stem(x) == slots.stem(y) for y in right)}


def idle(members: Sequence[Answer]) -> bool:
    """Whether these are deeds of one party each that no second page tells of."""
    return all(m.extras.get("lone") for m in members) and len({m.document.page_id for m in members}) < 2


def states(a: Answer, b: Answer, related: bool) -> float | None:
    """States of one deed: nobody and nowhere that both name may be strangers."""
    if not related:
        return None
    left, right = (x.names | x.extras.get("lands", frozenset()) for x in (a, b))
    if a.subkey == "open" and not slots.shared(left, right):
        return None
    if left and right and not slots.shared(left, right) and not slots.places_meet(left, right):
        return None if a.action not in _ONE_AT_A_TIME or slots.places_apart(left, right) else 1.75
    if not (left and right) and a.action == b.action and a.subkey != "open":
        return 2.0
    return 2.5 if a.action == b.action else 2.0


_ONE_AT_A_TIME = frozenset(("response", "terms", "casualty", "die", "breach"))     # a study is of one, whoever is named beside


SPOKEN_ALIKE = 0.25       # bigram overlap from which two statements are of one matter, where no name says so


def statements(a: Answer, b: Answer) -> float | None:
    """Words of one speaker, or of two who speak for one side, on one matter: a name, a deed or the wording shared."""
    voice = _one_voice(a, b)
    if not voice:
        return None
    mine, theirs = (frozenset(x.actors) | x.extras.get("side", frozenset()) for x in (a, b))
    common = slots.shared(frozenset(a.objects) - mine - theirs, frozenset(b.objects) - mine - theirs)
    deeds = a.extras.get("deeds", frozenset()) & b.extras.get("deeds", frozenset())
    alike = spoken_alike(a, b)
    if not common and not deeds and alike < SPOKEN_ALIKE:
        return None
    return voice - 1.0 + (1.75 if common or deeds else 0.0) + (0.5 if common and deeds else 0.0) + 4 * alike


def spoken_alike(a: Answer, b: Answer) -> float:
    """How alike two statements are: their first clauses, or all that was said."""
    wholes = [x.extras.get("words", "") for x in (a, b)]
    return max(bigram_overlap(a.value_text, b.value_text), bigram_overlap(*wholes))


def _one_voice(a: Answer, b: Answer) -> float:
    """How surely two speakers are one: 1 by name, less for an office and a side (副外相 of one state) and for the side
    alone (索兰国防部, 索方), 0 for strangers."""
    if slots.shared(a.actors, b.actors):
        return 1.0
    sides = a.extras.get("side", frozenset()), b.extras.get("side", frozenset())
    names = [frozenset(x.actors) | side for x, side in zip((a, b), sides, strict=True)]
    if not (slots.shared(*sides) or _short_for(a, names[1]) or _short_for(b, names[0])):
        return 0.0
    offices = a.extras.get("office", ""), b.extras.get("office", "")
    persons = [x for x in (a, b) if x.extras.get("office") and x.actors and not x.actors[0].endswith(x.extras["office"])]
    if len(persons) == 2:
        return 0.0                       # two people of one side are two voices
    if all(offices):
        return 0.9 if _same_office(*offices) else 0.0
    return 0.6


def _same_office(a: str, b: str) -> bool:
    """Whether two titles can be one office, one of them shortened (副外相, 外务省副相)."""
    if ("副" in a) != ("副" in b):
        return False
    short, long = sorted((a.replace("副", ""), b.replace("副", "")), key=len)
    rest = iter(long)
    return short == long or len(short) >= 2 and short[0] == long[0] and all(char in rest for char in short)


def _short_for(answer: Answer, names: frozenset[str]) -> bool:
    """Whether a speaker is called by the first character of one of these names (塔方)."""
    word = answer.actors[0] if answer.actors else ""
    return len(word) == 2 and word[1] in "方军" and any(name.startswith(word[0]) for name in names)


def roles(a: Answer, b: Answer) -> float | None:
    """One person's offices are one question, and so are the holders of one office of one body."""
    if slots.shared(a.actors, b.actors):
        return None if a.subkey != b.subkey and (a.extras.get("former") or b.extras.get("former")) else 4.0
    if a.subkey == b.subkey and a.objects and b.objects and slots.shared(a.objects, b.objects):
        return 3.0
    if a.subkey == b.subkey and len(a.subkey) >= LONG_TITLE and not (a.objects and b.objects):
        return 3.0
    return None


LONG_TITLE = 5          # characters from which a title names one office without the body it belongs to


TIED = 3.0                # evidence that two judgements on the relations of one pair have


def words(a: Answer, b: Answer, related: bool) -> float | None:
    pairs = a.extras.get("parties"), b.extras.get("parties")
    if any(pairs):
        return TIED if pairs[0] == pairs[1] else None
    left, right = a.names, b.names
    common = slots.shared(left, right)
    alike = bigram_overlap(a.quote, b.quote)
    if not common and alike < 0.5:
        return None
    part = len(common) / min(len(left), len(right)) if left and right else 0.0
    value = part + 4 * alike
    return value if value >= limit("join", JOIN) else None


# ------------------------------------------------------------------------------------------------ echoes
