"""How good the separation is, measured on lines that a person labelled."""
from __future__ import annotations

import pandas as pd


def check(lines: pd.DataFrame, pages: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Each hand-labelled line beside the role it was given.

    labels: file, line, role (manual/line_roles.csv; may be empty). Returns file, line, role (by hand), given,
    right, text; a labelled line that no longer exists has a null `given` and is not right.
    """
    kinds = {"file": "string", "line": "Int64", "role": "string"}
    labels = labels.reindex(columns=list(kinds)).astype(kinds)
    files = pages[["page_id", "file"]]
    found = lines.merge(files, on="page_id")[["file", "line", "role", "text"]]
    found = found.rename(columns={"role": "given"})
    merged = labels.merge(found, on=["file", "line"], how="left")
    merged["right"] = (merged["role"] == merged["given"]).fillna(False).astype("boolean")
    return merged[["file", "line", "role", "given", "right", "text"]]


def check_table(checked: pd.DataFrame) -> pd.DataFrame:
    """Precision, recall and F1 (0 to 1) of each role, its number of hand-labelled lines, and of all lines."""
    rows = []
    for role in sorted(set(checked["role"].dropna()) | set(checked["given"].dropna())):
        labelled, given = checked["role"] == role, (checked["given"] == role).fillna(False)
        both = int((labelled & given).sum())
        precision = both / given.sum() if given.sum() else None
        recall = both / labelled.sum() if labelled.sum() else None
        f1 = 2 * both / (given.sum() + labelled.sum())
        rows.append({"role": role, "n": int(labelled.sum()), "precision": precision, "recall": recall,
                     "f1": f1})
    share = float(checked["right"].mean()) if len(checked) else None
    rows.append({"role": "all lines", "n": len(checked), "precision": share, "recall": share, "f1": share})
    return pd.DataFrame(rows).astype({"role": "string", "n": "Int64",
                                      **dict.fromkeys(("precision", "recall", "f1"), "Float64")})
