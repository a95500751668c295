"""Stance by rules: for or against whom a comment's words speak, and which words those are.

A comment is cut into clauses, and in each the targets of the study are found by name, alias and the nicknames
that readers use (毛熊, 老美, 川普). One-character names of states count in runs (美俄) and beside words of diplomacy
only; 美丽 and 俄罗斯方块 are nobody. Then, clause by clause:

- "support / resist / guard against X" (支持, 抵制, 防着) decides towards the X behind it;
- where one betrays, bullies, sanctions another (X 出卖 Y, Y 被 X 抛弃), the doer is blamed and the other is not;
- otherwise the praise and blame of the lexicon fall on the target that stands nearest before them, and on
  those joined to it (俄美, A 和 B); else on the one behind them, else on the comment's topic: whom its last
  clause that names anybody names first. Words for what befalls somebody (可怜, 尴尬, 胜利, 和平) or for what another
  reader said (说得对) judge nobody;
- words aimed at other commenters (楼上, 你懂个, 水军) are no stance, and neither is praise under a mark of sarcasm;
- a reply that names no target speaks of its parent's, if its words judge and it neither insults nor says
  "you"; a comment that names nobody speaks of the page's topic, where its title names one target and nobody
  else. Praise by those who say "we" or "our country" and name nobody is for the readers' own state, where
  that is a target;
- the sentiment model's reading of the comment speaks too, for its only target or the first one named: with
  full weight where no cue is found, with less beside one. Gladness about a foreign state has to name it:
  unnamed, and by those who say "we" or answer another reader, it hardly ever is for that state.

`evidence` gives the sums of what speaks for and against each target, with the words that weighed most:
`sides` learns from labelled comments how far to trust them. `read` is the reading by rules alone; there the
sums become three probabilities by a soft maximum.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from utils.text import clauses, fold

from . import lexicon, vocabulary

STANCES = ("favor", "against", "none")
CUE_WEIGHT = 2.0           # a cue of the patterns, beside a listed word's one or two
MOOD_WEIGHT = 2.6          # the sentiment model's reading (-1 to 1) where no word decides
MOOD_BESIDE = 1.0          # and where words do
MOOD_SHARED = 0.6          # its part for the target named first, where the comment names several
INHERITED = 0.8            # what is said in a reply towards its parent's target weighs less
NEITHER, SHARPNESS = 0.8, 1.3
MOST = 5.0                 # no sum counts for more
MOOD_UNNAMED = 2.0         # where no word decides about a target that the comment does not name
MOOD_UNNAMED_GLAD = 0.3    # of its praise there, if that is another state: gladness is rarely about it
DOUBT = 0.6                # of a praise in a comment that is surely unhappy: it is rarely meant
MOOD_REPLY = 0.6           # and in a reply that names nobody: mostly it is the other reader who is meant
LONGEST = 2000

_FAVOR = "支持|力挺|挺你|挺|拥护|相信|看好|佩服|钦佩|敬佩|致敬|感谢|感恩|祝福|祝贺|恭喜|点赞|欣赏|喜欢|热爱|欢迎|心疼|同情|加油"
_AGAINST = ("反对|抵制|谴责|抗议|打倒|防着|防备|提防|警惕|小心|别信|不信|不要信|不能信|收拾|教训|打击|痛打|揍|灭了|灭掉|干掉|唾弃|鄙视|痛恨|讨厌|厌恶|恶心|看不起|瞧不起|看清|看透"
            "|揭穿|封杀|拉黑|赶走|赶出|滚")
_DOES = ("出卖|背叛|抛弃|背刺|欺负|欺骗|欺压|侵略|入侵|霸凌|剥削|压榨|掏空|坑了|坑|害了|害死|害苦|利用|算计|忽悠|耍|勒索|敲诈|威胁|恐吓|打压|封锁|制裁|围堵|遏制|轰炸|炸|屠杀|挑衅"
         "|抹黑|污蔑|甩锅|捅刀|割韭菜|收割|吸血|绑架|殖民|掠夺|抢劫")
_FAVOR_BEFORE = re.compile(f"(?P<cue>{_FAVOR})(?:一下|了|过|我们的?|咱们的?|这样的?|伟大的)?$")
_AGAINST_BEFORE = re.compile(f"(?P<cue>{_AGAINST})(?:一下|了|着|过|这种|那些|这帮|那帮|点|不靠谱的)?$")
_FAVOR_BEHIND = re.compile("^(?:[人方军队们]{0,2})(?:都|就|真|太|最|一定|必|必将|永远|,|!)?(?P<cue>加油|必胜|万岁|威武|好样的|挺住|雄起|最棒|英明|厉害|牛|万岁|硬气|有种|够意思|讲义气|靠得住|信得过|顶住了|扛住了|争气)")
_AGAINST_BEHIND = re.compile("^(?:[人方军队们佬]{0,2})(?:都|就|真|太|才|才是|就是|是|也|永远|简直|这种|这个|一样){0,4}"
                             "(?:一个|两个|谁)?(?:都)?(?P<cue>别信|不能信|不可信|信不得|滚|去死|活该|完蛋|完了|下台|道歉|赔钱|退钱|必败|必亡|没救|垃圾|骗子|流氓|强盗|小人|小丑|土匪|无赖|霸权|狼子野心|虎狼|墙头草|白眼狼|纸老虎|药丸|要完|没落|不行了|没戏|撑不[了住过到]|一定会?被|迟早被|早晚被|迟早要?[完垮]|早晚要?[完垮]|翻脸|不要脸|没安好心|居心不良|靠不住|不可信|信不过|不靠谱|没好东西|不是东西|不是好东西)")
_DOES_BEHIND = re.compile(f"^(?:[人方军]?)(?P<between>[^,。!?;]{{0,6}}?)(?P<cue>{_DOES})")
_BY = re.compile("(?:被|让|遭|遭到|受)$")
_DONE_BY = re.compile(f"^(?:[人方军]?)[^,。!?;]{{0,5}}?(?P<cue>{_DOES})")
_NEGATED = re.compile("(?:不|没|没有|别|莫|不要|不会|不能|不用|不必|不再|拒绝|停止|谁|何必|凭什么|为什么要|为啥要|怎么)(?:再|去|敢|想|要|能|会|该)?$")
_DONE_BEFORE = re.compile(f"(?P<cue>{_DOES})(?:了|过|着)?$")
_GUARD = re.compile("(?P<cue>防着|提防|防备|警惕|多?留个?心眼|长点?心|小心点|不可不防|不得不防|靠不住|信不过|信不得|不可信|惹不起躲得起)")
_BEFALLS = frozenset("可怜 难受 尴尬 危险 痛苦 悲剧 悲哀 悲惨 惨 心疼 委屈 倒霉 难过 无辜 着急 担心 担忧 害怕 遭殃 受苦 吃亏 困难 艰难 胜利 和平 希望 优势 提升 高兴 开心 好事 愿 盼 盼望 期待 便宜 友好 安全 稳定 "
                     "说得对 说得好 说的对 说的好 太对了 有道理 同意 赞同 没错 一针见血 在理 精辟 顶 感动 热闹 好看".split())
"""What befalls somebody, what is hoped for, or what another reader said: no judgement of a target."""
_PITY = re.compile("可怜|心疼|委屈|无辜|悲惨|太惨|好惨|遭殃|受苦|同情|不容易|不易|难过")
WE = re.compile("我们|咱|国家|祖国|国人|🇨🇳|吾辈|盛世|中华")
COMMENTER = re.compile("楼上|楼主|层主|小编|标题党|你(?:这种|们|是|懂|家|个|才|就|还|脑子|自己|怎么不|这|疼|说的|谁)|发(?:帖|言|问)的|评论区|喷子|水军|五毛|键盘侠|杠精|公知|小粉红|带节奏|洗地|这文章|文章|作者|博主"
                        "|有些人|某些人|有的人|替他们说话|替它说话")
FELLOW = re.compile("[你您]")
_SHORT_BEHIND = re.compile("^(?:方|军|国|帝|式|媒|企|股|元|朝野|总统|政府|政客|人(?!民|类|家|们|生)|佬|粉)")
MOTHERLAND = "中国"


@dataclass(frozen=True, slots=True)
class Mention:
    """A target named in a text: half-open span in the folded text."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Stance:
    """Three probabilities (favor, against, none), the likeliest of them, and the words that decided."""

    favor: float
    against: float
    none: float
    label: str
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a target (sums of weights from 0), and the word that weighs most on each
    side."""

    favor: float = 0.0
    against: float = 0.0
    favor_cue: str | None = None
    against_cue: str | None = None

    def cue(self, label: str) -> str | None:
        """The word for a label; none has none."""
        return {"favor": self.favor_cue, "against": self.against_cue}.get(label)


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets' names compiled for finding: long names, and one-character names of states."""

    names: tuple[str, ...]
    long: re.Pattern[str] | None
    short: Mapping[str, str]
    owner: Mapping[str, str]
    home: str | None = None         # the readers' own state, where it is a target
    foreign: frozenset[str] = frozenset()   # the targets that are other states


@lru_cache(maxsize=32)
def compile_targets(targets: tuple[tuple[str, tuple[str, ...]], ...]) -> Targets:
    """Targets, given as (name, aliases), ready for finding.

    A nickname of a state belongs to the target of that state's name (or with that name among its aliases). A
    name that two targets claim goes to the one that is called so.
    """
    owner: dict[str, str] = {}
    for name, aliases in targets:
        own = {fold(one) for one in (name, *aliases)}
        nicknames = {fold(nick) for state, nicks in vocabulary.NICKNAMES.items() if fold(state) in own
                     for nick in (state, *nicks.split())}
        for one in sorted(nicknames):
            owner.setdefault(one, name)
    for name, aliases in targets:
        owner |= {fold(one): name for one in aliases}
    owner |= {fold(name): name for name, _ in targets}
    long = sorted((one for one in owner if len(one) > 1), key=lambda one: (-len(one), one))
    return Targets(tuple(name for name, _ in targets), re.compile("|".join(map(re.escape, long))) if long
                   else None,
                   {one: name for one, name in owner.items() if len(one) == 1}, owner,
                   owner.get("我国"), _foreign(targets))


def _foreign(targets: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[str]:
    states = {fold(state) for state in vocabulary.NICKNAMES} - {MOTHERLAND}
    return frozenset(name for name, aliases in targets if states & {fold(one) for one in (name, *aliases)})


_RUN = re.compile(f"[{vocabulary.SHORT_STATES}]{{2,5}}(?![人民间队国心文华洲元]国?)|[{vocabulary.SHORT_STATES}]{{2,5}}(?=两国|三国|双方|关系|战争|冲突|联手|结盟|握手|开战|停火|边境)")
_BESIDE = re.compile("[对亲反抗援仇恨制拒联访赴驻离脱倚媚舔跪抱靠帮助侵]$")
_NOT_HERE = re.compile("俄罗斯方块|美丽|美好|美食|美女|美味|美容|完美|精美|赞美|优美|审美|美术|美元|美团|俄顷|日子|日本料理|今日|昨日|明日|日期|日常|节日|生日|中心|中间|中午|中学|其中|集中|法律|法院|法规|方法|办法|想法|说法|做法|看法|无法|违法|合法|道德|品德|英雄|英语|英明"
                       "|以后|以前|以为|以及|可以|所以|以上|以下|土地|本土|领土|加油|加强|更加|增加|参加|越来越|越是|乌龟|乌鸦|乌云|台上|平台|下台|上台|一台|台风|舞台|后台|印象|印刷|澳门|韩信|欧元|朝着|朝代|王朝|菲律|意思")


def mentions(text: str, targets: Targets) -> list[Mention]:
    """The targets named in a folded text, in order, without overlaps."""
    nobody = [match.span() for match in _NOT_HERE.finditer(text)]
    found = [Mention(match.start(), match.end(), targets.owner[match.group()])
             for match in (targets.long.finditer(text) if targets.long else ())
             if not any(start <= match.start() and match.end() < end for start, end in nobody)]
    if targets.short and any(char in text for char in targets.short):
        taken = [(one.start, one.end) for one in found] + nobody
        runs = [match.span() for match in _RUN.finditer(text)]
        for i, char in enumerate(text):
            if char not in targets.short or any(start <= i < end for start, end in taken):
                continue
            in_run = any(start <= i < end for start, end in runs)
            if in_run or _SHORT_BEHIND.match(text[i + 1:i + 4]) or _BESIDE.search(text[max(0, i - 1):i]) \
                    or (i == 0 and char in "俄乌美朝韩日菲印倭"):
                found.append(Mention(i, i + 1, targets.short[char]))
    return sorted(found, key=lambda one: one.start)


def read(text: str, targets: Targets, **context: Any) -> dict[str, Stance]:
    """The stance of a comment towards every target by rules alone; context: as in `evidence`."""
    found = evidence(text, targets, **context)
    return {target: decide(found.get(target)) for target in targets.names}


def evidence(text: str, targets: Targets, *, inherited: Sequence[str] = (), topic: Sequence[str] = (),
             reply: bool | None = None, mood: float | None = None) -> dict[str, Evidence]:
    """What a comment's words say towards each target that it speaks of; the others are left out.

    inherited: the targets of the comment it answers, used where it names none; topic: of its page, used where
    there is no inherited one either. reply: whether it answers another comment (default: it does if it
    inherits). mood: the sentiment model's P(positive) - P(negative) for the comment, if there is one.
    """
    reply = bool(inherited) if reply is None else reply
    folded = fold(text[:LONGEST])
    named = mentions(folded, targets)
    weight = 1.0 if named else INHERITED
    spoken_of = list(dict.fromkeys(one.target
                                   for one in named)) or _unnamed(folded, targets, inherited or topic, mood)
    sums = {target: [0.0, 0.0] for target in spoken_of}
    cues: dict[str, list[tuple[float, str]]] = {target: [] for target in spoken_of}

    ours = not named and (reply or bool(WE.search(folded)))

    def say(target: str, value: float, cue: str) -> None:
        if value > 0 and ours and target in targets.foreign:
            return
        if value > 0:
            value *= 1 - DOUBT * max(0.0, -(mood or 0.0))
        sums[target][value < 0] += abs(value) * weight
        cues[target].append((value, cue))

    at_commenter = bool(COMMENTER.search(folded)) and not _strong_target(folded, named) \
        or reply and not named and bool(FELLOW.search(folded) or lexicon.INSULT.search(folded))
    if spoken_of and not (at_commenter and not named):
        spoken = spoken_of[0] if len(spoken_of) == 1 or named else None
        for clause in clauses(folded):
            here = [Mention(one.start - clause.start, one.end - clause.start, one.target) for one in named
                    if clause.start <= one.start < clause.end]
            _read_clause(clause.text, here, spoken, bool(lexicon.SARCASM.search(folded)), say, targets.home)
            spoken = here[0].target if here else spoken
    if mood is not None and spoken_of and not at_commenter and (named or len(spoken_of) == 1):
        silent = not any(any(pair) for pair in sums.values())
        share = MOOD_BESIDE if not silent else MOOD_WEIGHT if named else MOOD_REPLY if reply else MOOD_UNNAMED
        if silent and mood < 0 and _PITY.search(folded):
            share = 0.0                                  # the comment is sad for somebody, not cross with them
        share *= MOOD_UNNAMED_GLAD if mood > 0 and not named and spoken_of[0] in targets.foreign else 1.0
        sums[spoken_of[0]][int(mood < 0)] += abs(mood) * share * weight * (1.0 if len(spoken_of) == 1 else MOOD_SHARED)
    return {target: Evidence(*sums[target], _strongest(cues[target], 1), _strongest(cues[target], -1))
            for target in spoken_of}


def _strongest(cues: Sequence[tuple[float, str]], sign: int) -> str | None:
    found = [(abs(value), cue) for value, cue in cues if value * sign > 0]
    return max(found)[1] if found else None


def _unnamed(text: str, targets: Targets, inherited: Sequence[str], mood: float | None) -> list[str]:
    """Of whom a comment speaks that names no target: the readers' own state if it is glad as "we", else
    `inherited`."""
    if targets.home and WE.search(text) and not names_other(text, targets):
        praise = sum(hit.weight for hit in lexicon.hits(text))
        if (praise > 0 or (mood or 0) > 0) and not COMMENTER.search(text):
            return [targets.home]
    return list(inherited)


def _strong_target(text: str, named: Sequence[Mention]) -> bool:
    """Whether a target stands before any word for fellow commenters: then they are not whom it speaks to."""
    match = COMMENTER.search(text)
    return bool(named) and match is not None and named[0].start < match.start()


def _read_clause(clause: str, here: list[Mention], topic: str | None, sarcastic: bool, say,
                 home: str | None = None) -> None:
    """Say, for each cue of a clause, towards whom it speaks and how much."""
    asked = bool(lexicon.QUESTION.search(clause))
    used: list[tuple[int, int]] = []
    victims: set[str] = set()
    for place, one in enumerate(here):
        before, behind = clause[:one.start], clause[one.end:]
        other = here[place + 1] if place + 1 < len(here) else None
        limit = clause[one.end:other.start] if other else behind
        if _BY.search(before):
            match = _DONE_BY.search(behind)
            if match:
                say(one.target, -CUE_WEIGHT, match.group("cue"))
                used.append((one.end + match.start("cue"), one.end + match.end("cue")))
                victims |= {earlier.target for earlier in here[:place]}
                continue
        for pattern, value in ((_FAVOR_BEFORE, CUE_WEIGHT), (_AGAINST_BEFORE, -CUE_WEIGHT)):
            match = pattern.search(before)
            if match:
                turned = _NEGATED.search(before[:match.start("cue")])
                say(one.target, -value if turned else value, match.group("cue"))
                used.append(match.span("cue"))
                break
        for pattern, value in ((_FAVOR_BEHIND, CUE_WEIGHT), (_AGAINST_BEHIND, -CUE_WEIGHT)):
            match = pattern.search(limit)
            if match and not (value > 0 and asked):
                for target in _together(place, here, clause):
                    say(target, -value if sarcastic and value > 0 else value, match.group("cue"))
                used.append((one.end + match.start("cue"), one.end + match.end("cue")))
                break
        match = _DONE_BEFORE.search(before)
        if match and not any(start < match.end() and match.start() < end for start, end in used):
            used.append(match.span("cue"))
            victims.add(one.target)
            if topic and not here[:place] and topic != one.target and not _NEGATED.search(before[:match.start("cue")]):
                say(topic, -CUE_WEIGHT, match.group("cue"))
        match = _DOES_BEHIND.search(limit)
        if match and not re.search("[被让遭受]", match.group("between")):
            if not _NEGATED.search(limit[:match.start("cue")]):
                say(one.target, -CUE_WEIGHT, match.group("cue"))
            used.append((one.end + match.start("cue"), one.end + match.end("cue")))
            if other:
                victims.add(other.target)
    named = [(one.start, one.end) for one in here]
    for match in () if here and any(other != home for other in victims) else _GUARD.finditer(clause):
        if not any(start < match.end() and match.start() < end for start, end in used):
            used.append(match.span("cue"))
            for target in _judged(match.start(), here, clause, topic, home):
                say(target, -CUE_WEIGHT, match.group("cue"))
    for hit in lexicon.hits(clause):
        if hit.word in _BEFALLS or any(start < hit.end and hit.start < end for start, end in used + named):
            continue
        weight = hit.weight * (lexicon.ASKED if asked else 1.0)
        for target in _judged(hit.start, here, clause, topic):
            if target not in victims or hit.weight > 0:
                say(target, -weight if sarcastic and weight > 0 else weight, hit.word)


def _judged(place: int, here: Sequence[Mention], clause: str, topic: str | None,
            but: str | None = None) -> list[str]:
    """Whom a word at a place in a clause is about: the target named nearest before it with those joined to
    it, else the one behind it, else the topic. but: somebody whom it is not about."""
    near = [i for i, one in enumerate(here) if one.target != but]
    before = [i for i in near if here[i].end <= place]
    if before:
        return [one for one in _together(before[-1], here, clause) if one != but]
    return [here[near[0]].target] if near else [topic] if topic and topic != but else []


def _together(place: int, here: Sequence[Mention], clause: str) -> list[str]:
    """The target at a place and those joined to it before (美国和俄罗斯, 美俄): what follows is said of all of
    them."""
    found = [here[place].target]
    while place and clause[here[place - 1].end:here[place].start] in ("", "和", "与", "跟", "及", "、", "还有",
                                                                      "以及"):
        place -= 1
        found.append(here[place].target)
    return list(dict.fromkeys(found))


def decide(found: Evidence | None) -> Stance:
    """The stance by rules alone; found: None where the comment does not speak of the target."""
    if found is None or not (found.favor or found.against):
        return Stance(0.04, 0.06, 0.90, "none") if found is None else Stance(0.15, 0.20, 0.65, "none")
    logits = [SHARPNESS * min(found.favor, MOST), SHARPNESS * min(found.against, MOST), NEITHER]
    top = max(logits)
    parts = [math.exp(logit - top) for logit in logits]
    favor, against, none = (part / sum(parts) for part in parts)
    label = STANCES[max(range(3), key=lambda i: (favor, against, none)[i])]
    return Stance(favor, against, none, label, found.cue(label))


@lru_cache(maxsize=1)
def _all_states() -> Targets:
    return compile_targets(tuple((state, ()) for state in vocabulary.NICKNAMES))


def names_other(text: str, targets: Targets) -> bool:
    """Whether a folded text names a state that is no target, so that it speaks of somebody else."""
    ours = [(one.start, one.end) for one in mentions(text, targets)]
    return any(not any(start < one.end and one.start < end for start, end in ours)
               for one in mentions(text, _all_states()))


def topic_of(title: str | None, targets: Targets) -> list[str]:
    """The target that a page is about: the only one its title names, if that names no other state; else
    none."""
    folded = fold(title or "")
    named = {one.target for one in mentions(folded, targets)}
    return sorted(named) if len(named) == 1 and not names_other(folded, targets) else []


def inherited_targets(parents: Mapping[str, str | None],
                      named: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """For each comment the targets of the nearest ancestor that names any; empty where none does.

    parents: comment to the comment it answers. A chain that bites its own tail ends where it began.
    """
    found: dict[str, list[str]] = {}
    for comment in parents:
        seen, at = {comment}, parents.get(comment)
        while at is not None and at not in seen and not named.get(at):
            seen.add(at)
            at = parents.get(at)
        found[comment] = list(named.get(at, ())) if at is not None and at not in seen else []
    return found
