"""What stands below the article: sections by their labels, an account card, the foot of the page."""
from __future__ import annotations

from collections.abc import Sequence

from .. import stamps, threads
from .. import wording as W
from ..layout import Layout, Line
from .comments import (
    COMMENT_EVIDENCE, UNLABELLED_EVIDENCE, buttons_are_no_labels, end_of_comments, evident_end, html_comments,
    take_thread, unlabelled,
)
from .lines import DIGIT, cites, is_reference, is_time
from .model import Roles



def fill(page: Layout, said: list[str | None], state: Roles, account: str | None) -> None:
    """What follows the body: sections by labels, comments by their grammar, what is left by its words."""
    lines = page.lines
    roles = state.roles
    start = state.body[1]
    n = len(lines)
    card = _account_card(lines, said, start, account, state)
    if not lines[0].html:
        unlabelled(lines, said, state, start, card, account)
    i, section = start, ""
    while i < n:
        if roles[i]:
            i += 1
            continue
        role = said[i]
        if section == "reference" and cites(lines[i], role):
            roles[i] = "reference"
        elif i in card:
            roles[i] = "account_card"
        elif role == "section_label" and not lines[0].html:
            buttons_are_no_labels(lines, said, i + 1)
            end = evident_end(lines, i + 1, end_of_comments(lines, said, i + 1, card))
            listed = [k for k in range(i + 1, end) if said[k] != "section_label"]
            thread = threads.read(lines, listed, page_author=account)
            roles[i] = "section_label"
            sure = (thread.timed() or thread.buttons) and not W.WRITE.match(lines[i].key)
            wanted = COMMENT_EVIDENCE if sure else UNLABELLED_EVIDENCE
            if thread.strength() >= wanted and thread.plausible() \
                    and (thread.timed() or not state.thread.timed()):
                take_thread(state, thread)
                for k in range(i + 1, end):
                    roles[k] = roles[k] or said[k] or "comment_meta"
                i, section = end, ""
                continue
            if DIGIT.search(lines[i].key):
                roles[i] = "engagement"
        elif role == "reference_label":
            roles[i], section = role, "reference"
        elif role == "recommendation":
            roles[i], section = role, "recommendation"
        elif role == "section_label":
            roles[i], section = role, ""
        elif role in ("disclaimer", "hashtag", "url", "ad", "engagement", "byline", "credit", "page_time",
                      "account_card", "navigation", "caption"):
            if section == "recommendation" and role in ("byline", "caption", "page_time", "account_card",
                                                        "credit"):
                role = "recommendation"
            elif role in ("disclaimer", "ad", "hashtag", "engagement"):
                section = "" if section == "reference" else section
            roles[i] = role
        elif section == "reference":
            if is_reference(lines[i]):
                roles[i] = "reference"
            else:
                section, roles[i] = "", _after_body(lines, i, "")
        else:
            roles[i] = _after_body(lines, i, section)
        i += 1
    if lines[0].html:
        html_comments(page, state, said, account)
    _lone_times(lines, state, card)
    _navigation_runs(lines, state)


def _after_body(lines: Sequence[Line], i: int, section: str) -> str:
    if section:
        return section
    key = lines[i].key
    if len(key) >= 80 and lines[i].html is False:
        return "recommendation"
    return "recommendation" if len(key) >= 9 else "navigation"


def _account_card(lines: Sequence[Line], said: Sequence[str | None], start: int, account: str | None,
                  state: Roles
                  ) -> set[int]:
    """The lines that introduce who published: a name and 简介, or names around a line of counts."""
    card: set[int] = set()
    for i in range(start, len(lines)):
        if said[i] != "account_card":
            continue
        card.add(i)
        k = i - 1
        taken = 0
        while k >= start and taken < 3 and not said[k] and threads.is_name(lines[k].key) \
                and not stamps.find(lines[k].key) and len(lines[k].key) <= 30:
            card.add(k)
            taken += 1
            if account and lines[k].key == account:
                break
            k -= 1
        names = sorted(j for j in card if j < i and i - j <= 3 and not said[j])
        if names and state.account is None:
            state.account = _card_name([lines[j] for j in names])
    return card


def _card_name(lines: Sequence[Line]) -> str:
    """The name on an account card: one that the next line repeats, else the first line."""
    for line, after in zip(lines, lines[1:]):
        if line.key.startswith(after.key) and len(after.key) >= 2:
            return after.text
    return lines[0].text


def _lone_times(lines: Sequence[Line], state: Roles, card: set[int]) -> None:
    """A time alone between a list of headlines and an account card is the page's clock, not a headline's."""
    for i in sorted(k - 1 for k in card):
        if i >= max(state.body[1], 1) and state.roles[i] in ("recommendation", "byline", "navigation") \
                and is_time(lines[i].key) \
                and (is_time(lines[i - 1].key) or state.roles[i - 1] != "recommendation"):
            state.roles[i] = "page_time"


def _navigation_runs(lines: Sequence[Line], state: Roles) -> None:
    """Four short words in a row are a menu, and so is the short line that heads them."""
    i = state.body[1]
    n = len(lines)
    while i < n:
        k = i
        while k < n and state.roles[k] in ("recommendation", "navigation") and len(lines[k].key) <= 5 \
                and lines[k].gap == (0 if k > i else lines[k].gap) and not lines[k].key.isdigit():
            k += 1
        if k - i >= 4:
            for m in range(i, k):
                state.roles[m] = "navigation"
            if i and state.roles[i - 1] == "recommendation" and len(lines[i - 1].key) <= 5:
                state.roles[i - 1] = "navigation"
        i = max(k, i + 1)
    if n and state.roles[-1] == "recommendation" and W.NAV_TAIL.search(lines[-1].key):
        state.roles[-1] = "navigation"
