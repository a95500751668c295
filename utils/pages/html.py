"""An HTML document: parsed, rendered to lines, labelled; with what hides in its scripts when it shows
nothing.

The parser is lxml's (libxml2), which is fast but gives up on what no browser would mind: trees more than
2,048 elements deep. Its error log says so; the document then goes through resiliparse's parser, which
keeps the text without the hints. A page that shows next to nothing but carries its article in a state
script or in JSON-LD is read from there.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from . import layout, metadata, records, rendering, roles, states, titles
from .layout import Layout
from .reading import Document
from .sites import SITES, Site, site_of

SENTENCE = 12               # characters of the shortest sentence of a summary
ENOUGH = 120                # characters of body from which the visible page is trusted
_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,400}>")


def understand(document: Document, url: str | None, captured: str | None, zone: str | None,
               known: Mapping[str, Site] = SITES) -> tuple[Layout, roles.Roles, metadata.Facts]:
    """Lines, roles and data of an HTML document. known: the sites whose hints may be used."""
    page = render(document.text, document.problems)
    declared = metadata.declared_by(page, zone)
    site = site_of(url or declared.get("url"), known)
    if site is not None:
        layout.mark(page, site.body, site.comments)
    page.anchor = titles.anchor(page, declared)
    labelled = roles.label(page)
    if _body_length(page, labelled) < ENOUGH:
        state = _state(page, declared, zone)
        other = _layout_of(state, page) if state is not None else None
        if other is not None:
            second = roles.label(other)
            if _body_length(other, second) > 2 * _body_length(page, labelled):
                page, labelled = other, second
                declared |= _said_by(state)
                document.problems.append("the article was read from a script of the page")
    if declared.get("comments") and not labelled.thread.comments:
        labelled.thread = records.thread_of(declared["comments"], zone, document.problems)
        if labelled.thread.comments:
            document.problems.append("the comments were read from a script of the page")
    _forget_common_hints(page, labelled)
    _keep_summary(page, labelled)
    facts = metadata.read(page, labelled, url=url, captured=captured, zone=zone, declared=declared)
    return page, labelled, facts


def _forget_common_hints(page: Layout, labelled: roles.Roles) -> None:
    """A name around every line of the article (its column is called `right`) says nothing about any line."""
    common = layout.COMMENT | layout.RELATED | layout.FOOTER | layout.NAVIGATION | layout.SHARE
    for line, role in zip(page.lines, labelled.roles):
        if role == "body":
            common &= line.around
    if common and "body" in labelled.roles:
        for line in page.lines:
            line.around &= ~common


def _keep_summary(page: Layout, labelled: roles.Roles) -> None:
    """Sentences between a title that is no heading and the article sum it up: they are its own."""
    first = labelled.body[0]
    if labelled.title_line is not None or labelled.bounded or page.anchor is None \
            or labelled.body[1] == first:
        return
    for i in range(page.anchor + 1, first):
        line = page.lines[i]
        if labelled.roles[i] == "navigation" and len(line.key) >= SENTENCE and line.links == 0 \
                and any(stop in line.key for stop in "。,"):
            labelled.roles[i] = "body"


def _state(page: Layout, declared: dict[str, Any], zone: str | None) -> states.State | None:
    """The article that stands in JSON-LD, a state script or a text area: the longest; None when there is
    none.
    """
    found = states.find(page.scripts, zone)
    told = declared.get("body") or ""
    if found is not None and len(found.text) > len(told):
        return found
    return states.State(told) if len(told) >= states.MIN_TEXT else None


def _said_by(state: states.State) -> dict[str, str]:
    """What stands beside an article in a script, under the names of `metadata.declared_by`."""
    said = {"headline": state.title, "published": state.published, "publisher": state.account,
            "author": state.author if state.author != state.account else None}
    return {name: text for name, text in said.items() if text}


def _layout_of(state: states.State, page: Layout) -> Layout | None:
    """The lines of an article out of a script, with what the page's head says."""
    root = parse(f"<html><body><article>{states.fragment(state.text)}</article></body></html>")
    if root is None:
        return None
    other = rendering.from_html(root)
    other.head, other.scripts = page.head, page.scripts
    return other


def _body_length(page: Layout, labelled: roles.Roles) -> int:
    return sum(len(line.key) for line, role in zip(page.lines, labelled.roles) if role == "body")


def parse(text: str) -> Any | None:
    """The tree of an HTML text; None when the parser gave up on it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, remove_comments=True,
                              remove_pis=True,
                              no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or any("RESOURCE_LIMIT" in (entry.type_name or "") for entry in parser.error_log):
        return None
    beside = root.getnext()          # what follows a closing tag too many stands in a second root
    while beside is not None:
        after = beside.getnext()
        root.append(beside)
        beside = after
    return root


def render(text: str, problems: list[str]) -> Layout:
    """The lines of an HTML text."""
    if len(text) > layout.MAX_TREE_TEXT:
        problems.append(f"only the first {layout.MAX_TREE_TEXT:,} characters were read")
        text = text[:layout.MAX_TREE_TEXT]
    root = parse(text)
    if root is None:
        return _plain(text, problems)
    page = rendering.from_html(root)
    if page.hidden > 4 * max(len(page.text), 30):
        page = rendering.from_html(root, keep_hidden=True)
    if not page.lines and len(text) > 2000 and _visible(text):
        return _plain(text, problems)
    return page


def _visible(text: str) -> bool:
    bare = _TAG.sub(" ", re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text))
    return len(bare.strip()) > 200


def _plain(text: str, problems: list[str]) -> Layout:
    """The text of a document that lxml cannot hold, by resiliparse, without hints."""
    from resiliparse.extract.html2text import extract_plain_text

    problems.append("unusual HTML: read without its structure")
    plain = extract_plain_text(text, preserve_formatting=True, main_content=False, list_bullets=False,
                               alt_texts=False,
                               links=False, form_fields=False, noscript=False)
    return layout.from_text("\n".join(row.strip() for row in plain.split("\n") if row.strip()))
