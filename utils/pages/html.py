"""An HTML document: parsed, rendered to lines, labelled; with what hides in its scripts when it shows
nothing.

The parser is lxml's (libxml2), which is fast but gives up on what no browser would mind: trees more than
2,048 elements deep. Its error log says so; the document then goes through resiliparse's parser, which
keeps the text without the hints. A page that shows next to nothing but carries its article in a state
script or in JSON-LD is read from there.
"""
from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from . import layout, metadata, roles
from .layout import Layout
from .reading import Document
from .sites import SITES, Site, site_of

ENOUGH = 120                # characters of body from which the visible page is trusted
MIN_STATE_TEXT = 80         # characters that an article in a state script must have
_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,400}>")
_STATE_KEYS = ("articleBody", "content", "content_html", "contentHtml", "article_content", "body", "text", "html",
               "articleContent", "mainContent", "detail", "contentText")
_DANGEROUS_DEPTH = ("RESOURCE_LIMIT",)


def understand(document: Document, url: str | None, captured: str | None, zone: str | None,
               known: Mapping[str, Site] = SITES) -> tuple[Layout, roles.Roles, metadata.Facts]:
    """Lines, roles and data of an HTML document. known: the sites whose hints may be used."""
    page = render(document.text, document.problems)
    declared = metadata.declared_by(page, zone)
    site = site_of(url or declared.get("url"), known)
    if site is not None:
        layout.mark(page, site.body, site.comments)
    labelled = roles.label(page)
    if _body_length(page, labelled) < ENOUGH:
        other = _from_scripts(page, declared)
        if other is not None:
            second = roles.label(other)
            if _body_length(other, second) > 2 * _body_length(page, labelled):
                other.head, other.scripts = page.head, page.scripts
                page, labelled = other, second
                document.problems.append("the article was read from a script of the page")
    if declared.get("comments") and not labelled.thread.comments:
        from . import records

        labelled.thread = records.thread_of(declared["comments"], zone, document.problems)
        if labelled.thread.comments:
            document.problems.append("the comments were read from a script of the page")
    facts = metadata.read(page, labelled, url=url, captured=captured, zone=zone, declared=declared)
    return page, labelled, facts


def _body_length(page: Layout, labelled: roles.Roles) -> int:
    return sum(len(line.key) for line, role in zip(page.lines, labelled.roles) if role == "body")


def parse(text: str) -> Any | None:
    """The tree of an HTML text; None when the parser gave up on it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, remove_comments=True, remove_pis=True,
                              no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or any(entry.type_name and "RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
        return None
    return root


def render(text: str, problems: list[str]) -> Layout:
    """The lines of an HTML text."""
    if len(text) > layout.MAX_TREE_TEXT:
        problems.append(f"only the first {layout.MAX_TREE_TEXT:,} characters were read")
        text = text[:layout.MAX_TREE_TEXT]
    root = parse(text)
    if root is None:
        return _plain(text, problems)
    page = layout.from_html(root)
    if page.hidden > 4 * max(len(page.text), 30):
        page = layout.from_html(root, keep_hidden=True)
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
    plain = extract_plain_text(text, preserve_formatting=True, main_content=False, list_bullets=False, alt_texts=False,
                               links=False, form_fields=False, noscript=False)
    return layout.from_text("\n".join(row.strip() for row in plain.split("\n") if row.strip()))


# --------------------------------------------------------------------------------------------- articles in scripts

def _from_scripts(page: Layout, declared: dict[str, Any]) -> Layout | None:
    """The lines of an article that stands in JSON-LD or in a state script; None when there is none."""
    best = declared.get("body") or ""
    for kind, content in page.scripts:
        if "ld+json" in kind:
            continue
        for value in _states(content):
            found = _longest(value)
            if len(found) > len(best):
                best = found
    if len(best) < MIN_STATE_TEXT:
        return None
    if len(_TAG.findall(best)) >= 2 or "&lt;" in best[:2000]:
        if "&lt;" in best[:2000] and "<p" not in best[:2000]:
            import html as entities

            best = entities.unescape(best)
        root = parse(f"<html><body><article>{best}</article></body></html>")
        if root is not None:
            return layout.from_html(root)
    root = parse("<html><body><article></article></body></html>")
    article = root.find(".//article")
    for row in best.split("\n"):
        etree.SubElement(article, "p").text = row
    return layout.from_html(root)


_ASSIGNED = re.compile(r"^\s*(?:window\.|var |let |const |self\.)?[\w.$\[\]\"']{1,60}\s*=\s*(?=[{\[\"'])")


def _states(content: str) -> list[Any]:
    """The JSON values that a script holds: all of it, behind an assignment, or percent-encoded."""
    text = content.strip()
    if len(text) > 6_000_000:
        return []
    if text.startswith("%7B") or text.startswith("%5B"):
        text = unquote(text)
    found = []
    start = 0 if text[:1] in "{[" else (m.end() if (m := _ASSIGNED.match(text)) else -1)
    if start >= 0:
        value = _decoded(text[start:])
        if value is not None:
            found.append(value)
    return found


def _decoded(text: str) -> Any | None:
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, str) and value[:1] in "{[%":
        return _decoded(unquote(value) if value[:1] == "%" else value)
    return value


def _longest(value: Any) -> str:
    """The longest text under a key that names an article's text, anywhere in a JSON value."""
    best, stack, steps = "", [value], 0
    while stack and steps < 200_000:
        steps += 1
        node = stack.pop()
        if isinstance(node, dict):
            for key, inner in node.items():
                if isinstance(inner, str):
                    if key in _STATE_KEYS and len(inner) > len(best) and _chinese(inner):
                        best = inner
                elif isinstance(inner, (dict, list)):
                    stack.append(inner)
        elif isinstance(node, list):
            stack.extend(item for item in node if isinstance(item, (dict, list)))
    return best


def _chinese(text: str) -> bool:
    sample = text[:2000]
    return sum(1 for char in sample if "\u4e00" <= char <= "\u9fff") * 4 > len(sample) * .4
