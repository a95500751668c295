"""Running work: a function over many items, files that are whole or absent, one run at a time.

    map(function, items)     in this process, over processes, or on Dask; progress, shards, resuming
    atomic(path)             a file that appears only when all of it is written
    lock(study)              a second run of the same study stops with a clear line
"""
from .files import atomic, atomic_path, read_json, write_json
from .locks import Busy, lock
from .mapping import map

__all__ = ["Busy", "atomic", "atomic_path", "lock", "map", "read_json", "write_json"]
