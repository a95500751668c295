"""Making `.venv`: standard library only, since this runs before anything is installed.

A lock file names every package with its hashes. A stamp in `.venv` says which lock was installed completely, for
which Python; it is removed before a change and written after the last step, so a start that finds the right stamp
goes straight to work, and an interrupted install is done again from nothing. One start installs at a time: the others
wait for it, on a lock that the operating system drops with its process.

uv installs in seconds what takes pip a minute; it is fetched for the occasion into `.venv/.tools` and removed after.
Where it cannot be had, or fails, pip installs the same lock with the same hashes.

The rest of a command runs under the Python in `.venv` with an environment that leaves nothing to chance: no user
site, no PYTHONPATH but this project's, a fixed hash seed, UTF-8. DUIZHAO_ENVIRONMENT=current skips `.venv` and uses the running Python,
for those who installed requirements.txt themselves.
"""
from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
VENV = HOME / ".venv"
LOCK = HOME / "utils" / "requirements.lock"
TESTS_LOCK = HOME / "tests" / "requirements.lock"
TOOLS = HOME / "utils" / "commands" / "tools.lock"      # the installer's own tools: uv, setuptools
NEEDED = 1_400_000_000                                  # bytes free before a first install: packages and their wheels
# Not compiled: what only the packages' own developers import, and large parts that no notebook comes by
UNUSED = (r"[\\/](tests?|testing|_vendored|typeshed|pip|lexers|transformers|quantization|posseg|distutils|f2py|"
          r"experimental|feaLib|ufoLib|varLib|voltLib|axisartist|table_grapheme_overrides)[\\/]")
STARTED = "DUIZHAO_STARTED"
# Matrices here are small: threads cost more than they save, and add up numbers in another order each time. Work is
# spread over processes instead. Who sets these otherwise is heard.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
              "VECLIB_MAXIMUM_THREADS": "1"}
_held: list[int] = []                                   # descriptors of the lock files held

UNREACHED = "the packages could not be fetched"
TROUBLES = (
    (r"No space left on device|Errno 28|os error 28|not enough space|Disk quota exceeded|os error 112",
     "the disk is full: about {needed} are needed in {folder}"),
    (r"Permission denied|Errno 13|os error 13|Read-only file system|os error 30",
     "no permission to write in {folder}"),
    (r"THESE PACKAGES DO NOT MATCH THE HASHES|Hash mismatch",
     "a package is not the one that {lock} names (its hash differs); see {log}"),
    (r"NewConnectionError|NameResolutionError|Temporary failure in name resolution|Failed to fetch|dns error|"
     r"ConnectTimeout|ReadTimeout|Connection refused|Network is unreachable|\(from versions: none\)|ProxyError",
     UNREACHED + ": no network, or no package registry in reach; see {log}"),
)


class InstallError(Exception):
    """Why `.venv` could not be made, in one line."""


def locks_for(command: str) -> list[Path]:
    """The lock files that a command needs installed."""
    return [LOCK, TESTS_LOCK] if command == "test" else [LOCK]


# ------------------------------------------------------------------------------------------------ going on inside

def inside() -> bool:
    """Is this the process that `hand_over` started?"""
    return os.environ.get(STARTED) == str(HOME)


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment for the rest of the command, from the one given."""
    left_out = {"PYTHONHOME", "PYTHONSTARTUP", "PYTHONOPTIMIZE", "JPY_SESSION_NAME"}
    kept = {name: value for name, value in given.items() if name not in left_out}
    return ONE_THREAD | kept | {STARTED: str(HOME), "DUIZHAO_HOME": str(HOME), "PYTHONPATH": str(HOME), "PYTHONHASHSEED": "0",
                   "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1", "JUPYTER_PLATFORM_DIRS": "1"}


def hand_over(python: Path, argv: Sequence[str]) -> int:
    """Go on with the same command under `python`."""
    return become([str(python), "-m", "utils", *argv], environment(os.environ))


def become(command: Sequence[str], variables: Mapping[str, str]) -> int:
    """Run a program in place of this one, where the system has that; else wait for it. So Ctrl-C reaches one program."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], list(command), dict(variables))
    child = subprocess.Popen(list(command), env=dict(variables))
    while True:
        with contextlib.suppress(KeyboardInterrupt):    # the child got it too, and says when it is done
            return child.wait()


# ------------------------------------------------------------------------------------------------------- the stamp

def python_of(folder: Path) -> Path:
    """The Python in a virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(lock: Path) -> str:
    """What a stamp must say: the lock's digest and the Python it was installed for."""
    content = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{content} {sys.implementation.name}-{sys.version_info[0]}.{sys.version_info[1]}"


def stamp(lock: Path) -> Path:
    """Where it is noted that a lock is installed."""
    return VENV / f".installed-{lock.parent.name}"


def installed(lock: Path) -> bool:
    """Is this lock installed completely, for this Python?"""
    try:
        return stamp(lock).read_text(encoding="utf-8") == digest(lock) and python_of(VENV).exists()
    except OSError:
        return False


def ensure(locks: Sequence[Path]) -> Path:
    """Make or renew `.venv` where needed; returns its Python. Raises InstallError with one line that says why not."""
    if os.environ.get("DUIZHAO_ENVIRONMENT") == "current":
        return Path(sys.executable)
    if not all(installed(lock) for lock in locks):
        with _explained(locks[0]), alone(HOME / ".venv.lock"):
            for lock in locks:
                if not installed(lock):
                    _install(lock)
    return python_of(VENV)


@contextlib.contextmanager
def _explained(lock: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InstallError(explain(str(error), lock) or f".venv could not be made: {error}") from None


def explain(text: str, lock: Path = LOCK) -> str:
    """The trouble that an installer's output tells of, in one line; "" where none is recognised."""
    for pattern, message in TROUBLES:
        if re.search(pattern, text, re.IGNORECASE):
            return message.format(needed=_size(NEEDED), folder=HOME, lock=lock.name, log=_log())
    return ""


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock file; wait, saying so, while another process holds it. Programs started meanwhile hold it too: one
    that outlives a killed start is waited for as well."""
    with open(path, "a+b") as file:
        if not _take(file):
            _say("another start is installing into .venv: waiting for it")
            while not _take(file):
                time.sleep(0.3)
        _held.append(file.fileno())
        try:
            yield
        finally:
            _held.remove(file.fileno())


def _take(file) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False


# -------------------------------------------------------------------------------------------------------- installing

def _install(lock: Path) -> None:
    start = time.monotonic()
    if lock == LOCK and not _renewable():
        _check_room(shutil.disk_usage(HOME).free)
        _make_empty()
    _say(f"installing {count(lock)} packages into .venv ({lock.relative_to(HOME).as_posix()}; needs the network)")
    for path in [stamp(lock)] if lock != LOCK else [stamp(LOCK), stamp(TESTS_LOCK)]:
        path.unlink(missing_ok=True)
    _fetch(lock)
    shutil.rmtree(VENV / ".tools", ignore_errors=True)
    if (site_packages() / "setuptools").exists():
        _attempt(_pip_command("uninstall", "--yes", "setuptools"))       # a tool of the installation, like uv
    _find_utils()
    _compile()
    stamp(lock).write_text(digest(lock), encoding="utf-8")
    _say(f"installed in {time.monotonic() - start:.0f} s")


def _renewable() -> bool:
    """Is there a complete `.venv` of this Python, only with another lock? Then only what differs is installed."""
    try:
        version = stamp(LOCK).read_text(encoding="utf-8").split()[-1]
    except (OSError, IndexError):
        return False
    return version == digest(LOCK).split()[-1] and python_of(VENV).exists()


def _check_room(free: int) -> None:
    if free < NEEDED:
        raise InstallError(f"the disk is too full: about {_size(NEEDED)} are needed in {HOME}, {_size(free)} are free")


def _make_empty() -> None:
    mine = VENV / ".duizhao"
    if VENV.exists() and any(VENV.iterdir()) and not mine.exists():
        raise InstallError(f"{VENV} was made by something else: rename or delete it, then start again")
    VENV.mkdir(exist_ok=True)
    mine.write_text("made by `python -m utils`; safe to delete\n", encoding="utf-8")
    for path in VENV.iterdir():                         # the mark stays: emptying may be interrupted too
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != mine:
            path.unlink()
    _step([sys.executable, "-m", "venv", str(VENV)],
          "venv is missing from this Python: on Debian and Ubuntu, install the package python3-venv")


def _fetch(lock: Path) -> None:
    """The packages of a lock, by uv where it can be had, else by pip; both check every hash."""
    uv = _uv()
    if uv is not None:
        exact = ["sync"] if lock == LOCK else ["install", "--no-deps", "--requirements"]
        cache = os.environ.get("UV_CACHE_DIR") or str(VENV / ".tools" / "cache")
        done = _attempt([str(uv), "pip", exact[0], "--python", str(python_of(VENV)), "--require-hashes", "--no-progress",
                         "--build-constraints", str(TOOLS), *exact[1:], str(lock)],
                        {"UV_CACHE_DIR": cache, **_index()})
        if done:
            return
        trouble = explain(_log_text(), lock)
        if trouble and not trouble.startswith(UNREACHED):               # pip may know a mirror that uv does not
            raise InstallError(trouble)
    _pip("install", "--require-hashes", "--no-deps", "--requirement", _tools("setuptools"))
    _pip("install", "--require-hashes", "--no-deps", "--no-build-isolation", "--requirement", str(lock))


def _uv() -> Path | None:
    folder = VENV / ".tools" / "uv"
    if not _attempt(_pip_command("install", "--require-hashes", "--no-deps", "--only-binary", ":all:",
                                 "--target", str(folder), "--requirement", _tools("uv"))):
        if explain(_log_text()):
            raise InstallError(explain(_log_text()))
        return None
    found = [path for path in (folder / "bin" / "uv", folder / "Scripts" / "uv.exe", folder / "bin" / "uv.exe")
             if path.exists()]
    return found[0] if found else None


def _tools(name: str) -> str:
    """A requirements file with one tool of tools.lock and its hashes."""
    entries = re.split(r"\n(?=\w)", TOOLS.read_text(encoding="utf-8"))
    path = VENV / ".tools" / f"{name}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(entry + "\n" for entry in entries if entry.startswith(f"{name}==")), encoding="utf-8")
    return str(path)


def _index() -> dict[str, str]:
    """pip's configured index as uv's: uv does not read pip's settings, and a mirror is set there for a reason."""
    if any(os.environ.get(name) for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL")):
        return {}
    done = subprocess.run([str(python_of(VENV)), "-m", "pip", "config", "list"], capture_output=True, text=True)
    found = re.search(r"(?:index-url|index_url)\s*=\s*'([^']+)'", done.stdout.replace("extra-index-url", ""))
    return {"UV_DEFAULT_INDEX": found.group(1)} if found else {}


def _pip_command(action: str, *arguments: str) -> list[str]:
    fetching = ["--no-compile", "--no-cache-dir", "--retries", "2"] if action == "install" else []
    return [str(python_of(VENV)), "-m", "pip", action, *arguments, *fetching, "--disable-pip-version-check",
            "--no-input"]


def _pip(action: str, *arguments: str) -> None:
    _step(_pip_command(action, *arguments), f"pip could not install the packages; see {_log()}")


def _find_utils() -> None:
    """Let every Python of `.venv` import `utils`, from any folder. The path is relative: the project can be moved."""
    packages = site_packages()
    up = Path(*[".."] * len(packages.relative_to(HOME).parts))
    (packages / "duizhao.pth").write_text(f"{up.as_posix()}\n", encoding="utf-8")


def site_packages() -> Path:
    """Where `.venv` keeps its packages."""
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    return VENV / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def _compile() -> None:
    """Bytecode for all packages but their tests. A file that does not compile (templates do not) is no failure."""
    for folder in (site_packages() / "pip").rglob("__pycache__"):
        shutil.rmtree(folder, ignore_errors=True)
    _attempt([str(python_of(VENV)), "-m", "compileall", "-qq", "-j", "0", "-x", UNUSED, str(site_packages())])


# ----------------------------------------------------------------------------------------------------------- helpers

def _step(command: Sequence[str], otherwise: str) -> None:
    if not _attempt(command):
        raise InstallError(explain(_log_text()) or otherwise)


def _attempt(command: Sequence[str], more: Mapping[str, str] = {}) -> bool:
    """Run a program, its output into the log of the latest step; False where it failed."""
    variables = environment(os.environ) | {"PIP_USER": "0"} | dict(more)
    for name in (STARTED, "PYTHONPATH"):
        variables.pop(name)
    with open(_log(), "wb") as log:
        return subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                              pass_fds=_held if os.name == "posix" else ()).returncode == 0


def _log() -> Path:
    return VENV / "install.log"


def _log_text() -> str:
    return _log().read_text(encoding="utf-8", errors="replace")


def count(lock: Path) -> int:
    """How many packages a lock names; some are for other systems only."""
    return len(re.findall(r"(?m)^[A-Za-z0-9][\w.\-]*==", lock.read_text(encoding="utf-8")))


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:.1f} GB"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
