"""From a sentence to frames: who did what to whom, where, and which number, time and place belong to which
deed.

A frame grows around an action word. Chinese marks the parts of a deed by position and by a few prepositions,
and both are read here without a parser:

    names before the action word, unmarked        the actor            朝鲜 派出 ...
    behind 与 和 同 跟                              a peer               与 王亚军 会面
    behind 向 对 给 把 将 为                         the object           向 俄方 派出
    behind 在 于                                    the place            在 日内瓦 召开
    behind 被 遭 由                                 the actor (passive)  被 警方 逮捕
    names behind the action word, same clause     the object           访问 朝鲜

A clause without an actor of its own takes the one of the clause before it; 双方, 两国 and 他 stand for the names
last met in such a part. A number belongs to the action word that is nearest in cost: distance, plus a price
for each comma or other number in between, minus a bonus where the word is of the sort that counts such
things (死亡 counts 人, 票房 counts 元).
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from utils.claims import actions
from utils.claims.actions import Trigger
from utils.claims.readings import Name, Sentence

BIND = 16           # the highest cost at which a number still belongs to an action word
_MARKS = {
    "在": "place",
    "于": "place",
    "与": "peer",
    "和": "peer",
    "同": "peer",
    "跟": "peer",
    "向": "object",
    "对": "object",
    "给": "object",
    "把": "object",
    "将": "object",
    "为": "object",
    "被": "agent",
    "遭": "agent",
    "由": "agent",
    "从": "origin",
    "自": "origin",
    "据": "source",
    "赴": "place",
    "到": "place",
    "往": "place",
}
_TWO_MARKS = {"针对": "object", "对于": "object", "来自": "origin", "前往": "place", "抵达": "place", "至于": "object",
              "位于": "place", "根据": "source", "途经": "place", "飞抵": "place"}
_JOIN = re.compile(r"^(?:、|和|与|及|以及|同|跟)?$")
_INSIDE_NP = re.compile(r"^[^\s,，。;；:：、!！?？在于与和同跟向对给为从被由将把的了是称说等到赴往访抵“”\"'《》()（）]{1,9}$")
_ADVERBIAL = re.compile(r"^(?:在|自|从|当|随着|对于|除了|据|就在|自从|面对|尽管|如果|一旦|因|由于|根据|针对|受|经)"
                        r".*(?:后|前|时|当天|同时|以来|之际|下|中|上|来|一天|当日|天|之后|之前|外|说|道|示|期间|影响|背景下|的当下)$")
_PAIR = re.compile(r"双方|两国|两军|两党|彼此|两人|两家|三方|三国|各方|两队|劳资双方")
_PRONOUN = re.compile(
    r"他们|她们|他|她|其(?!中|他|它|余|实|次|间|后)|该[国校团队部司厂片剧院局社市省州县船机员][^,。]{0,3}|该公司|该片|该国|本公司|公司方面|对方"
)
PERSON_CLASSES = frozenset("""die injure casualty missing safe trapped stranded rescue evacuate hospital discharged infect
affected homeless arrest freed protest strike attend deploy layoff workforce hire aboard present capacity prisoner
audience fight withdraw sentence population tour donate vaccinate charge drill poll turnout vote loss traffic
unemployment petition subsidy""".split())
_MONEY_CLASSES = frozenset(
    """box_office break_even cash price cost loss revenue profit save invest acquire fine compensate aid sales export
import salary debt market_value donate output sue demand fee budget subsidy tax gdp""".split()
)
_SHARE_CLASSES = frozenset(
    """rise fall share_of turnout poll vote screening layoff price revenue profit export import
audience box_office salary market_value output acquire sales restore workforce damage flooded efficacy
coverage progress tax unemployment inflation gdp rate exchange infect vaccinate build search""".split()
)
_DURATION_CLASSES = frozenset(
    """last meet call search fight strike sentence visit outage close conference ceasefire drill travel
burn build search
release arrest trapped tour protest postpone reopen stranded""".split()
)
_UNIT_CLASSES = {
    "级": ("magnitude", "wind", "quake", "aftershock", "intensity", "typhoon"),
    "度": ("intensity", "heat"),
    "摄氏度": ("heat",),
    "毫米": ("rainfall",),
    "公里": ("depth", "distance", "length"),
    "米": ("water_level", "height", "depth", "length", "rise", "flooded"),
    "次": ("aftershock", "attack", "meet", "visit"),
    "厘米": ("water_level", "flooded", "rainfall"),
    "点": ("agree",),
    "公里每小时": ("speed", "wind"),
    "平方米": ("burn", "area", "damage", "flooded"),
    "坪": ("burn", "area"),
    "米每秒": ("wind", "speed"),
    "节": ("speed",),
    "架": ("shoot_down", "launch", "deploy", "attack", "aid", "acquire"),
    "枚": ("launch", "shoot_down", "attack", "medal"),
    "艘": ("deploy", "capsize", "attack", "shoot_down"),
    "辆": ("traffic", "deploy", "shoot_down", "burn", "damage", "sales"),
    "公顷": ("burn", "flooded", "area"),
    "亩": ("flooded", "burn", "area"),
    "平方公里": ("capture", "burn", "area", "flooded"),
    "吨": ("weight", "aid", "output", "export", "import"),
    "立方米": ("flow",),
    "场": ("screening", "meet"),
    "间": ("damage",),
    "户": ("outage", "restore", "flooded", "evacuate", "affected"),
    "栋": ("damage", "burn"),
    "座": ("damage",),
    "票": ("vote",),
    "分": ("rating", "score"),
    "辆次": ("traffic",),
    "处": ("breach", "landslide", "damage"),
    "家": ("close", "screening"),
    "起": ("aftershock", "attack"),
}


_HOUSE = re.compile(r"(?:使馆|领馆|领事馆|医院|工厂|学校|大学|造船厂|制造厂|基地|机场|总部)$")      # bodies that are places too


@dataclass(frozen=True, slots=True)
class Group:
    """Names that stand together as one part of a sentence, with the mark in front of them."""

    start: int
    end: int
    names: tuple[Name, ...]
    mark: str


@dataclass(slots=True)
class Frame:
    """One deed: its action word and the names in its parts (canonical, in order of mention)."""

    sentence: Sentence
    trigger: Trigger
    actors: tuple[Name, ...] = ()
    objects: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    aspect: str = "done"
    inherited: bool = False
    carried: bool = False      # inherited from an earlier sentence, not from a clause of this one

    @property
    def action(self) -> str:
        return self.trigger.action


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave behind for pronouns, pairs and bare action words."""

    pair: tuple[Name, ...] = ()
    person: tuple[Name, ...] = ()
    subject: tuple[Name, ...] = ()
    deeds: dict[str, Frame] = field(default_factory=dict)


# ------------------------------------------------------------------------------------------------ names

def groups(sentence: Sentence) -> list[Group]:
    """The name groups of a sentence: names joined by 、和与, or by the words of one title (中国驻朝大使王亚军)."""
    whole, found, run = sentence.document.text, [], []
    cuts = {(t.start, t.end) for t in sentence.triggers if not actions.registry()[t.action].weak}
    for name in sentence.names:
        if name.kind == "OUTLET" and not _media_deed(sentence):
            continue                     # it tells of the deed and takes no part in it
        if run and _joins(whole, run[-1].end, name.start, cuts):
            run.append(name)
            continue
        if run:
            found.append(_group(whole, sentence, run))
        run = [name]
    if run:
        found.append(_group(whole, sentence, run))
    return found


_OF_OUTLETS = frozenset(("release", "layoff", "acquire", "invest", "sue", "strike", "sanction", "close"))


def _media_deed(sentence: Sentence) -> bool:
    """Whether the sentence tells of what is done by, or to, a medium."""
    return any(t.action in _OF_OUTLETS for t in sentence.triggers)


def asides(sentence: Sentence) -> list[tuple[int, int]]:
    """The spans between round brackets of a sentence: what stands there belongs to no deed outside."""
    spans, opened = [], None
    for at in range(sentence.start, sentence.end):
        char = sentence.document.text[at]
        if char == "(" and opened is None:
            opened = at
        elif char == ")" and opened is not None:
            spans.append((opened, at + 1))
            opened = None
    return spans


def closed(before: str, at: int) -> bool:
    """Whether a bracket that stood open at a position has been closed since."""
    return before.rfind("(", 0, at) > before.rfind(")", 0, at) and ")" in before[at:]


def _apart(spans: Sequence[tuple[int, int]], one: int, other: int) -> bool:
    """Whether an aside holds one of two positions and not the other."""
    return any((a <= one < b) != (a <= other < b) for a, b in spans)


def _joins(whole: str, end: int, start: int, cuts: set[tuple[int, int]]) -> bool:
    gap = whole[end:start]
    if _JOIN.match(gap):
        return True
    return bool(_INSIDE_NP.match(gap)) and not any(end <= a < start for a, _ in cuts)


def _group(whole: str, sentence: Sentence, run: list[Name]) -> Group:
    start = run[0].start
    before = whole[max(sentence.start, start - 2):start]
    mark = _TWO_MARKS.get(before) or _MARKS.get(before[-1:], "")
    return Group(start, run[-1].end, tuple(run), mark)


# ------------------------------------------------------------------------------------------------ frames

def frames(sentence: Sentence, discourse: Discourse) -> list[Frame]:
    """The frames of a sentence, in order of their action words; `discourse` is read, and brought up to
    date."""
    made: list[Frame] = []
    parts = groups(sentence)
    strong = [t for t in sentence.triggers if not actions.registry()[t.action].weak]
    for trigger in sentence.triggers:
        frame = _frame(sentence, trigger, parts, strong, made, discourse)
        made.append(frame)
    _remember(sentence, parts, made, discourse)
    return made


def _frame(sentence: Sentence, trigger: Trigger, parts: Sequence[Group], strong: Sequence[Trigger],
           earlier: Sequence[Frame], discourse: Discourse) -> Frame:
    start, end = sentence.clause(trigger.start)
    following = next((t.start for t in strong if t.start >= trigger.end and t.start < end), end)
    spans = asides(sentence)
    parts = [g for g in parts if not _apart(spans, g.start, trigger.start)] if spans else parts
    before = [g for g in parts if start <= g.start and g.end <= trigger.start]
    after = [g for g in parts if trigger.end <= g.start < min(end, following + 1)]
    frame = Frame(sentence, trigger, aspect=aspect(sentence, trigger))
    _place_before(frame, before)
    _place_after(frame, [*(g for g in parts if trigger.start < g.start and g.end <= trigger.end), *after])
    if not frame.places and actions.registry()[frame.action].happening:
        frame.places = _setting(sentence, parts, start)
    if not frame.actors:
        _inherit(frame, parts, start, earlier, discourse)
    return frame


def _setting(sentence: Sentence, parts: Sequence[Group], clause_start: int) -> tuple[Name, ...]:
    """The place that the clause before a deed's sets the scene with: a time, 的 and a place, nothing else (去年秋天的海牙，)."""
    before = [c for c in sentence.clauses if c[1] <= clause_start]
    if not before:
        return ()
    start, end = before[-1]
    day = next((d for d in sentence.dates if start <= d.start and d.end < end), None)
    if day is None or sentence.document.text[day.end] != "的":
        return ()
    group = next((g for g in parts if g.start == day.end + 1 and g.end == end), None)
    return group.names if group is not None and all(n.kind == "LOC" for n in group.names) else ()


def _place_before(frame: Frame, before: Sequence[Group]) -> None:
    slots: dict[str, list[Name]] = {"": [], "peer": [], "object": [], "place": [], "agent": [], "origin": []}
    for group in before:
        if group.mark == "source":
            continue
        if group.mark == "origin" and all(n.kind == "PER" for n in group.names):
            slots[""].extend(group.names)      # 自某人到访以来: when it began, not where from
            continue
        if frame.trigger.text == "之行" and group.end == frame.trigger.start:
            slots["place"] += [n for n in group.names if n.kind != "PER"]
            slots[""] += [n for n in group.names if n.kind == "PER"]
            continue
        slots[group.mark].extend(group.names)
    if frame.trigger.text == "之行":
        slots[""], slots["object"] = slots[""] or slots["object"], slots["place"]
    if slots["agent"]:
        frame.actors, frame.objects = tuple(slots["agent"]), tuple(slots[""])
    elif frame.action in _SUFFERED and _PASSIVE.search(
            frame.sentence.document.text[before[-1].end if before else frame.trigger.start:frame.trigger.end]):
        frame.objects = tuple(slots[""])
    else:
        frame.actors = tuple(slots[""])
    frame.objects += tuple(slots["peer"] + slots["object"])
    frame.places = tuple(n for n in slots["place"] if n.kind == "LOC") + tuple(n for n in slots["origin"] if n.kind != "PER")


# Deeds that somebody suffers: behind 被 or 遭 without a name, whoever stands before it is whom they are done to.
_SUFFERED = frozenset(("attack", "arrest", "investigate", "fine", "charge", "sanction", "sue", "sentence", "invade", "capture"))
_PASSIVE = re.compile(r"[被遭]")


def _place_after(frame: Frame, after: Sequence[Group]) -> None:
    for group in after:
        if group.mark in ("place", "origin"):
            frame.places += tuple(n for n in group.names if n.kind == "LOC")
        elif group.mark != "source":
            frame.objects += group.names
    if frame.action in ("visit", "bound"):
        frame.places += tuple(n for n in frame.objects if n not in frame.places and (
            n.kind == "LOC" or n.kind == "ORG" and _HOUSE.search(n.text)))


def _inherit(frame: Frame, parts: Sequence[Group], clause_start: int, earlier: Sequence[Frame],
             discourse: Discourse) -> None:
    """An actor for a clause without one: a pronoun's, else the nearest earlier clause's, else what was
    spoken of."""
    sentence, whole = frame.sentence, frame.sentence.document.text
    local = whole[clause_start:frame.trigger.start]
    if _PAIR.search(local):
        own = [g.names for g in parts if g.end <= frame.trigger.start and len({n.name for n in g.names}) >= 2]
        pair = own[-1] if own else discourse.pair
        if pair:
            frame.actors, frame.inherited, frame.carried = tuple(dict.fromkeys(pair)), not own, not own
            return
    for a, b in reversed([c for c in sentence.clauses if c[1] <= clause_start]):
        if _ADVERBIAL.match(whole[a:b]):
            continue
        found = [n for g in parts if a <= g.start < b and g.mark in ("", "agent") for n in g.names]
        if found:
            frame.actors, frame.inherited = tuple(found), True
            return
    if _PRONOUN.search(local):
        frame.actors, frame.inherited, frame.carried = discourse.person or discourse.subject, True, True
    elif not any(f.actors for f in earlier):
        frame.actors, frame.inherited, frame.carried = discourse.subject, True, True


def _remember(
    sentence: Sentence, parts: Sequence[Group], made: Sequence[Frame], discourse: Discourse
) -> None:
    for group in parts:
        states = tuple(n for n in group.names)
        if len({n.name for n in states}) >= 2:
            discourse.pair = tuple(dict.fromkeys(states))[:4]
    subject = next((f.actors for f in made if f.actors and not f.inherited), ())
    if subject:
        discourse.subject = subject
        person = tuple(n for n in subject if n.kind == "PER")
        if person:
            discourse.person = person[-1:]
        mutual = next((f for f in made if f.objects and actions.registry()[f.action].mutual), None)
        if mutual is not None:
            discourse.pair = mutual.actors[:2] + mutual.objects[:2]
    for frame in made:
        if frame.actors or frame.objects or frame.places:
            discourse.deeds[frame.action] = frame


# ------------------------------------------------------------------------------------------------ aspect

_PLANNED = re.compile(r"将(?!军|士|领|近)|拟|计划|即将|准备|打算|有望|预定|预计|定于|或将|或会|会(?=派|向|在|有)|提上日程|筹划|考虑|扬言|承诺")
_ONGOING = re.compile(r"正在|正(?=[^式确常当义面规])|仍在|持续|继续|进行中|尚在")
_DENIED = re.compile(r"否认|并未|没有|未曾|尚未|并没有|未(?=[^来必免])|拒绝|不(?=承认|会|存在|予|再)|驳斥|辟谣|不实")
_DONE = re.compile(r"已|了|曾|过|完成|刚刚|成功")


def aspect(sentence: Sentence, trigger: Trigger) -> str:
    """planned, under way, denied or done, from the words around an action word in its clause."""
    start, end = sentence.clause(trigger.start)
    whole = sentence.document.text
    before, after = whole[start:trigger.start], whole[trigger.end:min(end, trigger.end + 6)]
    near = before[-10:]
    if re.search(r"如果|假如|倘若|一旦|要是", before):
        return "planned"
    if _DENIED.search(near):
        return "denied"
    if _PLANNED.search(before[-14:]) or re.match(r"(?:也?已经?)?提上(?:了)?日程|计划|在即", after):
        return "planned"
    if _ONGOING.search(near):
        return "under way"
    return "done"


# ---------------------------------------------------------------------------------------- numbers to deeds

@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a sentence as the binding sees it: its span, the span of its noun, and what sort it is."""

    start: int
    end: int
    noun_start: int
    noun_end: int
    sort: str
    unit: str | None


def bind(sentence: Sentence, number: Counted, others: Iterable[Counted]) -> Trigger | None:
    """The action word a number belongs to, or None. Costs are characters; see the module's opening."""
    rivals = [o for o in others if o.start != number.start]
    best: tuple[float, int] | None = None
    chosen, spans = None, asides(sentence)
    for trigger in sentence.triggers:
        if spans and _apart(spans, trigger.start, number.start):
            continue
        cost = _cost(sentence, trigger, number, rivals)
        if cost is None:
            continue
        key = (cost, trigger.start)
        if best is None or key < best:
            best, chosen = key, trigger
    return chosen if best is not None and best[0] <= BIND else None


def _cost(sentence: Sentence, trigger: Trigger, number: Counted, rivals: Sequence[Counted]) -> float | None:
    action = actions.registry()[trigger.action]
    typed = takes(trigger.action, number)
    if action.measure and not typed and number.sort != "share":
        return None
    whole = sentence.document.text
    if trigger.start < number.end and trigger.end > number.start:
        return -12.0 if typed else None
    if trigger.start >= number.end:
        gap_start, gap_end = max(number.noun_end, number.end), trigger.start
        if trigger.start < gap_start:      # the noun itself holds the action word: 名遇难者
            gap_start = trigger.start
        cost = float(gap_end - gap_start)
        cost -= 2 if cost <= 2 else 0
    else:
        gap_start, gap_end = trigger.end, number.start
        cost = float(gap_end - gap_start)
        if cost <= 2 and not any(
            0 <= trigger.start - o.end <= 1 or o.noun_start <= trigger.start < o.noun_end for o in rivals
        ):
            cost -= 3
    gap = whole[gap_start:gap_end] if gap_end > gap_start else ""
    commas = sum(gap.count(mark) for mark in ",，；;：:！!?？。")
    cost += (9 if trigger.start >= number.end else 7) * commas + 4 * gap.count("、")
    if commas and any(o.sort == number.sort and o.unit == number.unit and sentence.clause(o.start) == sentence.clause(trigger.start)
                      for o in rivals):
        cost += 14                       # a deed of another clause that has a figure of its own there
    cost += 14 * sum(1 for o in rivals if o.sort == number.sort and gap_start <= o.start and o.end <= gap_end)
    cost -= 9 if typed else 0
    cost += 7 if action.weak else 0
    cost += 5 if trigger.action == "cause" else 0
    return cost


def takes(action: str | None, number: Counted) -> bool:
    """Whether an action word is of the sort that counts such a number."""
    if action is None:
        return False
    if number.unit in _UNIT_CLASSES and number.sort == "quantity":
        return action in _UNIT_CLASSES[number.unit]
    table = {"headcount": PERSON_CLASSES, "money": _MONEY_CLASSES, "share": _SHARE_CLASSES,
             "duration": _DURATION_CLASSES, "units": frozenset(("deploy", "withdraw", "fight", "attack"))}
    return action in table.get(number.sort, frozenset())


def inside(frame_names: Iterable[Name]) -> tuple[str, ...]:
    """Canonical names, each once, in order of mention."""
    return tuple(dict.fromkeys(n.name for n in frame_names))
