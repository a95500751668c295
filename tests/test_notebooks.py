"""The four notebooks: how they are written, what is committed in them, and that they run to the same bytes anywhere."""
from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest
from conftest import HOME
from small_notebooks import SETUP
from test_main import bytes_under, reports, run_json, utils

from utils.commands import notebooks

PATHS = sorted((HOME / "notebooks").glob("*.ipynb"))
NAMES = ["01_clean_pages", "02_compare_claims", "03_read_comments", "04_chart_findings"]
NOISE = re.compile(r"0x[0-9a-f]{8,}|\b\d+(?:\.\d+)?\s?(?:ms|it/s|s/it)\b|/(?:home|root|Users|tmp|work)/|[A-Z]:\\\\Users")
each = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])


def code(path: Path) -> list[str]:
    """The sources of the code cells, without IPython's own commands."""
    return [cell.source for cell in notebooks.code_cells(notebooks.read(path))]


def texts(output) -> list[str]:
    """What an output shows, pictures aside."""
    return [output.get("text", ""), *[str(value) for kind, value in output.get("data", {}).items()
                                      if kind.startswith("text/")]]


def test_there_are_four():
    assert [path.stem for path in PATHS] == NAMES


@each
def test_it_opens_with_what_it_asks_reads_and_writes(path):
    first, setup = notebooks.read(path).cells[:2]
    assert first.cell_type == "markdown" and first.source.startswith("# ")
    assert "?" in first.source or "？" in first.source
    assert setup.source == SETUP and "setup" in setup.metadata.tags


@each
def test_cells_tell_the_story_and_leave_the_work_to_utils(path):
    for source in code(path)[1:]:
        tree = ast.parse(source)
        banned = [type(node).__name__ for node in ast.walk(tree)
                  if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While))]
        assert banned == [], source
        assert not {"re", "regex"} & {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import)
                                      for alias in node.names}, source
        assert len(tree.body) <= 12, source


@each
def test_after_every_result_a_text_says_what_to_see(path):
    cells = notebooks.read(path).cells
    for cell, following in zip(cells[2:], [*cells[3:], None]):
        if cell.cell_type == "code" and cell.outputs:
            assert following is not None and following.cell_type == "markdown", cell.source
            assert len(following.source) > 20


@each
def test_it_is_committed_executed_in_order_from_a_clean_kernel(path):
    notebook = notebooks.read(path)
    assert notebooks.is_executed(notebook)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


@each
def test_what_is_committed_holds_no_machine_and_no_moment(path):
    notebook = notebooks.read(path)
    tidied, notices = notebooks.tidy(notebook, {str(HOME): ""})
    assert tidied == notebook and notices == []
    for cell in notebooks.code_cells(notebook):
        for text in (text for output in cell.outputs for text in texts(output)):
            assert not NOISE.search(text), NOISE.search(text).group()


@each
def test_nothing_in_it_refers_to_another_place(path):
    for cell in notebooks.code_cells(notebooks.read(path)):
        for output in cell.outputs:
            html = output.get("data", {}).get("text/html", "")
            assert not re.search(r"<script|<iframe|<link|\bsrc\s*=\s*[\"']?https?:|@import|url\(\s*[\"']?https?:", html)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """The sample study, as a study of its own, run once with the real notebooks."""
    made = tmp_path_factory.mktemp("sample") / "另一个 地方" / "data"
    shutil.copytree(HOME / "data", made, ignore=shutil.ignore_patterns("processed", "output"))
    before = bytes_under(HOME / "notebooks", made / "raw")
    done = utils(HOME, "run", str(made))
    assert done.returncode == 0, done.stderr
    assert bytes_under(HOME / "notebooks", made / "raw") == before         # neither notebooks nor pages are touched
    return made


@pytest.mark.slow
def test_the_real_notebooks_run_on_any_study(sample):
    kept = run_json(sample)
    assert kept["status"] == "done" and len(kept["notebooks"]) == len(NAMES)
    assert not any(str(sample.parent) in page for page in reports(sample))


@pytest.mark.slow
def test_two_runs_leave_tables_charts_and_reports_byte_identical(sample):
    before = bytes_under(sample)
    assert {Path(name).suffix for name in before} >= {".parquet", ".svg", ".png", ".html", ".ipynb"}
    again = utils(HOME, "run", str(sample))
    assert again.returncode == 0, again.stderr
    after = bytes_under(sample)
    assert [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)] == []


@pytest.mark.slow
def test_committed_outputs_are_those_of_the_committed_code(sample):
    """What the notebooks show on the sample study now is what is committed; pictures may differ between machines."""
    for name in NAMES:
        committed = notebooks.read(HOME / "notebooks" / f"{name}.ipynb")
        executed = notebooks.without_here(notebooks.read(sample / "output" / "notebooks" / f"{name}.ipynb"))
        for ours, theirs in zip(notebooks.code_cells(committed), notebooks.code_cells(executed), strict=True):
            assert [plain(output) for output in ours.outputs] == [plain(output) for output in theirs.outputs], ours.source


def plain(output) -> tuple:
    data = output.get("data", {})
    return output.output_type, sorted(data), data.get("text/plain"), output.get("text")
