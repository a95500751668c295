"""`lab`: JupyterLab, its kernels told which study is open."""
from __future__ import annotations

import argparse
import os
import sys

from utils.study import open_study

from . import install, run


def main(arguments: argparse.Namespace) -> int:
    """Start JupyterLab in the project's folder, at the first notebook; returns its exit code."""
    try:
        study = open_study(arguments.study)
        first = run.story()[0]
    except ValueError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    print(f"The notebooks open {study.root}", file=sys.stderr)
    if not run.in_place(study) and (study.output / "notebooks").is_dir():
        print(f"What `run` executed for it: {study.output / 'notebooks'}", file=sys.stderr)
    variables = {name: value for name, value in os.environ.items() if name != install.STARTED}
    command = [sys.executable, "-m", "jupyterlab", *options(arguments, first.relative_to(install.HOME).as_posix())]
    os.chdir(install.HOME)
    return install.become(command, variables | {"STUDY": str(study.root)})


def options(arguments: argparse.Namespace, first: str) -> list[str]:
    """JupyterLab's options; as root it starts only when told so, which a container's only user is."""
    made = [f"--ServerApp.root_dir={install.HOME}", f"--LabApp.default_url=/lab/tree/{first}"]
    made += ["--no-browser"] if arguments.no_browser else []
    made += [f"--port={arguments.port}"] if arguments.port else []
    return made + (["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else [])
