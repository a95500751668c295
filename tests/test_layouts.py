"""The layout pages hold what tests/layouts/README.md says: all in the gold stands on both forms of a page."""
from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from layout_scores import score, summary

FOLDER = Path(__file__).parent / "layouts"
FLOOR = .97             # measured: .987 and more
NAMES = sorted(path.name.removesuffix(".gold.json") for path in FOLDER.glob("*.gold.json"))


def gold(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.gold.json").read_text("utf-8"))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def forms(name: str) -> list[str]:
    """The visible text of the page as HTML and as a dump, without white space."""
    page = (FOLDER / f"{name}.html").read_text("utf-8")
    bare = html.unescape(re.sub(r"<[^<>]*>", "", page))
    return [squeezed(bare), squeezed((FOLDER / f"{name}.txt").read_text("utf-8"))]


def test_there_are_enough_layouts_and_comments():
    assert len(NAMES) >= 12
    assert sum(len(gold(name)["comments"]) for name in NAMES) >= 150


@pytest.mark.parametrize("name", NAMES)
class TestLayout:
    def test_texts_stand_on_the_page(self, name):
        answers = gold(name)
        wanted = [*answers["body"], *answers["captions"], answers["title"] or ""]
        wanted += [comment["text"] for comment in answers["comments"]]
        for form in forms(name):
            assert [text for text in wanted if squeezed(text) not in form] == []

    def test_names_and_times_stand_on_the_page(self, name):
        comments = gold(name)["comments"]
        for form in forms(name):
            for comment in comments:
                assert squeezed(comment["author"]) in form
                assert comment["time"] is None or squeezed(comment["time"]) in form

    def test_threads_point_backwards(self, name):
        for index, comment in enumerate(gold(name)["comments"]):
            parents = [comment["parent"], *comment.get("parent_also", [])]
            assert all(parent is None or 0 <= parent < index for parent in parents)

    def test_counts_are_counts(self, name):
        answers = gold(name)
        assert answers["n_hidden"] >= 0 and (answers["declared_comments"] or 0) >= 0
        assert {comment["by_page_author"] for comment in answers["comments"]} <= {True, False}
        assert all(comment["likes"] is None or comment["likes"] >= 0 for comment in answers["comments"])


@pytest.mark.parametrize("form", ["html", "txt"])
def test_comments_reach_their_floors(form):
    measured = summary(score(form))
    wanted = ("precision", "recall", "authors", "times", "likes", "parents")
    assert {name: round(measured[name], 3) for name in wanted if measured[name] < FLOOR} == {}
