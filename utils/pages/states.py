"""Articles that a page carries in its scripts: the state from which a framework draws the page in a browser.

A script may be JSON (percent-encoded or not), may assign JSON among other statements, may parse it from a
string, or may be an object or a call in JavaScript of which only the string literals can be read here.
Whatever the form, it comes down to nested records; the article is the longest Chinese text under a key
that names an article's text, and what the records around it say under the keys that crawlers' records
use too (`records.ARTICLE`) are its title, time, account and author. A text area that holds escaped HTML
is read like a script.
"""
from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from . import records

MIN_TEXT = 80               # characters that an article in a script must have
MAX_SCRIPT = 6_000_000      # characters of a script that is looked into
MAX_STARTS = 60             # places of one script where a JSON value is tried
MAX_NODES = 200_000         # nested values looked at
REACH = 4                   # records outwards from the text's own in which its data may stand
MIN_PIECES = 3              # paragraphs of an article that is stored as a list of them
LITERAL = 200               # characters of a string literal that may be an article by itself
TEXT_KEYS = frozenset(
    "articleBody content content_html contentHtml article_content body text html articleContent "
    "mainContent detail contentText data newsContent news_content rich_content richText "
    "description_html artContent contentStr txt".split())
# Keys of a record that is something of its own: another article, a comment.
_OTHERS = frozenset(
    "title url link author user nickname name time id comment_id content_id createTime create_time".split())
_MORE = {"title": ("newsTitle", "articleTitle", "docTitle", "share_title"),
         "account": ("sourceName", "mediaName", "media_name", "source.name", "origin", "user.name",
                     "userInfo.name", "accountName"),
         "author": ("authorName", "author.nickname", "authors", "reporter"),
         "published": tuple((
             "newsTime pubTime publish_at createTime createdAt display_time releaseTime postTime "
             "ptime publishDate first_publish_time datetime").split())}
_KEYS = {name: (*records.ARTICLE[name], *more) for name, more in _MORE.items()}

_START = re.compile(r"""(?:[=(,:]|return)\s*+(?=\{\s*+["}]|\[\s*+[{"\[])""")
_PARSED = re.compile(r"JSON\.parse\(\s*+(?=[\"'])")
_LITERAL = re.compile(
    r"""(?:(?P<key>[A-Za-z_]\w{0,30})["']?\s*+:\s*+)?"""
    r"""(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)""")
_KEYED_NUMBER = re.compile(
    r"""(?<![\w"'])(?P<key>[A-Za-z_]\w{0,30})["']?\s*+[:=]\s*+(?P<number>1[0-9]{9}(?:\d{3})?)(?!\d)""")
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,400}>")
_CHINESE = re.compile("[一-鿿]")


@dataclass(slots=True)
class State:
    """An article out of a script: its text (HTML or plain), and what the records around it say; None where
    nothing.
    """

    text: str
    title: str | None = None
    published: str | None = None
    account: str | None = None
    author: str | None = None


def find(scripts: Sequence[tuple[str, str]], zone: str | None = None) -> State | None:
    """The longest article that stands in some scripts (type or id, content); None when there is none."""
    best: tuple[str, list[Mapping]] = ("", [])
    for kind, content in scripts:
        if "ld+json" in kind or len(content) > MAX_SCRIPT or len(content) <= len(best[0]):
            continue
        for value in values(content):
            found = _longest(value)
            if len(found[0]) > len(best[0]):
                best = found
    text, around = best
    if len(text) < MIN_TEXT:
        return None
    return State(text, *(_said(around, name, zone) for name in ("title", "published", "account", "author")))


def fragment(text: str) -> str:
    """An article's text as HTML: as it is, unescaped, or a paragraph for each of its lines."""
    if "&lt;" in text[:2000] and "<p" not in text[:2000]:
        text = html.unescape(text)
    if len(_TAG.findall(text)) >= 2:
        return text
    return "".join(f"<p>{html.escape(row)}</p>" for row in text.split("\n"))


def values(content: str) -> Iterator[Any]:
    """The values that a script holds: JSON where there is some, else a record of its string literals."""
    text = content.strip()
    if text[:1] == "<" or text[:4] == "&lt;":
        yield {"content": text}
        return
    if text[:3] in ("%7B", "%5B"):
        text = unquote(text)
    if text[:1] in "{[":
        value, _ = _decoded(text, 0)
        if value is not None:
            yield value
            return
    found = False
    for value in _json_values(text):
        found = found or bool(_longest(value)[0])
        yield value
    if not found:
        yield _literals(text)


def _json_values(text: str) -> Iterator[Any]:
    """JSON behind an assignment, a bracket or a colon, and JSON in a string that a script parses."""
    at = 0
    for _ in range(MAX_STARTS):
        match = _START.search(text, at)
        if match is None:
            break
        value, end = _decoded(text, match.end())
        at = max(end, match.end() + 1)
        if value is not None:
            yield value
    for match in _PARSED.finditer(text):
        literal = _LITERAL.match(text, match.end())
        if literal:
            value, _ = _decoded(_unquoted(literal["text"]), 0)
            if value is not None:
                yield value


def _decoded(text: str, start: int) -> tuple[Any | None, int]:
    """(JSON value, where it ends); a string that is JSON itself is decoded again. (None, start) for no
    value.
    """
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start
    if isinstance(value, str) and value[:1] in "{[%" and len(value) > MIN_TEXT:
        return _decoded(unquote(value) if value[:1] == "%" else value, 0)[0], end
    return value, end


def _literals(text: str) -> dict[str, Any]:
    """The string literals of JavaScript by the keys before them; the longest article among those without a
    key.
    """
    record: dict[str, Any] = {match["key"]: match["number"] for match in _KEYED_NUMBER.finditer(text)}
    longest = ""
    for match in _LITERAL.finditer(text):
        key, raw = match["key"], match["text"]
        if len(raw) > (LITERAL if key is None else 3):
            value = _unquoted(raw)
            if key is None:
                longest = value if len(value) > len(longest) and is_chinese(value) else longest
            elif len(value) > len(str(record.get(key, ""))) or key not in record:
                record[key] = value
    if longest and not any(key in TEXT_KEYS and len(str(record[key])) >= MIN_TEXT for key in record):
        record["content"] = longest
    return record


def _unquoted(literal: str) -> str:
    """The value of a JavaScript string literal."""
    inner = _HEX.sub(r"\\u00\1", literal[1:-1])
    inner = _BAD_ESCAPE.sub("", inner)
    if literal[0] != '"':
        inner = re.sub(r'(?<!\\)((?:\\\\)*+)"', r'\1\\"', inner)
    try:
        return json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return ""


def _longest(value: Any) -> tuple[str, list[Mapping]]:
    """The longest text under a key that names an article's text, and the records around it, innermost
    first.
    """
    best: tuple[str, list[Mapping]] = ("", [])
    stack: list[tuple[Any, tuple]] = [(value, ())]
    steps = 0
    while stack and steps < MAX_NODES:
        steps += 1
        node, chain = stack.pop()
        if isinstance(node, dict):
            for key, inner in node.items():
                if isinstance(inner, str):
                    if key in TEXT_KEYS and len(inner) > len(best[0]) and is_chinese(inner):
                        best = inner, _outwards((node, chain))
                elif isinstance(inner, (dict, list)):
                    stack.append((inner, (node, chain)))
        elif isinstance(node, list):
            joined = "\n".join(_pieces(node))
            if len(joined) > len(best[0]) and is_chinese(joined):
                best = joined, _outwards(chain)
            stack.extend((item, chain) for item in node if isinstance(item, (dict, list)))
    return best


def _pieces(items: list[Any]) -> list[str]:
    """The paragraphs of a list that holds an article piece by piece; none for a list of anything with a
    title or a writer.
    """
    found = []
    for item in items if len(items) >= MIN_PIECES else ():
        if isinstance(item, dict):
            if not _OTHERS.isdisjoint(item):
                return []
            item = next((item[key] for key in item if key in TEXT_KEYS and isinstance(item[key], str)), "")
        if not isinstance(item, str):
            return []
        found.append(item)
    return found


def _outwards(chain: tuple) -> list[Mapping]:
    found = []
    while chain and len(found) < REACH:
        node, chain = chain
        found.append(node)
    return found


def _said(around: Sequence[Mapping], name: str, zone: str | None) -> str | None:
    """What the nearest record says under the keys of a field."""
    for record in around:
        for key in _KEYS[name]:
            value = records.value(record, (key,))
            if isinstance(value, list):
                value = value[0] if value else None
            if isinstance(value, Mapping):
                value = records.value(value, records.NAMES)
            said = records.written(value, zone) if name == "published" else value
            if isinstance(said, str) and 1 < len(said.strip()) <= 200 and "<" not in said:
                return said.strip()
    return None


def is_chinese(text: str) -> bool:
    """Whether the beginning of a text, tags and escapes aside, is mostly Chinese characters."""
    sample = text[:2000]
    return len(_CHINESE.findall(sample)) * 10 > len(_TAG.sub("", sample))
