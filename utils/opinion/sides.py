"""Sides: for or against whom a comment speaks, learned from comments on some targets and used on others.

Rules (`stance.evidence`) find words of praise and blame and whom they are aimed at. Most comments take
sides in other ways: they mock, they tell a story, they name nobody. So every comment is read towards
every target as a pair, and a regularised logistic regression says favor, against or none of the pair.
What it sees:

- how the target stands in the comment (`KINDS`): named alone; first or later among others; not named, but
  further up the thread (above); not named, but the page's topic, where another state is named too
  (abroad) or not; nobody named at all (open); somebody else is meant (elsewhere);
- the sums of the rules for and against it;
- the sentiment model's mood, for each kind by itself: anger in a comment that names the target alone is
  mostly about the target, anger in a reply that names nobody mostly is not;
- whether the target is the readers' own state or another one, whether the comment says "we", whether it
  speaks to a fellow commenter, insults, answers;
- what it says: sentence embedding and character n-grams of the comment with the target's name taken out
  (这个国家 in its place, 别国 in that of others), weighed by how surely it is about the target (`ABOUT`).

Because no name is left in it, what is learned from comments about some states, firms and policies holds
for others. It is learned from our own corpus (`corpus.csv`) when first needed; the mood of a corpus
comment is that of a model that was taught with other topics, as it will be under a new page. Nothing is
stored but text.

Sides are rarer in the corpus than silence, so the likeliest class would miss many of them; a label is the
class with the highest probability times `LEAN`, which was set on the corpus's held-out topics for the
best macro-F1. The probabilities themselves stay as learned. The cue is the word that weighs most among
the rules' words for that side; where tone or meaning decide, there is none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np

from utils.text import fold

from . import adapted, embed, lexicon, stance
from .stance import STANCES, Evidence, Mention, Stance, Targets

KINDS = ("alone", "first", "later", "above", "topic", "abroad", "open", "elsewhere")
ABOUT = dict(zip(KINDS, (1.0, 1.0, 0.7, 0.6, 0.8, 0.6, 0.8, 0.0)))
"""How surely a comment is about a target of that kind."""
STRENGTH = 0.3             # inverse regularisation
MEANING_SCALE, GRAM_SCALE = 2.0, 2.0   # of the two views of the text, beside numbers of about unit size
LEAN = np.exp([0.5, 0.3, 0.0])
TARGET, OTHER = "这个国家", "别国"
TARGET_MARK, OTHER_MARK = "\ue000", "\ue001"   # the same in n-grams: characters that no comment holds
FOLDS = 5                  # parts of the corpus's topics, for its moods
CHUNK = 4096               # pairs read at a time: bounds the memory


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment under its page. parent: the comment it answers; mood: P(positive) - P(negative), -1 to 1."""

    id: str
    text: str
    page: str
    parent: str | None = None
    mood: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A comment towards a target: its kind of `KINDS`, what the model sees of it, the text without names
    twice."""

    comment: str
    target: str
    kind: str
    about: float
    numbers: tuple[float, ...]
    meaning: str
    wording: str
    evidence: Evidence


@dataclass(frozen=True)
class Weights:
    """What was learned: a row a class of `STANCES`; numbers with the intercept last, meaning, wording."""

    numbers: np.ndarray
    meaning: np.ndarray
    wording: np.ndarray


def read(comments: Sequence[Comment], targets: Targets,
         topics: Mapping[str, Sequence[str]] | None = None) -> Iterator[tuple[str, str, Stance]]:
    """(comment id, target, stance) for each comment towards each target, in order.

    topics: page to the targets it is about (`stance.topic_of`).
    """
    found = pairs(comments, targets, topics)
    while part := list(islice(found, CHUNK)):
        for pair, row in zip(part, predict(part)):
            label = decide(row)
            yield pair.comment, pair.target, Stance(*map(float, row), label, pair.evidence.cue(label))


def decide(row: np.ndarray) -> str:
    """The label for three probabilities: see `LEAN`."""
    return STANCES[int((row * LEAN).argmax())]


# ------------------------------------------------------------------------------------------------------ pairs

def pairs(comments: Sequence[Comment], targets: Targets,
          topics: Mapping[str, Sequence[str]] | None = None) -> Iterator[Pair]:
    """Each comment towards each target."""
    folded = [fold(one.text[:stance.LONGEST]) for one in comments]
    mentions = [stance.mentions(text, targets) for text in folded]
    named = {one.id: list(dict.fromkeys(mention.target for mention in found))
             for one, found in zip(comments, mentions)}
    inherited = stance.inherited_targets({one.id: one.parent for one in comments}, named)
    for one, text, found in zip(comments, folded, mentions):
        yield from _pairs_of(one, text, found, named[one.id], inherited[one.id],
                             (topics or {}).get(one.page, ()), targets)


def _pairs_of(one: Comment, text: str, mentions: Sequence[Mention], named: Sequence[str],
              inherited: Sequence[str], topic: Sequence[str], targets: Targets) -> Iterator[Pair]:
    others = stance.names_other(text, targets)
    reply = one.parent is not None
    evidence = stance.evidence(one.text, targets, inherited=inherited, reply=reply, mood=one.mood,
                               topic=() if named or inherited or others else topic)
    we = bool(stance.WE.search(text))
    addresses = bool(stance.COMMENTER.search(text) or stance.FELLOW.search(text))
    insults = bool(lexicon.INSULT.search(text))
    glad, cross = max(0.0, one.mood or 0.0), max(0.0, -(one.mood or 0.0))
    for target in targets.names:
        kind = _kind(target, named, inherited, topic, others)
        about = ABOUT[kind]
        words = evidence.get(target, Evidence())
        home, foreign, unnamed = target == targets.home, target in targets.foreign, target not in named
        conditions = (home, foreign, home and we, foreign and we, home and unnamed, foreign and unnamed,
                      addresses, insults, reply, addresses and unnamed, reply and unnamed)
        numbers = [float(is_it) * factor for is_it in (kind == name for name in KINDS)
                   for factor in (1.0, cross, glad)]
        numbers += [min(words.favor, stance.MOST) / 2, min(words.against, stance.MOST) / 2]
        numbers += [about * float(is_it) * factor for is_it in conditions for factor in (1.0, cross, glad)]
        meaning, wording = (_masked(text, mentions, target, *marks) if about else ""
                            for marks in ((TARGET, OTHER), (TARGET_MARK, OTHER_MARK)))
        yield Pair(one.id, target, kind, about, tuple(numbers), meaning, wording, words)


def _kind(target: str, named: Sequence[str], inherited: Sequence[str], topic: Sequence[str],
          others: bool) -> str:
    """How a target stands in a comment. others: whether the comment names a state that is no target."""
    if target in named:
        return "alone" if len(named) == 1 and not others else "first" if named[0] == target else "later"
    if target in inherited and not named:
        return "above"
    if named or inherited:
        return "elsewhere"
    if target in topic:
        return "abroad" if others else "topic"
    return "elsewhere" if topic or others else "open"


def _masked(text: str, mentions: Sequence[Mention], target: str, mark: str, other: str) -> str:
    made, at = [], 0
    for mention in mentions:
        made += [text[at:mention.start], mark if mention.target == target else other]
        at = mention.end
    return "".join(made) + text[at:]


# --------------------------------------------------------------------------------------------- the regression

def predict(found: Sequence[Pair], weights: Weights | None = None) -> np.ndarray:
    """Probabilities (n, 3) of favor, against, none. weights: what was learned; None: from the corpus."""
    weights = weights or _shipped()
    if weights is None or not found:
        return np.tile([0.05, 0.15, 0.80], (len(found), 1))
    numbers, about, place, meaning, wording = _views(found)
    of_text = meaning @ weights.meaning.T + wording @ weights.wording.T
    return adapted.softmax(numbers @ weights.numbers[:, :-1].T + weights.numbers[:, -1]
                           + about * of_text[place])


def learn(found: Sequence[Pair], labels: Sequence[str]) -> Weights | None:
    """The regression over pairs with their labels (`STANCES`); None where there is nothing to tell apart."""
    from scipy import sparse
    from threadpoolctl import threadpool_limits

    truth = np.array([STANCES.index(label) for label in labels], dtype=int)
    if len(set(truth.tolist())) < 2:
        return None
    numbers, about, place, meaning, wording = _views(found)
    weighed = sparse.diags(about[:, 0])
    with threadpool_limits(1):
        made = adapted.logistic(sparse.hstack([numbers, about * meaning[place], weighed @ wording[place]],
                                              format="csr"), truth, STRENGTH)
    n, width = numbers.shape[1], meaning.shape[1]
    return Weights(np.hstack([made[:, :n], made[:, -1:]]), made[:, n:n + width], made[:, n + width:-1])


def _views(found: Sequence[Pair]):
    """numbers (n, k), about (n, 1), place (n,) of each pair's text among the distinct ones, and of those the
    embedding and the n-grams."""
    texts = sorted({(pair.meaning, pair.wording) for pair in found})
    places = {text: i for i, text in enumerate(texts)}
    return (np.array([pair.numbers for pair in found]), np.array([[pair.about] for pair in found]),
            np.array([places[pair.meaning, pair.wording] for pair in found]),
            MEANING_SCALE * embed.encode([meaning for meaning, _ in texts]),
            GRAM_SCALE * adapted.grams([wording for _, wording in texts]))


# ------------------------------------------------------------------------------------ what the corpus teaches

@lru_cache(maxsize=1)
def _shipped() -> Weights | None:
    return learn(*labelled(corpus()))


def corpus() -> list[dict[str, str]]:
    """The rows of our own corpus: comment_id, topic, targets, reply_to, text, sentiment, stance."""
    if not adapted.CORPUS.exists():
        return []
    with adapted.CORPUS.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def labelled(rows: Sequence[Mapping[str, str]],
             moods: Mapping[str, float] | None = None) -> tuple[list[Pair], list[str]]:
    """Pairs of labelled comments and their labels.

    rows: as `corpus` gives them; a topic is a page, about its target if it has one only. moods: of each
    comment; None: those of models taught with the other topics.
    """
    moods = cross_moods(rows) if moods is None else moods
    found: list[Pair] = []
    said: list[str] = []
    for topic in dict.fromkeys(row["topic"] for row in rows):
        here = [row for row in rows if row["topic"] == topic]
        names = here[0]["targets"].split(";")
        made = pairs([Comment(row["comment_id"], row["text"], topic, row["reply_to"] or None,
                              moods[row["comment_id"]]) for row in here],
                     stance.compile_targets(tuple((name, ()) for name in names)),
                     {topic: names if len(names) == 1 else ()})
        sides = {row["comment_id"]: dict(part.split("=") for part in row["stance"].split(";") if part)
                 for row in here}
        for pair in made:
            found.append(pair)
            said.append(sides[pair.comment].get(pair.target, "none"))
    return found, said


def cross_moods(rows: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """P(positive) - P(negative) of each comment by a sentiment model that has not seen its topic."""
    topics = sorted({row["topic"] for row in rows})
    moods: dict[str, float] = {}
    for number in range(min(FOLDS, len(topics))):
        held = set(topics[number::FOLDS])
        base = [row for row in rows if row["topic"] not in held]
        out = [row for row in rows if row["topic"] in held]
        fitted = adapted.fit([], [], ([row["text"] for row in base], [row["sentiment"] for row in base]))
        moods |= zip((row["comment_id"] for row in out),
                     (float(p[2] - p[0]) for p in adapted.predict([row["text"] for row in out], fitted)))
    return moods
