"""What notebook 03 shows: how good the instruments are, what they then show, what could make that wrong, and
what it looks like under the next-best model.

`gather` puts together what `opinion.inspect` found and what is needed to show it. Every other function is
pure: it takes that and gives a `View` in the study's languages. Commenters appear under numbers, unless the
study keeps names; quotes are cut to the study's `quote_chars`. Sentences are computed, never typed; their
words lie in `opinion_wording`.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

import pandas as pd

from utils.report.safe import Html, View, bdi, join, table, tag
from utils.report.views.opinion_wording import SENTENCES

CLASSES = ("negative", "neutral", "positive")
EXAMPLES = 3            # quotes shown for a class
MISTAKES = 15
COMPARISONS = 60
WORDS_SHOWN = 10
GOOD_ACCURACY = 0.7     # below it the check's sentence warns
COLOURS = {"negative": "#b5482a", "against": "#b5482a", "neutral": "#8c8c8c", "none": "#8c8c8c",
           "positive": "#1f6f8b", "favor": "#1f6f8b"}

PERCENT = {"en": "\u00a0%", "zh": "%"}

say, named = SENTENCES.say, SENTENCES.named


@dataclass(frozen=True)
class Seen:
    """What was found in a study's comments, its pages and its settings."""

    found: Any
    pages: pd.DataFrame
    settings: Any

    @property
    def first(self) -> str:
        """The language of the notebook: that of its text cells, unless the study asks for Chinese alone."""
        return "zh" if tuple(self.settings.languages) == ("zh",) else "en"

    @property
    def best(self) -> str:
        """The model of the findings."""
        return self.found.best

    def page(self, page_id: Any) -> str | None:
        """The file of a page; None for all pages together."""
        return None if _missing(page_id) else dict(zip(self.pages["page_id"],
                                                       self.pages["file"])).get(page_id, page_id)


def gather(found: Any, pages: pd.DataFrame, settings: Any) -> Seen:
    """found: what `opinion.inspect` gave; pages: the table; settings: the study's."""
    return Seen(found, pages, settings)


def _shown(write: Callable[..., Html]) -> Callable[..., View]:
    """Make a View, in every language that the study needs, of what writes one language."""
    @wraps(write)
    def view(seen: Seen, *args: Any, **more: Any) -> View:
        needed = dict.fromkeys((*seen.settings.languages, seen.first))
        return View(first=seen.first,
                    **{language: write(seen, language, *args, **more) for language in needed})
    return view


def percent(value: Any, language: str = "en") -> str:
    """A share as a whole percentage that stays on one line; a dash where there is none."""
    return "—" if _missing(value) else f"{100 * float(value):.0f}{PERCENT[language]}"


def _interval(low: Any, high: Any, language: str) -> str:
    return say("no_interval", language) if _missing(low) or _missing(high) \
        else f"{100 * float(low):.0f}–{100 * float(high):.0f}{PERCENT[language]}"


def _percents(values: Iterable[Any], language: str) -> list[str]:
    return [percent(value, language) for value in values]


def _missing(value: Any) -> bool:
    return value is None or bool(pd.isna(value))


def _told(key: str, language: str, **values: Any) -> Html:
    return tag("p", say(key, language, **values))


def _sentences(said: Iterable[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(said)


def _table(rows: Mapping[str, Iterable[Any]] | Sequence[Mapping[str, Any]], columns: Sequence[str],
           language: str,
           caption: str, limit: int | None = None) -> Html:
    frame = pd.DataFrame(rows if isinstance(rows, Mapping) else list(rows), columns=list(columns),
                         dtype=object)
    return table(frame, headers={name: named("word", name, language) for name in columns}, caption=caption,
                 limit=limit,
                 language=language, stack=True)


def _label(value: Any, language: str) -> str:
    return named("label", value, language)


def _model(value: str, language: str) -> str:
    if value.startswith("always "):
        return say("always", language, label=_label(value[len("always "):], language))
    return named("model", value, language)


# ----------------------------------------------------------------------------------------------- the argument

@_shown
def argument(seen: Seen, language: str) -> Html:
    """The whole notebook in four questions, each answered by a computed sentence."""
    answers = {"good": _verdict(seen, language)[:2], "shows": _headline(seen, language)[:1],
               "wrong": [_reach(seen, language)], "next": _next_told(seen, language)}
    return tag("div",
               *(tag("p", tag("strong", say(f"question.{key}", language)), " ", _sentences(said, language))
                        for key, said in answers.items()))


@_shown
def material(seen: Seen, language: str) -> Html:
    """How many comments, threads, readers and hand labels there are."""
    comments, labels = seen.found.comments, seen.found.labels
    counts = {"comments": len(comments), "replies": int(comments["parent_id"].notna().sum()),
              "pages": comments["page_id"].nunique(), "threads": comments["thread"].nunique(),
              "readers": comments["reader"].nunique(), "labelled": len(labels),
              "random": int((labels["sampling"] == "random").sum()) if len(labels) else 0,
              "unused": len(seen.found.unused)}
    return tag("dl", *(tag("div", tag("dt", named("what", key, language)), tag("dd", f"{n:,}"))
                       for key, n in counts.items()), cls="numbers")


# --------------------------------------------------------------------------------- how good is the instrument

@_shown
def labellers(seen: Seen, language: str) -> Html:
    """How far two labellers agree, and the label rows that could not be used."""
    rows, unused, parts = seen.found.agreement, seen.found.unused, []
    if len(rows):
        parts.append(_table({
            "what": [named("what", one, language) for one in rows["what"]], "labellers": rows["labellers"],
            "n_both": rows["n"], "agreement": _percents(rows["agreement"], language),
            "kappa": rows["kappa"].map(lambda k: f"{k:.2f}" if k == k else "—"),
            "verdict": [_agreed(one, language) for one in rows["verdict"]]},
            ("what", "labellers", "n_both", "agreement", "kappa", "verdict"), language,
                            say("caption.labellers", language)))
    else:
        parts.append(_told("one_labeller" if len(seen.found.labels) else "no_labels", language))
    if len(unused):
        parts.append(_table({
            "comment_id": unused["comment_id"], "text": unused["text"], "labeller": unused["labeller"],
            "problem": [named("unused", one, language) for one in unused["problem"]]},
            ("comment_id", "text", "labeller", "problem"), language, say("caption.unused", language),
                            MISTAKES))
    return tag("div", *parts)


def _agreed(verdict: str, language: str) -> str:
    if not verdict.startswith("doubtful"):
        return named("verdict", verdict, language)
    return say("verdict.doubtful", language, limit=verdict.split("below ")[1].split(",")[0])


@_shown
def models(seen: Seen, language: str, registry: Mapping[str, Any], limits: Mapping[str, float]) -> Html:
    """What each model is and how its score becomes a class; and the thresholds in force."""
    rows = [{"model": _model(name, language), "learns": say(f"answer.{bool(model.learns)}", language),
             "is": SENTENCES[f"means.{name}"].in_(language) if f"means.{name}" in SENTENCES
             else model.meaning}
            for name, model in registry.items()]
    used = [{"name": name, "value": value, "meaning": named("means", name, language)}
            for name, value in limits.items()]
    return tag("div", _table(rows, ("model", "is", "learns"), language, say("caption.models", language)),
               _table(used, ("name", "value", "meaning"), language, say("caption.thresholds", language)))


@_shown
def check(seen: Seen, language: str) -> Html:
    """Each model on labelled comments that it was not taught with."""
    rows = seen.found.checks
    if not len(rows):
        return tag("p", tag("strong", say("unchecked", language)), " ", say("unchecked_why", language))
    columns = {"model": [_model(name, language) for name in rows["model"]],
               "spoke": _percents(rows["spoke"], language),
               "right": [f"{percent(share, language)} ({_interval(low, high, language)})" for share, low, high
                         in zip(rows["accuracy"], rows["low"], rows["high"])],
               "f1": _with_interval(rows, "macro_f1", "f1_low", "f1_high"),
               "ece": _with_interval(rows, "ece", "ece_low", "ece_high"),
               "ece_chance": rows["ece_chance"].map("{:.2f}".format),
               "brier": rows["brier"].map("{:.2f}".format)}
    return _table(columns, tuple(columns), language, say("caption.check", language, n=int(rows["n"].iloc[0])))


def _with_interval(rows: pd.DataFrame, value: str, low: str, high: str) -> list[str]:
    return [f"{a:.2f} ({b:.2f}–{c:.2f})" for a, b, c in zip(rows[value], rows[low], rows[high])]


@_shown
def verdict(seen: Seen, language: str) -> Html:
    """One paragraph: which model is used, why, and whether it can be trusted."""
    return tag("p", _sentences(_verdict(seen, language), language))


def _verdict(seen: Seen, language: str) -> list[str]:
    if not len(seen.found.checks):
        return [say("verdict.unlabelled", language, model=_model(seen.best, language))]
    rows = seen.found.checks.set_index("model")
    best = rows.loc[seen.best]
    always = seen.found.checks[seen.found.checks["model"].str.startswith("always")].iloc[0]
    said = [_why_best(seen, rows, language),
            say("verdict.accuracy", language, share=percent(best["accuracy"], language), n=int(best["n"]),
                interval=_interval(best["low"], best["high"], language),
                always=_model(always["model"], language),
                constant=percent(always["accuracy"], language))]
    if best["low"] <= always["accuracy"]:
        said.append(say("verdict.no_better", language))
    if best["accuracy"] < GOOD_ACCURACY:
        said.append(say("verdict.weak", language))
    if not _missing(best["ece"]):
        even = best["ece_low"] <= best["ece_chance"]
        said.append(say("verdict.even" if even else "verdict.uneven", language, error=best["ece"],
                        chance=best["ece_chance"], **({"few": int(best["n"])} if even else {})))
    if "SnowNLP" in rows.index and seen.best != "SnowNLP":
        said.append(say("verdict.snow", language, share=percent(rows.loc["SnowNLP", "accuracy"], language)))
    return said


def _why_best(seen: Seen, rows: pd.DataFrame, language: str) -> str:
    best, model = rows.loc[seen.best], _model(seen.best, language)
    other = _next_model(seen)
    if rows["macro_f1"].drop([name for name in rows.index
                              if name.startswith("always")]).max() > best["macro_f1"]:
        return say("verdict.close", language, model=model, f1=best["macro_f1"])
    beaten = say("verdict.beaten", language, model=_model(other, language),
                 f1=rows.loc[other, "macro_f1"]) if other else ""
    return say("verdict.best", language, model=model, f1=best["macro_f1"], beaten=beaten)


@_shown
def mistakes(seen: Seen, language: str) -> Html:
    """Labelled comments that the best model, not having seen them, reads otherwise; the surest errors
    first."""
    rows = seen.found.crossed
    if not len(rows):
        return _told("nothing_to_compare", language)
    wrong = rows[rows["labelled"] != rows["predicted"]].sort_values("probability", ascending=False,
                                                                    kind="stable")
    shown = [{"comment": _cut(row["text"], seen), "labelled": _label(row["labelled"], language),
              "predicted": _label(row["predicted"], language), "sure": percent(row["probability"], language)}
             for row in wrong.head(MISTAKES).to_dict("records")]
    return _table(shown, ("comment", "labelled", "predicted", "sure"), language,
                  say("caption.mistakes", language, n=len(wrong), of=len(rows)))


@_shown
def stance_check(seen: Seen, language: str) -> Html:
    """The stance model on labelled comments, a row for each target."""
    rows = seen.found.stance_checks
    if not len(rows):
        return _told("stance_unchecked", language)
    columns = {"target": rows["target"], "comments": rows["n"],
               "only_right": _percents(rows["accuracy"], language),
               "interval": [_interval(low, high, language) for low, high in zip(rows["low"], rows["high"])],
               "only_f1": rows["macro_f1"].map("{:.2f}".format), "favor": rows["n_favor"],
               "against": rows["n_against"],
               "none": rows["n_none"]}
    return _table(columns, tuple(columns), language, say("caption.stance_check", language))


# ---------------------------------------------------------------------------------------------- what it shows

@_shown
def headline(seen: Seen, language: str) -> Html:
    """What the readers feel, in one sentence for all comments and one for each target that people take sides
    on."""
    if not len(seen.found.comments):
        return _told("no_comment", language)
    if not seen.found.validated:
        return tag("p", tag("strong", say("no_headline", language)), " ", say("no_headline_why", language))
    return tag("ul", *(tag("li", said) for said in _headline(seen, language)))


def _headline(seen: Seen, language: str) -> list[str]:
    if not len(seen.found.comments) or not seen.found.validated:
        return [say("no_headline_why" if len(seen.found.comments) else "no_comment", language)]
    rows = _overall(seen.found.estimates)
    groups = rows[rows["low"].notna()].assign(target=rows["target"].fillna("")).groupby("target", sort=True)
    return [_headline_of(target, {row["label"]: row for row in group.to_dict("records")}, language)
            for target, group in groups]


def _overall(estimates: pd.DataFrame) -> pd.DataFrame:
    return estimates[estimates["page_id"].isna() & (estimates["weighting"] == "raw")]


def _headline_of(target: str, by_label: Mapping[str, Mapping[str, Any]], language: str) -> str:
    if not target:
        top = max(by_label.values(), key=lambda row: row["share"])
        return say("headline.mood", language, n=int(top["n"]), share=percent(top["share"], language),
                   label=_label(top["label"], language),
                   interval=_interval(top["low"], top["high"], language),
                   labelled=int(top["n_labelled"]))
    more, less = sorted((by_label["favor"], by_label["against"]), key=lambda row: -row["share"])
    apart = say("headline.apart" if more["low"] > less["high"] else "headline.not_apart", language)
    return say(f"headline.{more['label']}", language, target=target, share=percent(more["share"], language),
               interval=_interval(more["low"], more["high"], language), apart=apart,
               other=percent(less["share"], language),
               other_interval=_interval(less["low"], less["high"], language))


@_shown
def shares(seen: Seen, language: str, *, weighting: str = "raw", stance: bool = False) -> Html:
    """Shares with their intervals: over all comments and for each page."""
    return _shares(seen, seen.found.estimates, language, weighting, stance)


def _shares(seen: Seen, estimates: pd.DataFrame, language: str, weighting: str = "raw", stance: bool = False,
            by_model: bool = False) -> Html:
    rows = estimates[(estimates["weighting"] == weighting) & (estimates["target"].notna() == stance)]
    if not len(rows):
        return _told("no_targets" if stance else "no_likes" if weighting == "likes" else "no_comments",
                     language)
    if rows["page_id"].nunique() == 1:                  # "all pages" would say the same once more
        rows = rows[rows["page_id"].notna()]
    shown = [{"model": _model(row["model"], language),
              "page": seen.page(row["page_id"]) or say("all_pages", language), "target": row["target"],
              "class": _label(row["label"], language), "share": percent(row["share"], language),
              "bar": _bar(row, language), "interval": _interval(row["low"], row["high"], language),
              "comments": row["n"],
              "random": row["n_labelled"], "how": named("method", row["method"], language)}
             for row in rows.to_dict("records")]
    methods = list(dict.fromkeys(row["how"] for row in shown))
    columns = [*(["model"] if by_model else []), "page", *(["target"] if stance else []), "class", "share",
               "bar",
               "interval", "comments", "random", *(["how"] if len(methods) > 1 else [])]
    caption = say(f"caption.shares_{weighting}", language)
    if len(methods) == 1:
        caption = say("caption.shares_by", language, caption=caption, method=methods[0])
    return _table(shown, columns, language, caption)


def _bar(row: Mapping[str, Any], language: str) -> Html:
    """A bar of the share with its interval, drawn with boxes: 100 % is 8 em wide."""
    if _missing(row["share"]):
        return tag("span", "")
    colour, checked = COLOURS.get(row["label"], "#8c8c8c"), not _missing(row["low"])
    pieces = [tag("span",
                  style=f"position:absolute;left:0;top:.25em;height:.6em;width:{8 * row['share']:.2f}em;"
                                f"background:{colour};opacity:{'1' if checked else '.35'}")]
    if checked:
        pieces.append(tag("span", style=f"position:absolute;left:{8 * row['low']:.2f}em;top:.5em;height:.1em;"
                                        f"width:{8 * (row['high'] - row['low']):.2f}em;background:#1a1a1a"))
    return tag("span", *pieces, style="position:relative;display:inline-block;width:8em;height:1.1em",
               role="img", aria_label=f"{_label(row['label'], language)} {percent(row['share'], language)}")


@_shown
def compared(seen: Seen, language: str) -> Html:
    """Pages whose readers differ, after Holm's correction."""
    rows = seen.found.comparisons
    if not len(rows):
        return _told("few_pages", language)
    shown = [{"target": row["target"], "class": _label(row["label"], language),
              "page": seen.page(row["page_a"]),
              "other_page": seen.page(row["page_b"]),
              "difference": say("points", language, n=100 * row["difference"]),
              "interval": f"{100 * row['low']:+.0f} … {100 * row['high']:+.0f}",
              "holm": f"{row['p_holm']:.3f}",
              "differs": say(f"answer.{bool(row['differs'])}", language)} for row in rows.to_dict("records")]
    return _table(shown, ("target", "class", "page", "other_page", "difference", "interval", "holm",
                          "differs"), language,
                  say("caption.compared", language, n=int(rows["differs"].sum()), of=len(rows)), COMPARISONS)


@_shown
def voices(seen: Seen, language: str) -> Html:
    """For each class the comments of which the model is surest, quoted briefly."""
    said = seen.found.sentiment
    rows = said[(said["model"] == seen.best) & said["label"].notna()].merge(seen.found.comments, on="comment_id")
    made = []
    for label in CLASSES:
        group = rows[rows["label"] == label]
        group = group.assign(sure=group[label]).sort_values(["sure", "comment_id"], ascending=[False, True])
        made += [{"class": _label(label, language), "comment": _cut(row["text"], seen),
                  "who": _who(row, seen, language),
                  "sure": percent(row["sure"], language)} for row in group.head(EXAMPLES).to_dict("records")]
    return _table(made, ("class", "comment", "who", "sure"), language, say("caption.voices", language))


@_shown
def cues(seen: Seen, language: str) -> Html:
    """Comments for and against each target, with the words that decided it."""
    rows = seen.found.stance[seen.found.stance["label"].isin(["favor", "against"])].merge(seen.found.comments,
                                                                                      on="comment_id")
    if not len(rows):
        return _told("no_sides", language)
    rows = rows.assign(sure=rows[["favor", "against"]].max(axis=1)).sort_values(
        ["target", "label", "sure", "comment_id"], ascending=[True, True, False, True])
    shown = [{"target": row["target"], "stance": _label(row["label"], language), "cue": row["cue"],
              "comment": _cut(row["text"], seen), "who": _who(row, seen, language)}
             for row in rows.groupby(["target", "label"], sort=False).head(EXAMPLES).to_dict("records")]
    return _table(shown, ("target", "stance", "cue", "comment", "who"), language,
                  say("caption.cues", language))


@_shown
def keywords(seen: Seen, language: str, by: str) -> Html:
    """Distinctive words of each group with their counts. by: "label" or "page"."""
    words = seen.found.words.get(by)
    if words is None or not len(words):
        return _told("no_words", language)
    rows = []
    for name, part in words.groupby("group", sort=True):
        part = part.head(WORDS_SHOWN)
        used = zip(part["word"], part["count"], part["elsewhere"])
        rows.append({"group": seen.page(name) if by == "page" else _label(name, language),
                     "words": join((tag("span", bdi(word), f" {count}:{other}") for word, count,
                                    other in used), " · ")})
    return _table(rows, ("group", "words"), language, say(f"caption.words_{by}", language))


# ----------------------------------------------------------------------------------- what could make it wrong

@_shown
def correction(seen: Seen, language: str) -> Html:
    """How far the labels moved each share away from what the model alone says."""
    made = [{"class": _label(label, language), "counted": percent(counted, language),
             "corrected": percent(row["share"], language),
             "interval": _interval(row["low"], row["high"], language),
             "moved": say("points", language, n=100 * (row["share"] - counted)),
             "outside": "—" if _missing(row["low"]) else say(f"answer.{_outside(row, counted)}", language)}
            for label, counted, row in _corrections(seen)]
    return _table(made, ("class", "counted", "corrected", "interval", "moved", "outside"), language,
                  say("caption.correction", language, model=_model(seen.best, language)))


def _corrections(seen: Seen) -> list[tuple[str, float, Mapping[str, Any]]]:
    """(class, its share by counting the best model's labels, its estimate) for each class that has both."""
    said = seen.found.sentiment.loc[seen.found.sentiment["model"] == seen.best, "label"].dropna()
    rows = _overall(seen.found.estimates)
    by_label = {row["label"]: row for row in rows[rows["target"].isna()].to_dict("records")}
    return [(label, float((said == label).mean()), by_label[label]) for label in CLASSES
            if len(said) and label in by_label and not _missing(by_label[label]["share"])]


def _outside(row: Mapping[str, Any], counted: float) -> bool:
    return not row["low"] <= counted <= row["high"]


def _reach(seen: Seen, language: str) -> str:
    """How far the model's own counting is off for the largest class."""
    known = [one for one in _corrections(seen) if not _missing(one[2]["low"])]
    if not known:
        return say("reach.none", language)
    label, counted, row = max(known, key=lambda one: one[2]["share"])
    return say("reach.told", language, counted=percent(counted, language), label=_label(label, language),
               share=percent(row["share"], language),
               inside=say("reach.outside" if _outside(row, counted) else "reach.inside", language))


@_shown
def silent(seen: Seen, language: str) -> Html:
    """Comments on which a model keeps silent, by reason."""
    rows = seen.found.sentiment[seen.found.sentiment["abstained"].notna()]
    if not len(rows):
        return _told("no_silence", language)
    counts = rows.groupby(["model", "abstained"], sort=True).size()
    return _table([{"model": _model(model, language), "why": _reason(why, language), "comments": n}
                   for (model, why), n in counts.items()], ("model", "why", "comments"), language,
                  say("caption.silent", language))


def _reason(why: str, language: str) -> str:
    return say("reason.unsure", language, limit=why.rsplit(" ", 1)[-1]) if why.startswith("unsure") \
        else named("reason", why, language)


# ---------------------------------------------------------------------------------------- the next-best model

@_shown
def next_best(seen: Seen, language: str) -> Html:
    """The headline shares under every other model."""
    rows = seen.found.alternatives[seen.found.alternatives["page_id"].isna()]
    return tag("div", tag("p", _sentences(_next_told(seen, language), language)),
               _shares(seen, rows, language, by_model=True))


def _next_model(seen: Seen) -> str | None:
    """The model that checks second best; without a check, another of the registry that was used."""
    ranked = [name for name in seen.found.checks["model"] if name != seen.best
              and not name.startswith("always")] \
        if len(seen.found.checks) else []
    return next(iter([*ranked, *dict.fromkeys(seen.found.alternatives["model"])]), None)


def _next_told(seen: Seen, language: str) -> list[str]:
    model = _next_model(seen)
    ours = {row["label"]: row for row in _by_mood(seen.found.estimates)}
    theirs = {row["label"]: row for row in _by_mood(seen.found.alternatives) if row["model"] == model}
    if not ours or not theirs:
        return [say("next.none", language)]
    top, other = (max(rows, key=lambda label: rows[label]["share"]) for rows in (ours, theirs))
    row, mine = theirs[top], ours[top]
    values = {"model": _model(str(model), language), "label": _label(top, language),
              "share": percent(row["share"], language),
              "best": percent(mine["share"], language)}
    if _missing(row["low"]) or _missing(mine["low"]):
        return [say("next.unchecked", language, **values)]
    overlap = row["low"] <= mine["high"] and mine["low"] <= row["high"]
    return [say("next.told", language, f1=seen.found.checks.set_index("model").loc[model, "macro_f1"],
                interval=_interval(row["low"], row["high"], language),
                best_interval=_interval(mine["low"], mine["high"], language), **values),
            say("next.overlap" if overlap else "next.apart", language),
            say("next.same" if top == other else "next.other", language, label=_label(other, language))]


def _by_mood(estimates: pd.DataFrame) -> list[dict[str, Any]]:
    rows = _overall(estimates)
    return rows[rows["target"].isna() & rows["share"].notna()].to_dict("records")


@_shown
def waiting(seen: Seen, language: str, queue: pd.DataFrame) -> Html:
    """How many comments wait to be labelled: what stands in place of the form where nobody is there to fill
    it in."""
    if not len(queue):
        return _told("form_done", language)
    return _told("form", language, n=len(queue), random=int((queue["sampling"] == "random").sum()))


def _cut(text: object, seen: Seen) -> str:
    text, most = " ".join(str(text).split()), seen.settings.privacy.quote_chars
    return text if len(text) <= most else text[:max(most - 1, 0)] + "…"


def _who(row: Mapping[str, Any], seen: Seen, language: str) -> str:
    if _missing(row.get("author")):
        return say("unnamed", language)
    if seen.settings.privacy.keep_names:
        return str(row["author"])
    return say("reader", language, n=int(row["reader"]))
