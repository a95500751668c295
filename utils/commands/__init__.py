"""The commands: what each is called, what it takes, and how one gets from the user's Python into `.venv`.

Everything above the line "inside .venv" is standard library only, since nothing else is installed yet.

    install     makes .venv, once for each lock and Python
    notebooks   reading, tidying and writing notebook files
    execute     running notebooks in clean kernels
    record      what output/run.json says about a run
    run  new  lab  report  test  bench      one module for each command, each with main(arguments) -> exit code
"""
from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from . import install

SUMMARY = "Compare what scraped Chinese news pages say about one event, and what their readers think."


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit code. Errors that a user can mend are one line, without a traceback."""
    arguments = parse(argv)
    try:
        if not install.inside():
            return install.hand_over(install.ensure(install.locks_for(arguments.command)), argv)
        _lighten()
        return importlib.import_module(f"utils.commands.{arguments.command}").main(arguments)   # inside .venv
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
    except install.InstallError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1


def _lighten() -> None:
    """Keep jsonschema, which checks notebooks, from compiling a grammar of web addresses at every start: over a second,
    for a format that no notebook has. Without that module it leaves the one check out."""
    sys.modules.setdefault("rfc3987_syntax", None)      # type: ignore[arg-type]


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its arguments; what follows `test` goes to pytest as it stands."""
    argv = list(argv)
    arguments = parser().parse_args(argv[:1] if argv[:1] == ["test"] and argv[1:] not in (["-h"], ["--help"]) else argv)
    if arguments.command == "test":
        arguments.pytest = argv[1:]
    return arguments


def parser() -> argparse.ArgumentParser:
    """The parser of all commands. Its texts are the manual: each command says what it does, with an example."""
    top = argparse.ArgumentParser("python -m utils", description=SUMMARY,
                                  epilog="first steps:\n  python -m utils run\n  python -m utils new my_study "
                                         "--pages page1.txt page2.html\n  python -m utils run my_study",
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    add = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _run(add), _new(add), _lab(add), _report(add), _test(add), _bench(add)
    return top


def _command(add, name: str, summary: str, text: str, example: str) -> argparse.ArgumentParser:
    return add.add_parser(name, help=summary, description=f"{summary}. {text}", epilog=f"example:\n  {example}",
                          formatter_class=argparse.RawDescriptionHelpFormatter)


STUDY = "a study folder; else the one named by the environment variable STUDY, else data/"


def _run(add) -> None:
    command = _command(
        add, "run", "Execute the four notebooks of a study and export the report",
        "The first start makes .venv\nand installs everything there. Tables land in STUDY/processed, the report in "
        "STUDY/output/report.\nThe sample study's notebooks are saved in notebooks/; those of other studies in "
        "STUDY/output/notebooks.\nWhere a cell fails, nothing is passed off as finished, and the exit code is not 0.",
        "python -m utils run my_study")
    command.add_argument("study", nargs="?", metavar="STUDY", help=STUDY)


def _new(add) -> None:
    command = _command(add, "new", "Make a study folder", "It gets a commented study.toml, empty tables for what a "
                       "person decides,\nand copies of the pages given. Nothing that exists is overwritten.",
                       "python -m utils new my_study --pages page1.txt page2.html")
    command.add_argument("study", metavar="STUDY", help="the folder to make")
    command.add_argument("--pages", nargs="+", default=[], metavar="FILES",
                         help="pages as scraped (text, HTML, MHTML, WARC, JSONL), or folders of them")


def _lab(add) -> None:
    command = _command(add, "lab", "Open the notebooks in JupyterLab, on a study",
                       "What `run` executed for other studies\nthan the sample lies in STUDY/output/notebooks.",
                       "python -m utils lab my_study")
    command.add_argument("study", nargs="?", metavar="STUDY", help=STUDY)
    command.add_argument("--no-browser", action="store_true", help="print the address, open no browser")
    command.add_argument("--port", type=int, help="the port to listen on; a free one is found otherwise")


def _report(add) -> None:
    command = _command(add, "report", "Export again what has been executed", "No cell is run. Without an argument: "
                       "all notebooks of\nthe study. A report made after a failed run, or with inputs changed since, "
                       "is marked as stale.",
                       "python -m utils report my_study/output/notebooks/04_chart_findings.ipynb")
    command.add_argument("notebook", nargs="?", metavar="NOTEBOOK",
                         help="an executed notebook, or a study folder for all of its notebooks")


def _test(add) -> None:
    command = _command(add, "test", "Run the tests", "Arguments go to pytest as they are. What the tests need is "
                       "installed into .venv first.", "python -m utils test tests/test_text.py -q")
    command.add_argument("pytest", nargs="*", metavar="...", help="arguments for pytest")


def _bench(add) -> None:
    command = _command(add, "bench", "Run the benchmarks and print their tables", "Without a name: all of them.",
                       "python -m utils bench pages --quick")
    command.add_argument("name", nargs="?", metavar="NAME", help="a module of tests/benchmarks")
    command.add_argument("--quick", action="store_true", help="smaller inputs: seconds instead of minutes")
