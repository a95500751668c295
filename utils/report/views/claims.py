"""What notebook 02 shows: what is disputed and why, one question opened up, figures through time, pages
against themselves and their sources, who depends on whom, what only one page says, how often this is wrong,
and how to correct it.

Every function is pure: it takes what `gather` put together (and tables of the check) and gives safe HTML, in
the language of the notebook; quotes stay as their page has them. Words of the tables are the report's
catalogue, sentences of this notebook those of `claims_wording`.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from utils.mentions import spoken
from utils.report.material import DISPUTED, Found, pair_order, rows_of, sureness
from utils.report.messages import named, say
from utils.report.safe import Html, bdi, escape, join, number, table, tag, visible
from utils.report.views.claims_wording import SENTENCES
from utils.report.views.evidence import (
    as_sentence,
    cut,
    day_words,
    in_its_sentence,
    plain_id,
    published_words,
    question_label,
    relation_badge,
    source_words,
    sure,
    value_words,
    words_table,
)

DISPUTES_SHOWN = 12     # questions in the table of disputes; further ones are folded
FOLDED_SHOWN = 40       # of the further ones
VOICES_SHOWN = 8        # pages listed in a row of it
VALUES_SHOWN = 6        # different answers listed of a page
ANSWERS_OPENED = 40     # answers of an opened question
PAIRS_SHOWN = 12        # different reasons given below it
ONLY_SHOWN = 12         # answers listed of what only one page says, for each page
PAGES_SHOWN = 60
ROWS_SHOWN = 40
MISTAKES_SHOWN = 20
REVIEWS_SHOWN = 5       # pairs for which ready lines are written
QUOTE = 90              # characters of a quote in a table
APART = (*DISPUTED, "scope/time differs")
NUMBERS = ("headcount", "units", "quantity", "share", "money", "duration")
# Attribute groups of the overview: a column each, so that the table stays readable on a phone.
GROUPS = {"figures": NUMBERS, "times": ("date",), "places": ("place",),
          "who": ("participants", "role", "kind", "order"), "deeds": ("event", "status"),
          "words": ("statement", "assessment")}
REVIEW_COLUMNS = ("kind", "a", "b", "value", "note")
PAIR_COLUMNS = ("issue", "attribute", "file_a", "quote_a", "file_b", "quote_b", "relation", "acceptable",
                "clear")


def tell(key: str, language: str, /, **values: Any) -> str:
    """A sentence of this notebook as plain text."""
    return SENTENCES.say(key, language, **values)


def _word(key: str, language: str) -> str:
    """A table's header: of this notebook, else of the report."""
    return tell(f"word.{key}", language) if f"word.{key}" in SENTENCES else say(f"word.{key}", language)


def _table(rows: Iterable[Sequence[Any]], columns: Sequence[str], language: str, caption: str,
           limit: int | None = ROWS_SHOWN,
           stack: bool = True) -> Html:
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    return table(frame, headers={name: _word(name, language) for name in columns}, caption=caption,
                 limit=limit,
                 language=language, stack=stack)


def _quote(row: Mapping[str, Any]) -> Html:
    """An answer's clause as its page has it, cut, the value in it strong."""
    first, last = (row[name] - row["start"] if row[name] is not None else 0 for name in ("value_start",
                                                                                         "value_end"))
    quote = visible(row["quote"])
    if len(quote) != row["end"] - row["start"] or not 0 <= first < last <= len(quote) or len(quote) > QUOTE:
        return bdi(cut(quote, QUOTE))
    return tag("bdi", quote[:first].replace("\n", " "), tag("b", quote[first:last].replace("\n", " ")),
               quote[last:].replace("\n", " "), lang="zh")


# ------------------------------------------------------------------------------------------------ what there
# is

def gather(study: Any, pages: pd.DataFrame, lines: pd.DataFrame, references: pd.DataFrame,
           compared: Mapping[str, pd.DataFrame]) -> Found:
    """The tables of stages 01 and 02 put together for looking at."""
    frames = {"pages": pages, "lines": lines, "references": references, **compared}
    return Found(study, frames, study.settings.languages)


def material(found: Found) -> Html:
    """How many pages, answers, questions and pairs there are, and which kinds of answers each page gives."""
    language = found.first
    counts = (("material.pages", len(found.page_rows)), ("material.answers", len(found.answers)),
              ("material.questions", len(found.question_rows)), ("material.pairs", len(found.pairs)))
    numbers = tag("dl", join(tag("div", tag("dt", say(key, language)), tag("dd", f"{n:,}")) for key,
                             n in counts), cls="numbers")
    names = list(GROUPS)
    rows = []
    for key, page in list(found.page_rows.items())[:PAGES_SHOWN]:
        own = [row for row in found.answers if row["page_id"] == key]
        said = [row for row in own if row["role"] != "reference"]
        rows.append((bdi(cut(found.page_labels[key], 40)), len(own), len(own) - len(said),
                     *(sum(row["attribute"] in GROUPS[name] for row in said) for name in names)))
    columns = ["page", "all", "listed", *names]
    return tag("div", numbers, _table(rows, columns, language, tell("caption.overview", language),
                                      stack=False))


def relations(found: Found) -> Html:
    """How many questions and pairs stand in which relation, what it means, how many rest on one source."""
    language = found.first
    rows = []
    for name in (*APART, "compatible", "agree"):
        pairs = [pair for pair in found.pairs if pair["relation"] == name]
        between = sum(_two_pages(pair) for pair in pairs)
        rows.append((relation_badge(name, language), tell(f"means.{name}", language),
                     sum(row["relation"] == name for row in found.ranked), between, len(pairs) - between,
                     sum(bool(pair["dependent"]) for pair in pairs)))
    columns = ["relation", "means", "questions", "between", "inside", "one_source"]
    return _table(rows, columns, language, tell("caption.relations", language))


def _two_pages(pair: Mapping[str, Any]) -> bool:
    return pair["a"]["page_id"] != pair["b"]["page_id"]


# ----------------------------------------------------------------------------------------------------
# disputes

def disputes(found: Found) -> Html:
    """Each question whose answers stand apart: every page's answer, dates, who says so, how sure, why."""
    language = found.first
    apart = [row for row in found.ranked if row["relation"] in APART]
    if not apart:
        return tag("p", tell("disputes.none", language))
    shown, folded = apart[:DISPUTES_SHOWN], apart[DISPUTES_SHOWN:]
    parts = [_disputed(shown, found, language, tell("caption.disputes", language, n=len(apart),
                                                    of=len(found.ranked)))]
    if folded:
        parts.append(tag("details", tag("summary", tell("fold.disputes", language, n=len(folded))),
                         _disputed(folded[:FOLDED_SHOWN], found, language, "")))
    if len(folded) > FOLDED_SHOWN:
        parts.append(tag("p", tell("more.questions", language, n=len(folded) - FOLDED_SHOWN), cls="quiet"))
    return tag("div", *parts)


def _disputed(questions: list[dict[str, Any]], found: Found, language: str, caption: str) -> Html:
    rows = [(_panel_link(row, found, language), _voices(found.by_question.get(row["question_id"], []), found,
                                                        language),
             relation_badge(row["relation"], language), _reason(row, found, language)) for row in questions]
    return _table(rows, ["question", "answers", "relation", "reason"], language, caption, None)


def _panel_link(row: Mapping[str, Any], found: Found, language: str) -> Html:
    label = bdi(question_label(row, language))
    known = found.once("opened", lambda: {one["question_id"] for one in _to_open(found)})
    if row["question_id"] not in known:
        return tag("span", label)
    return tag("a", label, href=f"#q-{plain_id(row['question_id'])}")


def _reason(row: Mapping[str, Any], found: Found, language: str) -> Html:
    worst = found.pairs_of.get(row["question_id"], [{}])[0]
    return bdi(as_sentence(worst.get(f"reason_{language}")))


def _voices(answers: list[dict[str, Any]], found: Found, language: str) -> Html:
    """The answers by page: its name and day, then each different answer."""
    by_page: dict[str, list[dict[str, Any]]] = {}
    for row in answers:
        by_page.setdefault(row["page_id"], []).append(row)
    items = [tag("div", tag("small", _page_and_day(key, found, language), cls="quiet"),
                 _values(own, language))
             for key, own in list(by_page.items())[:VOICES_SHOWN]]
    more = len(by_page) - len(items)
    return join([*items, *([tag("small", tell("more.answers", language, n=more),
                                cls="quiet")] if more else [])])


def _page_and_day(page_id: str, found: Found, language: str) -> Html:
    when = visible(found.page_rows.get(page_id, {}).get("published_at"))[:10]
    said = (_with_when("said.on", tag("time", spoken.moment(when, language), datetime=when), language) if when
            else tell("said.undated", language))
    return join([bdi(cut(found.page_labels.get(page_id, "?"), 24)), " · ", said])


def _values(rows: list[dict[str, Any]], language: str) -> Html:
    told: dict[str, int] = {}
    for row in rows:
        words = _value(row, language)
        told[words] = told.get(words, 0) + 1
    items = [tag("li", words, f" ×{n}" if n > 1 else "") for words, n in list(told.items())[:VALUES_SHOWN]]
    more = len(told) - len(items)
    if more:
        items.append(tag("li", tell("more.answers", language, n=more), cls="quiet"))
    return tag("ul", join(items), style="margin:0;padding-left:1.1em;text-align:left")


def _value(row: Mapping[str, Any], language: str) -> Html:
    """A value with who says so, how sure, and the time that it speaks of."""
    notes: list[object] = []
    if row.get("source") or row["role"] == "reference":
        notes.append(source_words(row, language))
    if row["certainty"] not in (None, "asserted") and not (row["role"] == "reference"
                                                           and row["certainty"] == "reported"):
        notes.append(named("certainty", row["certainty"], language))
    held = day_words(row.get("date_start"), row.get("date_end"), language)
    if held and (row["attribute"] != "date" or language == "zh"):   # in English a date is said as its days
        notes.append(held)
    small = tag("small", *(join([" · ", note]) for note in notes))
    return join([tag("b", bdi(value_words(row, language))), small])


def _with_when(key: str, when: Html, language: str) -> Html:
    """A sentence of one field, which is HTML."""
    before, _, after = tell(key, language, when="\x00").partition("\x00")
    return join([before, when, after])


# ------------------------------------------------------------------------------------------ one question
# opened

def opened(found: Found) -> Html:
    """The most disputed question of figures, every quote in its sentence; the others folded."""
    language = found.first
    shown = _to_open(found)
    if not shown:
        return tag("p", tell("opened.none", language))
    rest = [tag("details", tag("summary", relation_badge(row["relation"], language), " ",
                               bdi(question_label(row, language))),
                _opened(row, found, language, heading=False)) for row in shown[1:]]
    others = [tag("p", tell("opened.others", language)), *rest] if rest else []
    return tag("div", _opened(shown[0], found, language), *others)


def _to_open(found: Found) -> list[dict[str, Any]]:
    """The disputed questions, that of figures on several pages first."""
    ranked = found.panelled or found.ranked[:1]
    figures = [row for row in ranked if row["attribute"] in NUMBERS]
    first = next((row for row in figures if (row["n_pages"] or 0) > 1),
                 figures[0] if figures else ranked[0] if ranked else None)
    return [] if first is None else [first, *(row for row in ranked if row is not first)]


def _opened(row: Mapping[str, Any], found: Found, language: str, heading: bool = True) -> Html:
    answers = found.by_question.get(row["question_id"], [])
    title = tag("h3", bdi(question_label(row, language))) if heading else ""
    told = [relation_badge(row["relation"], language), " "] if heading else []
    rows = [(bdi(cut(found.page_labels.get(one["page_id"], "?"), 40)),
             tag("b", bdi(value_words(one, language))),
             in_its_sentence(one, found),
             source_words(one, language), named("certainty", one["certainty"], language),
             day_words(one["date_start"], one["date_end"], language),
             published_words(found.page_rows.get(one["page_id"], {}), language))
            for one in answers]
    columns = ["page", "answer", "quote", "source", "certainty", "when", "said"]
    heads = {"quote": say("word.words", language)}
    frame = words_table(rows[:ANSWERS_OPENED], columns, "table.caption_answers", language, labels=heads,
                        label=question_label(row, language))
    return tag("article", title, tag("p", *told, bdi(row[f"summary_{language}"])), frame,
               _reasons(row, found, language),
               id=f"q-{plain_id(row['question_id'])}", cls="panel")


def _reasons(row: Mapping[str, Any], found: Found, language: str) -> Html:
    """Each pair of values with its relation and reason, once."""
    told: dict[tuple, list[dict[str, Any]]] = {}
    for pair in found.pairs_of.get(row["question_id"], []):
        values = tuple(sorted((value_words(pair["a"], language), value_words(pair["b"], language))))
        told.setdefault((pair["relation"], pair["reason_code"], values), []).append(pair)
    items = [tag("li", join([relation_badge(alike[0]["relation"], language),
                             tag("b", bdi(value_words(alike[0]["a"], language))), "·",
                             tag("b", bdi(value_words(alike[0]["b"], language))),
                             bdi(as_sentence(alike[0][f"reason_{language}"])),
                             f"×{len(alike)}" if len(alike) > 1 else "",
                             sure(sureness(alike[0]), language, brief=True)], " "))
             for alike in list(told.values())[:PAIRS_SHOWN]]
    return tag("div", tag("h4", say("word.pairs", language)),
               tag("ul", join(items), cls="pairs")) if items else Html("")


# ---------------------------------------------------------------------------------------------------- in time

def series(found: Found) -> Html:
    """Counts that were reported at several stages, each with its states in order of time."""
    language = found.first
    states: dict[str, dict[str, dict[str, Any]]] = {}
    for pair in found.pairs:
        if pair["reason_code"] == "later_report":
            states.setdefault(pair["question_id"], {}).update({pair[side]["claim_id"]: pair[side]
                                                               for side in "ab"})
    if not states:
        return tag("p", tell("series.none", language))
    order = [row["question_id"] for row in found.ranked if row["question_id"] in states]
    return tag("div", *(_series(key, list(states[key].values()), found,
                                language) for key in order[:DISPUTES_SHOWN]))


def _series(question_id: str, answers: list[dict[str, Any]], found: Found, language: str) -> Html:
    answers = sorted(answers, key=lambda row: (_moment(row), row["value_low"] or row["value_high"] or 0,
                                               row["claim_id"]))
    label = question_label(found.question_rows[question_id], language)
    rows, before = [], None
    for row in answers:
        value = row["value_low"] if row["value_low"] is not None else row["value_high"]
        moved = 0 if before is None or value is None else value - before
        change = f"{'+' if moved > 0 else '−'}{number(abs(moved))}" if moved else None
        rows.append((tag("time", _moment(row)[:16].replace("T", " ")) if _moment(row) else None,
                     tag("b", bdi(value_words(row, language))), change,
                     bdi(found.page_labels.get(row["page_id"], "?")), source_words(row, language),
                     _quote(row)))
        before = value if value is not None else before
    told = tell("series.told", language, label=label, n=len({row[0] for row in rows}),
                first=value_words(answers[0], language), last=value_words(answers[-1], language))
    shown = _table(rows, ["state", "answer", "change", "page", "source", "quote"], language,
                   tell("caption.series", language, label=label))
    return tag("section", tag("p", bdi(told)), shown)


def _moment(row: Mapping[str, Any]) -> str:
    """The day or minute of which an answer speaks, else that of its page."""
    return visible(row.get("date_end") or row.get("date_start") or row.get("said"))


# ------------------------------------------------------------------------------------------------ against
# itself

def contradictions(found: Found) -> Html:
    """Sentences of one page that cannot both be true, or that the title of a listed source contradicts."""
    language = found.first
    own = sorted((pair for pair in found.pairs if pair["relation"] in ("contradicts own reference",
                                                                       "internal contradiction")),
                 key=pair_order)
    if not own:
        return tag("p", tell("contradictions.none", language))
    rows = [(join([bdi(question_label(found.question_rows[pair["question_id"]], language)), tag("br"),
                   tag("small", bdi(cut(found.page_labels.get(pair["a"]["page_id"], "?"), 40)),
                       cls="quiet")]),
             join([_quote(pair["a"]), *_listed(pair["a"], language)]),
             join([_quote(pair["b"]), *_listed(pair["b"], language)]),
             _how_and_why(pair, language)) for pair in own]
    return _table(rows, ["question", "one", "other", "why"], language,
                  tell("caption.contradictions", language, n=len(own)))


def _how_and_why(pair: Mapping[str, Any], language: str) -> Html:
    return join([relation_badge(pair["relation"], language), tag("br"),
                 bdi(as_sentence(pair[f"reason_{language}"])), " ",
                 sure(sureness(pair), language, brief=True)])


def _listed(row: Mapping[str, Any], language: str) -> list[Html]:
    return [join([" ", tag("small", source_words(row, language))])] if row["role"] == "reference" else []


# ---------------------------------------------------------------------------------------------------
# witnesses

def dependence(found: Found) -> Html:
    """Answers of two pages that are one witness, and why; questions with fewer witnesses than voices;
    sources that several pages name; pages that repeat others."""
    language = found.first
    agreeing = [pair for pair in found.pairs if pair["relation"] == "agree" and _two_pages(pair)]
    told = (tell("dependence.told", language, n=sum(bool(pair["dependent"]) for pair in agreeing),
                 of=len(agreeing))
            if agreeing else tell("dependence.apart", language))
    dependent = sorted((pair for pair in found.pairs if pair["dependent"] and _two_pages(pair)),
                       key=pair_order)
    rows = [(bdi(question_label(found.question_rows[pair["question_id"]], language)),
             *(tag("div", tag("small", _page_and_day(pair[side]["page_id"], found, language), cls="quiet"),
                   tag("br"),
                   _value(pair[side], language)) for side in "ab"),
             join([relation_badge(pair["relation"], language), tag("br"), _why(pair, language), tag("br"),
                   tag("small", _who_first(pair, found, language))])) for pair in dependent]
    parts = [tag("p", told)]
    if rows:
        parts.append(_table(rows, ["question", "one", "other", "how"], language,
                            tell("caption.dependent", language)))
    elif agreeing:
        parts.append(tag("p", tell("dependence.none", language)))
    return tag("div", *parts, _fewer(found, language), _shared_sources(found, language),
               _copies(found, language))


def _why(pair: Mapping[str, Any], language: str) -> Html:
    a, b = pair["a"]["source"], pair["b"]["source"]
    if not a or not b:
        return escape(tell("how.words", language))
    names = join([bdi(name) for name in dict.fromkeys((cut(a, 30), cut(b, 30)))], " = ")
    before, _, after = tell("how.source", language, source="\x00").partition("\x00")
    return join([before, names, after])


def _who_first(pair: Mapping[str, Any], found: Found, language: str) -> Html:
    """Which page's answer could come from which: only the later can have it from the earlier."""
    times = {side: visible(pair[side]["said"]) for side in "ab"}
    if not all(times.values()) or times["a"][:10] == times["b"][:10]:
        return escape(tell("how.unknown", language))
    early, late = sorted("ab", key=lambda side: times[side])
    labels = {side: cut(found.page_labels.get(pair[side]["page_id"], "?"), 24) for side in "ab"}
    return bdi(tell("how.later", language, later=labels[late], when=times[late][:10], earlier=labels[early]))


def _fewer(found: Found, language: str) -> Html:
    outlets = {(row["page_id"], row["start"]): row["outlet"] for row in rows_of(found.frames["references"])}
    rows = []
    for row in found.ranked:
        voices = {_voice(one, outlets) for one in found.by_question.get(row["question_id"], [])}
        if (row["n_witnesses"] or 0) < len(voices):
            rows.append((bdi(question_label(row, language)), relation_badge(row["relation"], language),
                         len(voices), row["n_witnesses"]))
    columns = ["question", "relation", "voices", "witnesses"]
    return _table(rows, columns, language, tell("caption.witnesses", language)) if rows else Html("")


def _voice(row: Mapping[str, Any], outlets: Mapping[tuple, Any]) -> tuple:
    """Who speaks: a page, or the outlet of a source that it lists."""
    if row["role"] != "reference":
        return "page", row["page_id"]
    inside = [name for (page, start), name in outlets.items() if page == row["page_id"] and name
              and start is not None
              and start <= row["start"]]
    return ("outlet", inside[-1]) if inside else ("page", row["page_id"])


def _shared_sources(found: Found, language: str) -> Html:
    named_by: dict[str, dict[str, int]] = {}
    for row in found.answers:
        if row["source"] and row["source_kind"] not in ("self", "public", "anonymous"):
            pages = named_by.setdefault(row["source"], {})
            pages[row["page_id"]] = pages.get(row["page_id"], 0) + 1
    rows = [(bdi(cut(name, 40)), join([bdi(found.page_labels.get(page, "?")) for page in pages], " · "),
             sum(pages.values()))
            for name, pages in sorted(named_by.items(),
                                      key=lambda item: (-len(item[1]), item[0])) if len(pages) > 1]
    return _table(rows, ["source", "named_by", "answers"], language,
                  tell("caption.sources", language)) if rows else Html("")


def _copies(found: Found, language: str) -> Html:
    rows = [(bdi(row["file"]), bdi(found.page_rows.get(row["duplicate_of"], {}).get("file", "?")))
            for row in found.page_rows.values() if row["duplicate_of"]]
    headers = {"page": say("word.page", language), "other": say("source.repeats", language)}
    frame = pd.DataFrame(rows, columns=["page", "other"], dtype=object)
    return table(frame, headers=headers, caption=tell("caption.copies", language), limit=ROWS_SHOWN,
                 language=language) if rows else Html("")


# --------------------------------------------------------------------------------------------------- said
# once

def only_here(found: Found) -> Html:
    """What each page says that no other page says: figures and dates first, in a fold for each page."""
    language = found.first
    alone = {key for key, row in found.question_rows.items() if (row["n_pages"] or 0) <= 1}
    folds = []
    for key in list(found.page_rows)[:PAGES_SHOWN]:
        said = [row for row in found.answers if row["page_id"] == key and row["role"] != "reference"]
        own = _each_once([row for row in said if row["question_id"] in alone])
        if own:
            rows = [(bdi(question_label(found.question_rows[row["question_id"]], language)),
                     tag("b", bdi(value_words(row, language))), _quote(row),
                     source_words(row, language), named("certainty", row["certainty"],
                                                        language)) for row in own]
            told = tell("only.told", language, n=sum(row["question_id"] in alone for row in said),
                        of=len(said))
            shown = _table(rows, ["question", "answer", "quote", "source", "certainty"], language, "",
                           ONLY_SHOWN)
            folds.append(tag("details", tag("summary", bdi(cut(found.page_labels[key], 40)), " · ", told),
                             shown, open=not folds))
    return tag("div", *folds) if folds else tag("p",
                                                tell("only.none" if found.answers else "answers.none",
                                                     language))


def _each_once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first answer to each question, the kinds in the order of GROUPS."""
    rank = {name: i for i, name in enumerate(name for names in GROUPS.values() for name in names)}
    first: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row["start"], row["claim_id"])):
        first.setdefault(row["question_id"], row)
    return sorted(first.values(), key=lambda row: (rank.get(row["attribute"], 99), row["start"],
                                                   row["claim_id"]))


# --------------------------------------------------------------------------------------------- how good it is

def quality(checked: pd.DataFrame, figures: pd.DataFrame, by_relation: pd.DataFrame, found: Found) -> Html:
    """The error rates on a person's pairs; where there are none, how to make them."""
    language = found.first
    if not len(checked):
        return tag("div", tag("p", tell("quality.none", language)), tag("pre", _example(found)))
    rows = [(tell(f"figure.{i}", language), f"{row['n']} / {row['of']}", _percent(row["share"]), _range(row))
            for i, row in enumerate(rows_of(figures))]
    sizes = tell("quality.sizes", language, n=len(checked), clear=int((checked["clear"] == "yes").sum()))
    kinds = [(relation_badge(row["relation"], language) if i < len(by_relation) - 1
              else tell("macro average", language),
              row["n"], row["together"], row["right"], _percent(row["share"])) for i,
             row in enumerate(rows_of(by_relation))]
    more = _table(kinds, ["relation", "pairs", "met", "right", "rate"], language,
                  tell("caption.by_relation", language)) if kinds else ""
    return tag("div", _table(rows, ["what", "n_of", "rate", "range"], language, sizes), more)


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{100 * share:.0f} %"


def _range(row: Mapping[str, Any]) -> str | None:
    return None if row["low"] is None else f"{100 * row['low']:.0f}–{100 * row['high']:.0f} %"


def _example(found: Found) -> str:
    """The first lines of a claim_pairs.csv: its header, and a pair that no spreadsheet takes for a
    formula."""
    rows = [(question["label_zh"], a["attribute"], a["file"], a["quote"], b["file"], b["quote"], "", "", "")
            for question in found.ranked for pair in found.pairs_of.get(question["question_id"], [])[:1]
            for a, b in [(pair["a"], pair["b"])]]
    formula = ("=", "+", "-", "@", "\t")
    plain = [row for row in rows if not any(visible(cell).startswith(formula) for cell in row)]
    return _csv([PAIR_COLUMNS, *plain[:1]])


def _csv(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([visible(cell) for cell in row] for row in rows)
    return out.getvalue().rstrip("\n")


def mistakes(checked: pd.DataFrame, found: Found) -> Html:
    """The clear pairs that the program calls otherwise than a person, those it calls at all first."""
    language = found.first
    clear = [row for row in rows_of(checked) if row["clear"] == "yes"]
    wrong = sorted((row for row in clear if row["right"] is not True),
                   key=lambda row: (row["said"] is None, not row["together"]))
    if not wrong:
        return tag("p", tell("mistakes.none" if clear else "checked.none", language))
    rows = [(bdi(cut(row["quote_a"], QUOTE)), bdi(cut(row["quote_b"], QUOTE)),
             relation_badge(row["relation"], language),
             _verdict(row, language)) for row in wrong]
    return _table(rows, ["one", "other", "person", "program"], language,
                  tell("caption.mistakes", language, n=len(wrong), of=len(clear)), MISTAKES_SHOWN)


def _verdict(row: Mapping[str, Any], language: str) -> Html:
    if row["said"]:
        return join([relation_badge(row["said"], language), bdi(row[f"reason_{language}"])], " ")
    found = sum(row[f"found_{side}"] is not None for side in "ab")
    return escape(tell(("apart.both", "apart.one", "apart.question")[found], language))


def influence(reach: Any, figures: pd.DataFrame, found: Found) -> Html:
    """How far the measured errors could move the number of disputed questions (`claims.check.reach`)."""
    language = found.first
    rates = rows_of(figures)
    if not reach.checked:
        return tag("p", tell("reach.none" if rates[0]["of"] else "reach.unread", language, n=reach.disputed))
    alarms, missed = rates[4], rates[5]
    told = tell("reach.told", language, n=reach.disputed, alarms=alarms["n"], called=alarms["of"],
                missed=missed["n"], true=missed["of"],
                alarms_be="was" if alarms["n"] == 1 else "were", least=reach.least, most=reach.most,
                questions=len(found.question_rows))
    stands = tell("reach.stands" if reach.least else "reach.falls", language)
    read = tell("reach.read", language, called=rates[6]["of"], read=rates[6]["n"])
    return tag("div", tag("p", told, " ", read), tag("p", tag("strong", stands), " ",
                                                     tell("reach.silent", language)))


# --------------------------------------------------------------------------------------------------
# correcting it

def review_lines(found: Found, checked: pd.DataFrame) -> Html:
    """Ready lines for manual/claim_reviews.csv: the most disputed pairs, and those kept apart wrongly."""
    language = found.first
    ranked = [row for row in found.ranked if row["relation"] in APART] or found.ranked
    pairs = [pair for row in ranked[:REVIEWS_SHOWN] for pair in found.pairs_of.get(row["question_id"],
                                                                                   [])[:1]]
    if not pairs:
        return tag("p", tell("reviews.none", language))
    return tag("div", *(_decide(pair, found, language) for pair in pairs), _same(checked, language))


def _decide(pair: Mapping[str, Any], found: Found, language: str) -> Html:
    a, b = pair["claim_a"], pair["claim_b"]
    lines = [(("relation", a, b, pair["relation"], ""), "review.relation"),
             (("different", a, b, "", ""), "review.different"),
             (("ignore", a, "", "", ""), "review.ignore")]
    rows = [tag("li", tag("code", _csv([line])), " ", tag("small", tell(key, language))) for line,
            key in lines]
    label = question_label(found.question_rows[pair["question_id"]], language)
    quotes = join([tag("q", _quote(pair["a"])), " ↔ ", tag("q", _quote(pair["b"]))])
    return tag("div", tag("p", relation_badge(pair["relation"], language), " ", bdi(label), tag("br"),
                          quotes), tag("ul", *rows))


def _same(checked: pd.DataFrame, language: str) -> Html:
    apart = [row for row in rows_of(checked) if row["found_a"] and row["found_b"] and not row["together"]
             and row["clear"] == "yes"]
    if not apart:
        return Html("")
    rows = [tag("li", tag("q", bdi(cut(row["quote_a"], QUOTE))), " ↔ ",
                tag("q", bdi(cut(row["quote_b"], QUOTE))), tag("br"),
                tag("code", _csv([("same", row["found_a"], row["found_b"], "",
                                   "")]))) for row in apart[:REVIEWS_SHOWN]]
    return tag("div", tag("p", tell("reviews.kept_apart", language)), tag("ul", *rows))


def decisions(rows: pd.DataFrame, compared: Mapping[str, pd.DataFrame], found: Found) -> Html:
    """Each decision of manual/claim_reviews.csv and what became of it."""
    language = found.first
    made = [(n, row) for n, row in enumerate(rows_of(rows),
                                             1) if any(row.get(name) for name in ("kind", "a"))]
    if not made:
        return tag("p", tell("decisions.none", language, line="\x00").partition("\x00")[0],
                   tag("code", ",".join(REVIEW_COLUMNS)))
    problems = list(compared["claims"].attrs.get("problems", []))
    told = {n: next((text.partition(": ")[2] for text in problems if text.startswith(f"row {n}:")),
                    None) for n, _ in made}
    shown = [(n, *(bdi(row.get(name)) if row.get(name) else None for name in REVIEW_COLUMNS),
              bdi(told[n]) if told[n] else tell("honoured", language)) for n, row in made]
    pairs = sum(bool(pair["reviewed"]) for pair in found.pairs)
    caption = tell("caption.decisions", language, n=sum(text is None for text in told.values()),
                   of=len(made), pairs=pairs)
    frame = pd.DataFrame(shown, columns=["row", *REVIEW_COLUMNS, "outcome"], dtype=object)
    headers = {"row": tell("word.row", language), "outcome": tell("word.outcome", language)}
    return table(frame, headers=headers, caption=caption, limit=200, language=language, stack=True)


def thresholds(rows: pd.DataFrame, found: Found) -> Html:
    """The thresholds in force by name (`claims.thresholds.table`), and what study.toml asks for in vain."""
    language = found.first
    made = rows_of(rows)
    columns = ["name", "value", *(["asked"] if any(row["asked"] for row in made) else []), "meaning"]
    shown = _table([tuple(row[name] for name in columns) for row in made], columns, language,
                   tell("caption.thresholds", language))
    names = ", ".join(f"{row['name']} = {row['asked']}" for row in made if row["unheard"])
    return tag("div", shown, tag("p", tell("asked.unheard", language, names=names)) if names else "")
