"""What other extractors make of HTML files: run by their own Python, never by ours.

    python _peers.py TOOL FILES.json     a list of paths in, one JSON object a page out: body, title, date, author, seconds

Each tool is called as its own documentation shows. The standard library and the tool are all that is
needed.
"""
from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

TAG = re.compile(r"<(?:br|/p|/div|/li|/h\d|/tr)[^<>]*>", re.IGNORECASE)


def plain(html: str) -> str:
    """The text of an HTML fragment, a line for each block."""
    from lxml import html as parser

    fragment = parser.fromstring(f"<div>{TAG.sub(lambda m: m[0] + chr(10), html)}</div>")
    return "\n".join(row.strip() for row in fragment.text_content().split("\n") if row.strip())


def trafilatura(text: str) -> dict:
    import trafilatura as tool

    found = tool.bare_extraction(text, include_comments=False, with_metadata=True)
    return {"body": found.text, "title": found.title, "date": found.date, "author": found.author} if found else {}


def readability(text: str) -> dict:
    from readability import Document

    found = Document(text)
    return {"body": plain(found.summary()), "title": found.short_title()}


def magic_html(text: str) -> dict:
    from magic_html import GeneralExtractor

    found = GeneralExtractor().extract(text, base_url="https://example.com/")
    return {"body": plain(found["html"]), "title": found.get("title")}


def gne(text: str) -> dict:
    from gne import GeneralNewsExtractor

    found = GeneralNewsExtractor().extract(text)
    return {"body": found["content"], "title": found["title"], "date": found["publish_time"], "author": found["author"]}


def justext(text: str) -> dict:
    import justext as tool

    paragraphs = tool.justext(text.encode(), frozenset(), stopwords_low=0, stopwords_high=0, length_low=20,
                              length_high=60, encoding="utf-8")
    return {"body": "\n".join(p.text for p in paragraphs if not p.is_boilerplate)}


TOOLS = {tool.__name__: tool for tool in (trafilatura, readability, magic_html, gne, justext)}


def main() -> None:
    tool = TOOLS[sys.argv[1]]
    for path in json.loads(Path(sys.argv[2]).read_text("utf-8")):
        text = Path(path).read_text("utf-8")
        begun = time.process_time()
        try:
            found = tool(text)
        except ImportError:
            raise                                   # the tool is not there: no answer at all, and not an empty one
        except Exception as error:                  # a page that a tool cannot read counts as an empty answer
            found = {"error": type(error).__name__}
        print(json.dumps({**found, "seconds": time.process_time() - begun}, ensure_ascii=True, default=str))


if __name__ == "__main__":
    main()
