"""Report: seconds for the views of notebook 04 and for the export, bytes written, on small and large studies."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from invented import executed, many, tables, write_study


def run(quick: bool = False) -> list[dict[str, Any]]:
    """A row a study: 4 pages; 200 pages and 20,000 comments (quick: 40 and 2,000)."""
    sizes = {"4 pages": tables()} | (
        {"40 pages": many(40, 2_000)} if quick else {"200 pages": many(200, 20_000)}
    )
    return [_measure(name, frames) for name, frames in sizes.items()]


def _measure(name: str, frames: dict[str, Any]) -> dict[str, Any]:
    from utils import report

    with tempfile.TemporaryDirectory() as folder:
        study = write_study(Path(folder) / "study", frames)
        begun = time.perf_counter()
        notebook = executed(study)
        drawn = time.perf_counter()
        report.export(study, {"04_chart_findings": notebook})
        first = time.perf_counter()
        paths = report.export(study, {"04_chart_findings": notebook})
        again = time.perf_counter()
        return {
            "study": name,
            "comments": len(frames["comments"]),
            "views s": round(drawn - begun, 2),
            "export s": round(first - drawn, 2),
            "export again s": round(again - first, 2),
            "largest file kB": max(path.stat().st_size for path in paths) // 1000,
        }
