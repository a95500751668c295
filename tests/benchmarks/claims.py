"""Claims: seconds and memory of alignment and relations from 1,000 to 100,000 answers; pages a second of
extraction."""
from __future__ import annotations

import random
import time
from typing import Any

from utils import claims
from utils.claims import questions, readings
from utils.claims.answers import Answer, identify
from utils.text import normalise

PLACES = [f"{a}{b}{c}" for c in "县镇村区乡市" for a in "青白赤玄金木水火土云石河江湖海山川松竹梅" for b in "山河沙桥岭原湖口溪谷坪湾塘林州宁安平阳阴"]
DEEDS = (
    ("die", "headcount", "人"),
    ("injure", "headcount", "人"),
    ("evacuate", "headcount", "人"),
    ("damage", "quantity", "间"),
    ("loss", "money", "元"),
    ("quake", "date", None),
    ("rescue", "headcount", "人"),
    ("rainfall", "quantity", "毫米"),
    ("deploy", "headcount", "人"),
    ("arrest", "headcount", "人"),
)


def answers(count: int, seed: int = 5) -> list[Answer]:
    """Ten answers a page, three to six pages an event, an event a place and a day; a tenth of the answers
    name no place."""
    chance, made, event = random.Random(seed), [], 0
    while len(made) < count:
        place, day = (
            PLACES[event % len(PLACES)],
            f"2024-{event // len(PLACES) % 12 + 1:02d}-{event % 28 + 1:02d}",
        )
        for page in range(chance.randint(3, 6)):
            made += _page(f"e{event}p{page}", place, day, chance)
        event += 1
    return identify(made[:count])


def _page(page_id: str, place: str, day: str, chance: random.Random) -> list[Answer]:
    text = f"{place}{day}通报各项数字"
    document = readings.Document(
        page_id,
        f"{page_id}.txt",
        text,
        [readings.Line(0, len(text), 0, normalise(text), "body", 1)],
        None,
        day + "T12:00:00+08:00",
    )
    sentence = readings.Sentence(document, 0, 0, len(text), "body", 1, [(0, len(text))])
    found = []
    for nth, (action, attribute, unit) in enumerate(DEEDS):
        value = float(chance.choice((12, 15, 40, 41)))
        answer = Answer(
            sentence,
            attribute,
            0,
            len(text),
            nth,
            nth + 1,
            low=value,
            high=value,
            unit=unit,
            approx="exact",
            action=action,
            places=(place,) if chance.random() > 0.1 else (),
            date=(day, day),
            population="generic" if unit == "人" else None,
        )
        answer.extras.update(typed=True, inherited=False, topics=[place, place + "政府"], main=place)
        found.append(answer)
    return found


def run(quick: bool = False) -> list[dict[str, Any]]:
    """A row a size: 1,000 to 100,000 answers (quick: to 3,000)."""
    return [_measure(size) for size in ((1_000, 3_000) if quick else (1_000, 3_000, 10_000, 30_000, 100_000))]


def _measure(size: int) -> dict[str, Any]:
    made = answers(size)
    about = questions.topics({a.document.page_id: a.extras["topics"] for a in made})
    begun = time.process_time()
    clusters = questions.settle(questions.align(made, about))
    aligned = time.process_time()
    pairs = sum(1 for _ in claims.compared_pairs(clusters))
    related = time.process_time()
    return {
        "answers": size,
        "pages": len({a.document.page_id for a in made}),
        "questions": len(clusters),
        "align s": round(aligned - begun, 2),
        "pairs": pairs,
        "relate s": round(related - aligned, 2),
        "answers a second": round(size / max(related - begun, 1e-9)),
        "peak MB": _peak(),
    }


def _peak() -> int | None:
    try:
        import resource
        import sys

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (
            1024 * 1024 if sys.platform == "darwin" else 1024
        )
    except ImportError:  # Windows
        return None
