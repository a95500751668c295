"""Comments ▶ opinion: what readers feel, towards whom, and how far one may trust it (stage 03).

    sentiment    MODELS: models under one signature; their check against labels; the choice among them
    snow         SnowNLP's score, recomputed exactly and fast
    lexicon      word lists with negation, degree, contrast, sarcasm (the lists: vocabulary)
    adapted      embedding and wording, taught by our own corpus and the study's labels (vectors: embed)
    sides        for or against whom, learned from the corpus over what the rules find (rules: stance)
    labels       what people said: reading, matching, agreement, which comment to label next (form: labelling)
    estimates    shares with intervals that hold where the model is wrong
    words        distinctive words of a page, a label, a stance

`read` gives the stage's tables. `inspect` gives them with everything that notebook 03 shows on the way: the
check of each model, the agreement of the labellers, what a second-best model would say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from utils import tables
from utils.study import Settings, Study, StudyError
from utils.text import fold

from . import estimates as shares
from . import labelling, sentiment, sides, stance, words
from . import labels as hand
from .labels import Labels
from .sentiment import CLASSES, MODELS, Model

TABLES = ("sentiment", "stance", "estimates")
STANCE_MODEL = "stance model"
THRESHOLDS = {"unsure": sentiment.UNSURE, "fewest_labels": shares.FEWEST}
"""What study.toml can set under [opinion], with the defaults."""
DIGITS = 6                 # of a probability: more would be noise, and differ between machines


@dataclass(frozen=True)
class Opinion:
    """Everything stage 03 found. The first three are the tables that later notebooks read."""

    sentiment: pd.DataFrame
    stance: pd.DataFrame
    estimates: pd.DataFrame
    comments: pd.DataFrame                   # the comments that count, with thread and reader number
    best: str                                # the model of MODELS whose labels the findings use
    checks: pd.DataFrame                     # each model against the labels, best first
    stance_checks: pd.DataFrame              # the stances against the labels, a row a target
    agreement: pd.DataFrame                  # each pair of labellers: kappa and verdict
    alternatives: pd.DataFrame               # the sentiment estimates under every other model
    comparisons: pd.DataFrame                # pages compared, Holm-corrected
    labels: pd.DataFrame                     # one agreed label a comment
    unused: pd.DataFrame                     # label rows that found no comment or cannot be read
    crossed: pd.DataFrame                    # each labelled comment by the best model that has not seen it
    words: dict[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def validated(self) -> bool:
        """Whether any share rests on randomly drawn labels."""
        return bool(len(self.estimates) and self.estimates["low"].notna().any())


def read(comments: pd.DataFrame, pages: pd.DataFrame, labels: pd.DataFrame | None,
         settings: Settings | None = None) -> dict[str, pd.DataFrame]:
    """The tables sentiment, stance and estimates.

    comments, pages: the tables of those names. labels: manual/comment_labels.csv, or None. settings: the
    study's (targets, thresholds). Comments of a page that repeats another (duplicate_of) are counted once.
    """
    found = inspect(comments, pages, labels, settings, with_words=False)
    return {"sentiment": found.sentiment, "stance": found.stance, "estimates": found.estimates}


def inspect(comments: pd.DataFrame, pages: pd.DataFrame, labels: pd.DataFrame | None,
            settings: Settings | None = None, *, models: dict[str, Model] | None = None,
            with_words: bool = True) -> Opinion:
    """The stage's tables and all that notebook 03 shows on the way to them; see `read` for the arguments."""
    settings = settings or Settings()
    limits = thresholds(settings)
    models = {name: replace(model, unsure=limits["unsure"]) if model.unsure else model
              for name, model in (models or MODELS).items()}
    counted = count_once(comments, pages)
    matched = hand.match(labels, counted)
    agreed = hand.consensus(matched.rows)
    texts = counted["text"].fillna("").astype(str).tolist()
    ids = counted["comment_id"].tolist()

    said = hand.truth(agreed, ids)
    teaching = [i for i, label in enumerate(said) if label is not None]
    seen, taught = [texts[i] for i in teaching], [said[i] for i in teaching]
    crossed = {name: sentiment.cross_predict(model, seen, taught) for name, model in models.items()}
    checks = sentiment.check(seen, taught, models, crossed)
    best = sentiment.choose(checks, models)
    fitted = {name: model.fit(seen, taught) for name, model in models.items()}
    scored = sentiment.score_all(models, texts, fitted)
    sentiment_rows = pd.concat([_sentiment_table(name, ids, scored[name]) for name in models],
                               ignore_index=True)

    unseen = crossed | {best: sentiment.cross_choose(seen, taught, crossed, models)}
    mood = dict(zip(ids,
                    _mood(scored[best][0])))       # of labelled comments, as read without their own label
    mood |= zip((ids[i] for i in teaching), _mood(unseen[best]))
    stances = read_stances(counted, pages, settings, mood)
    random_rows = hand.truth(agreed, ids, sampling="random")
    ground = _ground(counted, pages, int(limits["fewest_labels"]))
    frames = {name: _sentiment_estimates(name, ground, teaching, random_rows, scored[name][0], unseen[name])
              for name in models}
    stance_estimates = _stance_estimates(stances, ids, ground, agreed, settings)
    made = tables.frame("estimates", [*frames[best], *stance_estimates])
    others = tables.frame("estimates", [row for name in models if name != best for row in frames[name]])
    label_of = dict(zip(ids, scored[best][1]))
    return Opinion(
        sentiment=tables.frame("sentiment", sentiment_rows), stance=stances, estimates=made, comments=counted,
        best=best, checks=checks, stance_checks=check_stances(stances, agreed, ids, settings),
        agreement=hand.agreement(matched.rows), alternatives=others, comparisons=shares.compare_pages(made),
        labels=agreed, unused=matched.unused,
        crossed=_crossed([ids[i] for i in teaching], seen, taught, unseen[best]),
        words=words.keywords(counted, label_of, names=names_of(settings)) if with_words and len(counted)
        else {})


def write(study: Study, found: Opinion) -> Opinion:
    """Write the three tables into the study's `processed/`, and give the findings back."""
    for name in TABLES:
        tables.write(study, name, getattr(found, name))
    return found


def _crossed(ids: Sequence[str], texts: Sequence[str], labels: Sequence[str],
             probabilities: np.ndarray) -> pd.DataFrame:
    filled = _filled(probabilities) if len(ids) else np.zeros((0, 3))
    return pd.DataFrame({"comment_id": ids, "text": texts, "labelled": labels,
                         "predicted": [CLASSES[int(row.argmax())] for row in filled],
                         "probability": filled.max(axis=1) if len(ids) else []})


def thresholds(settings: Settings | None = None) -> dict[str, float]:
    """The thresholds in force: the defaults, and what study.toml says under [opinion].

    Raises StudyError for a name that there is not, or a value that is no number.
    """
    given = dict(settings.opinion) if settings else {}
    for name, value in given.items():
        if name not in THRESHOLDS:
            raise StudyError(f"study.toml: unknown key opinion.{name}; known: {', '.join(THRESHOLDS)}")
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            example = f"{name} = {THRESHOLDS[name]}"
            raise StudyError(f"study.toml: [opinion] {name} = {value!r}; an example: {example}")
    return THRESHOLDS | given


def count_once(comments: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """The comments that count, in page order: none of pages that repeat another. Adds `thread` and `reader`.

    thread: the comment_id that opens the thread. reader: a number for each name, in order of appearance, that
    stands for it everywhere; a comment without a name has none.
    """
    repeats = set(pages.loc[pages["duplicate_of"].notna(), "page_id"]) if "duplicate_of" in pages else set()
    kept = comments[~comments["page_id"].isin(repeats)].drop_duplicates("comment_id").reset_index(drop=True)
    parents = dict(zip(kept["comment_id"],
                       kept["parent_id"].astype(object).where(kept["parent_id"].notna(), None)))
    numbers: dict[str, int] = {}
    readers = [None if author is None or pd.isna(author)
               else numbers.setdefault(str(author), len(numbers) + 1)
               for author in kept["author"]]
    return kept.assign(thread=[_root(one, parents) for one in kept["comment_id"]],
                       reader=pd.array(readers, dtype="Int64"))


def _root(comment: str, parents: dict[str, str | None]) -> str:
    seen = {comment}
    while (up := parents.get(comment)) is not None and up in parents and up not in seen:
        seen.add(up)
        comment = up
    return comment


def names_of(settings: Settings) -> tuple[str, ...]:
    """The study's names, kept whole when words are counted: targets and their aliases."""
    return tuple(sorted({fold(one) for target in settings.targets for one in (target.name, *target.aliases)}))


# -------------------------------------------------------------------------------------------------- sentiment

def _sentiment_table(name: str, ids: Sequence[str], scored: tuple[np.ndarray, list, list]) -> pd.DataFrame:
    probabilities, found, reasons = scored
    made = tables.frame("sentiment", pd.DataFrame({
        "comment_id": pd.Series(list(ids), dtype="string"),
        "model": pd.Series([name] * len(ids), dtype="string"),
        **{label: np.round(probabilities[:, place].astype(float), DIGITS) for place,
           label in enumerate(CLASSES)},
        "label": pd.Series(found, dtype="string"), "abstained": pd.Series(reasons, dtype="string")}))
    return made


def _mood(probabilities: np.ndarray) -> list[float | None]:
    return [None if np.isnan(row).any() else float(row[2] - row[0]) for row in probabilities]


def _sentiment_estimates(name: str, ground: Ground, teaching: Sequence[int], drawn: np.ndarray,
                         probabilities: np.ndarray, unseen: np.ndarray) -> list[dict]:
    """Estimates of the three shares under a model; labelled comments by a model that has not seen them."""
    predicted = _filled(probabilities)
    if teaching:
        predicted[list(teaching)] = _filled(unseen)
    return [row for place, label in enumerate(CLASSES)
            for row in _estimates(name, None, label, predicted[:, place], drawn, ground)]


def _filled(probabilities: np.ndarray) -> np.ndarray:
    """Where a model keeps silent, the mean of what it says elsewhere: a silent comment still has a class."""
    known = ~np.isnan(probabilities).any(axis=1)
    mean = probabilities[known].mean(axis=0) if known.any() else np.full(3, 1 / 3)
    return np.where(known[:, None], probabilities, mean).astype(float)


def _estimates(model: str, target: str | None, label: str, predicted: np.ndarray, drawn: np.ndarray,
               ground: Ground) -> list[dict]:
    """One class's share over all comments and on each page, raw and, where likes are shown,
    likes-weighted."""
    truth = np.array([np.nan if one is None else float(one == label) for one in drawn], dtype=float)
    made = []
    for page, rows, population in ground.parts:
        for weighting in ("raw", "likes") if ground.shows_likes[rows].any() else ("raw",):
            found = shares.estimate(predicted[rows], truth[rows], threads=ground.threads[rows],
                                    population=population,
                                    weights=1 + ground.likes[rows] if weighting == "likes" else None,
                                    fewest=ground.fewest)
            made.append({"page_id": page, "target": target, "model": model, "label": label,
                         "weighting": weighting,
                         "share": found.share, "low": found.low, "high": found.high, "n": found.n,
                         "n_labelled": found.n_labelled, "method": found.method})
    return made


@dataclass(frozen=True)
class Ground:
    """What every estimate needs to know of the comments.

    parts: (page or None for all, rows of the comments, how many comments there are by the pages' own count).
    """

    parts: list[tuple[str | None, np.ndarray, int | None]]
    threads: np.ndarray
    likes: np.ndarray
    shows_likes: np.ndarray
    fewest: int


def _ground(comments: pd.DataFrame, pages: pd.DataFrame, fewest: int) -> Ground:
    declared = {} if "declared_comments" not in pages else {
        page: None if pd.isna(count) else int(count)
        for page, count in zip(pages["page_id"], pages["declared_comments"])}
    rows = {page: np.sort(where) for page, where in comments.groupby("page_id", sort=False).indices.items()}
    order = [page for page in dict.fromkeys(comments["page_id"]) if page in rows]
    everyone = sum(max(len(rows[page]), declared.get(page) or 0) for page in order)
    return Ground([(None, np.arange(len(comments)), everyone),
                   *((page, rows[page], declared.get(page)) for page in order)],
                  np.unique(comments["thread"].to_numpy(dtype=str), return_inverse=True)[1] if len(comments)
                  else np.zeros(0, dtype=int),
                  comments["likes"].fillna(0).to_numpy(dtype=float),
                  comments["likes"].notna().to_numpy(dtype=bool), fewest)


# ----------------------------------------------------------------------------------------------------- stance

def read_stances(comments: pd.DataFrame, pages: pd.DataFrame, settings: Settings,
                 mood: dict[str, float | None] | None = None) -> pd.DataFrame:
    """The table stance: each comment towards each target of the study."""
    if not settings.targets:
        return tables.frame("stance", [])
    targets = stance.compile_targets(tuple((one.name, tuple(one.aliases)) for one in settings.targets))
    topics = {page: stance.topic_of(None if pd.isna(title) else title, targets)
              for page, title in zip(pages["page_id"], pages["title"])} if "title" in pages else {}
    listed = [sides.Comment(one, text, page, None if up is None or pd.isna(up) else up, (mood or {}).get(one))
              for one, text, page, up in zip(comments["comment_id"], comments["text"].fillna("").astype(str),
                                             comments["page_id"], comments["parent_id"])]
    rows = [(one, target, *(round(value, DIGITS) for value in (row.favor, row.against, row.none)), row.label,
             row.cue) for one, target, row in sides.read(listed, targets, topics)]
    columns = ("comment_id", "target", *stance.STANCES, "label", "cue")
    return tables.frame("stance", pd.DataFrame({name: pd.Series([row[place] for row in rows], dtype=object)
                                                for place, name in enumerate(columns)}))


def _stance_estimates(stances: pd.DataFrame, ids: Sequence[str], ground: Ground, agreed: pd.DataFrame,
                      settings: Settings) -> list[dict]:
    made: list[dict] = []
    for target in settings.targets:
        rows = stances[stances["target"] == target.name]
        drawn = hand.truth(agreed, ids, target=target.name, sampling="random")
        for label in stance.STANCES:
            made += _estimates(STANCE_MODEL, target.name, label, rows[label].to_numpy(dtype=float), drawn,
                               ground)
    return made


def check_stances(stances: pd.DataFrame, agreed: pd.DataFrame, ids: Sequence[str],
                  settings: Settings) -> pd.DataFrame:
    """The stances against the labels, a row a target: n, accuracy with interval, macro_f1, counts a label."""
    made = []
    for target in settings.targets:
        said = hand.truth(agreed, ids, target=target.name)
        found = stances.loc[stances["target"] == target.name, "label"].tolist()
        pairs = [(a, b) for a, b in zip(said, found) if a is not None]
        if pairs:
            truth = np.array([stance.STANCES.index(a) for a, _ in pairs])
            guess = np.array([stance.STANCES.index(b) for _, b in pairs])
            low, high = sentiment.wilson(int((truth == guess).sum()), len(pairs))
            made.append({"target": target.name, "n": len(pairs), "accuracy": float((truth == guess).mean()),
                         "low": low, "high": high, "macro_f1": sentiment.macro_f1(truth, guess),
                         **{f"n_{name}": int((truth == place).sum()) for place,
                            name in enumerate(stance.STANCES)}})
    return pd.DataFrame(made, columns=["target", "n", "accuracy", "low", "high", "macro_f1",
                                       *(f"n_{name}" for name in stance.STANCES)])


__all__ = ["MODELS", "Labels", "Model", "Opinion", "count_once", "inspect", "labelling", "read",
           "read_stances",
           "thresholds", "write"]
