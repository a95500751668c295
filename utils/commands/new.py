"""`new`: a study folder, ready for pages."""
from __future__ import annotations

import argparse
import sys

from utils.study import StudyError, new_study


def main(arguments: argparse.Namespace) -> int:
    """Make the study and say what to do next; 1 where it cannot be made."""
    try:
        study = new_study(arguments.study, arguments.pages)
    except (StudyError, OSError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    n_files = len(study.inputs())
    print(f"{study.root}: {n_files} file{'s' * (n_files != 1)} in raw/"
          + ("" if n_files else "; put pages there, as scraped"))
    print(f"settings: {study.root / 'study.toml'}\nnext:     python -m utils run {arguments.study}")
    return 0
