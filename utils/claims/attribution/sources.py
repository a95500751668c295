"""A name becomes a source: cleaned of when and how often it spoke, with its kind, its canonical name, and
what it is.
"""
from __future__ import annotations

import re

from utils.claims.attribution import kinds, words
from utils.claims.attribution.page import Page
from utils.claims.attribution.records import Source
from utils.mentions import entities as names
from utils.mentions import gazetteer

_SOURCE_LEAD = re.compile(
    r"(?:(?:在|早在)?(?:这|此|那)?(?:前不久|不久前|前些[天日]|前段时间|前几[天日]|近些天|连日来|以前|之前|此前|稍早前?|早些时候|随后|后来|事后)(?=[^的])|"
    r"经(?![济营理销纪贸信常典历验办费])(?=[\u4e00-\u9fff]{3})|"
    r"在[\u4e00-\u9fff]{2,6}?(?=就有)|[也又还更都就便](?=有|连)|就?有(?=不少|多|许多|一些)|好几[家名位个](?=[\u4e00-\u9fff]{2}))+"
)


def of_entity(page: Page, index: int, entity: names.Entity) -> Source:
    """The source that a name in a sentence is."""
    return named(page, entity.text, (index, entity.start, entity.end), entity)


def named(page: Page, text: str, span: tuple[int, int, int] | None,
          entity: names.Entity | None = None) -> Source:
    """The source that words are, standing at (sentence, start, end); `entity`: the name they end with."""
    lead = _SOURCE_LEAD.match(text)
    if lead and lead.end() <= len(text) - 2 and not (
        span is not None and any(e.start == span[1] and e.end > span[1] + 1 for e in page.entities[span[0]])
    ):
        text = text[lead.end():]
        span = None if span is None else (span[0], span[1] + lead.end(), span[2])
    person = entity is not None and entity.kind == "PER" and text.endswith(entity.text)
    if person and not entity.role_title:
        entity = page.persons.get(entity.name, entity)
    document = re.search(rf"(?:{words.DOCUMENT})$", text) is not None
    whole = entity is not None and entity.text == text
    name = entity.name if whole else gazetteer.canonical(text, acting=True)
    if entity is None or entity.text != text or entity.basis == "recogniser":
        name = _fuller(page, text, name)
    kind = kinds.source_kind(text, entity if person or entity is not None and entity.text == text else None)
    text = text.strip("《》 ") if text.strip().startswith("《") == text.strip().endswith("》") else text.strip()
    return Source(text, span, kind, name, document=document, person=person)


def _fuller(page: Page, text: str, name: str) -> str:
    """康源 is 康源生物 when a sentence read so far names that organisation and no other so begun."""
    if len(text) < 2 or text in gazetteer.entries():
        return name
    longer = page.bodies.get(text, ())
    return next(iter(longer)) if len(longer) == 1 else name


def how(source: Source, verb: str) -> str:
    if re.search(r"否认|辟谣|驳斥|反驳|澄清", verb):
        return "denied" if re.search(r"否认|驳斥", verb) else "reported"
    if re.search(r"斥(?:之)?为", verb):
        return "denied"
    if re.search(r"盛传|疯传|风传|流传|传言|传闻", verb) or (source.text and kinds.HEARSAY.search(source.text)
                                                      and not re.search(r"认为|主张|担心|担忧|建议|批评|质疑|呼吁", verb)):
        return "hearsay"
    if re.search(r"预计|预测|预期|预料|预报|预警|预估|(?<![爆曝])料", verb):
        return "predicted"
    if re.search(r"承诺|保证|许诺|允诺|答应", verb):
        return "planned"
    if re.search(r"猜测|推测|揣测|怀疑|猜想|担心|担忧", verb):
        return "speculated"
    return "reported"
