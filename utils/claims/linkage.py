"""Average linkage on a sparse graph: which things belong together, given how likely each pair does.

The two groups with the highest mean probability between their members join, again and again, until no mean reaches the
threshold (UPGMA, Sokal and Michener 1958). Pairs that were not looked at say nothing: the mean is over those that were.
For a complete graph that is the textbook's method; for a sparse one it costs no more than its edges.
"""
from __future__ import annotations

import heapq
from collections.abc import Iterable


def join(size: int, edges: Iterable[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Groups of 0..size-1, each in order, in the order of their first members.

    edges: (i, j, probability) with i != j, each pair at most once. threshold: the mean from which two groups are one.
    Of equal means the pair with the smaller numbers joins first, so the result depends on the input only.
    """
    near: list[dict[int, tuple[float, int]]] = [{} for _ in range(size)]
    for i, j, value in edges:
        near[i][j] = near[j][i] = (value, 1)
    heap = [(-value, i, j) for i, row in enumerate(near) for j, (value, _) in row.items() if i < j and value >= threshold]
    heapq.heapify(heap)
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    while heap:
        value, i, j = heapq.heappop(heap)
        if i not in groups or j not in groups or near[i].get(j) is None or -value != _mean(near[i][j]):
            continue
        groups[i] = sorted(groups[i] + groups.pop(j))
        for other, (total, n) in near[j].items():
            near[other].pop(j)
            if other == i:
                continue
            before = near[i].get(other, (0.0, 0))
            near[i][other] = near[other][i] = joined = (before[0] + total, before[1] + n)
            if _mean(joined) >= threshold:
                heapq.heappush(heap, (-_mean(joined), min(i, other), max(i, other)))
        near[j] = {}
        for other, pair in near[i].items():
            if _mean(pair) >= threshold:
                heapq.heappush(heap, (-_mean(pair), min(i, other), max(i, other)))
    return sorted(groups.values())


def _mean(pair: tuple[float, int]) -> float:
    return pair[0] / pair[1]
