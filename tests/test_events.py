"""The hand-made events hold what tests/events/README.md says: quotes stand in their pages, pairs are complete."""
from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

EVENTS = sorted(path.parent for path in (Path(__file__).parent / "events").glob("*/gold.json"))
ATTRIBUTES = {"headcount", "units", "quantity", "share", "money", "duration", "date", "place", "participants", "kind",
              "status", "statement", "order", "role", "event", "assessment"}
APPROX = {None, "exact", "about", "over", "under", "at_least", "at_most", "nearly", "several", "range", "vague"}
CERTAINTY = {"asserted", "reported", "hearsay", "planned", "predicted", "speculated", "denied"}
RELATIONS = {"agree", "compatible", "conflict", "scope/time differs", "internal contradiction",
             "contradicts own reference"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def gold(folder: Path) -> dict:
    return json.loads((folder / "gold.json").read_text("utf-8"))


def pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode("utf-8") for path in folder.glob("*.txt")}


def place(text: str, quote: str, occurrence: int) -> int:
    """Where the occurrence-th copy of the quote starts, -1 where there is none."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            return -1
    return start


def test_there_are_events_in_both_halves():
    halves, hands = ([gold(folder)[name] for folder in EVENTS] for name in ("split", "hand"))
    assert set(hands) == {1, 2, 3, 4, 5, 6}
    assert len(EVENTS) >= 8 and halves.count("hold") >= 3 and set(halves) == {"tune", "hold"}


@pytest.mark.parametrize("folder", EVENTS, ids=lambda folder: folder.name)
class TestEvent:
    def test_pages_are_the_files_of_the_folder(self, folder):
        listed = gold(folder)["pages"]
        assert {page["page"] for page in listed} == set(pages(folder)) and 3 <= len(listed) <= 6
        assert {page["copy_of"] for page in listed} <= {None} | {page["page"] for page in listed}

    def test_every_quote_stands_in_its_page(self, folder):
        texts, answers = pages(folder), gold(folder)
        for claim in answers["claims"] + answers["also"]:
            assert place(texts[claim["page"]], claim["quote"], claim["occurrence"]) >= 0, claim["id"]
            if claim["value_text"] is not None:
                at = claim["value_at"]
                assert claim["quote"][at:at + len(claim["value_text"])] == claim["value_text"], claim["id"]

    def test_claims_use_the_vocabulary(self, folder):
        for claim in gold(folder)["claims"]:
            assert claim["attribute"] in ATTRIBUTES and claim["approx"] in APPROX and claim["certainty"] in CERTAINTY
            assert claim["role"] in {"title", "body", "heading", "caption", "reference"}
            low, high = claim["value_low"], claim["value_high"]
            assert low is None or high is None or low <= high
            assert claim["value_text"] is not None or claim["value"] is not None, claim["id"]
            first, last = claim["date_start"], claim["date_end"]
            assert all(day is None or DAY.fullmatch(day) for day in (first, last))
            assert first is None or last is None or first <= last
            assert claim["attribute"] != "date" or (first or last), claim["id"]

    def test_questions_hold_every_claim_once(self, folder):
        answers = gold(folder)
        told = {claim["id"]: claim["question"] for claim in answers["claims"]}
        assert len(told) == len(answers["claims"])
        assert {claim: question["key"] for question in answers["questions"] for claim in question["claims"]} == told
        assert {key for group in answers["may_join"] for key in group} <= set(told.values())

    def test_pairs_are_all_pairs_of_a_question(self, folder):
        answers = gold(folder)
        wanted = {frozenset(pair) for question in answers["questions"] for pair in combinations(question["claims"], 2)}
        assert {frozenset((pair["a"], pair["b"])) for pair in answers["pairs"]} == wanted
        assert len(answers["pairs"]) == len(wanted)
        for pair in answers["pairs"]:
            assert pair["relation"] == pair["acceptable"][0] and set(pair["acceptable"]) <= RELATIONS

    def test_contradictions_inside_a_page_are_inside_a_page(self, folder):
        answers = gold(folder)
        claims = {claim["id"]: claim for claim in answers["claims"]}
        for pair in answers["pairs"]:
            a, b = claims[pair["a"]], claims[pair["b"]]
            if pair["relation"] in ("internal contradiction", "contradicts own reference"):
                assert a["page"] == b["page"]
            if pair["relation"] == "contradicts own reference":
                assert {"reference"} < {a["role"], b["role"]}
