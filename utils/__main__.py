"""What a person types: `python -m utils run`, `new`, `lab`, `report`, `test`, `bench`; `-h` after each says more.

This file only checks the Python it was started with, in words that an old one can read too. The rest lives in
`utils/commands/`: `install` makes `.venv` and goes on inside it, then one module for each command does the work.
"""
import os
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def unfit(version, newest=NEWEST):
    """Why this Python cannot be used, in one line; "" where it can."""
    if OLDEST <= tuple(version[:2]) <= newest:
        return ""
    return "Duizhao needs Python 3.11, 3.12 or 3.13; this is %d.%d (%s). Start it with another one, as in: " \
           "python3.12 -m utils run" % (version[0], version[1], sys.executable)


if __name__ == "__main__":
    problem = unfit(sys.version_info)
    if problem:
        sys.exit(problem)
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from utils.commands import main

    sys.exit(main(sys.argv[1:]))
