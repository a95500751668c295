"""Quality: what the stages get right on hand-made gold, the figures that README quotes, with the n they rest on.

Everything here comes with the repository, but for the five real pages, whose rows are left out where they are absent.
"""
from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

HERE = Path(__file__).resolve().parent.parent
if str(HERE.parent) not in sys.path:        # the gold readers are tests' own modules
    sys.path.insert(0, str(HERE.parent))

SHARED = HERE.parent.parent / "shared"
EVENTS = ("claims_f1", "pairs_f1", "relations_met", "relations_all", "false_conflicts")
MEANING = {"claims_f1": "figures found and right (F1)", "pairs_f1": "pairs of answers put into one question (F1)",
           "relations_met": "relation right, of clear pairs that met in one question",
           "relations_all": "relation right, of all clear pairs",
           "false_conflicts": "conflicts called that the gold does not hold"}
LAYOUTS = ("precision", "recall", "authors", "times", "parents")


def run(quick: bool) -> pd.DataFrame:
    """A row a figure: stage, gold, what, n, value between 0 and 1, its interval where studies can be drawn anew. quick: without the sample study's comments."""
    rows = [*_layouts(), *_events(), *_real_pages(), *_sample(quick)]
    return pd.DataFrame(rows, columns=["stage", "gold", "what", "n", "value", "low", "high"]).round(
        {"value": 3, "low": 3, "high": 3})


DRAWS = 400               # times that studies are drawn anew for an interval


def _row(stage: str, gold: str, what: str, n: float, value: float, low: float | None = None,
         high: float | None = None) -> dict[str, Any]:
    return {"stage": stage, "gold": gold, "what": what, "n": int(n), "value": float(value), "low": low, "high": high}


def _layouts() -> Iterator[dict[str, Any]]:
    from tests import layout_scores

    for form, name in (("html", "HTML"), ("txt", "dumps")):
        scores = layout_scores.score(form)
        figures = layout_scores.summary(scores)
        for figure in LAYOUTS:
            yield _row("01", f"{len(scores)} layouts, {name}", f"comments: {figure}", scores["gold"].sum(), figures[figure])


def _events() -> Iterator[dict[str, Any]]:
    from tests import evaluation, fit_likeness

    folders = sorted(path.parent for path in evaluation.EVENTS.glob("*/gold.json"))
    for group in evaluation.GROUPS:
        chosen = [folder for folder in folders if evaluation.group_of(folder) == group]
        with tempfile.TemporaryDirectory() as root:
            made = evaluation.measure_events(Path(root), chosen)
        yield from _claims(f"{len(chosen)} invented events {group}", list(made.values()))
    with tempfile.TemporaryDirectory() as root:
        made = fit_likeness.left_out(Path(root))
    others = [counts for name, counts in made.items() if evaluation.group_of(evaluation.EVENTS / name) == evaluation.GROUPS[1]]
    yield from _claims(f"{len(others)} events by other hands, each left out of the fit", others)


def _real_pages() -> Iterator[dict[str, Any]]:
    from tests import evaluation

    if not (SHARED / "gold" / "claims.jsonl").exists():
        return
    with tempfile.TemporaryDirectory() as root:
        tables = evaluation.study_tables(SHARED / "pages", Path(root) / "study")
        yield from _claims("5 real pages", [evaluation.measure(evaluation.shared_gold(SHARED), tables)])


def _claims(gold: str, studies: list[Any]) -> Iterator[dict[str, Any]]:
    """The figures of studies together; intervals (95 %) by drawing studies anew, where there are several."""
    from tests import evaluation

    def figures(chosen: Any) -> dict[str, float]:
        return sum(chosen, evaluation.Counts()).figures

    counts, drawn = sum(studies, evaluation.Counts()), random.Random(DRAWS)
    again = [figures(drawn.choices(studies, k=len(studies))) for _ in range(DRAWS)] if len(studies) > 1 else []
    sizes = {"claims_f1": "number_gold", "pairs_f1": "pair_gold", "relations_met": "relation_met",
             "relations_all": "relation_gold", "false_conflicts": "conflict_called"}
    for figure in EVENTS:
        spread = sorted(made[figure] for made in again)
        ends = (spread[DRAWS // 40], spread[-1 - DRAWS // 40]) if spread else (None, None)
        yield _row("02", gold, MEANING[figure], counts.c[sizes[figure]], counts.figures[figure], *ends)


def _sample(quick: bool) -> Iterator[dict[str, Any]]:
    from utils import claims, opinion, pages
    from utils.claims.check import COLUMNS, check
    from utils.study import HOME, open_study, read_manual

    study = open_study(HOME / "data")
    read = pages.read_study(study)
    compared = claims.compare(read["pages"], read["lines"], read["references"], study.manual_table("aliases"),
                              study.manual_table("claim_reviews"), study.settings)
    pairs = read_manual(study.manual / "claim_pairs.csv", COLUMNS)
    checked = check(pairs, read["pages"], compared["claims"], compared["comparisons"])
    together = checked["together"].fillna(False).astype(bool)
    clear = checked["clear"].eq("yes") & together
    yield _row("02", "sample study", "checked pairs put into one question", len(checked), together.mean())
    yield _row("02", "sample study", "relation right, of clear pairs that met", clear.sum(),
               checked.loc[clear, "right"].fillna(False).astype(bool).mean())
    if quick:
        return
    found = opinion.inspect(read["comments"], read["pages"], study.manual_table("comment_labels"), study.settings)
    for row in found.checks.to_dict("records"):
        yield _row("03", "sample study, cross-validated", f"sentiment, {row['model']}: right", row["n"], row["accuracy"])
