"""`test`: pytest, from the project's folder, with the packages of tests/requirements.lock."""
from __future__ import annotations

import argparse
import os
import sys

from . import install


def main(arguments: argparse.Namespace) -> int:
    """Run pytest with the arguments given; returns its exit code."""
    variables = {name: value for name, value in os.environ.items() if name != install.STARTED}
    os.chdir(install.HOME)
    return install.become([sys.executable, "-m", "pytest", *arguments.pytest], variables)
