"""One run of a study at a time.

The lock is the operating system's (the filelock library), so that it goes with the process that held it, however
that one ended. Who holds it is written beside it, for the message only.
"""
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..study import Study


class Busy(RuntimeError):
    """Another run holds the study."""


@contextmanager
def lock(study: Study) -> Iterator[None]:
    """Hold the study for this run. Raises Busy, naming the other process, where one holds it already."""
    from filelock import FileLock, Timeout

    folder = study.cache
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "run.pid"
    try:
        with FileLock(folder / "run.lock", timeout=0):
            holder.write_text(str(os.getpid()), encoding="utf-8")
            yield
    except Timeout:
        pid = holder.read_text(encoding="utf-8").strip() if holder.exists() else "unknown"
        raise Busy(f"another run of {study.name} is under way (process {pid}): wait for it, or stop it") from None
