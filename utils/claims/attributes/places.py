"""Answers of place: a place marked as the deed's (在…举行), or its goal (抵达…), known to a recogniser or not.

What nature or chance does stands without a mark behind its place (某县发生6.8级地震, 某厂爆炸), and its place may be
given by a noun of its own (震中位于…, 事发地点为…).
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from utils.claims import actions, frames, slots
from utils.claims.answers import Answer
from utils.claims.attributes.context import FORCES, Context, new_answer
from utils.claims.frames import Frame
from utils.claims.readings import Name

_SITES = (
    "制造厂|造船厂|基地|景区|机场|大桥|公园|口岸|车站|码头|港口|水库|隧道|路段|"
    "商场|医院|校区|工厂|旅游区|开发区|经济区|高速|小区|大厦|商厦|煤矿"
)      # the words that a built or marked-off place ends in
_PLACE_TAIL = re.compile(
    r"^[\u4e00-\u9fff]{0,6}?(?:大使馆|使馆|领事馆|旅游区|经济区|特区|自治区|自治州|地区|东部|西部|南部|北部|中部|西南部|东北部|东南部|西北部|远东地区|"
    r"沿海|海域|附近|近郊|郊外|市郊"
    r"|广场|机场|制造厂|工厂|医院|大学|学校|码头|港口|车站|火车站|体育场|体育馆|会议中心|公园|大街|大道|路口|海峡|半岛|群岛|高原|盆地|[市省县区镇乡村州岛港湾江河湖])"
)


def find_places(context: Context) -> list[Answer]:
    """Answers to "where": a place marked by 在, 于 or as the aim of a visit."""
    found, taken = [], set()
    for frame in sorted(context.frames, key=lambda f: (actions.of(f.action).weak, f.trigger.start)):
        action = actions.of(frame.action)
        if not action.happening and frame.action != "begin":
            continue
        struck = _struck_place(context, frame) or _opened_place(context, frame)
        if struck and not taken.intersection(n.start for n in struck):
            taken.update(n.start for n in struck)
            found.append(_at(context, frame, struck))
            continue
        plain = _plain_place(context, frame) if not frame.places or frame.trigger.text in _VIEWED else None
        if plain is not None and plain[0] not in taken:
            taken.add(plain[0])
            answer = new_answer(context, "place", plain, frame)
            answer.places = (context.text[plain[0]:plain[1]],)
            found.append(answer)
        if not frame.places:
            continue
        names: list[Name] = []
        for n in sorted(frame.places, key=lambda n: n.start):
            if n.start not in taken and (
                _stated_place(context, frame, n) or names and names[-1].end == n.start
            ):
                names.append(n)
        if not names:
            continue
        run = _adjacent(context.text, names)
        taken.update(n.start for n in run)
        start, end = run[0].start, run[-1].end
        tail = _PLACE_TAIL.match(context.text[end:min(end + 12, context.sentence.end)])
        if tail is not None and not any(
            t.start < end + tail.end() and t.end > end for t in context.sentence.triggers
        ):
            end += tail.end()
        answer = new_answer(context, "place", (start, end), frame)
        if frame.action == "visit" and FORCES.search(context.text[context.sentence.clause(start)[0]:start]):
            answer.action = "deploy"
        answer.places = tuple(dict.fromkeys([n.name for n in run]))
        answer.extras["place_text"] = context.text[start:end]
        found.append(answer)
    site = _site(context)
    if site is not None and not taken.intersection(n.start for n in site[1]):
        found.append(_at(context, *site))
    return found


def _at(context: Context, frame: Frame, names: Sequence[Name]) -> Answer:
    """The answer that a deed took place at these names, which stand in a row."""
    end = names[-1].end
    if names[-1].start >= frame.trigger.end:
        tail = _SITE_TAIL.match(context.text, end)
        end = tail.end() if tail is not None else end
    answer = new_answer(context, "place", (names[0].start, end), frame)
    answer.places = tuple(dict.fromkeys(n.name for n in names))
    answer.actors = tuple(n for n in answer.actors if n not in answer.places)
    answer.extras["place_text"] = context.text[names[0].start:end]
    return answer


_SITE_TAIL = re.compile(rf"[\u4e00-\u9fff]{{0,4}}?(?:{_SITES})")


# What needs no 在 before its place, and what may stand between the two.
_STRIKES = frozenset(("quake", "accident", "landslide", "breach", "typhoon", "flood", "attack"))
_TO_THE_DEED = re.compile(
    r"(?:境内|一带|附近(?:海域)?|近海|海域|地区|山区|路?段|线|[东西南北中]{1,2}部|[\u4e00-\u9fff]{0,4}?(?:海滩|海岸|"
    + _SITES + r"))?(?:的?[\u4e00-\u9fff]{0,4}一[栋家处座名间幢艘条辆架所][\u4e00-\u9fff]{1,8}?)?"
    r"(?:(?:昨|今|前|当)[天日晚夜晨]|周[一二三四五六日天]|[\d]{1,2}[日时分]|凌晨|清晨|早上|上午|中午|下午|傍晚|晚间?|深夜|突然?|再次?|又|也|曾|正|遭遇?)*"
    r"(?:发生|突发|爆发|出现)?(?:了)?(?:一[起场次]|多车|两车|多起|连环)?(?:里氏|规模)?(?:[\d.]+级(?:以上)?)?(?:强烈|特大|重大|较大|严重|燃气|煤气|瓦斯|山体|交通)?"
)
_ON_ITS_WAY = re.compile(r"(?:行驶?|驶|航行|飞行|途经|行经|路经|飞越|飞临)(?:至|到|经|在)?$")


def _struck_place(context: Context, frame: Frame) -> list[Name]:
    """The places in front of what happens to a place: 甲州乙县 in 甲州乙县发生6.8级地震."""
    if actions.group(frame.action) not in _STRIKES:
        return []
    start = context.sentence.start if ")" in context.text[context.sentence.start:frame.trigger.start] \
        else context.sentence.clause(frame.trigger.start)[0]
    spans = frames.asides(context.sentence)
    before = [n for n in context.sentence.names
              if start <= n.start and n.end <= frame.trigger.start and not any(a <= n.start < b for a, b in spans)]
    if not before or not _leads(context, before[-1], frame):
        return []
    run = before[-1:]
    for name in reversed(before[:-1]):
        if name.end != run[0].start:
            break
        run.insert(0, name)
    return run if all(_is_place(n) and len(n.text) > 1 for n in run) else []


def _leads(context: Context, name: Name, frame: Frame) -> bool:
    """Whether nothing but time and measure stands between a place and what happens there, or a journey led to it."""
    after = context.text[frame.trigger.end:frame.trigger.end + 4]
    if _OF_THE_KIND.match(after):
        return False
    if _ON_ITS_WAY.search(context.text[max(context.sentence.start, name.start - 6):name.start]):
        return True
    gap = re.sub(r"\([^()]*\)", "", context.text[name.end:frame.trigger.start])
    if not gap and not _FELT.match(after):
        return False
    return bool((_UNDER_ATTACK if frame.action == "attack" else _TO_THE_DEED).fullmatch(gap))


_PLACE_NAME = re.compile(r"(?:机场|车站|大桥|大厦|广场|码头|水库|大坝|景区|园区|[市县区镇乡村州省岛港湾山河湖江])$")


def _is_place(name: Name) -> bool:
    """Whether a name is one of a place, by its kind or by the word it ends in (an unknown port is often taken for a
    person)."""
    return name.kind == "LOC" or name.kind in ("PER", "ORG") and bool(_PLACE_NAME.search(name.text))


def _opened_place(context: Context, frame: Frame) -> list[Name]:
    """What is opened, closed or opened again, where it is a place below a state: 重新开放某旅游区."""
    if actions.group(frame.action) not in _DOORS:
        return []
    near = [n for n in (*frame.objects, *frame.actors) if context.sentence.start <= n.start < context.sentence.end]
    return [n for n in near if _is_place(n) and slots.country_of(n.name) != n.name and len(n.text) > 1][:1]


_OF_THE_KIND = re.compile(r"专家|学家|局|台网?|部门|办公室|带|区划|预警|应急|救援|灾区|多发|频发|易发|风险|隐患|保险|博物馆|遗址")
_FELT = re.compile(r"$|[^\u4e00-\u9fff]|已|致|造成|导致|遇难|死|后|发生|了|中|事故|初步|第|\d")
_UNDER_ATTACK = re.compile(r"(?:及其?周边(?:地区)?|一带|境内|地区|附近)?(?:再次|又|也|多次|突然?|昨晚|凌晨|深夜)*[遭被受](?:到)?[\u4e00-\u9fff]{0,8}?|遭|被")
_SITE = re.compile(
    r"(震[中央])(?:位置|地点|所在地)?(?:仍|正|就)?(?:位于|位於|在|为|是)|"
    r"(事[发故](?:地点|现场|地|点|水域|海域)|出事地点|案发(?:地点|现场|地)|(?:着|起)火(?:地点|点|建筑)|爆炸点|坠毁?(?:地点|点))(?:位于|在|为|是)"
)


def _site(context: Context) -> tuple[Frame, list[Name]] | None:
    """Deed and places of a clause that names the site of what happened: 震中位于丙镇."""
    for m in _SITE.finditer(context.sentence.text):
        at = context.sentence.start + m.end()
        first = next((n for n in context.sentence.names if n.kind == "LOC" and 0 <= n.start - at <= 3), None)
        if first is None:
            continue
        kind = "quake" if m.group(1) else _KIND_OF_SITE.get(m.group(2)[:2], "accident")
        trigger = actions.Trigger(context.sentence.start + m.start(), at, m.group(), kind)
        names = [n for n in context.sentence.names if n.start >= first.start]
        return Frame(context.sentence, trigger), _adjacent(context.text, names)
    return None


_KIND_OF_SITE = {"着火": "fire", "起火": "fire", "爆炸": "explode", "坠毁": "crash", "坠点": "crash"}

_PLAIN_PLACE = re.compile(
    r"(?:在|于)([\u4e00-\u9fff·]{2,12}?)(?:的|地|共同|联合|正式|秘密|闭门|紧急|再次|首次)?(?=举行|召开|举办|进行|展开|爆发|发生|开幕|开会|\Z)"
)
_VIEWED = frozenset(("参观", "走访", "视察", "考察", "视察了", "参观了"))
_DOORS = frozenset(("reopen", "close", "open"))
_SITE_NAME = re.compile(rf"了?([\u4e00-\u9fff]{{2,8}}?(?:{_SITES}))")
_NO_PLACE = re.compile(
    r"^[这那此本该首上下]一?[次回场轮趟个]|进一步|逐步|同步|[今昨明前后上下][天日年周月]|[年月日时点周]|当[天日]|期间|之后|之前|以后|同[时日]|之际|基础|框架|背景|情况|[前后时中]$|[的了是将已被对向与和]|会上|问题|领域|方面"
)


def _plain_place(context: Context, frame: Frame) -> tuple[int, int] | None:
    """A place that no recogniser knows: what stands between 在 and 举行, 发生 or the deed itself, or what is opened."""
    if actions.group(frame.action) in _DOORS or frame.trigger.text in _VIEWED:
        opened = _SITE_NAME.match(context.text, frame.trigger.end, context.sentence.clause(frame.trigger.start)[1])
        if opened is not None:
            return opened.span(1)
    start, _ = context.sentence.clause(frame.trigger.start)
    m = None
    for m in _PLAIN_PLACE.finditer(context.text[start:frame.trigger.start]):
        pass
    if m is None or _NO_PLACE.search(m.group(1)):
        return None
    if (
        m.end() == frame.trigger.start - start
        and m.end(1) - m.start(1) > 4
        and not _PLACE_TAIL.match(m.group(1))
    ):
        return None
    span = start + m.start(1), start + m.end(1)
    return None if any(d.start < span[1] and span[0] < d.end for d in context.sentence.dates) else span


def _stated_place(context: Context, frame: Frame, name: Name) -> bool:
    if len(name.text) == 1:
        return False
    before = context.text[max(0, name.start - 2):name.start]
    if name.end <= context.sentence.clause(frame.trigger.start)[0] and context.text[name.end:name.end + 1] in ",，":
        return True                  # the clause that sets the scene: 去年秋天的海牙，
    return (
        before.endswith(("在", "于", "到", "赴", "往", "达", "抵", "至", "入"))
        or frame.action in ("visit", "tour", "reopen", "bound")
        or name.start > frame.trigger.end
    )


def _adjacent(whole: str, names: Sequence[Name]) -> list[Name]:
    run = [names[0]]
    for name in names[1:]:
        if name.start == run[-1].end:
            run.append(name)
    return run
