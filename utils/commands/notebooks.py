"""Notebook files: reading them, making them fit to be committed or handed on, writing them whole.

What a cell shows depends on the cell and the study, and on nothing else: so execution times, kernel versions, widget
states with their random ids and absolute paths are taken out, streams that came in pieces are joined, and what went
to stderr (warnings, with paths in them) is handed back to be printed on the terminal instead.

A copy that lies in a study's output has one cell more, first, that says where `utils` and the study are: so it runs
in any Jupyter, from any folder. That cell is taken out again before such a copy is exported.
"""
from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from utils.engine import atomic

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "ipython3"}
HERE = "injected-parameters"        # papermill's name for the tag of a cell that a program put in
WIDGET = "application/vnd.jupyter.widget-view+json"
FAILED = "failed"


class NotebookError(ValueError):
    """A notebook that cannot be used; the message names the file."""


def read(path: Path) -> NotebookNode:
    """A notebook in today's format, every cell with an id. Raises NotebookError where the file is not a notebook."""
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=nbformat.NO_CONVERT)
        if (notebook.nbformat, notebook.get("nbformat_minor", 0)) < (4, 5):
            notebook = nbformat.convert(notebook, 4)
            notebook.nbformat_minor = 5
    except (OSError, ValueError, nbformat.reader.NotJSONError) as error:
        raise NotebookError(f"{path} cannot be read as a notebook: {error}") from None
    return with_ids(notebook)


def with_ids(notebook: NotebookNode) -> NotebookNode:
    """The notebook, ids that are missing or taken replaced by ones made from the cell's place and text."""
    taken: set[str] = set()
    for place, cell in enumerate(notebook.cells):
        if not cell.get("id") or cell["id"] in taken:
            cell["id"] = hashlib.sha256(f"{place}\0{cell.source}".encode()).hexdigest()[:8]
        taken.add(cell["id"])
    return notebook


def write(path: Path, notebook: NotebookNode) -> Path:
    """Write a notebook, whole or not at all, the same notebook always as the same bytes."""
    text = nbformat.writes(notebook)
    with atomic(path, "w", newline="\n") as file:
        file.write(text if text.endswith("\n") else text + "\n")
    return path


def blank(notebook: NotebookNode) -> NotebookNode:
    """A copy without outputs and counts."""
    made = copy.deepcopy(notebook)
    for cell in code_cells(made):
        cell.outputs, cell.execution_count = [], None
    return made


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The code cells, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def source_digest(notebook: NotebookNode) -> str:
    """A digest of what a person wrote: cell types and sources, not outputs."""
    lines = [f"{cell.cell_type}\0{cell.source}" for cell in notebook.cells if not is_here(cell)]
    return hashlib.sha256("\1".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------------------------------------------------- tidying

def tidy(notebook: NotebookNode, folders: Mapping[str, str]) -> tuple[NotebookNode, list[str]]:
    """A copy fit to be kept, and what its cells wrote to stderr.

    folders: absolute folder -> what to write in its place, in text outputs.
    """
    made = copy.deepcopy(notebook)
    notices: list[str] = []
    made.metadata = nbformat.from_dict({**{key: value for key, value in made.metadata.items() if key != "widgets"},
                                        "kernelspec": KERNEL, "language_info": LANGUAGE})
    for cell in made.cells:
        for key in ("execution", "ExecuteTime", "papermill"):
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            notices += [output.text for output in cell.outputs if _is_stderr(output)]
            cell.outputs = [_tidy_output(output, folders) for output in cell.outputs if not _is_stderr(output)]
    return made, notices


def _is_stderr(output: NotebookNode) -> bool:
    return output.output_type == "stream" and output.name == "stderr"


def _tidy_output(output: NotebookNode, folders: Mapping[str, str]) -> NotebookNode:
    made = copy.deepcopy(output)
    if made.output_type == "stream":
        made.text = _relative(made.text, folders)
    elif "data" in made:
        made.data.pop(WIDGET, None)
        for kind, value in made.data.items():
            if kind.startswith("text/") and isinstance(value, str):
                made.data[kind] = _relative(value, folders)
    return made


def _relative(text: str, folders: Mapping[str, str]) -> str:
    for folder in sorted(folders, key=len, reverse=True):
        for spelt in dict.fromkeys((folder, folder.replace("\\", "\\\\"))):
            text = re.sub(re.escape(spelt) + r"[\\/]{0,2}(?=(.)?)",
                          lambda match: folders[folder] if match.group(1) else folders[folder].rstrip("/") or ".", text)
    return text


# ----------------------------------------------------------------------------------------------------------- copies

def is_here(cell: NotebookNode) -> bool:
    """Is this the cell that `with_here` puts in?"""
    return HERE in cell.metadata.get("tags", [])


def with_here(notebook: NotebookNode, home: Path, study: Path) -> NotebookNode:
    """A copy that finds `utils` and its study wherever it is opened: one tagged cell more, before the first code."""
    made = without_here(notebook)
    source = ("# Written by `python -m utils run`: where this copy finds utils, and the study it belongs to\n"
              f"import os\n\nos.environ.update(DUIZHAO_HOME={str(home)!r}, STUDY={str(study)!r})")
    cell = nbformat.v4.new_code_cell(source, id="here", metadata={"tags": [HERE]}, execution_count=None)
    first = next((n for n, other in enumerate(made.cells) if other.cell_type == "code"), len(made.cells))
    made.cells.insert(first, cell)
    return made


def without_here(notebook: NotebookNode) -> NotebookNode:
    """A copy without the cell that `with_here` puts in."""
    made = copy.deepcopy(notebook)
    made.cells = [cell for cell in made.cells if not is_here(cell)]
    return made


def with_banner(notebook: NotebookNode, text: str) -> NotebookNode:
    """A copy that says, first of all, that its run failed."""
    made = copy.deepcopy(notebook)
    quoted = re.sub(r"([\\`*_{}\[\]<>&#|!~$])", r"\\\1", text)
    banner = f"**This run failed. What follows is unfinished: do not use it.**\n\n{quoted}"
    made.cells.insert(0, nbformat.v4.new_markdown_cell(banner, id=FAILED, metadata={"tags": [FAILED]}))
    made.metadata["duizhao"] = {"status": FAILED}
    return made


def without_banner(notebook: NotebookNode) -> NotebookNode:
    """A copy without the cell that `with_banner` puts in."""
    made = copy.deepcopy(notebook)
    made.cells = [cell for cell in made.cells if FAILED not in cell.metadata.get("tags", [])]
    return made


def has_failed(notebook: NotebookNode) -> bool:
    """Is this a copy kept from a failed run, or one with an error among its outputs?"""
    return notebook.metadata.get("duizhao", {}).get("status") == FAILED or any(
        output.output_type == "error" for cell in code_cells(notebook) for output in cell.outputs)


def is_executed(notebook: NotebookNode) -> bool:
    """Were all code cells that hold anything executed, in order, from a clean kernel, without an error?"""
    counts = [cell.execution_count for cell in code_cells(notebook) if cell.source.strip() and not is_here(cell)]
    return counts == list(range(1, len(counts) + 1)) and not has_failed(notebook)
