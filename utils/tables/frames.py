"""From rows to a table's DataFrame: exactly its columns, in order, with nullable dtypes, and nothing unsaid.

A column that the table does not have is an error, so that a typing mistake never becomes a silent column; a column
that a row leaves out is null. Columns may be added by a stage with `extra`, as the contract allows.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from .schema import TABLES, Table


class TableError(ValueError):
    """Rows that do not fit their table."""


def frame(name: str, rows: Iterable[Mapping[str, Any]] | pd.DataFrame = (), *,
          extra: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The rows as the table `name`: its columns in order, nullable dtypes, missing cells null.

    rows: mappings from column to value, or a DataFrame. extra: further columns with their dtypes.
    Raises TableError for an unknown table, an unknown column or a value that its dtype cannot hold.
    """
    dtypes = {column: spec.dtype for column, spec in table(name).columns.items()} | dict(extra or {})
    data = rows if isinstance(rows, pd.DataFrame) else _from_rows(name, list(rows), list(dtypes))
    _refuse_unknown(name, data.columns, dtypes)
    columns = {column: _cast(name, column, data[column] if column in data else None, dtype, len(data))
               for column, dtype in dtypes.items()}
    return pd.DataFrame(columns, columns=list(dtypes))


def table(name: str) -> Table:
    """The description of a table. Raises TableError with the names there are."""
    try:
        return TABLES[name]
    except KeyError:
        raise TableError(f"there is no table {name!r}; there are: {', '.join(TABLES)}") from None


def missing(value: Any) -> bool:
    """Whether a scalar cell holds nothing: None, NaN, NaT or pandas' NA."""
    return value is None or value is pd.NA or (not isinstance(value, (str, bool, int, list, tuple, dict))
                                              and bool(pd.isna(value)))


def _from_rows(name: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    unknown = sorted({key for row in rows for key in row} - set(columns))
    if unknown:
        raise TableError(f"table {name!r} has no column {', '.join(map(repr, unknown))}")
    return pd.DataFrame({column: pd.Series([row.get(column) for row in rows], dtype=object) for column in columns})


def _refuse_unknown(name: str, columns: Iterable[str], known: Mapping[str, str]) -> None:
    unknown = [column for column in columns if column not in known]
    if unknown:
        raise TableError(f"table {name!r} has no column {', '.join(map(repr, unknown))}; "
                         "name it in extra= if it is meant to be added")


def _cast(name: str, column: str, values: pd.Series | None, dtype: str, length: int) -> pd.Series:
    if values is None:
        return pd.Series([None] * length, dtype=dtype)
    try:
        return values.reset_index(drop=True).astype(dtype)
    except (TypeError, ValueError) as error:
        raise TableError(f"table {name!r}, column {column!r} ({dtype}): {error}") from error
