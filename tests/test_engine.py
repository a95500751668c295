"""Order is kept, finished work is kept, half files never appear, one run holds a study."""
import os
import signal

import pytest

from utils import engine
from utils.study import new_study


def square(value):
    return value * value


def die_once(path):
    """Kill this worker the first time; do the work the second."""
    if not os.path.exists(path):
        open(path, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return path


def test_order_is_kept_in_process_and_over_processes():
    assert engine.map(square, range(200), workers=1) == [n * n for n in range(200)]
    assert engine.map(square, range(200), workers=2) == [n * n for n in range(200)]


def test_finished_shards_are_not_computed_again(tmp_path):
    calls = []

    def record(value):
        calls.append(value)
        return value

    items = list(range(70))
    keys = [f"k{item}" for item in items]
    assert engine.map(record, items, workers=1, cache=tmp_path, keys=keys) == items
    assert engine.map(record, items, workers=1, cache=tmp_path, keys=keys) == items
    assert len(calls) == 70
    engine.map(record, items, workers=1, cache=tmp_path, keys=[*keys[:-1], "changed"])
    assert sorted(set(calls[70:])) == list(range(64, 70))      # only the shard that holds the changed item


def test_a_stopped_run_goes_on_where_it_stopped(tmp_path):
    calls = []

    def stop_at_fifty(value):
        calls.append(value)
        if value == 50 and len(calls) == 51:
            raise KeyboardInterrupt
        return value

    items, keys = list(range(70)), [str(n) for n in range(70)]
    with pytest.raises(KeyboardInterrupt):
        engine.map(stop_at_fifty, items, workers=1, cache=tmp_path, keys=keys)
    assert engine.map(stop_at_fifty, items, workers=1, cache=tmp_path, keys=keys) == items
    assert calls.count(0) == 1


def test_a_half_written_shard_is_computed_again(tmp_path):
    assert engine.map(square, [3], cache=tmp_path, keys=["a"]) == [9]
    next(tmp_path.iterdir()).write_text("[9", encoding="utf-8")
    assert engine.map(square, [3], cache=tmp_path, keys=["a"]) == [9]


def test_a_cache_without_keys_is_refused():
    with pytest.raises(ValueError, match="keys"):
        engine.map(square, [1], cache="x")


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_killed_worker_costs_no_result(tmp_path):
    paths = [str(tmp_path / str(n)) for n in range(40)]
    for path in paths[1:]:
        open(path, "w").close()
    assert engine.map(die_once, paths, workers=2) == paths


def test_atomic_leaves_the_file_of_before_and_nothing_beside_it(tmp_path):
    path = tmp_path / "报告.html"
    path.write_text("good", encoding="utf-8")
    with pytest.raises(RuntimeError):
        with engine.atomic(path) as file:
            file.write("half")
            raise RuntimeError
    assert path.read_text(encoding="utf-8") == "good"
    with engine.atomic(path) as file:
        file.write("new")
    assert path.read_text(encoding="utf-8") == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["报告.html"]


def test_a_second_run_is_told_who_holds_the_study(tmp_path):
    study = new_study(tmp_path / "s")
    with engine.lock(study):
        with pytest.raises(engine.Busy, match=str(os.getpid())):
            with engine.lock(study):
                pass
    with engine.lock(study):
        pass
