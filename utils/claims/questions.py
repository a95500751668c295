"""From answers to questions: which answers answer one question, and which of them speak of one occurrence.

A question is actors × action class × object (or place) × attribute. Pages rarely name all four in every
sentence, so equal keys are not enough and missing slots must not glue strangers together. The alignment
therefore works in three steps:

    block      answers that can never meet are kept apart cheaply: by attribute, dimension of the unit and
               theme (the action class, or the counted noun where the action is only 举行 or 会议)
    score      inside a block two answers are compared slot by slot; a slot that both fill and that disagrees
               is a veto (other victims' group, other place of a listed part, other actors), agreeing slots
               add evidence
    cluster    answers join, most specific first, the cluster with the best mean score and no veto against
               any member (complete linkage), so that one vague answer cannot bridge two clear ones

Time, stage and kind are never compared here: they decide relations. Inside a question, `event_id` separates
occurrences whose dates lie apart. Everything is ordered by content, so pages may come in any order.

Near linear: a block's candidates come from an inverted index over names, and members with equal slots are
compared once.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from utils.claims import actions, labels, meeting, referents, slots
from utils.claims.answers import Answer, digest
from utils.claims.meeting import JOIN
from utils.claims.readings import bounds
from utils.claims.slots import EVENT_GAP_DAYS, bigram_overlap
from utils.claims.thresholds import limit

MAX_CANDIDATES = 60     # clusters an answer is scored against
MAX_PROFILES = 40       # distinct members of a cluster that are compared
SMALL_STUDY = 30        # pages up to which a study is taken to have one topic
TOPIC_NAMES = 12        # most frequent names of a page that say what it is about

NUMBERS = frozenset(("headcount", "units", "quantity", "share", "money", "duration"))
# Measure words that say nothing of what they count: 三点, 三个 and 3大 are one.
CLASSIFIERS = frozenset((None, "个", "点", "项", "条", "件", "种", "类", "大", "款", "方面", "份", "村", "镇", "乡", "县", "市"))
COUNTERS = CLASSIFIERS | {"国", "家", "名", "位", "场", "次", "地", "起"}     # these tie no two figures together
_LIGHT = frozenset(
    (
        "contact",
        "office",
        "begin",
        "end",
        "cause",
        "last",
        "share_of",
        "say",
        "release",
        "agree",
        "tour",
        "attend",
        "demand",
        "aid",
    )
)
# Populations that add nothing to what the action already says (all who are laid off are staff); for other
# deeds a specific population beside a generic one is a looser word for it, for victims it is a part of them.
_VICTIMS = frozenset(
    ("die", "injure", "missing", "rescue", "trapped", "hospital", "casualty", "arrest", "evacuate", "infect")
)
_LOOSE_PEOPLE = frozenset(
    ("staff", "passenger", "tourist", "civilian", "protester", "household", "rebel", "prisoner")
)
_SOLDIERLY = frozenset(("casualty", "prisoner", "deploy", "withdraw", "fight"))


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

HARDWARE = frozenset("架 枚 艘 辆 发 门 台 具".split())
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


def block(answer: Answer) -> tuple[str, ...]:
    """Answers of different blocks never answer one question."""
    if answer.attribute in NUMBERS:
        dimension = slots.dimension(answer.unit) if answer.attribute == "quantity" else ""
        dimension = "count" if dimension in CLASSIFIERS else dimension
        return answer.attribute, dimension or "", theme(answer), answer.subkey
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
    """Evidence that two answers of one block answer one question; None is a veto. `related`: the pages share
    a topic."""
    if a.attribute in NUMBERS:
        return None if a.action not in _BUILT and _years_apart(a, b) else _score_numbers(a, b, related)
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


_BUILT = frozenset(("cost", "invest", "length", "area", "height", "capacity"))     # of what stands for years
YEARS_APART = 300        # days between two dated figures from which they are of two things, not of one at two times


def _years_apart(a: Answer, b: Answer) -> bool:
    """Whether two figures are dated so far apart that nobody would set one against the other (the last quake here)."""
    if not (slots.known(a.date) or slots.known(b.date)) or (a.low, a.high) == (b.low, b.high):
        return False
    return slots.gap_days(_time_told_of(a), _time_told_of(b)) > limit("years_apart", YEARS_APART)


def _other_day(a: Answer, b: Answer) -> bool:
    """Whether one figure is of an event named by a day (“5·19”爆炸) and the other's page names its own by another."""
    day = a.extras.get("event_day")
    if day is None or day in b.document.text:
        return False
    return bool(b.extras.get("event_day") or _DAY_NAME.search(b.document.title or b.document.text[:200]))


_DAY_NAME = re.compile(r"(?<![\d.])\d{1,2}[·•．]\d{1,2}(?!\d)")


def _time_told_of(answer: Answer) -> slots.Days:
    """When what a figure counts was so: as its page says, else about when the page was written."""
    return answer.date if slots.known(answer.date) else bounds(answer.document.anchor)


def _score_numbers(a: Answer, b: Answer, related: bool) -> float | None:
    if not (a.extras.get("typed") and b.extras.get("typed")):
        return _score_measures(a, b, related)
    if a.action != b.action and not _kin(a, b):
        return None
    scoped = bool(a.scope and b.scope and slots.places_meet(a.scope, b.scope))
    one_group = _specific(a) is not None and _specific(a) == _specific(b)
    if (
        (a.part or b.part)
        and not scoped
        and not one_group
        and not (a.part and b.part and not a.scope and not b.scope)
    ):
        return None
    if a.scope and b.scope and not scoped:
        return None
    if _other_day(a, b) or _other_day(b, a):
        return None
    if a.action == b.action == "box_office" and _other_takings(a, b):
        return None
    sides = a.extras.get("victims", frozenset()), b.extras.get("victims", frozenset())
    if any(one.extras.get("struck_by", frozenset()) & other for one, other in ((a, sides[1]), (b, sides[0]))):
        return None
    if all(sides) and not slots.shared(*sides) and not slots.places_meet(*sides):
        return None
    if (a.part and b.part) and frozenset(map(slots.stem, a.scope)) != frozenset(map(slots.stem, b.scope)):
        return None
    if not _same_population(a, b):
        return None
    if a.attribute == "quantity" and a.action != b.action and a.unit in COUNTERS and b.unit in COUNTERS \
            and not slots.shared(a.names, b.names):
        return None
    same = a.action is not None and (a.action == b.action or theme(a) == theme(b) == "sent")
    evidence = 2.0 if same else 0.5
    evidence -= 2.0 if _incommensurable(a, b) else 0.0
    evidence += _actor_evidence(a, b)
    if parties_apart(a, b):
        return None
    if actions.group(a.action) in meeting.BETWEEN_PARTIES:
        left, right = (
            frozenset(x.actors) | frozenset(x.objects) | x.extras.get("lands", frozenset()) for x in (a, b)
        )
        if left and right and len(slots.shared(left, right)) < min(2, len(left), len(right)):
            return None
    if a.places and b.places:
        evidence += (
            1.0
            if slots.places_meet(a.places, b.places)
            else -1.5
            if slots.places_apart(a.places, b.places)
            else 0.0
        )
    evidence += 1.0 if scoped else 0.0
    evidence += _noun_evidence(a, b)
    if not related and not scoped and not slots.shared(a.names, b.names):
        return None
    return evidence + _about_it(a, b)


def _other_takings(a: Answer, b: Answer) -> bool:
    """Whether takings are of two things: forecast and taken, at home and abroad, in two currencies."""
    if ("forecast" in a.stages) != ("forecast" in b.stages) or a.unit != b.unit:
        return True
    return bool(_ABROAD.search(_beside(a))) != bool(_ABROAD.search(_beside(b)))


_ABROAD = re.compile(r"北美|海外|境外|国外|香港|港澳|台湾|欧洲|日本|韩国")


def _beside(answer: Answer) -> str:
    start, end = answer.sentence.clause(answer.value_start)
    return answer.document.text[start:min(end, answer.value_end + 6)]



def _score_measures(a: Answer, b: Answer, related: bool) -> float | None:
    """Numbers whose deed says nothing of what they count: the words beside them must."""
    if not related or parties_apart(a, b) or other_people(a, b):
        return None
    if a.scope and b.scope and not slots.places_meet(a.scope, b.scope):
        return None
    left, right = a.extras.get("phrase", ""), b.extras.get("phrase", "")
    alike = bigram_overlap(left, right) if min(len(left), len(right)) >= 2 else 0.0
    shared = slots.shared(a.names, b.names)
    apart = alike < 0.34 and bool(a.names and b.names) or a.population == b.population == "state"
    if apart and not shared and (a.low, a.high) != (b.low, b.high):
        return None
    value = 3.0 * alike + (1.0 if shared else 0.0)
    value += 1.0 if a.action is not None and a.action == b.action else 0.0
    if a.population not in (None, "generic") and a.population == b.population:
        value += 2.0
    if digits(a) >= 2 and (a.low, a.high) == (b.low, b.high):
        value += 1.0
    if (a.low, a.high) == (b.low, b.high) and (shared or a.document.page_id == b.document.page_id) \
            and labels.first_word(a.referent) == labels.first_word(b.referent) != "":
        value += 2.0
    if a.unit == b.unit and a.unit not in (None, "人", "个", "元", "%", "天", "小时", "年", "次"):
        value += 1.0
    return value


def other_people(a: Answer, b: Answer) -> bool:
    """Whether both figures name whom or what they count, and name different things."""
    left, right = _specific(a), _specific(b)
    return left != right and (left is not None and right is not None or a.attribute == "headcount")


FAR_APART = 20.0    # figures this many times apart are hardly of one thing (guessed-at crowds aside)


def _incommensurable(a: Answer, b: Answer) -> bool:
    first, second = (x.low if x.low is not None else x.high for x in (a, b))
    if not first or not second or a.action == "protest" or a.unit != b.unit:
        return False
    return max(first, second) >= FAR_APART * min(first, second) and min(first, second) >= 3


def digits(answer: Answer) -> int:
    """Significant digits of a value: two figures that share two or more rarely do so by chance."""
    value = answer.low if answer.low is not None else answer.high
    return len(f"{value:.10g}".replace(".", "").strip("0")) if value else 0


def _kin(a: Answer, b: Answer) -> bool:
    """Actions between which counts of one noun move: of one group, or of groups that say little."""
    left, right = actions.group(a.action), actions.group(b.action)
    return left == right or theme(a) == theme(b) == "sent" or ((not left or left in _LIGHT) and (not right or right in _LIGHT))


def _same_population(a: Answer, b: Answer) -> bool:
    left, right = _specific(a), _specific(b)
    if left is None or right is None:
        return left == right or a.action not in _VICTIMS
    return left == right


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


def _specific(answer: Answer) -> str | None:
    population = answer.extras.get("supposed") or answer.population
    if population in (None, "generic") or population in _LOOSE_PEOPLE:
        return None
    return None if population == "soldier" and answer.action in _SOLDIERLY else population


def _noun_evidence(a: Answer, b: Answer) -> float:
    left, right = a.extras.get("noun", ""), b.extras.get("noun", "")
    if a.population not in (None, "generic") and a.population == b.population:
        return 1.0
    if not left or not right:
        return 0.0
    if referents.head(left) == referents.head(right):
        return 1.0
    if (
        a.attribute == "quantity"
        and a.population is None
        and b.population is None
        and len(left) > 1
        and len(right) > 1
        and a.action != "agree"
        and actions.of(a.action) is not None
        and not actions.of(a.action).measure
    ):
        return -1.5
    return 0.0


def _about_it(a: Answer, b: Answer) -> float:
    """A figure without a name speaks of what its page is most about: half a point where the other names
    that."""
    value = 0.0
    for one, other in ((a, b), (b, a)):
        main = one.extras.get("main")
        if not one.actors and main and main in other.actors:
            value = 0.5
    return value


def _actor_evidence(a: Answer, b: Answer) -> float:
    common = slots.shared(a.actors, b.actors)
    return 1.0 if common else 0.0


def parties_apart(a: Answer, b: Answer) -> bool:
    """Whether both name who acts or suffers, explicitly, and no name of one is known to the other."""
    if not a.actors or not b.actors or a.extras.get("inherited") or b.extras.get("inherited"):
        return False
    if a.action == b.action and a.action in _VICTIMS:
        return False                     # who acts there did it, reports it or suffers it: the figure is of the victims
    return not slots.shared(a.actors, b.names) and not slots.shared(b.actors, a.names) \
        and not slots.places_meet(a.actors, b.actors)




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
    for key in sorted(blocks, key=repr):
        clusters += _merged(_cluster(blocks[key], about), about)
    return clusters


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
    population = next((p for p in map(_specific, members) if p), "")
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
