"""The study's tables put together for charts and report: answers with their pages, pairs with their answers.

`gather` reads the tables once into `Found`; what it offers are plain rows and the frames that the chart verbs
take. Nothing here is HTML.

How sure a comparison is (`sureness`): *checked* where a person decided it; *firm* where two numbers or dates
are compared, both said exactly and by nobody who hedges; *likely* where one is approximate, relative or
hedged; *tentative* where words are compared. A share is *measured* where randomly drawn hand labels check it,
and else is no finding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils import tables
from utils.charts.calendar import day_number
from utils.charts.pages import SEVERITY
from utils.claims import labels
from utils.mentions import english, spoken
from utils.report.messages import named, say
from utils.report.safe import Html, View, visible
from utils.tables.schema import TABLES

if TYPE_CHECKING:
    from utils.study import Study

PANELS = 12  # disputed questions that get a panel of their own; the others stand in the table
DISPUTED = ("contradicts own reference", "conflict", "internal contradiction")
HEDGED = ("hearsay", "planned", "predicted", "speculated", "denied")
EXACT = (None, "exact")
_RELATIVE = re.compile("[当昨今明次去本近]|[前后][天日]|上(?!午)")
HAPPENINGS = ("date", "event", "status")  # attributes whose days are those of an occurrence
PARTIES = frozenset(("双方", "各方", "两国", "三方", "多方"))  # whoever the sentence is about, not one source
UNNAMED = ("self", "anonymous", "public")  # kinds of sources that are nobody in particular
LONGEST = 100  # days: a wider interval says too little for a timeline
MADE = tuple(name for name, one in TABLES.items() if one.owner in ("01", "02", "03"))


@dataclass(frozen=True)
class Found:
    """The tables of a study, and the frames that charts and views take from them."""

    study: Study
    frames: Mapping[str, pd.DataFrame]
    languages: tuple[str, ...] = ("zh", "en")
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What views look up again and again, each made once."""

    @property
    def first(self) -> str:
        """The language of the notebook: that of its text cells, unless the study asks for Chinese alone."""
        return "zh" if self.languages == ("zh",) else "en"

    def view(self, show: Callable[[str], Html], **more: Any) -> View:
        """A View of `show(language)` in every language that is needed."""
        needed = dict.fromkeys((*self.languages, self.first))
        return View(first=self.first, **{language: show(language) for language in needed}, **more)

    @property
    def comments(self) -> pd.DataFrame:
        """Every comment: for charts.comments_over_time."""
        return self.frames["comments"]

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """The value made the first time that it is asked for."""
        if name not in self.known:
            self.known[name] = make()
        return self.known[name]

    @property
    def page_rows(self) -> dict[str, dict[str, Any]]:
        """page_id -> the page."""
        return self.once("pages", lambda: {row["page_id"]: row for row in rows_of(self.frames["pages"])})

    @property
    def question_rows(self) -> dict[str, dict[str, Any]]:
        """question_id -> the question."""
        return self.once(
            "questions", lambda: {row["question_id"]: row for row in rows_of(self.frames["questions"])}
        )

    @cached_property
    def page_labels(self) -> dict[str, str]:
        """What each page is called: its account, else its title, else its file; told apart where two are
        alike."""
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
        """Every claim as a dict with `page_label`, `said`, `link` and `label` (its question's keys),
        missing None."""
        said = {row["page_id"]: _first(row, "published_at") or None for row in rows_of(self.frames["pages"])}
        out = []
        for row in rows_of(self.frames["claims"]):
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
            for row in rows_of(self.frames["comparisons"])
            if row["claim_a"] in known and row["claim_b"] in known
        ]

    @cached_property
    def pairs_of(self) -> dict[str, list[dict[str, Any]]]:
        """question_id -> its comparisons, the worst first, those a reader can follow most surely before
        the others."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for pair in self.pairs:
            grouped.setdefault(pair["question_id"], []).append(pair)
        return {key: sorted(own, key=pair_order) for key, own in grouped.items()}

    @cached_property
    def ranked(self) -> list[dict[str, Any]]:
        """Questions with more than one answer, the most disputed first."""
        rows = [row for row in rows_of(self.frames["questions"]) if row["relation"] in SEVERITY]
        return sorted(rows, key=self._question_order)

    def _question_order(self, row: dict[str, Any]) -> tuple:
        pairs = self.pairs_of.get(row["question_id"], [])
        group = 0 if row["relation"] in DISPUTED else 1 if row["relation"] == "scope/time differs" else 2
        told = {value_key(answer) for answer in self.by_question.get(row["question_id"], [])}
        sure = min(
            (SURE_ORDER[sureness(pair)] for pair in pairs if pair["relation"] == row["relation"]), default=9
        )
        return (
            group,
            group == 1 and len(told) == 1,  # one value at different times is no news
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

    def reliance(self, language: str) -> pd.DataFrame:
        """Which page names which source, each under its one name; unnamed voices left out: for
        charts.sources_network."""
        rows = [
            (row["page_label"], spoken.source(row["source"], language), row["source_kind"], row["claim_id"])
            for row in self.answers
            if row["source"] and row["source_kind"] not in UNNAMED and row["source"] not in PARTIES
        ]
        own = [
            (self.page_labels.get(row["page_id"], "?"), spoken.source(row["outlet"], language), "media", None)
            for row in rows_of(self.frames["references"])
            if row["outlet"]
        ]
        return pd.DataFrame(rows + own, columns=["page_label", "source", "source_kind", "claim_id"])

    def happenings(self, language: str) -> pd.DataFrame:
        """What happened when: for charts.claims_timeline. A deed is called what its question calls it.

        Answers that are dates or events, of at most `LONGEST` days; where there are none, every answer with a
        day.
        """
        dated = [row for row in self.answers if row["date_start"] and row["role"] != "reference"]
        told = [row for row in dated if row["attribute"] in HAPPENINGS and _days(row) <= LONGEST] or dated
        rows = [row | {"label": self._deed(row, language)} for row in told]
        return pd.DataFrame(
            rows, columns=_columns(self.frames["claims"], "page_label", "said", "link", "label")
        )

    def _deed(self, row: Mapping[str, Any], language: str) -> str:
        question = self.question_rows.get(row["question_id"], {})
        label = visible(question.get(f"label_{language}"))
        words = labels.deed_of(label, row["attribute"], language) or visible(row["quote"])
        return words[:1].upper() + words[1:]

    @property
    def certainties(self) -> pd.DataFrame:
        """Answers in the pages' own text: for charts.certainty_by_source."""
        rows = [row for row in self.answers if row["role"] != "reference"]
        return pd.DataFrame(rows, columns=_columns(self.frames["claims"], "page_label"))

    @property
    def words(self) -> pd.DataFrame:
        """Words that one class of comments uses more than the others: for charts.distinctive_words."""
        from utils.opinion import names_of, words

        model = model_told(self)
        label = {
            row["comment_id"]: row["label"]
            for row in rows_of(self.frames["sentiment"])
            if row["model"] == model
        }
        rows = rows_of(self.frames["comments"])
        found = words.distinctive(
            [visible(row["text"]) for row in rows],
            [label.get(row["comment_id"]) for row in rows],
            names=names_of(self.study.settings),
        )
        return found.rename(columns={"comments": "n"})

    def shares(self, language: str) -> pd.DataFrame:
        """The estimates over all pages, unweighted, grouped by what they are about: for
        charts.opinion_shares."""
        rows = [row | {"group": share_group(row, language)} for row in overall(self.frames["estimates"])]
        return pd.DataFrame(rows, columns=_columns(self.frames["estimates"], "group"))


def gather(study: Study) -> Found:
    """The tables of a study, read once. Raises MissingTable, naming the notebook to run, where one is not
    there."""
    frames = {name: tables.read(study, name) for name in MADE if name != "skipped"}
    try:
        frames["skipped"] = tables.read(study, "skipped")
    except tables.MissingTable:
        frames["skipped"] = tables.frame("skipped", [])
    return Found(study, frames, study.settings.languages)


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dicts in which every missing cell is None."""
    return [{key: _value(cell) for key, cell in row.items()} for row in frame.to_dict("records")]


def _value(cell: Any) -> Any:
    return None if cell is None or cell is pd.NA or cell != cell else cell


def _columns(frame: pd.DataFrame, *more: str) -> list[str]:
    return [*frame.columns, *more]


def _days(row: Mapping[str, Any]) -> float:
    """How long the interval of a row is, in days."""
    start, end = day_number(row["date_start"]), day_number(row["date_end"])
    return 0.0 if start is None or end is None else end - start


def _first(row: Mapping[str, Any], *names: str) -> str:
    for name in names:
        text = visible(row.get(name)).strip()
        if text:
            return " ".join(text.split())
    return ""


SURE_ORDER = {"checked": 0, "firm": 1, "likely": 2, "tentative": 3}


def sureness(pair: Mapping[str, Any]) -> str:
    """How sure a comparison is: "checked", "firm", "likely" or "tentative" (see the module's opening)."""
    if pair.get("reviewed"):
        return "checked"
    a, b = pair["a"], pair["b"]
    if not (_measurable(a) and _measurable(b)):
        return "tentative"
    return "firm" if _plain(a) and _plain(b) else "likely"


def value_key(row: Mapping[str, Any]) -> tuple:
    """What two answers share when they give the same value: its numbers and unit, else its words."""
    if row.get("value_low") is not None or row.get("value_high") is not None:
        return (row.get("value_low"), row.get("value_high"), row.get("unit"))
    return (visible(row.get("value_text")),)


def _plain(row: Mapping[str, Any]) -> bool:
    """Said exactly and without a hedge; a date to the day, and not counted from another one (that night)."""
    exact = row.get("approx") in EXACT
    if row.get("attribute") == "date":
        to_the_day = row.get("date_start") == row.get("date_end")
        exact = exact and to_the_day and not _RELATIVE.search(visible(row.get("value_text")))
    return exact and row.get("certainty") not in HEDGED


def _measurable(row: Mapping[str, Any]) -> bool:
    if row.get("value_low") is not None or row.get("value_high") is not None:
        return True
    return row.get("attribute") == "date" and (row.get("date_start") or row.get("date_end")) is not None


_SAYS_WHY = ("time_differs", "scope_differs", "event_differs", "later_report")


def pair_order(pair: Mapping[str, Any]) -> tuple:
    """The worst pair first; of those, the surest; where two only look disputed, one that says when and what first."""
    apart = pair["relation"] == "scope/time differs"
    return (
        SEVERITY.get(pair["relation"], 9),
        SURE_ORDER[sureness(pair)],
        apart and pair["reason_code"] not in _SAYS_WHY,
        apart and "reference" in (pair["a"].get("role"), pair["b"].get("role")),
        bool(pair["dependent"]),
        pair["claim_a"],
        pair["claim_b"],
    )


def overall(estimates: pd.DataFrame) -> list[dict[str, Any]]:
    """Estimates over all pages, every comment counted once; the checked ones first."""
    rows = [
        row
        for row in rows_of(estimates)
        if row["page_id"] is None and row["weighting"] in (None, "raw") and row["share"] is not None
    ]
    return sorted(rows, key=lambda row: (row["target"] is not None, not row["n_labelled"]))


def share_group(row: Mapping[str, Any], language: str) -> str:
    about = target_name(row["target"], language) or say("word.sentiment", language)
    return f"{about} · {visible(named('model', row['model'], language))}" if row.get("model") else about


def target_name(target: object, language: str) -> str:
    """Whom readers take sides about, in the reader's language where the name is known."""
    name = visible(target)
    return (english.name(name) or name) if language == "en" and name else name


def best_estimates(found: Found) -> list[list[dict[str, Any]]]:
    """The shares that may be stated in words: checked by hand labels; of each subject (sentiment first,
    then targets) the rows of the model with the narrowest interval, the largest share first."""
    grouped: dict[tuple, list[dict[str, Any]]] = {}
    for row in overall(found.frames["estimates"]):
        if row["n_labelled"] and row["low"] is not None and row["high"] is not None:
            grouped.setdefault((row["target"], row["model"]), []).append(row)
    best: dict[Any, list[dict[str, Any]]] = {}
    for (target, _), rows in sorted(grouped.items(), key=lambda item: (_breadth(item[1]), str(item[0][1]))):
        best.setdefault(target, rows)
    order = [
        target
        for target in dict.fromkeys(row["target"] for row in overall(found.frames["estimates"]))
        if target in best
    ]
    return [sorted(best[target], key=lambda row: (-row["share"], str(row["label"]))) for target in order]


def _breadth(rows: list[dict[str, Any]]) -> float:
    return sum(row["high"] - row["low"] for row in rows) / len(rows)


def model_told(found: Found) -> str | None:
    """The model whose classes group the comments: the one whose shares are told, else the first of the
    table."""
    told = [rows[0]["model"] for rows in best_estimates(found) if rows[0]["target"] is None]
    scored = list(dict.fromkeys(found.frames["sentiment"]["model"].dropna()))
    return next((model for model in (*told, *scored) if model in scored), None)


def worst_under(found: Found, keep: Callable[[dict[str, Any]], bool]) -> dict[str, str]:
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
