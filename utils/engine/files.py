"""Files that are whole or absent: written beside their place, flushed to disk, then moved there in one step."""
from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


@contextmanager
def atomic(path: Path, mode: str = "w", *, encoding: str | None = None, newline: str | None = None) -> Iterator[IO]:
    """Open a file for writing that replaces `path` only when the block ends without an error.

    mode: "w" (UTF-8 unless `encoding` says otherwise) or "wb". Missing folders are made. After an error, a full disk
    included, the file of before is untouched and nothing is left beside it.
    """
    text = "b" not in mode
    with atomic_path(path) as temporary:
        with open(temporary, mode, encoding=(encoding or "utf-8") if text else None,
                  newline=newline if text else None) as file:
            yield file


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """The same for a program that opens files by name: a path to write to, moved to `path` when the block ends."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_json(path: Path, value: Any) -> None:
    """Write a value as JSON, whole or not at all; keys sorted, so that equal values give equal files."""
    with atomic(path, "w", newline="\n") as file:
        json.dump(value, file, ensure_ascii=False, sort_keys=True, indent=1)
        file.write("\n")


def read_json(path: Path) -> Any:
    """The value in a JSON file, or None where the file is absent or not whole."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return None
