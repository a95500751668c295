"""`run`: the four notebooks in order, then the report; all of it, or nothing that looks finished.

Before the first cell, reports of an earlier run are marked as stale, so that even a run that is killed outright
leaves none that passes for current. Notebooks are saved only when every cell of all of them has passed: the sample
study's in place, those of other studies as copies in `output/notebooks/`. A run that fails keeps the notebook it
failed in, with the outputs so far, as NAME.failed.ipynb and NAME.failed.html.
"""
from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nbformat import NotebookNode

from utils.engine import Busy, atomic, lock
from utils.study import Study, StudyError, open_study

from . import execute, install, notebooks, record
from .execute import Failure

NOTEBOOKS = install.HOME / "notebooks"
SAMPLE = install.HOME / "data"


def main(arguments: argparse.Namespace) -> int:
    """Run one study; returns the exit code: 0 done, 1 failed, 130 stopped by the user."""
    try:
        study = open_study(arguments.study)
        sources = {path.stem: notebooks.read(path) for path in story()}
        with lock(study):
            return run(study, sources)
    except (StudyError, notebooks.NotebookError, Busy) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"error: {install.explain(str(problem)) or problem}", file=sys.stderr)
        return 1


def story() -> list[Path]:
    """The notebooks, in the order of their numbers."""
    found = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    if not found:
        raise notebooks.NotebookError(f"{NOTEBOOKS} holds no notebooks named like 01_clean_pages.ipynb")
    return found


def in_place(study: Study) -> bool:
    """Is this the sample study, whose notebooks are committed executed?"""
    return study.root == SAMPLE.resolve()


def run(study: Study, sources: Mapping[str, NotebookNode]) -> int:
    """Execute, save, export, record. The caller holds the study's lock."""
    from utils import report

    begun = time.monotonic()
    digests = {name: notebooks.source_digest(notebook) for name, notebook in sources.items()}
    _clear(study, record.read(study).get("inputs", {}))
    with ThreadPoolExecutor(1) as beside:
        hashing = beside.submit(record.inputs, study, digests)
        kept = record.opening(study, {})
        record.write(study, kept)
        report.mark_stale(study, "a newer run of this study was started and has not finished")
        try:
            done = _execute(study, sources)
            kept["seconds"] = {part.name: round(part.seconds, 2) for part in done}
            kept["inputs"] = hashing.result()
            executed = _save(study, done, digests)
            kept["notebooks"] = [_shown(path) for path in executed[1]]
            step = time.monotonic()
            pages = report.export(study, executed[0])
            kept["seconds"]["report"] = round(time.monotonic() - step, 2)
        except Failure as failure:
            kept["inputs"] = hashing.result()
            return _failed(study, kept, failure)
        except KeyboardInterrupt:
            return _failed(study, kept, _outside("stopped by the user", interrupted=True))
        except Exception as error:
            return _failed(study, kept, _outside(execute.cause(
                type(error).__name__, str(error), _places(error))))
    kept |= {"status": record.DONE, "finished_at": record.now(), "report": [_shown(page) for page in pages]}
    kept["seconds"]["all"] = round(time.monotonic() - begun, 2)
    record.write(study, kept)
    _tell(study, kept)
    return 0


# ---------------------------------------------------------------------------------------------------------- the steps

def _clear(study: Study, inputs: Mapping[str, str]) -> None:
    """Take away the copies of an earlier run; one that a person has changed since is set aside under another name."""
    for page in (study.output / "notebooks").glob("*.failed.html"):
        page.unlink()
    for path in sorted((study.output / "notebooks").glob("*.ipynb")):
        name = path.name.removesuffix(".failed.ipynb").removesuffix(".ipynb")
        if ".edited-" in path.name:
            continue
        if _changed(path, inputs.get(f"notebooks/{name}.ipynb")):
            aside = next(other for n in range(1, 10**6)
                         if not (other := path.with_name(f"{name}.edited-{n}.ipynb")).exists())
            path.replace(aside)
            _say(f"{_shown(path)} was changed since the last run: kept as {aside.name}")
        else:
            path.unlink()


def _changed(path: Path, digest: str | None) -> bool:
    try:
        return digest is not None and notebooks.source_digest(notebooks.without_banner(notebooks.read(path))) != digest
    except notebooks.NotebookError:
        return False


def _execute(study: Study, sources: Mapping[str, NotebookNode]) -> list[execute.Done]:
    blank = {name: notebooks.blank(notebook) for name, notebook in sources.items()}
    variables = {"STUDY": str(study.root), "DUIZHAO_HOME": str(install.HOME)}
    with Progress(max(map(len, blank))) as progress:
        return execute.execute(blank, NOTEBOOKS, variables, progress.seen)


def _save(study: Study, done: list[execute.Done], digests: Mapping[str, str]) -> tuple[dict[str, NotebookNode], list[Path]]:
    """Write the executed notebooks; returns them as the report takes them, and where they are."""
    tidied, paths = {}, []
    for part in done:
        tidied[part.name], notices = notebooks.tidy(part.notebook, _folders(study))
        for notice in notices:
            _say(f"{part.name} on stderr: {notice.rstrip()}")
    for name, notebook in tidied.items():
        place = NOTEBOOKS / f"{name}.ipynb"
        if in_place(study) and notebooks.source_digest(notebooks.read(place)) == digests[name]:
            paths.append(notebooks.write(place, notebook))
        else:
            if in_place(study):
                _say(f"{_shown(place)} was changed while it ran: it is left as it is, and the executed one is a copy")
            copy = notebooks.with_here(notebook, install.HOME, study.root)
            paths.append(notebooks.write(study.output / "notebooks" / f"{name}.ipynb", copy))
    return tidied, paths


def _folders(study: Study) -> dict[str, str]:
    """Absolute folders, and what outputs say in their place."""
    return {str(Path.home()): "~/", str(install.HOME): "", str(study.root): f"{study.name}/"}


def _failed(study: Study, kept: dict, failure: Failure) -> int:
    """Keep what there is, and say everywhere that it is not finished. Returns the exit code."""
    from utils import report

    reason = f"the run of {record.now()} failed: {failure}"
    kept |= {"status": record.FAILED, "finished_at": record.now(),
             "failure": {"notebook": failure.name, "cell": failure.cell, "cause": failure.cause}}
    _say(f"\nerror: {failure}")
    if failure.notebook.cells:
        copy = notebooks.with_here(notebooks.with_banner(failure.notebook, str(failure)), install.HOME, study.root)
        path = study.output / "notebooks" / f"{failure.name}.failed.ipynb"
        page = path.with_suffix(".html")
        if _try(lambda: notebooks.write(path, copy)):
            _say(f"outputs so far: {_shown(path)}")
        _try(lambda: _write(page, report.export_failed(failure.notebook, study.settings.languages[0], study.title)))
    _try(lambda: report.mark_stale(study, reason))
    _try(lambda: record.write(study, kept))
    return 130 if failure.interrupted else 1


def _write(path: Path, text: str) -> None:
    with atomic(path) as file:
        file.write(text)


def _try(step: Callable[[], object]) -> bool:
    """One step of the clearing up; that it fails too (a full disk) must not keep the others from being tried."""
    try:
        step()
        return True
    except Exception as error:
        _say(f"error: {install.explain(str(error)) or error}")
        return False


def _outside(cause: str, interrupted: bool = False) -> Failure:
    """A failure after the last cell: while saving or exporting."""
    return Failure("the report", 0, 0, cause, NotebookNode(cells=[]), interrupted)


def _places(error: BaseException) -> str:
    return "".join(f"File {frame.filename}:{frame.lineno}, in {frame.name}\n"
                   for frame in traceback.extract_tb(error.__traceback__))


# -------------------------------------------------------------------------------------------------------- the telling

class Progress:
    """A bar for each notebook on a terminal, a line for each elsewhere."""

    def __init__(self, width: int):
        self.width, self.bar, self.begun = width, None, 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exception: object) -> None:
        if self.bar is not None:
            self.bar.close()

    def seen(self, name: str, n: int, of: int) -> None:
        """Cell n (from 0) of a notebook begins; n == of: it has ended."""
        if n == 0:
            self.begun = time.monotonic()
        if sys.stderr.isatty():
            self._draw(name, n, of)
        elif n == of:
            _say(f"{name:<{self.width}}  {of:>3} cells  {time.monotonic() - self.begun:6.1f} s")

    def _draw(self, name: str, n: int, of: int) -> None:
        from tqdm import tqdm

        if n == 0:
            self.bar = tqdm(total=of, desc=f"{name:<{self.width}}", unit=" cells", file=sys.stderr, dynamic_ncols=True)
        self.bar.update(n - self.bar.n)
        if n == of:
            self.bar.close()


def _tell(study: Study, kept: dict) -> None:
    seconds = kept["seconds"]
    width = max(map(len, seconds))
    print("\n".join(f"{name:<{width}}  {value:6.1f} s" for name, value in seconds.items()))
    print("\nThe report:", *(f"  {page}" for page in kept["report"]), sep="\n")
    print("Notebooks, executed:", *(f"  {path}" for path in kept["notebooks"]), sep="\n")
    print(f"Tables: {_shown(study.processed)}   record: {_shown(record.path(study))}")


def _shown(path: Path) -> str:
    """A path as one would type it from here."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
