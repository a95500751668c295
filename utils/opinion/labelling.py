"""A form for labelling comments in JupyterLab.

It shows one comment at a time with the thread it stands in, and buttons for the three classes and for each
target's stance, in English and Chinese. What is answered is appended to `manual/comment_labels.csv` at once,
so that nothing is lost when the window closes. Where no person sits before the notebook (`run`, tests), there
is no form.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from utils import tables
from utils.study import Study

from . import labels as hand
from .labels import SENTIMENTS

RANDOM, CHOSEN = 50, 20
BUTTONS = {"negative": "1 · 负面 negative", "neutral": "2 · 中性 neutral", "positive": "3 · 正面 positive"}
SIDES = [("无立场 none", "none"), ("支持 in favour", "favor"), ("反对 against", "against")]


def interactive() -> bool:
    """Whether somebody may be sitting before this notebook: a kernel with a frontend, not `run` or a test."""
    if os.environ.get("DUIZHAO_RUN") or os.environ.get("CI"):
        return False
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and hasattr(shell, "kernel") and bool(os.environ.get("JPY_SESSION_NAME"))


def waiting(found: Any, *, n_random: int = RANDOM, n_chosen: int = CHOSEN) -> pd.DataFrame:
    """The comments to label next, with their texts and how each came to be served (see labels.queue)."""
    best = found.sentiment[found.sentiment["model"] == found.best]
    order = hand.queue(found.comments, found.labels["comment_id"], best, n_random=n_random, n_chosen=n_chosen)
    return order.merge(found.comments, on="comment_id", how="left")


def row(comment: dict[str, Any], labeller: str, sentiment: str | None, stances: dict[str, str],
        note: str = "") -> dict[str, str]:
    """A line of manual/comment_labels.csv. Raises ValueError for a class that there is not."""
    if sentiment is not None and sentiment not in SENTIMENTS:
        raise ValueError(f"sentiment is one of {', '.join(SENTIMENTS)}, not {sentiment!r}")
    return {"comment_id": comment["comment_id"], "text": comment["text"], "labeller": labeller.strip() or "?",
            "sentiment": sentiment or "",
            "stance": ";".join(f"{target}={side}" for target, side in stances.items()),
            "sampling": comment["sampling"], "note": note}


def save(study: Study, line: dict[str, str]) -> Path:
    """Add a line to the study's label file, in place of an earlier one by the same labeller on the same
    comment."""
    before = study.manual_table("comment_labels")
    same = (before["comment_id"] == line["comment_id"]) & (before["labeller"] == line["labeller"])
    kept = before[~same.fillna(False)]
    made = pd.concat([kept, pd.DataFrame([line]).astype("string")], ignore_index=True)
    path = study.manual / "comment_labels.csv"
    path.parent.mkdir(exist_ok=True)
    return tables.to_csv(path, made)


def form(study: Study, found: Any, *, labeller: str = "", n_random: int = RANDOM, n_chosen: int = CHOSEN,
         asks: Callable[[], bool] = interactive) -> Any:
    """The form as a widget; None where nobody is there to fill it in."""
    if not asks():
        return None
    queue = waiting(found, n_random=n_random, n_chosen=n_chosen)
    return _widget(study, found, queue.to_dict("records"), labeller)


def _widget(study: Study, found: Any, queue: list[dict[str, Any]], labeller: str) -> Any:
    import ipywidgets as widgets

    from utils.report.safe import bdi, tag

    texts = dict(zip(found.comments["comment_id"], found.comments["text"]))
    parents = dict(zip(found.comments["comment_id"], found.comments["parent_id"]))
    who = widgets.Text(value=labeller or os.environ.get("USER", ""), description="标注者 labeller",
                       style={"description_width": "initial"})
    place, shown = [0], widgets.HTML()
    sides = {target.name: widgets.ToggleButtons(options=SIDES, description=target.name)
             for target in study.settings.targets}

    def thread(comment: str) -> list[str]:
        above, at, seen = [], parents.get(comment), {comment}
        while isinstance(at, str) and at not in seen:
            seen.add(at)
            above.append(texts.get(at, ""))
            at = parents.get(at)
        return above[::-1]

    def show() -> None:
        if place[0] >= len(queue):
            shown.value = str(tag("p",
                                  f"{len(queue)} 条已全部标注，请重新运行本笔记本。All {len(queue)} are labelled. Run the notebook again."))
            return
        one = queue[place[0]]
        shown.value = str(tag("div", tag("p", f"{place[0] + 1} / {len(queue)} · {one['sampling']}"),
                              *(tag("blockquote", bdi(text)) for text in thread(one["comment_id"])),
                              tag("p", bdi(one["text"]), style="font-size:1.3em")))
        for side in sides.values():
            side.value = "none"

    def answer(sentiment: str) -> Callable[[Any], None]:
        def on_click(_: Any) -> None:
            if place[0] < len(queue):
                stances = {name: side.value for name, side in sides.items()}
                save(study, row(queue[place[0]], who.value, sentiment, stances))
                place[0] += 1
                show()
        return on_click

    def back(_: Any) -> None:
        place[0] = max(0, place[0] - 1)
        show()

    buttons = [widgets.Button(description=text, layout={"width": "auto"}) for text in BUTTONS.values()]
    for button, sentiment in zip(buttons, BUTTONS):
        button.on_click(answer(sentiment))
    again = widgets.Button(description="返回 back")
    again.on_click(back)
    keys = widgets.Text(placeholder="1, 2, 3；0 返回 back", continuous_update=True)

    def typed(change: dict[str, Any]) -> None:
        key = (change["new"] or "").strip()
        if key:
            keys.value = ""
            (back if key[-1] == "0" else answer(SENTIMENTS[int(key[-1]) - 1]) if key[-1] in "123"
             else _ignore)(None)

    keys.observe(typed, names="value")
    show()
    return widgets.VBox([who, shown, *sides.values(), widgets.HBox([*buttons, again]), keys])


def _ignore(_: Any) -> None:
    return None
