"""What notebook 02 shows: what is disputed, who says what in which words, what only one page says, where a page contradicts
itself or its sources, who depends on whom, how often this is wrong, and how to correct it.

Every function is pure: tables in, safe HTML out. `language` is "en" or "zh" and changes our own words only; quotes stay as
the page has them.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from utils.report.safe import Html, bdi, join, number, table, tag

CONTEXT = 36            # characters of the page shown on either side of a quote
LONGEST = 90            # characters of a quote shown
DISPUTED = ("contradicts own reference", "conflict", "internal contradiction", "scope/time differs")
_COLOUR = {"contradicts own reference": "#a01c1c", "conflict": "#a01c1c", "internal contradiction": "#a01c1c",
           "scope/time differs": "#8a5a00", "compatible": "#1f4e8c", "agree": "#0b6b3a"}
_WORDS = {
    "question": ("问题", "question"), "answers": ("各页怎么说", "what each page says"), "relation": ("关系", "relation"), "reason": ("理由", "why"),
    "page": ("页面", "page"), "value": ("答案", "answer"), "date": ("时间", "date"), "source": ("来源", "source"), "certainty": ("确定程度", "certainty"),
    "quote": ("原文", "quote"), "pages": ("页数", "pages"), "witnesses": ("独立来源", "witnesses"), "where": ("位置", "where"), "role": ("位置类型", "line"),
    "self": ("本页", "the page itself"), "one": ("一处", "one place"), "other": ("另一处", "another place"), "n": ("数", "n"),
    "agree": ("一致", "agree"), "compatible": ("相容", "compatible"), "conflict": ("冲突", "conflict"),
    "scope/time differs": ("范围或时间不同", "scope/time differs"), "internal contradiction": ("自相矛盾", "internal contradiction"),
    "contradicts own reference": ("与自列来源矛盾", "contradicts own reference"), "none": ("没有", "none"),
    "asserted": ("断言", "asserted"), "reported": ("转述", "reported"), "hearsay": ("传闻", "hearsay"), "planned": ("计划", "planned"),
    "predicted": ("预测", "predicted"), "speculated": ("推测", "speculated"), "denied": ("否认", "denied"),
}


def word(key: str, language: str) -> str:
    """Our own word for a key, in the language."""
    zh, en = _WORDS.get(key, (key, key))
    return zh if language == "zh" else en


def _null(value: object) -> bool:
    return value is None or bool(pd.isna(value))


def _short(text: object, limit: int = LONGEST) -> str:
    plain = " ".join(str(text).split())
    return plain if len(plain) <= limit else plain[:limit - 1] + "…"


def relation_mark(relation: object, language: str = "en") -> Html:
    """A relation as a word with its colour (never by colour alone)."""
    if _null(relation):
        return tag("span", "—")
    return tag("span", word(str(relation), language), cls="relation", style=f"color:{_COLOUR[str(relation)]};font-weight:600")


# -------------------------------------------------------------------------------------------------- overview

def overview(compared: Mapping[str, pd.DataFrame], pages: pd.DataFrame) -> Html:
    """How many answers of which sort each page gives."""
    claims = compared["claims"]
    counts = claims.groupby(["file", "attribute"]).size().unstack(fill_value=0) if len(claims) else pd.DataFrame()
    shown = counts.reindex(pages["file"].tolist(), fill_value=0).reset_index(names="page")
    shown.insert(1, "all", shown.drop(columns="page").sum(axis=1))
    return table(shown, caption=f"{len(claims)} answers to {len(compared['questions'])} questions, by page and attribute")


# ------------------------------------------------------------------------------------------------- disputes

def disputes(compared: Mapping[str, pd.DataFrame], limit: int = 12, language: str = "en") -> Html:
    """The dispute table: each disputed question with every page's answer, date, source, certainty, and why they differ."""
    questions = compared["questions"]
    picked = questions[questions["relation"].isin(DISPUTED) & (questions["n_answers"] > 1)].head(limit)
    claims = compared["claims"]
    worst = _worst(compared["comparisons"])
    rows = [{
        "question": row[f"label_{language}"],
        "answers": _answers(claims[claims["question_id"] == row["question_id"]], language),
        "relation": relation_mark(row["relation"], language),
        "reason": worst.get(row["question_id"], {}).get(f"reason_{language}"),
    } for row in picked.to_dict("records")]
    frame = pd.DataFrame(rows, columns=["question", "answers", "relation", "reason"])
    return table(frame, headers={name: word(name, language) for name in frame.columns}, stack=True,
                 caption=f"{len(picked)} / {int(questions['relation'].isin(DISPUTED).sum())}")


def _worst(comparisons: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The pair that gives each question its relation."""
    order = {name: i for i, name in enumerate((*DISPUTED, "compatible", "agree"))}
    found: dict[str, dict[str, Any]] = {}
    for row in comparisons.to_dict("records"):
        best = found.get(row["question_id"])
        if best is None or order[row["relation"]] < order[best["relation"]]:
            found[row["question_id"]] = row
    return found


def _answers(claims: pd.DataFrame, language: str) -> Html:
    return tag("ul", join(tag("li", _answer(row, language)) for row in claims.to_dict("records")))


def _answer(row: Mapping[str, Any], language: str) -> Html:
    notes = [bdi(row["file"])]
    when = _when(row)
    if when:
        notes.append(when)
    if not _null(row["source"]):
        notes.append(join([bdi(row["source"]), "" if _null(row["source_via"]) else join([" ← ", bdi(row["source_via"])])]))
    if row["certainty"] != "asserted":
        notes.append(word(row["certainty"], language))
    return join([tag("b", bdi(_short(row["value_text"], 40))), " ", tag("small", "(", join(notes, " · "), ")")])


def _when(row: Mapping[str, Any]) -> str:
    low, high = ("" if _null(row[k]) else str(row[k])[:16] for k in ("date_start", "date_end"))
    return low if low == high else f"{low} … {high}"


# ---------------------------------------------------------------------------------------- one question opened

def opened(compared: Mapping[str, pd.DataFrame], pages: pd.DataFrame, question_id: str | None = None,
           language: str = "en") -> Html:
    """One question with every quote in its context; the most disputed one where none is named."""
    questions = compared["questions"]
    if not len(questions):
        return tag("p", word("none", language))
    row = _most_disputed(questions) if question_id is None else questions[questions["question_id"] == question_id].iloc[0]
    claims = compared["claims"][compared["claims"]["question_id"] == row["question_id"]]
    texts = dict(zip(pages["page_id"], pages["text"]))
    names = {c["claim_id"]: f"{i}" for i, c in enumerate(claims.to_dict("records"), 1)}
    quotes = [tag("li", _answer(c, language), tag("blockquote", in_context(texts[c["page_id"]], c))) for c in claims.to_dict("records")]
    pairs = compared["comparisons"][compared["comparisons"]["question_id"] == row["question_id"]]
    rows = [{"one": names[p["claim_a"]], "other": names[p["claim_b"]], "relation": relation_mark(p["relation"], language),
             "reason": p[f"reason_{language}"]} for p in pairs.head(30).to_dict("records")]
    frame = pd.DataFrame(rows, columns=["one", "other", "relation", "reason"])
    return tag("section", tag("h3", row[f"label_{language}"]), tag("p", row[f"summary_{language}"]), tag("ol", join(quotes)),
               table(frame, headers={name: word(name, language) for name in frame.columns}, stack=True))


def _most_disputed(questions: pd.DataFrame) -> pd.Series:
    several = questions[questions["n_pages"] > 1]
    disputed = several[several["relation"].isin(DISPUTED)]
    return (disputed if len(disputed) else several if len(several) else questions).iloc[0]


def in_context(text: str, claim: Mapping[str, Any]) -> Html:
    """A quote with the words around it, its value marked."""
    start, end, a, b = (int(claim[k]) for k in ("start", "end", "value_start", "value_end"))
    a, b = max(start, a), max(a, b)
    before, after = text[max(0, start - CONTEXT):start], text[max(end, b):max(end, b) + CONTEXT]
    return join([tag("small", "…", bdi(before.replace("\n", " "))), bdi(text[start:a]), tag("mark", bdi(text[a:b])),
                 bdi(text[b:max(end, b)]), tag("small", bdi(after.replace("\n", " ")), "…")])


# ------------------------------------------------------------------------------------------- said only once

def only_here(compared: Mapping[str, pd.DataFrame], limit: int = 8, language: str = "en") -> Html:
    """What each page says that no other page says: numbers and dates first."""
    questions, claims = compared["questions"], compared["claims"]
    single = set(questions.loc[questions["n_pages"] == 1, "question_id"])
    weight = {name: i for i, name in enumerate(("headcount", "units", "money", "share", "quantity", "duration", "date", "place"))}
    labels = dict(zip(questions["question_id"], questions[f"label_{language}"]))
    rows = []
    own = claims[claims["question_id"].isin(single) & (claims["role"] != "reference")]
    for file, group in own.groupby("file", sort=True):
        ranked = sorted(group.drop_duplicates("question_id").to_dict("records"),
                        key=lambda c: (weight.get(c["attribute"], 9), c["start"], c["claim_id"]))
        rows += [{"page": file, "question": labels[c["question_id"]], "value": _short(c["value_text"], 40), "quote": _short(c["quote"])}
                 for c in ranked[:limit]]
    frame = pd.DataFrame(rows, columns=["page", "question", "value", "quote"])
    return table(frame, headers={name: word(name, language) for name in frame.columns}, stack=True)


# ------------------------------------------------------------------------------- contradictions inside a page

def contradictions(compared: Mapping[str, pd.DataFrame], language: str = "en") -> Html:
    """Where a page contradicts itself, or the title of a source that it lists."""
    claims = compared["claims"].set_index("claim_id")
    pairs = compared["comparisons"]
    inside = pairs[pairs["relation"].isin(("internal contradiction", "contradicts own reference"))]
    rows = [{"page": claims.at[p["claim_a"], "file"], "relation": relation_mark(p["relation"], language),
             "one": _short(claims.at[p["claim_a"], "quote"]), "other": _short(claims.at[p["claim_b"], "quote"]),
             "reason": p[f"reason_{language}"]} for p in inside.to_dict("records")]
    frame = pd.DataFrame(rows, columns=["page", "relation", "one", "other", "reason"])
    return table(frame, headers={name: word(name, language) for name in frame.columns}, stack=True)


# ------------------------------------------------------------------------------------------------ witnesses

def witnesses(compared: Mapping[str, pd.DataFrame], language: str = "en", limit: int = 20) -> Html:
    """Which answers are one witness: copied wording, or one named source behind both."""
    claims = compared["claims"].set_index("claim_id")
    pairs = compared["comparisons"]
    rows = [{"one": claims.at[p["claim_a"], "file"], "other": claims.at[p["claim_b"], "file"],
             "source": _common_source(claims, p), "quote": _short(claims.at[p["claim_a"], "quote"]),
             "value": _short(claims.at[p["claim_b"], "quote"])} for p in pairs[pairs["dependent"].fillna(False)].to_dict("records")]
    frame = pd.DataFrame(rows, columns=["one", "other", "source", "quote", "value"]).drop_duplicates()
    headers = {**{name: word(name, language) for name in frame.columns}, "value": word("quote", language)}
    return table(frame, headers=headers, limit=limit, language=language, stack=True)


def _common_source(claims: pd.DataFrame, pair: Mapping[str, Any]) -> str | None:
    first, second = claims.at[pair["claim_a"], "source"], claims.at[pair["claim_b"], "source"]
    return None if _null(first) or _null(second) else str(first) if first == second else f"{first} = {second}"


def relations_by_page(compared: Mapping[str, pd.DataFrame], language: str = "en") -> Html:
    """How many pairs of answers of two pages stand in which relation."""
    files = dict(zip(compared["claims"]["claim_id"], compared["claims"]["file"]))
    pairs = compared["comparisons"]
    frame = pd.DataFrame({"one": pairs["claim_a"].map(files), "other": pairs["claim_b"].map(files), "relation": pairs["relation"]})
    counts = frame.groupby(["one", "other", "relation"]).size().unstack(fill_value=0).reset_index() if len(frame) else frame
    return table(counts, headers={name: word(str(name), language) for name in counts.columns})


# -------------------------------------------------------------------------------------------------- quality

def quality(figures: pd.DataFrame, caption: str = "On pairs that a person has read (95 % Wilson intervals)") -> Html:
    """The error rates of `claims.figures` as shares with their intervals."""
    shown = figures.assign(share=[_percent(v) for v in figures["share"]],
                           interval=["" if _null(low) else f"{_percent(low)} – {_percent(high)}" for low, high in zip(figures["low"], figures["high"])])
    return table(shown, columns=["what", "n", "of", "share", "interval"], caption=caption)


def _percent(value: object) -> str:
    return "" if _null(value) else f"{number(round(100 * float(value), 1))} %"


def mistakes(checked: pd.DataFrame, limit: int = 20) -> Html:
    """The checked pairs that the program calls wrongly or does not bring together."""
    wrong = checked[(checked["clear"] == "yes") & (checked["right"] != True)]  # noqa: E712  (null counts as wrong)
    shown = pd.DataFrame({"one": wrong["quote_a"].map(_short), "other": wrong["quote_b"].map(_short), "a person says": wrong["relation"],
                          "the program says": wrong["said"].fillna("not in one question").where(wrong["together"], "not in one question")})
    return table(shown, caption="Clear pairs that are wrong", limit=limit, stack=True)


def influence(figures: pd.DataFrame, questions: pd.DataFrame) -> Html:
    """How far the measured errors could move the count of disputed questions."""
    row = figures[figures["what"].str.startswith("conflicts called falsely")].iloc[0]
    disputed = int(questions["relation"].isin(DISPUTED[:3]).sum())
    high = 1.0 if _null(row["high"]) else float(row["high"])
    return tag("p", f"{disputed} questions carry a contradiction or conflict. On the checked pairs {row['n']} of {row['of']} called ones were "
                    f"false; at the upper end of the interval up to {round(disputed * high)} of the {disputed} could be.")


# -------------------------------------------------------------------------------------------------- reviews

def review_rows(compared: Mapping[str, pd.DataFrame], limit: int = 6, language: str = "en") -> Html:
    """Ready rows for manual/claim_reviews.csv: the most disputed pairs, to be kept, changed or thrown away."""
    claims = compared["claims"].set_index("claim_id")
    pairs = compared["comparisons"]
    picked = pairs[pairs["relation"].isin(DISPUTED)].head(limit).to_dict("records")
    lines = ["kind,a,b,value,note", *(f"relation,{p['claim_a']},{p['claim_b']},{p['relation']}," for p in picked)]
    notes = [tag("li", bdi(_short(claims.at[p["claim_a"], "quote"], 48)), " ↔ ", bdi(_short(claims.at[p["claim_b"], "quote"], 48)), ": ",
                 relation_mark(p["relation"], language)) for p in picked]
    return tag("div", tag("ol", join(notes)), tag("pre", "\n".join(lines)))


def problems(compared: Mapping[str, pd.DataFrame]) -> Html:
    """Decisions of claim_reviews.csv that could not be applied."""
    found = compared["claims"].attrs.get("problems", [])
    return tag("ul", join(tag("li", text) for text in found)) if found else tag("p", "Every decision in manual/claim_reviews.csv was applied.")
