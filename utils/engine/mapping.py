"""A function over many items, in the order of the items, however the work is spread.

Few items run in this process: starting workers costs more than they save. Many run over processes, or on Dask where
the study asks for it. With a cache, work is cut into shards of items; each finished shard is one JSON file, written
whole or not at all and named by the keys of its items, so that a stopped run goes on where it stopped, a killed
worker costs its shard and no more, and a changed item (its key changes) is computed again. Results must then be plain
JSON values.

Progress shows on a terminal only: notebooks committed executed must not hold a clock.
"""
from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from .files import read_json, write_json

Item, Result = TypeVar("Item"), TypeVar("Result")

SHARD = 32            # items computed and stored together
FEW = 64              # up to so many items stay in this process unless workers are asked for
RETRIES = 2           # how often a pool that lost a worker is built anew


def map(function: Callable[[Item], Result], items: Iterable[Item], *, workers: int | None = None, desc: str = "",
        cache: Path | None = None, keys: Sequence[str] | None = None, dask: str | None = None) -> list[Result]:
    """function(item) for every item, in order.

    workers: processes; None or 0: one for few items, else one a core. dask: "local" or a scheduler's address.
    cache: folder of finished shards; keys: a text for each item that changes whenever its result could.
    desc: what the progress bar says. Raises what the function raises.
    """
    items = list(items)
    if cache is not None and keys is None:
        raise ValueError("a cache needs keys: one text for each item, that changes whenever its result could")
    shards = [range(i, min(i + SHARD, len(items))) for i in range(0, len(items), SHARD)]
    names = [_name(function, [keys[i] for i in shard]) if keys is not None else None for shard in shards]
    done = {n: stored for n, name in enumerate(names)
            if cache is not None and (stored := read_json(cache / name)) is not None}
    todo = [n for n in range(len(shards)) if n not in done]
    work = partial(_shard, function)
    for n, results in _progress(_spread(work, {n: [items[i] for i in shards[n]] for n in todo},
                                        _workers(workers, sum(len(shards[n]) for n in todo)), dask),
                                desc, len(todo)):
        done[n] = results
        if cache is not None:
            write_json(cache / names[n], results)
    return [result for n in range(len(shards)) for result in done[n]]


def _shard(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _name(function: Callable, keys: Sequence[str]) -> str:
    code = f"{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', repr(function))}"
    digest = hashlib.sha256("\0".join([code, *keys]).encode("utf-8", "surrogatepass"))
    return f"{digest.hexdigest()[:32]}.json"


def _workers(asked: int | None, n_items: int) -> int:
    if asked:
        return asked
    return 1 if n_items <= FEW else max(1, os.cpu_count() or 1)


def _spread(work: Callable, shards: dict[int, list], workers: int, dask: str | None):
    """Pairs (shard number, results), as they finish."""
    if dask and shards:
        yield from _on_dask(work, shards, workers, dask)
    elif workers <= 1 or len(shards) <= 1:
        for n, items in shards.items():
            yield n, work(items)
    else:
        yield from _over_processes(work, shards, workers)


def _over_processes(work: Callable, shards: dict[int, list], workers: int):
    """A pool that lost a worker is built anew with the shards that are left; their finished neighbours stay."""
    left = dict(shards)
    for attempt in range(RETRIES + 1):
        try:
            with ProcessPoolExecutor(min(workers, len(left)), mp_context=get_context("spawn")) as pool:
                futures = {pool.submit(work, items): n for n, items in left.items()}
                for future in as_completed(futures):
                    result = future.result()
                    del left[futures[future]]
                    yield futures[future], result
            return
        except BrokenProcessPool:
            if attempt == RETRIES:
                raise


def _on_dask(work: Callable, shards: dict[int, list], workers: int, address: str):
    try:
        from dask.distributed import Client
        from dask.distributed import as_completed as dask_completed
    except ImportError:
        raise RuntimeError("study.toml asks for Dask, which is not installed: "
                           "pip install -r utils/requirements-cluster.txt") from None
    client = Client(n_workers=workers, threads_per_worker=1) if address == "local" else Client(address)
    with client:
        futures = {client.submit(work, items, pure=False): n for n, items in shards.items()}
        for future in dask_completed(futures):
            yield futures[future], future.result()


def _progress(pairs: Iterable[tuple[int, Any]], desc: str, total: int) -> Iterable[tuple[int, Any]]:
    if not (desc and total > 1 and sys.stderr is not None and sys.stderr.isatty()):
        return pairs
    from tqdm import tqdm

    return tqdm(pairs, desc=desc, total=total, unit="shard", file=sys.stderr)
