"""What people said the comments feel: reading, matching, agreement, and which comment to label next.

`manual/comment_labels.csv` holds one row for each comment and labeller. A label belongs to its comment_id;
when the page has been scraped again and the id is gone, it follows the comment's text (folded, blanks
dropped). A cell of `stance` holds pairs `target=favor|against|none`, separated by `;`; a target of the study
that a filled cell does not name is `none` there, and an empty cell says nothing.

`sampling` says how the comment came to be labelled. Only rows drawn at random (`random`) may stand for the
others: the shares rest on them. Rows somebody picked (`chosen`) teach the models and nothing else. So the
queue serves a random sample first, in an order that depends on nothing but the comments' ids and a seed.

Two labellers are compared by Cohen's kappa (Cohen 1960): 1 full agreement, 0 what chance gives. Below .7 the
labels themselves are doubtful, and every figure that rests on them is.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from utils.text import fold

SENTIMENTS = ("negative", "neutral", "positive")
STANCES = ("favor", "against", "none")
COLUMNS = ("comment_id", "text", "labeller", "sentiment", "stance", "sampling", "note")
GOOD_KAPPA = 0.7
_WORDS = {"negative": "negative", "neg": "negative", "负面": "negative", "负": "negative", "消极": "negative",
          "neutral": "neutral", "neu": "neutral", "中性": "neutral", "中立": "neutral", "中": "neutral",
          "positive": "positive", "pos": "positive", "正面": "positive", "正": "positive", "积极": "positive"}
_STANCE_WORDS = {"favor": "favor", "favour": "favor", "支持": "favor", "赞成": "favor", "against": "against",
                 "反对": "against", "none": "none", "无": "none", "neutral": "none"}
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Labels:
    """Labels that found their comments.

    rows: comment_id, labeller, sentiment, stance (a dict or None), sampling, one row a labeller and comment.
    unused: the label rows that could not be used, with a column `problem`.
    """

    rows: pd.DataFrame
    unused: pd.DataFrame


def key(text: object) -> str:
    """The text by which a label follows its comment: folded, blanks and a spreadsheet's apostrophe
    dropped."""
    return _BLANKS.sub("", fold("" if _missing(text) else str(text))).lstrip("'")


def match(labels: pd.DataFrame | None, comments: pd.DataFrame) -> Labels:
    """Bring label rows and comments together, by comment_id, else by text.

    A text that stands under several comments labels all of them that no row names by id.
    """
    known = set(comments["comment_id"]) if len(comments) else set()
    by_text: dict[str, list[str]] = {}
    for comment_id, text in zip(comments.get("comment_id", ()), comments.get("text", ())):
        by_text.setdefault(key(text), []).append(comment_id)
    named = {row.get("comment_id") for row in _records(labels)} & known
    found, unused = [], []
    for row in _records(labels):
        where = ([row["comment_id"]] if row["comment_id"] in known else
                 [one for one in by_text.get(key(row["text"]), ()) if one not in named] if key(row["text"])
                 else [])
        problem = None if where else "no such comment on the pages"
        sentiment = _WORDS.get(_cell(row["sentiment"]).lower())
        stance, wrong = parse_stance(row["stance"])
        if where and _cell(row["sentiment"]) and sentiment is None:
            problem = f"sentiment is none of {', '.join(SENTIMENTS)}"
        elif where and wrong:
            problem = f"stance is no list of target=favor|against|none: {wrong}"
        elif where and sentiment is None and stance is None:
            problem = "neither sentiment nor stance"
        if problem:
            unused.append({**row, "problem": problem})
            continue
        sampling = "random" if _cell(row["sampling"]).lower() in ("random", "随机") else "chosen"
        found += [{"comment_id": one, "labeller": _cell(row["labeller"]) or "?", "sentiment": sentiment,
                   "stance": stance, "sampling": sampling} for one in where]
    rows = pd.DataFrame(found, columns=["comment_id", "labeller", "sentiment", "stance", "sampling"],
                        dtype=object)
    return Labels(rows.drop_duplicates(["comment_id", "labeller"], keep="last").reset_index(drop=True),
                  pd.DataFrame(unused, columns=[*COLUMNS, "problem"], dtype=object))


def parse_stance(cell: object) -> tuple[dict[str, str] | None, str]:
    """A stance cell as {target: stance} and what in it could not be read; (None, "") for an empty cell."""
    text = _cell(cell)
    if not text:
        return None, ""
    found = {}
    if text.lower() in ("none", "无"):
        return found, ""
    for part in re.split("[;；]", text):
        if not part.strip():
            continue
        target, _, stance = part.replace("＝", "=").partition("=")
        word = _STANCE_WORDS.get(stance.strip().lower())
        if not target.strip() or word is None:
            return None, part.strip()
        found[fold(target.strip())] = word
    return found, ""


def consensus(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a comment: comment_id, sentiment, stance, sampling, n_labellers.

    Sentiment is what most labellers say; where they tie, the one who comes first by name. A comment counts as
    drawn at random when any labeller drew it so.
    """
    made = []
    for comment_id, group in rows.sort_values(["comment_id", "labeller"]).groupby("comment_id", sort=True):
        targets = {target for stance in group["stance"] if stance is not None for target in stance}
        said = [stance for stance in group["stance"] if stance is not None]
        made.append({"comment_id": comment_id, "sentiment": _most(group["sentiment"].dropna()),
                     "stance": {target: _most(stance.get(target, "none") for stance in said)
                                for target in sorted(targets)} if said else None,
                     "sampling": "random" if (group["sampling"] == "random").any() else "chosen",
                     "n_labellers": len(group)})
    return pd.DataFrame(made, columns=["comment_id", "sentiment", "stance", "sampling", "n_labellers"],
                        dtype=object)


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa of two labellers over the same items: 1 full agreement, 0 as by chance, below 0 worse.

    NaN for no items; 1.0 where both use one and the same class throughout.
    """
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError(f"kappa needs two equally long lists, not {len(first)} and {len(second)} items")
    if not first:
        return float("nan")
    n = len(first)
    same = sum(a == b for a, b in zip(first, second)) / n
    ours, theirs = Counter(first), Counter(second)
    chance = sum(ours[name] * theirs[name] for name in ours) / n ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def agreement(rows: pd.DataFrame) -> pd.DataFrame:
    """Each pair of labellers: what, labellers, n comments labelled by both, agreement, kappa, and a
    verdict."""
    made = []
    names = sorted(rows["labeller"].unique()) if len(rows) else []
    for place, one in enumerate(names):
        for other in names[place + 1:]:
            both = rows[rows["labeller"] == one].merge(rows[rows["labeller"] == other], on="comment_id",
                                                       suffixes=("", "_2"))
            pairs = both[both["sentiment"].notna() & both["sentiment_2"].notna()]
            made.append(_agreement("sentiment", one, other, pairs["sentiment"], pairs["sentiment_2"]))
            stances = [(a.get(target, "none"), b.get(target, "none"))
                       for a, b in zip(both["stance"], both["stance_2"])
                       if a is not None and b is not None for target in sorted({*a, *b})]
            if stances:
                made.append(_agreement("stance", one, other, *zip(*stances)))
    return pd.DataFrame(made, columns=["what", "labellers", "n", "agreement", "kappa", "verdict"])


def _agreement(what: str, one: str, other: str, first: Iterable[str], second: Iterable[str]) -> dict:
    first, second = list(first), list(second)
    value = kappa(first, second)
    share = sum(a == b for a, b in zip(first, second)) / len(first) if first else float("nan")
    verdict = ("no comment labelled by both" if not first else "good" if value >= GOOD_KAPPA else
               f"doubtful: below {GOOD_KAPPA}, people do not agree on what the comments feel")
    return {"what": what, "labellers": f"{one} · {other}", "n": len(first), "agreement": share,
            "kappa": value,
            "verdict": verdict}


def queue(comments: pd.DataFrame, labelled: Iterable[str] = (), sentiment: pd.DataFrame | None = None, *,
          n_random: int = 50, n_chosen: int = 0, seed: str = "") -> pd.DataFrame:
    """Which comments to label next: comment_id, sampling, in the order to serve them.

    First `n_random` comments in an order that a hash of seed and comment_id draws (those labelled already are
    left out, so the sample stays random however often one comes back); then, if asked, `n_chosen` more: those
    the best model is least sure of, no two of them with nearly the same words.
    """
    done = set(labelled)
    drawn = sorted(comments["comment_id"], key=lambda one: hashlib.sha256(f"{seed}\0{one}".encode()).digest())
    sample = [one for one in drawn[:n_random] if one not in done]
    chosen = []
    if n_chosen and sentiment is not None and len(sentiment):
        left = sentiment[~sentiment["comment_id"].isin({*done, *sample})].copy()
        left["sure"] = left[list(SENTIMENTS)].max(axis=1)
        texts = dict(zip(comments["comment_id"], comments["text"]))
        seen: list[set] = []
        for one in left.sort_values(["sure", "comment_id"])["comment_id"]:
            pairs = set(_pairs(key(texts.get(one, ""))))
            if pairs and all(len(pairs & other) < 0.5 * len(pairs | other) for other in seen):
                seen.append(pairs)
                chosen.append(one)
            if len(chosen) == n_chosen:
                break
    return pd.DataFrame({"comment_id": sample + chosen,
                         "sampling": ["random"] * len(sample) + ["chosen"] * len(chosen)}, dtype=object)


def truth(agreed: pd.DataFrame, comment_ids: Sequence[str], *, target: str | None = None,
          sampling: str | None = None) -> np.ndarray:
    """The agreed label of each comment in order, None where there is none: sentiment, or stance to a
    target."""
    rows = agreed if sampling is None else agreed[agreed["sampling"] == sampling]
    if target is None:
        said: Mapping = {one: label for one, label in zip(rows["comment_id"], rows["sentiment"]) if label}
    else:
        said = {one: stance.get(fold(target), "none") for one,
                stance in zip(rows["comment_id"], rows["stance"])
                if stance is not None}
    return np.array([said.get(one) for one in comment_ids], dtype=object)


def _most(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return max(counts, key=lambda name: counts[name]) if counts else None


def _pairs(text: str) -> list[str]:
    return [text[i:i + 2] for i in range(len(text) - 1)] or [text] * bool(text)


def _records(labels: pd.DataFrame | None) -> list[dict]:
    if labels is None or not len(labels):
        return []
    filled = labels.reindex(columns=list(COLUMNS))
    return [{name: None if _missing(value) else value for name, value in row.items()}
            for row in filled.astype(object).to_dict("records")]


def _missing(value: object) -> bool:
    return value is None or (not isinstance(value, (str, dict, list)) and bool(pd.isna(value)))


def _cell(value: object) -> str:
    return "" if _missing(value) else str(value).strip()
