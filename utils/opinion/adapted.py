"""The adapted model: what a comment means, how it is worded, and what labels of this study teach.

Three views of a comment are joined: its sentence embedding (512 numbers), what the lexicon sees in it with
SnowNLP's score, and its character n-grams (hashed, one to three characters).

1. Our own corpus of invented comments (`corpus.csv`: many topics, labelled by hand) teaches two
   regularised logistic regressions, one over the first two views and one over the n-grams; their
   probabilities are averaged. What they say are the corpus logits z.
2. The study's labels teach one more logistic regression over the same views. It starts from what the corpus
   knows: its logits are sharpness * z + shift, with a Gaussian prior of 0 on every weight of the shift and of
   `SHARPNESS` on the sharpness. This is maximum a posteriori estimation with the corpus's model as the prior
   mean: few labels move it little, many labels as far as they agree. The sharpness is the inverse of the
   temperature of Guo et al. 2017; being learned together with the shift, it calibrates while it learns.

The prior of the sharpness lies between two measurements: the corpus's own held-out topics ask for a sharper
model (2.0), comments by other people for a more modest one (1.2). Labels of the study decide between them.

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
STRENGTH = 0.15            # inverse regularisation of the regression over meaning and wording
GRAM_STRENGTH = 8.0        # and of the one over character n-grams
GRAM_SHARE = 0.4           # the latter's share in the average
GRAMS = 2 ** 12            # hashed character n-grams
LEXICON_SCALE = 0.5        # the lexicon's features beside an embedding of unit length
EMBEDDING_SCALE = 3.0
SHARPNESS, SHARPNESS_SD = 1.4, 0.6   # prior of the factor of the corpus's logits: mean and standard deviation
LEAST_SHARP = 0.2
BASE_SD, MEANING_SD, GRAM_SD = 0.4, 0.25, 1.5    # prior of the shift: a class, a view's number, an n-gram
LONGEST = 2000             # characters of a comment that are read
CHUNK = 4096               # comments predicted at a time: bounds the memory
MAX_KEPT = 16_384          # comments whose wording is remembered, 300 bytes each


@dataclass(frozen=True)
class Fitted:
    """What was learned: `Corpus` weights, and what the study's labels change about them.

    sharpness: factor of the corpus's logits. shift: weights of the study's own regression, a row a feature of
    `_features`, a column a class; None where the study has no label.
    """

    corpus: Corpus
    sharpness: float = SHARPNESS
    shift: np.ndarray | None = None


@dataclass(frozen=True)
class Corpus:
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
    if not len(texts):
        return np.zeros((0, embed.WIDTH))
    wording = np.array([_wording(text[:LONGEST]) for text in texts])
    return np.hstack([EMBEDDING_SCALE * embed.encode(texts), LEXICON_SCALE * wording])


@lru_cache(maxsize=MAX_KEPT)
def _wording(text: str) -> np.ndarray:
    score = min(max(snow.shipped().score(text), 1e-4), 1 - 1e-4) if text.strip() else 0.5
    return np.array([*lexicon.features(text), math.log(score / (1 - score)) / 4])


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

    with threadpool_limits(1):      # small matrices: threads that wait for one another cost ten times more
        known = _shipped() if base is None else _learn(*base)
        if known is None or not len(texts):
            return known and Fitted(known)
        truth = np.array([CLASSES.index(label) for label in labels], dtype=int)
        meaning, wording = dense(texts), grams(texts)
        sharpness, shift = _adapt(_logits(known, meaning, wording), _features(meaning, wording), truth)
    return Fitted(known, sharpness, shift)


def predict(texts: Sequence[str], fitted: Fitted | None) -> np.ndarray:
    """Class probabilities (n, 3); without a fitted model every class is equally likely."""
    if fitted is None or not len(texts):
        return np.full((len(texts), 3), 1 / 3)
    return np.vstack([_predict(texts[i:i + CHUNK], fitted) for i in range(0, len(texts), CHUNK)])


def _predict(texts: Sequence[str], fitted: Fitted) -> np.ndarray:
    meaning, wording = dense(texts), grams(texts)
    logits = fitted.sharpness * _logits(fitted.corpus, meaning, wording)
    return softmax(logits if fitted.shift is None else logits + _features(meaning, wording) @ fitted.shift)


# ------------------------------------------------------------------------------------ what the corpus teaches

@lru_cache(maxsize=1)
def _shipped() -> Corpus | None:
    return _learn(*corpus()[:2])


def _learn(texts: Sequence[str], labels: Sequence[str]) -> Corpus | None:
    truth = np.array([CLASSES.index(label) for label in labels], dtype=int)
    if len(set(truth.tolist())) < 2:
        return None
    return Corpus(logistic(dense(texts), truth, STRENGTH), logistic(grams(texts), truth, GRAM_STRENGTH))


def logistic(matrix, truth: np.ndarray, strength: float) -> np.ndarray:
    """Multinomial logistic regression: weights (3, width + 1), the intercept last; a class without examples
    never wins."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=400, tol=1e-5).fit(matrix, truth)
    made = np.zeros((3, matrix.shape[1] + 1))
    made[:, -1] = -6.0
    if len(model.classes_) == 2:
        made[model.classes_[0]] = 0.0
        made[model.classes_[1]] = np.append(model.coef_[0], model.intercept_[0])
    else:
        made[model.classes_] = np.hstack([model.coef_, model.intercept_[:, None]])
    return made


def _logits(model: Corpus, meaning: np.ndarray, wording) -> np.ndarray:
    return np.log((1 - GRAM_SHARE) * softmax(meaning @ model.meaning[:, :-1].T + model.meaning[:, -1])
                  + GRAM_SHARE * softmax(wording @ model.wording[:, :-1].T + model.wording[:, -1]))


def softmax(logits: np.ndarray) -> np.ndarray:
    """Rows of logits as rows of probabilities."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


# ----------------------------------------------------------------------------- what the study's labels change

def _features(meaning: np.ndarray, wording):
    """The views side by side, each scaled by its prior's standard deviation, so that every weight's prior is
    1."""
    from scipy import sparse

    return sparse.hstack([np.full((len(meaning), 1), BASE_SD), MEANING_SD * meaning, GRAM_SD * wording],
                         format="csr")


def _adapt(logits: np.ndarray, features, truth: np.ndarray) -> tuple[float, np.ndarray]:
    """(sharpness, shift) that are most likely after the labels; the problem is convex, so there is one
    answer."""
    from scipy.optimize import minimize

    n, width = features.shape
    said = np.eye(3)[truth]

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sharpness, shift = weights[0], weights[1:].reshape(width, 3)
        found = sharpness * logits + features @ shift
        top = found.max(axis=1, keepdims=True)
        logs = found - top - np.log(np.exp(found - top).sum(axis=1, keepdims=True))
        error = np.exp(logs) - said
        away = (sharpness - SHARPNESS) / SHARPNESS_SD
        value = -float((logs * said).sum()) + 0.5 * away ** 2 + 0.5 * float(weights[1:] @ weights[1:])
        slope = float((error * logits).sum()) + away / SHARPNESS_SD
        return value, np.concatenate([[slope], (features.T @ error + shift).ravel()])

    start = np.zeros(1 + 3 * width)
    start[0] = SHARPNESS
    found = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=[(LEAST_SHARP, None)] + [(None, None)]
                     * 3 * width,
                     options={"maxiter": 500, "ftol": 1e-12, "gtol": 1e-7}).x
    return float(found[0]), found[1:].reshape(width, 3)
