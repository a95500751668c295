"""From answers to questions: which answers answer one question, and which of them speak of one occurrence.

A question is actors × action class × object (or place) × attribute. Pages rarely name all four in every
sentence, so equal keys are not enough and missing slots must not glue strangers together. The alignment
therefore works in three steps:

    block      answers that can never meet are kept apart cheaply: figures by attribute and dimension of the unit, the
               others by attribute and theme (the action class)
    weigh      inside a block two figures are weighed: the signs for and against their being of one thing give a
               probability (`likeness`). What is no figure is compared slot by slot (`meeting`): a slot that both fill
               and that disagrees is a veto, agreeing slots add evidence
    cluster    figures join while the mean probability between two groups reaches LIKELY (`linkage`); the others join,
               most specific first, the cluster with the best mean score and no veto against any member (complete
               linkage), so that one vague answer cannot bridge two clear ones

Time, stage and kind are never compared here: they decide relations. Inside a question, `event_id` separates
occurrences whose dates lie apart. Everything is ordered by content, so pages may come in any order.

Near linear: in a large block an answer is compared with those only that share names with it (an inverted index).
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from utils.claims import labels, likeness, linkage, meeting, slots
from utils.claims.amounts import (
    LIKELY,
    NUMBERS,
    SMALL_STUDY,
    dimension,
    specific,
    theme,
)
from utils.claims.answers import Answer, digest
from utils.claims.meeting import JOIN
from utils.claims.slots import EVENT_GAP_DAYS
from utils.claims.thresholds import limit

MAX_CANDIDATES = 60     # clusters an answer is scored against
MAX_PROFILES = 40       # distinct members of a cluster that are compared
TOPIC_NAMES = 12        # most frequent names of a page that say what it is about

@dataclass(eq=False)
class Cluster:
    """Answers to one question while it grows."""

    members: list[Answer] = field(default_factory=list)
    profiles: dict[tuple, Answer] = field(default_factory=dict)

    def add(self, answer: Answer) -> None:
        self.members.append(answer)
        if len(self.profiles) < MAX_PROFILES:
            self.profiles.setdefault(profile(answer), answer)


def profile(answer: Answer) -> tuple:
    """The slots that alignment looks at, as a key: equal profiles score alike."""
    return (
        answer.action,
        answer.actors,
        answer.objects,
        answer.places,
        answer.scope,
        answer.population,
        answer.part,
        answer.subkey,
        answer.referent,
        answer.unit,
        answer.persons,
        answer.document.page_id,
    )


# ------------------------------------------------------------------------------------------------ blocks

def block(answer: Answer) -> tuple[str, ...]:
    """Answers of different blocks never answer one question."""
    if answer.attribute in NUMBERS:
        return answer.attribute, dimension(answer)
    if answer.attribute == "statement":
        return ("statement",)
    if answer.attribute == "role":
        return ("role",)
    if answer.attribute in ("event", "status"):
        return "deed", theme(answer), answer.subkey
    if answer.attribute == "assessment":
        return answer.attribute, theme(answer), answer.subkey
    if answer.attribute == "participants":
        return ("participants",)
    if answer.attribute == "order":
        return "order", answer.subkey, theme(answer)
    if answer.attribute == "date" and theme(answer) in meeting.SUDDEN:
        return "date", "sudden"
    return answer.attribute, theme(answer)


# ------------------------------------------------------------------------------------------------ scores

def score(a: Answer, b: Answer, related: bool) -> float | None:
    """Evidence that two answers of one block that are no figures answer one question; None is a veto. `related`: the
    pages share a topic."""
    if a.attribute == "statement":
        return meeting.statements(a, b)
    if a.attribute == "role":
        return meeting.roles(a, b)
    if a.attribute == "participants":
        common = slots.shared(a.members, b.members)
        seats = len(a.members) + len(b.members) - len(common)
        return 1.5 + len(common) / 2 if len(common) >= 2 and related and len(common) >= meeting.ROUND_TABLE * seats else None
    if a.attribute in ("assessment", "order"):
        return meeting.words(a, b, related)
    if a.extras.get("state") or b.extras.get("state"):
        return meeting.states(a, b, related)
    return meeting.deeds(a, b, related)


# -------------------------------------------------------------------------------------------- clustering

def topics(answers_by_page: dict[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Page -> the names it is about: its most frequent ones."""
    made = {}
    for page, names in answers_by_page.items():
        counts = Counter(names)
        ranked = sorted(counts, key=lambda name: (-counts[name], name))[:TOPIC_NAMES]
        made[page] = frozenset(ranked)
    return made


def align(answers: Sequence[Answer], about: dict[str, frozenset[str]]) -> list[Cluster]:
    """The clusters of all answers, in an order that depends on their content only."""
    blocks: dict[tuple[str, ...], list[Answer]] = defaultdict(list)
    for answer in answers:
        blocks[block(answer)].append(answer)
    clusters: list[Cluster] = []
    rarity = likeness.Rarity(a for a in answers if a.attribute in NUMBERS)
    for key in sorted(blocks, key=repr):
        if key[0] in NUMBERS:
            clusters += _linked(sorted(blocks[key], key=_order), rarity, about)
        else:
            clusters += _merged(_cluster(blocks[key], about), about)
    return clusters


COMPLETE = 600           # figures of a block up to which every pair is weighed
NEIGHBOURS = 48          # figures that each is weighed against in a larger one
BESIDE = 8               # next figures by deed and value that each is weighed against there, too
COMMON = 400             # figures of a block that may have a name for it to tell which are neighbours


def _linked(answers: list[Answer], rarity: likeness.Rarity, about: dict[str, frozenset[str]]) -> list[Cluster]:
    """The clusters of one block's figures: average linkage on how likely each pair answers one question."""
    known = likeness.Figures(answers, rarity)
    left, right = _pairs_to_weigh(answers, about)
    likely = likeness.likely(known, left, right)
    groups = linkage.join(len(answers), zip(left.tolist(), right.tolist(), likely.tolist(), strict=True), limit("likely", LIKELY))
    home = {place: n for n, group in enumerate(groups) for place in group}
    for i, j, value in zip(left.tolist(), right.tolist(), likely.tolist(), strict=True):
        if home[i] == home[j]:
            for one, other in ((answers[i], answers[j]), (answers[j], answers[i])):
                one.extras.setdefault("likely", {})[other.claim_id] = value
    made = []
    for group in groups:
        made.append(Cluster())
        for place in group:
            made[-1].add(answers[place])
    return made


def _pairs_to_weigh(answers: Sequence[Answer], about: dict[str, frozenset[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of figures that may answer one question: all of a small block; of a large one those that share most names,
    rare ones first. In a study of many stories, only pairs whose pages share a topic or that name one party."""
    if len(answers) <= COMPLETE:
        left, right = np.triu_indices(len(answers), 1)
    else:
        left, right = _neighbours(answers, about)
    if len(about) <= SMALL_STUDY or not len(left):
        return left, right
    kept = np.array([_related(a, b, about) or bool(slots.shared(a.names, b.names))
                     for a, b in ((answers[i], answers[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True))])
    return left[kept], right[kept]


def _neighbours(answers: Sequence[Answer], about: dict[str, frozenset[str]]) -> tuple[np.ndarray, np.ndarray]:
    """For each figure the NEIGHBOURS that share most of its names and its page's topics, each weighing 1 by the number
    of figures that have it; and those next to it when figures are put in order by deed and value, which is all that tells
    them apart where every page is of one story."""
    posted: dict[str, list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        for token in answer.names | answer.scope | about.get(answer.document.page_id, frozenset()) | {_figure(answer)}:
            posted[token].append(place)
    telling = {token: places for token, places in posted.items() if 1 < len(places) <= COMMON}
    of_answer: dict[int, list[str]] = defaultdict(list)
    for token in sorted(telling):
        for place in telling[token]:
            of_answer[place].append(token)
    ranked = sorted(range(len(answers)), key=lambda place: (answers[place].action or "", _size(answers[place]), place))
    pairs = {(min(i, j), max(i, j)) for step in range(1, BESIDE + 1) for i, j in zip(ranked, ranked[step:], strict=False)}
    for place, tokens in of_answer.items():
        weights: Counter[int] = Counter()
        for token in tokens:
            for other in telling[token]:
                weights[other] += 1 / len(telling[token])      # type: ignore[assignment]
        del weights[place]
        nearest = sorted(weights, key=lambda other: (-weights[other], other))[:NEIGHBOURS]
        pairs |= {(min(place, other), max(place, other)) for other in nearest}
    found = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _size(answer: Answer) -> float:
    return (answer.low if answer.low is not None else answer.high) or 0.0


def _figure(answer: Answer) -> str:
    """A figure as a name: those who give the same one are neighbours."""
    return f"={answer.low}..{answer.high} {answer.action}"


VETO = -2.0              # what a veto between two members counts when whole clusters are weighed
MERGED_UP_TO = 80        # clusters of a block up to which they are weighed against one another


def _merged(clusters: list[Cluster], about: dict[str, frozenset[str]]) -> list[Cluster]:
    """Clusters joined while two of them belong together on the whole: an answer that came early to the wrong place,
    or one that a single odd name keeps apart, then divides no question (average linkage)."""
    if not 1 < len(clusters) <= MERGED_UP_TO:
        return clusters
    made = dict(enumerate(clusters))
    weighed = {(i, j): _togetherness(made[i], made[j], about) for i, j in combinations(made, 2)}
    while weighed:
        i, j = max(weighed, key=lambda pair: (weighed[pair], [-k for k in pair]))
        if weighed[i, j] < limit("join", JOIN):
            break
        joined, name = Cluster(), max(made) + 1
        for member in (*made.pop(i).members, *made.pop(j).members):
            joined.add(member)
        weighed = {pair: value for pair, value in weighed.items() if not {i, j} & {*pair}}
        weighed |= {(k, name): _togetherness(other, joined, about) for k, other in made.items()}
        made[name] = joined
    return list(made.values())


def _togetherness(one: Cluster, other: Cluster, about: dict[str, frozenset[str]]) -> float:
    """The mean score of the members of two clusters against each other, vetoes counted as VETO."""
    scores = [
        score(a, b, _related(a, b, about)) for a in one.profiles.values() for b in other.profiles.values()
    ]
    return sum(VETO if value is None else value for value in scores) / len(scores)


SMALL = 10               # a lone figure below this, of nobody and nothing, is a way of speaking


OWN_WORDS = 4            # characters beside a figure from which they may say what it counts


def speaking(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters without lone small figures that no deed, name or noun says anything of, and without deeds of
    one party that one page only tells of: they ask nothing."""
    return [c for c in clusters if (len(c.members) > 1 or not _says_nothing(c.members[0])) and not meeting.idle(c.members)]


def _says_nothing(answer: Answer) -> bool:
    if answer.attribute not in ("quantity", "duration", "headcount", "units") or answer.extras.get("typed") \
            or any(char.isdigit() for char in answer.value_text):
        return False
    value = answer.high if answer.high is not None else answer.low
    if len(answer.extras.get("phrase", "")) >= OWN_WORDS:
        return False
    return (not answer.action and not answer.names and (value or 0) < SMALL
            and not labels.clean_noun(answer.referent) and answer.population in (None, "generic"))


def _order(answer: Answer) -> tuple:
    specific = (
        len(answer.names) + 2 * len(answer.persons) + len(answer.scope) - (3 if answer.is_reference else 0)
    )
    return -specific, answer.quote, answer.value_text, answer.document.page_id, answer.start, answer.claim_id


def _cluster(answers: list[Answer], about: dict[str, frozenset[str]]) -> list[Cluster]:
    made: list[Cluster] = []
    index: dict[str, list[int]] = defaultdict(list)
    for answer in sorted(answers, key=_order):
        tokens = answer.names | answer.scope | about.get(answer.document.page_id, frozenset())
        best, chosen, size = limit("join", JOIN), None, 0
        for i in _candidates(made, index, tokens):
            value = _fit(answer, made[i], about)
            if (
                value is not None
                and value >= best
                and (chosen is None or (value, len(made[i].members)) > (best, size))
            ):
                best, chosen, size = value, i, len(made[i].members)
        if chosen is None:
            chosen = len(made)
            made.append(Cluster())
        before = len(made[chosen].profiles)
        made[chosen].add(answer)
        if len(made[chosen].profiles) != before:
            for token in tokens:
                if not index[token] or index[token][-1] != chosen:
                    index[token].append(chosen)
    return made


def _candidates(made: Sequence[Cluster], index: dict[str, list[int]], tokens: Iterable[str]) -> list[int]:
    if len(made) <= MAX_CANDIDATES:
        return list(range(len(made)))
    counts: Counter[int] = Counter()
    for token in sorted(tokens):
        posted = index.get(token, ())
        weight = 1.0 / len(posted) if posted else 0.0
        for i in posted[-4 * MAX_CANDIDATES:]:
            counts[i] += weight      # type: ignore[assignment]
    return sorted(counts, key=lambda i: (-counts[i], i))[:MAX_CANDIDATES]


def _related(a: Answer, b: Answer, about: dict[str, frozenset[str]]) -> bool:
    """Whether two answers' pages speak of one topic. A small study is one topic: somebody put those pages
    together."""
    first, second = a.document.page_id, b.document.page_id
    if first == second or len(about) <= SMALL_STUDY:
        return True
    mine, theirs = about.get(first, frozenset()), about.get(second, frozenset())
    return len(mine & theirs) >= max(1, min(2, len(mine), len(theirs)))


def _fit(answer: Answer, cluster: Cluster, about: dict[str, frozenset[str]]) -> float | None:
    """The mean score of an answer against a cluster's distinct members; None when any of them vetoes."""
    total, n = 0.0, 0
    for member in cluster.profiles.values():
        value = score(answer, member, _related(answer, member, about))
        if value is None:
            return None
        total, n = total + value, n + 1
    return total / n if n else None


# ------------------------------------------------------------------------------------------ ids and events

KEY_PART = 0.25          # part of a question's answers that must give a name for the question to be called by it


def key_of(cluster: Cluster) -> tuple:
    """The question's key: what its answers say most often of actors, action, object or place, and the
    attribute."""
    members = cluster.members
    first = members[0]
    asked = "event" if any(m.attribute == "event" for m in members) else first.attribute

    def common(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
        counts = Counter(name for names in values for name in set(names))
        limit = max(1, (len(members) + 1) // 2)
        kept = sorted(name for name, n in counts.items() if n >= limit)
        often = [name for name, n in counts.items() if n >= KEY_PART * len(members)]
        return tuple(kept[:4]) or tuple(sorted(often, key=lambda name: (-counts[name], name))[:2])

    action = Counter(m.action or "" for m in members)
    top = min(action, key=lambda name: (-action[name], name))
    dimension = slots.dimension(first.unit) if first.attribute in NUMBERS else ""
    noun = "of:" + (first.extras.get("phrase") or first.referent or "") if theme(first) == "measure" else ""
    population = next((p for p in map(specific, members) if p), "")
    scope = common(m.scope for m in members if m.part)
    return (
        asked,
        top,
        common(m.actors for m in members),
        common(m.objects for m in members),
        () if any(m.actors for m in members) else common(m.places for m in members),
        scope,
        population,
        noun,
        dimension or "",
        first.subkey,
    )


def settle(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Give every answer its question_id and event_id; equal keys of separate clusters get an occurrence
    number."""
    keyed = [(key_of(cluster), cluster) for cluster in clusters]
    keyed.sort(key=lambda item: (repr(item[0]), min(m.claim_id for m in item[1].members)))
    seen: Counter[tuple] = Counter()
    for key, cluster in keyed:
        nth = seen[key]
        seen[key] += 1
        question_id = digest("question", repr(key), *((nth,) if nth else ()))
        for answer in cluster.members:
            answer.question_id = question_id
        number_events(cluster.members, question_id)
    return [cluster for _, cluster in keyed]


def number_events(members: Sequence[Answer], question_id: str) -> None:
    """Occurrences inside a question: dated answers whose days meet or lie near belong together; undated ones
    join the only occurrence there is, else stay open (an event_id of their own question)."""
    dated = sorted(
        (m for m in members if slots.known(m.date)), key=lambda m: (str(m.date[0] or m.date[1]), m.claim_id)
    )
    events: list[list[Answer]] = []
    widest = limit("event_gap_days", EVENT_GAP_DAYS)
    for answer in dated:
        home = next((e for e in events if all(slots.gap_days(answer.date, m.date) <= widest for m in e)), None)
        if home is None:
            events.append([answer])
        else:
            home.append(answer)
    for nth, event in enumerate(events):
        for answer in event:
            answer.event_id = digest(question_id, "event", nth)
    for answer in members:
        if not answer.event_id:
            answer.event_id = digest(question_id, "event", 0 if len(events) <= 1 else "open")


def label(cluster: Cluster) -> tuple[str, str]:
    """The question in words, Chinese and English."""
    return labels.label(key_of(cluster), cluster.members)
