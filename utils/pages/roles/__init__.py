"""What each line of a page is there for: one model for text dumps and for HTML.

Four observations about Chinese pages carry it.

1.  The article is prose: long lines with commas and full stops, few links. Everything else on a page is
    short, or linked, or both. So each line gets a weight, positive for prose and negative for anything
    else, and the body is the *heaviest run* of lines: in a dump any run (Kadane's maximum-sum segment),
    in HTML the run of a container.
2.  The furniture of a page is written in few words: 责任编辑, 分享至, 阅读 136, 相关推荐, 图源网络. A line that consists
    of them is what they say, wherever it stands.
3.  A label opens a section that lasts until something else begins: 参考资料, 相关推荐, 评论列表.
4.  A comment list is a grammar (see `threads`), tried wherever a label, a class name or a row of times
    suggests one.

The steps are the same for both kinds of page: mark the lines whose words say what they are; read the
comment lists; weigh the rest; choose the body; then go outwards from it, above (title, byline,
navigation) and below (references, recommendations, account card), by labels and what is known about each
line.

    lines       what one line says by its own words
    weights     how much a line speaks for being body
    dumps       where the article of a dump stands (that of an HTML page: `articles`)
    inside, above, below       the roles of lines in the article, before it and behind it
    comments    where comment lists begin and end
"""
from __future__ import annotations

from collections.abc import Sequence

from .. import articles
from ..layout import Layout, Line
from . import above, below, comments, dumps, inside
from .lines import LISTED, dated_headlines, references_by_what_follows, words_of
from .model import Roles
from .weights import MIN_BODY, heaviest_run, paragraphs, prose_in, weigh, weigh_in_dump

__all__ = ["Roles", "label", "weigh", "words_of"]

def label(page: Layout, *, account: str | None = None) -> Roles:
    """Give every line of a page its role. account: who published it, if known, to mark their own comments."""
    lines = page.lines
    if not lines:
        return Roles([])
    said = [words_of(line) for line in lines]
    references_by_what_follows(lines, said)
    state = Roles([""] * len(lines))
    is_html = lines[0].html
    if not is_html:
        dated_headlines(lines, said)
    regions = comments.regions(page) if is_html else []
    weights = _place_html(page, said, state, regions) if is_html else _place_dump(lines, said, state)
    plain = not is_html and state.body[1] > state.body[0]
    if not state.bounded and not plain and prose_in(lines, state.body) < MIN_BODY:
        # no article: what stands above the first section is the head
        labels = [i for i, role in enumerate(said) if role in ("section_label", "reference_label")]
        first = labels[0] if labels else regions[0][0] if regions else len(lines)
        state.body = (first, first)
    inside.fill(lines, said, weights, state)
    above.fill(lines, said, state)
    below.fill(page, said, state, account)
    state.roles = [role or said[i] or "navigation" for i, role in enumerate(state.roles)]
    state.roles = ["recommendation" if role == LISTED else role for role in state.roles]
    return state


def _place_html(page: Layout, said: list[str | None], state: Roles, regions: Sequence[tuple[int, int]]
                ) -> list[float]:
    """Find the article of an HTML page; the weights of its lines."""
    lines = page.lines
    weights = [weigh(line, role) for line, role in zip(lines, said)]
    signed = dumps.cost_of_signed(lines, weights)
    for first, last in regions:
        for i in range(first, last):
            weights[i] = min(weights[i], -2.0)
    found = articles.find(page, weights)
    state.body, state.outside, state.bounded = (found.first, found.last), found.outside, found.bounded
    for i in found.own:
        said[i] = None
    if not state.bounded and found.first == found.last:     # its comments outweigh it
        state.body, state.outside = heaviest_run(weights), set()
    if not state.bounded and prose_in(lines, state.body) < MIN_BODY and regions:
        comments.first_post(page, said, state)
    state.body = dumps.without_signed(state.body, signed, weights)
    return weights


def _place_dump(lines: Sequence[Line], said: list[str | None], state: Roles) -> list[float]:
    """Find the article of a text dump; the weights of its lines."""
    weights = [weigh_in_dump(line.key, role, apart)
               for line, role, apart in zip(lines, said, paragraphs(lines, said))]
    signed = dumps.cost_of_signed(lines, weights)
    dumps.cost_of_comments(lines, said, weights)
    dumps.cost_of_teasers(said, weights, dumps.worth_of_byline(lines, said, weights))
    state.body = dumps.without_signed(dumps.body_of_dump(lines, said, weights), signed, weights)
    inside.only_beside(said, state.body, "caption")
    return weights
