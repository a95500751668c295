"""The tables that pass from one notebook to the next: what they hold, and how they are read and written.

A table is a parquet file under the study's `processed/`, described once in `schema.TABLES`. The description is the
schema that writing enforces, the data dictionary in `data/README.md` (generated, and compared by a test), and the run
order: reading a table that is not there yet says which notebook makes it.

    frame(name, rows)      rows -> DataFrame with exactly the table's columns and nullable dtypes
    write(study, name, f)  DataFrame -> processed/NAME.parquet, whole or not at all
    read(study, name)      processed/NAME.parquet -> DataFrame
    query(study, sql)      SQL over the study's tables by their names (DuckDB)
    to_csv(path, f)        DataFrame -> CSV that opens right in Excel and holds no live formula
"""
from .dictionary import dictionary_markdown
from .files import MissingTable, query, read, to_csv, write
from .frames import TableError, frame, missing
from .schema import ROLES, TABLES, Column, Table

__all__ = ["ROLES", "TABLES", "Column", "MissingTable", "Table", "TableError", "dictionary_markdown", "frame",
           "missing", "query", "read", "to_csv", "write"]
