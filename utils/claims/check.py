"""Claims against a person's pairs: do two statements meet in one question, and is their relation right?

`manual/claim_pairs.csv` holds pairs of statements that a person has read (`COLUMNS`): issue (the person's
name for the question), attribute, file_a, quote_a, file_b, quote_b, relation, acceptable (every relation
that counts as right, `|` between them; empty: only `relation`), clear (`yes` where two readers would agree;
empty: yes).

A statement is found where a claim of its page stands in its quote, the person's attribute before its
neighbours. Where several stand there, two that meet in one question are taken: the check asks whether the
program brings the two statements together, not which of its claims does.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from utils.claims.relations import CONFLICTS

COLUMNS = ("issue", "attribute", "file_a", "quote_a", "file_b", "quote_b", "relation", "acceptable", "clear")
FIGURES = ("statements found", "pairs brought into one question",
           "relations right, of clear pairs in one question",
           "relations right, of all clear pairs", "false alarms, of conflicts called",
           "conflicts missed, of clear ones",
           "conflicts called that a person has read")
Z = 1.959964            # normal quantile of a 95 % interval
# Deeds, words and states of affairs are told apart by their wording only: one may stand for the other.
_NEARLY = {"event": ("event", "status", "statement", "assessment"),
           "statement": ("statement", "event", "assessment", "status"),
           "assessment": ("assessment", "statement", "event"), "status": ("status", "event", "statement")}


def check(pairs: pd.DataFrame, pages: pd.DataFrame, claims: pd.DataFrame,
          comparisons: pd.DataFrame) -> pd.DataFrame:
    """Each checked pair beside what the program says of it.

    pairs: `COLUMNS`, may be empty or lack optional ones. pages, claims, comparisons: the tables of those
    names. Returns the pairs' columns and found_a, found_b (claim ids or null), together (both stand in one
    question), said (the program's relation or null), right (said is acceptable; null where nothing was
    said), reason_zh, reason_en.
    """
    pages_of: dict[str, list[Mapping[str, Any]]] = {}
    for page in pages[["page_id", "file", "text"]].to_dict("records"):
        pages_of.setdefault(str(page["file"]), []).append(page)
    claims_of: dict[str, list[Mapping[str, Any]]] = {}
    for claim in claims.to_dict("records"):
        claims_of.setdefault(str(claim["page_id"]), []).append(claim)
    said = {frozenset((row["claim_a"], row["claim_b"])): row for row in comparisons.to_dict("records")}
    rows = [_checked(_pair(row), pages_of, claims_of, said) for row in pairs.to_dict("records")]
    made = [*COLUMNS, "found_a", "found_b", "together", "said", "right", "reason_zh", "reason_en"]
    types = {name: "boolean" if name in ("together", "right") else "string" for name in made}
    return pd.DataFrame(rows, columns=made).astype(types)


def _pair(row: Mapping[str, Any]) -> dict[str, str]:
    pair = {name: _cell(row.get(name)) for name in COLUMNS}
    return pair | {"acceptable": pair["acceptable"] or pair["relation"], "clear": pair["clear"] or "yes"}


def _cell(value: Any) -> str:
    return "" if value is None or bool(pd.isna(value)) else str(value).strip()


def _checked(pair: dict[str, str], pages_of: Mapping[str, list], claims_of: Mapping[str, list],
             said: Mapping[frozenset, Mapping[str, Any]]) -> dict[str, Any]:
    options = [_standing_in(pair[f"quote_{side}"], pair["attribute"], pages_of.get(pair[f"file_{side}"], []),
                            claims_of)
               for side in "ab"]
    a, b = _together(*options)
    row = said.get(frozenset((a["claim_id"], b["claim_id"]))) if a and b else None
    relation = row["relation"] if row else None
    return {**pair, "found_a": a["claim_id"] if a else None, "found_b": b["claim_id"] if b else None,
            "together": bool(a and b and a["question_id"] == b["question_id"]), "said": relation,
            "right": relation in pair["acceptable"].split("|") if row else None,
            "reason_zh": row["reason_zh"] if row else None, "reason_en": row["reason_en"] if row else None}


def _standing_in(quote: str, attribute: str, pages: Iterable[Mapping[str, Any]],
                 claims_of: Mapping[str, list]) -> list[Mapping[str, Any]]:
    """The claims that stand in a quote, those of the person's attribute first, then the nearest to its
    start."""
    wanted = _NEARLY.get(attribute, (attribute,))
    found = []
    for page in pages:
        at = str(page["text"]).find(quote) if quote else -1
        if at >= 0:
            found += [(wanted.index(claim["attribute"]), abs(claim["start"] - at), claim["claim_id"], claim)
                      for claim in claims_of.get(str(page["page_id"]), [])
                      if claim["attribute"] in wanted and _stands(at, at + len(quote), claim)]
    return [claim for *_, claim in sorted(found, key=lambda one: one[:3])]


def _stands(start: int, end: int, claim: Mapping[str, Any]) -> bool:
    """Whether a claim shares half of the shorter of quote and clause, and its value lies in the quote."""
    shared = min(end, claim["end"]) - max(start, claim["start"])
    return (shared * 2 >= min(end - start, claim["end"] - claim["start"])
            and claim["value_start"] < end and claim["value_end"] > start)


def _together(first: list[Mapping[str, Any]], second: list[Mapping[str, Any]]) -> tuple[Any, Any]:
    """One claim for each side, two of one question where there are such."""
    for a in first:
        for b in second:
            if a["claim_id"] != b["claim_id"] and a["question_id"] == b["question_id"]:
                return a, b
    return (first[0] if first else None), (second[0] if second else None)


# ------------------------------------------------------------------------------------------------ in numbers

def figures(checked: pd.DataFrame, comparisons: pd.DataFrame | None = None, z: float = Z) -> pd.DataFrame:
    """Shares of the checked pairs with Wilson's intervals: columns what (`FIGURES`), n, of, share, low, high
    (0 to 1, null where nothing was counted). Relations are counted on clear pairs only. With the table
    `comparisons` the last row says how many of all conflicts called in the study the checked pairs cover; it
    has no interval, for it is no sample."""
    clear = checked[(checked["clear"] == "yes").fillna(False)]
    said = clear[clear["said"].notna()]
    right = int(said["right"].sum())
    called = said[said["said"].isin(CONFLICTS)]
    true = clear[clear["relation"].isin(CONFLICTS)]
    found = pd.concat([checked["found_a"], checked["found_b"]]).notna()
    counted = ((int(found.sum()), len(found)), (int(checked["together"].sum()), len(checked)),
               (right, len(said)),
               (right, len(clear)), (int((~called["right"].astype(bool)).sum()), len(called)),
               (int((~true["said"].isin(CONFLICTS)).sum()), len(true)))
    rows = [(what, n, of, *wilson(n, of, z)) for what, (n, of) in zip(FIGURES, counted)]
    if comparisons is not None:
        n, of = int(checked["said"].isin(CONFLICTS).sum()), int(comparisons["relation"].isin(CONFLICTS).sum())
        rows.append((FIGURES[6], n, of, n / of if of else None, None, None))
    types = {"what": "string", "n": "Int64", "of": "Int64", "share": "Float64", "low": "Float64",
             "high": "Float64"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def by_relation(checked: pd.DataFrame) -> pd.DataFrame:
    """The clear pairs by the relation that a person gave them: relation, n, together, right, share (0 to 1).
    The last row is the macro average, which gives rare relations the same weight."""
    clear = checked[(checked["clear"] == "yes").fillna(False)]
    rows = [(name, len(group), int(group["together"].sum()), int(group["right"].sum()),
             float(group["right"].sum()) / len(group)) for name,
            group in clear.groupby("relation", sort=True)]
    if rows:
        rows.append(("macro average", *(sum(row[i] for row in rows) for i in (1, 2, 3)),
                     sum(row[4] for row in rows) / len(rows)))
    types = {"relation": "string", "n": "Int64", "together": "Int64", "right": "Int64", "share": "Float64"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the measured errors could move the number of disputed questions."""

    disputed: int       # questions that the program calls disputed
    checked: bool       # whether both error rates were measured at all
    least: int          # of them disputed in truth, if false alarms are as many as the interval allows
    most: int           # disputed in truth, if also as many were missed as the interval allows


def reach(checked: pd.DataFrame, questions: pd.DataFrame) -> Reach:
    """What the error rates, at the unfavourable ends of their intervals, mean for this study's disputed
    questions.

    Of the disputed questions a share of false alarms are none; of the true ones a share was missed. `least`
    takes the upper end of the first alone, `most` the lower end of the first and the upper end of the second
    (never more than there are questions). The rates are of pairs, and stand here for those of questions.
    """
    rates = figures(checked).set_index("what")
    alarms, missed = rates.loc[FIGURES[4]], rates.loc[FIGURES[5]]
    disputed = int(questions["relation"].isin(CONFLICTS).sum())
    if not alarms["of"] or not missed["of"]:
        return Reach(disputed, False, 0, disputed)
    most = disputed * (1 - float(alarms["low"])) / max(1 - float(missed["high"]), 1e-9)
    return Reach(disputed, True, round(disputed * (1 - float(alarms["high"]))),
                 round(min(most, len(questions))))


def wilson(k: int, n: int, z: float = Z) -> tuple[float | None, float | None, float | None]:
    """A share and its score interval (Wilson 1927): (share, low, high), nulls for n = 0."""
    if n == 0:
        return None, None, None
    share, z2 = k / n, z * z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = z / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)) ** 0.5
    return share, max(0.0, middle - half), min(1.0, middle + half)
