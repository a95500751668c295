"""Which words a group of comments uses more than the others do.

Frequent words are mostly the discussion's own and tell groups apart badly; rare ones differ by chance. The
log odds of a word in the group against the rest, with an informative Dirichlet prior taken from all comments
together, and divided by its standard error, balances both (Monroe, Colaresi and Quinn 2008, "Fightin'
Words"): a score beyond 2 is more than chance would give a single word. Every word comes with its counts,
because a score alone says nothing about how many people used it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import pandas as pd

from utils import text as texts_of

PRIOR = 0.5                # the prior's weight: pseudo-counts for each count of the word in all comments
LONGEST = 2000             # characters of a comment that are counted
FEWEST = 2                 # comments that must use a word
COLUMNS = ["group", "word", "count", "elsewhere", "comments", "score"]
_WORD = re.compile("[\u3400-\u9fff]{2,}|[A-Za-z]{2,}[0-9A-Za-z]*")
_EMPTY = frozenset(
    "一个 一些 一样 一下 一直 一点 一种 这个 那个 这些 那些 这样 那样 这么 那么 这种 那种 这里 那里 什么 怎么 怎样 为什么 多少 我们 你们 他们 她们 它们 咱们 自己 人家 大家 别人 "
    "没有 不是 就是 还是 但是 可是 如果 因为 所以 而且 或者 虽然 然后 不过 只是 只有 只要 而已 已经 正在 现在 以前 以后 时候 今天 明天 昨天 可以 可能 应该 能够 需要 知道 觉得 认为 "
    "说话 起来 出来 下来 过来 上去 下去 进去 东西 事情 问题 方面 情况 之间 之后 之前 以及 对于 关于 由于 其实 真的 的话 来说 一定 还有 不会 不能 不要 都是 也是 又是 不了 "
    "这是 那是 有人 有些 有的 不知 不到 看看 说说 一次 一天 两个 几个 每个 各种 其他 其它 任何 所有 全部 非常 特别 比较 十分 更加 最后 终于 果然 当然 居然 竟然 到底 究竟 难道".split())


@lru_cache(maxsize=4)
def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if len(name) > 1}))


def tokens(text: str, names: Sequence[str] = ()) -> list[str]:
    """The words of a comment that can be keywords: two characters and more, no function words."""
    folded = texts_of.fold(text[:LONGEST])
    return [word for word in texts_of.words(folded, _names(tuple(names)))
            if _WORD.fullmatch(word) and word not in _EMPTY]


def distinctive(texts: Sequence[str], groups: Sequence[str | None], *, names: Sequence[str] = (),
                top: int = 12) -> pd.DataFrame:
    """The words that set each group apart from all others, best first: `COLUMNS`, `top` rows a group.

    count: occurrences in the group; elsewhere: in the other comments; comments: comments of the group that
    use it; score: the standardised log odds. Comments whose group is None count among the others. With one
    group only, its most used words are given, and score is null.
    """
    found = [tokens(text, names) for text in texts]
    everything = Counter(word for words in found for word in words)
    made: list[dict] = []
    for group in sorted({one for one in groups if one is not None}):
        inside = [words for words, one in zip(found, groups) if one == group]
        counts = Counter(word for words in inside for word in words)
        spread = Counter(word for words in inside for word in set(words))
        alone = sum(counts.values()) == sum(everything.values())
        rows = [{"group": group, "word": word, "count": count, "elsewhere": everything[word] - count,
                 "comments": spread[word],
                 "score": None if alone else _log_odds(word, counts, everything)}
                for word, count in counts.items() if spread[word] >= min(FEWEST, len(inside))]
        order = (lambda row: (-row["count"],
                              row["word"])) if alone else (lambda row: (-row["score"], row["word"]))
        made += [row for row in sorted(rows, key=order) if alone or row["score"] > 0][:top]
    frame = pd.DataFrame(made, columns=COLUMNS)
    return frame.astype({"group": "string", "word": "string", "count": "Int64", "elsewhere": "Int64",
                         "comments": "Int64", "score": "Float64"})


def _log_odds(word: str, inside: Mapping[str, int], everything: Mapping[str, int]) -> float:
    n_in, n_all = sum(inside.values()), sum(everything.values())
    n_out = n_all - n_in
    prior, prior_all = PRIOR * everything[word], PRIOR * n_all
    here, there = inside[word], everything[word] - inside[word]
    odds_here = math.log((here + prior) / (n_in + prior_all - here - prior))
    odds_there = math.log((there + prior) / max(n_out + prior_all - there - prior, 1e-9))
    return round((odds_here - odds_there) / math.sqrt(1 / (here + prior) + 1 / (there + prior)), 4)


def keywords(comments: pd.DataFrame, labels: Mapping[str, str | None], *, names: Iterable[str] = (),
             top: int = 12) -> dict[str, pd.DataFrame]:
    """Distinctive words of each page and of each label: {"page": ..., "label": ...}."""
    names = tuple(names)
    said = comments["text"].fillna("").tolist()
    return {"page": distinctive(said, comments["page_id"].tolist(), names=names, top=top),
            "label": distinctive(said, [labels.get(one) for one in comments["comment_id"]], names=names,
                                 top=top)}
