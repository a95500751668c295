"""The evidence: each disputed question with its answers, and each page's text with every used sentence
marked.

Anchors, which everything links to: `q-…` a question's panel, `row-…` its row in the table of disputes where
it has no panel, `claim-…` the sentence in its page's text, `page-…` a page. From a value one link leads to
its sentence, and from the sentence one leads back to the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import pandas as pd

from utils import charts
from utils.charts.answers import tells
from utils.charts.pages import SEVERITY, relation_words
from utils.mentions import spoken
from utils.report.material import DISPUTED, Found, sureness
from utils.report.messages import MESSAGES, named, phrase, say
from utils.report.safe import (
    MISSING,
    Html,
    View,
    bdi,
    clean,
    escape,
    join,
    safe_link,
    table,
    tag,
    visible,
)
from utils.tables.schema import CLAIM_ROLES
from utils.text import sentences

PANEL_ANSWERS = 24  # answers listed in a panel
LONG = ("address", "problems")  # facts about a page that take a line of their own
PANEL_PAIRS = 6  # different reasons given in a panel
_NUMBER = re.compile(r"\d+")
CONTEXT = 90  # characters of a sentence shown around an answer
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


# ------------------------------------------------------------------------------------------------ pieces


def anchor(question_id: str, found: Found) -> str:
    """Where a question is shown: its panel, else its row in the table."""
    panels = found.once("panels", lambda: {row["question_id"] for row in found.panelled})
    return f"#q-{plain_id(question_id)}" if question_id in panels else f"#row-{plain_id(question_id)}"


def plain_id(text: object) -> str:
    """An identifier as part of an anchor; the tables' ids are digests, and anything else is made one."""
    plain = str(text)
    if plain and plain.isascii() and all(char.isalnum() or char in "-_." for char in plain):
        return plain
    return sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def cut(text: object, length: int) -> str:
    """Text on one line, cut with an ellipsis."""
    flat = " ".join(visible(text).split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def as_sentence(words: object) -> str:
    """A reason as a sentence of its own."""
    shown = cut(words, 240)
    return shown[:1].upper() + shown[1:]


def sure(how: str, language: str, brief: bool = False, **values: Any) -> Html:
    """How sure something is, with the reason beside it, or (brief) on asking."""
    word, why = say(f"sure.{how}", language), say(f"because.{how}", language, **values)
    if brief:
        return tag("span", word, cls=f"sure {how}", title=why)
    return tag(
        "span", word, tag("span", (": " if language == "en" else "：") + why, cls="why"), cls=f"sure {how}"
    )


def relation_badge(relation: object, language: str) -> Html:
    """A relation as a coloured word with its sign, so that colour is not all it has."""
    if not relation:
        return Html("")
    return tag(
        "span", relation_words(str(relation), language), cls=f"rel {str(relation).split('/')[0].split()[0]}"
    )


def value_words(row: Mapping[str, Any], language: str) -> str:
    """The value in words (`utils.mentions.spoken`), else its clause; a value that the page denies says so."""
    words = cut(spoken.value(row, language) or visible(row.get("quote")) or MISSING, 40)
    if row.get("certainty") != "denied" or row.get("attribute") in ("event", "status"):
        return words
    denied = named("certainty", "denied", language)
    return f"{words} ({denied})" if language == "en" else f"{words}（{denied}）"


def value_link(row: Mapping[str, Any], language: str) -> Html:
    """An answer's value as a link to its sentence; where it is said in other words than the page's, those on
    asking."""
    words, written = value_words(row, language), cut(row.get("value_text"), 40)
    asked = say("word.to_sentence", language)
    return tag(
        "a",
        bdi(words),
        href=f"#claim-{plain_id(row['claim_id'])}",
        cls="value",
        title=f"{asked} ({written})" if written and written != words else asked,
    )


def page_link(page_id: object, found: Found) -> Html:
    """A page's name as a link to its text."""
    return tag("a", bdi(cut(found.page_labels.get(page_id, "?"), 40)), href=f"#page-{plain_id(page_id)}")


def question_label(row: Mapping[str, Any], language: str) -> str:
    """A question in words."""
    words = (
        visible(row.get(f"label_{language}")) or visible(row.get("label_zh")) or str(row.get("question_id"))
    )
    return cut(words, 120)


def question_link(question_id: str, found: Found, language: str) -> Html:
    """A question in words as a link to where it is shown."""
    row = found.question_rows.get(question_id, {"question_id": question_id})
    return tag("a", bdi(question_label(row, language)), href=anchor(question_id, found))


def source_words(row: Mapping[str, Any], language: str) -> Html:
    """Who says so: the source by its one name, through whom, and its kind; as written, on asking."""
    if row.get("role") == "reference":
        own = say("word.reference", language)
        return (
            _with_kind(_speaker(row["source"], language), own)
            if row.get("source")
            else tag("span", own, cls="quiet")
        )
    if not row.get("source"):
        return tag("span", say("word.itself", language), cls="quiet")
    name = _speaker(row["source"], language)
    if row.get("source_via"):
        name = phrase("word.via", language, source=name, via=_speaker(row["source_via"], language))
    return _with_kind(
        name, "" if row.get("source_kind") == "self" else named("kind", row.get("source_kind"), language)
    )


def _speaker(written: object, language: str) -> Html:
    """A source's name; what the page itself calls it stands in its title where that differs."""
    plain = cut(written, 30)
    name = cut(spoken.source(plain, language), 40)
    return bdi(name) if name == plain else tag("span", bdi(name), title=plain)


def _with_kind(name: Html, kind: str) -> Html:
    return join([name, " ", tag("span", f"({kind})", cls="quiet")]) if kind else name


def day_words(start: object, end: object, language: str) -> Html | None:
    """An interval of days in words; None where there is none."""
    words = spoken.days(visible(start), visible(end), language)
    if not words:
        return None
    same = visible(start)[:10] == visible(end)[:10]
    return tag("time", words, datetime=visible(start)[:10]) if same else tag("span", words, cls="days")


def published_words(row: Mapping[str, Any], language: str) -> Html:
    """When a page was published: as printed, else its bounds, else that no date is printed."""
    if row.get("published_at"):
        when = visible(row["published_at"])
        return tag("time", spoken.moment(when, language) or when, datetime=when)
    first, last = row.get("published_not_before"), row.get("published_not_after")
    bounds = "between" if first and last else "not_before" if first else "not_after" if last else ""
    words = say("word.undated", language)
    if bounds:
        words += (", " if language == "en" else "，") + say(
            f"word.{bounds}",
            language,
            first=spoken.moment(visible(first), language),
            last=spoken.moment(visible(last), language),
        )
    return tag("span", words, cls="quiet")


def in_its_sentence(row: Mapping[str, Any], found: Found) -> Html:
    """The sentence that an answer stands in, the answer marked and the value in it marked more strongly."""
    text = (found.page_rows.get(row["page_id"]) or {}).get("text")
    if text is None or row.get("start") is None or not 0 <= row["start"] < row["end"] <= len(text):
        return tag("q", bdi(cut(row.get("quote"), CONTEXT)))
    low, high = sentence_around(text, row["start"], row["end"])
    start, end = row["start"], row["end"]
    first, last = row.get("value_start"), row.get("value_end")
    if first is None or last is None or not start <= first < last <= end:
        first = last = end
    inside = [
        one_line(text[start:first]),
        tag("b", one_line(text[first:last])) if first < last else "",
        one_line(text[last:end]),
    ]
    shown = [one_line(text[low:start]), tag("mark", join(inside)), one_line(text[end:high])]
    return tag("q", tag("bdi", *shown, lang="zh"))


def one_line(text: str) -> Html:
    """A piece of a page's text, escaped, line ends as spaces."""
    return escape(visible(text).replace("\n", " "))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentences around a span, within its line and CONTEXT characters on either side."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    low = max(line_start, start - CONTEXT)
    high = min(len(text) if line_end < 0 else line_end, end + CONTEXT)
    around = [span for span in sentences(text[low:high]) if low + span.end > start and low + span.start < end]
    if not around:
        return low, high
    return min(start, low + around[0].start), max(end, low + around[-1].end)


def figure(
    wide: charts.Chart,
    narrow: charts.Chart,
    prefix: str,
    rows: pd.DataFrame | None,
    files: Iterable[str],
    language: str,
) -> Html:
    """A chart as a <figure>: both widths (the page's style shows one), its alternative text, its numbers
    and files."""
    parts = [_drawing(wide, f"{prefix}-w", "for-wide"), _drawing(narrow, f"{prefix}-n", "for-narrow")]
    if rows is not None and len(rows):
        shown = table(rows, limit=40, caption=say("word.numbers", language), language=language)
        where = tag("p", say("word.files", language, files=", ".join(files)), cls="quiet")
        parts.append(
            tag("figcaption", tag("details", tag("summary", say("word.numbers", language)), shown, where))
        )
    return tag("figure", join(parts))


def _drawing(drawn: charts.Chart, prefix: str, kind: str) -> Html:
    """A chart inline. A drawing with links inside is a group, one without is an image; both say what is
    seen."""
    svg = clean(charts.inline(drawn, plain_id(prefix)))
    role = "group" if "<a " in svg else "img"
    named_so = f'<svg role="{role}" aria-label="{escape(drawn.alt)}" class="{kind}" focusable="false" '
    return Html(svg.replace("<svg ", named_so, 1))


# ------------------------------------------------------------------------------------------------ questions


def panels(found: Found) -> View:
    """Each disputed question: its answers on one axis, who says so in which words, and why they stand as
    they do. Questions that only look disputed are folded, each under its name."""

    def show(language: str, drawings: bool = True) -> Html:
        parts = [_panel(row, found, language, drawings) for row in found.panelled]
        rest = len(found.ranked) - len(found.panelled)
        if not parts:
            parts = [tag("p", say("word.none", language))]
        if rest:
            more = say("word.more_questions", language, n=rest, table="questions.csv")
            parts.append(tag("p", more, cls="quiet"))
        return join(parts)

    return found.view(show, shown=show(found.first, drawings=False))


def _panel(row: dict[str, Any], found: Found, language: str, drawings: bool) -> Html:
    label, key = question_label(row, language), plain_id(row["question_id"])
    answers = found.by_question.get(row["question_id"], [])
    link = tag(
        "a", "§", href=f"#q-{key}", cls="anchor", aria_label=f"{say('page.section', language)}: {label}"
    )
    badge = relation_badge(row["relation"], language)
    parts = [tag("p", bdi(row.get(f"summary_{language}")), cls="quiet")]
    if drawings and found.ranked[0] is row:
        parts.append(
            tag("p", tag("a", say("word.chart_above", language), href="#most-disputed"), cls="quiet")
        )
    elif drawings and tells(frame := pd.DataFrame(answers), language):
        wide, narrow = (
            charts.answers_by_source(frame, language=language, width=width, title="")
            for width in (charts.WIDE, charts.NARROW)
        )
        parts.append(figure(wide, narrow, f"q-{key}-{language}", None, (), language))
    parts += [
        _answer_table(answers, found, language, label),
        _reasons(found.pairs_of.get(row["question_id"], []), found, language),
    ]
    if row["relation"] in DISPUTED:
        body = join([tag("h3", bdi(label), " ", link), tag("p", badge), *parts])
    else:
        body = tag("details", tag("summary", tag("h3", bdi(label)), " ", badge), *parts)
    return tag("article", body, id=f"q-{key}", cls="panel", aria_label=label)


def _answer_table(answers: list[dict[str, Any]], found: Found, language: str, label: str) -> Html:
    columns = ["page", "answer", "words", "source", "when"]
    rows = [
        (
            join(
                [page_link(row["page_id"], found), tag("br"), tag("small", _published(row, found, language))]
            ),
            value_link(row, language),
            in_its_sentence(row, found),
            join([source_words(row, language), tag("br"), tag("small", _how_said(row, language))]),
            day_words(row.get("date_start"), row.get("date_end"), language),
        )
        for row in answers[:PANEL_ANSWERS]
    ]
    more = len(answers) - PANEL_ANSWERS
    note = (
        tag("p", say("word.more_answers", language, n=more, table="claims.csv"), cls="quiet")
        if more > 0
        else ""
    )
    return join([words_table(rows, columns, "table.caption_answers", language, label=label), note])


def _published(row: Mapping[str, Any], found: Found, language: str) -> Html:
    return published_words(found.page_rows.get(row["page_id"], {}), language)


def _how_said(row: Mapping[str, Any], language: str) -> Html:
    return tag("span", named("certainty", row.get("certainty"), language), cls="quiet")


def words_table(
    rows: Iterable[tuple],
    columns: list[str],
    caption: str,
    language: str,
    limit: int | None = None,
    labels: Mapping[str, str] | None = None,
    stack: bool = True,
    **values: Any,
) -> Html:
    """A table whose headers are words of the catalogue, stacked on a narrow screen. Cells may be `Html`.

    The frame is one of objects: of a column of `Html` pandas would make plain text, which is escaped.
    """
    rows = list(rows)
    if not rows:
        return tag("p", phrase(caption, language, **values), " ", say("word.none", language), cls="quiet")
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    heads = {name: say(f"word.{name}", language) for name in columns if name not in (labels or {})} | dict(
        labels or {}
    )
    return table(
        frame,
        headers=heads,
        caption=phrase(caption, language, **values),
        limit=limit,
        language=language,
        stack=stack,
    )


def _reasons(pairs: list[dict[str, Any]], found: Found, language: str) -> Html:
    """Why the answers stand as they do: one line for each relation, reason and pair of values; pairs that
    agree or can both be true are counted where others stand apart."""
    told: dict[tuple, list[dict[str, Any]]] = {}
    for pair in pairs:
        values = tuple(sorted((value_words(pair["a"], language), value_words(pair["b"], language))))
        told.setdefault((pair["relation"], pair.get(f"reason_{language}"), values), []).append(pair)
    apart = [
        alike for (relation, *_), alike in told.items() if SEVERITY.get(relation, 9) < SEVERITY["compatible"]
    ]
    shown = (apart or list(told.values()))[:PANEL_PAIRS]
    if not shown:
        return Html("")
    items = [
        tag("li", pair_words(alike[0], found, language), f" ×{len(alike)}" if len(alike) > 1 else "")
        for alike in shown
    ]
    quiet = len(pairs) - sum(map(len, apart)) if apart else 0
    more = len(apart or told) - len(shown)
    notes = [say("word.more_pairs", language, n=more, table="comparisons.csv")] if more > 0 else []
    notes += [say("word.quiet_pairs", language, n=quiet)] if quiet else []
    note = tag("p", " ".join(notes), cls="quiet") if notes else ""
    return join([tag("h4", say("word.pairs", language)), tag("ul", join(items), cls="pairs"), note])


def pair_words(pair: dict[str, Any], found: Found, language: str) -> Html:
    """Two answers, their relation, the reason, and what weakens or settles it."""
    a, b = pair["a"], pair["b"]
    flags = [
        tag("span", say(f"word.{name}", language), cls="flag") for name in ("dependent",) if pair.get(name)
    ]
    return join(
        [
            relation_badge(pair["relation"], language),
            page_link(a["page_id"], found),
            value_link(a, language),
            "·",
            page_link(b["page_id"], found),
            value_link(b, language),
            tag("span", bdi(as_sentence(pair.get(f"reason_{language}"))), cls="reason"),
            *flags,
            sure(sureness(pair), language, brief=True),
        ],
        " ",
    )


# ------------------------------------------------------------------------------------------------ pages


def sources(found: Found) -> View:
    """Each page: what was found, what is missing, its digest, and its own text with every used sentence
    marked."""
    from utils.report.material import rows_of

    lines: dict[str, list[dict[str, Any]]] = {}
    for line in rows_of(found.frames["lines"]):
        lines.setdefault(line["page_id"], []).append(line)
    claims: dict[str, list[dict[str, Any]]] = {}
    for row in found.answers:
        claims.setdefault(row["page_id"], []).append(row)

    def show(language: str, texts: bool = True) -> Html:
        return join(
            _source(row, lines.get(key, []), claims.get(key, []), found, language, texts)
            for key, row in found.page_rows.items()
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
    name = found.page_labels[page["page_id"]]
    title = bdi(cut(page["title"] or say("word.untitled", language), 120))
    facts = [
        tag(
            "div",
            tag("dt", say(f"source.{what}", language)),
            tag("dd", value),
            cls=what if what in LONG else None,
        )
        for what, value in _facts(page, claims, found, language)
        if value
    ]
    parts = [tag("h3", tag("span", bdi(cut(name, 60)), cls="account"), " ", title), tag("dl", join(facts))]
    if texts:
        parts.append(_page_text(page, lines, claims, found, language))
    return tag("article", join(parts), id=f"page-{plain_id(page['page_id'])}", cls="source", aria_label=name)


def _facts(
    page: dict[str, Any], claims: list[dict[str, Any]], found: Found, language: str
) -> Iterable[tuple[str, Any]]:
    yield "file", tag("code", bdi(visible(page["file"]) + (f" #{page['record']}" if page["record"] else "")))
    address = safe_link(page["url"]) if page["url"] else None
    if address and address.startswith("http"):
        yield "address", tag("a", bdi(cut(address, 80)), href=address)
    yield "author", bdi(page["author"]) if page["author"] else None
    yield "published", published_words(page, language)
    yield "reads", f"{page['reads']:,}" if page["reads"] is not None else None
    hidden = say("source.hidden", language, n=page["n_hidden"]) if page["n_hidden"] else ""
    yield "comments", " · ".join(part for part in (f"{page['n_comments'] or 0:,}", hidden) if part)
    yield "answers", f"{len(claims):,}"
    yield "digest", tag("code", visible(page["sha256"])[:16])
    yield "repeats", page_link(page["duplicate_of"], found) if page["duplicate_of"] else None
    problems = [_problem(one, language) for one in visible(page["problems"]).split("; ") if one]
    yield "problems", bdi(("; " if language == "en" else "；").join(problems)) if problems else None


def _problem(told: str, language: str) -> str:
    """What stage 01 says of a page in the reader's language; as told where the catalogue does not have it."""
    message = MESSAGES.get("problem." + _NUMBER.sub("#", told))
    if message is None:
        return told
    return message.fill(language, **dict(zip("ab", _NUMBER.findall(told))))


def _page_text(
    page: dict[str, Any],
    lines: list[dict[str, Any]],
    claims: list[dict[str, Any]],
    found: Found,
    language: str,
) -> Html:
    text = page["text"] or ""
    spans = sorted(
        (row for row in claims if row["start"] is not None),
        key=lambda row: (row["start"], row["end"], row["claim_id"]),
    )
    shown = [line for line in lines if line["role"] in SHOWN_ROLES or _touched(line, spans)]
    body, at = [], 0
    for line in shown:
        inside = []
        while at < len(spans) and spans[at]["start"] < line["end"]:
            inside.append(spans[at])
            at += 1
        words = marked(text, line["start"], line["end"], inside, found, language)
        body.append(tag("p", words, cls=None if line["role"] == "body" else line["role"]))
    left_out = len(lines) - len(shown)
    note = tag("p", say("source.left_out", language, n=left_out), cls="quiet") if left_out else ""
    inner = tag("div", join(body), lang="zh")
    return tag("details", tag("summary", say("source.text", language)), inner, note, cls="text")


def _touched(line: dict[str, Any], spans: list[dict[str, Any]]) -> bool:
    return any(row["start"] < line["end"] and line["start"] < row["end"] for row in spans)


def marked(
    text: str, start: int, end: int, claims: list[dict[str, Any]], found: Found, language: str
) -> Html:
    """A line of a page with its answers marked. Answers may overlap: the line is cut wherever one starts
    or ends, each piece names the answers that it belongs to, and the piece in which an answer starts
    carries its anchor and the way back to its question."""
    spans = [(max(start, row["start"]), max(start, min(end, row["end"])), row) for row in claims]
    cuts = sorted({start, end, *(edge for left, right, _ in spans for edge in (left, right))})
    strong = found.once("panels", lambda: {row["question_id"] for row in found.panelled})
    parts = []
    for left, right in zip(cuts, cuts[1:]):
        own = [row for low, high, row in spans if low <= left and right <= high]
        parts += [_way_back(row, found, language) for low, _, row in spans if low == left]
        piece = one_line(text[left:right])
        if own:
            names = " ".join(f"claim-{plain_id(row['claim_id'])}" for row in own)
            used = any(row["question_id"] in strong for row in own)
            piece = tag("mark", piece, cls="used" if used else None, data_claims=names)
        parts.append(piece)
    return tag("bdi", join(parts))


def _way_back(row: dict[str, Any], found: Found, language: str) -> Html:
    key = f"claim-{plain_id(row['claim_id'])}"
    if row["question_id"] not in found.once("ranked", lambda: {one["question_id"] for one in found.ranked}):
        return tag("span", id=key)
    question = found.question_rows.get(row["question_id"], {"question_id": row["question_id"]})
    label = say("word.to_question", language, label=question_label(question, language))
    return tag(
        "a", "↑", id=key, href=anchor(row["question_id"], found), cls="back", aria_label=label, title=label
    )
