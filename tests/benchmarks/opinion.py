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
from utils.opinion import (
    adapted,
    embed,
    estimates,
    labels,
    sentiment,
    sides,
    snow,
    stance,
)
from utils.study import Settings, Target
from utils.text import fold, words

COMMENTS = Path(__file__).resolve().parents[1] / "comments"
OURS = ("comments", "stance_dev")          # the lists that the shipped corpus is made of
OTHERS = ("unseen", "stance_hold")         # and those that no model was taught with
TAUGHT, LEFT = (0, 20, 50, 100, 200), 40
PARTS = 9                  # of the topics, each read by what the others taught


def run(quick: bool) -> list[dict]:
    """Rows of what, case, value."""
    lists = {name: _comments(f"{name}.csv") for name in (*OURS, *OTHERS)}
    rows, others = [row for name in OURS for row in lists[name]], {name: lists[name] for name in OTHERS}
    parts = (_labellers(lists), _snow(rows, 300 if quick else 10_000),
             _curve(rows, others, 1 if quick else 4), _stance(rows, others), _coverage(60 if quick else 2400),
             _throughput(rows, (200,) if quick else (1_000, 10_000, 100_000)))
    return [{"what": what, "case": case, "value": value} for part in parts for what, case, value in part]


def _comments(name: str) -> list[dict]:
    with (COMMENTS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _labellers(lists: dict[str, list[dict]]):
    for name, rows in lists.items():
        for what in ("sentiment", "stance"):
            first = what if what == "stance" else f"first_{what}"
            both = [row for row in rows if row.get("second_sentiment") and f"second_{what}" in row]
            if both:
                value = labels.kappa([row[first] or "none" for row in both],
                                     [row[f"second_{what}"] or "none" for row in both])
                yield f"two passes, {name}, {what}, Cohen's kappa", f"n = {len(both)}", f"{value:.3f}"


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


def _curve(rows: list[dict], others: dict[str, list[dict]], draws: int):
    """Figures over all comments that were predicted, each model's calibration error with its interval.

    Topics held out of the corpus, and the lists that no model was made with.
    """
    topics = sorted({row["topic"] for row in rows})
    held_out = []
    for place in range(3):
        held = set(topics[place::3])
        base = [row for row in rows if row["topic"] not in held]
        held_out.append(([row for row in rows if row["topic"] in held], (_texts_of(base), _labels_of(base))))
    yield from _learned("held-out topics", held_out, draws)
    for name, unseen in others.items():
        yield from _learned(name, [(unseen, None)], 3 * draws)


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


def _stance(rows: list[dict], others: dict[str, list[dict]]):
    """Sides learned from other topics, and the rules alone; a page's topic is its only target."""
    found, said = sides.labelled(_with_sentiment(rows))
    topics = sorted({row["topic"] for row in rows})
    place = {row["comment_id"]: topics.index(row["topic"]) % PARTS for row in rows}
    part = np.array([place[pair.comment] for pair in found])
    read = np.zeros((len(found), 3))
    for number in range(PARTS):
        out, rest = np.flatnonzero(part == number), np.flatnonzero(part != number)
        learned = sides.learn([found[i] for i in rest], [said[i] for i in rest])
        read[out] = sides.predict([found[i] for i in out], learned)
    yield from _sides("held-out topics", found, said, read)
    strangers = [i for i, pair in enumerate(found) if not pair.comment.startswith("c")]
    yield from _sides("held-out topics of stance_dev", [found[i] for i in strangers],
                      [said[i] for i in strangers], read[strangers])
    for name, unseen in others.items():
        found, said = sides.labelled(_with_sentiment(unseen), _moods(unseen))
        yield from _sides(name, found, said, sides.predict(found))


def _with_sentiment(rows: list[dict]) -> list[dict]:
    return [row | {"sentiment": row["first_sentiment"]} for row in rows]


def _moods(rows: list[dict]) -> dict[str, float]:
    found = adapted.predict(_texts_of(rows), adapted.fit([], []))
    return {row["comment_id"]: float(p[2] - p[0]) for row, p in zip(rows, found)}


def _sides(what: str, found: list[sides.Pair], said: list[str], read: np.ndarray):
    truth = np.array([stance.STANCES.index(label) for label in said])
    guess = np.array([stance.STANCES.index(sides.decide(row)) for row in read])
    rules = np.array([stance.STANCES.index(stance.decide(pair.evidence).label) for pair in found])
    named = np.array([pair.kind in ("alone", "first", "later") for pair in found])
    cases = {"all": np.ones(len(found), dtype=bool), "where the target is named": named}
    towards = sorted({pair.target for pair in found})
    if len(towards) < 8:
        cases |= {f"towards {name}": np.array([pair.target == name for pair in found]) for name in towards}
    for case, chosen in cases.items():
        yield f"stance, {what}, {case}", f"{chosen.sum()} pairs", _told(truth[chosen], guess[chosen])
    yield f"stance, {what}, all, rules alone", f"{len(found)} pairs", _told(truth, rules)
    even = sentiment.calibration(read, truth, [pair.comment for pair in found])
    yield (f"stance, {what}, calibration error", f"{len(found)} pairs",
           f"{even.error:.3f} ({even.low:.3f}-{even.high:.3f}, by chance {even.chance:.3f})")


def _told(truth: np.ndarray, guess: np.ndarray) -> str:
    each = ", ".join(f"{name} {_f1(truth == i, guess == i):.2f} (n {(truth == i).sum()})"
                     for i, name in enumerate(stance.STANCES))
    return (f"accuracy {(truth == guess).mean():.3f}, macro-F1 {sentiment.macro_f1(truth, guess):.3f}; "
            f"F1 {each}")


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
