"""HTML articles: what is read of the templates that Chinese sites are made from (`pages_templates`)."""
from __future__ import annotations

import re

import pytest
from pages_templates import PAGES, Page

from utils.pages import read_page

OWN_WORDS = ("body", "heading", "caption")


def bare(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def read(page: Page) -> tuple[dict, list[str]]:
    """The row of a page and the lines of its article."""
    rows = read_page(page.html.encode(page.encoding, "xmlcharrefreplace"), "page.html")
    return rows["pages"][0], [line["text"] for line in rows["lines"] if line["role"] in OWN_WORDS]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_article(page):
    assert [bare(text) for text in read(page)[1]] == [bare(text) for text in page.body]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_data(page):
    row, _ = read(page)
    asked = {"title": page.title, "published_at": page.published,
        "author": page.author, "account": page.account}
    asked = {field: value for field, value in asked.items() if value is not None} | dict.fromkeys(page.none)
    assert {field: row[field] for field in asked} == asked
