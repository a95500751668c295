"""`output/run.json`: what was run, on what, with what, how it ended, and how long it took."""
from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from collections.abc import Iterable
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path
from typing import Any

from utils.engine import read_json, write_json
from utils.study import Study

from . import install

RUNNING, DONE, FAILED = "running", "done", "failed"
PIECE = 1 << 20


def path(study: Study) -> Path:
    """Where a study's record lies."""
    return study.output / "run.json"


def read(study: Study) -> dict[str, Any]:
    """The record of the latest run; empty where there was none."""
    return read_json(path(study)) or {}


def write(study: Study, values: dict[str, Any]) -> None:
    """Write the record, whole or not at all."""
    write_json(path(study), values)


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def opening(study: Study, inputs: dict[str, str]) -> dict[str, Any]:
    """The record of a run that begins."""
    return {"status": RUNNING, "started_at": now(), "pid": os.getpid(), "study": study.name, "inputs": inputs,
            "versions": versions(), "seconds": {}, "notebooks": []}


def inputs(study: Study, sources: dict[str, str]) -> dict[str, str]:
    """sha256 of all that a run's results depend on: the study's files, the notebooks' sources, `utils`, the lock.

    sources: a notebook's name -> the digest of its source. Keys are paths relative to the study, or to the project
    where they start with `notebooks/` or `utils/`.
    """
    files = [*_files(study.raw), *_files(study.manual), study.root / "study.toml"]
    made = {file.relative_to(study.root).as_posix(): sha256(file) for file in files if file.is_file()}
    made |= {f"notebooks/{name}.ipynb": digest for name, digest in sources.items()}
    code = [file for file in _files(install.HOME / "utils") if "__pycache__" not in file.parts]
    made["utils/"] = hashlib.sha256("\n".join(f"{file.relative_to(install.HOME).as_posix()} {sha256(file)}"
                                              for file in code).encode()).hexdigest()
    return made | {"utils/requirements.lock": sha256(install.LOCK)}


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def sha256(file: Path) -> str:
    """The digest of a file, read piece by piece."""
    digest = hashlib.sha256()
    with open(file, "rb") as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The inputs that differ, appeared or went, sorted."""
    return sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def versions() -> dict[str, str]:
    """Of Python, the system, and the packages of requirements.txt."""
    made = {"python": platform.python_version(), "platform": f"{sys.platform}-{platform.machine()}"}
    for name in direct():
        try:
            made[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            made[name] = "missing"
    return made


def direct(file: Path = install.HOME / "requirements.txt") -> Iterable[str]:
    """The names in requirements.txt, in its order."""
    return re.findall(r"(?m)^([A-Za-z0-9][\w.\-]*)==", file.read_text(encoding="utf-8"))
