"""Whose word is whose: when two pages are one witness.

Two answers that agree prove less when one comes from the other. Four things show that:

    copies        their sentences are near-identical (loosely so, where much of the pages is)
    one source    both give the word of one body. Pages name a body in full (白云市警察局), in short (市警方) or by its
                  kind (警方): names of one kind are one body unless their own parts differ
    citation      one is the title of a source that the citing page lists, and that source is the other page: its
                  account is the outlet named, or its own title is the title cited
    retelling     a headline that repeats a figure of its page's text rests on the source of that text

A shared source counts whatever the relation is: its figures of two times, and a figure changed on the way from it, are
still one source's.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from utils import text
from utils.claims.answers import Answer
from utils.claims.slots import SAME_WORDS, bigram_overlap
from utils.claims.thresholds import limit
from utils.mentions import gazetteer

COPIED = 0.8              # containment of shingles from which two sentences are copies
COPIED_MIN_CHARS = 14     # shorter sentences are alike by chance
SAME_TITLE = 0.7          # bigram overlap from which a cited title is that of a page
_NOBODY = (None, "anonymous", "self")     # kinds of source that are no one body
_ANYBODY = re.compile(r"网友|民众|家属|居民|当地人|有人|外界|市民|村民|群众|目击者|乘客|媒体$|分析|读者|观众|专家$|业内|知情|路人|有关人士")
_SIDE = re.compile(r"^([\u4e00-\u9fff])(?:方|军|国)$")            # 索方: whoever speaks for 索兰

_KINDS = {
    "police": "警察局|警察厅|警察|警务处|警署|警方|公安局|公安厅|公安部|公安|交警|派出所|分局",
    "fire": "消防救援局|消防救援|消防局|消防处|消防队|消防",
    "maritime": "海事局|海事处|海事部门|海事|海警|海巡署",
    "health": "卫生健康委员会|卫生健康委|卫健委|卫健局|卫生局|卫生部|卫生署|疾控中心|疾控|卫生福利部|卫福部",
    "weather": "气象局|气象台|气象部门|气象署|气象",
    "seismic": "地震台网中心|地震台网|地震局|地震台|地震中心",
    "command": "抗震救灾指挥部|救灾指挥部|应急指挥部|现场指挥部|联合指挥部|指挥部",
    "emergency": "应急管理局|应急管理部|应急管理厅|应急局|应急部门|应急管理|应急|灾害应变中心|指挥中心|应变中心",
    "flood control": "防汛抗旱指挥部|防汛指挥部|防汛办|防汛部门|防指",
    "military": "总参谋部|参谋部|国防部|军方|军队|总司令部|陆军|海军|空军|武装部队",
    "company": "有限公司|公司|集团|资方|厂方|企业|校企|管理层|公关部门|公关部|股份",
    "school": "校方|学校|大学|中学|小学",
    "hospital": "医院|院方",
    "prosecution": "检察院|检方|检察署|检察机关|地检署|检察官",
    "court": "法院|法庭|院方",
    "organiser": "主办方|主办单位|组织者|组织方|发起人|发起方|主办机构",
    "labour": "工会|工会联合会",
    "government": "人民政府|政府|当局|官方|政府部门|地方政府",
    "railway": "铁路局|铁路部门|铁路方面|铁路公司|铁路集团|铁路",
    "environment": "生态环境局|环保局|环境局|环保部门|环境部门|生态环境部门",
    "market": "市场监管局|市场监督管理局|市场监管部门|食药监局|食药署|食品药物管理署",
    "education": "教育局|教育部门|教育部|教育厅|教育处",
}
_GENERIC = re.compile(
    r"当地|本地|地方|有关|相关|该|涉事|上述|市级|县级|省级|[市县省州区镇乡国](?=[^\u4e00-\u9fff]|$)|^[市县省州区]|部门|方面|机关|机构|单位|发言人|负责人|"
    r"官员|人员|总部|中心|[的方局处署厅部队台]$")


@lru_cache(maxsize=4096)
def body(name: str) -> tuple[str, str] | None:
    """The kind of a body and what of its name is its own: 白云市警察局 -> (police, 白云), 警方 -> (police, ""); None
    for names that no kind fits."""
    folded = gazetteer.canonical(name)
    for kind, words in _KINDS.items():
        match = re.search(words, folded)
        if match:
            own = _GENERIC.sub("", folded[:match.start()] + folded[match.end():])
            return kind, re.sub(r"[市县省州区镇乡]$", "", own)
    return None


def same_body(first: str | None, second: str | None) -> bool:
    """Whether two names can be one body: equal, or of one kind with no own parts that differ.

    >>> same_body("白云市警察局", "警方"), same_body("甲县公安局", "乙县公安局")
    (True, False)
    """
    if not first or not second:
        return False
    if first == second or gazetteer.canonical(first) == gazetteer.canonical(second):
        return True
    short, long = sorted(map(gazetteer.canonical, (first, second)), key=len)
    side = _SIDE.match(short)
    if len(short) >= 3 and short in long or side is not None and long.startswith(side.group(1)) and body(long) is not None:
        return True
    left, right = body(first), body(second)
    if left is None or right is None or left[0] != right[0]:
        return False
    short, long = sorted((left[1], right[1]), key=len)
    return not short or short in long


def same_source(a: Answer, b: Answer) -> bool:
    """Whether both answers name one source (警方 and 白云市警察局; 韩国情报机构 and 韩国国家情报院)."""
    return same_body(a.source, b.source)


def cites(a: Answer, b: Answer) -> bool:
    """Whether one answer is a source that its page lists, and that source is the other answer's page."""
    if a.is_reference == b.is_reference:
        return False
    reference, other = (a, b) if a.is_reference else (b, a)
    outlet = reference.document.reference.get("outlet")
    account = other.document.account
    if outlet is not None and outlet == outlet and account and gazetteer.canonical(str(outlet)) == account:
        return True
    title = other.document.title
    return bool(title) and len(title) >= COPIED_MIN_CHARS // 2 \
        and bigram_overlap(title, reference.sentence.text) >= SAME_TITLE


def dependent(a: Answer, b: Answer, copies: frozenset[tuple[str, str]], relation: str | None = None) -> bool:
    """Whether the answers of two pages are one witness (see the module's opening). copies: pairs of page ids of
    which one repeats much of the other, smaller id first. relation: how the two answers stand to each other."""
    first, second = a.document.page_id, b.document.page_id
    if first == second:
        return False
    left, right = a.sentence.text, b.sentence.text
    repeated = (min(first, second), max(first, second)) in copies and not a.is_reference and not b.is_reference
    if repeated and bigram_overlap(left, right) >= limit("same_words", SAME_WORDS):
        return True
    if _one_source(a, b) or relation in (None, "agree", "compatible") and (cites(a, b) or quotes(a, b)):
        return True
    return min(len(left), len(right)) >= COPIED_MIN_CHARS and text.overlap(left, right) >= limit("copied", COPIED)


def quotes(a: Answer, b: Answer) -> bool:
    """Whether one answer is told on the word of the outlet that published the other."""
    return any(
        name in (one.source, one.via) and other.document.account and gazetteer.canonical(name) == other.document.account
        for one, other in ((a, b), (b, a)) for name in (one.source, one.via) if name and not other.is_reference
    )


def _one_source(a: Answer, b: Answer) -> bool:
    return any(same_body(x, y) for x, kind_x in _sources(a) for y, kind_y in _sources(b)
               if kind_x not in _NOBODY and kind_y not in _NOBODY and not _ANYBODY.search(x) and not _ANYBODY.search(y))


def _sources(answer: Answer) -> list[tuple[str, str | None]]:
    """An answer's own source, else that of the sentence of its page which it repeats."""
    if answer.source and answer.source_kind != "self":
        return [(answer.source, answer.source_kind)]
    twin = answer.extras.get("twin")
    return [(twin.source, twin.source_kind)] if twin is not None and twin.source else []


# ---------------------------------------------------------------------------------------------- witnesses

def count(members: Iterable[Answer], compared: Iterable[Mapping[str, Any]]) -> int:
    """How many independent witnesses answer: pages (and cited outlets) joined where their answers are dependent."""
    seat = {a.claim_id: _seat(a) for a in members}
    parent = {w: w for w in seat.values()}

    def root(w: Any) -> Any:
        while parent[w] != w:
            w = parent[w]
        return w

    for row in compared:
        if row["dependent"]:
            a, b = sorted((root(seat[row["claim_a"]]), root(seat[row["claim_b"]])), key=repr)
            parent[b] = a
    return len({root(w) for w in parent})


def _seat(answer: Answer) -> tuple[str, str]:
    reference = answer.document.reference
    if reference is None:
        return "page", answer.document.page_id
    outlet = reference.get("outlet")
    missing = outlet is None or outlet != outlet or str(outlet) == "<NA>"
    return ("page", answer.document.page_id) if missing else ("outlet", str(outlet))
