"""Benchmarks: one module each, with `run(quick: bool)` that returns a table (a DataFrame, or a list of dicts).

`python -m utils bench` prints all tables, `python -m utils bench NAME --quick` one of them on small inputs. A
module's first line says what is measured. Seconds depend on the machine: no test asserts on them.
"""
from __future__ import annotations

import importlib
import pkgutil
import sys
import time

import pandas as pd


def names() -> list[str]:
    """The benchmarks there are, sorted."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def table(name: str, quick: bool) -> pd.DataFrame:
    """What one benchmark measures."""
    measured = importlib.import_module(f"{__name__}.{name}").run(quick)
    return measured if isinstance(measured, pd.DataFrame) else pd.DataFrame(measured)


def show(name: str, quick: bool) -> bool:
    """Run and print one benchmark; False, with one line, where it fails."""
    begun = time.perf_counter()
    try:
        measured = table(name, quick)
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
        return False
    about = (sys.modules[f"{__name__}.{name}"].__doc__ or "").strip().splitlines()[:1]
    print(f"{name}{': ' + about[0] if about else ''}\n{measured.to_string(index=False)}\n"
          f"({time.perf_counter() - begun:.1f} s{', quick' if quick else ''})\n")
    return True
