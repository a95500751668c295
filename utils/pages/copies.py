"""Pages that repeat one another: found, kept, and linked, so that they count once downstream.

Two pages are copies when their articles share nearly all their character shingles
(`text.near_duplicates`: MinHash for the candidates, then the exact Jaccard similarity), or when one holds
nearly all of the other one's body and little else. The first in the order of (file, record) is the
original; all others name it. Comments do not count: the same article scraped twice with other comments is
a copy, and two articles with the same comments are not.
"""
from __future__ import annotations

from collections.abc import Sequence

from ..text import near_duplicates

SIMILAR = 0.8           # Jaccard similarity of the bodies' shingles from which a page is a copy
MIN_CHARACTERS = 60     # bodies shorter than this are copies only when they are identical


def originals(bodies: Sequence[str], digests: Sequence[str], threshold: float = SIMILAR) -> list[int | None]:
    """For each page, in order, the index of the earliest page that it repeats; None for an original.

    bodies: the articles' texts. digests: one for each page's bytes; equal ones are copies whatever they hold.
    """
    first: dict[str, int] = {}
    found: list[int | None] = [None] * len(bodies)
    for n, digest in enumerate(digests):
        if digest in first:
            found[n] = first[digest]
        else:
            first[digest] = n
    distinct = [n for n in range(len(bodies)) if found[n] is None]
    exact: dict[str, int] = {}
    for n in distinct:
        bare = "".join(bodies[n].split())
        if bare and bare in exact:
            found[n] = exact[bare]
        elif bare:
            exact[bare] = n
    long = [n for n in distinct if found[n] is None and len(bodies[n]) >= MIN_CHARACTERS]
    for a, b, _ in near_duplicates([bodies[n] for n in long], threshold):
        if found[long[b]] is None:
            found[long[b]] = long[a]
    return [_root(found, n) for n in range(len(found))]


def _root(found: Sequence[int | None], n: int) -> int | None:
    """The original at the end of a chain of copies."""
    at = found[n]
    while at is not None and found[at] is not None:
        at = found[at]
    return at
