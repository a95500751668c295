"""Reads a page sentence by sentence: its openers, the stretches between them, and what is remembered for
the next one.

Openers nest: 据通讯社报道，气象厅称… is the office's word, via the agency.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from utils.claims.attribution import (
    according,
    acts,
    marks,
    notices,
    reach,
    saying,
    subjects,
)
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import Attribution, Opener, Source
from utils.mentions import entities as names

LONGEST_SENTENCE = 300     # characters read as one sentence; longer ones are read in pieces


def find(sentences: Sequence[str], entities: Sequence[Sequence[names.Entity]] | None = None,
         page: Mapping | None = None, paragraphs: Sequence[int] | None = None,
         roles: Sequence[str] | None = None) -> list[Attribution]:
    """Whose word every stretch of every sentence is, in order; each sentence is covered from end to end.

    sentences    the sentences of one page, or of one paragraph, in order
    entities     for each sentence the names in it (`entities.find_many(sentences, shared=True)`); found
                 when None
    page         what is known of the page, a mapping with any of title, account, author, site: the issuer
                 of a notice
    paragraphs   for each sentence the number of its paragraph (any integers, equal within one); None: all
                 one paragraph
    roles        for each sentence the role of its line (title, body, reference, ...); None: all body
    """
    if entities is None:
        entities = names.find_many(list(sentences), shared=True)
    if any(len(sentence) > LONGEST_SENTENCE for sentence in sentences):
        return _in_pieces(sentences, entities, page, paragraphs, roles)
    read = Page(sentences, entities, dict(page or {}), paragraphs, roles)
    found = [stretch for index in range(len(sentences)) for stretch in _read(read, index)]
    return [_answered(read, stretch) for stretch in found]


def _in_pieces(sentences, entities, page, paragraphs, roles) -> list[Attribution]:
    """`find` with overlong sentences cut at commas, or anywhere: no rule looks further than a sentence's
    length."""
    pieces = [(index, start, end) for index, sentence in enumerate(sentences)
              for start, end in _cuts(sentence)]
    inside = [[replace(e, start=e.start - start, end=e.end - start) for e in entities[index]
               if start <= e.start and e.end <= end] for index, start, end in pieces]
    found = find([sentences[index][start:end] for index, start, end in pieces], inside, page,
                 [paragraphs[index] if paragraphs is not None else 0 for index, *_ in pieces],
                 [roles[index] for index, *_ in pieces] if roles is not None else None)
    result = []
    for stretch in found:
        index, shift, _ = pieces[stretch.sentence]
        span = stretch.source_span
        if span is not None:
            span = (pieces[span[0]][0], span[1] + pieces[span[0]][1], span[2] + pieces[span[0]][1])
        cue = (stretch.cue_span[0] + shift, stretch.cue_span[1] + shift) if stretch.cue_span else None
        result.append(replace(stretch, sentence=index, start=stretch.start + shift, end=stretch.end + shift,
                              source_span=span, cue_span=cue))
    return result


def _cuts(sentence: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    while len(sentence) - start > LONGEST_SENTENCE:
        half, full = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
        cut = max(sentence.rfind(mark, half, full) for mark in "，,；;") + 1
        cut = cut or start + LONGEST_SENTENCE
        spans.append((start, cut))
        start = cut
    return [*spans, (start, len(sentence))]


def at(attributions: Sequence[Attribution], sentence: int, position: int) -> Attribution:
    """The attribution that holds at a position of a sentence (the page's own when none does)."""
    for attribution in attributions:
        if attribution.sentence == sentence and attribution.start <= position < attribution.end:
            return attribution
    return Attribution(sentence, position, position)


def _read(page: Page, index: int) -> list[Attribution]:
    for entity in page.entities[index]:
        if entity.kind == "PER" and (entity.role_title or entity.name not in page.persons):
            page.persons[entity.name] = entity
    if reach.new_paragraph(page, index):
        page.running = None
    elif page.running is not None and not reach.continues(page, index):
        page.running = None
    if index == 0:
        page.notice = notices.issuer(page)
    openers = _openers(page, index)
    if not openers and page.running is None:
        _hear(page, index)
    stretches = reach.stretches(page, index, openers)
    reach.remember(page, index, openers)
    return _closed([_attribution(page, index, *stretch) for stretch in stretches])


def _hear(page: Page, index: int) -> None:
    """某女士是被哭声叫醒的。“一晚上跑了七趟厕所。”: a quotation alone is whose the sentence before tells."""
    text = page.texts[index].strip()
    alone = len(text) >= 8 and text[0] in "“「" and text[-1] in "”」" and text.count(text[0]) == 1
    same = page.paragraphs is None or page.paragraphs[index] == page.paragraphs[index - 1]
    if not index or not alone or not same or page.role(index) != "body" \
            or _SPEECH_MARK.search(page.texts[index - 1]):
        return
    before = page.texts[index - 1]
    clauses = [0, *(match.end() for match in _COMMA.finditer(before))]
    led = (subjects.leader(page, index - 1, start, len(before)) for start in clauses)
    source = next((source for source in led if source is not None), None)
    if source is not None and source.text:
        page.behind[index] = Opener(0, 0, source, "reported", "“", (0, 1), False)


_COMMA = re.compile(r"[,;]")
_SPEECH_MARK = re.compile(r"[“”「」]")


def _closed(row: list[Attribution]) -> list[Attribution]:
    """Invisible characters between two stretches belong to the first."""
    ends = [following.start for following in row[1:]]
    return [replace(part, end=end) for part, end in zip(row, ends, strict=False)] + row[-1:]


def _attribution(page: Page, index: int, start: int, end: int, opener: Opener | None,
                 carried: bool) -> Attribution:
    a, b = page.norms[index].raw_span(start, end)
    if start == 0:
        a = 0
    if end == len(page.texts[index]):
        b = len(page.raw[index])
    if opener is None or opener.source.text is None:
        told = page.role(index) in ("body", "heading") and (index > 0 or page.roles is not None)
        if page.notice is not None and told:
            issuer = page.notice
            return Attribution(index, a, b, page.raw_name(issuer.text), issuer.span, None, issuer.kind,
                               "reported", "", None, issuer.name, True)
        return Attribution(index, a, b)
    source = opener.source
    cue_span = None if carried else page.norms[index].raw_span(*opener.cue_span)
    span, said_by = source.span, source.text
    if span is not None:
        whole = page.texts[span[0]][span[1]:span[2]]
        span = (span[0], *page.norms[span[0]].raw_span(span[1], span[2]))
        if whole == said_by:
            said_by = page.raw[span[0]][span[1]:span[2]]
    via = page.raw_name(source.via)
    return Attribution(index, a, b, said_by, span, via, source.kind, opener.certainty, opener.cue, cue_span,
                       source.name, source.inherited or carried)


def _answered(page: Page, stretch: Attribution) -> Attribution:
    """The page's own stretch, or the speaker's whom the next sentence names: “….” 一位幸存者告诉记者。"""
    opener = page.behind.get(stretch.sentence)
    if opener is None or stretch.source is not None:
        return stretch
    return replace(_attribution(page, stretch.sentence, 0, len(page.texts[stretch.sentence]), opener, True),
                   start=stretch.start, end=stretch.end, cue_span=None, inherited=False)


def _openers(page: Page, index: int) -> list[Opener]:
    openers: list[Opener] = []
    begin = 0
    label = marks.label(page, index)
    outer: Source | None = None
    if label is not None:
        openers.append(label)
        begin, outer = label.start, label.source
    for match in according.frames(page, index, begin):
        openers.append(match)
    page.said += [(index, o.source) for o in openers if o.source.text and o.frame]
    taken = [(o.at, o.start) for o in openers]
    openers += according.given(page, index, taken)
    openers += according.views(page, index, taken)
    openers += saying.speeches(page, index, begin, taken, openers)
    spoken = {opener.start for opener in openers}
    openers += [o for o in (*acts.issued(page, index, taken), *acts.ruled(page, index, taken),
                                *acts.shown(page, index, taken), *acts.seen(page, index, taken))
                if o.start not in spoken]
    colon = marks.colon(page, index, begin, openers)
    if colon is not None:
        openers.append(colon)
    quoted = marks.quoted(page, index, openers)
    if quoted is not None:
        openers.append(quoted)
    behind = acts.denied(page, index, openers)
    openers = [o for o in openers if not behind or o.start >= behind[0].end] + behind
    openers.sort(key=lambda o: o.at)
    openers = sorted([*openers, *acts.resumed(page, index, openers)], key=lambda o: o.at)
    return _nested(page, openers, outer)


def _alike(one: Source, other: Source) -> bool:
    """Whether two names are one, said longer or shorter: 灯塔专业版 and its 数据."""
    a, b = one.text or "", other.text or ""
    return one.name == other.name or a.startswith(b) or b.startswith(a)


def _nested(page: Page, openers: list[Opener], outer: Source | None) -> list[Opener]:
    """Give openers inside a report the report's outlet as the way they came."""
    result, frame = [], None
    for opener in openers:
        if opener.frame:
            frame = opener
        elif frame is not None and opener.source.via is None and not _alike(opener.source, frame.source) \
                and frame.source.kind in ("agency", "media") \
                and opener.source.kind not in ("agency", "media", "self"):
            opener = replace(opener, source=replace(opener.source, via=frame.source.text))
        if outer is not None and opener.source is not outer and opener.source.via is None \
                and opener.source.text != outer.text:
            opener = replace(opener, source=replace(opener.source, via=outer.text))
        result.append(opener)
    return result
