"""Records of a comment list read: author, time, likes, text; replies inside them; who answers whom.

Replies begin with `name 回复:` or stand in a list of their own. A comment answers the one it stands in, the one
it quotes, or the last comment in the thread by the name it mentions.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .. import layout as L
from ..layout import Line
from ..stamps import Stamp
from . import words as W
from .cutting import Record, cut_replies, split
from .pieces import Piece, is_button, is_word, take_apart

SURE, UNSURE = .9, .7         # shares of records whose last piece is like a name, and whose first one is
QUOTED = 5                    # characters of the shortest text that is known to be a quotation


@dataclass(slots=True)
class Comment:
    """A comment as read: `line` is the index (into the page's lines) of the first line of its text."""

    text: str = ""
    line: int = -1
    author: str | None = None
    by_page_author: bool = False
    stamp: Stamp | None = None
    likes: int | None = None
    badge: int | None = None
    parent: int | None = None
    depth: int = 0
    answers: str | None = None       # the name that a reply answers, where it is printed
    floor: int | None = None


@dataclass(slots=True)
class Thread:
    """What a comment list holds: comments in order, the roles of its lines, and what it says it hides."""

    comments: list[Comment] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)       # index of a line -> role
    n_hidden: int = 0
    buttons: bool = False                                     # some lines hold the buttons of comments
    _said: dict[str, int] = field(default_factory=dict)       # text, or its first line -> its last comment
    _n_said: int = 0
    _names: set[str | None] = field(default_factory=set)
    _n_named: int = 0

    def find(self, text: str) -> int | None:
        """The position of the last comment that says just this, or begins with this line."""
        for n in range(self._n_said, len(self.comments)):
            said = self.comments[n].text
            self._said[said] = self._said[said.split("\n", 1)[0]] = n
        self._n_said = len(self.comments)
        return self._said.get(text)

    def names(self) -> set[str | None]:
        """Who has said something so far."""
        self._names.update(comment.author for comment in self.comments[self._n_named:])
        self._n_named = len(self.comments)
        return self._names

    def strength(self) -> int:
        """Comments with a time or a name: the evidence that this is a comment list at all."""
        return sum(1 for c in self.comments if c.stamp is not None or c.author is not None)

    def plausible(self) -> bool:
        """Whether these are comments: a third has a time or a name, and any has a name, likes, or buttons.

        A list of headlines has days at most, and some names before colons: then it takes likes, floors or buttons.
        """
        if self.strength() * 3 < len(self.comments):
            return False
        if self.buttons or any(c.likes is not None or c.floor is not None for c in self.comments):
            return True
        times = [c.stamp for c in self.comments if c.stamp is not None]
        days = bool(times) and all(time.kind in ("full", "day") and time.hour is None for time in times)
        named = sum(1 for c in self.comments if c.author is not None)
        return not days and (named > 0 if times else named * 10 >= len(self.comments) * 6)

    def timed(self) -> bool:
        """Whether any of the comments has a time."""
        return any(c.stamp is not None for c in self.comments)


def read(lines: Sequence[Line], indexes: Sequence[int], *, page_author: str | None = None) -> Thread:
    """The comments among some lines of a page: `indexes` are those of the comment list, in order.

    page_author: the page's account, to mark its own replies.
    """
    return read_records(split, [take_apart(index, lines[index]) for index in indexes], page_author)


def read_records(cut: Callable[[list[Piece]], list[Record]], pieces: Sequence[Piece], page_author: str | None
                 ) -> Thread:
    """The comments among some pieces; `cut` says where records begin."""
    thread = Thread()
    kept = []
    for piece in pieces:
        thread.n_hidden += piece.hidden
        if piece.hidden or piece.ended:
            thread.roles[piece.index] = "comment_meta"
        else:
            kept.append(piece)
    thread.buttons = any(is_button(piece.line.key) for piece in kept)
    records = cut(kept)
    _mark_common(records)
    _mark_colons(records)
    _mark_behind(records)
    for record in records:
        _read_record(record, thread, page_author)
    link(thread)
    for piece in kept:
        thread.roles.setdefault(piece.index, "comment_meta")
    return thread


def _mark_colons(records: Sequence[Record]) -> None:
    """Most records of one depth say `name: text`: then a colon parts name and text in all of them."""
    for depth in {record.depth for record in records}:
        level = [record for record in records if record.depth == depth]
        firsts = [next((piece for piece in record.pieces if piece.rest), None) for record in level]
        heads = [head for head in firsts if head is not None]
        signed = sum(1 for head in heads if W.NAME_COLON.match(head.rest_key) and not head.hint & L.AUTHOR)
        for record in level:
            record.colons = bool(heads) and signed * 10 >= len(heads) * 6


def _mark_behind(records: Sequence[Record]) -> None:
    """Text before name: what is last in a record could nearly always be a name, what is first could not."""
    pairs = []
    for record in records:
        rests = [piece for piece in cut_replies(record.pieces)[0] if piece.rest]
        if len(rests) >= 2 and not any(piece.hint & L.AUTHOR for piece in rests):
            pairs.append((rests[0].name_like, rests[-1].name_like))
    total = len(pairs)
    if total >= 3 and total * 2 > len(records) and sum(last for _, last in pairs) >= SURE * total \
            and sum(first for first, _ in pairs) <= UNSURE * total:
        for record in records:
            record.behind = True


def _mark_common(records: Sequence[Record]) -> None:
    """What many records share beside a text of their own is furniture of this list: a rank, a medal."""
    seen = Counter(key for record in records for key in {p.rest_key for p in record.pieces if p.rest_key})
    total = len(records)
    common = {key for key, n in seen.items()
              if n >= 3 and (n * 2 >= total or len(key) <= 8 and n * 3 >= total)}
    for record in records:
        texts = [piece for piece in record.pieces if piece.rest]
        for piece in texts[1:] if len(texts) >= 3 else ():
            shared = piece.rest_key in common and not piece.hint & L.TEXT
            if not piece.hint & L.AUTHOR and (shared or W.SHARES.match(piece.rest_key)):
                piece.rest = piece.rest_key = ""


def _read_record(record: Record, thread: Thread, page_author: str | None) -> None:
    """One record: its comment, then the replies inside it. It answers the comment that it quotes."""
    quoted = [piece for piece in record.pieces if piece.line.around & L.QUOTE]
    if quoted and len(quoted) < len(record.pieces):
        record.pieces = [piece for piece in record.pieces if not piece.line.around & L.QUOTE]
        answered = _read_quote(quoted, thread)
        before = len(thread.comments)
        _read_record(record, thread, page_author)
        if answered is not None and len(thread.comments) > before:
            thread.comments[before].parent = answered
            thread.comments[before].depth = thread.comments[answered].depth + 1
        return
    above = _read_floors(record, thread)
    above = _take_quotes(record, thread) if above is None else above
    head, replies = cut_replies(record.pieces)
    parent = None
    if head:
        comment = _read_comment(record, head, thread, page_author)
        if comment is not None:
            comment.depth = record.depth + record.answers
            if above is not None:
                comment.parent, comment.depth = above, thread.comments[above].depth + 1
            thread.comments.append(comment)
            parent = len(thread.comments) - 1
    for reply in replies:
        comment = _read_reply(reply, thread, page_author)
        if comment is not None:
            comment.parent = parent
            comment.depth = record.depth + (parent is not None)
            thread.comments.append(comment)


def _read_floors(record: Record, thread: Thread) -> int | None:
    """Comments above the text that answers them, each with buttons of its own: the floors of one building.

    `name, [name, text, likes]..., text, likes`: all but the last text are other readers'. Gives the position
    of the lowest of them; None where the record holds no floors.
    """
    pieces = record.pieces
    liked = [piece.meta and piece.likes is not None and piece.stamp is None for piece in pieces]
    ends = [n for n, yes in enumerate(liked) if yes]
    if len(ends) < 2 or pieces[0].line.html or pieces[0].stamp is None or not pieces[0].rest:
        return None
    floors: list[list[Piece]] = []
    start = 1
    for end in ends:
        floors.append([piece for piece in pieces[start:end] if piece.rest])
        start = end + 1
    if any(len(floor) < 2 or not floor[0].name_like for floor in floors[:-1]) or not floors[-1]:
        return None
    above: int | None = None
    for floor, end in zip(floors[:-1], ends):
        text = "\n".join(piece.rest for piece in floor[1:])
        known = _known(thread, text)
        if known is None:
            comment = Comment(text, floor[1].index, likes=pieces[end].likes, parent=above,
                              depth=record.depth if above is None else thread.comments[above].depth + 1)
            _read_name(comment, floor[0], False)
            comment.badge = None                     # the number of the floor
            thread.comments.append(comment)
            known = len(thread.comments) - 1
        for piece in floor:
            thread.roles[piece.index] = "comment_text" if piece is not floor[0] else "comment_meta"
        above = known
    record.pieces = [pieces[0], *pieces[ends[-2] + 1:]]
    return above


def _take_quotes(record: Record, thread: Thread) -> int | None:
    """Take what a comment quotes out of it: a heading that says so (引用 name 的发言), another comment's copy.

    Gives the position of the comment that it quotes; None when it quotes none that stands on the page.
    """
    above: int | None = None
    for piece in record.pieces:
        if piece.quoted and (found := _known(thread, piece.quoted)) is not None:
            above = found
        elif piece.answered:
            record.answered = piece.answered
    texts = [piece for piece in record.pieces if piece.rest]
    for piece in texts[:-1]:
        heading = W.QUOTES.match(piece.rest_key)
        found = _known(thread, piece.rest) if not heading else None
        if heading:
            record.answered = _original(piece, heading.span("to"))
        elif found is not None:
            above = found
        else:
            continue
        thread.roles[piece.index] = "comment_meta"
        record.pieces = [other for other in record.pieces if other is not piece]
    return above


def _known(thread: Thread, text: str) -> int | None:
    """The last comment that a quotation repeats, with or without the name of who wrote it behind it."""
    if len(text) < QUOTED:
        return None
    if (found := thread.find(text)) is not None:
        return found
    for parts in (1, 2):                         # a name of one or two words
        said, *name = text.rsplit(None, parts)
        found = thread.find(said) if len(name) == parts and len(said) >= QUOTED else None
        if found is not None and thread.comments[found].author == " ".join(name):
            return found
    return None


def _read_quote(pieces: list[Piece], thread: Thread) -> int | None:
    """The position of a quoted comment; one that does not stand on the page itself is added."""
    texts = [piece for piece in pieces if piece.rest]
    if not texts:
        return None
    for piece in texts:
        if (known := _known(thread, piece.rest)) is not None:
            return known
    signed = [n for n, piece in enumerate(texts) if piece.hint & L.AUTHOR or piece.stamp is not None]
    body = texts[signed[-1] + 1:] if signed and signed[-1] + 1 < len(texts) else texts[1:] or texts
    text = "\n".join(piece.rest for piece in body)
    for n in range(len(thread.comments) - 1, -1, -1):
        said = thread.comments[n].text
        if said == text or text.endswith(said) and len(said) > 4:
            return n
    author = texts[signed[-1]].rest if signed else texts[0].rest if len(texts) > 1 else None
    thread.comments.append(Comment(text, body[0].index, author))
    for piece in body:
        thread.roles[piece.index] = "comment_text"
    return len(thread.comments) - 1


def _read_reply(pieces: list[Piece], thread: Thread, page_author: str | None) -> Comment | None:
    head = pieces[0]
    comment = Comment()
    match = W.REPLY_HEAD.match(head.rest_key)
    thread.roles[head.index] = "comment_meta"
    if match:
        comment.author = _original(head, match.span("name"))
        comment.answers = _original(head, match.span("to")) or None
        comment.by_page_author = bool(match["author"]) or head.author
        if match["text"].strip():
            comment.text = _original(head, match.span("text"))
            comment.line = head.index
            thread.roles[head.index] = "comment_text"
    else:
        comment.by_page_author = True
    comment.stamp, comment.likes = head.stamp, head.likes
    _add_text(comment, pieces[1:], thread)
    _mark_author(comment, page_author)
    return comment if comment.text else None


def _read_comment(record: Record, pieces: list[Piece], thread: Thread, page_author: str | None
                  ) -> Comment | None:
    """A record without its replies."""
    comment = Comment()
    stamp_at = next((n for n, piece in enumerate(pieces) if piece.stamp is not None), None)
    if stamp_at is not None:
        comment.stamp = pieces[stamp_at].stamp
    for piece in pieces:
        comment.likes = piece.likes if comment.likes is None else comment.likes
        comment.floor = piece.floor if comment.floor is None else comment.floor
        comment.by_page_author |= piece.author
    for button, piece in zip(pieces, pieces[1:]):
        if comment.likes is None and piece.number is not None and button.meta and W.LIKE.match(button.line.key) \
                and W.BARE_COUNT.match(piece.line.key):
            comment.likes, piece.number = piece.number, None
    texts = [n for n, piece in enumerate(pieces) if piece.rest]
    name_at = _find_name(record, pieces, stamp_at, texts)
    rest = [piece for n, piece in enumerate(pieces) if n != name_at]
    if name_at is not None:
        _read_name(comment, pieces[name_at], record.colons or record.answers)
        answered = _second_name(pieces, name_at)
        if answered is not None:
            comment.answers = pieces[answered].rest
            rest.remove(pieces[answered])
        thread.roles[pieces[name_at].index] = "comment_meta"
        if comment.text:
            comment.line = pieces[name_at].index
            thread.roles[pieces[name_at].index] = "comment_text"
    if comment.badge is None and comment.likes is None:
        comment.badge = next((p.number for p in pieces if p.number is not None and not p.line.html), None)
    _add_text(comment, rest, thread)
    if not comment.text:
        _add_word(comment, rest, thread)
    take_answer(comment)
    first, _, text = comment.text.partition("\n")
    if text and first != comment.author and first in thread.names():       # whom it answers, on a line of its own
        comment.answers, comment.text = first, text
    comment.answers = comment.answers or record.answered
    _mark_author(comment, page_author)
    return comment if comment.text else None


def _find_name(record: Record, pieces: list[Piece], stamp_at: int | None, texts: list[int]) -> int | None:
    """Which piece names the author: marked so by the page, beside the time, or first of several."""
    if not texts:
        return None
    marked = [n for n in texts if pieces[n].hint & L.AUTHOR and pieces[n].name_like]
    if marked:
        alone = len(texts) == 1 and not W.NAME_COLON.match(pieces[marked[0]].rest_key)
        return marked[0] if not alone or any(is_word(piece) for piece in pieces) else None
    first = texts[0]
    if record.behind and len(texts) >= 2:
        return texts[-1]
    if stamp_at is not None and pieces[stamp_at].rest and pieces[stamp_at].name_like and len(texts) > 1:
        return stamp_at
    if len(texts) < 2:
        if (record.colons or record.named) and W.NAME_COLON.match(pieces[first].rest_key):
            record.answers = not record.colons
            return first
        word = any(is_word(piece) for n, piece in enumerate(pieces) if n > first or record.behind)
        return first if word and pieces[first].name_like else None
    if record.colons and W.NAME_COLON.match(pieces[first].rest_key):
        return first
    if not pieces[first].name_like:
        key = pieces[first].rest_key
        return first if key.endswith(":") and W.NAME_COLON.match(key) else None
    if pieces[first].bullet and not record.named and not pieces[first].furniture:
        # a bullet's first line is a name only when the next one goes on with meta
        return first if first + 1 < len(pieces) and pieces[first + 1].meta else None
    return first


def _second_name(pieces: list[Piece], name_at: int) -> int | None:
    """A second marked name on the line of the first: whom the comment answers."""
    for n in range(name_at + 1, len(pieces)):
        if pieces[n].index != pieces[name_at].index:
            return None
        both = pieces[n].hint & pieces[name_at].hint & L.AUTHOR
        if both and pieces[n].rest and pieces[n].name_like:
            return n
    return None


def _read_name(comment: Comment, piece: Piece, colons: bool) -> None:
    """The author's name, and what may stand beside it: a badge, the one it answers, the text itself."""
    key = piece.rest_key
    if W.AUTHOR_REPLY.match(key):
        comment.by_page_author = True
        return
    names = W.REPLY_NAMES.match(key)
    colon = W.NAME_COLON.match(key)
    if names:
        comment.author = _original(piece, names.span("name"))
        comment.answers = _original(piece, names.span("to"))
        return
    if colon and (colons or not colon["text"].strip()):
        name = _original(piece, colon.span("name"))
        comment.author = _without_role(name)
        comment.by_page_author |= comment.author != name
        text = _original(piece, colon.span("text"))
        if text:
            comment.text = text
        return
    badge = W.NAME_BADGE.match(key)
    if badge and not re.fullmatch(r"[\d\s]+", badge["name"]):
        name = W.PLACED.sub("", _original(piece, badge.span("name")))
        comment.author = _without_role(name)
        comment.by_page_author |= comment.author != name
        comment.badge = int(badge["badge"])
        return
    if comment.badge is None and piece.number is not None:
        comment.badge = piece.number
    comment.author = _without_role(piece.rest)


def _without_role(name: str) -> str:
    return re.sub(r"(?:\s+|(?=[（(\[]))[（(\[]?(?:作者|楼主|博主|题主|答主)[）)\]]?$", "", name).strip() or name


def _add_text(comment: Comment, pieces: Sequence[Piece], thread: Thread) -> None:
    """The texts of a record, joined."""
    texts = [comment.text] if comment.text else []
    for piece in pieces:
        if piece.stamp is not None and comment.stamp is None:
            comment.stamp = piece.stamp
        if piece.rest:
            if comment.line < 0:
                comment.line = piece.index
            texts.append(piece.rest)
            thread.roles[piece.index] = "comment_text"
        else:
            thread.roles.setdefault(piece.index, "comment_meta")
            if comment.likes is None:
                comment.likes = piece.likes
    comment.text = "\n".join(texts)


def _add_word(comment: Comment, pieces: Sequence[Piece], thread: Thread) -> None:
    """A comment that says no more than what a button says: 沙发, 顶."""
    word = next((piece for piece in pieces if is_word(piece)), None)
    if word is not None:
        comment.text, comment.line = word.line.text, word.index
        thread.roles[word.index] = "comment_text"


def take_answer(comment: Comment) -> None:
    """`回复 @name: text` at the head of a text is machinery: it says whom the text answers."""
    match = W.REPLY_TEXT.match(comment.text.replace("：", ":"))
    if match and match["text"].strip():
        comment.answers = comment.text[match.start("to"):match.end("to")].strip()
        comment.text = comment.text[match.start("text"):].strip()


def _mark_author(comment: Comment, page_author: str | None) -> None:
    if page_author and comment.author and comment.author == page_author:
        comment.by_page_author = True


def _original(piece: Piece, span: tuple[int, int]) -> str:
    """The page's own characters of a span of piece.rest_key."""
    a, b = span
    if len(piece.rest) == len(piece.rest_key):
        return piece.rest[a:b].strip()
    return piece.rest_key[a:b].strip()


def link(thread: Thread) -> None:
    """Parents: the item that a reply stands in, or the last comment of its thread by the name it answers."""
    stack: list[int] = []
    comments = thread.comments
    by_name: dict[str, list[int]] = {}
    for n, comment in enumerate(comments):
        while stack and comments[stack[-1]].depth >= comment.depth:
            stack.pop()
        if comment.depth and comment.parent is None and stack:
            comment.parent = stack[-1]
        stack.append(n)
        if comment.answers:
            root = _root(comments, n) if comment.parent is not None else None
            for m in reversed(by_name.get(comment.answers, ())):
                if root is None or _root(comments, m) == root:
                    comment.parent = m
                    comment.depth = comments[m].depth + 1
                    break
        if comment.author:
            by_name.setdefault(comment.author, []).append(n)


def _root(comments: list[Comment], n: int) -> int:
    seen = 0
    while comments[n].parent is not None and seen <= len(comments):
        n, seen = comments[n].parent, seen + 1
    return n
