"""The report: notebook 04, exported. One file that works anywhere, without any server, in which nothing scraped runs.

safe        escaping, the allow-list, tables; `Html` and `View` (one thing in both languages)
messages    every sentence of the report, in Chinese and in English
views/      frames ▶ Html: what the notebooks show
fonts       the part of the openly licensed font that a report uses
export      executed notebook ▶ HTML file
template/   the page, its style and its one script
"""

from utils.report.safe import Html, View, bdi, clean, escape, join, table, tag

__all__ = ["Html", "View", "bdi", "clean", "escape", "join", "table", "tag"]
