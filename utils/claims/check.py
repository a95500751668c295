"""Claims against a person's pairs: how often two answers meet in one question, and how often their relation is right.

`manual/claim_pairs.csv` holds pairs of statements that a person has read: issue, attribute, file_a, quote_a, file_b, quote_b,
relation, acceptable (every relation that counts as right, | between them), clear (yes where two readers would agree).
A statement is found when a claim of its page stands in it, the same attribute first.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

COLUMNS = ("issue", "attribute", "file_a", "quote_a", "file_b", "quote_b", "relation", "acceptable", "clear")
NEARLY = {"event": ("event", "status", "statement", "assessment"), "statement": ("statement", "event", "assessment", "status"),
          "assessment": ("assessment", "statement", "event"), "status": ("status", "event", "statement")}


def check(pairs: pd.DataFrame, pages: pd.DataFrame, claims: pd.DataFrame, comparisons: pd.DataFrame) -> pd.DataFrame:
    """One row per checked pair: found_a and found_b (claim ids or null), together (one question), said (our relation or
    null), right (said is acceptable; null where nothing was said), and the row's own columns."""
    pairs = pairs.reindex(columns=list(dict.fromkeys((*COLUMNS, *pairs.columns))))
    texts = {str(row.file): str(row.text) for row in pages.itertuples()}
    by_file: dict[str, list[Mapping[str, Any]]] = {}
    for claim in claims.to_dict("records"):
        by_file.setdefault(str(claim["file"]), []).append(claim)
    said = {frozenset((r["claim_a"], r["claim_b"])): r for r in comparisons.to_dict("records")}
    rows = []
    for pair in pairs.to_dict("records"):
        options = [_standing_in(pair[f"quote_{side}"], texts.get(pair[f"file_{side}"], ""), pair["attribute"],
                                by_file.get(pair[f"file_{side}"], [])) for side in "ab"]
        a, b = _together(*options)
        row = said.get(frozenset((a["claim_id"], b["claim_id"]))) if a is not None and b is not None else None
        relation = row["relation"] if row is not None else None
        rows.append({**pair, "found_a": a["claim_id"] if a is not None else None, "found_b": b["claim_id"] if b is not None else None,
                     "together": bool(a is not None and b is not None and a["question_id"] == b["question_id"]),
                     "said": relation, "right": None if relation is None else relation in str(pair["acceptable"]).split("|"),
                     "reason_zh": row["reason_zh"] if row is not None else None,
                     "reason_en": row["reason_en"] if row is not None else None})
    columns = [*pairs.columns, "found_a", "found_b", "together", "said", "right", "reason_zh", "reason_en"]
    return pd.DataFrame(rows, columns=columns)


def _standing_in(quote: str, text: str, attribute: str, claims: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The claims that stand in a quote of a page, those of the same attribute first."""
    at = text.find(quote)
    if at < 0:
        return []
    end = at + len(quote)
    wanted = NEARLY.get(attribute, (attribute,))
    found = [c for c in claims if c["attribute"] in wanted and _shares(at, end, c)]
    return sorted(found, key=lambda c: (wanted.index(c["attribute"]), abs(c["start"] - at), c["claim_id"]))


def _shares(start: int, end: int, claim: Mapping[str, Any]) -> bool:
    shared = min(end, claim["end"]) - max(start, claim["start"])
    return shared * 2 >= min(end - start, claim["end"] - claim["start"]) and claim["value_start"] < end and claim["value_end"] > start


def _together(first: list[Mapping[str, Any]], second: list[Mapping[str, Any]]) -> tuple[Any, Any]:
    """One claim for each side, two of one question where there are such."""
    for a in first:
        for b in second:
            if a["claim_id"] != b["claim_id"] and a["question_id"] == b["question_id"]:
                return a, b
    return (first[0] if first else None), (second[0] if second else None)


def figures(checked: pd.DataFrame, z: float = 1.959964) -> pd.DataFrame:
    """Shares with Wilson's interval: statements found, pairs in one question, relations right, conflicts called falsely."""
    clear = checked[checked["clear"] == "yes"]
    said = clear[clear["said"].notna()]
    called = said[said["said"].isin(("conflict", "internal contradiction", "contradicts own reference"))]
    found = pd.concat([checked["found_a"], checked["found_b"]]).notna()
    rows = [("statements found", int(found.sum()), len(found)),
            ("pairs put into one question", int(checked["together"].sum()), len(checked)),
            ("relation right, of clear pairs in one question", int(said["right"].astype(bool).sum()), len(said)),
            ("relation right, of all clear pairs", int(said["right"].astype(bool).sum()), len(clear)),
            ("conflicts called falsely, of those called", int((~called["right"].astype(bool)).sum()), len(called))]
    return pd.DataFrame([{"what": what, "n": k, "of": n, **dict(zip(("share", "low", "high"), wilson(k, n, z)))} for what, k, n in rows])


def wilson(k: int, n: int, z: float = 1.959964) -> tuple[float | None, float | None, float | None]:
    """A share and its score interval (Wilson 1927): (share, low, high), nulls for n = 0."""
    if n == 0:
        return None, None, None
    share = k / n
    middle, width = (share + z * z / (2 * n)) / (1 + z * z / n), z / (1 + z * z / n) * ((share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5)
    return share, max(0.0, middle - width), min(1.0, middle + width)
