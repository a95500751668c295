"""Four notebooks of a few cells each, for testing how notebooks are run, whatever the real ones say."""
from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SETUP = """\
import os, pathlib, sys
starts = [os.environ.get("DUIZHAO_HOME", ""), os.environ.get("JPY_SESSION_NAME", ""), globals().get("__vsc_ipynb_file__", ""), os.getcwd()]
sys.path[:0] = [str(f) for s in starts if s for f in [pathlib.Path(s).resolve(), *pathlib.Path(s).resolve().parents] if (f / "utils" / "study.py").is_file()][:1]
from utils.study import open_study
study = open_study(None)"""  # noqa: E501

CELLS = {
    "01_clean_pages": ("print(study.root)", "hash('对照')"),
    "02_compare_claims": ("import warnings; warnings.warn('look here')", "[path.name for path in study.inputs()]"),
    "03_read_comments": ("import ipywidgets; ipywidgets.IntSlider()", "1 + 1"),
    "04_chart_findings": ("import matplotlib.pyplot as plt; plt.plot([1, 2]);", "2 + 2"),
}


def small_notebook(cells: tuple[str, ...], title: str = "small") -> nbformat.NotebookNode:
    """A notebook with the real setup cell, then the cells given, each with a text after it."""
    pairs = [(new_code_cell(source, id=f"code{n}"), new_markdown_cell("what to see", id=f"text{n}"))
             for n, source in enumerate(cells)]
    setup = new_code_cell(SETUP, id="setup", metadata={"tags": ["setup"]})
    return new_notebook(cells=[new_markdown_cell(f"# {title}", id="title"), setup,
                               *[cell for pair in pairs for cell in pair]])


def write_small_notebooks(folder: Path, **other: tuple[str, ...]) -> None:
    """Write the four; `other` gives some of them other cells, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, cells in (CELLS | other).items():
        nbformat.write(small_notebook(cells, name), folder / f"{name}.ipynb")
