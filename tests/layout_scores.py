"""How well stage 01 reads the layout pages: comments, threads, likes, times and data, against their gold.

A comment is found where its text is (white space aside); its author, time, likes and parent are counted among
the comments found. Likes of a dump that shows only a bare number may stand in `likes` or in `badge`; parents
count where the page still shows who answers whom. See tests/layouts/README.md for what else counts as right.

Run `python -m tests.layout_scores` for a table of both forms of every page.
"""
from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

from utils import pages
from utils.study import new_study, open_study

FOLDER = Path(__file__).parent / "layouts"
COUNTS = ("gold", "found", "right", "authors", "times", "likes", "parents", "parents_asked")
DATA = ("title", "account", "author", "published", "declared", "hidden")


def layouts() -> list[dict[str, Any]]:
    """The gold of every layout page, by name."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.gold.json"))]


def score(form: str) -> pd.DataFrame:
    """One row per page in one form ("html" or "txt"): COUNTS as numbers, DATA as booleans."""
    golds = layouts()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "study"
        new_study(root, [FOLDER / f"{gold['layout']}.{form}" for gold in golds])
        rows = [f"{gold['layout']}.{form},,{gold['captured_at']}," for gold in golds]
        (root / "manual" / "sources.csv").write_text("\n".join(["file,url,captured_at,note", *rows]), "utf-8")
        made = pages.read_study(open_study(root))
    found = made["pages"].set_index("file")
    comments = made["comments"].merge(made["pages"][["page_id", "file"]], on="page_id")
    return pd.DataFrame([_page(gold, form, found, comments) for gold in golds]).set_index("layout")


def _page(gold: dict[str, Any], form: str, found: pd.DataFrame, comments: pd.DataFrame) -> dict[str, Any]:
    file = f"{gold['layout']}.{form}"
    page = {key: _plain(value) for key, value in found.loc[file].items()}
    rows = [{key: _plain(value) for key, value in row.items()}
            for row in comments[comments["file"] == file].to_dict("records")]
    return {"layout": gold["layout"], **_threads(gold, form, rows), **_data(gold, form, page)}


def _threads(gold: dict[str, Any], form: str, rows: list[dict[str, Any]]) -> dict[str, int]:
    wanted = gold["comments"]
    match = _match(wanted, rows)
    position = {row["comment_id"]: index for index, row in match.items()}
    pairs = [(wanted[index], row) for index, row in match.items()]
    asked = form == "html" or gold["dump_threads"]
    bare = form == "txt" and gold["dump_likes"] == "bare"
    return dict(zip(COUNTS, (
        len(wanted), len(rows), len(match),
        sum(_squeezed(row["author"]) == _squeezed(want["author"]) for want, row in pairs),
        sum(want["time"] is None or _squeezed(want["time"]) in _squeezed(row["posted_text"])
            for want, row in pairs),
        sum(want["likes"] in {row["likes"], *([row["badge"]] if bare else [])} for want, row in pairs),
        sum(position.get(row["parent_id"]) in (want["parent"], *want.get("parent_also", ()))
            for want, row in pairs) * asked,
        len(match) * asked)))


def _match(wanted: list[dict[str, Any]], rows: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Each comment found, under its place in the gold; of equal texts, that with the right author first."""
    match: dict[int, dict[str, Any]] = {}
    for same_author in (True, False):
        for row in rows:
            for index, want in enumerate(wanted):
                texts = {_squeezed(text) for text in (want["text"], *want.get("text_also", ()))}
                if (index not in match and not any(row is other for other in match.values())
                        and _squeezed(row["text"]) in texts
                        and (not same_author or _squeezed(row["author"]) == _squeezed(want["author"]))):
                    match[index] = row
    return match


def _data(gold: dict[str, Any], form: str, page: dict[str, Any]) -> dict[str, bool]:
    published = gold.get("published_at_dump") if form == "txt" else None
    return {
        "title": page["title"] in (gold["title"], *gold.get("title_also", ())),
        "account": page["account"] in (gold["account"], *gold.get("account_also", ())),
        "author": page["author"] in (gold["author"], *gold.get("author_also", ())),
        "published": (page["published_at"] or "")[:16] == (published or gold["published_at"])[:16],
        "declared": page["declared_comments"] == gold["declared_comments"],
        "hidden": (page["n_hidden"] or 0) == gold["n_hidden"],
    }


def _plain(value: Any) -> Any:
    return None if value is None or value is pd.NA or value != value else value


def _squeezed(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


def summary(scores: pd.DataFrame) -> dict[str, float]:
    """Precision and recall of comments; shares of authors, times, likes, parents of those found; of data."""
    total = scores[list(COUNTS)].sum()
    right = total["right"] or 1
    shares = {"precision": total["right"] / (total["found"] or 1), "recall": total["right"] / total["gold"],
              **{name: total[name] / right for name in ("authors", "times", "likes")},
              "parents": total["parents"] / (total["parents_asked"] or 1)}
    return {**{name: float(value) for name, value in shares.items()},
            **{name: float(scores[name].mean()) for name in DATA}}


if __name__ == "__main__":
    for form in ("html", "txt"):
        scores = score(form)
        print(f"{form}\n{scores.to_string()}\n")
        print("   ".join(f"{name} {value:.3f}" for name, value in summary(scores).items()), "\n")
