"""Shares with intervals that hold even where the model is wrong.

A model's labels are wrong in some direction; counting them gives a wrong share with a narrow interval. The
comments labelled by hand and drawn at random say how wrong. So, for one class:

    share = mean over all comments of  w * f   +   mean over the random labels of  (y - w * f)

where y is 1 for a comment of the class, f the model's probability of it, made by a model that was not taught
with that comment (cross-fitting), and w between 0 and 1 how far the model deserves to be used: the regression
slope of y on f, shrunk towards 0 when labels are few (Angelopoulos et al. 2023, "prediction-powered
inference", with the tuning of PPI++; the difference and regression estimators of survey sampling are the same
thing). With a useless model the share is that of the hand labels; with a good one the interval is much
narrower; in neither case is it biased.

Two things make the share uncertain. The labels are a sample of the comments; where all comments of the page
are there, this part shrinks to nothing as all get labelled (finite population correction). And where the page
says that it has more comments than were scraped, the scraped ones are a sample too: comments of one thread
resemble one another, so whole threads are drawn anew (bootstrap, fixed seed) and the larger of that and the
plain variance is added.

The interval is Wilson's, over the number of independent comments that would give the same variance (Korn and
Graubard 1998), with Student's quantile, and never excludes what the labels themselves prove: of 40 comments
with 5 labelled negative, at least 12.5 % are. With fewer than `FEWEST` random labels on a page there is no
interval. Likes-weighted shares count every comment 1 + its likes; one that carries more than a twentieth of
all weight is kept apart, and if nobody labelled it, the interval leaves its class open.

Pages are compared by the difference of their shares, Holm's correction over all comparisons of a class (Holm
1979).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

FEWEST = 8                 # random labels below which a share has no interval
SHRINK = 12.0              # the model's weight is shrunk by n / (n + SHRINK)
LEAST_DESIGN = 0.2         # the correction's variance is never taken below this part of the plain sample's
RARE = 5.0                 # labels of the rarer side for which the plain variance stands in
HEAVY = 0.05               # a comment with more than this share of the weight is kept apart
BOOTSTRAPS = 400
SEED = 20240719
CONFIDENCE = 0.95

UNVALIDATED = "model only, unvalidated"
FEW = "model only, too few random labels"
CENSUS = "every comment labelled by hand"
POWERED = "prediction-powered, cross-fitted"
POWERED_SAMPLE = "prediction-powered, cross-fitted; page shows more comments than were scraped"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % interval (None: there is none), and how it was made."""

    share: float | None
    low: float | None
    high: float | None
    n: int
    n_labelled: int
    method: str


def estimate(predicted: np.ndarray, truth: np.ndarray, *, weights: np.ndarray | None = None,
             threads: Sequence | None = None, population: int | None = None,
             fewest: int = FEWEST) -> Estimate:
    """The share of a class among comments.

    predicted: model probability of the class for each comment, cross-fitted where it is labelled. truth: 1.0
    or 0.0 where a random label says so, else NaN. weights: how much each comment counts (default: all alike).
    threads: which thread each comment belongs to. population: comments the page has; None or fewer than
    given: these. fewest: random labels below which there is no interval (at least 3).
    """
    predicted, truth = np.asarray(predicted, dtype=float), np.asarray(truth, dtype=float)
    n = len(predicted)
    weights = np.ones(n) if weights is None else np.asarray(weights, dtype=float)
    labelled = ~np.isnan(truth)
    n_labelled = int(labelled.sum())
    if n == 0:
        return Estimate(None, None, None, 0, 0, UNVALIDATED)
    if n_labelled == 0:
        return Estimate(_clip(np.average(predicted, weights=weights)), None, None, n, 0, UNVALIDATED)
    missing = max(0, (population or n) - n)
    if n_labelled == n and not missing:
        share = _clip(np.average(truth, weights=weights))
        return Estimate(share, share, share, n, n, CENSUS)
    if n_labelled < max(fewest, 3):
        return Estimate(_clip(np.average(predicted, weights=weights)), None, None, n, n_labelled, FEW)

    heavy = weights > HEAVY * weights.sum() if n > 1 / HEAVY else np.zeros(n, dtype=bool)
    heavy &= weights > 3 * np.median(weights)
    light = ~heavy
    if (labelled & light).sum() < max(fewest, 3):
        heavy[:], light[:] = False, True
    share, variance, worth = _corrected(predicted[light], truth[light], weights[light])
    if missing:
        spread = _thread_variance(predicted, truth, weights, threads) * (missing / (n + missing))
        variance += spread
    low, high = _interval(share, variance, worth)
    low, high, share = _with_heavy(low, high, share, predicted, truth, weights, heavy)
    proven = np.nansum(weights * truth) / (weights.sum() * (n + missing) / n)
    against = np.nansum(weights * (1 - truth)) / (weights.sum() * (n + missing) / n)
    low, high = max(low, proven), min(high, 1 - against)
    share = min(max(share, low), high)
    return Estimate(_clip(share), _clip(low), _clip(high), n, n_labelled, POWERED_SAMPLE if missing
                    else POWERED)


def _corrected(predicted: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> tuple[float, float, float]:
    """(share, variance, number of equally heavy labels that weigh as much) over these comments as a
    population.

    How much the model narrows the interval is learned from the labels of the rarer side; while they are few,
    the plain sample's variance is trusted more.
    """
    n, labelled = len(predicted), ~np.isnan(truth)
    y, f, v = truth[labelled], predicted[labelled], weights[labelled] / weights.mean()
    m = len(y)
    slope = 0.0
    if np.ptp(f) > 0:
        centre_f, centre_y = np.average(f, weights=v), np.average(y, weights=v)
        slope = float((v * (f - centre_f) * (y - centre_y)).sum() / (v * (f - centre_f) ** 2).sum())
    slope = min(max(slope, 0.0), 1.0) * m / (m + SHRINK)
    errors = y - slope * f
    mean_error = float(np.average(errors, weights=v))
    share = slope * float(np.average(predicted, weights=weights)) + mean_error
    centre = float(np.average(y, weights=v))
    raw = v * (errors - mean_error)
    plain = float(np.mean(v ** 2)) * _smooth(centre, m) * (1 - _smooth(centre, m))
    variance = max(float((raw ** 2).sum()) / (m - 1), LEAST_DESIGN * plain) / float(v.mean()) ** 2
    seen = min(y.sum(), m - y.sum())
    variance = (seen * variance + RARE * plain) / (seen + RARE)
    return share, variance / m * (1 - m / n), float(v.sum()) ** 2 / float((v ** 2).sum())


def _smooth(share: float, n: float) -> float:
    """A share of few, drawn a little towards a half: no zero of n proves that there are none."""
    return (share * n + 1) / (n + 2)


def _thread_variance(predicted: np.ndarray, truth: np.ndarray, weights: np.ndarray,
                     threads: Sequence | None) -> float:
    """Variance of the share if other threads had been scraped: bootstrap over threads, at least the plain
    one."""
    known = np.where(np.isnan(truth), predicted, truth)
    share = float(np.average(known, weights=weights))
    plain = _smooth(share, len(known)) * (1 - _smooth(share, len(known))) * float((weights ** 2).sum()) \
        / float(weights.sum()) ** 2
    if threads is None:
        return plain
    _, where = np.unique(np.asarray(threads), return_inverse=True)
    sums = np.bincount(where, weights=weights * known)
    sizes = np.bincount(where, weights=weights)
    rng, draws = np.random.default_rng(SEED), []
    for _ in range(BOOTSTRAPS):
        counts = np.bincount(rng.integers(0, len(sums), len(sums)), minlength=len(sums))
        draws.append(float(counts @ sums) / max(float(counts @ sizes), 1e-12))
    return max(plain, float(np.var(draws, ddof=1)))


def _interval(share: float, variance: float, m: float) -> tuple[float, float]:
    """Wilson's interval over the effective number of independent labels, with Student's quantile."""
    from scipy.stats import t

    if variance <= 0:
        return share, share
    middle = min(max(share, 0.0), 1.0)
    smooth = _smooth(middle, m)
    effective = smooth * (1 - smooth) / variance
    z = float(t.ppf((1 + CONFIDENCE) / 2, max(m - 1, 2)))
    spread = z * z / effective
    centre = (middle + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(middle * (1 - middle) / effective + spread / (4 * effective))
    return max(0.0, centre - half), min(1.0, centre + half)


def _with_heavy(low: float, high: float, share: float, predicted: np.ndarray, truth: np.ndarray,
                weights: np.ndarray, heavy: np.ndarray) -> tuple[float, float, float]:
    """Put the comments kept apart back: exactly where labelled, from 0 to 1 where not."""
    if not heavy.any():
        return low, high, share
    total = weights.sum()
    rest = weights[~heavy].sum() / total
    parts = weights[heavy] / total
    known = truth[heavy]
    sure = float((parts * np.where(np.isnan(known), 0.0, known)).sum())
    open_part = float(parts[np.isnan(known)].sum())
    guessed = float((parts * np.where(np.isnan(known), predicted[heavy], 0.0)).sum())
    return low * rest + sure, high * rest + sure + open_part, share * rest + sure + guessed


def _clip(value: float) -> float:
    return round(float(min(max(value, 0.0), 1.0)), 6)


def compare_pages(estimates: pd.DataFrame) -> pd.DataFrame:
    """Every two pages' shares of a class side by side, Holm-corrected over the comparisons of that class.

    estimates: rows of the table `estimates`. Columns: target, label, page_a, page_b, difference (a - b), low,
    high, p, p_holm, differs (p_holm < .05). Only raw shares with an interval are compared.
    """
    raw = estimates["weighting"] == "raw"
    rows = estimates[raw & estimates["page_id"].notna() & estimates["low"].notna()]
    rows = rows.assign(target=rows["target"].fillna(""))
    made: list[dict] = []
    for (target, label), group in rows.groupby(["target", "label"], sort=True):
        pages = group.sort_values("page_id").to_dict("records")
        family = [_difference(a, b, target or None, label)
                  for i, a in enumerate(pages) for b in pages[i + 1:]]
        for row, p in zip(family, holm([row["p"] for row in family])):
            made.append({**row, "p_holm": p, "differs": p < 1 - CONFIDENCE})
    return pd.DataFrame(made,
                        columns=["target", "label", "page_a", "page_b", "difference", "low", "high", "p",
                                       "p_holm", "differs"])


def _difference(a: dict, b: dict, target: str | None, label: str) -> dict:
    """Newcombe's interval for the difference of two shares with intervals of their own (Newcombe 1998)."""
    difference = a["share"] - b["share"]
    low = difference - math.hypot(a["share"] - a["low"], b["high"] - b["share"])
    high = difference + math.hypot(a["high"] - a["share"], b["share"] - b["low"])
    towards = (difference - low) if difference > 0 else (high - difference)
    error = towards / 1.959964
    p = 1.0 if difference == 0 else math.erfc(abs(difference) / error / math.sqrt(2)) if error > 0 else 0.0
    return {"target": target, "label": label, "page_a": a["page_id"], "page_b": b["page_id"],
            "difference": difference, "low": max(-1.0, low), "high": min(1.0, high), "p": p}


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's step-down adjustment, in the order given; each at most 1."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    adjusted, so_far = [0.0] * len(p_values), 0.0
    for rank, i in enumerate(order):
        so_far = max(so_far, min(1.0, (len(p_values) - rank) * p_values[i]))
        adjusted[i] = so_far
    return adjusted
