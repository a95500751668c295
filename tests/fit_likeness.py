"""The weights of `utils/claims/likeness.csv`, fitted anew: `python -m tests.fit_likeness`.

Pairs of figures come from the events of tests/events that may be tuned on, as stage 02 has them before it aligns. A pair
is positive where the gold has both under one question, negative where it has them under two, or one of them as a figure
that nobody asks about; pairs of questions that a reader could call one teach nothing. Every event weighs by the root of its
pairs. The regression is ridge-penalised on standardised signs; a sign may only speak the way that
its nature allows (`likeness.DIRECTIONS`), so that chance in few events teaches nothing absurd; and the weights are given back
per unit of each sign.

`python -m tests.fit_likeness --check` writes nothing and prints what such weights are worth on events left out: the
events are divided into folds, each predicted by weights that were fitted on the others.
"""
from __future__ import annotations

import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests import evaluation
from utils.claims import likeness, linkage

PENALTY = 3.0            # of the squared weights of standardised signs
FOLDS = 8
BIAS = "bias"


def pairs_of(folder: Path, root: Path) -> tuple[list[str], np.ndarray, np.ndarray, list[tuple[int, int, int]]]:
    """Names of the signs, signs (a row a pair), truth (1, 0, or nan where unknown), and places (block, i, j)."""
    from utils import claims
    from utils.claims import amounts, questions
    from utils.claims import answers as records

    study = evaluation.study_pages(folder, root)
    found = claims.extract(study["pages"], study["lines"], study["references"])
    claims.prepare(found)
    texts = {str(row.page_id): str(row.text) for row in study["pages"].itertuples()}
    gold = evaluation.event_gold(folder)
    met = evaluation.match(gold, [records.row(a, texts) for a in found])
    named = {row["claim_id"]: gold.answers[name] for name, row in met.items()}
    joinable: dict[str, set[str]] = defaultdict(set)
    for group in gold.may_join:
        for key in group:
            joinable[key] |= group
    blocks: dict[Any, list[Any]] = defaultdict(list)
    for answer in found:
        if answer.attribute in amounts.NUMBERS:
            blocks[questions.block(answer)].append(answer)
    rarity = likeness.Rarity(a for block in blocks.values() for a in block)
    names: list[str] = []
    rows, truth, places = [], [], []
    for n, block in enumerate(blocks[key] for key in sorted(blocks, key=repr)):
        left, right = np.triu_indices(len(block), 1)
        if not len(left):
            continue
        signs = likeness.signs(likeness.Figures(block, rarity), left, right)
        names = list(signs)
        rows.append(np.column_stack(list(signs.values())))
        for i, j in zip(left.tolist(), right.tolist(), strict=True):
            truth.append(_truth(named.get(block[i].claim_id), named.get(block[j].claim_id), joinable))
            places.append((n, i, j))
    return names, np.vstack(rows), np.array(truth), places


def _truth(a: Any, b: Any, joinable: dict[str, set[str]]) -> float:
    if a is None or b is None or not (a.asked or b.asked):
        return np.nan
    if a.asked != b.asked:
        return 0.0
    if not a.question or not b.question or a.question != b.question and b.question in joinable[a.question]:
        return np.nan
    return float(a.question == b.question)


def fit(events: Sequence[tuple[np.ndarray, np.ndarray]], names: Sequence[str]) -> np.ndarray:
    """Bias and weights of signs for events given as (signs, truth): penalised logistic loss, minimised within the
    directions of the signs (L-BFGS-B, Byrd et al. 1995)."""
    from scipy.optimize import minimize

    signs, truth = np.vstack([x for x, _ in events]), np.concatenate([y for _, y in events])
    weight = np.concatenate([np.full(len(y), 1 / np.sqrt(max(1, len(y)))) for _, y in events])
    told = ~np.isnan(truth)
    signs, truth, weight = signs[told], truth[told], weight[told] / weight[told].mean()
    centre, spread = signs.mean(axis=0), signs.std(axis=0)
    scaled = np.column_stack([np.ones(len(signs)), (signs - centre) / np.where(spread > 0, spread, 1.0)])

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        total = scaled @ at
        missed = weight * (1 / (1 + np.exp(-total)) - truth)
        value = float(weight @ (np.logaddexp(0, total) - truth * total)) + PENALTY * float(at[1:] @ at[1:]) / 2
        return value, scaled.T @ missed + PENALTY * np.concatenate([[0.0], at[1:]])

    ways = [likeness.DIRECTIONS.get(name, 0) for name in names]
    bounds = [(None, None), *((0.0 if way > 0 else None, 0.0 if way < 0 else None) for way in ways)]
    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds,
                     options={"maxiter": 3000, "ftol": 1e-11}).x
    weights = found[1:] / np.where(spread > 0, spread, np.inf)
    return np.concatenate([[found[0] - weights @ centre], weights])


def joined(names: Sequence[str], signs: np.ndarray, places: Sequence[tuple[int, int, int]], weights: np.ndarray,
           threshold: float) -> np.ndarray:
    """Whether average linkage puts each pair together."""
    ruled_out = likeness.impossible(dict(zip(names, signs.T, strict=True)))
    likely = np.where(ruled_out, 0.0, 1 / (1 + np.exp(-(weights[0] + signs @ weights[1:]))))
    home: dict[tuple[int, int], tuple[int, int]] = {}
    for block in {n for n, _, _ in places}:
        edges = [(i, j, p) for (n, i, j), p in zip(places, likely.tolist(), strict=True) if n == block]
        size = max(j for _, j, _ in edges) + 1
        for k, group in enumerate(linkage.join(size, edges, threshold)):
            home |= {(block, place): (block, k) for place in group}
    return np.array([home[n, i] == home[n, j] for n, i, j in places])


def tuned() -> list[Path]:
    return [path.parent for path in sorted(evaluation.EVENTS.glob("*/gold.json"))
            if evaluation.split_of(path.parent) == "tune"]


def left_out(root: Path) -> dict[str, evaluation.Counts]:
    """Counts of each event that may be tuned on, aligned by weights that were fitted on the others (FOLDS folds)."""
    folders = tuned()
    made = [pairs_of(folder, root / "pairs" / folder.name) for folder in folders]
    names, counts, shipped = made[0][0], {}, likeness.weights
    try:
        for fold in range(FOLDS):
            fitted = fit([(x, y) for n, (_, x, y, _) in enumerate(made) if n % FOLDS != fold], names)
            signs = {name: likeness.Sign(name, float(weight), "") for name, weight in zip([BIAS, *names], fitted, strict=True)}
            likeness.weights = lambda signs=signs: signs
            counts |= evaluation.measure_events(root / "events", folders[fold::FOLDS])
    finally:
        likeness.weights = shipped
    return counts


def main(arguments: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as root:
        made = [pairs_of(folder, Path(root) / folder.name) for folder in tuned()]
    names, events = made[0][0], [(signs, truth) for _, signs, truth, _ in made]
    if "--check" in arguments:
        _check(made)
        return
    meaning = {name: sign.meaning for name, sign in likeness.weights().items()} if likeness.WEIGHTS.exists() else {}
    with likeness.WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["sign", "weight", "meaning"])
        for name, weight in zip([BIAS, *names], fit(events, names), strict=True):
            writer.writerow([name, f"{weight:.4f}", meaning.get(name, "")])
    print(f"{likeness.WEIGHTS}: {len(names)} signs, {len(events)} events, {sum(len(y) for _, y in events)} pairs")


def _check(made: Sequence[Any]) -> None:
    for threshold in (0.3, 0.35, 0.38, 0.4, 0.45, 0.5):
        right = called = true = 0
        for fold in range(FOLDS):
            weights = fit([(x, y) for n, (_, x, y, _) in enumerate(made) if n % FOLDS != fold], made[0][0])
            for _, signs, truth, places in made[fold::FOLDS]:
                together = joined(made[0][0], signs, places, weights, threshold)
                right += int((together & (truth == 1)).sum())
                called += int((together & ~np.isnan(truth)).sum())
                true += int((truth == 1).sum())
        print(f"threshold {threshold}: precision {right / called:.3f} recall {right / true:.3f} "
              f"F1 {2 * right / (called + true):.3f} of {true} pairs in {len(made)} events left out in turn")


if __name__ == "__main__":
    main(sys.argv[1:])
