"""Sentiment models under one signature, their check against labels, and the choice among them.

Every model says how likely a comment is negative, neutral, positive. `MODELS` is the registry: a new model is
one entry, and 03 scores with it, checks it and ranks it. The class that is reported is the most likely one;
all models keep silent, with a reason, on what holds no Chinese text (empty, emoji, another language), and a
model with a threshold also where its best class is less likely than that.

SnowNLP gives one number, P(positive). Its classes here, the same everywhere: up to .4 negative, from .6
positive, neutral between. The three probabilities follow it: the neutral one is a tent over .5 that is .375
high at .4 and .6, where it meets its neighbour.

The check predicts each labelled comment with a model that has not seen it (cross-validation, the same
comments in the same folds for every model) and gives accuracy with Wilson's interval (Wilson 1927),
macro-averaged F1 with a bootstrap interval, the expected calibration error with a bootstrap interval and the
Brier score (0 best, 2 worst). The calibration error takes bins of equally many comments (Naeini et al. 2015;
equal mass: Nixon et al. 2019). Among few comments it is never 0, however well a model is calibrated, so what
chance alone gives stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from utils.text import fold

from . import adapted, lexicon, snow

CLASSES = ("negative", "neutral", "positive")
SNOW_NEGATIVE, SNOW_POSITIVE = 0.4, 0.6
UNSURE = 0.40              # the adapted model keeps silent below this probability of its best class
FOLDS = 5
BOOTSTRAPS = 1000
CLOSE = 0.01               # models whose macro-F1 differ by less are told apart by accuracy
SEED = 20240719
BINS, FEWEST_IN_BIN = 10, 15   # of the calibration error: at most so many bins, so many comments in each
LONGEST = 2000             # characters of a comment that are read
PART = 4096                # comments that all models read before the next ones: bounds the memory

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]|[\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Model:
    """A sentiment model.

    fit(texts, labels) teaches it and returns what predict needs (None: nothing); predict(texts, fitted)
    returns an (n, 3) array of probabilities for `CLASSES`; abstains(texts) gives, for each text, why the
    model keeps silent, or None. `unsure`: below this probability of the best class it keeps silent too.
    """

    name: str
    meaning: str
    fit: Callable[[Sequence[str], Sequence[str]], Any]
    predict: Callable[[Sequence[str], Any], np.ndarray]
    abstains: Callable[[Sequence[str]], list[str | None]]
    learns: bool = False
    unsure: float = 0.0


def silence(texts: Sequence[str]) -> list[str | None]:
    """Why a text cannot be judged by models for Chinese: "empty", "emoji only", "no Chinese text"; else
    None."""
    return [_silence(text) for text in texts]


def _silence(text: str) -> str | None:
    bare = fold(text or "").replace("\x00", "").strip()
    if not bare:
        return "empty"
    if _CHINESE.search(bare):
        return None
    return "no Chinese text" if _LETTER.search(bare) or bare.isascii() else "emoji only"


def snow_classes(scores: Sequence[float]) -> np.ndarray:
    """SnowNLP's scores as three probabilities; the most likely class is the one of the stated rule."""
    score = np.asarray(scores, dtype=float)
    half = (SNOW_POSITIVE - SNOW_NEGATIVE) / 2
    edge = SNOW_POSITIVE / (1 + SNOW_POSITIVE)
    neutral = np.clip(1 - (1 - edge) * np.abs(score - 0.5) / half, 0.0, 1.0)
    return np.stack([(1 - score) * (1 - neutral), neutral, score * (1 - neutral)], axis=1)


def _snow(texts: Sequence[str], fitted: object = None) -> np.ndarray:
    scorer = snow.shipped()
    return snow_classes([scorer.score(text[:LONGEST]) if text.strip() else 0.5 for text in texts])


def _lexicon(texts: Sequence[str], fitted: object = None) -> np.ndarray:
    return np.array([lexicon.probabilities(lexicon.read(text[:LONGEST])) for text in texts]).reshape(-1, 3)


def _nothing(texts: Sequence[str], labels: Sequence[str]) -> None:
    return None


MODELS: dict[str, Model] = {model.name: model for model in (
    Model("SnowNLP",
          f"SnowNLP as shipped, taught on product reviews: negative up to {SNOW_NEGATIVE}, positive from "
          f"{SNOW_POSITIVE}, neutral between", _nothing, _snow, silence),
    Model("lexicon", "our own word lists with negation, degree, contrast and sarcasm", _nothing, _lexicon,
          silence),
    Model("adapted",
          "sentence embedding, lexicon features and character n-grams in a logistic regression taught by "
          "our own corpus and this study's labels", adapted.fit, adapted.predict, silence, True, UNSURE),
)}
"""Every sentiment model by name. Add one here, and 03 scores with it, checks it and ranks it."""


# ---------------------------------------------------------------------------------------------------- scoring

def score(model: Model, texts: Sequence[str], fitted: Any = None) -> tuple[np.ndarray, list, list]:
    """(probabilities, labels, reasons): a label is None where there is a reason to keep silent.

    A text that cannot be judged gets NaN probabilities.
    """
    texts = [text if isinstance(text, str) else "" for text in texts]
    reasons = list(model.abstains(texts))
    speaks = [i for i, reason in enumerate(reasons) if reason is None]
    found = np.full((len(texts), 3), np.nan)
    if speaks:
        found[speaks] = model.predict([texts[i] for i in speaks], fitted)
    labels: list[str | None] = [None] * len(texts)
    for i in speaks:
        best = int(found[i].argmax())
        if found[i, best] < model.unsure:
            reasons[i] = f"unsure: best class below {model.unsure:.2f}"
        else:
            labels[i] = CLASSES[best]
    return found, labels, reasons


def score_all(models: Mapping[str, Model], texts: Sequence[str], fitted: Mapping[str, Any]) \
        -> dict[str, tuple[np.ndarray, list, list]]:
    """`score` by every model. Equal texts are read once; all models read a part before the next one is begun,
    so that what one found out about a text still is at hand for the other."""
    texts = [text if isinstance(text, str) else "" for text in texts]
    place = {text: i for i, text in enumerate(dict.fromkeys(texts))}
    distinct, where = list(place), [place[text] for text in texts]
    parts = [distinct[i:i + PART] for i in range(0, len(distinct), PART)] or [[]]
    scored = [{name: score(model, part, fitted[name]) for name, model in models.items()} for part in parts]
    found = {}
    for name in models:
        labels, reasons = ([one for part in scored for one in part[name][i]] for i in (1, 2))
        found[name] = (np.vstack([part[name][0] for part in scored])[where],
                       [labels[i] for i in where], [reasons[i] for i in where])
    return found


def folds(texts: Sequence[str], labels: Sequence[str], n: int = FOLDS, seed: int = SEED) -> np.ndarray:
    """A fold number for each labelled text: equal texts together, each class spread evenly, drawn by a
    seed."""
    rng = np.random.default_rng(seed)
    groups: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        groups.setdefault(fold(text), []).append(i)
    keys = sorted(groups)
    order = sorted(rng.permutation(len(keys)).tolist(),
                   key=lambda k: CLASSES.index(labels[groups[keys[k]][0]])
                   if labels[groups[keys[k]][0]] in CLASSES else -1)
    numbers = np.zeros(len(texts), dtype=int)
    for place, k in enumerate(order):
        numbers[groups[keys[k]]] = place % n
    return numbers


def cross_predict(model: Model, texts: Sequence[str], labels: Sequence[str], n: int = FOLDS) -> np.ndarray:
    """Probabilities of each labelled text by a model that was not taught with it."""
    texts, labels = list(texts), list(labels)
    if not model.learns:
        return score(model, texts)[0]
    numbers = folds(texts, labels, n)
    found = np.full((len(texts), 3), np.nan)
    for number in sorted(set(numbers.tolist())):
        out = np.flatnonzero(numbers == number)
        rest = np.flatnonzero(numbers != number)
        fitted = model.fit([texts[i] for i in rest], [labels[i] for i in rest])
        found[out] = score(model, [texts[i] for i in out], fitted)[0]
    return found


def cross_choose(texts: Sequence[str], labels: Sequence[str], crossed: dict[str, np.ndarray],
                 models: dict[str, Model] | None = None, n: int = FOLDS) -> np.ndarray:
    """Probabilities of each labelled text by the model that is the best on the other folds.

    crossed: what `cross_predict` gave for each model. The choice is part of what is cross-validated: a text's
    own label has no say in which model reads it.
    """
    models = MODELS if models is None else models
    texts, labels = list(texts), list(labels)
    numbers = folds(texts, labels, n)
    found = np.full((len(texts), 3), np.nan)
    for number in sorted(set(numbers.tolist())):
        out, rest = np.flatnonzero(numbers == number), np.flatnonzero(numbers != number)
        checked = check([texts[i] for i in rest], [labels[i] for i in rest], models,
                        {name: crossed[name][rest] for name in models})
        found[out] = crossed[choose(checked, models)][out]
    return found


# --------------------------------------------------------------------------------------------------- checking

def check(texts: Sequence[str], labels: Sequence[str], models: dict[str, Model] | None = None,
          crossed: dict[str, np.ndarray] | None = None) -> pd.DataFrame:
    """Each model against the labels, cross-validated, and "always the most frequent class" beside them.

    crossed: what `cross_predict` gave for each model, where that is at hand.

    Columns: model, n, spoke (share not abstained), accuracy with low and high, macro_f1 with f1_low and
    f1_high, ece with ece_low, ece_high and ece_chance, brier. Comments on which a model keeps silent count as
    wrong. Best model first.
    """
    models = MODELS if models is None else models
    texts, labels = list(texts), list(labels)
    if not texts:
        return pd.DataFrame(columns=_CHECK_COLUMNS)
    crossed = crossed or {name: cross_predict(model, texts, labels) for name, model in models.items()}
    rows = [measure(name, labels, crossed[name], model.unsure) for name, model in models.items()]
    common = max(CLASSES, key=labels.count)
    always = np.tile([float(name == common) for name in CLASSES], (len(texts), 1))
    made = pd.DataFrame(rows).sort_values(["macro_f1", "accuracy"], ascending=False, kind="stable")
    return pd.concat([made, pd.DataFrame([measure(f"always {common}", labels, always)])],
                     ignore_index=True)[_CHECK_COLUMNS]


_CHECK_COLUMNS = ["model", "n", "spoke", "accuracy", "low", "high", "macro_f1", "f1_low", "f1_high",
                  "ece", "ece_low", "ece_high", "ece_chance", "brier"]


def measure(name: str, labels: Sequence[str], probabilities: np.ndarray, unsure: float = 0.0,
            who: Sequence | None = None) -> dict:
    """Quality of predicted probabilities beside the labels: a row of `check`. who: see `calibration`."""
    truth = np.array([CLASSES.index(label) for label in labels])
    known = ~np.isnan(probabilities).any(axis=1)
    filled = np.where(known[:, None], probabilities, 1 / 3)
    spoke = known & (filled.max(axis=1) >= unsure)
    said = np.where(spoke, filled.argmax(axis=1), -1)
    low, high = wilson(int((said == truth).sum()), len(truth))
    f1_low, f1_high = _bootstrap_f1(truth, said)
    ideal = np.eye(3)[truth]
    even = calibration(filled[known], truth[known], None if who is None else np.asarray(who)[known])
    return {"model": name, "n": len(truth), "spoke": float(spoke.mean()),
            "accuracy": float((said == truth).mean()),
            "low": low, "high": high, "macro_f1": macro_f1(truth, said), "f1_low": f1_low, "f1_high": f1_high,
            "ece": even.error, "ece_low": even.low, "ece_high": even.high, "ece_chance": even.chance,
            "brier": float(((filled - ideal) ** 2).sum(axis=1).mean())}


def choose(checked: pd.DataFrame, models: dict[str, Model] | None = None) -> str:
    """The model for the findings: highest macro-F1; among those within `CLOSE` of it the most accurate.

    Without a check (no labels) it is the last one of the registry that learns.
    """
    models = MODELS if models is None else models
    real = checked[checked["model"].isin(models)] if len(checked) else checked
    if not len(real):
        learning = [name for name, model in models.items() if model.learns]
        return (learning or list(models))[-1]
    close = real[real["macro_f1"] >= real["macro_f1"].max() - CLOSE]
    return str(close.sort_values("accuracy", ascending=False, kind="stable")["model"].iloc[0])


def macro_f1(truth: np.ndarray, said: np.ndarray) -> float:
    """The mean F1 of the classes that occur in the truth: 0 to 1."""
    scores = []
    for name in sorted(set(truth.tolist())):
        hit = int(((said == name) & (truth == name)).sum())
        scores.append(2 * hit / (int((said == name).sum()) + int((truth == name).sum())))
    return float(np.mean(scores)) if scores else float("nan")


def _bootstrap_f1(truth: np.ndarray, said: np.ndarray) -> tuple[float, float]:
    rng = np.random.default_rng(SEED)
    n, draws = len(truth), []
    table = np.zeros((3, 4), dtype=int)
    np.add.at(table, (truth, said + 1), 1)
    counts = rng.multinomial(n, table.ravel() / n, size=BOOTSTRAPS).reshape(-1, 3, 4)
    hits = counts[:, np.arange(3), np.arange(3) + 1]
    sizes = counts.sum(axis=2) + counts[:, :, 1:].sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = np.where(sizes > 0, 2 * hits / np.maximum(sizes, 1), np.nan)
    present = table.sum(axis=1) > 0
    draws = np.nanmean(scores[:, present], axis=1)
    return float(np.quantile(draws, 0.025)), float(np.quantile(draws, 0.975))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Expected calibration error with its 95 % bootstrap interval, and what chance gives a calibrated
    model."""

    error: float
    low: float
    high: float
    chance: float


def calibration(probabilities: np.ndarray, truth: np.ndarray, who: Sequence | None = None) -> Calibration:
    """How far confidence is from accuracy, over bins of equally many comments by confidence: 0 best, 1 worst.

    who: which comment each row is about, where a comment stands in several rows. chance: the mean error of
    labels drawn by the very probabilities that were given.
    """
    n = len(truth)
    if not n:
        return Calibration(*[float("nan")] * 4)
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    parts = np.array_split(np.argsort(sure, kind="stable"), max(1, min(BINS, n // FEWEST_IN_BIN)))
    inside = np.zeros((n, len(parts)))
    for place, part in enumerate(parts):
        inside[part, place] = 1 / n
    rng = np.random.default_rng(SEED)
    _, row = np.unique(np.arange(n) if who is None else np.asarray(who), return_inverse=True)
    k = int(row.max()) + 1
    drawn = rng.multinomial(k, np.full(k, 1 / k), size=BOOTSTRAPS)[:, row] * (sure - right)
    ideal = sure - (rng.random((BOOTSTRAPS, k))[:, row] < sure)
    low, high = np.quantile(np.abs(drawn @ inside).sum(axis=1), (0.025, 0.975))
    return Calibration(float(np.abs((sure - right) @ inside).sum()), float(low), float(high),
                       float(np.abs(ideal @ inside).sum(axis=1).mean()))


def wilson(hits: int, n: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's 95 % interval for a share of hits among n: (low, high) in [0, 1]; (0, 1) for n = 0."""
    if not n:
        return 0.0, 1.0
    share, spread = hits / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * float(np.sqrt(share * (1 - share) / n + spread / (4 * n)))
    return max(0.0, middle - half), min(1.0, middle + half)
