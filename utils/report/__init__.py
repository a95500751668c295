"""The report: notebook 04, exported. One file that works anywhere, without any server, in which nothing
scraped runs.

safe        escaping, the allow-list, tables; `Html` and `View` (one thing in both languages)
messages    every sentence of the report, in Chinese and in English
views/      frames ▶ Html: what the notebooks show
fonts       the part of the openly licensed font that a report uses
export      executed notebook ▶ HTML file
template/   the page, its style and its one script
"""

from __future__ import annotations

from typing import Any

from utils.report.safe import Html, View, bdi, clean, escape, join, table, tag

_EXPORT = ("export", "export_failed", "mark_stale")


def __getattr__(name: str) -> Any:
    """The exporter is loaded when it is asked for: a notebook that only shows a table does not wait for
    it."""
    if name in _EXPORT:
        import importlib

        module = importlib.import_module("utils.report.exporter")
        globals().update({one: getattr(module, one) for one in _EXPORT})
        return globals()[name]
    raise AttributeError(f"module 'utils.report' has no attribute {name!r}")


__all__ = [
    "export",
    "export_failed",
    "mark_stale",
    "Html",
    "View",
    "bdi",
    "clean",
    "escape",
    "join",
    "table",
    "tag",
]
