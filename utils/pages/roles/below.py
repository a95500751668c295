"""What stands below the article: sections by their labels, an account card, the foot of the page."""
from __future__ import annotations

from collections.abc import Sequence

from .. import stamps, threads
from .. import wording as W
from ..layout import Layout, Line
from .comments import (
    COMMENT_EVIDENCE,
    UNLABELLED_EVIDENCE,
    buttons_are_no_labels,
    end_of_comments,
    evident_end,
    first_of_list,
    html_comments,
    take_thread,
    unlabelled,
)
from .lines import DIGIT, cites, is_reference, is_time
from .model import Roles

MOST_LABELS = 40            # labels of a dump behind which comments are sought: more are a menu's

# Roles that a line behind the article keeps; that a list of recommendations takes in; that end references.
_KEPT = frozenset(("disclaimer", "hashtag", "url", "ad", "engagement", "byline", "credit", "page_time",
                   "account_card", "navigation", "caption"))
_RECOMMENDED = frozenset(("byline", "caption", "page_time", "account_card", "credit"))
_ENDS_REFERENCES = frozenset(("disclaimer", "ad", "hashtag", "engagement"))


def fill(page: Layout, said: list[str | None], state: Roles, account: str | None) -> None:
    """What follows the body: sections by labels, comments by their grammar, what is left by its words."""
    lines = page.lines
    is_html = lines[0].html
    card = _account_card(lines, said, state.body[1], account, state)
    if not is_html:
        unlabelled(lines, said, state, state.body[1], card, account)
    i, section, tried = state.body[1], "", 0
    while i < len(lines):
        if state.roles[i]:
            i += 1
        elif i not in card and said[i] == "section_label" and not is_html and tried < MOST_LABELS:
            tried += 1
            end = _comment_list(lines, said, state, i, card, account)
            section = "" if end > i + 1 else section
            i = end
        else:
            state.roles[i], section = _role_behind(lines, said, i, section, i in card)
            i += 1
    if is_html:
        html_comments(page, state, said, account)
    _lone_times(lines, state, card)
    _navigation_runs(lines, state)


def _comment_list(lines: Sequence[Line], said: list[str | None], state: Roles, i: int, card: set[int],
                  account: str | None) -> int:
    """Read the comments behind a label of a dump. Gives the line behind them, or behind the label."""
    buttons_are_no_labels(lines, said, i + 1)
    first = first_of_list(lines, said, i + 1)
    end = evident_end(lines, first, end_of_comments(lines, said, first, card))
    listed = [k for k in range(first, end) if said[k] != "section_label"]
    thread = threads.read(lines, listed, page_author=account)
    sure = (thread.timed() or thread.buttons) and not W.WRITE.match(lines[i].key)
    wanted = COMMENT_EVIDENCE if sure else UNLABELLED_EVIDENCE
    state.roles[i] = "section_label"
    if thread.strength() >= wanted and thread.plausible() and (thread.timed() or not state.thread.timed()):
        take_thread(state, thread)
        for k in range(i + 1, end):
            state.roles[k] = state.roles[k] or said[k] or "comment_meta"
        return end
    if DIGIT.search(lines[i].key):
        state.roles[i] = "engagement"
    return i + 1


def _role_behind(lines: Sequence[Line], said: Sequence[str | None], i: int, section: str, in_card: bool
                 ) -> tuple[str, str]:
    """The role of a line behind the article, and the section that goes on behind it."""
    role = said[i]
    if section == "reference" and cites(lines[i], role):
        return "reference", section
    if in_card:
        return "account_card", section
    if role == "reference_label":
        return role, "reference"
    if role == "recommendation":
        return role, "recommendation"
    if role == "section_label":
        return role, ""
    if role in _KEPT:
        if section == "recommendation" and role in _RECOMMENDED:
            return "recommendation", section
        return role, "" if section == "reference" and role in _ENDS_REFERENCES else section
    if section == "reference":
        return ("reference", section) if is_reference(lines[i]) else (_after_body(lines, i, ""), "")
    return _after_body(lines, i, section), section


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
