"""The adapted model: what a comment means, how it is worded, and what labels of this study teach.

Three views of a comment are joined: its sentence embedding (512 numbers), what the lexicon sees in it with
SnowNLP's score, and its character n-grams (hashed, one to three characters). Two regularised logistic
regressions, one over the first two views and one over the n-grams, are averaged.

They are fitted on our own corpus of invented comments (`corpus.csv`: several topics, labelled twice by hand) and on
the study's labels, which count several times over: a discussion has its own words, and few of its own labels teach
more than many of another's. Without labels the corpus alone teaches. The average is calibrated by one
temperature (Guo et al. 2017), set on comments by other people than the corpus: its own held-out topics would ask for
a sharper one, and be wrong elsewhere.

Nothing is stored but text; fitting takes a fraction of a second.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from utils.text import fold

from . import embed, lexicon, snow

CLASSES = ("negative", "neutral", "positive")
CORPUS = Path(__file__).with_name("corpus.csv")
OWN_WEIGHT = 6.0           # how much one label of the study counts beside one of the corpus
STRENGTH = 0.1             # inverse regularisation of the regression over meaning and wording
GRAM_STRENGTH = 4.0        # and of the one over character n-grams
GRAM_SHARE = 0.5           # the latter's share in the average
GRAMS = 2 ** 12            # hashed character n-grams
LEXICON_SCALE = 0.5        # the lexicon's features beside an embedding of unit length
EMBEDDING_SCALE = 3.0
TEMPERATURE = 0.85         # divides the logits; below 1 because averaging makes the two regressions too modest
LONGEST = 2000             # characters of a comment that are read
CHUNK = 4096               # comments predicted at a time: bounds the memory
MAX_KEPT = 200_000         # comments whose wording is remembered, 200 bytes each
_kept: dict[str, np.ndarray] = {}


@dataclass(frozen=True)
class Fitted:
    """The two regressions' weights, a row a class, the intercept last."""

    meaning: np.ndarray
    wording: np.ndarray


@lru_cache(maxsize=1)
def corpus() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(texts, sentiments, topics) of our own corpus; empty when the file is not there."""
    if not CORPUS.exists():
        return (), (), ()
    with CORPUS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return (tuple(row["text"] for row in rows), tuple(row["sentiment"] for row in rows),
            tuple(row["topic"] for row in rows))


def dense(texts: Sequence[str]) -> np.ndarray:
    """Meaning and wording as numbers: embedding, lexicon features, SnowNLP's score; shape (n, width)."""
    vectors = embed.encode(texts)
    return np.hstack([EMBEDDING_SCALE * vectors, LEXICON_SCALE * np.array([_wording(text) for text in texts])]) \
        if len(texts) else np.zeros((0, embed.WIDTH))


def _wording(text: str) -> np.ndarray:
    text = text[:LONGEST]
    found = _kept.get(text)
    if found is None:
        score = min(max(snow.shipped().score(text), 1e-4), 1 - 1e-4) if text.strip() else 0.5
        found = np.array([*lexicon.features(text), math.log(score / (1 - score)) / 4])
        if len(_kept) >= MAX_KEPT:
            _kept.clear()
        _kept[text] = found
    return found


def grams(texts: Sequence[str]):
    """Hashed character n-grams of the folded texts, a sparse (n, GRAMS) matrix of unit rows."""
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(analyzer="char", ngram_range=(1, 3), n_features=GRAMS, alternate_sign=False,
                             norm="l2", preprocessor=fold).transform([text[:LONGEST] for text in texts])


def fit(texts: Sequence[str], labels: Sequence[str],
        base: tuple[Sequence[str], Sequence[str]] | None = None) -> Fitted | None:
    """Teach the model with labelled texts of the study (none: the corpus alone). None: nothing to learn from.

    base: texts and labels in place of the corpus, for measuring on a part of it.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):      # the matrices are small: threads that wait for one another cost ten times more
        return _fit(texts, labels, base)


def _fit(texts: Sequence[str], labels: Sequence[str],
         base: tuple[Sequence[str], Sequence[str]] | None = None) -> Fitted | None:
    base_texts, base_labels = base or corpus()[:2]
    everything = [*base_texts, *texts]
    truth = np.array([CLASSES.index(label) for label in (*base_labels, *labels)], dtype=int)
    if len(set(truth.tolist())) < 2:
        return None
    weights = np.array([1.0] * len(base_texts) + [OWN_WEIGHT] * len(texts))
    start = _taught_by_corpus() if len(texts) and len(base_texts) and base is None else None
    meaning = _logistic(dense(everything), truth, weights, STRENGTH, start and start.meaning)
    return Fitted(meaning, _logistic(grams(everything), truth, weights, GRAM_STRENGTH, start and start.wording))


@lru_cache(maxsize=1)
def _taught_by_corpus() -> Fitted:
    """What the corpus alone teaches: where every other fit starts from, so that it takes a few steps only."""
    return _fit((), ())


def predict(texts: Sequence[str], fitted: Fitted | None) -> np.ndarray:
    """Class probabilities (n, 3); without a fitted model every class is equally likely."""
    if fitted is None or not len(texts):
        return np.full((len(texts), 3), 1 / 3)
    parts = [texts[i:i + CHUNK] for i in range(0, len(texts), CHUNK)]
    return np.vstack([_softmax(_logits(fitted, dense(part), grams(part)) / TEMPERATURE) for part in parts])


def _logistic(matrix, truth: np.ndarray, weights: np.ndarray, strength: float,
              start: np.ndarray | None = None) -> np.ndarray:
    """Multinomial logistic regression, from `start` if given; a class without examples never wins."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=400, tol=1e-5, warm_start=start is not None)
    if start is not None and len(set(truth.tolist())) == len(start):
        model.coef_, model.intercept_ = start[:, :-1].copy(), start[:, -1].copy()
    model.fit(matrix, truth, sample_weight=weights)
    made = np.zeros((3, matrix.shape[1] + 1))
    made[:, -1] = -6.0
    if len(model.classes_) == 2:
        made[model.classes_[0]] = 0.0
        made[model.classes_[1]] = np.append(model.coef_[0], model.intercept_[0])
    else:
        made[model.classes_] = np.hstack([model.coef_, model.intercept_[:, None]])
    return made


def _logits(model: Fitted, meaning: np.ndarray, wording) -> np.ndarray:
    return np.log((1 - GRAM_SHARE) * _softmax(meaning @ model.meaning[:, :-1].T + model.meaning[:, -1])
                  + GRAM_SHARE * _softmax(wording @ model.wording[:, :-1].T + model.wording[:, -1]))


def _softmax(logits: np.ndarray) -> np.ndarray:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
