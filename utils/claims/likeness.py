"""How likely it is that two figures answer one question, weighed as evidence.

Whether 12人遇难 and 已致15死 count one thing is told by no single slot. Pages vary the verb, leave out names, bind a
figure to the next best deed; and two figures of one deed can be of a whole and a part. So every sign speaks and few
decide: for a pair of figures `signs` are read (deeds, values, words, names, places, time, position), and their weighted
sum is the log-odds that both answer one question.

    p = 1 / (1 + exp(-(bias + Σ weight · sign)))

What the words rule out (`impossible`: the dead and the injured, a part beside its whole) has p = 0.

The weights stand in `likeness.csv` beside this module, one row a sign with what it means. They were fitted (logistic
regression, ridge penalty) on the invented events of this project that may be tuned on, and on nothing else:
`python -m tests.fit_likeness` makes the file anew, and a test holds the two together. What they are worth on events
that they were not fitted on is in README.

Signs are computed for many pairs at once. Words are compared as character bigrams weighted by their rarity in the study
(log n/df, Spärck Jones 1972), in the clause, in the sentence and in the few characters around the figure. Names, places
and deeds come in few distinct sets, so each pair of sets is compared once.
"""
from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from utils.claims import actions, labels, referents, slots
from utils.claims.amounts import (
    COMMON_UNITS,
    digits,
    far_in_time,
    hard,
    of_another_day,
    other_people,
    parties_apart,
    theme,
    victims_apart,
)
from utils.claims.answers import Answer

WEIGHTS = Path(__file__).with_suffix(".csv")
AROUND = 14              # characters on either side of a figure that are compared as its surroundings
SMALL = 10               # below it, a count of things is told in passing (三个方向)
NEAR = 0.1               # of the decimal logarithm of two figures' ratio: 1.26 times
MOST_TIMES = 3.0         # where that logarithm is cut
STEPS = 10               # sentences between two figures of a page, where their distance is cut
HUNDRED_DAYS = 100.0     # count one in the distance of two dates
MOST_DAYS = 400
MOST_SHARED = 20.0       # of the rarity that two surroundings share
SOME_WORDS = 0.2         # of both signs of words together, below which two figures are told in other words
AT_ONCE = 50_000         # pairs whose signs are held at a time

Column = np.ndarray

# Which way a sign may speak: for one question (+1) or against it (-1); the others may do either.
_FOR = """same_theme same_subkey same_group deeds_in_clause equal_1 equal_2 equal_3 equal_same_deed near same_rare_unit
clause_in_other sentence_in_other sentence_alike around_shared same_head about_it scopes_meet stages_alike next_one_typed
times_of_crowds times_of_rivals times_same_deed"""
_AGAINST = """hard_apart deeds_apart_in_clause times nouns_apart names_apart parties_apart victims_apart scopes_apart part_one
stranger other_people forecast_one days_apart years_apart other_event same_sentence steps"""
DIRECTIONS = dict.fromkeys(_FOR.split(), 1) | dict.fromkeys(_AGAINST.split(), -1)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its weight in log-odds for one unit of it, and its meaning."""

    name: str
    weight: float
    meaning: str


@lru_cache(maxsize=1)
def weights() -> dict[str, Sign]:
    """The fitted weights by sign; `bias` is among them."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        return {row["sign"]: Sign(row["sign"], float(row["weight"]), row["meaning"]) for row in csv.DictReader(file)}


class Figures:
    """The figures of one block, ready for reading the signs of pairs of them.

    answers: of one attribute and dimension (`amounts.dimension`). The rarity of words is taken over these answers'
    sentences, so what is said in every sentence of a study tells little.
    """

    def __init__(self, answers: Sequence[Answer], rarity: Rarity) -> None:
        self.answers = list(answers)
        self._codes: dict[Callable[[Answer], Any], tuple[np.ndarray, list[Answer]]] = {}
        self.words = {"clause": rarity.matrix(a.quote for a in answers),
                      "sentence": rarity.matrix(a.sentence.text for a in answers),
                      "around": rarity.matrix(map(_around, answers))}
        self.sizes = {name: np.asarray(weighted.sum(axis=1)).ravel() for name, (weighted, _) in self.words.items()}
        self.value = np.array([_value(a) for a in answers], dtype=float)
        self.digits = np.array([digits(a) for a in answers])
        self.order = np.array([a.sentence.order for a in answers])

    def of(self, value: Callable[[Answer], Any]) -> np.ndarray:
        """One number an answer: equal numbers for equal values."""
        return self._coded(value)[0]

    def flags(self, value: Callable[[Answer], Any]) -> np.ndarray:
        """Whether each answer has such a value."""
        codes, first = self._coded(value)
        return np.array([bool(value(a)) for a in first])[codes]

    def _coded(self, value: Callable[[Answer], Any]) -> tuple[np.ndarray, list[Answer]]:
        """The number of each answer's value, and for each number an answer that has it; computed once a function."""
        if value not in self._codes:
            seen: dict[Any, int] = {}
            codes = np.array([seen.setdefault(value(a), len(seen)) for a in self.answers], dtype=np.int64)
            _, places = np.unique(codes, return_index=True)
            self._codes[value] = codes, [self.answers[place] for place in places.tolist()]
        return self._codes[value]

    def by_pair(self, left: np.ndarray, right: np.ndarray, key: Callable[[Answer], Any],
                compare: Callable[[Answer, Answer], float]) -> Column:
        """`compare` for each pair, asked once for each pair of distinct keys; it must not look beyond the keys."""
        codes, first = self._coded(key)
        pairs = codes[left] * len(first) + codes[right]
        distinct, places = np.unique(pairs, return_inverse=True)
        made = [float(compare(first[one // len(first)], first[one % len(first)])) for one in distinct.tolist()]
        return np.array(made)[places] if made else np.zeros(0)


class Rarity:
    """How rare character bigrams are in a study's sentences."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        told = {(a.document.page_id, a.sentence.start): a.sentence.text for a in answers}
        counts = Counter(pair for text in told.values() for pair in set(_bigrams(_bare(text))))
        self.columns = {pair: n for n, pair in enumerate(sorted(counts))}
        self.weights = np.array([math.log((len(told) + 1) / (counts[pair] + 0.5)) for pair in sorted(counts)])

    def matrix(self, texts: Iterable[str]) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
        """A row a text: the rarity of each of its bigrams that a sentence of the study holds, and 1 for each."""
        indices: list[int] = []
        ends = [0]
        for text in texts:
            indices += sorted({self.columns[pair] for pair in _bigrams(_bare(text)) if pair in self.columns})
            ends.append(len(indices))
        shape = (len(ends) - 1, max(1, len(self.columns)))
        data = self.weights[indices] if indices else np.zeros(0)
        return (sparse.csr_matrix((data, indices, ends), shape=shape),
                sparse.csr_matrix((np.ones(len(indices)), indices, ends), shape=shape))


def _bigrams(text: str) -> list[str]:
    return [text[i:i + 2] for i in range(len(text) - 1)]


_NO_WORDS = re.compile(r"[\d.,%\W_]+")


def _bare(text: str) -> str:
    return _NO_WORDS.sub("", text)


def _around(answer: Answer) -> str:
    text, sentence = answer.document.text, answer.sentence
    before = text[max(sentence.start, answer.value_start - AROUND):answer.value_start]
    behind = text[answer.value_end:min(sentence.end, answer.value_end + AROUND)]
    return f"{_bare(before)}·{_bare(behind)}"


def _value(answer: Answer) -> float:
    (low, high), _ = slots.in_base(answer.low, answer.high, answer.unit)
    value = low if low is not None else high
    return math.nan if value is None else value


# ------------------------------------------------------------------------------------------------- signs

def signs(figures: Figures, left: np.ndarray, right: np.ndarray) -> dict[str, Column]:
    """The signs of pairs of figures: name -> one number a pair. left, right: places in `figures.answers`."""
    made = _deeds(figures, left, right) | _values(figures, left, right) | _words(figures, left, right)
    made |= _names(figures, left, right) | _times(figures, left, right) | _position(figures, left, right)
    for name, told in _OF_ATTRIBUTE.items():
        made[f"of_{name}"] = figures.flags(told)[left]
    deed, named = figures.of(_deed), figures.flags(_deed)
    same = (deed[left] == deed[right]) & named[left]
    equal = (made["equal_1"] | made["equal_2"] | made["equal_3"]).astype(float)
    made["equal_same_deed"] = equal * same
    made["times_same_deed"] = made["times"] * same
    source, named_source = figures.of(_source), figures.flags(_source)
    made["times_of_rivals"] = made["times"] * ((source[left] != source[right]) & named_source[left] & named_source[right])
    made["next_one_typed"] = made["next"] & made["typed_one"]
    return {name: np.asarray(column, dtype=float) for name, column in made.items()}


def likely(figures: Figures, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The probability of each pair, 0 to 1, that both figures answer one question."""
    parts = [slice(at, at + AT_ONCE) for at in range(0, len(left), AT_ONCE)]
    return np.concatenate([_likely(figures, left[part], right[part]) for part in parts]) if parts else np.zeros(0)


def _likely(figures: Figures, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    known = weights()
    total, read = np.full(len(left), known["bias"].weight), signs(figures, left, right)
    for name, column in read.items():
        total += known[name].weight * column
    return np.where(impossible(read), 0.0, 1 / (1 + np.exp(-total)))


def impossible(read: dict[str, Column]) -> np.ndarray:
    """Pairs that are of two things by what the words mean, however alike they are told: figures of deeds that are never
    each other's, of another year, parts beside their whole or beside one another in one sentence, a share of a part
    beside one of the whole, and small figures and shares without a deed that are told in other words."""
    listed = read["same_sentence"] * np.maximum(read["part_one"], read["scopes_apart"])
    shares = read["of_share"] * read["part_one"]
    bare = (1 - np.maximum(read["typed_both"], read["typed_one"])) * (1 - np.maximum(read["equal_2"], read["equal_3"]))
    told = read["around_shared"] + read["clause_in_other"] + read["same_head"] >= SOME_WORDS
    unlike = bare * np.maximum(read["small_both"] * np.maximum(read["nouns_apart"], ~told), read["of_share"] * ~told)
    return (read["hard_apart"] + read["years_apart"] + read["other_event"] + read["of_whole"] + listed + shares + unlike) > 0


_OF_ATTRIBUTE = {name: partial(lambda a, name: a.attribute == name, name=name)
                 for name in ("headcount", "units", "quantity", "share", "money", "duration")}


def _typed(a: Answer) -> bool:
    return bool(a.extras.get("typed"))


def _deed(a: Answer) -> str | None:
    return a.action


def _deeds_of_clause(a: Answer) -> frozenset[str]:
    return _deeds_between(a, *a.sentence.clause(a.value_start))


def _deeds_between(answer: Answer, start: int, end: int) -> frozenset[str]:
    known = actions.registry()
    return frozenset(t.action for t in answer.sentence.triggers if start <= t.start < end and not known[t.action].weak)


def _subkey(a: Answer) -> str:
    return a.subkey


def _deeds(f: Figures, left: np.ndarray, right: np.ndarray) -> dict[str, Column]:
    typed, deed, own = f.flags(_typed), f.of(_deed), f.flags(hard)
    themes, subkeys = f.of(theme), f.of(_subkey)
    both, same, subkey = typed[left] & typed[right], deed[left] == deed[right], subkeys[left] == subkeys[right]
    return {
        "typed_both": both, "typed_one": typed[left] != typed[right],
        "hard_apart": own[left] & own[right] & ~same,
        "same_theme": (themes[left] == themes[right]) & subkey, "same_subkey": subkey,
        "same_group": f.by_pair(left, right, _deed, _one_group),
        "deeds_in_clause": f.by_pair(left, right, _deeds_of_clause, _meet_in_clause),
        "deeds_apart_in_clause": f.by_pair(left, right, _deeds_of_clause, _apart_in_clause),
    }


def _one_group(a: Answer, b: Answer) -> bool:
    return actions.group(a.action) == actions.group(b.action) != ""


def _meet_in_clause(a: Answer, b: Answer) -> bool:
    return bool(_deeds_of_clause(a) & _deeds_of_clause(b))


def _apart_in_clause(a: Answer, b: Answer) -> bool:
    left, right = _deeds_of_clause(a), _deeds_of_clause(b)
    return bool(left and right and not left & right)


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _unit(a: Answer) -> str | None:
    return a.unit


def _has_rare_unit(a: Answer) -> bool:
    return a.unit not in COMMON_UNITS


def _of_a_crowd(a: Answer) -> bool:
    return a.action == "protest"


def _values(f: Figures, left: np.ndarray, right: np.ndarray) -> dict[str, Column]:
    x, y = f.value[left], f.value[right]
    equal, least = x == y, np.minimum(f.digits[left], f.digits[right])
    with np.errstate(divide="ignore", invalid="ignore"):
        times = np.abs(np.log10(np.maximum(x, 1e-9) / np.maximum(y, 1e-9)))
    times = np.where((x > 0) & (y > 0), np.minimum(times, MOST_TIMES), np.where(equal, 0.0, MOST_TIMES / 2))
    units, march, rare = f.of(_unit), f.flags(_of_a_crowd), f.flags(_has_rare_unit)
    return {
        "equal_1": equal & (least <= 1), "equal_2": equal & (least == 2), "equal_3": equal & (least >= 3),
        "times": times, "near": ~equal & (times < NEAR), "small_both": np.maximum(x, y) < SMALL,
        "times_of_crowds": times * (march[left] & march[right]),
        "same_rare_unit": (units[left] == units[right]) & rare[left],
    }


def _phrase(a: Answer) -> str:
    return a.extras.get("phrase", "")


def _noun(a: Answer) -> str:
    return labels.clean_noun(a.referent) or ""


def _words(f: Figures, left: np.ndarray, right: np.ndarray) -> dict[str, Column]:
    made: dict[str, Column] = {}
    sentences = f.of(_sentence)
    other = (sentences[left] != sentences[right]).astype(float)      # a sentence is like itself: that tells nothing
    for name, (weighted, held) in f.words.items():
        common, size = np.asarray(weighted[left].multiply(held[right]).sum(axis=1)).ravel(), f.sizes[name]
        if name == "around":
            made["around_shared"] = np.minimum(common, MOST_SHARED) / MOST_SHARED
            continue
        made[f"{name}_in_other"] = other * _part(common, np.minimum(size[left], size[right]))
        if name == "sentence":
            made["sentence_alike"] = other * _part(common, size[left] + size[right] - common)
    spoken = f.flags(_has_phrase)
    made["phrases"] = spoken[left] & spoken[right]
    made["same_head"] = f.by_pair(left, right, _noun, _same_head)
    made["nouns_apart"] = f.by_pair(left, right, _noun, _nouns_apart)
    return made


def _sentence(a: Answer) -> tuple[int, int]:
    return id(a.document), a.sentence.start


def _has_phrase(a: Answer) -> bool:
    return len(_phrase(a)) >= 2


def _part(common: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.divide(common, whole, out=np.zeros_like(common), where=whole > 0)


def _same_head(a: Answer, b: Answer) -> bool:
    left, right = _noun(a), _noun(b)
    return bool(left and right) and referents.head(left) == referents.head(right)


def _nouns_apart(a: Answer, b: Answer) -> bool:
    left, right = _noun(a), _noun(b)
    alike = min(len(left), len(right)) >= 2 and slots.bigram_overlap(left, right) > 0
    return bool(left and right) and not alike and not _same_head(a, b)


def _all_names(a: Answer) -> frozenset[str]:
    return a.names


def _scope(a: Answer) -> frozenset[str]:
    return a.scope


def _is_part(a: Answer) -> bool:
    return a.part


def _people(a: Answer) -> tuple[Any, ...]:
    return a.population, a.extras.get("supposed"), a.action, a.attribute


def _parties(a: Answer) -> tuple[Any, ...]:
    return a.actors, a.names, bool(a.extras.get("inherited")), a.action


_AMONG = re.compile(r"其中|包括|含")


def _told_part(a: Answer) -> tuple[Any, ...]:
    return _among(a), a.part, a.low, a.high


def _among(a: Answer) -> bool:
    """Whether the clause of a figure calls it a part of another one (其中3名儿童)."""
    return a.part and _AMONG.search(a.document.text, *(a.sentence.clause(a.value_start)[0], a.value_start)) is not None


def _of_whole(a: Answer, b: Answer) -> bool:
    """Whether one figure is told as a part and the other one is neither that nor equal to it."""
    return (_among(a) and not b.part or _among(b) and not a.part) and (a.low, a.high) != (b.low, b.high)


def _sides(a: Answer) -> tuple[Any, ...]:
    return a.extras.get("victims", frozenset()), a.extras.get("struck_by", frozenset())


def _main(a: Answer) -> tuple[Any, ...]:
    return a.actors, a.extras.get("main")


def _names(f: Figures, left: np.ndarray, right: np.ndarray) -> dict[str, Column]:
    named, scoped, part = f.flags(_all_names), f.flags(_scope), f.flags(_is_part)
    both, scopes = named[left] & named[right], scoped[left] & scoped[right]
    shared = f.by_pair(left, right, _all_names, _shared_names)
    meet = f.by_pair(left, right, _scope, _scopes_meet) > 0
    return {
        "names_both": both, "names_apart": both & (shared == 0),
        "parties_apart": f.by_pair(left, right, _parties, parties_apart),
        "victims_apart": f.by_pair(left, right, _sides, victims_apart),
        "about_it": f.by_pair(left, right, _main, _about_it),
        "scopes_both": scopes, "scopes_meet": scopes & meet, "scopes_apart": scopes & ~meet,
        "of_whole": f.by_pair(left, right, _told_part, _of_whole),
        "part_both": part[left] & part[right], "part_one": part[left] != part[right],
        "stranger": f.by_pair(left, right, _own_actors, _stranger),
        "other_people": f.by_pair(left, right, _people, other_people),
    }


def _shared_names(a: Answer, b: Answer) -> bool:
    return bool(slots.shared(a.names, b.names))


def _scopes_meet(a: Answer, b: Answer) -> bool:
    return slots.places_meet(a.scope, b.scope)


def _about_it(a: Answer, b: Answer) -> bool:
    """A figure without a name speaks of what its page is most about: whether the other one names that."""
    return any(not one.actors and one.extras.get("main") in other.actors for one, other in ((a, b), (b, a)))


def _own_actors(a: Answer) -> tuple[Any, ...]:
    return () if a.extras.get("inherited") else a.actors, a.document.page_id


def _stranger(a: Answer, b: Answer) -> bool:
    """Whether one figure is of somebody whom the other's page never names."""
    return any(one.actors and not one.extras.get("inherited") and one.document.page_id != other.document.page_id
               and not slots.shared(one.actors, other.extras.get("named", frozenset())) for one, other in ((a, b), (b, a)))


def _stages(a: Answer) -> frozenset[str]:
    return a.stages


def _kinds(a: Answer) -> frozenset[str]:
    return a.kinds


def _ahead(a: Answer) -> bool:
    return "forecast" in a.stages


def _date(a: Answer) -> tuple[Any, Any]:
    return a.date


def _dated(a: Answer) -> tuple[Any, ...]:
    return a.date, a.document.anchor, a.low, a.high, a.action


def _event_day(a: Answer) -> tuple[Any, str]:
    return a.extras.get("event_day"), a.document.page_id


def _times(f: Figures, left: np.ndarray, right: np.ndarray) -> dict[str, Column]:
    ahead = f.flags(_ahead)
    return {
        "stages_alike": f.by_pair(left, right, _stages, _stages_alike),
        "forecast_one": ahead[left] != ahead[right],
        "kinds_apart": f.by_pair(left, right, _kinds, _kinds_apart),
        "days_apart": f.by_pair(left, right, _date, _days_apart),
        "years_apart": f.by_pair(left, right, _dated, far_in_time),
        "other_event": f.by_pair(left, right, _event_day, of_another_day),
    }


def _stages_alike(a: Answer, b: Answer) -> float:
    return _jaccard(a.stages, b.stages)


def _kinds_apart(a: Answer, b: Answer) -> bool:
    return bool(a.kinds and b.kinds and not a.kinds & b.kinds)


def _days_apart(a: Answer, b: Answer) -> float:
    if not (slots.known(a.date) and slots.known(b.date)):
        return 0.0
    return min(slots.gap_days(a.date, b.date), MOST_DAYS) / HUNDRED_DAYS


def _page(a: Answer) -> str:
    return a.document.page_id


def _document(a: Answer) -> int:
    return id(a.document)


def _in_title(a: Answer) -> bool:
    return a.sentence.role == "title"


def _cited(a: Answer) -> bool:
    return a.is_reference


def _source(a: Answer) -> str | None:
    return a.source


def _change(a: Answer) -> str | None:
    return a.change


def _position(f: Figures, left: np.ndarray, right: np.ndarray) -> dict[str, Column]:
    page, document, source, change = f.of(_page), f.of(_document), f.of(_source), f.of(_change)
    title, cited, named = f.flags(_in_title), f.flags(_cited), f.flags(_source)
    one, steps = document[left] == document[right], np.abs(f.order[left] - f.order[right])
    return {
        "same_page": page[left] == page[right], "same_sentence": one & (steps == 0),
        "steps": one * np.minimum(steps, STEPS) / STEPS, "next": one & (steps == 1),
        "titles": title[left].astype(float) + title[right], "reference_one": cited[left] != cited[right],
        "same_source": (source[left] == source[right]) & named[left], "change_differs": change[left] != change[right],
    }
