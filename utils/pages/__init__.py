"""Stage 01: from the bytes of scraped pages to pages, lines, comments and references.

    reading    bytes -> documents: what an input is, its encoding, its records, and what had to be skipped
    layout     a document as lines in reading order, each with what is known about it; `rendering` makes them of HTML
    stamps     printed times: found, read, resolved
    roles      lines -> the role of each, with `articles` for where the article of HTML stands, `threads` for comments
    metadata   lines and roles -> title (`titles`), account and author (`names`), time (`times`) or bounds, counts,
               references
    html       an HTML document through these steps; `states` finds articles that stand in scripts
    records    crawlers' JSON records -> the same
    copies     pages that repeat one another
    sites      hints (SITES); nothing needs one

`read_page` reads the bytes of one input; `read_study` all inputs of a study, and links copies. Both are
pure but for reading the files. Ids depend on the pages' bytes only, so the same pages get the same ids in
any order.
"""
from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from .. import engine, tables
from . import copies, layout, metadata, reading, roles, sites, stamps, threads
from .check import check, check_table
from .reading import Document, Skipped
from .sites import SITES, Site

__all__ = ["SITES", "Site", "check", "check_table", "read_page", "read_study", "write"]

STAGE = "01"
TABLES = ("pages", "lines", "comments", "references", "skipped")
Rows = dict[str, list[dict[str, Any]]]


def read_study(study: Any) -> dict[str, pd.DataFrame]:
    """All pages of a study: the tables pages, lines, comments, references and skipped, in the order of (file, record)."""
    names, refused = reading.raw_files(Path(study.raw))
    known = _known(study)
    zone = getattr(study.settings, "timezone", None) or stamps.DEFAULT_ZONE
    settings_capture = _text(getattr(study.settings, "captured_at", None))
    own_sites = sites.registry(getattr(study.settings, "sites", ()) or ())
    jobs = [(str(Path(study.raw) / name), name, zone,
             {"captured_at": settings_capture, "sites": own_sites, **{k: v for k, v in known.get(name, {}).items() if v}}) for name in names]
    engine_settings = getattr(study.settings, "engine", None)
    found = engine.map(_read_file, jobs, workers=getattr(engine_settings, "workers", None) or None, desc="pages",
                       dask=getattr(engine_settings, "dask", None) or None)
    rows = _merged(found)
    rows["skipped"] += [_skipped_row(name, skipped) for name, skipped in refused]
    _number_copies(rows)
    _link_copies(rows)
    return {name: tables.frame(name, rows[name]) for name in TABLES}


def write(study: Any, read: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables of `read_study`, written into the study's `processed/`, and given back."""
    for name in TABLES:
        tables.write(study, name, read[name])
    return dict(read)


def read_page(data: bytes, name: str = "page", **known: Any) -> Rows:
    """The rows of the five tables that one input gives, as lists of dicts.

    data: the bytes as they lie on disk. name: the file's name, for the rows. known: url, captured_at (a printed
    time), timezone, sites (a registry: `sites.registry`). Never raises for what the bytes hold: a record that cannot be read becomes a skipped row.
    """
    rows: Rows = {table: [] for table in TABLES}
    known_sites = known.get("sites") or SITES
    for found in reading.documents(data, name, known_sites):
        if isinstance(found, Skipped):
            rows["skipped"].append(_skipped_row(name, found))
            continue
        try:
            _add(rows, _page_rows(found, name, known))
        except Exception as error:          # noqa: BLE001  whatever a page holds, it must not cost the others
            rows["skipped"].append(_skipped_row(name, Skipped(found.record, "cannot be read",
                                                              f"{type(error).__name__} while reading it")))
    return rows


def _read_file(job: tuple[str, str, str, dict[str, Any]]) -> Rows:
    path, name, zone, known = job
    data = reading.read_bytes(Path(path))
    if isinstance(data, Skipped):
        return {**{table: [] for table in TABLES}, "skipped": [_skipped_row(name, data)]}
    return read_page(data, name, **{"timezone": zone, **known})


def _text(value: Any) -> str | None:
    return None if tables.missing(value) or str(value).strip() == "" else str(value)


def _known(study: Any) -> dict[str, dict[str, str | None]]:
    """What manual/sources.csv says of each file."""
    listed = study.manual_table("sources")
    return {str(row["file"]): {"url": _text(row.get("url")), "captured_at": _text(row.get("captured_at"))}
            for row in listed.to_dict("records") if _text(row.get("file"))}


# ----------------------------------------------------------------------------------------------------- one document

def _page_rows(document: Document, name: str, known: Mapping[str, Any]) -> Rows:
    zone = known.get("timezone") or stamps.DEFAULT_ZONE
    url = _text(known.get("url")) or document.url
    captured = _text(known.get("captured_at")) or _local(document.captured_at, zone)
    known_sites = known.get("sites") or SITES
    page, labelled, facts = understand(document, url=url, captured=captured, zone=zone, known=known_sites)
    digest = hashlib.sha256(document.data).hexdigest()
    page_id = page_key(digest, document.record, 0)
    comments = _comment_rows(page_id, page, labelled, facts, captured, zone)
    site = document.item.site if document.kind == "json" else sites.site_of(facts.url, known_sites)
    problems = document.problems + _problems(page, labelled, facts)
    row = {"page_id": page_id, "file": name, "record": document.record, "format": document.format,
           "encoding": document.encoding, "site": site.name if site else None, "url": facts.url,
           "title": facts.title, "account": facts.account, "author": facts.author,
           "published_at": facts.published_at, "published_not_before": facts.published_not_before,
           "published_not_after": facts.published_not_after, "reads": facts.reads, "likes": facts.likes,
           "declared_comments": facts.declared_comments, "n_comments": len(comments),
           "n_hidden": labelled.thread.n_hidden, "n_chars": len(page.text), "text": page.text, "sha256": digest,
           "duplicate_of": None, "problems": "; ".join(problems) or None}
    return {"pages": [row], "comments": comments, "skipped": [],
            "lines": [{"page_id": page_id, "line": line.number, "start": line.start, "end": line.end, "role": role,
                       "text": line.text} for line, role in zip(page.lines, labelled.roles)],
            "references": [_reference_row(page_id, page, reference) for reference in facts.references]}


def understand(document: Document, *, url: str | None = None, captured: str | None = None, zone: str | None = None,
               known: Mapping[str, Site] = SITES) -> tuple[layout.Layout, roles.Roles, metadata.Facts]:
    """A document's lines, their roles, and the page's data. known: the sites whose hints may be used."""
    if document.kind == "json":
        from . import records

        return records.understand(document, captured, zone)
    if document.kind == "html":
        from . import html

        return html.understand(document, url, captured, zone, known)
    page = layout.from_text(document.text)
    labelled = roles.label(page)
    facts = metadata.read(page, labelled, url=url, captured=captured, zone=zone)
    return page, labelled, facts


def _local(moment: str | None, zone: str) -> str | None:
    """A moment with a zone (a WARC date) as local time."""
    first = next((s for s in stamps.find(moment or "") if s.full), None)
    return stamps.written(first, zone) if first else None


def page_key(digest: str, record: int, occurrence: int) -> str:
    """page_id: a digest of the page's bytes, its record, and its occurrence among identical copies."""
    return "p" + hashlib.sha256(f"{digest}\0{record}\0{occurrence}".encode()).hexdigest()[:16]


def comment_key(page_id: str, author: str | None, printed: str | None, text: str, occurrence: int) -> str:
    """comment_id: a digest of page, author, printed time, text, and occurrence among equal ones."""
    whole = "\0".join((page_id, author or "", printed or "", text, str(occurrence)))
    return "c" + hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]


def _comment_rows(page_id: str, page: layout.Layout, labelled: roles.Roles, facts: metadata.Facts,
                  captured: str | None, zone: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    earliest = stamps.day_of(facts.published_at) or facts.published_not_before
    ids = _comment_ids(page_id, labelled.thread.comments)
    for n, comment in enumerate(labelled.thread.comments):
        posted = stamps.resolve(comment.stamp, captured, earliest, zone) if comment.stamp else (None, None, None)
        rows.append({
            "comment_id": ids[n], "page_id": page_id,
            "parent_id": ids[comment.parent] if comment.parent is not None else None,
            "depth": comment.depth, "position": n,
            "line": page.lines[comment.line].number if comment.line >= 0 else None, "author": comment.author,
            "by_page_author": comment.by_page_author, "posted_at": posted[0],
            "posted_text": comment.stamp.text if comment.stamp else None, "posted_not_before": posted[1],
            "posted_not_after": posted[2], "likes": comment.likes, "badge": comment.badge, "text": comment.text})
    return rows


def _comment_ids(page_id: str, comments: Sequence[threads.Comment]) -> list[str]:
    seen: dict[tuple, int] = {}
    ids = []
    for comment in comments:
        printed = comment.stamp.text if comment.stamp else None
        key = (comment.author, printed, comment.text)
        ids.append(comment_key(page_id, *key, seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return ids


def _reference_row(page_id: str, page: layout.Layout, reference: metadata.Reference) -> dict[str, Any]:
    line = page.lines[reference.index]
    return {"page_id": page_id, "line": line.number, "start": line.start, "end": line.end, "outlet": reference.outlet,
            "title": reference.title, "date": reference.date, "url": reference.url}


def _problems(page: layout.Layout, labelled: roles.Roles, facts: metadata.Facts) -> list[str]:
    """What a reader should know about this page, in a few words each."""
    found = []
    if not any(role == "body" for role in labelled.roles):
        found.append("no article text found")
    if facts.title is None:
        found.append("no title")
    if facts.published_at is None:
        found.append("no publication time")
    shown = len(labelled.thread.comments)
    if facts.declared_comments is not None and facts.declared_comments != shown:
        found.append(f"declares {facts.declared_comments} comments, shows {shown}")
    if page.hidden:
        found.append(f"{page.hidden} characters not shown by the page")
    return found


# ------------------------------------------------------------------------------------------------------- many pages

def _skipped_row(name: str, skipped: Skipped) -> dict[str, Any]:
    return {"stage": STAGE, "file": name, "record": skipped.record, "problem": skipped.problem, "detail": skipped.detail}


def _add(rows: Rows, more: Rows) -> None:
    for table in TABLES:
        rows[table] += more[table]


def _merged(found: Sequence[Rows]) -> Rows:
    rows: Rows = {table: [] for table in TABLES}
    for one in found:
        _add(rows, one)
    return rows


def _number_copies(rows: Rows) -> None:
    """Identical pages get different ids: the nth copy in the order of (file, record) is numbered n."""
    seen: dict[str, int] = {}
    renamed: dict[tuple[int, str], str] = {}
    for row in rows["pages"]:
        key = row["page_id"]
        seen[key] = seen.get(key, -1) + 1
        if seen[key]:
            renamed[(seen[key], key)] = page_key(row["sha256"], row["record"], seen[key])
    if not renamed:
        return
    for table in ("pages", "lines", "comments", "references"):
        _rename(rows[table], table, renamed)


def _rename(rows: list[dict[str, Any]], table: str, renamed: Mapping[tuple[int, str], str]) -> None:
    """Give the rows of the nth identical page its own id. Rows of one page stand together."""
    started: dict[str, list[Any]] = {}
    changed: dict[str, str] = {}
    for row in rows:
        key = row["page_id"]
        marks = started.setdefault(key, [0, None])
        place = 0 if table == "pages" else row.get("position", row.get("line"))
        first = table == "pages" or (marks[1] is not None and place <= marks[1])
        if table == "pages":
            marks[0], marks[1] = (marks[0] + 1, 0) if marks[1] is not None else (0, 0)
        elif first:
            marks[0], marks[1] = marks[0] + 1, place
        else:
            marks[1] = place
        new = renamed.get((marks[0], key)) if marks[0] else None
        if new is None:
            continue
        row["page_id"] = new
        if table == "comments":
            old = row["comment_id"]
            changed[f"{new}\0{old}"] = "c" + hashlib.sha256(f"{new}\0{old}".encode()).hexdigest()[:16]
            row["comment_id"] = changed[f"{new}\0{old}"]
            if row["parent_id"]:
                row["parent_id"] = changed.get(f"{new}\0{row['parent_id']}", row["parent_id"])


def _link_copies(rows: Rows) -> None:
    """Fill pages.duplicate_of."""
    bodies: dict[str, list[str]] = {}
    for line in rows["lines"]:
        if line["role"] in ("body", "heading"):
            bodies.setdefault(line["page_id"], []).append(line["text"])
    pages = rows["pages"]
    texts = ["\n".join(bodies.get(page["page_id"], ())) for page in pages]
    for page, original in zip(pages, copies.originals(texts, [page["sha256"] for page in pages])):
        page["duplicate_of"] = pages[original]["page_id"] if original is not None else None
