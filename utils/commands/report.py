"""`report`: the HTML again, from what has been executed; no cell is run.

What is exported is marked as stale where it may not show the present state: the latest run failed or did not finish,
or a page, a label, a notebook or the code is another one than in the run that made it.
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from nbformat import NotebookNode

from utils.engine import Busy, lock
from utils.study import Study, StudyError, open_study

from . import notebooks, record, run


def main(arguments: argparse.Namespace) -> int:
    """Export; returns the exit code."""
    try:
        study, paths = chosen(arguments.notebook)
        executed = {path.stem: ready(path) for path in paths}
        with lock(study):
            return export(study, executed)
    except (StudyError, notebooks.NotebookError, Busy, OSError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1


def chosen(given: str | None) -> tuple[Study, list[Path]]:
    """The study and its executed notebooks: one that is named, or all. A bare name is one of the open study's."""
    path = Path(given).expanduser().resolve() if given else None
    if path is not None and path.is_file():
        return _study_of(path), [path]
    study = open_study(path if path is not None and path.is_dir() else None)
    folder = run.NOTEBOOKS if run.in_place(study) else study.output / "notebooks"
    found = [file for file in sorted(folder.glob("[0-9][0-9]_*.ipynb"))
             if ".failed" not in file.name and ".edited-" not in file.name]
    if given and not path.exists():
        found = [file for file in found if file.stem.startswith(Path(given).stem)]
        if not found:
            raise notebooks.NotebookError(f"no executed notebook {given} in {folder}")
    if not found:
        raise notebooks.NotebookError(f"nothing executed in {folder}: `python -m utils run` does that")
    return study, found


def _study_of(path: Path) -> Study:
    if path.parent.name == "notebooks" and path.parent.parent.name == "output":
        return open_study(path.parent.parent.parent)
    return open_study(None)


def ready(path: Path) -> NotebookNode:
    """An executed notebook, without what its copy carries. Raises NotebookError where it is not executed in full."""
    notebook = notebooks.read(path)
    if notebooks.has_failed(notebook):
        raise notebooks.NotebookError(f"{path} is from a failed run: it is not exported; mend it and run it again")
    if not notebooks.is_executed(notebook):
        raise notebooks.NotebookError(f"{path} is not executed from its first cell to its last: run it again")
    return notebooks.without_here(notebook)


def export(study: Study, executed: dict[str, NotebookNode]) -> int:
    """Export and, where it must be, mark as stale; says where the files are."""
    from utils import report

    reason = stale(study, executed)
    pages = report.export(study, executed)
    if reason:
        report.mark_stale(study, reason)
        print(f"marked as stale: {reason}", file=sys.stderr)
    print(*pages, sep="\n")
    return 0


def stale(study: Study, executed: dict[str, NotebookNode]) -> str:
    """Why the executed notebooks may not show the present state, in one line; "" where they do."""
    latest = record.read(study)
    if latest and latest.get("status") != record.DONE:
        return f"the latest run {'failed' if latest.get('status') == record.FAILED else 'did not finish'}"
    sources = {name: notebooks.source_digest(notebook) for name, notebook in executed.items()}
    before = latest.get("inputs", {})
    now = record.inputs(study, sources)
    differing = [key for key in record.changed(before, now)
                 if before and not (key.startswith("notebooks/") and key not in now)]
    if differing:
        return f"changed since the run: {', '.join(differing[:3])}{' and more' * (len(differing) > 3)}"
    return ""
