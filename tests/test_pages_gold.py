"""The five real pages against what a person read in them. Floors, not targets; skipped where ../shared is
absent."""
from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from utils.pages import read_page

LINES = 0.99
BODY_F1 = 0.99
ELSEWHERE = {"shown_count": "declared_comments", "shown_replies": "declared_comments", "comments": "n_comments"}
COUNTED_APART = ("note", "threads", "references")


@lru_cache(maxsize=None)
def rows_of(path: Path) -> dict:
    return read_page(path.read_bytes(), path.name)


def gold(shared: Path, name: str) -> dict:
    return json.loads((shared / "gold" / name).read_text(encoding="utf-8"))


def test_every_field_of_every_page(shared):
    wrong = []
    for file, fields in gold(shared, "pages.json").items():
        rows = rows_of(shared / "pages" / file)
        page = rows["pages"][0]
        wrong += [(file, key, page[ELSEWHERE.get(key, key)], value) for key, value in fields.items()
                  if key not in COUNTED_APART and page[ELSEWHERE.get(key, key)] != value]
        if len(rows["references"]) != fields["references"]:
            wrong.append((file, "references", len(rows["references"]), fields["references"]))
    assert not wrong


def test_roles_of_lines(shared):
    pairs = [(file, int(number), role) for file, lines in gold(shared, "line_roles.json").items()
             for number, role in lines.items()]
    given = {(file, line["line"]): line["role"] for file in gold(shared, "line_roles.json")
             for line in rows_of(shared / "pages" / file)["lines"]}
    assert set(given) == {(file, number) for file, number, _ in pairs}
    right = sum(given[file, number] == role for file, number, role in pairs)
    assert right >= LINES * len(pairs)
    body = {(file, number) for file, number, role in pairs if role == "body"}
    found = {key for key, role in given.items() if role == "body"}
    assert 2 * len(body & found) / (len(body) + len(found)) >= BODY_F1


def test_every_comment(shared):
    for file, comments in gold(shared, "comments.json").items():
        found = rows_of(shared / "pages" / file)["comments"]
        lines = {comment["comment_id"]: comment["line"] for comment in found}
        given = [(c["line"], c["text"], c["author"], c["badge"], minute(c["posted_at"]), lines.get(c["parent_id"]))
                 for c in found]
        assert given == [(c["line"], c["text"], c["author"], c["badge"], c["time"], c["parent_line"])
                         for c in comments]


def minute(moment: str | None) -> str | None:
    return moment[:16].replace("T", " ") if moment else None


@pytest.mark.parametrize("table", ["lines", "references"])
def test_offsets_lead_to_the_very_characters(shared, table):
    for path in sorted((shared / "pages").glob("*.txt")):
        rows = rows_of(path)
        text = rows["pages"][0]["text"]
        assert all(0 <= row["start"] < row["end"] <= len(text) for row in rows[table])
        if table == "lines":
            assert all(text[row["start"]:row["end"]] == row["text"] for row in rows[table])
