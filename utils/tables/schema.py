"""What each table means: owner, readers, columns. This module is data; nothing here reads or writes.

Conventions that hold in every table. `file` is a POSIX path relative to `raw/`; `record` is the 0-based position
inside a WARC, WET or JSON file, else 0. `start` and `end` are half-open code-point offsets into `pages.text`. `line`
is 1-based, counts blank lines and splits on a line feed only. Times are strings, `2024-07-19T16:22:30+08:00`, or
`2024-07-19` where only the day is printed; bounds are local days, inclusive. Counts are nullable integers. What is
missing is null, never 0 and never "".
"""
from __future__ import annotations

from dataclasses import dataclass

STRING, COUNT, NUMBER, FLAG = "string", "Int64", "Float64", "boolean"

ROLES = ("title", "byline", "body", "heading", "caption", "credit", "engagement", "section_label", "comment_meta",
         "comment_text", "account_card", "navigation", "disclaimer", "recommendation", "reference_label", "reference",
         "hashtag", "ad", "url", "page_time")
CLAIM_ROLES = ("title", "body", "heading", "caption", "reference")
APPROX = ("exact", "about", "over", "under", "at_least", "at_most", "nearly", "several", "range", "vague")
CERTAINTY = ("asserted", "reported", "hearsay", "planned", "predicted", "speculated", "denied")
SOURCE_KINDS = ("official", "intelligence", "agency", "media", "expert", "anonymous", "public", "self")
# From the worst to the best: a question's relation is the first of these that one of its pairs has.
RELATIONS = ("contradicts own reference", "conflict", "internal contradiction", "scope/time differs", "compatible",
             "agree")
ATTRIBUTE_NAMES = ("headcount", "units", "quantity", "share", "money", "duration", "date", "place", "participants",
                   "kind", "status", "statement", "order", "role", "event", "assessment")
SENTIMENTS = ("negative", "neutral", "positive")
STANCES = ("favor", "against", "none")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its nullable pandas dtype and what a cell of it says."""

    dtype: str
    meaning: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: which notebook makes it, which ones read it, what a row is."""

    name: str
    owner: str
    readers: tuple[str, ...]
    meaning: str
    columns: dict[str, Column]


def _table(name: str, owner: str, readers: str, meaning: str, **columns: Column) -> Table:
    return Table(name, owner, tuple(readers.split()), meaning, columns)


def _text(meaning: str, *values: str) -> Column:
    return Column(STRING, meaning, values)


def _count(meaning: str) -> Column:
    return Column(COUNT, meaning)


def _number(meaning: str) -> Column:
    return Column(NUMBER, meaning)


def _flag(meaning: str) -> Column:
    return Column(FLAG, meaning)


_PAGES = _table(
    "pages", "01", "02 03 04", "a page, as scraped and as understood",
    page_id=_text("digest of the page's bytes, its record and its occurrence among identical copies"),
    file=_text("path relative to raw/"),
    record=_count("0-based position inside a WARC, WET or JSON file, else 0"),
    format=_text("what the bytes turned out to be", "text", "html", "mhtml", "warc", "wet", "json"),
    encoding=_text("the encoding that was detected and used"),
    site=_text("the entry of SITES whose hints were used; null: none was needed"),
    url=_text("the page's address, from the page, the record or manual/sources.csv"),
    title=_text("the title as the page shows it, without the site's suffix"),
    account=_text("who published: the self-media account, the outlet's name on the page"),
    author=_text("the person named as author"),
    published_at=_text("publication time as printed; null where none is printed"),
    published_not_before=_text("earliest possible publication day"),
    published_not_after=_text("latest possible publication day; null where nothing bounds it"),
    reads=_count("how often the page says it was read"),
    likes=_count("likes of the page itself, where it shows them"),
    declared_comments=_count("the count of comments that the page itself shows"),
    n_comments=_count("comments and replies found on the page"),
    n_hidden=_count("comments that the page says are deleted or folded"),
    n_chars=_count("length of text in code points"),
    text=_text("the page's text: the decoded dump, or the rendered lines of HTML; all offsets count in it"),
    sha256=_text("SHA-256 of the page's bytes"),
    duplicate_of=_text("page_id of the page that this one repeats; null: an original"),
    problems=_text("what a reader should know about this page's quality, joined by '; '"),
)
_LINES = _table(
    "lines", "01", "02 04", "a non-empty line of a page and what it is there for",
    page_id=_text("the page"),
    line=_count("1-based line number, blank lines counted"),
    start=_count("where the line starts in pages.text"),
    end=_count("where it ends (half open)"),
    role=_text("what the line is", *ROLES),
    text=_text("the line, without the white space around it"),
)
_COMMENTS = _table(
    "comments", "01", "03 04", "a comment or a reply",
    comment_id=_text("digest of page_id, author, printed time, text and occurrence"),
    page_id=_text("the page it stands under"),
    parent_id=_text("the comment it answers; null: a comment of its own"),
    depth=_count("0 for a comment, 1 for a reply, and so on"),
    position=_count("0-based order on the page"),
    line=_count("first line of the comment's text"),
    author=_text("the name printed beside it; null where none is printed"),
    by_page_author=_flag("whether the page's author wrote it"),
    posted_at=_text("when it was posted, where that can be known"),
    posted_text=_text("the time as printed (3小时前)"),
    posted_not_before=_text("earliest possible day"),
    posted_not_after=_text("latest possible day"),
    likes=_count("likes, only where the page marks them so"),
    badge=_count("an integer printed beside the name"),
    text=_text("what the reader wrote"),
)
_REFERENCES = _table(
    "references", "01", "02 04", "a source that the page itself cites",
    page_id=_text("the page that cites"),
    line=_count("the line it stands on"),
    start=_count("where it starts in pages.text"),
    end=_count("where it ends (half open)"),
    outlet=_text("who published the source"),
    title=_text("its title"),
    date=_text("its date as far as it is printed"),
    url=_text("its address, where printed"),
)
_CLAIMS = _table(
    "claims", "02", "04", "one answer that a page gives",
    claim_id=_text("digest of page_id, span and attribute"),
    page_id=_text("the page"),
    file=_text("its file, for reading"),
    start=_count("where the clause that states the answer starts in pages.text"),
    end=_count("where it ends (half open)"),
    quote=_text("exactly pages.text[start:end]"),
    value_start=_count("where the value's own words start"),
    value_end=_count("where they end (half open)"),
    role=_text("role of the line it stands in", *CLAIM_ROLES),
    attribute=_text("which kind of answer", *ATTRIBUTE_NAMES),
    value_low=_number("lowest value in the unit, 万 and 亿 multiplied in; null: open below"),
    value_high=_number("highest value; equal to value_low where exact; null: open above"),
    value_text=_text("the value's words"),
    unit=_text("unit of the value"),
    approx=_text("how exactly it is said", *APPROX),
    referent=_text("what is counted or spoken of"),
    actor=_text("who acts, by canonical names"),
    action=_text("the class of action"),
    object=_text("whom or what it concerns, by canonical names"),
    place=_text("where"),
    date_start=_text("for a date answer: the answer; else from when the value holds"),
    date_end=_text("the same, the last day (inclusive)"),
    source=_text("who says so, as the page names them; null: the page itself"),
    source_via=_text("through whom (韩联社援引国情院)"),
    source_kind=_text("what kind of source", *SOURCE_KINDS),
    certainty=_text("how sure it is said to be", *CERTAINTY),
    event_id=_text("groups answers about one occurrence within the question"),
    question_id=_text("the question it answers"),
)
_QUESTIONS = _table(
    "questions", "02", "04", "what is being answered",
    question_id=_text("digest of the question's key, not of its members"),
    label_zh=_text("the question in words, Chinese"),
    label_en=_text("the question in words, English"),
    attribute=_text("which kind of answer", *ATTRIBUTE_NAMES),
    n_pages=_count("pages that answer, copies counted once"),
    n_answers=_count("answers in all"),
    n_witnesses=_count("independent witnesses: pages that copy or quote one source are one"),
    relation=_text("the worst relation among its pairs; null: one answer only", *RELATIONS),
    summary_zh=_text("how the answers stand to each other, Chinese"),
    summary_en=_text("how the answers stand to each other, English"),
)
_COMPARISONS = _table(
    "comparisons", "02", "04", "two answers to one question, side by side",
    question_id=_text("the question"),
    claim_a=_text("the answer that precedes by file and position; never a reference beside a body answer"),
    claim_b=_text("the other one"),
    relation=_text("how they relate", *RELATIONS),
    reason_code=_text("which rule decided"),
    reason_zh=_text("why, in one sentence, Chinese"),
    reason_en=_text("why, in one sentence, English"),
    dependent=_flag("whether one may come from the other, or both from one source"),
    reviewed=_flag("whether a person decided it in manual/claim_reviews.csv"),
)
_SENTIMENT = _table(
    "sentiment", "03", "04", "a comment under a model",
    comment_id=_text("the comment"),
    model=_text("the entry of MODELS"),
    negative=_number("probability, 0 to 1"),
    neutral=_number("probability, 0 to 1"),
    positive=_number("probability, 0 to 1"),
    label=_text("the class that is reported; null: abstained", *SENTIMENTS),
    abstained=_text("why the model does not say; null: it does"),
)
_STANCE = _table(
    "stance", "03", "04", "a comment towards a target",
    comment_id=_text("the comment"),
    target=_text("a target of study.toml"),
    favor=_number("probability, 0 to 1"),
    against=_number("probability, 0 to 1"),
    none=_number("probability, 0 to 1"),
    label=_text("the class that is reported", *STANCES),
    cue=_text("the words that decided it; null: none"),
)
_ESTIMATES = _table(
    "estimates", "03", "04", "a share with its interval",
    page_id=_text("the page; null: all pages together"),
    target=_text("the target of a stance; null: sentiment"),
    model=_text("the model whose labels are counted; 'labels': the hand labels alone"),
    label=_text("the class whose share it is"),
    weighting=_text("how comments are weighted", "raw", "likes"),
    share=_number("the share, 0 to 1"),
    low=_number("lower end of the 95 % interval"),
    high=_number("upper end of the 95 % interval"),
    n=_count("comments that count"),
    n_labelled=_count("randomly drawn hand labels that correct it"),
    method=_text("how share and interval were made"),
)
_SKIPPED = _table(
    "skipped", "01", "02 03 04", "an input that could not be used",
    stage=_text("the notebook that skipped it", "01", "02", "03"),
    file=_text("path relative to raw/ (or manual/)"),
    record=_count("0-based position inside it"),
    problem=_text("what is wrong, in a few words"),
    detail=_text("where, and what to do about it"),
)

TABLES: dict[str, Table] = {table.name: table for table in (
    _PAGES, _LINES, _COMMENTS, _REFERENCES, _CLAIMS, _QUESTIONS, _COMPARISONS, _SENTIMENT, _STANCE, _ESTIMATES,
    _SKIPPED)}
"""Every table by name, in the order in which they come into being."""
