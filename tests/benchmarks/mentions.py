"""Mentions: sentences a second of quantities and dates on one core, beside Recognizers-Text and JioNLP where
they are.

The peers run in an environment of their own: name its interpreter in the variable MENTIONS_PEERS (a virtual
environment with `jionlp` and `recognizers-text-date-time` in it; the latter needs `emoji<2`). All read
the same invented sentences in one run.
"""
from __future__ import annotations

import json
import os
import random
import subprocess
import time

from utils.mentions import dates, quantities

ANCHOR = "2024-05-20"
TEMPLATES = (
    "据当地媒体{d}报道，{p}的{n}名工人在{m}参加了为期{t}天的培训，比去年同期增加{k}%。",
    "{p}市政府发言人表示，自{y}年以来，已有约{n}户居民搬入新居，总投资超过{k}.5亿元。",
    "会议从上午九点半持续到下午三点，双方就{t}个问题交换了意见，但没有签署任何文件。",
    "截至当地时间{d}晚，救援人员已找到{t}名失踪者，另有十余人受伤，搜救工作仍在继续。",
    "这是该队{t}年来首次夺冠，球迷在街头庆祝了三个半小时，不少人从外地赶来。",
    "他认为，教育的意义在于让每个人看见更大的世界，而不是只看见一条路。",
    "去年{m}，{p}港的吞吐量由{k}00万吨增至{n}万吨，近三成货物运往海外。",
)
PEER = """
import json, sys, time
name, anchor = sys.argv[1], sys.argv[2]
sentences = json.load(sys.stdin)
if name == "JioNLP":
    import jionlp
    from datetime import datetime
    base = datetime.fromisoformat(anchor).timestamp()
    read = lambda text: jionlp.ner.extract_time(text, time_base=base, with_parsing=True)
else:
    from datetime import datetime
    from recognizers_date_time import recognize_datetime
    base = datetime.fromisoformat(anchor)
    read = lambda text: recognize_datetime(text, "zh-cn", reference=base)
read(sentences[0])
begun = time.process_time()
for text in sentences:
    read(text)
print(json.dumps(time.process_time() - begun))
"""


def sentences(count: int, seed: int = 7) -> list[str]:
    """Invented news sentences, the same ones for every reader."""
    chance = random.Random(seed)
    return [chance.choice(TEMPLATES).format(
        d=f"{chance.randint(1, 28)}日", m=f"{chance.randint(1, 12)}月", y=chance.randint(2001, 2023),
                p=chance.choice(
        "青白云石河江") + "州",
        n=chance.randint(100, 9000), k=chance.randint(2, 60), t=chance.choice("三四五六七八九")) for _ in range(
        count)]


def run(quick: bool) -> list[dict]:
    """Sentences a second, and how often as fast as the slowest peer of the run."""
    sample = sentences(700 if quick else 7000)
    rows = [_timed("quantities", lambda text: quantities.find(text), sample),
            _timed("dates", lambda text: dates.find(text, ANCHOR), sample),
            _timed("quantities and dates", lambda text: (quantities.find(text), dates.find(text, ANCHOR)),
            sample)]
    peers = [_peer(name, sample[:200 if quick else 1000]) for name in ("JioNLP", "Recognizers-Text")]
    return [*rows, *peers]


def _timed(reader: str, read, sample: list[str]) -> dict:
    read(sample[0])
    begun = time.process_time()
    for text in sample:
        read(text)
    seconds = time.process_time() - begun
    return {"reader": reader, "sentences": len(sample), "sentences_per_second": round(len(sample) / seconds),
        "note": ""}


def _peer(name: str, sample: list[str]) -> dict:
    row = {"reader": f"{name} (dates)", "sentences": len(sample), "sentences_per_second": None, "note": ""}
    interpreter = os.environ.get("MENTIONS_PEERS")
    if not interpreter:
        return row | {"note": "not run: MENTIONS_PEERS names no interpreter"}
    done = subprocess.run([interpreter, "-c", PEER, name, ANCHOR], input=json.dumps(sample),
            capture_output=True,
                          text=True, timeout=600, check=False)
    if done.returncode:
        return row | {"note": "not run: " + (done.stderr.strip().splitlines() or ["no output"])[-1][:80]}
    seconds = json.loads(done.stdout.strip().splitlines()[-1])
    return row | {"sentences_per_second": round(len(sample) / seconds)}
