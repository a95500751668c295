"""Tables on disk: parquet between notebooks, CSV for people, SQL across them.

DuckDB reads and writes the parquet files as well as answering the SQL: one engine, where pandas alone would need a
second one of twice the size. Each column is written with the type that the schema names, so that a column without a
value keeps its type. Writing is atomic: a full disk or a killed process leaves the file of before, never half a new
one.

CSV is made for spreadsheets, and scraped text is hostile there too: a cell that would start a formula gets an
apostrophe in front, control characters are dropped, and the file opens with a byte order mark so that Excel reads the
Chinese in it.
"""
from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..engine import atomic, atomic_path
from .frames import frame, table
from .schema import COUNT, FLAG, NUMBER, STRING, TABLES

if TYPE_CHECKING:
    import duckdb

    from ..study import Study

SQL_TYPES = {STRING: "VARCHAR", COUNT: "BIGINT", NUMBER: "DOUBLE", FLAG: "BOOLEAN"}
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
    """Write a table, whole or not at all; returns its path. Raises TableError where the rows do not fit, OSError
    where the disk does not take them."""
    path = path_of(study, name)
    data = frame(name, rows, extra=extra)
    columns = ", ".join(f'CAST("{column}" AS {SQL_TYPES[str(dtype)]}) AS "{column}"'
                        for column, dtype in data.dtypes.items())
    with atomic_path(path) as part:
        _write_parquet(data, columns, part)
    return path


def _write_parquet(data: pd.DataFrame, columns: str, path: Path) -> None:
    import duckdb

    with duckdb.connect(":memory:", config={"threads": 1}) as connection:    # one thread: the same bytes each time
        connection.register("data", data)
        try:
            connection.execute(f"COPY (SELECT {columns} FROM data) TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.IOException as error:
            raise OSError(str(error)) from error


def read(study: Study, name: str) -> pd.DataFrame:
    """A table of this study. Raises MissingTable, naming the notebook to run, where it is not there."""
    import duckdb

    path = path_of(study, name)
    if not path.exists():
        raise MissingTable(f"{study.name} has no table '{name}' yet: run notebook {NOTEBOOKS[table(name).owner]} "
                           f"first, or everything with `python -m utils run`")
    with duckdb.connect(":memory:") as connection:
        found = connection.sql(f"SELECT * FROM read_parquet({_quoted(path)})")
        dtypes = {sql: dtype for dtype, sql in SQL_TYPES.items()}
        added = {column: dtypes[str(kind)] for column, kind in zip(found.columns, found.types)
                 if column not in table(name).columns}
        return frame(name, found.df(), extra=added)


def query(study: Study, sql: str) -> pd.DataFrame:
    """The answer to an SQL query over the study's tables, each under its own name (`references` needs quotes).

    Raises duckdb.Error for bad SQL; a table that is not made yet is not there.
    """
    with _connection(study) as connection:
        return connection.sql(sql).df()


def _connection(study: Study) -> duckdb.DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    for name in TABLES:
        path = path_of(study, name)
        if path.exists():
            connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({_quoted(path)})')
    return connection


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


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
