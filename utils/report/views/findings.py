"""What notebook 04 shows: the study's tables put together into findings, each with how sure it is and its evidence.

`gather` reads the tables once into `Found`, with the frames that the chart verbs take. Every other function is pure: it
takes `Found` and gives a `View`, the same thing in the languages that the study asks for.

Anchors, which everything links to: `f-…` a finding, `q-…` a question's panel, `claim-…` the sentence in its page's
text, `page-…` a page. A question without a panel is found in the table of disputes (`row-…`).

How sure a comparison is (`sureness`): *checked* where a person decided it; *firm* where two numbers or dates are
compared, both said exactly and by nobody who hedges; *likely* where one of them is approximate or hedged; *tentative*
where words are compared. A share is *measured* where randomly drawn hand labels check it, and else is no finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from math import log, sqrt
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils import charts, tables
from utils.charts.files import file_stem
from utils.charts.pages import SEVERITY, relation_words
from utils.report.messages import named, phrase, say
from utils.report.safe import MISSING, Html, View, bdi, clean, escape, join, safe_link, table, tag, visible
from utils.tables.schema import CLAIM_ROLES, TABLES
from utils.text import sentences, words

if TYPE_CHECKING:
    from utils.study import Study

PANELS = 12  # disputed questions that get a panel of their own; the others stand in the table
PANEL_ANSWERS = 24  # answers listed in a panel
PANEL_PAIRS = 6  # pairs explained in a panel
TABLE_ROWS = 300  # rows of a table shown in the report; the CSV has all of them
HEADLINES = 3  # disputes told in the first lines
CONTEXT = 90  # characters of a sentence shown around an answer
DISPUTED = ("contradicts own reference", "conflict", "internal contradiction")
HEDGED = ("hearsay", "planned", "predicted", "speculated", "denied")
EXACT = (None, "exact")
SHOWN_ROLES = (
    *CLAIM_ROLES,
    "byline",
    "page_time",
    "reference_label",
    "section_label",
    "credit",
    "disclaimer",
)
"""Lines that are the page's own voice: its text in the report."""

MADE = tuple(name for name, one in TABLES.items() if one.owner in ("01", "02", "03"))


# ------------------------------------------------------------------------------------------------ the material


@dataclass(frozen=True)
class Found:
    """The tables of a study, and the frames that charts and views take from them."""

    study: Study
    frames: Mapping[str, pd.DataFrame]
    languages: tuple[str, ...] = ("zh", "en")
    drawn: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def first(self) -> str:
        """The language of the notebook: that of its text cells, unless the study asks for Chinese alone."""
        return "zh" if self.languages == ("zh",) else "en"

    def view(self, show: Callable[[str], Html], **more: Any) -> View:
        """A View of `show(language)` in every language that is needed."""
        needed = dict.fromkeys((*self.languages, self.first))
        return View(first=self.first, **{language: show(language) for language in needed}, **more)

    def __getattr__(self, name: str) -> pd.DataFrame:
        frames = object.__getattribute__(self, "frames")
        if name in frames:
            return frames[name]
        raise AttributeError(name)

    @cached_property
    def page_labels(self) -> dict[str, str]:
        """What each page is called: its account, else its title, else its file; told apart where two are alike."""
        rows = self.frames["pages"].to_dict("records")
        names = {row["page_id"]: _first(row, "account", "title", "file", "page_id") for row in rows}
        count = Counter(names.values())
        labels: dict[str, str] = {}
        for row in rows:
            name = names[row["page_id"]]
            if count[name] > 1:
                day = _first(row, "published_at", "published_not_before")[:10]
                name = " ".join(part for part in (name, day) if part)
            while name in labels.values():
                name += "′"
            labels[row["page_id"]] = name
        return labels

    @cached_property
    def answers(self) -> list[dict[str, Any]]:
        """Every claim as a dict with `page_label`, `said`, `link` and `label` (its question's keys), missing None."""
        said = {row["page_id"]: _first(row, "published_at") or None for row in _rows(self.frames["pages"])}
        out = []
        for row in _rows(self.frames["claims"]):
            page = row["page_id"]
            out.append(
                row
                | {
                    "page_label": self.page_labels.get(page, "?"),
                    "said": said.get(page),
                    "link": f"#claim-{row['claim_id']}",
                }
            )
        return out

    @cached_property
    def by_claim(self) -> dict[str, dict[str, Any]]:
        """claim_id -> answer."""
        return {row["claim_id"]: row for row in self.answers}

    @cached_property
    def by_question(self) -> dict[str, list[dict[str, Any]]]:
        """question_id -> its answers."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in self.answers:
            grouped.setdefault(row["question_id"], []).append(row)
        return grouped

    @cached_property
    def pairs(self) -> list[dict[str, Any]]:
        """Every comparison with its two answers under `a` and `b`."""
        known = self.by_claim
        return [
            row | {"a": known[row["claim_a"]], "b": known[row["claim_b"]]}
            for row in _rows(self.frames["comparisons"])
            if row["claim_a"] in known and row["claim_b"] in known
        ]

    @cached_property
    def pairs_of(self) -> dict[str, list[dict[str, Any]]]:
        """question_id -> its comparisons, the worst first, those a reader can follow most surely before the others."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for pair in self.pairs:
            grouped.setdefault(pair["question_id"], []).append(pair)
        return {key: sorted(own, key=_pair_order) for key, own in grouped.items()}

    @cached_property
    def ranked(self) -> list[dict[str, Any]]:
        """Questions with more than one answer, the most disputed first."""
        rows = [row for row in _rows(self.frames["questions"]) if row["relation"] in SEVERITY]
        return sorted(rows, key=self._question_order)

    def _question_order(self, row: dict[str, Any]) -> tuple:
        pairs = self.pairs_of.get(row["question_id"], [])
        group = 0 if row["relation"] in DISPUTED else 1 if row["relation"] == "scope/time differs" else 2
        sure = min(
            (SURE_ORDER[sureness(pair)] for pair in pairs if pair["relation"] == row["relation"]), default=9
        )
        return (
            group,
            sure,
            -(row["n_pages"] or 0),
            SEVERITY[row["relation"]],
            -(row["n_answers"] or 0),
            row["question_id"],
        )

    @cached_property
    def panelled(self) -> list[dict[str, Any]]:
        """The questions that get a panel."""
        return [row for row in self.ranked if row["relation"] in (*DISPUTED, "scope/time differs")][:PANELS]

    @cached_property
    def disputed(self) -> list[dict[str, Any]]:
        """The questions of which two answers cannot both be true."""
        return [row for row in self.ranked if row["relation"] in DISPUTED]

    # the frames that the chart verbs take

    @property
    def most_disputed(self) -> pd.DataFrame:
        """The answers to the most disputed question: for charts.answers_by_source."""
        rows = self.by_question.get(self.ranked[0]["question_id"], []) if self.ranked else []
        return pd.DataFrame(rows, columns=_columns(self.frames["claims"], "page_label", "said", "link"))

    @property
    def page_relations(self) -> pd.DataFrame:
        """One row per comparison: for charts.relation_matrix."""
        rows = [
            (pair["a"]["page_label"], pair["b"]["page_label"], pair["relation"], pair["question_id"])
            for pair in self.pairs
        ]
        return pd.DataFrame(rows, columns=["page_a", "page_b", "relation", "question_id"])

    @property
    def reliance(self) -> pd.DataFrame:
        """Which page names which source: for charts.sources_network."""
        rows = [
            (row["page_label"], row["source"], row["source_kind"], row["claim_id"])
            for row in self.answers
            if row["source"] and row["source_kind"] != "self"
        ]
        own = [
            (self.page_labels.get(row["page_id"], "?"), row["outlet"], "media", None)
            for row in _rows(self.frames["references"])
            if row["outlet"]
        ]
        return pd.DataFrame(rows + own, columns=["page_label", "source", "source_kind", "claim_id"])

    @property
    def happenings(self) -> pd.DataFrame:
        """Answers with a day: for charts.claims_timeline. One occurrence is told in the words of its first page."""
        rows, words = [], {}
        for row in self.answers:
            if row["date_start"] is None and row["date_end"] is None:
                continue
            key = (row["question_id"], row["event_id"], row["date_start"], row["date_end"])
            rows.append(row | {"label": words.setdefault(key, row["quote"] or row["value_text"])})
        return pd.DataFrame(
            rows, columns=_columns(self.frames["claims"], "page_label", "said", "link", "label")
        )

    @property
    def certainties(self) -> pd.DataFrame:
        """Answers in the pages' own text: for charts.certainty_by_source."""
        rows = [row for row in self.answers if row["role"] != "reference"]
        return pd.DataFrame(rows, columns=_columns(self.frames["claims"], "page_label"))

    @property
    def words(self) -> pd.DataFrame:
        """Words that one class of comments uses more than the others: for charts.distinctive_words."""
        model = _model_told(self)
        texts = {row["comment_id"]: visible(row["text"]) for row in _rows(self.frames["comments"])}
        labelled = [
            (row["label"], texts[row["comment_id"]])
            for row in _rows(self.frames["sentiment"])
            if row["model"] == model and row["label"] and row["comment_id"] in texts
        ]
        return distinctive(labelled)

    def shares(self, language: str) -> pd.DataFrame:
        """The estimates over all pages, unweighted, grouped by what they are about: for charts.opinion_shares."""
        rows = [row | {"group": _share_group(row, language)} for row in _overall(self.frames["estimates"])]
        return pd.DataFrame(rows, columns=_columns(self.frames["estimates"], "group"))


def gather(study: Study) -> Found:
    """The tables of a study, read once. Raises MissingTable, naming the notebook to run, where one is not there."""
    frames = {name: tables.read(study, name) for name in MADE if name != "skipped"}
    try:
        frames["skipped"] = tables.read(study, "skipped")
    except tables.MissingTable:
        frames["skipped"] = tables.frame("skipped", [])
    return Found(study, frames, study.settings.languages)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dicts in which every missing cell is None."""
    return [{key: _value(cell) for key, cell in row.items()} for row in frame.to_dict("records")]


def _value(cell: Any) -> Any:
    return None if cell is None or cell is pd.NA or cell != cell else cell


def _columns(frame: pd.DataFrame, *more: str) -> list[str]:
    return [*frame.columns, *more]


def _first(row: Mapping[str, Any], *names: str) -> str:
    for name in names:
        text = visible(row.get(name)).strip()
        if text:
            return " ".join(text.split())
    return ""


# ------------------------------------------------------------------------------------------------ how sure

SURE_ORDER = {"checked": 0, "firm": 1, "likely": 2, "tentative": 3}


def sureness(pair: Mapping[str, Any]) -> str:
    """How sure a comparison is: "checked", "firm", "likely" or "tentative" (see the module's opening)."""
    if pair.get("reviewed"):
        return "checked"
    a, b = pair["a"], pair["b"]
    if not (_measurable(a) and _measurable(b)):
        return "tentative"
    plain = all(row.get("approx") in EXACT and row.get("certainty") not in HEDGED for row in (a, b))
    return "firm" if plain else "likely"


def _measurable(row: Mapping[str, Any]) -> bool:
    if row.get("value_low") is not None or row.get("value_high") is not None:
        return True
    return row.get("attribute") == "date" and (row.get("date_start") or row.get("date_end")) is not None


def _pair_order(pair: Mapping[str, Any]) -> tuple:
    return (
        SEVERITY.get(pair["relation"], 9),
        SURE_ORDER[sureness(pair)],
        bool(pair["dependent"]),
        pair["claim_a"],
        pair["claim_b"],
    )


def _sure(how: str, language: str, **values: Any) -> Html:
    return tag(
        "span",
        say(f"sure.{how}", language),
        tag("span", ": " + say(f"because.{how}", language, **values), cls="why"),
        cls=f"sure {how}",
    )


# ------------------------------------------------------------------------------------------------ pieces


def anchor(question_id: str, found: Found) -> str:
    """Where a question is shown: its panel, else its row in the table."""
    panels = found.drawn.setdefault("panels", {row["question_id"] for row in found.panelled})
    return f"#q-{_id(question_id)}" if question_id in panels else f"#row-{_id(question_id)}"


def _id(text: object) -> str:
    """An identifier as part of an anchor; ids are digests, and anything else is made one."""
    plain = str(text)
    ok = plain.isascii() and all(char.isalnum() or char in "-_." for char in plain) and plain
    return plain if ok else sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def relation_badge(relation: object, language: str) -> Html:
    """A relation as a coloured word with its sign, so that colour is not all it has."""
    if not relation:
        return Html("")
    return tag(
        "span", relation_words(str(relation), language), cls=f"rel {str(relation).split('/')[0].split()[0]}"
    )


def value_link(row: Mapping[str, Any], language: str) -> Html:
    """An answer's value as a link to its sentence."""
    return tag(
        "a",
        bdi(value_words(row, language)),
        href=f"#claim-{_id(row['claim_id'])}",
        cls="value",
        title=say("word.to_sentence", language),
    )


def value_words(row: Mapping[str, Any], language: str) -> str:
    """The value in the page's words, else its days, else its clause."""
    words = visible(row.get("value_text")).strip() or "–".join(
        dict.fromkeys(day for day in (row.get("date_start"), row.get("date_end")) if day)
    )
    return _cut(words or visible(row.get("quote")) or MISSING, 40)


def _cut(text: str, length: int) -> str:
    flat = " ".join(visible(text).split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def page_link(page_id: object, found: Found) -> Html:
    """A page's name as a link to its text."""
    return tag("a", bdi(_cut(found.page_labels.get(page_id, "?"), 40)), href=f"#page-{_id(page_id)}")


def question_label(row: Mapping[str, Any], language: str) -> str:
    """A question in words."""
    return _cut(
        visible(row.get(f"label_{language}")) or visible(row.get("label_zh")) or str(row.get("question_id")),
        120,
    )


def source_words(row: Mapping[str, Any], language: str) -> Html:
    """Who says so: the source as named, through whom, and its kind."""
    if row.get("role") == "reference":
        name = bdi(_cut(row.get("source") or say("word.reference", language), 30))
        return join(
            [name, tag("span", f" ({say('word.reference', language)})", cls="quiet")]
            if row.get("source")
            else [name]
        )
    if not row.get("source"):
        return tag("span", say("word.itself", language), cls="quiet")
    name = bdi(_cut(row["source"], 30))
    if row.get("source_via"):
        name = phrase("word.via", language, source=name, via=bdi(_cut(row["source_via"], 30)))
    kind = named("kind", row.get("source_kind"), language)
    return (
        join([name, tag("span", f" ({kind})", cls="quiet")])
        if kind and row.get("source_kind") != "self"
        else name
    )


def day_words(start: object, end: object) -> Html:
    """An interval of days, written once where both ends are one."""
    days = list(dict.fromkeys(visible(day)[:10] for day in (start, end) if visible(day)))
    if not days:
        return tag("span", MISSING, cls="quiet")
    return join((tag("time", day, datetime=day) for day in days), "–")


def published_words(row: Mapping[str, Any], language: str) -> Html:
    """When a page was published: as printed, else its bounds, else that no date is printed."""
    if row.get("published_at"):
        return Html(
            tag(
                "time",
                visible(row["published_at"])[:16].replace("T", " "),
                datetime=visible(row["published_at"]),
            )
        )
    first, last = row.get("published_not_before"), row.get("published_not_after")
    bounds = "between" if first and last else "not_before" if first else "not_after" if last else ""
    undated = say("word.undated", language)
    if not bounds:
        return tag("span", undated, cls="quiet")
    return tag(
        "span",
        f"{undated}; " + say(f"word.{bounds}", language, first=visible(first), last=visible(last)),
        cls="quiet",
    )


def in_its_sentence(row: Mapping[str, Any], found: Found) -> Html:
    """The sentence that an answer stands in, the answer marked and the value in it marked more strongly."""
    text = found.drawn.setdefault(
        "texts", {one["page_id"]: visible_text(one) for one in _rows(found.frames["pages"])}
    ).get(row["page_id"])
    if text is None or row.get("start") is None or not 0 <= row["start"] < row["end"] <= len(text):
        return tag("q", bdi(_cut(row.get("quote") or "", CONTEXT)))
    start, end = _sentence(text, row["start"], row["end"])
    cuts = sorted(
        {
            start,
            row["start"],
            row["end"],
            end,
            *(
                cut
                for cut in (row.get("value_start"), row.get("value_end"))
                if cut is not None and row["start"] <= cut <= row["end"]
            ),
        }
    )
    parts = []
    for left, right in zip(cuts, cuts[1:]):
        piece = bdi_free(text[left:right])
        if row["start"] <= left < row["end"]:
            value = row.get("value_start") is not None and row["value_start"] <= left < (
                row.get("value_end") or 0
            )
            piece = tag("mark", tag("b", piece) if value else piece)
        parts.append(piece)
    return tag("q", tag("bdi", join(parts)))


def bdi_free(text: str) -> Html:
    """Page text on one line, escaped."""
    return escape(" ".join(visible(text).split()) if "\n" in text or "\r" in text else visible(text))


def visible_text(page: Mapping[str, Any]) -> str | None:
    """The page's text as it is stored: offsets count in it, so it is cleaned only when a piece of it is shown."""
    return page.get("text")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentences around a span, cut to CONTEXT characters on either side."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    low = max(line_start, start - CONTEXT)
    high = min(line_end, end + CONTEXT)
    around = [span for span in sentences(text[low:high]) if low + span.end > start and low + span.start < end]
    if not around:
        return low, high
    return min(start, low + around[0].start), max(end, low + around[-1].end)


# ------------------------------------------------------------------------------------------------ the views


def material(found: Found) -> View:
    """How much the findings rest on: one row a table."""
    names = [name for name in MADE if len(found.frames[name])]

    def show(language: str) -> Html:
        rows = _shown(
            [(name, TABLES[name].meaning, len(found.frames[name])) for name in names],
            columns=["table", "meaning", "rows"],
        )
        return table(
            rows,
            headers=_headers(rows, language),
            caption=say("table.caption_material", language),
            language=language,
        )

    return found.view(show)


def _shown(rows: Iterable[tuple], columns: Iterable[str]) -> pd.DataFrame:
    """Rows to look at. Of objects, since pandas would turn `Html` into plain text, which is escaped."""
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def _headers(frame: pd.DataFrame, language: str) -> dict[str, str]:
    return {name: say(f"word.{name}", language) for name in frame.columns}


def headline(found: Found) -> View:
    """The findings as sentences, each with how sure it is and a link to its evidence."""

    def show(language: str) -> Html:
        items = [
            item
            for make in (
                _scope,
                _disputes_told,
                _scope_told,
                _agreement_told,
                _dependence_told,
                _readers_told,
                _missing_told,
            )
            for item in make(found, language)
        ]
        return tag(
            "ol",
            join(
                tag("li", sentence, " ", sure, _own_link(key, language), id=f"f-{key}")
                for key, sentence, sure in items
            ),
            cls="findings",
        )

    return found.view(show)


Finding = tuple[str, Html, Html]


def _own_link(key: str, language: str) -> Html:
    return tag(
        "a", "§", href=f"#f-{key}", cls="anchor", aria_label=f"{say('word.section_link', language)}: {key}"
    )


def _scope(found: Found, language: str) -> Iterable[Finding]:
    answers, questions = len(found.answers), len(found.frames["questions"])
    counted = _sure("counted", language)
    if not answers:
        yield "material", phrase("found.nothing", language), counted
        return
    sentence = phrase(
        "found.scope",
        language,
        pages=len(found.frames["pages"]),
        answers=answers,
        questions=questions,
        shared=len(found.ranked),
    )
    yield "material", tag("span", sentence), counted
    if found.ranked:
        counts = Counter(row["relation"] for row in found.ranked)
        listed = join(
            (
                tag(
                    "a",
                    say(
                        "found.relation_count",
                        language,
                        n=counts[name],
                        relation=named("relation", name, language),
                    ),
                    href="#disputes",
                )
                for name in SEVERITY
                if counts[name]
            ),
            "、" if language == "zh" else ", ",
        )
        yield "relations", phrase("found.relations", language, list=listed), counted


def _disputes_told(found: Found, language: str) -> Iterable[Finding]:
    if not found.disputed:
        if found.ranked:
            yield "disputes", phrase("found.no_dispute", language), _sure("counted", language)
        return
    messages = {
        "contradicts own reference": "found.own_reference",
        "internal contradiction": "found.internal",
    }
    for row in found.disputed[:HEADLINES]:
        pair = found.pairs_of[row["question_id"]][0]
        yield _told(messages.get(pair["relation"], "found.dispute"), row, pair, found, language)


def _told(
    message: str, question: dict[str, Any], pair: dict[str, Any], found: Found, language: str
) -> Finding:
    a, b = pair["a"], pair["b"]
    label = tag("a", bdi(question_label(question, language)), href=anchor(question["question_id"], found))
    sentence = phrase(
        message,
        language,
        label=label,
        a=page_link(a["page_id"], found),
        b=page_link(b["page_id"], found),
        x=value_link(a, language),
        y=value_link(b, language),
    )
    reason = visible(pair.get(f"reason_{language}"))
    why = tag("span", " ", bdi(_cut(reason, 160)), cls="reason") if reason else ""
    return (
        f"q-{_id(question['question_id'])}",
        join([relation_badge(pair["relation"], language), " ", sentence, why]),
        _sure(sureness(pair), language),
    )


def _scope_told(found: Found, language: str) -> Iterable[Finding]:
    for row in [row for row in found.ranked if row["relation"] == "scope/time differs"][:2]:
        pairs = [
            pair for pair in found.pairs_of.get(row["question_id"], []) if pair["relation"] == row["relation"]
        ]
        if pairs:
            yield _told("found.scope_differs", row, pairs[0], found, language)


def _agreement_told(found: Found, language: str) -> Iterable[Finding]:
    agreed = [row for row in found.ranked if row["relation"] == "agree" and (row["n_pages"] or 0) > 1]
    for row in sorted(
        agreed, key=lambda row: (-(row["n_witnesses"] or 0), -(row["n_pages"] or 0), row["question_id"])
    )[:1]:
        pairs = found.pairs_of.get(row["question_id"], [])
        if not pairs:
            continue
        label = tag("a", bdi(question_label(row, language)), href=anchor(row["question_id"], found))
        sentence = phrase(
            "found.agree",
            language,
            label=label,
            pages=row["n_pages"],
            witnesses=row["n_witnesses"] or 1,
            x=value_link(pairs[0]["a"], language),
        )
        yield f"q-{_id(row['question_id'])}", join([relation_badge("agree", language), " ", sentence]), _sure(
            sureness(pairs[0]), language
        )


def _dependence_told(found: Found, language: str) -> Iterable[Finding]:
    agreeing = [
        pair
        for pair in found.pairs
        if pair["relation"] == "agree" and pair["a"]["page_id"] != pair["b"]["page_id"]
    ]
    dependent = [pair for pair in agreeing if pair["dependent"]]
    counted = _sure("counted", language)
    if dependent:
        sentence = phrase("found.dependent", language, dependent=len(dependent), pairs=len(agreeing))
        yield "one-source", tag("a", sentence, href="#reliance"), counted
    copies = int(found.frames["pages"]["duplicate_of"].notna().sum())
    if copies:
        yield "copies", tag("a", phrase("found.copies", language, n=copies), href="#reliance"), counted


def _readers_told(found: Found, language: str) -> Iterable[Finding]:
    counted = _sure("counted", language)
    if not len(found.frames["comments"]):
        yield "readers", phrase("found.no_comments", language), counted
        return
    best = best_estimates(found)
    if not best:
        yield "readers", tag("a", phrase("found.readers_unchecked", language), href="#readers"), counted
    for number, row in enumerate(best, 1):
        values = dict(
            n=row["n"] or 0,
            share=f"{row['share']:.0%}",
            low=f"{row['low']:.0%}",
            high=f"{row['high']:.0%}",
            label=named("label", row["label"], language),
            method=bdi(_cut(row["method"] or "", 60)),
        )
        sentence = (
            phrase("found.readers_target", language, target=bdi(_cut(row["target"], 30)), **values)
            if row["target"]
            else phrase("found.readers", language, **values)
        )
        yield f"readers-{number}", tag("a", sentence, href="#readers"), _sure(
            "measured", language, n=row["n_labelled"]
        )


def _missing_told(found: Found, language: str) -> Iterable[Finding]:
    undated = int(found.frames["pages"]["published_at"].isna().sum())
    if undated:
        yield "undated", tag("a", phrase("found.missing", language, n=undated), href="#sources"), _sure(
            "counted", language
        )


def disputes(found: Found) -> View:
    """The table of questions with more than one answer, the most disputed first."""

    def show(language: str) -> Html:
        rows = _shown(
            [_dispute_row(row, found, language) for row in found.ranked],
            columns=["question", "relation", "pages", "witnesses", "answers", "summary"],
        )
        return tag(
            "div",
            table(
                rows,
                headers=_headers(rows, language),
                caption=say("table.caption_disputes", language),
                limit=TABLE_ROWS,
                language=language,
            ),
            id="dispute-table",
            cls="wide",
        )

    return found.view(show)


def _dispute_row(row: dict[str, Any], found: Found, language: str) -> tuple:
    target = anchor(row["question_id"], found)
    label = bdi(question_label(row, language))
    cell = tag("a", label, href=target) if target.startswith("#q-") else tag("span", label, id=target[1:])
    return (
        cell,
        relation_badge(row["relation"], language),
        row["n_pages"],
        row["n_witnesses"],
        _values_given(found.by_question.get(row["question_id"], []), language),
        bdi(visible(row.get(f"summary_{language}"))),
    )


def _values_given(answers: list[dict[str, Any]], language: str, most: int = 5) -> Html:
    """The distinct values, each leading to the first sentence that gives it, with how often it is given."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in answers:
        grouped.setdefault(value_words(row, language), []).append(row)
    ordered = sorted(grouped.values(), key=lambda rows: (-len({row["page_id"] for row in rows}), -len(rows)))
    parts = [
        join([value_link(rows[0], language), f" ×{len(rows)}" if len(rows) > 1 else ""])
        for rows in ordered[:most]
    ]
    if len(ordered) > most:
        parts.append(escape(f"+{len(ordered) - most}"))
    return join(parts, " · ")


def chart(
    found: Found,
    verb: Callable[..., Any],
    frame: pd.DataFrame | Callable[[str], pd.DataFrame],
    name: str | None = None,
    title: Callable[[str], str] | None = None,
    **options: Any,
) -> View:
    """Draw a chart, save it in output/charts and show it: wide and narrow, in every language, with its numbers.

    verb: a verb of `utils.charts`. frame: what it takes, or a function of the language. name: of the files (default:
    the verb's name). Where the report has two languages, the files in the second one carry it in their name.
    """
    name = name or verb.__name__
    given = frame if callable(frame) else lambda language: frame
    made: dict[str, Any] = {}

    def show(language: str) -> Html:
        rows = given(language)
        more = options | ({"title": title(language)} if title else {})
        wide = verb(rows, language=language, **more)
        narrow = verb(rows, language=language, width=charts.NARROW, **more)
        stem = name if language == found.first else f"{name}.{language}"
        charts.save(wide, found.study, stem, _numbers(rows))
        made.setdefault("first", wide) if language == found.first else None
        return figure(wide, narrow, f"{name}-{language}", _numbers(rows), stem, language)

    view = found.view(show)
    return View(
        zh=view.zh, en=view.en, first=found.first, png=made["first"].png(NOTEBOOK_DPI), alt=made["first"].alt
    )


NOTEBOOK_DPI = 96
_NOT_DRAWN = (
    "link",
    "claim_id",
    "page_id",
    "start",
    "end",
    "value_start",
    "value_end",
    "event_id",
    "question_id",
    "text",
    "comment_id",
    "parent_id",
    "author",
)


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as numbers for people: without ids, offsets and names of commenters."""
    kept = [column for column in rows.columns if column not in _NOT_DRAWN and rows[column].notna().any()]
    return rows[kept].reset_index(drop=True)


def figure(
    wide: charts.Chart,
    narrow: charts.Chart,
    prefix: str,
    rows: pd.DataFrame | None,
    stem: str | None,
    language: str,
) -> Html:
    """A chart as a <figure>: both widths (the page's style shows one), its alternative text, its numbers and files."""
    parts = [_drawing(wide, f"{prefix}-w", "for-wide"), _drawing(narrow, f"{prefix}-n", "for-narrow")]
    notes = [tag("p", wide.alt, cls="alt")]
    if rows is not None and len(rows):
        shown = table(rows, limit=40, caption=say("word.numbers", language), language=language)
        files = say(
            "word.files",
            language,
            files=", ".join(f"charts/{file_stem(stem or prefix)}.{kind}" for kind in ("svg", "png", "csv")),
        )
        notes.append(
            tag("details", tag("summary", say("word.numbers", language)), shown, tag("p", files, cls="quiet"))
        )
    return tag("figure", join(parts), tag("figcaption", join(notes)))


def _drawing(drawn: charts.Chart, prefix: str, kind: str) -> Html:
    """A chart inline. A drawing with links inside is a group, one without is an image; both carry what is seen."""
    svg = clean(charts.inline(drawn, _id(prefix)))
    role = "group" if "<a " in svg else "img"
    return Html(
        svg.replace(
            "<svg ",
            f'<svg role="{role}" aria-label="{escape(drawn.alt)}" class="{kind}" focusable="false" ',
            1,
        )
    )


def most_disputed(found: Found, verb: Callable[..., Any] = charts.answers_by_source) -> View:
    """The answers to the most disputed question, by source."""
    label = (lambda language: question_label(found.ranked[0], language)) if found.ranked else None
    return chart(found, verb, found.most_disputed, title=label)


def panels(found: Found) -> View:
    """Each disputed question: its answers on one axis, who says so in which words, and why they stand as they do."""

    def show(language: str, drawings: bool = True) -> Html:
        parts = [_panel(row, found, language, drawings, number) for number, row in enumerate(found.panelled)]
        rest = len(found.ranked) - len(found.panelled)
        if not parts:
            parts = [tag("p", say("word.none", language))]
        if rest:
            parts.append(
                tag("p", say("word.more_questions", language, n=rest, table="questions.csv"), cls="quiet")
            )
        return join(parts)

    return found.view(show, shown=show(found.first, drawings=False))


def _panel(row: dict[str, Any], found: Found, language: str, drawings: bool, number: int) -> Html:
    label, key = question_label(row, language), _id(row["question_id"])
    answers = found.by_question.get(row["question_id"], [])
    parts = [
        tag(
            "h3",
            bdi(label),
            " ",
            tag(
                "a",
                "§",
                href=f"#q-{key}",
                cls="anchor",
                aria_label=say("page.section", language) + f": {label}",
            ),
        ),
        tag(
            "p", relation_badge(row["relation"], language), " ", bdi(visible(row.get(f"summary_{language}")))
        ),
    ]
    if drawings and number == 0 and found.ranked[0] is row:
        parts.append(
            tag("p", tag("a", say("word.chart_above", language), href="#most-disputed"), cls="quiet")
        )
    elif drawings and len(answers) > 1:
        frame = pd.DataFrame(answers)
        wide = charts.answers_by_source(frame, language=language, title=label)
        narrow = charts.answers_by_source(frame, language=language, width=charts.NARROW, title=label)
        parts.append(figure(wide, narrow, f"q-{key}-{language}", None, None, language))
    parts += [
        _answer_table(answers, found, language, label),
        _reasons(found.pairs_of.get(row["question_id"], []), found, language),
    ]
    return tag("article", join(parts), id=f"q-{key}", cls="panel", aria_label=label)


def _answer_table(answers: list[dict[str, Any]], found: Found, language: str, label: str) -> Html:
    pages = {row["page_id"]: row for row in _rows(found.frames["pages"])}
    heads = [
        say(f"word.{name}", language)
        for name in ("page", "answer", "words", "source", "certainty", "when", "said")
    ]
    body = []
    for row in answers[:PANEL_ANSWERS]:
        cells = (
            page_link(row["page_id"], found),
            value_link(row, language),
            in_its_sentence(row, found),
            source_words(row, language),
            named("certainty", row.get("certainty"), language) or MISSING,
            day_words(row.get("date_start"), row.get("date_end")),
            published_words(pages.get(row["page_id"], {}), language),
        )
        body.append(tag("tr", join(tag("td", cell, data_key=head) for cell, head in zip(cells, heads))))
    caption = tag("caption", phrase("table.caption_answers", language, label=label))
    grid = tag(
        "table",
        caption,
        tag("thead", tag("tr", join(tag("th", head, scope="col") for head in heads))),
        tag("tbody", join(body)),
    )
    more = len(answers) - PANEL_ANSWERS
    note = (
        tag("p", say("word.more_answers", language, n=more, table="claims.csv"), cls="quiet")
        if more > 0
        else ""
    )
    return tag("div", grid, note, cls="table stack")


def _reasons(pairs: list[dict[str, Any]], found: Found, language: str) -> Html:
    if not pairs:
        return Html("")
    items = [tag("li", pair_words(pair, found, language)) for pair in pairs[:PANEL_PAIRS]]
    more = len(pairs) - PANEL_PAIRS
    note = (
        tag("p", say("word.more_pairs", language, n=more, table="comparisons.csv"), cls="quiet")
        if more > 0
        else ""
    )
    return join([tag("h4", say("word.pairs", language)), tag("ul", join(items), cls="pairs"), note])


def pair_words(pair: dict[str, Any], found: Found, language: str) -> Html:
    """Two answers, their relation, the reason, and what weakens it."""
    a, b = pair["a"], pair["b"]
    marks = [
        tag("span", say(f"word.{mark}", language), cls="flag")
        for mark in ("dependent", "reviewed")
        if pair.get(mark)
    ]
    return join(
        [
            relation_badge(pair["relation"], language),
            " ",
            page_link(a["page_id"], found),
            " ",
            value_link(a, language),
            " / ",
            page_link(b["page_id"], found),
            " ",
            value_link(b, language),
            ". ",
            tag("span", bdi(visible(pair.get(f"reason_{language}"))), cls="reason"),
            " ",
            join(marks, " "),
            " ",
            _sure(sureness(pair), language),
        ]
    )


def copies(found: Found) -> View:
    """Agreeing answers of different pages that rest on one source, and pages that repeat others."""

    def show(language: str) -> Html:
        rows = [
            (
                tag(
                    "a",
                    bdi(question_label(_question(found, pair["question_id"]), language)),
                    href=anchor(pair["question_id"], found),
                ),
                page_link(pair["a"]["page_id"], found),
                page_link(pair["b"]["page_id"], found),
                value_link(pair["a"], language),
                source_words(pair["a"], language),
                bdi(visible(pair.get(f"reason_{language}"))),
            )
            for pair in found.pairs
            if pair["dependent"] and pair["a"]["page_id"] != pair["b"]["page_id"]
        ]
        heads = ["question", "page", "page_b", "answer", "source", "reason"]
        labels = {name: say(f"word.{name.removesuffix('_b')}", language) for name in heads}
        shown = table(
            _shown(rows, columns=heads),
            headers=labels,
            caption=say("table.caption_copies", language),
            limit=TABLE_ROWS,
            language=language,
        )
        repeats = [
            tag(
                "li",
                page_link(row["page_id"], found),
                f" {say('source.repeats', language)} ",
                page_link(row["duplicate_of"], found),
            )
            for row in _rows(found.frames["pages"])
            if row["duplicate_of"]
        ]
        return join([shown, tag("ul", join(repeats)) if repeats else ""])

    return found.view(show)


def _question(found: Found, question_id: str) -> dict[str, Any]:
    known = found.drawn.setdefault(
        "questions", {row["question_id"]: row for row in _rows(found.frames["questions"])}
    )
    return known.get(question_id, {"question_id": question_id})


def contradictions(found: Found) -> View:
    """Pairs inside one page that cannot both be true, and pairs with the page's own references."""

    def show(language: str) -> Html:
        own = [
            pair
            for pair in found.pairs
            if pair["relation"] in ("internal contradiction", "contradicts own reference")
        ]
        rows = [
            (
                page_link(pair["a"]["page_id"], found),
                relation_badge(pair["relation"], language),
                tag(
                    "a",
                    bdi(question_label(_question(found, pair["question_id"]), language)),
                    href=anchor(pair["question_id"], found),
                ),
                join([value_link(pair["a"], language), " / ", value_link(pair["b"], language)]),
                bdi(visible(pair.get(f"reason_{language}"))),
                _sure(sureness(pair), language),
            )
            for pair in sorted(own, key=_pair_order)
        ]
        heads = ["page", "relation", "question", "answers", "reason", "certainty"]
        return table(
            _shown(rows, columns=heads),
            headers={name: say(f"word.{name}", language) for name in heads},
            caption=say("table.caption_contradictions", language),
            limit=TABLE_ROWS,
            language=language,
        )

    return found.view(show)


# ------------------------------------------------------------------------------------------------ readers


def _overall(estimates: pd.DataFrame) -> list[dict[str, Any]]:
    """Estimates over all pages, every comment counted once; the checked ones first."""
    rows = [
        row
        for row in _rows(estimates)
        if row["page_id"] is None and row["weighting"] in (None, "raw") and row["share"] is not None
    ]
    return sorted(rows, key=lambda row: (row["target"] is not None, not row["n_labelled"]))


def _share_group(row: Mapping[str, Any], language: str) -> str:
    about = visible(row["target"]) or say("word.sentiment", language)
    return f"{about} · {visible(row['model'])}" if row.get("model") else about


def best_estimates(found: Found) -> list[dict[str, Any]]:
    """The shares that may be stated in words: checked by hand labels; of each subject the model with the narrowest
    interval, of it the class with the largest share."""
    grouped: dict[tuple, list[dict[str, Any]]] = {}
    for row in _overall(found.frames["estimates"]):
        if row["n_labelled"] and row["low"] is not None and row["high"] is not None:
            grouped.setdefault((row["target"], row["model"]), []).append(row)
    best: dict[Any, list[dict[str, Any]]] = {}
    for (target, model), rows in sorted(
        grouped.items(), key=lambda item: (str(item[0][0] or ""), _breadth(item[1]), str(item[0][1]))
    ):
        best.setdefault(target, rows)
    return [
        max(rows, key=lambda row: (row["share"], str(row["label"])))
        for _, rows in sorted(best.items(), key=lambda item: str(item[0] or ""))
    ]


def _breadth(rows: list[dict[str, Any]]) -> float:
    return sum(row["high"] - row["low"] for row in rows) / len(rows)


def _model_told(found: Found) -> str | None:
    """The model whose classes group the comments: the one whose shares are told, else the first of the table."""
    told = [row["model"] for row in best_estimates(found) if row["target"] is None]
    scored = list(dict.fromkeys(found.frames["sentiment"]["model"].dropna()))
    return next((model for model in (*told, *scored) if model in scored), None)


WORD_COMMENTS = 2  # comments that a word must occur in
PRIOR = 0.5  # pseudo-count of a word in each group, times how common it is


def distinctive(labelled: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """The words that set groups of texts apart: `group`, `word`, `score` (z), `n` (texts of the group that use it).

    labelled: (group, text). The score is the weighted log-odds ratio of a word in the group against all other groups,
    with an informative Dirichlet prior, divided by its standard error (Monroe, Colaresi and Quinn 2008, "Fightin'
    Words"). Counted once a text. Words that fewer than two texts use are left out, and scores below 0.
    """
    counts: dict[str, Counter] = {}
    for group, text in labelled:
        used = {word for word in words(text) if len(word) > 1 and word[0].isalpha()}
        counts.setdefault(group, Counter()).update(used)
    total: Counter = sum(counts.values(), Counter())
    rows = []
    for group, own in sorted(counts.items()):
        size, rest = sum(own.values()), sum(total.values()) - sum(own.values())
        for word in sorted(own):
            score = _log_odds(
                own[word],
                size,
                total[word] - own[word],
                rest,
                total[word] * PRIOR,
                sum(total.values()) * PRIOR,
            )
            if total[word] >= WORD_COMMENTS and score > 0:
                rows.append((group, word, round(score, 3), own[word]))
    rows.sort(key=lambda row: (row[0], -row[2], row[1]))
    return pd.DataFrame(rows, columns=["group", "word", "score", "n"])


def _log_odds(a: int, of_a: int, b: int, of_b: int, prior: float, all_priors: float) -> float:
    """The log-odds ratio of a of of_a against b of of_b with a prior on both sides, in standard errors."""
    first = log((a + prior) / (of_a + all_priors - a - prior))
    second = log((b + prior) / (of_b + all_priors - b - prior))
    return (first - second) / sqrt(1 / (a + prior) + 1 / (b + prior))


def readers(found: Found) -> View:
    """Every share over all pages with its interval, its method and what checks it."""

    def show(language: str) -> Html:
        rows = [
            (
                visible(row["target"]) or say("word.sentiment", language),
                row["model"],
                named("label", row["label"], language),
                f"{row['share']:.0%}",
                (
                    f"{row['low']:.0%}–{row['high']:.0%}"
                    if row["low"] is not None and row["high"] is not None
                    else None
                ),
                row["n"],
                row["n_labelled"] or 0,
                row["method"],
            )
            for row in _overall(found.frames["estimates"])
        ]
        heads = ["target", "model", "label", "share", "interval", "n", "labelled", "method"]
        return table(
            _shown(rows, columns=heads),
            headers={name: say(f"word.{name}", language) for name in heads},
            caption=say("table.caption_estimates", language),
            limit=TABLE_ROWS,
            language=language,
        )

    return found.view(show)


# ------------------------------------------------------------------------------------------------ other settings


def _worst_under(found: Found, keep: Callable[[dict[str, Any]], bool]) -> dict[str, str]:
    """question_id -> the worst relation among the pairs that are kept."""
    out: dict[str, str] = {}
    for pair in found.pairs:
        if pair["relation"] in SEVERITY and keep(pair):
            before = out.get(pair["question_id"])
            if before is None or SEVERITY[pair["relation"]] < SEVERITY[before]:
                out[pair["question_id"]] = pair["relation"]
    return out


SETTINGS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "all": lambda pair: True,
    "independent": lambda pair: not pair["dependent"],
    "unhedged": lambda pair: pair["a"]["certainty"] not in HEDGED and pair["b"]["certainty"] not in HEDGED,
}


def other_settings(found: Found) -> View:
    """The counts of the headline under the setting used and under two others, and whether the disputes stay."""
    worst = {name: _worst_under(found, keep) for name, keep in SETTINGS.items()}
    disputed = {question for question, relation in worst["all"].items() if relation in DISPUTED}
    stay = [
        question for question in disputed if all(worst[name].get(question) in DISPUTED for name in SETTINGS)
    ]

    def show(language: str) -> Html:
        rows = [
            (
                say(f"setting.{name}", language),
                *(Counter(worst[name].values())[relation] for relation in SEVERITY),
            )
            for name in SETTINGS
        ]
        heads = ["setting", *SEVERITY]
        labels = {"setting": say("word.setting", language)} | {
            name: named("relation", name, language) for name in SEVERITY
        }
        key = (
            "setting.none"
            if not disputed
            else "setting.same" if len(stay) == len(disputed) else "setting.changed"
        )
        verdict = phrase(key, language, n=len(stay), of=len(disputed))
        return join(
            [
                tag("p", verdict),
                table(
                    _shown(rows, columns=heads),
                    headers=labels,
                    caption=say("table.caption_settings", language),
                    language=language,
                ),
            ]
        )

    return found.view(show)


# ------------------------------------------------------------------------------------------------ limits and sources


def limits(found: Found) -> View:
    """What is missing, counted: undated pages, skipped inputs, unanswered questions, hedges, unnamed sources."""
    pages, comments = found.frames["pages"], found.frames["comments"]
    own = [row for row in found.answers if row["role"] != "reference"]
    single = sum(row["relation"] not in SEVERITY for row in _rows(found.frames["questions"]))
    hedged = sum(row["certainty"] in HEDGED for row in own)
    unnamed = sum(not row["source"] or row["source_kind"] == "self" for row in own)
    timeless = int((comments["posted_at"].isna() & comments["posted_not_before"].isna()).sum())
    counts = [
        ("undated", int(pages["published_at"].isna().sum()), None),
        ("skipped", len(found.frames["skipped"]), None),
        ("single", single, None),
        ("hedged", hedged, len(own)),
        ("self", unnamed, len(own)),
        ("undated_comments", timeless, len(comments)),
    ]
    unlabelled = len(comments) and not any(row["n_labelled"] for row in _overall(found.frames["estimates"]))

    def show(language: str) -> Html:
        items = [say(f"limit.{name}", language, n=n, of=of) for name, n, of in counts if n]
        items += [say("limit.unlabelled", language)] if unlabelled else []
        parts = [tag("ul", join(tag("li", item) for item in items or [say("limit.gone", language)]))]
        if len(found.frames["skipped"]):
            rows = found.frames["skipped"][["file", "problem", "detail"]]
            parts.append(
                table(
                    rows,
                    headers=_headers(rows, language),
                    caption=say("table.caption_skipped", language),
                    limit=TABLE_ROWS,
                    language=language,
                )
            )
        return join(parts)

    return found.view(show)


def sources(found: Found) -> View:
    """Each page: what was found, what is missing, its digest, and its own text with every used sentence marked."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for line in _rows(found.frames["lines"]):
        lines.setdefault(line["page_id"], []).append(line)
    claims: dict[str, list[dict[str, Any]]] = {}
    for row in found.answers:
        claims.setdefault(row["page_id"], []).append(row)

    def show(language: str, texts: bool = True) -> Html:
        return join(
            _source(
                row, lines.get(row["page_id"], []), claims.get(row["page_id"], []), found, language, texts
            )
            for row in _rows(found.frames["pages"])
        )

    return found.view(show, shown=show(found.first, texts=False))


def _source(
    page: dict[str, Any],
    lines: list[dict[str, Any]],
    claims: list[dict[str, Any]],
    found: Found,
    language: str,
    texts: bool,
) -> Html:
    key = _id(page["page_id"])
    title = bdi(_cut(page["title"] or say("word.untitled", language), 120))
    facts = [(name, value) for name, value in _facts(page, claims, found, language) if value]
    listed = tag(
        "dl",
        join(
            tag("div", tag("dt", say(f"source.{name}", language)), tag("dd", value)) for name, value in facts
        ),
    )
    parts = [
        tag("h3", tag("span", bdi(_cut(found.page_labels[page["page_id"]], 60)), cls="account"), " ", title),
        listed,
    ]
    if texts:
        parts.append(_page_text(page, lines, claims, found, language))
    return tag(
        "article", join(parts), id=f"page-{key}", cls="source", aria_label=found.page_labels[page["page_id"]]
    )


def _facts(
    page: dict[str, Any], claims: list[dict[str, Any]], found: Found, language: str
) -> Iterable[tuple[str, Any]]:
    yield "file", tag("code", bdi(visible(page["file"]) + (f" #{page['record']}" if page["record"] else "")))
    address = safe_link(page["url"]) if page["url"] else None
    if address and address.startswith("http"):
        yield "address", tag("a", bdi(_cut(address, 80)), href=address)
    yield "author", bdi(visible(page["author"])) if page["author"] else None
    yield "published", published_words(page, language)
    yield "reads", f"{page['reads']:,}" if page["reads"] is not None else None
    hidden = say("source.hidden", language, n=page["n_hidden"]) if page["n_hidden"] else ""
    yield "comments", " · ".join(part for part in (f"{page['n_comments'] or 0:,}", hidden) if part)
    yield "answers", f"{len(claims):,}"
    yield "digest", tag("code", visible(page["sha256"])[:16])
    yield "repeats", page_link(page["duplicate_of"], found) if page["duplicate_of"] else None
    yield "problems", bdi(visible(page["problems"])) if page["problems"] else None


def _page_text(
    page: dict[str, Any],
    lines: list[dict[str, Any]],
    claims: list[dict[str, Any]],
    found: Found,
    language: str,
) -> Html:
    text = page["text"] or ""
    shown = [line for line in lines if line["role"] in SHOWN_ROLES] or [line for line in lines if claims]
    spans = sorted(
        (row for row in claims if row["start"] is not None),
        key=lambda row: (row["start"], row["end"], row["claim_id"]),
    )
    used = {row["question_id"] for row in found.panelled}
    body, at = [], 0
    for line in shown:
        inside = []
        while at < len(spans) and spans[at]["start"] < line["end"]:
            inside.append(spans[at])
            at += 1
        body.append(
            tag(
                "p",
                marked(text, line["start"], line["end"], inside, used, found, language),
                cls=None if line["role"] == "body" else line["role"],
            )
        )
    left_out = len(lines) - len(shown)
    note = tag("p", say("source.left_out", language, n=left_out), cls="quiet") if left_out else ""
    return tag(
        "details",
        tag("summary", say("source.text", language)),
        tag("div", join(body), lang="zh"),
        note,
        cls="text",
    )


def marked(
    text: str, start: int, end: int, claims: list[dict[str, Any]], used: set[str], found: Found, language: str
) -> Html:
    """A line of a page with its answers marked. Answers may overlap: the line is cut wherever one starts or ends, each
    piece names the answers that it belongs to, and the piece in which an answer starts carries its anchor and the way
    back to its question."""
    spans = [(max(start, row["start"]), min(end, row["end"]), row) for row in claims]
    cuts = sorted({start, end, *(cut for left, right, _ in spans for cut in (left, right))})
    parts = []
    for left, right in zip(cuts, cuts[1:]):
        own = [row for low, high, row in spans if low <= left and right <= high]
        parts += [_way_back(row, found, language) for low, _, row in spans if low == left]
        piece = bdi_free(text[left:right])
        if own:
            strong = any(row["question_id"] in used for row in own)
            piece = tag(
                "mark",
                piece,
                cls="used" if strong else None,
                data_claims=" ".join(f"claim-{_id(row['claim_id'])}" for row in own),
            )
        parts.append(piece)
    return tag("bdi", join(parts))


def _way_back(row: dict[str, Any], found: Found, language: str) -> Html:
    target = anchor(row["question_id"], found)
    key = f"claim-{_id(row['claim_id'])}"
    ranked = found.drawn.setdefault("ranked", {one["question_id"] for one in found.ranked})
    if row["question_id"] not in ranked:
        return tag("span", id=key)
    label = say(
        "word.to_question", language, label=question_label(_question(found, row["question_id"]), language)
    )
    return tag("a", "↑", id=key, href=target, cls="back", aria_label=label, title=label)


# ------------------------------------------------------------------------------------------------ tables and citing


def save_tables(found: Found) -> View:
    """Write output/tables/NAME.csv for every table, and list them. Commenters' names only where the study keeps them."""
    folder = found.study.output / "tables"
    rows = []
    for name in MADE:
        frame = found.frames[name]
        if name == "comments" and not found.study.settings.privacy.keep_names:
            frame = frame.drop(columns=["author"])
        tables.to_csv(folder / f"{name}.csv", frame.drop(columns=["text"]) if name == "pages" else frame)
        rows.append((f"{name}.csv", TABLES[name].meaning, len(frame), len(frame.columns)))

    def show(language: str) -> Html:
        listed = _shown(rows, columns=["table", "meaning", "rows", "columns"])
        return join(
            [
                table(
                    listed,
                    headers=_headers(listed, language),
                    caption=say("table.caption_tables", language),
                    language=language,
                ),
                citation(found, language),
            ]
        )

    return found.view(show)


def material_digest(found: Found) -> str:
    """Twelve characters that stand for the bytes of all pages: the same pages, the same characters."""
    return sha256(
        "\n".join(sorted(visible(row["sha256"]) for row in _rows(found.frames["pages"]))).encode()
    ).hexdigest()[:12]


def citation(found: Found, language: str) -> Html:
    """How to cite the report: title, number of pages, what stands for their bytes."""
    line = phrase(
        "page.cite_line",
        language,
        title=tag("cite", bdi(found.study.title)),
        pages=len(found.frames["pages"]),
        digest=tag("code", material_digest(found)),
    )
    return tag("p", tag("b", say("page.cite", language)), ": ", line, cls="citation", id="cite")


__all__ = [
    "Found",
    "chart",
    "contradictions",
    "copies",
    "disputes",
    "gather",
    "headline",
    "limits",
    "material",
    "most_disputed",
    "other_settings",
    "panels",
    "readers",
    "save_tables",
    "sources",
    "sureness",
]
