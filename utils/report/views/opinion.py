"""What notebook 03 shows: how good the instruments are, what they then show, and what could make that wrong.

Every function is pure: it takes what `opinion.inspect` found and gives safe HTML. Commenters appear under numbers,
unless the study keeps names; quotes are cut to the study's `quote_chars`. Sentences are computed, never typed.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from utils.report.safe import Html, bdi, join, table, tag

CLASSES = ("negative", "neutral", "positive")
STANCES = ("favor", "against", "none")
EXAMPLES = 3            # quotes shown for a class
MISTAKES = 15
WORDS_SHOWN = 10
GOOD_ACCURACY = 0.7     # below it the check's sentence warns
COLOURS = {"negative": "#b5482a", "against": "#b5482a", "neutral": "#8c8c8c", "none": "#8c8c8c",
           "positive": "#1f6f8b", "favor": "#1f6f8b"}


def percent(value: Any) -> str:
    """A share as a whole percentage; a dash where there is none."""
    return "—" if _missing(value) else f"{100 * float(value):.0f} %"


def interval(low: Any, high: Any) -> str:
    """An interval of shares in percent; says so where there is none."""
    return "no interval" if _missing(low) or _missing(high) else f"{100 * float(low):.0f}–{100 * float(high):.0f} %"


def _missing(value: Any) -> bool:
    return value is None or bool(pd.isna(value))


def _count(n: int, one: str, many: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"


# ---------------------------------------------------------------------------------------------- what there is

def material(found: Any) -> Html:
    """How many comments, threads, readers and hand labels there are."""
    comments, labels = found.comments, found.labels
    n_random = int((labels["sampling"] == "random").sum()) if len(labels) else 0
    rows = [("comments that count", len(comments)), ("of them replies", int(comments["parent_id"].notna().sum())),
            ("pages with comments", comments["page_id"].nunique()), ("threads", comments["thread"].nunique()),
            ("readers with a name", comments["reader"].nunique()),
            ("comments labelled by hand", len(labels)), ("of them drawn at random", n_random),
            ("label rows that fit no comment", len(found.unused))]
    return table(pd.DataFrame(rows, columns=["what", "number"]), caption="Comments and labels")


def labellers(found: Any) -> Html:
    """How far two labellers agree, and the label rows that could not be used."""
    parts: list[object] = []
    if len(found.agreement):
        shown = found.agreement.assign(agreement=found.agreement["agreement"].map(percent),
                                       kappa=found.agreement["kappa"].map(lambda k: f"{k:.2f}" if k == k else "—"))
        parts.append(table(shown, headers={"n": "labelled by both", "kappa": "Cohen's kappa"},
                           caption="Do two people agree on what the comments feel?"))
    else:
        parts.append(tag("p", "No second person labelled any of these comments, so how far people agree is not known."
                         if len(found.labels) else "Nobody has labelled a comment of this study yet."))
    if len(found.unused):
        parts.append(table(found.unused[["comment_id", "text", "labeller", "problem"]],
                           caption="Label rows that were not used", limit=MISTAKES))
    return tag("div", *parts)


# ---------------------------------------------------------------------------------------- how good is the instrument

def models(registry: Mapping[str, Any]) -> Html:
    """What each model is, and how its score becomes a class."""
    rows = [{"model": name, "what it is": model.meaning, "learns from labels": bool(model.learns)}
            for name, model in registry.items()]
    return table(pd.DataFrame(rows), caption="The models")


def thresholds(values: Mapping[str, float]) -> Html:
    """The thresholds in force, by the names that study.toml knows under [opinion]."""
    meaning = {"unsure": "the adapted model keeps silent when its best class is less likely than this",
               "fewest_labels": "random labels a page needs before its shares get an interval"}
    rows = [{"name": name, "value": value, "meaning": meaning.get(name)} for name, value in values.items()]
    return table(pd.DataFrame(rows), caption="Thresholds: [opinion] in study.toml")


def check(found: Any) -> Html:
    """Each model on labelled comments that it was not taught with."""
    if not len(found.checks):
        return tag("p", tag("strong", "Unvalidated. "), "No comment is labelled by hand, so no model could be checked. "
                   "What follows says what a model says, and no headline uses it. Label twenty comments below.")
    rows = found.checks
    shown = pd.DataFrame({
        "model": rows["model"], "comments": rows["n"], "spoke": rows["spoke"].map(percent),
        "right": rows["accuracy"].map(percent), "95 %": list(map(interval, rows["low"], rows["high"])),
        "macro-F1": rows["macro_f1"].map("{:.2f}".format),
        "95 % ": [f"{low:.2f}–{high:.2f}" for low, high in zip(rows["f1_low"], rows["f1_high"])],
        "calibration error": rows["ece"].map("{:.2f}".format), "Brier": rows["brier"].map("{:.2f}".format)})
    return table(shown, caption="Each model on labelled comments it has not seen (three classes)")


def verdict(found: Any) -> Html:
    """One paragraph: which model is used, why, and whether it can be trusted."""
    if not len(found.checks):
        return tag("p", f"Without labels the model “{found.best}” is shown, taught by our own corpus alone.")
    rows = found.checks.set_index("model")
    best, always = rows.loc[found.best], found.checks[found.checks["model"].str.startswith("always")].iloc[0]
    others = [name for name in rows.index if name != found.best and not name.startswith("always")]
    beaten = f", before {others[0]} with {rows.loc[others[0], 'macro_f1']:.2f}" if others else ""
    top = rows.loc[[found.best, *others], "macro_f1"].max() <= best["macro_f1"]
    why = f"is the highest{beaten}" if top else "is close to the highest, and it is the most accurate of those"
    said = [f"The findings use “{found.best}”: its macro-F1 of {best['macro_f1']:.2f} {why}. "
            f"It is right on {percent(best['accuracy'])} of {_count(int(best['n']), 'labelled comment')} "
            f"(95 %: {interval(best['low'], best['high'])}); always answering “{always['model'][7:]}” "
            f"would be right on {percent(always['accuracy'])}."]
    if best["low"] <= always["accuracy"]:
        said.append(" The interval reaches down to what the constant answer gives: on this study the model has not "
                    "yet shown that it reads better than that.")
    if best["accuracy"] < GOOD_ACCURACY:
        said.append(" Single labels are often wrong; the shares below are corrected for it, single comments are not.")
    if "SnowNLP" in rows.index and found.best != "SnowNLP":
        said.append(f" SnowNLP as shipped is right on {percent(rows.loc['SnowNLP', 'accuracy'])}.")
    return tag("p", *said)


def mistakes(found: Any, settings: Any) -> Html:
    """Labelled comments that the best model, not having seen them, reads otherwise; the surest errors first."""
    wrong = found.crossed[found.crossed["labelled"] != found.crossed["predicted"]]
    if not len(found.crossed):
        return tag("p", "There is nothing to compare with.")
    shown = wrong.sort_values("probability", ascending=False, kind="stable").head(MISTAKES)
    return table(pd.DataFrame({"comment": [_cut(text, settings) for text in shown["text"]],
                               "a person says": shown["labelled"], "the model says": shown["predicted"],
                               "how sure": shown["probability"].map(percent)}),
                 caption=f"{len(wrong)} of {len(found.crossed)} labelled comments are read otherwise by the model")


def stance_check(found: Any) -> Html:
    """The stance rules on labelled comments, a row for each target."""
    rows = found.stance_checks
    if not len(rows):
        return tag("p", "No stance is labelled by hand, or the study names no targets: stance is unvalidated.")
    shown = pd.DataFrame({"target": rows["target"], "comments": rows["n"], "right": rows["accuracy"].map(percent),
                          "95 %": list(map(interval, rows["low"], rows["high"])),
                          "macro-F1": rows["macro_f1"].map("{:.2f}".format), "in favor": rows["n_favor"],
                          "against": rows["n_against"], "neither": rows["n_none"]})
    return table(shown, caption="Stance on labelled comments (the last three columns count the hand labels)")


# ------------------------------------------------------------------------------------------------- what it shows

def headline(found: Any) -> Html:
    """What the readers feel, in one sentence for all comments and one for each target that people take sides on."""
    rows = found.estimates[found.estimates["page_id"].isna() & (found.estimates["weighting"] == "raw")]
    if not len(found.comments):
        return tag("p", "No page of this study shows a comment.")
    if not found.validated:
        return tag("p", tag("strong", "No headline. "), "Too few comments were drawn at random and labelled by hand to "
                   "say what readers feel; the shares below are what a model says, unvalidated.")
    said = []
    for target, group in rows.assign(target=rows["target"].fillna("")).groupby("target", sort=True):
        group = group[group["low"].notna()]
        if len(group):
            said.append(tag("li", _sentence(target, group)))
    return tag("ul", *said)


def _sentence(target: str, group: pd.DataFrame) -> Html:
    by_label = {row["label"]: row for row in group.to_dict("records")}
    if not target:
        top = max(group.to_dict("records"), key=lambda row: row["share"])
        return tag("span", f"Of {_count(int(top['n']), 'comment')}, {percent(top['share'])} are {top['label']} "
                   f"(95 %: {interval(top['low'], top['high'])}; {_count(int(top['n_labelled']), 'random label')}).")
    favor, against = by_label["favor"], by_label["against"]
    more, less = sorted((favor, against), key=lambda row: -row["share"])
    apart = ("clearly more than" if more["low"] > less["high"] else "not clearly more than")
    word = {"favor": "speak in favor of", "against": "speak against"}
    return tag("span", f"{percent(more['share'])} {word[more['label']]} ", bdi(target),
               f" ({interval(more['low'], more['high'])}), {apart} the {percent(less['share'])} that "
               f"{word[less['label']]} it ({interval(less['low'], less['high'])}).")


def shares(found: Any, pages: pd.DataFrame, *, weighting: str = "raw", stance: bool = False,
           estimates: pd.DataFrame | None = None) -> Html:
    """Shares with their intervals: over all comments and for each page."""
    rows = found.estimates if estimates is None else estimates
    rows = rows[(rows["weighting"] == weighting) & (rows["target"].notna() == stance)]
    if not len(rows):
        return tag("p", "The study names no targets in study.toml." if stance else
                   "No page marks likes as such." if weighting == "likes" else "There is no comment.")
    names = dict(zip(pages["page_id"], pages["file"]))
    shown = pd.DataFrame({
        "page": rows["page_id"].map(names).fillna("all pages"), **({"target": rows["target"]} if stance else {}),
        "class": rows["label"], "share": rows["share"].map(percent), "": pd.Series([_bar(row) for row in rows.to_dict("records")], index=rows.index, dtype=object),
        "95 %": list(map(interval, rows["low"], rows["high"])), "comments": rows["n"], "random labels": rows["n_labelled"],
        "how": rows["method"]})
    if rows["model"].nunique() > 1:
        shown.insert(0, "model", rows["model"])
    words = {"raw": "every comment counts once", "likes": "every comment counts 1 + its likes"}
    return table(shown, html_columns=(), caption=f"Shares of comments; {words[weighting]}")


def _bar(row: Mapping[str, Any]) -> Html:
    """A bar of the share with its interval, drawn with boxes: 100 % is 8 em wide."""
    if _missing(row["share"]):
        return tag("span", "")
    colour = COLOURS.get(row["label"], "#8c8c8c")
    pieces = [tag("span", style=f"position:absolute;left:0;top:.25em;height:.6em;width:{8 * row['share']:.2f}em;"
                                f"background:{colour};opacity:{'1' if not _missing(row['low']) else '.35'}")]
    if not _missing(row["low"]):
        pieces.append(tag("span", style=f"position:absolute;left:{8 * row['low']:.2f}em;top:.5em;height:.1em;"
                                        f"width:{8 * (row['high'] - row['low']):.2f}em;background:#1a1a1a"))
    return tag("span", *pieces, style="position:relative;display:inline-block;width:8em;height:1.1em",
               role="img", aria_label=f"{row['label']} {percent(row['share'])}")


def compared(found: Any, pages: pd.DataFrame) -> Html:
    """Pages whose readers differ, after Holm's correction."""
    rows = found.comparisons
    if not len(rows):
        return tag("p", "Fewer than two pages have shares with an interval: there is nothing to compare.")
    names = dict(zip(pages["page_id"], pages["file"]))
    shown = pd.DataFrame({"target": rows["target"], "class": rows["label"], "page": rows["page_a"].map(names),
                          "other page": rows["page_b"].map(names),
                          "difference": rows["difference"].map(lambda d: f"{100 * d:+.0f} points"),
                          "95 %": [f"{100 * low:+.0f} … {100 * high:+.0f}" for low, high in
                                   zip(rows["low"], rows["high"])],
                          "p (Holm)": rows["p_holm"].map("{:.3f}".format), "differs": rows["differs"]})
    return table(shown, caption=f"{int(rows['differs'].sum())} of {len(rows)} comparisons differ after Holm's correction",
                 limit=60)


def voices(found: Any, settings: Any) -> Html:
    """For each class the comments of which the model is surest, quoted briefly."""
    best = found.sentiment[(found.sentiment["model"] == found.best) & found.sentiment["label"].notna()]
    rows = best.merge(found.comments, on="comment_id")
    made = []
    for label in CLASSES:
        group = rows[rows["label"] == label]
        group = group.assign(sure=group[label]).sort_values(["sure", "comment_id"], ascending=[False, True])
        for row in group.head(EXAMPLES).to_dict("records"):
            made.append({"class": label, "comment": _cut(row["text"], settings), "who": _who(row, settings),
                         "how sure": percent(row["sure"])})
    return table(pd.DataFrame(made, columns=["class", "comment", "who", "how sure"]), caption="The surest of each class")


def cues(found: Any, settings: Any) -> Html:
    """Comments for and against each target, with the words that decided it."""
    rows = found.stance[found.stance["label"].isin(["favor", "against"])].merge(found.comments, on="comment_id")
    if not len(rows):
        return tag("p", "No comment takes sides on a target of study.toml.")
    rows = rows.assign(sure=rows[["favor", "against"]].max(axis=1)).sort_values(
        ["target", "label", "sure", "comment_id"], ascending=[True, True, False, True])
    shown = rows.groupby(["target", "label"], sort=False).head(EXAMPLES)
    return table(pd.DataFrame({"target": shown["target"], "stance": shown["label"], "cue": shown["cue"],
                               "comment": [_cut(text, settings) for text in shown["text"]],
                               "who": [_who(row, settings) for row in shown.to_dict("records")]}),
                 caption="Who takes sides, and what decided it")


def keywords(words: pd.DataFrame | None, *, names: Mapping[str, str] | None = None, caption: str = "") -> Html:
    """Distinctive words of each group with their counts."""
    if words is None or not len(words):
        return tag("p", "There are too few comments for words that stand out.")
    rows = []
    for group, part in words.groupby("group", sort=True):
        part = part.head(WORDS_SHOWN)
        rows.append({"group": (names or {}).get(group, group),
                     "words (times used by the group : by the others)": join(
                         (tag("span", bdi(word), f" {count}:{elsewhere}")
                          for word, count, elsewhere in zip(part["word"], part["count"], part["elsewhere"])), " · ")})
    return table(pd.DataFrame(rows, dtype=object), caption=caption or "Words that set a group apart")


# ------------------------------------------------------------------------------------------ what could make it wrong

def correction(found: Any) -> Html:
    """How far the labels moved each share away from what the model alone says."""
    best = found.sentiment[found.sentiment["model"] == found.best]
    said = best["label"].dropna()
    rows = found.estimates[found.estimates["page_id"].isna() & found.estimates["target"].isna()
                           & (found.estimates["weighting"] == "raw")].set_index("label")
    made = []
    for label in CLASSES:
        if len(said) and label in rows.index and not _missing(rows.loc[label, "share"]):
            counted = float((said == label).mean())
            inside = rows.loc[label]
            made.append({"class": label, "counting the model's labels": percent(counted),
                         "corrected": percent(inside["share"]), "95 %": interval(inside["low"], inside["high"]),
                         "moved by": f"{100 * (inside['share'] - counted):+.0f} points",
                         "counting would be outside": None if _missing(inside["low"]) else
                         bool(not inside["low"] <= counted <= inside["high"])})
    return table(pd.DataFrame(made, columns=["class", "counting the model's labels", "corrected", "95 %", "moved by",
                                             "counting would be outside"]),
                 caption=f"What the hand labels change ({found.best})")


def silent(found: Any) -> Html:
    """Comments on which a model keeps silent, by reason."""
    rows = found.sentiment[found.sentiment["abstained"].notna()]
    if not len(rows):
        return tag("p", "No model kept silent on any comment.")
    counts = rows.groupby(["model", "abstained"], sort=True).size().reset_index(name="comments")
    return table(counts.rename(columns={"abstained": "why"}), caption="Comments that a model does not judge")


def next_best(found: Any, pages: pd.DataFrame) -> Html:
    """The headline shares under every other model."""
    rows = found.alternatives[found.alternatives["page_id"].isna()]
    return shares(found, pages, estimates=rows)


def _cut(text: object, settings: Any) -> str:
    text, most = " ".join(str(text).split()), settings.privacy.quote_chars
    return text if len(text) <= most else text[:max(most - 1, 0)] + "…"


def _who(row: Mapping[str, Any], settings: Any) -> str:
    if _missing(row.get("author")):
        return "unnamed"
    return str(row["author"]) if settings.privacy.keep_names else f"reader {int(row['reader'])}"


