"""The data dictionary: `data/README.md`, generated from TABLES so that it cannot drift from the code.

`python -m utils.tables` prints it; a test compares it with the file.
"""
from __future__ import annotations

from .schema import TABLES, Table


def dictionary_markdown() -> str:
    """The tables as Markdown: a section a table, a row a column."""
    return "\n".join(_section(table) for table in TABLES.values())


def _section(table: Table) -> str:
    head = [f"### {table.name}", "",
            f"One row: {table.meaning}. Made by notebook {table.owner}, read by {', '.join(table.readers)}.", "",
            "| column | type | meaning |", "|---|---|---|"]
    rows = [f"| {name} | {column.dtype} | {_cell(column.meaning, column.values)} |"
            for name, column in table.columns.items()]
    return "\n".join([*head, *rows, ""])


def _cell(meaning: str, values: tuple[str, ...]) -> str:
    listed = f" ({', '.join(f'`{value}`' for value in values)})" if values else ""
    return (meaning + listed).replace("|", "\\|")
