"""Answers of statement, assessment, order and role: what was said, what it is taken to mean, the how manieth, who
holds which office."""
from __future__ import annotations

import re
from typing import Any

from utils.claims import actions, frames, referents
from utils.claims.answers import Answer
from utils.claims.attributes.context import (
    Context,
    event_date,
    event_mentions,
    fill_source,
    new_answer,
)
from utils.claims.attributes.states import TALK
from utils.claims.readings import Name, Sentence

_ORDER = re.compile(
    r"(?:近|时隔)?[\d一二三四五六七八九十百两几多]{1,4}年(?:以?来|一遇)的?(?:首|头一|第一|最)[\u4e00-\u9fff]{1,2}|"
    r"(?:(?<=排名)|(?<=名列)|(?<=位列)|(?<=位居)|(?<=影史)|(?<=居)|(?<=列))第[一二三四五六七八九十百\d]{1,4}|首次|首度|首个|首批|首例|"
    r"首位|首支|首艘|首场|首轮|首派|头一(?:次|回|个|批|遭|位)|第[一二三四五六七八九十百两\d]{1,4}(?:次|届|轮|大(?!街|道)|高|位(?!于)|例|波|批|度|部|站|季|期|家|座|艘|枚|支|架|颗|块)"
    r"|(?<![\w])史上最\w{1,2}|(?:有史以来|有记录以来|历史|同期|影史)(?:最\w|新高|新低|第[一二三四五六七八九十\d]{1,3})|创\w{0,6}(?:新高|新低|纪录|记录)"
    r"|最(?:大|高|多|强|低|严重|重要|长|快|早|惨烈|激烈)(?=的|规模|\w{0,4}(?:伙伴|国|城市|公司|之一|一次|一场))"
)
_ASSESS = re.compile(r"很可能|可能会?|或将|或许|恐将|恐怕|意味着|标志着|表明|不排除|有望|无疑|预计|预期|料将|等同于|相当于|显示出|彰显|势必|必然会|或会|估计|推测|猜测")

STATEMENTS = 2            # of one sentence that are answers
FIGURE_ONLY = 18          # characters up to which words with a figure in them say the figure and no more
SHORTEST = 4              # characters from which words are a statement


def find_statements(context: Context) -> list[Answer]:
    """Answers to "what did they say": the words that a named speaker is given."""
    said = context.sentence.said
    found = []
    for part in (said.statements if said is not None else ()):
        start, end = part.start, part.end
        if end - start < SHORTEST:
            continue
        start, end = _first_clauses(context.sentence, start, end)
        if end - start <= FIGURE_ONLY and any(start <= q.start < end for q, _ in context.numbers):
            continue                     # the figure is the answer
        answer = Answer(context.sentence, "statement", start, end, start, end)
        answer.actors = (part.name or part.source,) if part.source else ()
        if part.source in _BOTH and len(context.discourse.pair) >= 2:      # 双方 are those who were named
            answer.actors = frames.inside(context.discourse.pair)
        answer.action = "say"
        answer.objects = tuple(
            dict.fromkeys(n.name for n in context.sentence.names if start <= n.start and n.end <= end)
        )
        answer.source, answer.via, answer.source_kind = part.source, part.via, part.source_kind
        answer.certainty = part.certainty or "reported"
        answer.date = event_date(context, start)
        answer.extras["words"] = context.text[part.start:part.end]
        _speaker_slots(answer, context, part)
        found.append(answer)
    return found[:STATEMENTS]


def _speaker_slots(answer: Answer, context: Context, part: Any) -> None:
    """For whom a speaker speaks (`side`: states and bodies beside or behind the name), in which office, and of which
    deeds the words are (`deeds`)."""
    start, end = part.start, part.end
    words = {part.source or "", part.name or ""}
    own = [n for n in context.sentence.names if n.end <= start and (n.name in words or n.text in words)]
    near = [n for n in context.sentence.names
            if n.kind in ("LOC", "ORG") and any(n.text in w or n.name in w for w in words)]
    near += [n for n in context.sentence.names for o in own
             if n.kind in ("LOC", "ORG") and 0 <= o.start - n.end <= 8 and _glued(context.text[n.end:o.start])]
    side = frozenset(n.name for n in near) | frozenset(n.country for n in own if n.country)
    titles = [referents.title_before(context.text, o.start) for o in own if o.kind == "PER"]
    told = next((context.text[a:b] for a, b in filter(None, titles)), "")
    whole = part.source or ""
    office = told or next((t for t in referents.TITLES if whole.endswith(t)), "")
    known = context.memory.speakers.get(part.name or whole, (frozenset(), ""))
    answer.extras["side"], answer.extras["office"] = side | known[0], office or known[1]
    context.memory.speakers[part.name or whole] = side | known[0], office or known[1]
    answer.extras["deeds"] = frozenset(
        actions.group(t.action) for t in context.sentence.triggers
        if start <= t.start < end and t.action not in TALK and not actions.of(t.action).weak
    )
    answer.extras["about"] = context.memory.topic


_BOTH = frozenset(("双方", "两国", "双边", "两方"))


def _first_clauses(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    inside = [(max(a, start), min(b, end)) for a, b in sentence.clauses if b > start and a < end]
    if not inside:
        return start, end
    first = inside[0][0]
    last = next((b for a, b in inside if b - first >= 10), inside[-1][1])
    return first, last


def find_assessments(context: Context) -> list[Answer]:
    """Answers to "what does it mean, what will come": a clause with a word of judgement."""
    sentence = context.sentence
    if sentence.role not in ("body", "title", "reference"):
        return []
    tie = _tie(context)
    rest = [a for a in _judgements(context) if tie is None or a.end <= tie.start or tie.end <= a.start]
    return ([tie] if tie is not None else []) + rest


def _judgements(context: Context) -> list[Answer]:
    """The view of observers, else the clause with a word of judgement."""
    sentence = context.sentence
    viewed = [_view(context, part) for part in (sentence.said.views if sentence.said is not None else ())]
    viewed = [a for a in viewed if a.end - a.start >= 8]
    if viewed:
        return viewed[:1]
    m = _ASSESS.search(sentence.text)
    if m is None:
        return []
    start, end = sentence.clause(sentence.start + m.start())
    if end - start < 8:
        return []
    if any(a >= start and b <= end for a, b in ((q.start, q.end) for q, _ in context.numbers)):
        return []
    frame = next((f for f in context.frames if start <= f.trigger.start < end), None)
    answer = new_answer(context, "assessment", (start, end), frame)
    answer.start, answer.end = start, end
    names = [n for n in sentence.names if start <= n.start < end]
    if not answer.names:
        answer.actors = frames.inside(names)
    if answer.certainty in ("asserted", "reported"):
        answer.certainty = (
            "predicted" if re.search(r"将|会|预计|预期|有望", context.text[start:end]) else "speculated"
        )
    return [answer]


# How two states or bodies stand to each other, and which way it goes.
_COURSE = re.compile(
    r"正常化|恢复|紧密|密切|亲密|友好|传统|发展|深化|加强|升温|回暖|改善|缓和|突破|前所未有|空前|新高|新台阶|上一层楼|全面|战略|升级|"
    r"恶化|破裂|紧张|降温|降至|冰点|最低|低谷|疏远|交恶|裂痕|僵局|下降|减少|减弱|削弱|失去|离不开|依赖|坚定|一侧|一边|身后|履行|盟友|后盾|同盟"
)
_CLOSE_TIE = re.compile(r"关系|盟友|同盟|伙伴|后盾|依赖|站[在到].{0,6}[侧边]|结盟")
_TWO = re.compile(r"双方|两国|双边|彼此|两军|两党")


def _tie(context: Context) -> Answer | None:
    """How two parties stand to each other: a clause with both of them, a word for their relations and one for its
    course."""
    sentence = context.sentence
    for start, end in sentence.clauses:
        clause = re.sub(r"《[^》]*》", "", context.text[start:end])
        word = _CLOSE_TIE.search(clause)
        if word is None or not _COURSE.search(clause) or _OF_LAW.search(clause):
            continue
        names = [n for n in sentence.names if start <= n.start < end]
        parties = _parties(n for n in names if n.kind != "OUTLET")
        if len(parties) < 2 and _TWO.search(clause) or not names and "同盟" in clause:
            parties = _parties([n for n in sentence.names if n.end <= start])
            parties = parties if len(parties) == 2 else _parties(context.discourse.pair)
        elif len(parties) == 1 and not _TWO.search(clause):
            parties |= _parties([n for n in sentence.names if n.end <= start] or context.discourse.subject)
        if len(parties) != 2:
            continue
        answer = new_answer(context, "assessment", (start, end), None)
        answer.start, answer.end = start, end
        answer.action, answer.actors = "ties", tuple(sorted(parties))
        answer.subkey = "ally" if re.search("盟", clause) else "normal" if "正常化" in clause or "恢复" in clause else ""
        answer.extras["parties"] = parties
        return answer
    return None


_OF_LAW = re.compile(r"没有关系|有关系|关系到|无关|亲属关系|供求关系|劳动关系|男女关系|恋爱关系|婚姻关系")


def _parties(names: Any) -> frozenset[str]:
    """The states (or bodies) that names stand for."""
    return frozenset(n.country or n.name if n.kind == "PER" else n.name for n in names
                     if n.kind in ("LOC", "ORG") or n.country)


def _view(context: Context, part: Any) -> Answer:
    """What observers without a name make of things."""
    start, end = _first_clauses(context.sentence, part.start, part.end)
    frame = next((f for f in context.frames if start <= f.trigger.start < end), None)
    answer = new_answer(context, "assessment", (start, end), frame)
    answer.start, answer.end = start, end
    if not answer.names:
        answer.actors = frames.inside(n for n in context.sentence.names if start <= n.start < end)
    answer.extras["viewed"] = True
    answer.certainty = "speculated" if answer.certainty in ("asserted", "reported") else answer.certainty
    return answer


_IT_IS = re.compile(r"[这此该]?[也还]?(?:一?[次场回轮])?(?:已经?|将|都|还)?[是为]")


def find_orders(context: Context) -> list[Answer]:
    """Answers to "the how manieth": 首次, 第三轮, 最大."""
    found = []
    for m in _ORDER.finditer(context.sentence.text):
        value = (context.sentence.start + m.start(), context.sentence.start + m.end())
        clause = context.sentence.clause(value[0])
        near = [
            f
            for f in context.frames
            if clause[0] <= f.trigger.start < clause[1] and not actions.of(f.action).weak
        ]
        frame = min(near, key=lambda f: (abs(f.trigger.start - value[1]), f.trigger.start)) if near else None
        ranked = "第" in m.group() and re.search(
            r"排名|名列|位列|位居|影史|跃居", context.text[clause[0] : value[1]]
        )
        known = _IT_IS.match(context.text, clause[0]) and context.discourse.subject
        if (
            frame is None
            and not ranked
            and not known
            and not any(clause[0] <= n.start < clause[1] for n in context.sentence.names)
        ):
            continue
        answer = new_answer(context, "order", value, frame)
        word = m.group()
        answer.subkey = (
            "most"
            if word.startswith(("最", "史上")) or re.fullmatch("第一[大高]", word) or "年" in word and "最" in word
            else "first"
            if word.startswith(("首", "第一", "头一")) or "年" in word and "最" not in word
            else "nth"
        )
        if ranked:                       # a place in a table, whatever verb leads to it
            answer.action, answer.subkey = None, "rank"
        if frame is None:
            names = [n for n in context.sentence.names if clause[0] <= n.start < clause[1]]
            answer.actors = frames.inside(names or context.discourse.subject)
        answer.referent = context.text[value[1]:clause[1]][:16] or None
        found.append(answer)
    return found[:1]


def find_roles(context: Context) -> list[Answer]:
    """Answers to "who holds the office": a title directly in front of a person's name."""
    found = []
    speakers = context.memory.speakers
    for name in context.sentence.names:
        if name.kind != "PER":
            continue
        span = referents.title_before(context.text, name.start) or _own_title(context, name) or _is_title(context, name)
        if span is None or span[0] < context.sentence.start:
            continue
        title = context.text[span[0]:span[1]]
        owner = next(
            (
                n
                for n in context.sentence.names
                if n.kind in ("LOC", "ORG")
                and 0 <= span[0] - n.end <= 4
                and _glued(context.text[n.end : span[0]])
            ),
            None,
        )
        if (name.name, title) in context.memory.roles:
            continue
        context.memory.roles.add((name.name, title))
        side, office = speakers.get(name.name, (frozenset(), ""))
        lands = {n for n in (name.country, owner.name if owner else None) if n}
        speakers[name.name] = side | lands, office or title
        first, last = min(owner.start if owner else span[0], name.start), max(name.end, span[1])
        answer = Answer(context.sentence, "role", first, last, *span)
        answer.actors, answer.action = (name.name,), "office"
        answer.persons = frozenset((name.name,))
        holder = name.country or (owner.name if owner else None)
        answer.objects = (holder,) if holder else ()
        answer.referent, answer.subkey = title, title
        if event_mentions(context):     # an office lasts: a day carried on from an earlier sentence says nothing of it
            answer.date = event_date(context, name.start)
        answer.extras["former"] = bool(
            re.search(r"(?:时任|前任?|原)[\u4e00-\u9fff]{0,6}$", context.text[max(0, span[0] - 9) : span[0]])
        )
        fill_source(answer, context)
        found.append(answer)
    return found


_IS = re.compile(r"(?:曾)?(?:是|为|系|任|担任|出任|现任|原任|曾任)(?!说|称|否)[^,，。;；:：、]{0,14}?$")


def _is_title(context: Context, name: Name) -> tuple[int, int] | None:
    """The office that a person is said to hold: 某某是…退役将领, 某某现任…局长."""
    end = context.sentence.clause(name.start)[1]
    for m in _TITLE_WORD.finditer(context.text, name.end, end):
        if _IS.match(context.text[name.end:m.start()]) and not _GOES_ON.match(context.text, m.end()):
            return m.span()
    return None


_TITLE_WORD = re.compile("|".join(referents.TITLES))
_GOES_ON = re.compile(r"[\u4e00-\u9fff]")


def _own_title(context: Context, name: Name) -> tuple[int, int] | None:
    if not name.title:
        return None
    at = context.text.rfind(
        name.title, max(context.sentence.start, name.start - len(name.title) - 2), name.start
    )
    return (at, at + len(name.title)) if at >= 0 else None


def _glued(gap: str) -> bool:
    return not re.search(r"[\s,，。;；:：、的与和]", gap)
