"""What notebook 04 shows: the findings in sentences, each with how sure it is and a link to its evidence.

`gather` reads a study's tables once; every other function is pure, takes what it gives and makes a `View`,
the same thing in the languages that the study asks for. Only `chart` and `save_tables` also write, into the
study's output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

import pandas as pd

from utils import charts, tables
from utils.charts.files import file_stem
from utils.charts.pages import SEVERITY
from utils.mentions import spoken
from utils.report.material import (
    DISPUTED,
    HEDGED,
    MADE,
    SETTINGS,
    Found,
    best_estimates,
    gather,
    overall,
    pair_order,
    rows_of,
    share_group,
    sureness,
    target_name,
    value_key,
    worst_under,
)
from utils.report.messages import named, phrase, say
from utils.report.safe import Html, View, bdi, join, tag, visible
from utils.report.views.evidence import (
    anchor,
    as_sentence,
    figure,
    page_link,
    panels,
    plain_id,
    question_label,
    question_link,
    relation_badge,
    source_words,
    sources,
    sure,
    value_link,
    value_words,
    words_table,
)

TABLE_ROWS = 300  # rows of a table shown in the report; the CSV has all of them
HEADLINES = 3  # disputes told in the first lines
SIDES = ("favor", "against")
CLASSES = (("negative", "against"), ("neutral", "none"), ("positive", "favor"))
"""Classes of sentiment and of stance that share a column: against, neither, for."""
VALUES = 5  # distinct values listed in a row of the table of disputes
UNTELLING = ("event", "status", "statement", "assessment")  # what their agreement or difference says little of
SAID_ALREADY = ("value_differs", "date_differs", "place_differs", "members_differ")
"""Reasons that the sentence of a finding says itself."""
HEADED = ("relation_matrix", "sources_network", "claims_timeline", "certainty_by_source", "opinion_shares")
"""Charts whose section's heading is their title; on disk they carry it themselves."""
FROM_COMMENTS = ("opinion_shares", "comments_over_time", "distinctive_words")
"""Charts that a study without comments does not have: the first says so."""
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
    "said",
    "file",
)

Finding = tuple[str, Html, Html]
"""A finding's anchor, its sentence, how sure it is."""


# ------------------------------------------------------------------------------------------------ sentences


def lede(found: Found) -> View:
    """What to know first: the dispute that is surest, in one sentence; then how many questions are disputed,
    and what readers say; and, in numbers, how much this rests on."""

    def show(language: str) -> Html:
        first = _first_told(found, language)
        rest = [*_counts_told(found, language), *_mood_told(found, language)]
        told = tag(
            "div",
            tag("p", first, cls="first"),
            tag("p", join(rest, " " if language == "en" else "")),
            cls="lede",
        )
        return tag("div", told, _material(found, language))

    return found.view(show)


def _first_told(found: Found, language: str) -> Html:
    """The first dispute with the values that stand against each other; else that nothing is disputed."""
    for row in found.disputed[:1]:
        for pair in found.pairs_of.get(row["question_id"], [])[:1]:
            doubt = "lede.doubted" if sureness(pair) == "tentative" else "lede.disputed"
            return phrase(
                doubt,
                language,
                label=question_link(row["question_id"], found, language),
                x=value_link(pair["a"], language),
                y=value_link(pair["b"], language),
            )
    if not found.answers:
        return phrase("found.nothing", language)
    return phrase("found.no_dispute" if found.ranked else "lede.apart", language)


def _counts_told(found: Found, language: str) -> Iterable[Html]:
    pages = len(found.frames["pages"])
    yield phrase("lede.pages", language, pages=pages, shared=len(found.ranked))
    if not found.ranked:
        return
    apart = sum(row["relation"] == "scope/time differs" for row in found.ranked)
    disputed = len(found.disputed)
    counted = [("disputed", disputed), ("apart", apart), ("alike", len(found.ranked) - disputed - apart)]
    listed = [phrase(f"lede.{name}_n", language, n=n) for name, n in counted if n]
    yield join([join(listed, "；" if language == "zh" else "; "), "。" if language == "zh" else "."])


def _mood_told(found: Found, language: str) -> Iterable[Html]:
    for rows in best_estimates(found):
        if rows[0]["target"] is None:
            yield _shares_told(rows, language)


def _material(found: Found, language: str) -> Html:
    """How much the findings rest on, in five numbers."""
    counts = [
        ("pages", len(found.frames["pages"])),
        ("answers", len(found.answers)),
        ("questions", len(found.frames["questions"])),
        ("shared", len(found.ranked)),
        ("comments", len(found.frames["comments"])),
    ]
    pairs = (
        tag("div", tag("dt", say(f"material.{name}", language)), tag("dd", f"{n:,}")) for name, n in counts
    )
    return tag("dl", join(pairs), cls="numbers")


def headline(found: Found) -> View:
    """The findings as sentences, each with how sure it is and a link to its evidence."""

    def show(language: str) -> Html:
        tellers = (
            _disputes_told,
            _scope_told,
            _agreement_told,
            _dependence_told,
            _readers_told,
        )
        items = [item for tell in tellers for item in tell(found, language)]
        return tag(
            "ol",
            join(
                tag("li", sentence, tag("p", how, " ", _own_link(key, language), cls="meta"), id=f"f-{key}")
                for key, sentence, how in items
            ),
            cls="findings",
        )

    return found.view(show)


def _own_link(key: str, language: str) -> Html:
    return tag(
        "a", "§", href=f"#f-{key}", cls="anchor", aria_label=f"{say('word.section_link', language)}: {key}"
    )


def _evidence(where: str, language: str) -> Html:
    return tag("a", say("word.evidence", language), href=where, cls="evidence")


def _counted(key: str, message: str, where: str, language: str, **values: Any) -> Finding:
    sentence = tag("p", phrase(message, language, **values), " ", _evidence(where, language))
    return key, sentence, sure("counted", language)


def _disputes_told(found: Found, language: str) -> Iterable[Finding]:
    if not found.answers:
        yield _counted("material", "found.nothing", "#sources", language)
    if found.ranked and not found.disputed:
        yield _counted("disputes", "found.no_dispute", "#disputes", language)
    messages = {
        "contradicts own reference": "found.own_reference",
        "internal contradiction": "found.internal",
    }
    for row in found.disputed[:HEADLINES]:
        for pair in found.pairs_of.get(row["question_id"], [])[:1]:
            yield _told(messages.get(pair["relation"], "found.dispute"), row, pair, found, language)


def _told(
    message: str, question: dict[str, Any], pair: dict[str, Any], found: Found, language: str
) -> Finding:
    """A question as a heading of its own, what stands against what, and why where that is not said yet."""
    a, b = pair["a"], pair["b"]
    head = tag(
        "p",
        relation_badge(pair["relation"], language),
        " ",
        question_link(question["question_id"], found, language),
        cls="what",
    )
    sentence = phrase(
        message,
        language,
        a=page_link(a["page_id"], found),
        b=page_link(b["page_id"], found),
        x=value_link(a, language),
        y=value_link(b, language),
    )
    said = [] if pair["reason_code"] in SAID_ALREADY else [bdi(as_sentence(pair.get(f"reason_{language}")))]
    said += _copied_wrongly(pair, language)
    why = [tag("span", join(said, " "), cls="reason")] if said else []
    words = join([head, tag("p", join([sentence, *why], " "))])
    return f"q-{plain_id(question['question_id'])}", words, sure(sureness(pair), language)


def _copied_wrongly(pair: dict[str, Any], language: str) -> list[Html]:
    """Two pages that give one source's figure differently: one of them has it wrong, whoever is right."""
    names = {spoken.source(pair[side]["source"], language) if pair[side]["source"] else None for side in "ab"}
    if pair["relation"] != "conflict" or not pair["dependent"] or len(names) > 1 or None in names:
        return []
    return [phrase("found.same_source", language, source=bdi(names.pop()))]


def _scope_told(found: Found, language: str) -> Iterable[Finding]:
    """What only looks disputed: figures, days, places, kinds; that a thing happened twice is no news."""
    apart = [row for row in found.ranked if row["relation"] == "scope/time differs"]
    for row in [row for row in apart if row["attribute"] not in UNTELLING][:2]:
        for pair in [
            one for one in found.pairs_of.get(row["question_id"], []) if one["relation"] == row["relation"]
        ][:1]:
            yield _told("found.scope_differs", row, pair, found, language)


def _agreement_told(found: Found, language: str) -> Iterable[Finding]:
    """What most pages agree on, where that is a figure, a day, a place or a name, which can be checked."""
    agreed = [row for row in found.ranked if row["relation"] == "agree" and (row["n_pages"] or 0) > 1]
    agreed = [row for row in agreed if row["attribute"] not in UNTELLING]
    agreed.sort(
        key=lambda row: (
            row["attribute"] == "role",
            -(row["n_witnesses"] or 0),
            -(row["n_pages"] or 0),
            row["question_id"],
        )
    )
    for row in agreed[:1]:
        for pair in found.pairs_of.get(row["question_id"], [])[:1]:
            head = tag(
                "p",
                relation_badge("agree", language),
                " ",
                question_link(row["question_id"], found, language),
                cls="what",
            )
            sentence = phrase(
                "found.agree",
                language,
                pages=row["n_pages"],
                witnesses=row["n_witnesses"] or 1,
                x=value_link(pair["a"], language),
            )
            yield f"q-{plain_id(row['question_id'])}", join([head, tag("p", sentence)]), sure(
                sureness(pair), language
            )


def _dependence_told(found: Found, language: str) -> Iterable[Finding]:
    agreeing = [pair for pair in found.pairs if pair["relation"] == "agree" and _two_pages(pair)]
    dependent = sum(bool(pair["dependent"]) for pair in agreeing)
    if dependent:
        yield _counted(
            "one-source", "found.dependent", "#reliance", language, dependent=dependent, pairs=len(agreeing)
        )
    copies = int(found.frames["pages"]["duplicate_of"].notna().sum())
    if copies:
        yield _counted("copies", "found.copies", "#reliance", language, n=copies)


def _two_pages(pair: dict[str, Any]) -> bool:
    return pair["a"]["page_id"] != pair["b"]["page_id"]


def _readers_told(found: Found, language: str) -> Iterable[Finding]:
    """The mood of the comments and, one line each, the sides they take: one finding."""
    if not len(found.frames["comments"]):
        yield _counted("readers", "found.no_comments", "#sources", language)
        return
    best = best_estimates(found)
    if not best:
        yield _counted("readers", "found.readers_unchecked", "#readers", language)
        return
    mood = [rows for rows in best if rows[0]["target"] is None]
    sides = [rows for rows in best if rows[0]["target"] is not None]
    parts = [
        tag("p", _shares_told(rows, language), " ", _evidence("#readers", language)) for rows in mood[:1]
    ]
    if sides:
        lead = say("found.sides", language, n=sides[0][0]["n"] or 0)
        where = [] if mood else [" ", _evidence("#readers", language)]
        parts += [
            tag("p", lead, *where),
            tag("ul", join(tag("li", _shares_told(rows, language)) for rows in sides)),
        ]
    yield "readers", join(parts), sure("measured", language, n=best[0][0]["n_labelled"])


def _shares_told(rows: list[dict[str, Any]], language: str) -> Html:
    """The shares of one subject in a sentence: the largest sentiment, or both sides of a stance."""
    target = rows[0]["target"]
    told = [row for row in rows if row["label"] in SIDES] if target else rows[:1]
    listed = [
        say(
            "found.share",
            language,
            label=named("said", row["label"], language),
            share=f"{row['share']:.0%}",
            low=f"{row['low']:.0%}",
            high=f"{row['high']:.0%}",
        )
        for row in told
    ]
    return phrase(
        "found.readers_target" if target else "found.readers",
        language,
        n=rows[0]["n"] or 0,
        target=bdi(target_name(target, language)),
        list=("，" if language == "zh" else ", ").join(listed),
    )


# ------------------------------------------------------------------------------------------------ tables


def disputes(found: Found) -> View:
    """The table of disputed questions, the most disputed first; folded, those that only look disputed, and
    those whose answers can all be true."""
    columns = ["question", "answers", "relation", "support"]
    apart = [row for row in found.ranked if row["relation"] == "scope/time differs"]
    groups = [
        ("disputes", found.disputed),
        ("apart", apart),
        ("alike", [row for row in found.ranked if row not in found.disputed and row not in apart]),
    ]

    def show(language: str) -> Html:
        def listed(name: str, questions: list[dict[str, Any]]) -> Html:
            rows = [_dispute_row(row, found, language) for row in questions]
            caption = f"table.caption_{name}"
            return tag("div", words_table(rows, columns, caption, language, limit=TABLE_ROWS), cls="wide")

        first = listed(*groups[0]) if found.disputed else tag("p", phrase("found.no_dispute", language))
        folded = [
            tag(
                "details",
                tag("summary", say(f"word.{name}", language, n=len(rows))),
                listed(name, rows),
                cls=name,
                open=name == "apart" and not found.disputed,
            )
            for name, rows in groups[1:]
            if rows
        ]
        return join([first, *folded])

    return found.view(show)


def _dispute_row(row: dict[str, Any], found: Found, language: str) -> tuple:
    target, label = anchor(row["question_id"], found), bdi(question_label(row, language))
    cell = tag("a", label, href=target) if target.startswith("#q-") else tag("span", label, id=target[1:])
    values = _values_given(found.by_question.get(row["question_id"], []), language)
    worst = found.pairs_of.get(row["question_id"], [{}])[0]
    reason = bdi(as_sentence(worst.get(f"reason_{language}")))
    return (
        cell,
        values,
        join([relation_badge(row["relation"], language), tag("br"), tag("span", reason, cls="reason")]),
        phrase("word.support_of", language, pages=row["n_pages"] or 0, witnesses=row["n_witnesses"] or 0),
    )


def _values_given(answers: list[dict[str, Any]], language: str) -> Html:
    """The distinct values, each leading to the first sentence that gives it, with how often it is given."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in answers:
        grouped.setdefault(value_words(row, language), []).append(row)
    ordered = sorted(grouped.values(), key=lambda rows: (-len({row["page_id"] for row in rows}), -len(rows)))
    parts = [
        tag("li", value_link(rows[0], language), f" ×{len(rows)}" if len(rows) > 1 else "")
        for rows in ordered[:VALUES]
    ]
    if len(ordered) > VALUES:
        parts.append(tag("li", f"+{len(ordered) - VALUES}"))
    return tag("ul", join(parts), cls="values")


def copies(found: Found) -> View:
    """Agreeing answers of different pages that rest on one source, and pages that repeat others."""
    columns = ["question", "page", "page_b", "answer", "source", "reason"]
    alike: dict[tuple, dict[str, Any]] = {}
    for pair in found.pairs:
        if pair["dependent"] and pair["relation"] == "agree" and _two_pages(pair):
            key = (pair["question_id"], pair["a"]["page_id"], pair["b"]["page_id"], value_key(pair["a"]))
            alike.setdefault(key, pair)

    def show(language: str) -> Html:
        rows = [
            (
                question_link(pair["question_id"], found, language),
                page_link(pair["a"]["page_id"], found),
                page_link(pair["b"]["page_id"], found),
                value_link(pair["a"], language),
                source_words(pair["a"], language),
                bdi(as_sentence(pair.get(f"reason_{language}"))),
            )
            for pair in alike.values()
        ]
        repeats = [
            tag(
                "li",
                page_link(key, found),
                f" {say('source.repeats', language)} ",
                page_link(row["duplicate_of"], found),
            )
            for key, row in found.page_rows.items()
            if row["duplicate_of"]
        ]
        if not rows:
            return join(
                [tag("p", phrase("found.no_copies", language)), tag("ul", join(repeats)) if repeats else ""]
            )
        shown = words_table(
            rows,
            columns,
            "table.caption_copies",
            language,
            limit=TABLE_ROWS,
            labels={"page_b": say("word.other_page", language)},
        )
        return join([shown, tag("ul", join(repeats)) if repeats else ""])

    return found.view(show)


def contradictions(found: Found) -> View:
    """Pairs inside one page that cannot both be true, and pairs with the page's own references."""
    columns = ["page", "question", "answers", "relation"]
    own = sorted(
        (
            pair
            for pair in found.pairs
            if pair["relation"] in ("internal contradiction", "contradicts own reference")
        ),
        key=pair_order,
    )

    def show(language: str) -> Html:
        rows = [
            (
                page_link(pair["a"]["page_id"], found),
                question_link(pair["question_id"], found, language),
                join([value_link(pair["a"], language), value_link(pair["b"], language)], " · "),
                join(
                    [
                        relation_badge(pair["relation"], language),
                        tag("br"),
                        tag("span", bdi(as_sentence(pair.get(f"reason_{language}"))), cls="reason"),
                        " ",
                        sure(sureness(pair), language, brief=True),
                    ]
                ),
            )
            for pair in own
        ]
        if not rows:
            return tag("p", phrase("found.no_contradictions", language))
        return words_table(rows, columns, "table.caption_contradictions", language, limit=TABLE_ROWS)

    return found.view(show)


def readers(found: Found) -> View:
    """Every share over all pages with its interval and what checks it, and how it was made."""
    columns = ["target", "minus", "neither", "plus", "n", "labelled"]

    def show(language: str) -> Html:
        estimates = overall(found.frames["estimates"])
        if not estimates:
            return Html("")
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in estimates:
            grouped.setdefault(share_group(row, language), []).append(row)
        rows = [
            (
                bdi(subject),
                *(_share_of(own, classes) for classes in CLASSES),
                own[0]["n"],
                own[0]["n_labelled"] or 0,
            )
            for subject, own in grouped.items()
        ]
        methods = dict.fromkeys(
            (
                visible(named("model", row["model"], language)),
                visible(named("method", row["method"], language)),
            )
            for row in estimates
            if row["method"]
        )
        made = (
            tag(
                "ul",
                join(
                    tag("li", bdi(model), ": " if language == "en" else "：", bdi(method))
                    for model, method in methods
                ),
            )
            if methods
            else ""
        )
        return join(
            [
                words_table(rows, columns, "table.caption_estimates", language, limit=TABLE_ROWS),
                made,
            ]
        )

    return found.view(show)


def _share_of(rows: list[dict[str, Any]], classes: tuple[str, ...]) -> str | None:
    """The share of one class with its interval, None where the subject has no such class."""
    row = next((row for row in rows if row["label"] in classes), None)
    if row is None:
        return None
    known = row["low"] is not None and row["high"] is not None
    return f"{row['share']:.0%}" + (f" ({row['low']:.0%}–{row['high']:.0%})" if known else "")


def other_settings(found: Found) -> View:
    """The counts of the headline under the setting used and under two others, and whether the disputes
    stay."""
    worst = {name: worst_under(found, keep) for name, keep in SETTINGS.items()}
    disputed = {question for question, relation in worst["all"].items() if relation in DISPUTED}
    stay = [
        question for question in disputed if all(worst[name].get(question) in DISPUTED for name in SETTINGS)
    ]
    key = "none" if not disputed else "same" if len(stay) == len(disputed) else "changed"

    def show(language: str) -> Html:
        counts = {name: Counter(worst[name].values()) for name in SETTINGS}
        rows = [
            (say(f"setting.{name}", language), *(counts[name][relation] for relation in SEVERITY))
            for name in SETTINGS
        ]
        labels = {name: named("relation", name, language) for name in SEVERITY}
        verdict = phrase(f"setting.{key}", language, n=len(stay), of=len(disputed))
        return join(
            [
                tag("p", verdict),
                words_table(
                    rows,
                    ["setting", *SEVERITY],
                    "table.caption_settings",
                    language,
                    labels=labels,
                ),
            ]
        )

    return found.view(show)


def limits(found: Found) -> View:
    """What is missing, counted: undated pages, skipped inputs, unanswered questions, hedges, unnamed
    sources."""
    comments, skipped = found.frames["comments"], rows_of(found.frames["skipped"])
    own = [row for row in found.answers if row["role"] != "reference"]
    counts = {
        "undated": (int(found.frames["pages"]["published_at"].isna().sum()), 0),
        "skipped": (len(skipped), 0),
        "single": (sum(row["relation"] not in SEVERITY for row in rows_of(found.frames["questions"])), 0),
        "hedged": (sum(row["certainty"] in HEDGED for row in own), len(own)),
        "self": (sum(not row["source"] or row["source_kind"] == "self" for row in own), len(own)),
        "undated_comments": (
            int((comments["posted_at"].isna() & comments["posted_not_before"].isna()).sum()),
            len(comments),
        ),
        "unlabelled": (int(bool(len(comments)) and not best_estimates(found)), 0),
    }

    def show(language: str) -> Html:
        items = [say(f"limit.{name}", language, n=n, of=of) for name, (n, of) in counts.items() if n]
        parts = [tag("ul", join(tag("li", item) for item in items or [say("limit.gone", language)]))]
        if skipped:
            rows = [(row["file"], row["problem"], row["detail"]) for row in skipped]
            parts.append(
                words_table(
                    rows, ["file", "problem", "detail"], "table.caption_skipped", language, TABLE_ROWS
                )
            )
        return join(parts)

    return found.view(show)


# ------------------------------------------------------------------------------------------- charts and files


def chart(
    found: Found,
    verb: Callable[..., charts.Chart],
    frame: pd.DataFrame | Callable[[str], pd.DataFrame],
    name: str | None = None,
    title: Callable[[str], str] | None = None,
) -> View:
    """Draw a chart, save it in output/charts and show it: wide and narrow, in every language, with its
    numbers.

    verb: a verb of `utils.charts`. frame: what it takes, or a function of the language that gives it. name:
    of the files (default: the verb's name); the files in a second language carry it in their name. title: by
    language.
    """
    name, drawn = name or verb.__name__, {}

    def show(language: str) -> Html:
        rows = frame(language) if callable(frame) else frame
        if not len(rows) and name in FROM_COMMENTS and not len(found.comments):
            drawn[language] = verb(rows, language=language)
            return Html("") if name != FROM_COMMENTS[0] else tag("p", phrase("found.no_comments", language))
        words = {"title": title(language)} if title else {}
        alone = verb(rows, language=language, **words)
        stem = name if language == found.first else f"{name}.{language}"
        numbers = _numbers(rows)
        charts.save(alone, found.study, stem, numbers)
        drawn[language] = alone
        inside = {"title": ""} if name in HEADED else words
        wide = verb(rows, language=language, **inside) if name in HEADED else alone
        narrow = verb(rows, language=language, width=charts.NARROW, **inside)
        files = [f"charts/{file_stem(stem)}.{kind}" for kind in ("svg", "png", "csv")]
        return figure(wide, narrow, f"{name}-{language}", numbers, files, language)

    view, own = found.view(show), drawn[found.first]
    if not str(view[found.first]).startswith("<figure"):
        return view
    return View(zh=view.zh, en=view.en, first=found.first, png=own.png(), alt=own.alt)


def most_disputed(found: Found, verb: Callable[..., charts.Chart] = charts.answers_by_source) -> View:
    """The answers to the most disputed question, by source."""
    label = (lambda language: question_label(found.ranked[0], language)) if found.ranked else None
    return chart(found, verb, found.most_disputed, title=label)


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as numbers for people: without ids, offsets and names of commenters."""
    kept = [column for column in rows.columns if column not in _NOT_DRAWN and rows[column].notna().any()]
    return rows[kept].reset_index(drop=True)


def save_tables(found: Found) -> View:
    """Write output/tables/NAME.csv for every table, and list them. Commenters' names only where the study
    keeps them."""
    rows = []
    for name in MADE:
        frame = found.frames[name]
        if name == "comments" and not found.study.settings.privacy.keep_names:
            frame = frame.drop(columns=["author"])
        frame = frame.drop(columns=["text"]) if name == "pages" else frame
        tables.to_csv(found.study.output / "tables" / f"{name}.csv", frame)
        rows.append((name, len(frame), len(frame.columns)))

    def show(language: str) -> Html:
        listed = [(f"{name}.csv", say(f"table.{name}", language), n, wide) for name, n, wide in rows]
        shown = words_table(
            listed, ["table", "meaning", "rows", "columns"], "table.caption_tables", language, stack=False
        )
        return join([shown, citation(found, language)])

    return found.view(show)


def citation(found: Found, language: str) -> Html:
    """How to cite the report: title, number of pages, and twelve characters that stand for the bytes of
    all of them."""
    digests = sorted(visible(row["sha256"]) for row in found.page_rows.values())
    line = phrase(
        "page.cite_line",
        language,
        title=tag("cite", bdi(found.study.title)),
        pages=len(digests),
        digest=tag("code", sha256("\n".join(digests).encode()).hexdigest()[:12]),
    )
    return tag(
        "p",
        tag("b", say("page.cite", language)),
        ": " if language == "en" else "：",
        line,
        cls="citation",
        id="cite",
    )


__all__ = [
    "Found",
    "chart",
    "citation",
    "contradictions",
    "copies",
    "disputes",
    "gather",
    "headline",
    "lede",
    "limits",
    "most_disputed",
    "other_settings",
    "panels",
    "readers",
    "save_tables",
    "share_group",
    "sources",
]
