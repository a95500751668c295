"""Stage 02 on five real pages against hand-made gold (skipped where ../shared is absent), and on the events
of this folder.

The floors are what was measured when they were written, not what is wished for; `python -m tests.evaluation`
prints the figures of the events, this file's docstrings say what each test holds.
"""
from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests import evaluation


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory):
    """(gold, tables, page texts by file) of the five real pages."""
    root = tmp_path_factory.mktemp("five") / "study"
    tables = evaluation.study_tables(shared / "pages", root)
    texts = {p.name: p.read_bytes().decode("utf-8") for p in (shared / "pages").glob("*.txt")}
    return evaluation.shared_gold(shared), tables, texts


def claim_for(real, name: str):
    gold, tables, _ = real
    return evaluation.match(gold, tables["claims"].to_dict("records")).get(name)


def pair(real, a: str, b: str) -> dict:
    first, second = claim_for(real, a), claim_for(real, b)
    assert first is not None and second is not None
    rows = [r for r in real[1]["comparisons"].to_dict("records")
            if {r["claim_a"], r["claim_b"]} == {first["claim_id"], second["claim_id"]}]
    assert rows, f"{a} and {b} are in different questions"
    return rows[0]


def test_two_figures_of_troops_differ_by_date_kind_and_source(real):
    row = pair(real, "c049", "c148")
    assert row["relation"] == "scope/time differs"
    assert all(word in row["reason_en"] for word in ("date", "kind", "source"))
    assert all(word in row["reason_zh"] for word in ("时间", "类别", "来源"))


def test_length_of_talks_conflicts_between_pages_and_with_the_own_reference(real):
    assert pair(real, "c009", "c075")["relation"] == "conflict"
    assert pair(real, "c075", "c079")["relation"] == "contradicts own reference"
    assert pair(real, "c009", "c079")["relation"] == "agree"


def test_spans_lead_to_exact_characters(real):
    _, tables, texts = real
    for claim in tables["claims"].to_dict("records"):
        text = texts[claim["file"]]
        assert text[claim["start"]:claim["end"]] == claim["quote"]
        assert text[claim["value_start"]:claim["value_end"]] == claim["value_text"]


def test_no_figure_of_hot_lists_or_comments_is_a_claim(real):
    gold, tables, _ = real
    negative = [a for a in gold.answers.values() if a.question is None]
    assert negative
    for claim in tables["claims"].to_dict("records"):
        assert not any(
            a.file == claim["file"] and a.start < claim["end"] and claim["start"] < a.end for a in negative
        )
        assert claim["role"] in ("title", "body", "heading", "caption", "reference")


def test_equal_figures_of_different_forces_are_no_agreement(real):
    assert pair(real, "c050", "c149")["relation"] == "scope/time differs"


def test_floors(real):
    gold, tables, _ = real
    figures = evaluation.measure(gold, tables).figures
    assert figures["claims_precision"] >= 0.93 and figures["claims_recall"] >= 0.93
    assert figures["pairs_f1"] >= 0.75 and figures["other_recall"] >= 0.82
    assert figures["relations_met"] >= 0.94
    assert figures["false_conflicts"] <= 0.05


@pytest.mark.parametrize("group, floors, false_conflicts", [
    (evaluation.GROUPS[0],
     {"claims_f1": 0.95, "pairs_f1": 0.89, "relations_met": 0.92, "dependent_precision": 0.73}, 0.24),
    (evaluation.GROUPS[1],
     {"claims_f1": 0.94, "pairs_f1": 0.77, "relations_met": 0.84, "dependent_precision": 0.85}, 0.30),
    (evaluation.GROUPS[2], {"claims_f1": 0.93, "pairs_f1": 0.62, "relations_met": 0.87}, 0.73),
])
def test_events(group: str, floors: dict[str, float], false_conflicts: float, tmp_path: Path):
    """Figures of each group of the events, as measured since four events joined the second group and four the third."""
    folders = [p.parent for p in sorted(evaluation.EVENTS.glob("*/gold.json")) if evaluation.group_of(p.parent) == group]
    figures = sum(evaluation.measure_events(tmp_path, folders).values(), evaluation.Counts()).figures
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}
    assert figures["false_conflicts"] <= false_conflicts


def test_shares_are_means_over_relations():
    counts = evaluation.Counts()
    counts.total.update({"agree": 9, "conflict": 1})
    counts.right.update({"agree": 9})
    assert counts.figures["relations_macro"] == pytest.approx(0.5)
    assert pd.notna(counts.figures["pairs_f1"])
