"""What all tests share: the folders they read, studies to write into, and a browser.

    shared      the folder beside the project with real pages; tests that need it skip where it is absent
    study       a copy of the sample study in a temporary folder, nothing made yet
    project     a copy of the project with small notebooks, to run commands in as a user would
    chromium    the path of a Chromium; in CI it must be there, elsewhere such tests skip
"""
from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HOME)] * (str(HOME) not in sys.path)
MADE = shutil.ignore_patterns("processed", "output", "__pycache__", ".ipynb_checkpoints")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
INSTALLED = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
             "/Applications/Chromium.app/Contents/MacOS/Chromium",
             "C:/Program Files/Google/Chrome/Application/chrome.exe",
             "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe")


@pytest.fixture(scope="session")
def home() -> Path:
    """The project's folder."""
    return HOME


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with real pages and what people read in them."""
    folder = HOME.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared (real pages, not part of this repository)")
    return folder


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The sample study, copied; tests write into the copy only."""
    from utils.study import open_study

    monkeypatch.delenv("STUDY", raising=False)
    shutil.copytree(HOME / "data", tmp_path / "study", ignore=MADE)
    return open_study(tmp_path / "study")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium, Chrome or Edge; CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM", "")
    found = [named] if named else [path for path in (*map(shutil.which, BROWSERS), *INSTALLED)
                                   if path and Path(path).exists()]
    if not found:
        message = "needs Chromium: install it, or name it in the environment variable CHROMIUM"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return found[0]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, `.venv` aside, whose four notebooks are a few cells each."""
    return copy_of_project(tmp_path / "project")


def copy_of_project(made: Path) -> Path:
    from small_notebooks import write_small_notebooks

    shutil.copytree(HOME / "utils", made / "utils", ignore=MADE)
    shutil.copytree(HOME / "data", made / "data", ignore=MADE)
    shutil.copy(HOME / "requirements.txt", made)
    (made / "tests").mkdir()
    shutil.copy(HOME / "tests" / "requirements.lock", made / "tests")
    write_small_notebooks(made / "notebooks")
    return made
