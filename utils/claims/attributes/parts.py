"""Of which whole a figure is, or a part.

Three kinds of words make a figure a part: 其中 and its like, a part of a body (座舱事业部, 该部门) in front of it, and a
predicate of its own behind a deed told elsewhere (11位罹难者当中，有8位超过七十岁). A share is of the figure that it goes
with (1043名…，占员工总数的16.9%), and a figure behind a share of a whole is no whole (不超过员工总数的12%，约2500人). Words of
change (又多了, 应撤离) make it another figure of the same counter.
"""
from __future__ import annotations

import re
from typing import Any

from utils.claims import frames
from utils.claims.answers import Answer
from utils.claims.attributes.beside import goes_on
from utils.claims.attributes.context import (
    MEMORY_SENTENCES,
    Context,
)
from utils.claims.frames import Counted, Frame

TOTAL = re.compile(r"(?:共计|合计|总计|累计|一共|总共|共|总数)(?:有|达|为|造成)?[^\d一二三四五六七八九十百千万两,，。;；]{0,6}$")
PART = re.compile(r"其中|其余|其他|[死伤亡难踪]者[当之]?中|当中有?|包括|包含|内有|里面有|含(?=\d)")
SESSION = re.compile(r"第[一二两三四五\d]天|首日|次日|单独|一对一|小范围|闭门部分|占去|头一天")      # of talks, one sitting of several
WHOLES = frozenset(("share_of", "workforce", "population", "capacity", "aboard"))
_OF_A_WHOLE = re.compile(r"占[^,，。;；]{0,16}$|总[数量额][^,，。;；\d]{0,4}$|(?:比例|比重|幅度|规模)[^,，。;；\d]{0,6}$|涉及[^,，。;；\d]{0,10}$")
OF_ANOTHER = frozenset(("postpone", "last", "begin", "end", "agree", "release"))


def what_lasts(context: Context, number: Counted, frame: Frame) -> Frame:
    """The deed whose length a length is: 停火 in 停火顺延三十天."""
    near = [f for f in context.frames if f.action not in OF_ANOTHER and frames.takes(f.action, number)
            and abs(context.sentence.nth_clause(f.trigger.start) - context.sentence.nth_clause(number.start)) <= 1]
    return near[-1] if near else frame


def in_one_clause(context: Context, trigger: Any, number: Counted) -> bool:
    return trigger is not None and context.sentence.clause(trigger.start) == context.sentence.clause(number.start)


_OPENS_A_PART = re.compile(r"其中|包括|包含|含(?=\d)|内有")


def whole_of(context: Context, number: Counted, found: list[Answer], before: Answer | None = None) -> Answer | None:
    """The figure that a clause like 包括3名孩童 speaks of a part of: the last one of its sentence, with a deed.

    before: that of the figure before; a clause that opens with its figure goes on with it (其中7人是孩子，3人是船员).
    """
    start = context.sentence.clause(number.start)[0]
    if before is not None and before.sentence is context.sentence and start == number.start:
        return before
    if not _OPENS_A_PART.match(context.text, start):
        return None
    return next((a for a in reversed(found) if a.sentence is context.sentence and a.attribute == "headcount"
                 and a.extras.get("typed") and a.value_end <= start), None)


def behind_a_share(context: Context, number: Counted, trigger: Any) -> bool:
    """Whether a share of a whole stands between the whole and a head count: 不超过员工总数的12%，约2500人 are no staff."""
    return trigger is not None and any(
        other.sort == "share" and trigger.end <= other.start and other.end <= number.start for _, other in context.numbers)


def numerator(context: Context, number: Counted, found: list[Answer]) -> Frame | None:
    """The deed of which a share is: that of the figure it goes with (1043名…，占员工总数的16.9%), else a deed of the
    sentence, else the one the document tells of most that has shares."""
    sentence = context.sentence
    start = sentence.clause(number.start)[0]
    if not _OF_A_WHOLE.search(context.text[start:number.start]):
        return None
    beside = [a for a in found if a.sentence is sentence and a.value_end <= number.start and a.extras.get("typed")
              and a.action not in WHOLES and a.attribute in ("headcount", "money", "quantity")]
    if beside:
        return next((f for f in context.frames if f.action == beside[-1].action), None)
    own = [f for f in context.frames if f.action not in WHOLES and frames.takes(f.action, number)
           and abs(sentence.nth_clause(f.trigger.start) - sentence.nth_clause(number.start)) <= 1]
    if own:
        return own[-1]
    order, frame = context.memory.deeds.get("headcount", (-99, None))
    if frame is not None and sentence.order - order <= MEMORY_SENTENCES and frames.takes(frame.action, number):
        return frame
    return None


OF_STAFF = frozenset(("layoff", "workforce", "hire", "strike", "share_of", "salary"))
_SUBUNIT = re.compile(
    r"(?:该|这个|其|所在|上述|部分|有的|个别|一些)(?:部门|事业部|团队|小组|条线|业务线|工厂|分公司|办公室|车间|工地|班级)"
    r"|[\u4e00-\u9fffA-Za-z]{2,8}?(?:事业部|事业群|部门|研发线|产品线|业务线|条线|团队|小组|车间|办公室|分公司|子公司)"
    r"|[\u4e00-\u9fff]{2,4}?(?:工厂|整车厂|厂区|厂|基地|园区|门店)"
    r"|(?:他们|我们|自己)(?:这个|那个|所在)?(?:组|队|班|部门|科室|团队)")
BY = re.compile(r"(?:[降跌掉涨升增减少多高低]了|多出|少掉|高出|低出)(?:约|近|超过|将近|逾|足足)?$")
DUE = re.compile(r"应(?=撤|疏|转移|到岗|到会|缴|付|交|有)|(?:需要?|必须|须|尚需)(?=撤|疏散|转移|缴|付)")
_REPORTS = re.compile(r"[^,，。]{0,4}?(?:确认|说|称|表示|通报|统计|介绍|公布|透露|指出|证实)")
ADDED = re.compile(r"(?:[又再]|新近?)(?:[多添增]|发现|确认|找到|寻获|传出)?[了加出到有]?$|多[了出]$|新增[的了]?$")


def subunit(context: Context, position: int) -> str | None:
    """The part of a body that a figure is of: named in its clause, or, where that has no subject, in the one before."""
    sentence = context.sentence
    start, _ = sentence.clause(position)
    told_by = sentence.said.sources if sentence.said is not None else ()
    match = None
    for found in _SUBUNIT.finditer(context.text[start:position]):
        a, b = start + found.start(), start + found.end()
        if not _REPORTS.match(context.text, b) and not any(a < end and begin < b for begin, end in told_by):
            match = found
    if match is None and (nth := sentence.nth_clause(position)) > 0 and _no_subject(context, start, position):
        before = sentence.clauses[nth - 1]
        match = _SUBUNIT.match(context.text[before[0]:before[1]])
    return None if match is None else match.group()


def _no_subject(context: Context, start: int, position: int) -> bool:
    """Whether a clause begins with what was done (缩编一成左右), not with who did it."""
    return any(start <= t.start <= start + 2 for t in context.sentence.triggers) \
        and not any(start <= n.start < position for n in context.sentence.names)


def said_of_some(context: Context, number: Counted, trigger: Any) -> bool:
    """Whether a figure that takes its deed from elsewhere goes on to say something of its own: 11位罹难者当中，有8位超过七十岁."""
    if trigger is not None and context.sentence.nth_clause(trigger.start) == context.sentence.nth_clause(number.start):
        return False
    return goes_on(context, number, 3)


def after_part(context: Context, position: int, sort: str) -> bool:
    """Whether 其中 opened an earlier clause and only figures of the same sort have come since, no total among
    them."""
    start = context.sentence.start
    before = context.text[start:position]
    at = max(before.rfind("其中"), before.rfind("包括"))
    if at < 0 or re.search(r"共计|合计|总计|累计|另有|此外|[。;；]", before[at:]) or frames.closed(before, at):
        return False
    own, opened = context.sentence.clause(position)[0], context.sentence.clause(start + at)[0]
    if own != opened and any(own <= t.start < position + 12 and frames.PERSON_CLASSES & {t.action}
                             for t in context.sentence.triggers):
        return False                     # a clause with a deed of its own goes on with something else
    between = [c for _, c in context.numbers if start + at <= c.start < position]
    return bool(between) and all(c.sort == sort for c in between)
