"""A study: a folder with pages in `raw/`, and everything made from them.

Only `raw/` is needed. `study.toml` holds settings, each with a default; `manual/` holds what a person decides;
`processed/` and `output/` are made and can be deleted. `open_study` finds which study is meant: the path typed into
the notebook, else the one named by the environment variable STUDY, else the study in whose `output/` the notebook
lies, else the sample study in `data/`.
"""
from __future__ import annotations

import difflib
import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

HOME = Path(__file__).resolve().parent.parent     # the folder that holds utils, notebooks and data
LANGUAGES = {"en": ("en",), "zh": ("zh",), "both": ("zh", "en")}
MANUAL = {
    "sources": ("file", "url", "captured_at", "note"),
    "aliases": ("alias", "name", "kind"),
    "comment_labels": ("comment_id", "text", "labeller", "sentiment", "stance", "sampling", "note"),
    "claim_reviews": ("kind", "a", "b", "value", "note"),
}


class StudyError(ValueError):
    """A study that cannot be opened or made; the message says which file, what is wrong and what to do."""


# --------------------------------------------------------------------------------------------------- settings

@dataclass(frozen=True, slots=True)
class Target:
    """Somebody or something that readers take sides about, with the names they use for it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Privacy:
    """keep_names: show commenters' names (else numbers). quote_chars: longest quote of a comment, in characters."""

    keep_names: bool = False
    quote_chars: int = 40


@dataclass(frozen=True, slots=True)
class Engine:
    """workers: processes, 0 for one a core. dask: "" for none, "local", or a scheduler's address."""

    workers: int = 0
    dask: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`study.toml`, every key with its default. `claims` and `opinion` hold thresholds by their documented names;
    `sites` holds field maps and hints of sites that the registry does not know."""

    title: str = ""
    language: str = "both"
    timezone: str = "Asia/Shanghai"
    captured_at: str | None = None
    privacy: Privacy = Privacy()
    targets: tuple[Target, ...] = ()
    claims: Mapping[str, Any] = field(default_factory=dict)
    opinion: Mapping[str, Any] = field(default_factory=dict)
    engine: Engine = Engine()
    sites: tuple[Mapping[str, Any], ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the report, the first one first: ("zh", "en"), ("zh",) or ("en",)."""
        return LANGUAGES[self.language]


def read_settings(path: Path) -> Settings:
    """The settings in a study.toml; the defaults where there is no such file.

    Raises StudyError naming the file, the key and the nearest key there is.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StudyError(f"{path}: not valid TOML: {error}") from None
    return _settings(values, path)


def _settings(values: dict[str, Any], path: Path) -> Settings:
    _check_keys(Settings, values, path)
    made = dict(values)
    made["privacy"] = _part(Privacy, values.get("privacy", {}), path, "privacy")
    made["engine"] = _part(Engine, values.get("engine", {}), path, "engine")
    made["targets"] = tuple(_target(target, path) for target in values.get("targets", []))
    made["sites"] = tuple(values.get("sites", []))
    if values.get("captured_at") is not None:
        made["captured_at"] = _iso(values["captured_at"])
    settings = Settings(**made)
    if settings.language not in LANGUAGES:
        raise StudyError(f"{path}: language = {settings.language!r}; it can be {', '.join(LANGUAGES)}")
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise StudyError(f"{path}: timezone = {settings.timezone!r} is not known; an example: Asia/Shanghai") from None
    return settings


def _iso(moment: Any) -> str:
    """TOML knows dates and times; a quoted one is taken as it stands."""
    return moment.isoformat() if hasattr(moment, "isoformat") else str(moment)


def _part(kind: type, values: dict[str, Any], path: Path, name: str) -> Any:
    _check_keys(kind, values, path, name)
    for part in fields(kind):
        if part.name in values and type(values[part.name]) is not type(part.default):
            raise StudyError(f"{path}: [{name}] {part.name} = {values[part.name]!r}; "
                             f"an example: {part.name} = {str(part.default).lower()}")
    return kind(**values)


def _target(values: dict[str, Any], path: Path) -> Target:
    _check_keys(Target, values, path, "targets")
    if not values.get("name"):
        raise StudyError(f"{path}: a [[targets]] entry has no name")
    return Target(values["name"], tuple(values.get("aliases", ())))


def _check_keys(kind: type, values: Mapping[str, Any], path: Path, where: str = "") -> None:
    known = [part.name for part in fields(kind)]
    for key in values:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
            raise StudyError(f"{path}: unknown key {f'{where}.' if where else ''}{key}; {hint}")


# ------------------------------------------------------------------------------------------------------ study

@dataclass(frozen=True, slots=True)
class Study:
    """A study's folder and settings. Nothing is created by looking at it."""

    root: Path
    settings: Settings

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.root.name

    @property
    def title(self) -> str:
        """The title of study.toml, else the folder's name."""
        return self.settings.title or self.name

    @property
    def raw(self) -> Path:
        """The pages as scraped; never rewritten."""
        return self.root / "raw"

    @property
    def manual(self) -> Path:
        """What a person decides."""
        return self.root / "manual"

    @property
    def processed(self) -> Path:
        """Tables between notebooks; safe to delete."""
        return self.root / "processed"

    @property
    def cache(self) -> Path:
        """Finished shards and the lock; safe to delete."""
        return self.processed / ".cache"

    @property
    def output(self) -> Path:
        """Reports, charts, tables for people, executed notebooks; safe to delete."""
        return self.root / "output"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the pages' printed times are read."""
        return ZoneInfo(self.settings.timezone)

    def manual_table(self, name: str) -> pd.DataFrame:
        """A table of `manual/` as strings, missing cells null; empty with its columns where the file is absent.

        Raises StudyError where the file cannot be read or lacks a column it needs.
        """
        return read_manual(self.manual / f"{name}.csv", MANUAL.get(name, ()))

    def _repr_markdown_(self) -> str:
        return f"Study **{_plain(self.title)}** (`{_plain(self.name)}/`), {len(self.inputs())} files in `raw/`"

    def inputs(self) -> list[Path]:
        """The files under raw/ that could be pages, sorted by path; hidden files are not."""
        return [path for path in sorted(self.raw.rglob("*"))
                if path.is_file() and not any(part.startswith(".") for part in path.relative_to(self.raw).parts)]


def _plain(text: str) -> str:
    return re.sub(r"[^\w \-—:：,，。、（）()《》·.]", "", text)


def read_manual(path: Path, columns: Iterable[str]) -> pd.DataFrame:
    """A hand-made CSV: UTF-8 with or without a byte order mark, or GB18030 as Chinese Excel saves it."""
    columns = list(columns)
    if not path.exists():
        return pd.DataFrame({column: pd.Series(dtype="string") for column in columns})
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            data = pd.read_csv(path, dtype="string", encoding=encoding, keep_default_na=False, na_values=[""])
            break
        except UnicodeDecodeError:
            continue
        except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
            raise StudyError(f"{path}: not readable as CSV: {error}") from None
    else:
        raise StudyError(f"{path}: neither UTF-8 nor GB18030; save it as CSV UTF-8")
    lacking = [column for column in columns if column not in data.columns]
    if lacking:
        raise StudyError(f"{path}: lacks the column {', '.join(lacking)}; its first line should be {','.join(columns)}")
    return data


def open_study(path: str | os.PathLike[str] | None = None) -> Study:
    """The study at `path`; None: the one meant here (see the module's opening).

    Raises StudyError where it is not a study folder: no `raw/` in it, or a study.toml that cannot be used.
    """
    root = Path(path).expanduser() if path is not None else _meant()
    root = root.resolve()
    if not root.is_dir():
        raise StudyError(f"{root} is not a folder; `python -m utils new {root.name}` makes a study")
    if not (root / "raw").is_dir():
        raise StudyError(f"{root} has no folder raw/ with pages in it; `python -m utils new FOLDER` makes a study")
    return Study(root, read_settings(root / "study.toml"))


def _meant() -> Path:
    if os.environ.get("STUDY"):
        return Path(os.environ["STUDY"]).expanduser()
    starts = [os.environ.get("JPY_SESSION_NAME", ""), os.getcwd()]
    for start in filter(None, starts):
        for folder in Path(start).resolve().parents:
            if folder.name == "output" and (folder.parent / "raw").is_dir():
                return folder.parent
    return HOME / "data"


def new_study(folder: str | os.PathLike[str], pages: Iterable[str | os.PathLike[str]] = ()) -> Study:
    """Make a study folder with a commented study.toml and copies of the pages given (files or folders).

    Raises StudyError where the folder holds a study already, or a page is not there; nothing is overwritten.
    """
    root = Path(folder).expanduser().resolve()
    sources = [Path(page).expanduser() for page in pages]
    for source in sources:
        if not source.exists():
            raise StudyError(f"{source} is not there; nothing was made")
    if (root / "study.toml").exists() or (root / "raw").exists():
        raise StudyError(f"{root} holds a study already; put further pages into {root / 'raw'} and run it")
    (root / "raw").mkdir(parents=True)
    (root / "manual").mkdir()
    (root / "study.toml").write_text(_template(root.name), encoding="utf-8")
    for name, columns in MANUAL.items():
        (root / "manual" / f"{name}.csv").write_text(",".join(columns) + "\n", encoding="utf-8-sig")
    for source in sources:
        _take_in(source, root / "raw")
    return open_study(root)


def _take_in(source: Path, raw: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, _free(raw / source.name), symlinks=True)
    else:
        shutil.copy2(source, _free(raw / source.name))


def _free(path: Path) -> Path:
    """The path, or the first numbered one beside it that is not taken: two pages may share a name."""
    taken = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, 10**6))
    return path if not path.exists() else next(other for other in taken if not other.exists())


def _template(name: str) -> str:
    title = name.replace("\\", " ").replace('"', " ")
    return f'''# Settings of this study. Every key may be left out.
title = "{title}"
language = "both"            # the report: "zh", "en" or "both"
timezone = "Asia/Shanghai"   # in which the pages' printed times are read
# captured_at = "2025-01-31T20:00:00+08:00"   # when the pages were saved: resolves "3 hours ago" under comments

[privacy]
keep_names = false           # commenters appear under numbers
quote_chars = 40             # longest quote of a comment in the report

# Whom or what do readers take sides about? One block each.
# [[targets]]
# name = "俄罗斯"
# aliases = ["俄", "毛熊", "大鹅"]

[claims]                     # thresholds of stage 02; notebook 02 lists them all
# join = 1.75                # evidence from which two answers answer one question; higher: fewer, surer pairs
# event_gap_days = 6         # dates further apart are different occurrences
# repeats = 0.3              # shared part of the shorter page from which a page repeats another one

[opinion]                    # thresholds of stage 03
# unsure = 0.40              # below this probability the adapted model abstains
# fewest_labels = 8          # labels a check needs before a model is trusted with a headline

# What is special about a site, where the generic reader misses it (utils/pages/sites.py says more):
# [[sites]]
# name = "jiangbian"
# hosts = ["jiangbian.example"]
# body = ["wz-nr"]           # class or id of the element that holds the article
# comments = ["ly-qu"]       # and of the one that holds the comments

[engine]
workers = 0                  # processes; 0: one a core
dask = ""                    # "local", or a scheduler's address, after pip install -r utils/requirements-cluster.txt
'''
