"""The sample study is whole: labels and hand-checked pairs stand in its pages, and none of it is a real page's wording."""
from __future__ import annotations

import csv
import re
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
TESTS = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with open(DATA / "manual" / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def raw() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (DATA / "raw").glob("*.txt")}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_labels_stand_under_the_page():
    page = raw()["two_moves_in_one_day.txt"]
    labels = rows("comment_labels")
    assert [label["text"] for label in labels if label["text"] not in page] == []
    first = [label for label in labels if label["labeller"] == "A"]
    again = {label["text"] for label in labels if label["labeller"] == "B"}
    assert len(first) == len({label["text"] for label in first}) == 45
    assert len(again) == 20 and again <= {label["text"] for label in first if label["sampling"] == "random"}


def test_labels_use_the_vocabulary():
    for label in rows("comment_labels"):
        assert label["sentiment"] in {"negative", "neutral", "positive"}
        stances = dict(part.split("=") for part in label["stance"].split(";"))
        assert set(stances) == {"俄罗斯", "美国", "朝鲜", "中国"} and set(stances.values()) <= {"favor", "against", "none"}


def test_hand_checked_pairs_stand_in_the_pages():
    pages = raw()
    for pair in rows("claim_pairs"):
        assert pair["quote_a"] in pages[pair["file_a"]] and pair["quote_b"] in pages[pair["file_b"]]
        assert pair["relation"] in pair["acceptable"].split("|") and pair["clear"] in {"yes", "no"}


def test_sources_name_pages():
    assert {row["file"] for row in rows("sources")} == set(raw())


def test_no_line_of_a_real_page_is_in_the_sample_or_the_test_pages(shared):
    lines = {squeezed(line) for path in (shared / "pages").glob("*.txt")
             for line in path.read_text("utf-8").split("\n") if len(squeezed(line)) >= 18}
    ours = [*(DATA / "raw").glob("*.txt"), *(TESTS / "events").glob("*/*.txt"), *(TESTS / "layouts").glob("*.txt")]
    for path in ours:
        text = squeezed(path.read_text("utf-8"))
        assert [line for line in lines if line in text] == [], path.name
