"""The commands as a user meets them: real processes where it matters, in a copy of the project."""
from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from conftest import copy_of_project
from small_notebooks import small_notebook, write_small_notebooks

from utils import commands
from utils.commands import execute, install, notebooks, record

HOME = Path(__file__).resolve().parent.parent
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


def start(project: Path, *arguments: str, **variables: str) -> subprocess.Popen:
    """A command in a copy of the project, under this Python instead of a `.venv` of its own."""
    kept = {key: value for key, value in os.environ.items()
            if key not in (install.STARTED, "STUDY", "DUIZHAO_HOME", "PYTHONPATH", "CI")}
    return subprocess.Popen([sys.executable, "-m", "utils", *arguments], cwd=project, text=True, encoding="utf-8",
                            env=kept | {"DUIZHAO_ENVIRONMENT": "current", "PYTHONUTF8": "1"} | variables,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            preexec_fn=_hear_interrupts if os.name == "posix" else None)


def _hear_interrupts() -> None:
    """A shell that starts tests in the background has them ignore the interrupt, and their children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def utils(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """The same, waited for."""
    process = start(project, *arguments, **variables)
    out, error = process.communicate(timeout=300)
    return subprocess.CompletedProcess(process.args, process.returncode, out, error)


def bytes_under(*folders: Path) -> dict[str, str]:
    """path -> digest of every file."""
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest()
            for folder in folders for file in sorted(folder.rglob("*"))
            if file.is_file() and file.name != "run.json" and ".cache" not in file.parts
            and "__pycache__" not in file.parts}


def run_json(study: Path) -> dict:
    return json.loads((study / "output" / "run.json").read_text(encoding="utf-8"))


def reports(study: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted((study / "output" / "report").glob("*.html"))]


@pytest.fixture(scope="session")
def run_once(tmp_path_factory) -> Path:
    """A copy of the project in which `run` has run; for reading only."""
    made = copy_of_project(tmp_path_factory.mktemp("once") / "project")
    done = utils(made, "run")
    assert done.returncode == 0, done.stderr
    (made / "said.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    return made


@pytest.fixture
def finished(run_once, tmp_path) -> Path:
    """A copy of that one, to be changed."""
    shutil.copytree(run_once, tmp_path / "project")
    return tmp_path / "project"


# ---------------------------------------------------------------------------------------------------- what is typed

@pytest.mark.parametrize("version, fits", [
    ((2, 7), False), ((3, 10, 13), False), ((3, 11, 0), True), ((3, 12, 1), True), ((3, 13, 0), True), ((3, 14), False)])
def test_only_a_fit_python_goes_on(version, fits):
    from utils.__main__ import unfit

    assert (unfit(version) == "") is fits
    assert "\n" not in unfit(version)


def test_the_first_file_can_be_read_by_an_old_python():
    ast.parse((HOME / "utils" / "__main__.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    ast.parse((HOME / "utils" / "__init__.py").read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize("typed, expected", [
    (["run"], {"command": "run", "study": None}),
    (["run", "my study"], {"command": "run", "study": "my study"}),
    (["new", "s", "--pages", "a.txt", "b.html"], {"command": "new", "study": "s", "pages": ["a.txt", "b.html"]}),
    (["report", "04"], {"command": "report", "notebook": "04"}),
    (["test", "-k", "dates", "-q"], {"command": "test", "pytest": ["-k", "dates", "-q"]}),
    (["test"], {"command": "test", "pytest": []}),
    (["bench", "pages", "--quick"], {"command": "bench", "name": "pages", "quick": True})])
def test_arguments(typed, expected):
    parsed = vars(commands.parse(typed))
    assert expected.items() <= parsed.items()


@pytest.mark.parametrize("command", ["run", "new", "lab", "report", "test", "bench"])
def test_every_command_explains_itself_with_an_example(command, capsys):
    with pytest.raises(SystemExit) as stop:
        commands.parse([command, "-h"])
    said = capsys.readouterr().out
    assert stop.value.code == 0
    assert f"example:\n  python -m utils {command}" in said
    commands.parse(re.search(r"example:\n  python -m utils (.*)", said).group(1).split())   # the example is valid


def test_help_and_typing_errors_install_nothing(project):
    for arguments, code in ((["-h"], 0), (["run", "-h"], 0), (["ran"], 2), ([], 2)):
        assert utils(project, *arguments, DUIZHAO_ENVIRONMENT="").returncode == code
    assert not (project / ".venv").exists()


# ------------------------------------------------------------------------------------------------------- installing

@pytest.fixture
def empty(tmp_path, monkeypatch):
    """The installer, pointed at an empty folder, with its steps noted instead of carried out."""
    steps: list[list[str]] = []

    def attempt(command, more={}):
        steps.append([str(part) for part in command])
        if "venv" in command:
            install.python_of(install.VENV).parent.mkdir(parents=True)
            install.python_of(install.VENV).write_text("")
            install.site_packages().mkdir(parents=True)
        return True

    for name in ("utils", "tests"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "requirements.lock").write_text("one==1\ntwo==2\n")
    monkeypatch.delenv("DUIZHAO_ENVIRONMENT", raising=False)
    monkeypatch.setattr(install, "HOME", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "LOCK", tmp_path / "utils" / "requirements.lock")
    monkeypatch.setattr(install, "TESTS_LOCK", tmp_path / "tests" / "requirements.lock")
    monkeypatch.setattr(install, "NEEDED", 0)
    monkeypatch.setattr(install, "_attempt", attempt)
    return steps


def test_a_lock_is_installed_once(empty):
    install.ensure([install.LOCK])
    assert empty and install.installed(install.LOCK)
    empty.clear()
    assert install.ensure([install.LOCK]) == install.python_of(install.VENV)
    assert empty == []


def test_a_changed_lock_is_installed_again_without_starting_over(empty):
    install.ensure([install.LOCK, install.TESTS_LOCK])
    empty.clear()
    install.LOCK.write_text("one==1\ntwo==3\n")
    install.ensure([install.LOCK, install.TESTS_LOCK])
    assert empty and not any("venv" in step for step in empty)
    assert sum(str(install.TESTS_LOCK) in step for step in empty) >= 1    # an exact install took its packages away


def test_another_python_makes_it_anew(empty, monkeypatch):
    install.ensure([install.LOCK])
    empty.clear()
    stamp = install.stamp(install.LOCK)
    stamp.write_text(stamp.read_text().replace("cpython-3.", "cpython-2."))
    install.ensure([install.LOCK])
    assert any("venv" in step for step in empty)


def test_an_interrupted_install_is_done_again_from_nothing(empty, monkeypatch):
    def interrupted(lock):
        (install.VENV / "half").write_text("half a package")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(install, "_fetch", interrupted)
        with pytest.raises(KeyboardInterrupt):
            install.ensure([install.LOCK])
    assert not install.installed(install.LOCK)
    empty.clear()
    install.ensure([install.LOCK])
    assert any("venv" in step for step in empty) and not (install.VENV / "half").exists()
    assert install.installed(install.LOCK)


def test_emptying_that_was_interrupted_is_taken_up_again(empty):
    (install.VENV / "bin").mkdir(parents=True)
    (install.VENV / ".duizhao").write_text("")
    install.ensure([install.LOCK])
    assert install.installed(install.LOCK)


def test_somebody_elses_venv_is_left_alone(empty):
    install.VENV.mkdir()
    (install.VENV / "theirs").write_text("")
    with pytest.raises(install.InstallError, match="made by something else"):
        install.ensure([install.LOCK])
    assert (install.VENV / "theirs").exists()


def test_a_disk_too_full_is_said_before_anything_is_made(empty, monkeypatch):
    monkeypatch.setattr(install, "NEEDED", 10**18)
    with pytest.raises(install.InstallError, match="disk is too full") as problem:
        install.ensure([install.LOCK])
    assert "\n" not in str(problem.value) and not install.VENV.exists()


@pytest.mark.parametrize("log, said", [
    ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
    ("error: failed to write: No space left on device (os error 28)", "the disk is full"),
    ("error: failed to create directory: Permission denied (os error 13)", "no permission"),
    ("[Errno 30] Read-only file system: '.venv'", "no permission"),
    ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "no network"),
    ("error: Failed to fetch: `x`\n  dns error: failed to lookup address information", "no network"),
    ("ERROR: No matching distribution found for uv==1 (from versions: none)", "no network"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hash differs")])
def test_troubles_are_one_clear_line(log, said):
    assert said in install.explain(log) and "\n" not in install.explain(log)


def test_an_unknown_trouble_is_not_explained_away():
    assert install.explain("error: subprocess-exited-with-error") == ""


def test_one_start_installs_at_a_time(tmp_path):
    script = ("import sys, time; from pathlib import Path; from utils.commands import install\n"
              "with install.alone(Path(sys.argv[1])):\n    print('in', flush=True); sys.stdin.read()\n")
    run = lambda: subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "lock")], cwd=HOME, text=True,  # noqa
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = run()
    assert first.stdout.readline() == "in\n"
    second = run()
    assert "waiting" in second.stderr.readline()
    first.kill()                                    # however the first ends, the second goes on
    first.communicate()
    assert second.communicate("")[0] == "in\n"


def test_the_environment_inside_leaves_nothing_to_chance():
    made = install.environment({"PYTHONPATH": "/theirs", "PYTHONHOME": "/theirs", "JPY_SESSION_NAME": "x", "KEPT": "1"})
    assert made["KEPT"] == "1" and made["PYTHONHASHSEED"] == "0" and made["PYTHONPATH"] == str(install.HOME)
    assert not {"PYTHONHOME", "JPY_SESSION_NAME"} & made.keys()


# ------------------------------------------------------------------------------------------------ what is installed

def pins(file: Path) -> dict[str, set[str]]:
    found = re.findall(r"(?m)^([A-Za-z0-9][\w.\-]*)==([^\s;]+)", file.read_text(encoding="utf-8"))
    made: dict[str, set[str]] = {}
    for name, version in found:
        made.setdefault(re.sub(r"[-_.]+", "-", name).lower(), set()).add(version)
    return made


@pytest.mark.parametrize("folder, lock", [(".", "utils"), ("tests", "tests")])
def test_the_lock_holds_what_the_requirements_say(folder, lock):
    locked = pins(HOME / lock / "requirements.lock")
    for name, versions in pins(HOME / folder / "requirements.txt").items():
        assert locked.get(name) == versions, name


@pytest.mark.parametrize("lock", ["utils/requirements.lock", "tests/requirements.lock", "utils/commands/tools.lock"])
def test_every_locked_package_has_hashes_and_no_address(lock):
    text = (HOME / lock).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[A-Za-z0-9])", text) if "==" in entry)
    assert "://" not in text


def test_every_requirement_is_exact_and_the_users_five_come_first():
    lines = [line for line in (HOME / "requirements.txt").read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9][\w.\-]*==[\w.]+", line) for line in lines)
    assert [line.split("==")[0] for line in lines[:5]] == ["jupyterlab", "pandas", "matplotlib", "snownlp", "jieba"]


def imported(file: Path) -> set[str]:
    """The packages that a module imports, or takes data from."""
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree)
              if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module}
    names |= set(re.findall(r"""(?:files|find_spec)\(["'](\w+)["']\)""", text))
    return {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"utils", "__future__"}


NEVER_IMPORTED = {"jupyterlab", "ipykernel", "ipywidgets", "brotli"}   # programs, and what other packages load
OPTIONAL = {"dask", "benchmarks"}                     # requirements-cluster.txt; tests/benchmarks


def test_requirements_and_imports_agree():
    """Every package that `utils` imports is in requirements.txt, and every line there is imported somewhere."""
    named, packages = set(pins(HOME / "requirements.txt")), packages_distributions()
    used = {re.sub(r"[-_.]+", "-", name).lower()
            for file in (HOME / "utils").rglob("*.py") for module in imported(file) - OPTIONAL
            for name in packages.get(module, [module])[:1]}
    assert used - named == set()
    assert named - used - NEVER_IMPORTED == set()


# --------------------------------------------------------------------------------------------------------------- run

def test_the_sample_study_is_run_in_place(run_once):
    said = (run_once / "said.txt").read_text(encoding="utf-8")
    kept = run_json(run_once / "data")
    assert kept["status"] == "done" and "failure" not in kept
    assert "data/output/report" in said.replace("\\", "/") and "notebooks/04_chart_findings.ipynb" in said
    assert {"raw/eleven_countries.txt", "manual/comment_labels.csv", "notebooks/01_clean_pages.ipynb",
            "utils/requirements.lock"} <= kept["inputs"].keys()
    assert kept["seconds"].keys() >= {"01_clean_pages", "04_chart_findings", "report", "all"}
    for path in sorted((run_once / "notebooks").glob("*.ipynb")):
        assert notebooks.is_executed(notebooks.read(path))
        assert str(run_once) not in path.read_text(encoding="utf-8")
    assert "look here" in said                                           # warnings are told, not committed
    assert "look here" not in "".join(cell for notebook in run_once.glob("notebooks/*")
                                      for cell in outputs(notebooks.read(notebook)))


def outputs(notebook) -> list[str]:
    return [str(output) for cell in notebooks.code_cells(notebook) for output in cell.outputs]


def test_a_second_run_leaves_the_same_bytes(finished):
    before = bytes_under(finished / "notebooks", finished / "data")
    second = utils(finished, "run")
    assert second.returncode == 0, second.stderr
    assert bytes_under(finished / "notebooks", finished / "data") == before


def test_another_study_leaves_the_notebooks_alone_and_its_copies_run_anywhere(project, tmp_path):
    elsewhere = tmp_path / "有 空格" / "study"
    assert utils(project, "new", str(elsewhere), "--pages", "data/raw/three_openings.txt").returncode == 0
    before = bytes_under(project / "notebooks", elsewhere / "raw")
    done = utils(project, "run", str(elsewhere))
    assert done.returncode == 0, done.stderr
    assert bytes_under(project / "notebooks", elsewhere / "raw") == before
    copy = elsewhere / "output" / "notebooks" / "02_compare_claims.ipynb"
    again = notebooks.read(copy)
    again.cells.append(small_notebook(("print(study.root)",)).cells[2])
    again.cells[-1]["id"] = "last"
    execute.execute({"again": again}, tmp_path, {"DUIZHAO_HOME": "", "STUDY": str(project / "data")})
    assert again.cells[-1].outputs[0].text.strip() == str(elsewhere)
    assert not any(str(elsewhere) in page for page in reports(elsewhere))


def test_a_copy_that_a_person_changed_is_set_aside(project, tmp_path):
    utils(project, "new", str(tmp_path / "s"), "--pages", "data/raw/three_openings.txt")
    assert utils(project, "run", str(tmp_path / "s")).returncode == 0
    copy = tmp_path / "s" / "output" / "notebooks" / "04_chart_findings.ipynb"
    changed = notebooks.read(copy)
    changed.cells[-1].source = "my own thoughts"
    notebooks.write(copy, changed)
    assert utils(project, "run", str(tmp_path / "s")).returncode == 0
    assert "my own thoughts" in copy.with_name("04_chart_findings.edited-1.ipynb").read_text(encoding="utf-8")
    assert "my own thoughts" not in copy.read_text(encoding="utf-8")


FAILURES = {
    "raises": ("1 + 1", "raise ValueError('the cause, in words')", "ValueError: the cause, in words", 5),
    "dies": ("1 + 1", "import os, signal; os.kill(os.getpid(), 9)", "its kernel died", 5)}


@pytest.mark.parametrize("how", [pytest.param("raises"), pytest.param("dies", marks=POSIX)])
def test_a_run_that_fails_never_looks_finished(finished, how):
    passes, fails, cause, cell = FAILURES[how]
    fresh = reports(finished / "data")
    committed = bytes_under(finished / "notebooks")
    written = (finished / "notebooks" / "02_compare_claims.ipynb").read_bytes()
    write_small_notebooks(finished / "notebooks", **{"02_compare_claims": (passes, fails)})
    edited = (finished / "notebooks" / "02_compare_claims.ipynb").read_bytes()
    failed = utils(finished, "run")
    assert failed.returncode == 1
    assert f"02_compare_claims stopped at cell {cell} of 6" in failed.stderr and cause in failed.stderr
    assert failed.stderr.count("\n") < 12
    kept = run_json(finished / "data")
    assert kept["status"] == "failed" and kept["failure"]["cell"] == cell and cause in kept["failure"]["cause"]
    copy = notebooks.read(finished / "data" / "output" / "notebooks" / "02_compare_claims.failed.ipynb")
    assert notebooks.has_failed(copy) and "failed" in copy.cells[0].source
    assert [c.execution_count for c in notebooks.code_cells(copy) if "1 + 1" in c.source] == [2]
    assert (finished / "data" / "output" / "notebooks" / "02_compare_claims.failed.html").exists()
    stale = reports(finished / "data")
    assert stale and all(page != old for page, old in zip(stale, fresh))
    assert (finished / "notebooks" / "02_compare_claims.ipynb").read_bytes() == edited != written
    assert committed.keys() == bytes_under(finished / "notebooks").keys()
    assert utils(finished, "report", str(copy_path(finished))).returncode == 1


def copy_path(project: Path) -> Path:
    return project / "data" / "output" / "notebooks" / "02_compare_claims.failed.ipynb"


@POSIX
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_no_current_report(finished, sent):
    fresh = reports(finished / "data")
    write_small_notebooks(finished / "notebooks", **{
        "01_clean_pages": ("import os, pathlib, time; pathlib.Path('../pid').write_text(str(os.getpid())); time.sleep(99)",)})
    process = start(finished, "run")
    wait_for(finished / "pid")
    process.send_signal(sent)
    process.communicate(timeout=60)
    assert process.returncode == (-9 if sent == signal.SIGKILL else 130)
    assert run_json(finished / "data")["status"] == ("running" if sent == signal.SIGKILL else "failed")
    assert all(page != old for page, old in zip(reports(finished / "data"), fresh))
    kernel = int((finished / "pid").read_text())
    assert ended(kernel)
    write_small_notebooks(finished / "notebooks")
    assert utils(finished, "run").returncode == 0                        # nothing is left in the way


def wait_for(path: Path, seconds: int = 60) -> None:
    for _ in range(seconds * 10):
        if path.exists() and path.read_text():
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} did not appear")


def ended(process: int, seconds: int = 30) -> bool:
    for _ in range(seconds * 10):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process}/stat").exists() and " Z " in Path(f"/proc/{process}/stat").read_text():
            return True
        time.sleep(0.1)
    return False


def test_a_second_run_of_a_study_stops_with_a_clear_line(project):
    write_small_notebooks(project / "notebooks", **{
        "01_clean_pages": ("import pathlib, time; pathlib.Path('../here').write_text('1'); time.sleep(8)",)})
    first = start(project, "run")
    wait_for(project / "here")
    second = utils(project, "run")
    assert second.returncode == 1 and "under way" in second.stderr and second.stderr.count("\n") == 1
    assert first.communicate(timeout=120) and first.returncode == 0


def test_what_cannot_be_run_is_said_in_one_line(project, tmp_path):
    (tmp_path / "bad" / "raw").mkdir(parents=True)
    (tmp_path / "bad" / "study.toml").write_text("langauge = 'zh'", encoding="utf-8")
    for study, said in ((tmp_path / "none", "not a folder"), (tmp_path, "raw"), (tmp_path / "bad", "language")):
        failed = utils(project, "run", str(study))
        assert failed.returncode == 1 and said in failed.stderr and failed.stderr.count("\n") == 1, failed.stderr


# ------------------------------------------------------------------------------------------------------------ report

def test_report_needs_something_executed(project):
    refused = utils(project, "report")
    assert refused.returncode == 1 and "not executed" in refused.stderr


def test_report_exports_again_what_is_executed_and_marks_what_changed(finished):
    before = bytes_under(finished / "data" / "output" / "report")
    again = utils(finished, "report")
    assert again.returncode == 0 and "stale" not in again.stderr, again.stderr
    assert bytes_under(finished / "data" / "output" / "report") == before
    with open(finished / "data" / "raw" / "three_openings.txt", "a", encoding="utf-8") as page:
        page.write("\nOne line more.\n")
    changed = utils(finished, "report")
    assert changed.returncode == 0 and "raw/three_openings.txt" in changed.stderr
    assert bytes_under(finished / "data" / "output" / "report") != before


# --------------------------------------------------------------------------------------------------- small functions

def test_a_tidied_notebook_says_nothing_about_machine_and_moment():
    notebook = small_notebook(("1",))
    cell = notebook.cells[2]
    cell.metadata["execution"] = {"iopub.status.busy": "2025-01-01"}
    cell.outputs = [notebooks.nbformat.v4.new_output("stream", name="stdout", text="/srv/me/p/data/raw/a.txt /srv/me"),
                    notebooks.nbformat.v4.new_output("stream", name="stderr", text="/srv/me/p/x.py: warning"),
                    notebooks.nbformat.v4.new_output("execute_result", {"text/plain": "IntSlider()",
                                                                        notebooks.WIDGET: {"model_id": "random"}})]
    notebook.metadata["widgets"] = {"state": "random"}
    notebook.metadata["language_info"] = {"version": "3.12.1"}
    tidied, notices = notebooks.tidy(notebook, {"/srv/me/p": "", "/srv/me": "~/"})
    assert tidied.cells[2].outputs[0].text == "data/raw/a.txt ~"
    assert [output.output_type for output in tidied.cells[2].outputs] == ["stream", "execute_result"]
    assert notices == ["/srv/me/p/x.py: warning"]
    assert not {"widgets"} & tidied.metadata.keys() and "random" not in str(tidied) and "3.12.1" not in str(tidied)
    assert "execution" not in tidied.cells[2].metadata
    assert cell.metadata["execution"] and len(cell.outputs) == 3       # the one given is as it was


def test_ids_are_made_from_place_and_text(tmp_path):
    notebook = small_notebook(("1", "2"))
    for cell in notebook.cells:
        del cell["id"]
    one, two = (notebooks.with_ids(notebooks.copy.deepcopy(notebook)) for _ in range(2))
    assert [cell.id for cell in one.cells] == [cell.id for cell in two.cells]
    assert len({cell.id for cell in one.cells}) == len(one.cells)


def test_a_copys_own_cell_goes_in_and_out():
    notebook = small_notebook(("1",))
    copy = notebooks.with_here(notebook, Path("/p"), Path("/s"))
    assert copy.cells[1].source.endswith("STUDY='/s')") or os.name == "nt"
    assert notebooks.without_here(copy) == notebook
    assert notebooks.with_here(copy, Path("/p"), Path("/s")) == copy
    assert notebooks.source_digest(copy) == notebooks.source_digest(notebook)


@pytest.mark.parametrize("counts, executed", [
    ([1, 2], True), ([2, 1], False), ([1, None], False), ([1, 3], False), ([5, 6], False)])
def test_executed_means_all_cells_in_order_from_a_clean_kernel(counts, executed):
    notebook = small_notebook(("1",))
    for cell, count in zip(notebooks.code_cells(notebook), counts):
        cell.execution_count = count
    assert notebooks.is_executed(notebook) is executed


def test_a_cause_is_a_few_lines_that_name_our_own_code():
    traceback = f"File {HOME}/utils/study.py:41, in open_study(path)\n  1\nFile /lib/pandas/core.py:9, in f()"
    said = execute.cause("StudyError", "\x1b[31mno raw/\x1b[0m\n" * 9, traceback, HOME)
    assert said.splitlines() == ["StudyError: no raw/", "    no raw/", "    no raw/", "    in utils/study.py, line 41"]


def test_modules_are_loaded_ahead_and_leave_no_name():
    notebook = small_notebook(("import json.tool, re\nfrom email import message, policy as p", "%matplotlib inline",
                               "from os.path import *"))
    found = execute.imports(notebook)
    assert found[:3] == ["os", "pathlib", "sys"]
    assert {"json.tool", "re", "email", "email.message", "email.policy", "os.path"} <= set(found)
    space: dict = {}
    exec(execute.loading(["json.tool", "no_such_module", "email.policy"]), space)
    assert set(space) == {"__builtins__"} and "email.policy" in sys.modules


def test_changed_inputs_are_named():
    assert record.changed({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == ["b", "c"]


def test_bench_prints_a_table(tmp_path, monkeypatch, capsys):
    path = HOME / "tests" / "benchmarks" / "__init__.py"
    spec = importlib.util.spec_from_file_location("tried", path, submodule_search_locations=[str(tmp_path)])
    tried = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "tried", tried)
    spec.loader.exec_module(tried)
    (tmp_path / "sizes.py").write_text('"""How big."""\ndef run(quick):\n    return [{"n": 1 if quick else 9}]\n')
    (tmp_path / "broken.py").write_text("def run(quick):\n    raise ValueError('no')\n")
    assert tried.names() == ["broken", "sizes"]
    assert tried.show("sizes", True) and not tried.show("broken", True)
    said = capsys.readouterr()
    assert "sizes: How big.\n n\n 1" in said.out and said.err == "broken: ValueError: no\n"


def test_the_ci_script_runs_the_readmes_commands():
    script = (HOME / ".ci" / "run").read_text(encoding="utf-8")
    assert "-m utils test" in script and "-m utils run" in script
    if shutil.which("bash"):
        assert subprocess.run(["bash", "-n", HOME / ".ci" / "run"]).returncode == 0
