"""Opinion: labellers, SnowNLP recomputed, learning curve, stance, coverage of the intervals, throughput and
memory."""
from __future__ import annotations

import csv
import itertools
import random
import sys
import time
from pathlib import Path

import numpy as np

from utils import opinion, tables
from utils.opinion import adapted, embed, estimates, labels, sentiment, snow, stance
from utils.study import Settings, Target
from utils.text import fold, words

COMMENTS = Path(__file__).resolve().parents[1] / "comments"
TAUGHT, LEFT = (0, 20, 50, 100, 200), 40


def run(quick: bool) -> list[dict]:
    """Rows of what, case, value."""
    rows, unseen = _comments("comments.csv"), _comments("unseen.csv")
    parts = (_labellers(rows), _snow(rows, 300 if quick else 10_000), _curve(rows, unseen, 1 if quick else 4),
             _stance(rows, unseen), _coverage(60 if quick else 2400),
             _throughput(rows, (200,) if quick else (1_000, 10_000, 100_000)))
    return [{"what": what, "case": case, "value": value} for part in parts for what, case, value in part]


def _comments(name: str) -> list[dict]:
    with (COMMENTS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _labellers(rows: list[dict]):
    both = [row for row in rows if row["second_sentiment"]]
    value = labels.kappa([row["first_sentiment"] for row in both], [row["second_sentiment"] for row in both])
    yield "two passes by one hand, Cohen's kappa", f"n = {len(both)}", f"{value:.3f}"


def _snow(rows: list[dict], n: int):
    """The original and the recomputation on varied texts, each new to every memory."""
    from snownlp import sentiment as original

    scorer, texts = snow.shipped(), _varied(rows, n, random.Random(1))
    begun = time.perf_counter()
    theirs = [original.classify(text) for text in texts]
    slow = time.perf_counter() - begun
    scorer.forget()
    begun = time.perf_counter()
    ours = [scorer.score(text) for text in texts]
    cold = time.perf_counter() - begun
    begun = time.perf_counter()
    again = [scorer.score(text) for text in texts]
    warm = time.perf_counter() - begun
    same = sum(a == b == c for a, b, c in zip(theirs, ours, again))
    yield "SnowNLP recomputed: identical floats", f"{n:,} varied texts", f"{same:,} of {n:,}"
    yield "SnowNLP recomputed: texts a second", "original, cold, warm", ", ".join(f"{n / t:,.0f}" for t in (slow, cold, warm))
    yield "SnowNLP recomputed: times faster", "cold", f"{slow / cold:.1f}"
    yield "SnowNLP recomputed: times faster", "warm", f"{slow / warm:.0f}"


MARKS = "，。！？、；：“”（）…～ \t\n　abcXYZ0123456789%#@/<>&ＡＢ１２😂👍🇨🇳🤷‍♂️\u200b\x00ёяあアñé龘𠮷㐂"


def _varied(rows: list[dict], n: int, rng: random.Random) -> list[str]:
    """Distinct texts of six kinds in turn: random walks over words, the invented comments' characters
    shuffled, random characters of the whole Chinese block, scripts and marks and emoji mixed in, long ones,
    very short ones."""
    walks = iter(_texts(rows, 2 * n, rng))
    chars = "".join(row["text"] for row in rows)
    kinds = (lambda: next(walks), lambda: "".join(rng.sample(chars, rng.randrange(2, 60))),
             lambda: "".join(chr(rng.randrange(0x4E00, 0x9FA6)) for _ in range(rng.randrange(1, 20))),
             lambda: "".join(char + (rng.choice(MARKS) if rng.random() < 0.3 else "")
                             for char in next(walks)),
             lambda: "".join(next(walks)
                             for _ in range(rng.choice((3, 5, 20) if rng.random() < 0.1 else (2,)))),
             lambda: "".join(rng.sample(chars, rng.randrange(1, 4))))
    made: dict[str, None] = {}
    for kind in itertools.cycle(kinds):
        text = kind()
        if text.strip():
            made[text] = None
        if len(made) == n:
            return list(made)


def _curve(rows: list[dict], unseen: list[dict], draws: int):
    """Figures over all comments that were predicted, each model's calibration error with its interval.

    Twice: topics held out of the corpus, and the comments that no model was made with.
    """
    topics = sorted({row["topic"] for row in rows})
    held_out = []
    for place in range(3):
        held = set(topics[place::3])
        base = [row for row in rows if row["topic"] not in held]
        held_out.append(([row for row in rows if row["topic"] in held], (_texts_of(base), _labels_of(base))))
    yield from _learned("held-out topics", held_out, draws)
    yield from _learned("unseen topics", [(unseen, None)], 3 * draws)


def _learned(what: str, parts: list, draws: int):
    measured: dict[tuple[str, int], list] = {}
    for (inside, base), draw in itertools.product(parts, range(draws)):
        order = random.Random(draw).sample(inside, len(inside))
        for n in (n for n in TAUGHT if n + LEFT <= len(inside)):
            taught, rest = order[:n], order[n:]
            fitted = adapted.fit(_texts_of(taught), _labels_of(taught), base)
            for name, model in sentiment.MODELS.items():
                if model.learns or n == 0:
                    found = sentiment.score(model, _texts_of(rest), fitted)[0]
                    measured.setdefault((name, n), []).append((rest, found))
    for (name, n), pairs in measured.items():
        read = [row for rest, _ in pairs for row in rest]
        row = sentiment.measure(name, _labels_of(read), np.vstack([p for _, p in pairs]),
                                who=[row["comment_id"] for row in read])
        distinct = sum(len(inside) for inside, _ in parts)
        yield (f"learning curve, {what}, {name}", f"{n} labels, {distinct} comments, {draws} draws",
               "accuracy {accuracy:.3f}, macro-F1 {macro_f1:.3f}, ECE {ece:.3f} ({ece_low:.3f}-{ece_high:.3f}, "
               "by chance {ece_chance:.3f}), Brier {brier:.3f}".format(**row))


def _texts_of(rows: list[dict]) -> list[str]:
    return [row["text"] for row in rows]


def _labels_of(rows: list[dict]) -> list[str]:
    return [row["first_sentiment"] for row in rows]


def _stance(rows: list[dict], unseen: list[dict]):
    """The rules with a sentiment model that has not seen the topic; a page's topic is its only target."""
    topics = sorted({row["topic"] for row in rows})
    mood: dict[str, float] = {}
    for place in range(3):
        held = set(topics[place::3])
        base = [row for row in rows if row["topic"] not in held]
        mood |= _moods([row for row in rows if row["topic"] in held], (_texts_of(base), _labels_of(base)))
    yield from _sides("held-out topics", rows, mood)
    yield from _sides("unseen topics", unseen, _moods(unseen, None))


def _moods(rows: list[dict], base) -> dict[str, float]:
    found = adapted.predict(_texts_of(rows), adapted.fit([], [], base))
    return {row["comment_id"]: float(p[2] - p[0]) for row, p in zip(rows, found)}


def _sides(what: str, rows: list[dict], mood: dict[str, float]):
    by_id, pairs = {row["comment_id"]: row for row in rows}, []
    for row in rows:
        names, folded = row["targets"].split(";"), fold(row["text"])
        targets = stance.compile_targets(tuple((name, ()) for name in names))
        parent = by_id.get(row["reply_to"])
        inherited = [one.target for one in stance.mentions(fold(parent["text"]), targets)] if parent else []
        topic = names if len(names) == 1 and not stance.names_other(folded, targets) else []
        found = stance.read(row["text"], targets, inherited=inherited, topic=topic, reply=parent is not None,
                            mood=mood[row["comment_id"]])
        said = labels.parse_stance(row["stance"])[0] or {}
        named = {one.target for one in stance.mentions(folded, targets)}
        pairs += [(said.get(fold(name), "none"), found[name].label, name in named) for name in names]
    for case, chosen in (("all", pairs), ("where the target is named", [pair for pair in pairs if pair[2]])):
        truth, guess = (np.array([stance.STANCES.index(pair[i]) for pair in chosen]) for i in (0, 1))
        each = ", ".join(f"{name} {_f1(truth == i, guess == i):.2f} (n {(truth == i).sum()})"
                         for i, name in enumerate(stance.STANCES))
        yield (f"stance, {what}, {case}", f"{len(chosen)} pairs", f"accuracy {(truth == guess).mean():.3f}, "
               f"macro-F1 {sentiment.macro_f1(truth, guess):.3f}; F1 {each}")


def _f1(truth: np.ndarray, guess: np.ndarray) -> float:
    return 2 * float((truth & guess).sum()) / max(1.0, float(truth.sum() + guess.sum()))


def _coverage(pages: int):
    """Simulated pages: how often the interval holds the page's true share."""
    for n, n_labelled in ((40, 10), (40, 20), (400, 20), (400, 50), (4000, 50), (4000, 200)):
        inside, plain = {"raw": [], "likes": []}, []
        rng = np.random.default_rng(n + n_labelled)
        for share, quality in itertools.product((0.03, 0.1, 0.3, 0.6), (0.3, 0.5, 0.9)):
            for _ in range(max(1, pages // 12)):
                y = (rng.random(n) < share).astype(float)
                predicted = np.clip(np.where(y == 1, quality, 1 - quality) * 0.8 + rng.normal(0, 0.15, n),
                                    0.01, 0.99)
                truth = np.full(n, np.nan)
                drawn = rng.choice(n, n_labelled, replace=False)
                truth[drawn] = y[drawn]
                likes = 1 + np.floor(rng.pareto(1.5, n) * 3)
                for name, weights in (("raw", np.ones(n)), ("likes", likes)):
                    found = estimates.estimate(predicted, truth, weights=weights)
                    inside[name].append(found.low - 1e-6 <= np.average(y, weights=weights) <= found.high
                                        + 1e-6)
                low, high = sentiment.wilson(int((predicted > 0.5).sum()), n)
                plain.append(low <= y.mean() <= high)
        yield ("coverage of the 95 % interval", f"n = {n}, {n_labelled} labels",
               f"raw {np.mean(inside['raw']):.3f}, likes {np.mean(inside['likes']):.3f}; "
               f"counting the model's labels {np.mean(plain):.3f}")


def _throughput(rows: list[dict], sizes: tuple[int, ...]):
    settings = Settings(targets=(Target("美国"), Target("俄罗斯"), Target("中国")))
    for n in sizes:
        texts = _texts(rows, n, random.Random(n))
        made = tables.frame("comments", [
            {"comment_id": f"c{i}", "page_id": f"p{i // 200}", "parent_id": f"c{i - 1}" if i % 4 == 3
             else None,
             "depth": int(i % 4 == 3), "position": i, "line": i, "author": f"a{i % 997}", "text": text,
             "likes": i % 11}
            for i, text in enumerate(texts)])
        pages = tables.frame("pages", [{"page_id": f"p{i}"} for i in range(n // 200 + 1)])
        hand = tables.frame("comments", made.head(60)).assign(labeller="a", stance="", sampling="random",
                                                              note="",
                                                              sentiment=["negative", "neutral", "positive"]
                                                              * 20)
        snow.shipped().forget()
        embed.forget()
        begun, busy = time.perf_counter(), time.process_time()
        opinion.read(made, pages, hand, settings)
        seconds, busy = time.perf_counter() - begun, time.process_time() - busy
        yield ("whole stage", f"{n:,} comments",
               f"{seconds:.1f} s, {n / seconds:.0f} a second, {busy:.1f} s of processor "
               f"time, peak {_megabytes()} MB")


def _texts(rows: list[dict], n: int, rng: random.Random) -> list[str]:
    """Comments of one to four clauses, each a random walk over the words that follow one another in the
    invented comments: nearly every run of characters is new, as under real pages."""
    follows: dict[str, list[str]] = {}
    for row in rows:
        said = ["", *words(fold(row["text"])), ""]
        for word, after in zip(said, said[1:]):
            follows.setdefault(word, []).append(after)
    return ["，".join(_clause(follows, rng) for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))) for _ in range(n)]


def _clause(follows: dict[str, list[str]], rng: random.Random) -> str:
    word, said = rng.choice(follows[""]), []
    while word and len(said) < 14:
        said.append(word)
        word = rng.choice(follows[word] if rng.random() < 0.8 else follows[rng.choice(follows[""])])
    return "".join(said)


def _megabytes() -> str:
    try:
        import resource
    except ImportError:            # Windows
        return "?"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{peak / (1024 ** 2 if sys.platform == 'darwin' else 1024):.0f}"
