"""The notebooks in JupyterLab itself: a server is started, notebooks of a hostile study are opened in
Chromium, trusted and untrusted.

JupyterLab shows a trusted notebook's HTML as it is, so nothing scraped may be markup in it; of an untrusted
one it cleans the HTML, so nothing that a reader needs may be lost in that. Skipped, saying so, where there is
no Chromium, no JupyterLab or no Playwright.
"""

from __future__ import annotations

import ast
import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest
from conftest import HOME
from invented import ATTACK, tables, write_study

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed (tests/requirements.txt)"
)
pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")

TOKEN = "duizhao"
STARTS = 60  # seconds that the server may take until it answers
OPENS = 40_000  # milliseconds that a notebook may take until its last output is there
SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"}
}  # draw cells out of sight, too
QUIET = ["@jupyterlab/apputils-extension:announcements", "@jupyterlab/extensionmanager-extension"]
PAGE = f"""河东日报
2024-03-02 08:10:00

河东市青石桥垮塌{ATTACK}

3月1日晚,河东市青石桥垮塌。河东市应急管理局通报,截至3月2日8时,事故造成3人死亡、12人受伤。
青石桥全长420米。{ATTACK}河东市应急管理局通报,青石桥全长520米。
"""


@dataclass
class Server:
    """A JupyterLab that listens: where, and the folder it shows."""

    address: str
    folder: Path


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("lab")
    folder = root / "notebooks"
    folder.mkdir()
    environment = _environment(root)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.user_settings_dir={root / 'settings'}",
        f"--LabApp.workspaces_dir={root / 'workspaces'}",
        "--LabApp.extension_manager=readonly",
        "--ServerApp.terminals_enabled=False",
    ]
    with open(root / "server.log", "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            **_own_group(),
        )
    try:
        _wait(f"http://127.0.0.1:{port}/api", process, root / "server.log")
        yield Server(f"http://127.0.0.1:{port}", folder)
    finally:
        _end(process)


def _environment(root: Path) -> dict[str, str]:
    """An environment in which Jupyter reads and writes nothing of the user's."""
    for name, values in SETTINGS.items():
        file = root / "settings" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    configured = root / "config" / "labconfig" / "page_config.json"
    configured.parent.mkdir(parents=True)
    configured.write_text(json.dumps({"disabledExtensions": dict.fromkeys(QUIET, True)}), encoding="utf-8")
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
    }
    return (
        os.environ
        | {name: str(root / place) for name, place in places.items()}
        | {"JUPYTER_PREFER_ENV_PATH": "1"}
    )


def _own_group() -> dict[str, object]:
    """The server leads a group of its own, so that its kernels end with it."""
    windows = os.name == "nt"
    return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if windows else {"start_new_session": True}


def _wait(address: str, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + STARTS
    while time.monotonic() < until and process.poll() is None:
        with suppress(URLError, OSError):
            with urlopen(address, timeout=2):
                return
        time.sleep(0.2)
    pytest.fail("JupyterLab did not start:\n" + log.read_text(encoding="utf-8", errors="replace")[-3000:])


def _end(process: subprocess.Popen) -> None:
    """Ask the server to end, which ends its kernels; what is left of its group after ten seconds is
    killed."""
    with suppress(OSError):
        process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
    with suppress(OSError, AttributeError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.poll() is None:
        process.kill()
    process.wait(timeout=10)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> dict[str, nbformat.NotebookNode]:
    """Notebooks 01, 02 and 04 with their outputs for hostile pages, made without a kernel."""
    root = tmp_path_factory.mktemp("hostile")
    scraped = write_study(root / "scraped", {name: rows.head(0) for name, rows in tables().items()})
    for name in ("one.txt", "two.txt"):
        (scraped.raw / name).write_text(
            PAGE.replace("3人", "5人") if name == "two.txt" else PAGE, encoding="utf-8"
        )
    invented = write_study(root / "invented", tables(hostile=True))
    return {
        "01_clean_pages": _executed("01_clean_pages", scraped),
        "02_compare_claims": _executed("02_compare_claims", scraped),
        "04_chart_findings": _executed("04_chart_findings", invented),
    }


def _executed(name: str, study) -> nbformat.NotebookNode:
    """A notebook with the outputs that it has for this study; its cells run here, so no kernel has to
    start."""
    notebook = nbformat.read(HOME / "notebooks" / f"{name}.ipynb", as_version=4)
    names = {"study": study}
    for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), 1):
        cell.outputs, cell.execution_count = [], count
        if "setup" in cell.metadata.get("tags", []):
            continue
        *body, last = ast.parse(cell.source).body
        exec(compile(ast.Module(body, []), cell.id, "exec"), names)
        cell.outputs.append(_output(eval(compile(ast.Expression(last.value), cell.id, "eval"), names), count))
    return notebook


def _output(shown: object, count: int) -> nbformat.NotebookNode:
    bundle = shown._repr_mimebundle_()
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    plain = {
        kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }
    return nbformat.v4.new_output("execute_result", plain, execution_count=count, metadata=metadata)


def _write(server: Server, name: str, notebook: nbformat.NotebookNode, trusted: bool) -> str:
    """Put a notebook into the server's folder, signed as the server's own user would sign it, or not."""
    file = server.folder / f"{name}-{'trusted' if trusted else 'untrusted'}.ipynb"
    nbformat.write(notebook, file)
    if trusted:
        from nbformat.sign import NotebookNotary

        NotebookNotary(data_dir=str(server.folder.parent / "data")).sign(nbformat.read(file, as_version=4))
    return file.name


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(server, browser):
    """A page in JupyterLab that remembers what it asked for, what it said, and every dialog. A new one for each test:
    JupyterLab asks before it leaves a notebook that it holds for changed, and every dialog is turned down here.
    """
    opened = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    opened.asked, opened.said, opened.dialogs = [], [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: message.type == "error" and opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
    yield opened
    opened.context.close()


SHOWN = """() => {
  const all = [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output')];
  const count = what => all.reduce((n, one) => n + one.querySelectorAll(what).length, 0);
  return {outputs: all.length, tables: count('table'), rows: count('tbody tr'), heads: count('th'),
          pictures: count('img'), items: count('li'), scripts: count('script, iframe, object, embed'),
          handlers: all.flatMap(one => [...one.querySelectorAll('*')]).filter(
              e => [...e.attributes].some(a => a.name.startsWith('on') || /^javascript:/i.test(a.value))
          ).length,
          text: all.map(one => one.textContent).join(' ')};
}"""


def _opened(server: Server, page, file: str, outputs: int) -> dict[str, object]:
    """What JupyterLab shows of a notebook, once all its outputs are there."""
    page.goto(f"{server.address}/lab/tree/{file}?token={TOKEN}&reset", wait_until="domcontentloaded")
    page.wait_for_function(
        "n => document.querySelectorAll('.jp-NotebookPanel .jp-OutputArea-output').length >= n",
        arg=outputs,
        timeout=OPENS,
    )
    page.wait_for_timeout(300)  # an image that fails calls its handler late
    return page.evaluate(SHOWN)


@pytest.mark.parametrize(
    "name, trusted",
    [
        ("01_clean_pages", True),
        ("02_compare_claims", True),
        ("04_chart_findings", True),
        ("04_chart_findings", False),
    ],
)
def test_in_jupyterlab_nothing_scraped_runs_and_nothing_is_lost(server, page, hostile, name, trusted):
    notebook = hostile[name]
    file = _write(server, name, notebook, trusted)
    shown = _opened(server, page, file, sum(len(cell.get("outputs", [])) for cell in notebook.cells))
    assert page.evaluate("window.__x") is None
    assert page.dialogs == [] and shown["scripts"] == 0 and shown["handlers"] == 0
    own = server.address.replace("http", "ws", 1), server.address, "data:", "blob:"
    assert [url for url in page.asked if not url.startswith(own)] == []
    assert page.said == []
    html = "".join(
        "".join(output.data["text/html"])
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/png" not in output.data
    )
    for what, opening in (("tables", "<table"), ("heads", "<th "), ("items", "<li"), ("rows", "<tr>")):
        wanted = html.count(opening) - (html.count("<thead") if what == "rows" else 0)
        assert shown[what] >= wanted > 0 or wanted == 0, what
    assert "<script>" in shown["text"]  # the attack is there, as letters


def test_markup_that_was_not_escaped_would_run_here(server, browser):
    """The control: in a trusted notebook JupyterLab does run what an output holds, so the tests above can
    fail."""
    page = browser.new_context().new_page()
    output = nbformat.v4.new_output("display_data", {"text/html": "<img src=x onerror='window.__x=1'>"})
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=[output])])
    _opened(server, page, _write(server, "control", notebook, True), 1)
    assert page.evaluate("window.__x") == 1
    page.context.close()
