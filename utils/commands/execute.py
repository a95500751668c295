"""Running notebooks in order, each in a clean kernel.

A kernel takes about a second to start and a notebook's imports another, so the next kernel starts, and loads the modules
that its notebook will import, while the present notebook runs; its namespace stays empty. Kernels run under this very Python, whatever kernels the user has installed, without
the user's start-up files and history, and end with this process.

A cell that raises, a kernel that dies and a stop by the user all end in `Failure`, which keeps the notebook as far as
it came. Nothing is retried and no error is allowed.
"""
from __future__ import annotations

import ast
import asyncio
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from . import notebooks

READY = 120             # seconds that a kernel may take to start, on a slow and busy machine
OUTPUT = 120            # seconds to wait for outputs that are still on their way when a cell has ended
KERNEL = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--HistoryManager.enabled=False",
          "--log-level=ERROR"]
REPRODUCIBLE = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "315532800"}      # 1980-01-01, the oldest that zip knows
TRANSPORT = "ipc" if os.name == "posix" else "tcp"      # sockets in a private folder, where the system has them
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass
class Failure(Exception):
    """A notebook that did not come to its end. cell: 1-based among all cells; of: how many there are."""

    name: str
    cell: int
    of: int
    cause: str
    notebook: NotebookNode
    interrupted: bool = False

    def __str__(self) -> str:
        return f"{self.name} stopped at cell {self.cell} of {self.of}: {self.cause}"


@dataclass(frozen=True)
class Done:
    """A notebook executed to its end; seconds: the time its cells took."""

    name: str
    notebook: NotebookNode
    seconds: float


class _ThisPython(KernelSpecManager):
    """Knows one kernel: the Python that runs this."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(argv=KERNEL, display_name="Python 3", language="python")


def execute(sources: Mapping[str, NotebookNode], folder: Path, variables: Mapping[str, str],
            seen: Callable[[str, int, int], None] = lambda name, cell, of: None) -> list[Done]:
    """Execute notebooks in the order given; `folder` is where they lie, `variables` go into their environment.

    seen(name, n, of) is called before each cell (n from 0) and once at the end (n == of). Raises Failure.
    """
    private = tempfile.mkdtemp(prefix="duizhao-")
    try:
        environment = {key: value for key, value in os.environ.items() if key != "JPY_SESSION_NAME"}
        environment |= {"IPYTHONDIR": private, "PYDEVD_DISABLE_FILE_VALIDATION": "1", **REPRODUCIBLE, **variables}
        return asyncio.run(_all(sources, folder, environment, Path(private), seen))
    finally:
        shutil.rmtree(private, ignore_errors=True)


async def _all(sources: Mapping[str, NotebookNode], folder: Path, environment: dict[str, str], private: Path,
               seen: Callable[[str, int, int], None]) -> list[Done]:
    _stop_on_signals()
    start = lambda name: asyncio.ensure_future(                                             # noqa: E731
        _start(folder, environment, private / f"{name}.json", imports(sources[name])))
    names, done, endings = list(sources), [], []
    kernel = start(names[0]) if names else None
    try:
        for name, after in zip(names, [*names[1:], None]):
            manager, client = await _ready(name, sources[name], kernel)
            kernel = start(after) if after else None
            begun = time.monotonic()
            try:
                await _cells(name, sources[name], manager, client, seen)
            finally:
                endings.append(asyncio.ensure_future(_end(manager, client)))
            done.append(Done(name, sources[name], time.monotonic() - begun))
        return done
    finally:
        if kernel is not None:
            kernel.cancel()
        await asyncio.gather(*endings, *([kernel] if kernel is not None else []), return_exceptions=True)


def _stop_on_signals() -> None:
    """A request to end, or a terminal that closes, stops the run as Ctrl-C does."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(NotImplementedError, AttributeError, RuntimeError, ValueError):
            loop.add_signal_handler(getattr(signal, name), task.cancel)


def imports(notebook: NotebookNode) -> list[str]:
    """The modules that a notebook's cells import, in order; names that may be modules included."""
    found: dict[str, None] = {}
    for cell in notebooks.code_cells(notebook):
        with suppress(SyntaxError):                     # IPython's own commands
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Import):
                    found |= {alias.name: None for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found |= {node.module: None, **{f"{node.module}.{alias.name}": None for alias in node.names}}
    return [name for name in found if not name.endswith("*")]


def loading(modules: list[str]) -> str:
    """Code that loads modules and leaves no name behind; one that fails is left to the cell that imports it."""
    code = (f"import contextlib, importlib\nfor name in {modules!r}:\n"
            "    with contextlib.suppress(Exception):\n        importlib.import_module(name)\n")
    return f"exec({code!r}, {{}})"


async def _start(folder: Path, environment: dict[str, str], connection: Path, modules: list[str]):
    manager = AsyncKernelManager(kernel_spec_manager=_ThisPython(), kernel_name="python3",
                                 connection_file=str(connection), transport=TRANSPORT)
    client = None
    try:
        await manager.start_kernel(cwd=str(folder), env=environment)
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=READY)
        client.allow_stdin = False
        client.execute(loading(modules), silent=True, store_history=False)
        return manager, client
    except BaseException:
        await _end(manager, client)
        raise


async def _ready(name: str, notebook: NotebookNode, kernel):
    try:
        return await kernel
    except asyncio.CancelledError:
        raise Failure(name, 0, len(notebook.cells), "stopped by the user", notebook, interrupted=True) from None
    except Exception as error:
        raise Failure(name, 0, len(notebook.cells), f"its kernel did not start: {error}", notebook) from None


async def _end(manager: AsyncKernelManager, client) -> None:
    with suppress(Exception):
        if client is not None:
            client.stop_channels()
        await manager.shutdown_kernel(now=True)


async def _cells(name: str, notebook: NotebookNode, manager, client, seen: Callable[[str, int, int], None]) -> None:
    runner = NotebookClient(notebook, km=manager, timeout=None, record_timing=False, coalesce_streams=True,
                            iopub_timeout=OUTPUT, raise_on_iopub_timeout=True, force_raise_errors=True)
    runner.kc, n, of = client, 0, len(notebook.cells)
    runner.reset_execution_trackers()
    runner.log.disabled = True                          # what it would log is said by Failure
    try:
        for n, cell in enumerate(notebook.cells):
            seen(name, n, of)
            await runner.async_execute_cell(cell, n, execution_count=runner.code_cells_executed + 1)
        seen(name, of, of)
    except CellExecutionError as error:
        raise Failure(name, n + 1, of, cause(error.ename, error.evalue, error.traceback), notebook) from None
    except (DeadKernelError, asyncio.CancelledError):
        if asyncio.current_task().cancelling():         # nbclient reports a cancelled wait as a dead kernel
            raise Failure(name, n + 1, of, "stopped by the user", notebook, interrupted=True) from None
        raise Failure(name, n + 1, of, "its kernel died (killed from outside, or out of memory)", notebook) from None
    except Exception as error:
        raise Failure(name, n + 1, of, f"{type(error).__name__}: {error}", notebook) from None


def cause(name: str, text: str, traceback: str, home: Path = Path(__file__).resolve().parents[2]) -> str:
    """An exception in at most four lines: what was raised, and the deepest line of this project it went through."""
    lines = [line for line in ANSI.sub("", text).strip().splitlines() if line.strip()][:3] or [""]
    said = "\n    ".join(line[:300] for line in lines)
    places = re.findall(r"(?m)^File (.{1,400}?):(\d+)(?:, in (\w+))?", ANSI.sub("", traceback))
    ours = [(Path(os.path.expanduser(file)), line) for file, line, _ in places]
    ours = [(file.relative_to(home).as_posix(), line) for file, line in ours if file.is_relative_to(home / "utils")]
    return f"{name}: {said}" + (f"\n    in {ours[-1][0]}, line {ours[-1][1]}" if ours else "")
