"""`bench`: the benchmarks of tests/benchmarks, each a table."""
from __future__ import annotations

import argparse
import sys

from . import install


def main(arguments: argparse.Namespace) -> int:
    """Run one benchmark, or all; 1 where there is none of that name or one of them fails."""
    sys.path.insert(0, str(install.HOME / "tests"))
    import benchmarks

    names = benchmarks.names()
    if arguments.name and arguments.name not in names:
        print(f"error: no benchmark {arguments.name}; there are: {', '.join(names) or 'none'}", file=sys.stderr)
        return 1
    return 0 if all([benchmarks.show(name, arguments.quick)
                     for name in ([arguments.name] if arguments.name else names)]) else 1
