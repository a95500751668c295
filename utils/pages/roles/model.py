"""The roles of a page's lines, and what else the role model learns on its way."""
from __future__ import annotations

from dataclasses import dataclass, field

from .. import stamps, threads


@dataclass(slots=True)
class Roles:
    """The role of each line, beside the run of the body and the comments that were read on the way."""

    roles: list[str]
    body: tuple[int, int] = (0, 0)                  # indexes, half open
    thread: threads.Thread = field(default_factory=threads.Thread)
    title_line: int | None = None
    byline: int | None = None
    account: str | None = None                      # from an account card
    # who wrote a thread's first post, and when
    post: tuple[str | None, stamps.Stamp | None] = (None, None)
    bounded: bool = False                           # a site's entry said where the body stands
    # lines between the body's first and last that are not part of it
    outside: set[int] = field(default_factory=set)
