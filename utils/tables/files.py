"""Tables on disk: parquet between notebooks, CSV for people, SQL across them.

Writing goes through `engine.atomic`: a full disk or a killed process leaves the file of before, never half a new one.
CSV is made for spreadsheets, and scraped text is hostile there too: a cell that would start a formula gets an
apostrophe in front, control characters are dropped, and the file opens with a byte order mark so that Excel reads the
Chinese in it.
"""
from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..engine import atomic
from .frames import frame, table

if TYPE_CHECKING:
    import duckdb

    from ..study import Study

NOTEBOOKS = {"01": "01_clean_pages", "02": "02_compare_claims", "03": "03_read_comments", "04": "04_chart_findings"}
_FORMULA = re.compile(r"^[\s\ufeff\u200b]*[=+\-@＝＋－＠\t\r|]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


class MissingTable(FileNotFoundError):
    """A table that has not been made yet; the message names the notebook that makes it."""


def path_of(study: Study, name: str) -> Path:
    """Where a table of this study lies, whether or not it is there yet."""
    return study.processed / f"{table(name).name}.parquet"


def write(study: Study, name: str, rows: pd.DataFrame, *, extra: dict[str, str] | None = None) -> Path:
    """Write a table, whole or not at all; returns its path. Raises TableError where the rows do not fit."""
    path = path_of(study, name)
    data = frame(name, rows, extra=extra)
    with atomic(path, "wb") as file:
        data.to_parquet(file, index=False, compression="zstd")
    return path


def read(study: Study, name: str) -> pd.DataFrame:
    """A table of this study. Raises MissingTable, naming the notebook to run, where it is not there."""
    path = path_of(study, name)
    if not path.exists():
        raise MissingTable(f"{study.name} has no table '{name}' yet: run notebook {NOTEBOOKS[table(name).owner]} "
                           f"first, or everything with `python -m utils run`")
    return pd.read_parquet(path, dtype_backend="numpy_nullable")


def query(study: Study, sql: str) -> pd.DataFrame:
    """The answer to an SQL query over the study's tables, each under its own name (`references` needs quotes).

    Raises duckdb.Error for bad SQL; a table that is not made yet is not there.
    """
    with _connection(study) as connection:
        return connection.sql(sql).df()


def _connection(study: Study) -> duckdb.DuckDBPyConnection:
    import duckdb

    from .schema import TABLES

    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    for name in TABLES:
        path = path_of(study, name)
        if path.exists():
            source = str(path).replace("'", "''")
            connection.execute(f"CREATE VIEW \"{name}\" AS SELECT * FROM read_parquet('{source}')")
    return connection


def to_csv(path: Path, rows: pd.DataFrame) -> Path:
    """Write a table for people: UTF-8 with a byte order mark, safe to open in a spreadsheet. Returns its path."""
    with atomic(Path(path), "w", encoding="utf-8-sig", newline="") as file:
        spreadsheet_safe(rows).to_csv(file, index=False, lineterminator="\r\n")
    return Path(path)


def spreadsheet_safe(rows: pd.DataFrame) -> pd.DataFrame:
    """The table with every text cell and header made inert for a spreadsheet; numbers stay numbers."""
    safe = rows.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column].dtype) and not pd.api.types.is_bool_dtype(safe[column].dtype):
            safe[column] = safe[column].map(inert, na_action="ignore")
    return safe.rename(columns=inert)


def inert(value: object) -> object:
    """A cell that no spreadsheet runs: control characters gone, an apostrophe before what starts a formula."""
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("", value)
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
