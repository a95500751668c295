"""Every sentence of the report, in English and in Chinese: one catalogue, so that both are complete.

Keys that begin with `cell.` are the text cells of notebook 04: the notebook holds the English text, marked
with its key (`metadata.duizhao.message`), and the exporter puts the text of the language that it writes; a
test compares them. What charts say is part of the catalogue too. `say` gives plain text, `phrase` gives
`Html` whose fields are escaped.
"""

from __future__ import annotations

import re
from typing import Any

from utils.catalogue import LANGUAGES, Catalogue, Message, messages
from utils.charts.wording import MESSAGES as CHARTS
from utils.report.safe import Html, escape

__all__ = ["CELLS", "LANGUAGES", "MESSAGES", "OPENING", "Message", "named", "phrase", "say"]


_LINE_END_IN_CHINESE = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef`])")


def _cell(en: str, zh: str) -> Message:
    """A text cell; a line end inside Chinese text is no space."""
    return Message(en.strip(), _LINE_END_IN_CHINESE.sub("", zh.strip()))


OPENING = Message(
    "Every sentence below is computed from the pages, says how sure it is, and leads to the words it rests "
    "on. Whether the pages are right is not checked.",
    "下面每句话都由页面算出，注明把握程度，并可点到所依据的原句。页面说得对不对，不在核查之列。",
)
"""What stands at the head of the report, in place of what the notebook reads and writes."""

CELLS = Catalogue(
    {
        "cell.opening": _cell(
            """
# What the pages say, and how far to trust it

**The question:** where do these pages answer the same question, do their answers agree, and what do their
readers make of it?

**Reads** every table that notebooks 01 to 03 made, from `processed/`. **Writes** `output/charts/` (SVG, PNG
and the numbers drawn), `output/tables/` (CSV) and, exported, this report.
""",
            """
# 各页面怎么说，可信到什么程度

**要回答的问题：** 这些页面在哪些问题上都给出了答案？答案是否一致？读者又怎么看？

**读取** 笔记本 01 至 03 在 `processed/` 中生成的全部表格。**写出** `output/charts/`（SVG、PNG 及所画数据）、
`output/tables/`（CSV），导出后即为本报告。
""",
        ),
        "cell.lede": _cell(
            """
What to see: the dispute that is surest, in one sentence, what else there is, and how much material it all
rests on. What could make it wrong: the first sentence rests on one pair of sentences; follow its links and
read them. And pages that were never scraped: nothing here says how the pages were chosen, so nothing here
speaks for the press as a whole.
""",
            """
看什么：最有把握的一处争议，总的情况，以及结论建立在多少材料上。可能出错之处：第一句只依据一对句子，请点开链接读原句。还有没有抓取到的页面：
页面怎样挑选，这里无从得知，因此结论不代表整个媒体。
""",
        ),
        "cell.findings": _cell("## What was found", "## 发现"),
        "cell.findings.note": _cell(
            """
What to see: each sentence is computed from the tables, says how sure it is and why, and links to its
evidence. *Counted* means that a sentence only counts rows; *firm*, that plain figures or dates are compared
and nobody hedges; *likely*, that a value is approximate, relative or hedged; *tentative*, that words are
compared, which machines misread most. What could make it wrong: a value that stage 02 read wrongly. Follow
the link and read the sentence before you quote a finding.
""",
            """
看什么：每句话都由表格算出，附有把握程度及理由，并链接到证据。「计数」只是数行数；「较确定」是比较明确的数字或日期且无人含糊；
「可能」是数值为约数、相对时间或说法有保留；「存疑」是比较文字，机器最容易读错。可能出错之处：第 02 步读错了某个值。引用之前，请点开链接读原句。
""",
        ),
        "cell.disputes": _cell("## What is disputed", "## 有争议的问题"),
        "cell.disputes.note": _cell(
            """
What to see: every question to which two answers cannot both be true, the surest first; folded below, those
that only look disputed, for their answers speak of different times or things, and those whose answers do
not differ. What could make it wrong: two questions taken for one (an apparent conflict that is none) or one
taken for two (a conflict that is missing here). `manual/claim_reviews.csv` corrects both.
""",
            """
看什么：有两个答案不能同时成立的问题，最有把握的在前；其下折叠的是看似有争议、其实所指时间或事物不同的问题，以及答案并无不合的问题。可能出错之处：把两个问题当成一个
（看似冲突，其实不是），或把一个问题当成两个（漏掉冲突）。二者都可在 `manual/claim_reviews.csv` 中更正。
""",
        ),
        "cell.chart.note": _cell(
            """
What to see: whether the marks line up. A filled mark is an exact value, a hollow one an approximate one, a
bar a range, an arrow an open end; a diamond is a source that the page itself lists. What could make it wrong:
answers about different days or people that share an axis; the reasons below say so where it is known.
""",
            """
看什么：各标记是否对齐。实心为确数，空心为约数，横条为范围，箭头为开口；菱形是页面自己列出的资料。可能出错之处：
不同日期或人群的答案画在同一轴上；凡已知者，下文的理由会说明。
""",
        ),
        "cell.panels": _cell("## The disputed questions, one by one", "## 逐个看有争议的问题"),
        "cell.panels.note": _cell(
            """
What to see: who gives which answer, on whose word, in which sentence, and why two answers stand as they do.
Every value leads to its sentence in the page. What could make it wrong: a sentence whose subject stands in
the sentence before it.
""",
            """
看什么：谁给出哪个答案，依据谁的话，出自哪一句，两个答案为何是这种关系。点击任一数值可到页面原句。可能出错之处：主语在上一句的句子。
""",
        ),
        "cell.matrix": _cell("## Page against page", "## 页面对页面"),
        "cell.matrix.note": _cell(
            """
What to see: which pages contradict which. An empty cell means that two pages share no question, not that they
agree. What could make it wrong: a page with many answers has more chances to be contradicted.
""",
            """
看什么：哪些页面互相矛盾。空格表示两页没有共同的问题，并不表示一致。可能出错之处：答案多的页面，被驳的机会也多。
""",
        ),
        "cell.reliance": _cell("## Who copies whom", "## 谁抄谁"),
        "cell.reliance.note": _cell(
            """
What to see: sources that several pages share. Pages that quote one source are one witness, however many
they are. Unnamed voices (some say, it is understood) are left out. What could make it wrong: a source under
two names counts as two; `manual/aliases.csv` joins them.
""",
            """
看什么：多个页面共用的来源。引用同一来源的页面，不论多少，只算一个证人。没有名称的来源（有人说、据了解）不在图中。可能出错之处：同一来源有两个名称时会算作两个，
可在 `manual/aliases.csv` 中合并。
""",
        ),
        "cell.copies.note": _cell(
            """
What to see: pairs of answers that agree because one comes from the other, or both from one source. What could
make it wrong: pages that copy without saying so and in other words.
""",
            """
看什么：因互相抄录或同出一源而一致的答案。可能出错之处：不注明来源、又换了说法的抄录。
""",
        ),
        "cell.contradictions": _cell(
            "## Pages against themselves and their own sources", "## 页面与自身、与自列资料的矛盾"
        ),
        "cell.contradictions.note": _cell(
            """
What to see: sentences of one page that cannot both be true, and figures that differ from the source which the
page itself lists. What could make it wrong: a page that reports two views in order to weigh them.
""",
            """
看什么：同一页面中不能同时成立的句子，以及与页面自列资料不同的数字。可能出错之处：页面为权衡而并列两种说法。
""",
        ),
        "cell.timeline": _cell("## When it happened, and when it was said", "## 何时发生，何时说出"),
        "cell.timeline.note": _cell(
            """
What to see: how long after an event each page speaks, and which events several pages date. Answers about
one deed whose days overlap are one row. Relative times (last month, the same day) are resolved against the
page's own date. What could make it wrong: a page without a date has only bounds, and its relative times are
as wide as these.
""",
            """
看什么：每个页面在事发多久之后说起，哪些事由几个页面给出日期。同一件事、日期重叠的答案合为一行。「上月」「当天」等按页面自身日期推算。可能出错之处：
没有日期的页面只有上下限，其相对时间也同样宽。
""",
        ),
        "cell.certainty": _cell("## How sure the pages say they are", "## 页面说得有多肯定"),
        "cell.certainty.note": _cell(
            """
What to see: how much of a page is asserted in its own name, and how much is reported, planned or guessed.
Sounding sure is not being right. What could make it wrong: hedges that stand far from what they hedge.
""",
            """
看什么：一个页面有多少是以自己名义断言，多少是转述、计划或推测。说得肯定不等于说得对。可能出错之处：保留语离所修饰的内容较远。
""",
        ),
        "cell.readers": _cell("## What readers say", "## 读者怎么说"),
        "cell.readers.note": _cell(
            """
What to see: shares with 95 % intervals. Only shares checked against hand labels (filled marks) are stated in
words; the others show what a model says, and a model alone can be far off. What could make it wrong:
commenters are not readers, and readers are not the public.
""",
            """
看什么：比例及 95% 区间。只有经人工标注校验的比例（实心）才写进文字；其余只是模型的说法，单凭模型可能差得很远。
可能出错之处：评论者不等于读者，读者也不等于公众。
""",
        ),
        "cell.readers.error": _cell(
            """
What to see: for each share, how many hand labels checked it, and below, how it was made. What could make it
wrong: few labels, or labels of chosen comments in place of randomly drawn ones.
""",
            """
看什么：每个比例经多少条人工标注校验；表下说明算法。可能出错之处：标注太少，或标注的是挑选的而非随机抽取的评论。
""",
        ),
        "cell.readers.time": _cell(
            """
What to see: whether comments come in a burst, as they do when a page is pushed to many at once. What could
make it wrong: comments without a printed time are not drawn.
""",
            """
看什么：评论是否集中爆发；页面被集中推送时常常如此。可能出错之处：没有时间的评论没有画出。
""",
        ),
        "cell.readers.words": _cell(
            """
What to see: words that one group of comments uses more than the others (weighted log-odds with a prior,
Monroe, Colaresi and Quinn 2008). What could make it wrong: with few comments a single talkative one makes its
words look typical.
""",
            """
看什么：一组评论比其他组用得更多的词（带先验的加权对数几率，Monroe、Colaresi 与 Quinn 2008）。可能出错之处：评论少时，
一条长评论就会让它的用词显得典型。
""",
        ),
        "cell.settings": _cell("## The headline under other settings", "## 换一种算法，结论是否还成立"),
        "cell.settings.note": _cell(
            """
What to see: whether the counts of the first finding survive when dependent answers are left out, and when
only answers that nobody hedges are compared. What could make it wrong: both settings share the same reading
of the pages.
""",
            """
看什么：去掉互相依赖的答案，或只比较没有保留语的答案之后，第一条发现的计数是否仍然成立。可能出错之处：两种算法用的是同一次阅读结果。
""",
        ),
        "cell.limits": _cell(
            """
## Method and limits

Pages are split into lines with roles; numbers, dates, durations, places and names are read from sentences of
the text itself, never from comments, hot lists or advertisements. Answers to one question (actors, class of
action, object or place, attribute) are compared after units, dates, names and script are normalised; each
relation is decided by a rule that states its reason. Comments are scored by models that hand labels check.
Nothing is verified against the world: the report says what pages say, not what is true.
""",
            """
## 方法与局限

页面先按行分出角色；数字、日期、时长、地点与名称只从正文句子中读取，不取自评论、热榜或广告。对同一问题（行为者、行为类别、
对象或地点、属性）的答案，在统一单位、日期、名称与繁简之后比较；每个关系都由一条说明理由的规则判定。评论由模型打分，
再以人工标注校验。本报告不核实世界上的事实：它只说页面怎么说，不说什么是真的。
""",
        ),
        "cell.limits.note": _cell(
            """
What to see: what the pages do not say about themselves, and what could not be read. What could make it wrong:
gaps that nobody noticed are not listed.
""",
            """
看什么：页面没有交代的信息，以及无法读取的内容。可能出错之处：没有人发现的缺口不在其列。
""",
        ),
        "cell.sources": _cell("## Sources", "## 来源"),
        "cell.sources.note": _cell(
            """
What to see: each page's own text, as far as it is the page's voice; sentences that an answer rests on are
marked, and each mark leads back to its question. What could make it wrong: a page may have been changed since
it was saved; the digest tells which bytes were read.
""",
            """
看什么：每个页面自己的正文；作为答案依据的句子有标记，点击标记可回到对应问题。可能出错之处：页面保存之后可能被修改；
摘要值说明读取的是哪些字节。
""",
        ),
        "cell.tables": _cell("## Tables, citing, and running it again", "## 数据表、引用与重新运行"),
        "cell.tables.note": _cell(
            """
What to see: the tables behind every figure, as CSV for a spreadsheet. `python -m utils run` makes everything
again from the pages: the same pages give the same tables, charts and report. To cite one finding, add its
anchor (the § beside it) to the address of this file. What could make it wrong: a copy of this file does not
change when the study does.
""",
            """
看什么：每个数字背后的表格，可用电子表格打开的 CSV。`python -m utils run` 会从页面重新生成一切：同样的页面得出同样的表格、
图表与报告。引用某一条发现时，在本文件地址后加上它的锚点（旁边的 §）。可能出错之处：研究更新之后，本文件的副本不会随之改变。
""",
        ),
    }
)


_SENTENCES = messages(
    # the frame of the report
    page__contents=("Contents", "目录"),
    page__skip=("Skip to the findings", "跳到正文"),
    page__code=("Code", "代码"),
    page__how_to_read=("How to read this", "怎么看"),
    page__untitled=("What the pages say", "各页面怎么说"),
    page__other=("中文版", "English version"),
    page__index=("All notebooks of this study", "本研究的全部笔记本"),
    page__section=("Link to this section", "本节链接"),
    page__filter=("Filter rows", "筛选行"),
    page__rows=("{shown} of {total} rows", "共 {total} 行，显示 {shown} 行"),
    page__sort=("Sort by this column", "按此列排序"),
    page__stale=("This report is out of date", "本报告已过时"),
    page__stale_why=("It shows an earlier state: {reason}.", "它反映的是较早的状态：{reason}。"),
    page__failed=("This run failed", "本次运行失败"),
    page__failed_why=(
        "The notebook stopped at an error. What follows is what was done until then, and no finding.",
        "笔记本因出错而中止。以下只是出错之前的内容，不是结论。",
    ),
    page__cite=("How to cite", "如何引用"),
    page__cite_line=(
        "{title}. Report made with Duizhao from {pages:page|pages}, material {digest}.",
        "{title}。由「对照」根据 {pages} 个页面生成的报告，材料编号 {digest}。",
    ),
    page__cite_plain=("{title}. Report made with Duizhao.", "{title}。由「对照」生成的报告。"),
    page__made=("Made with {versions}.", "所用版本：{versions}。"),
    page__rerun=("To run it again: {command}", "重新运行：{command}"),
    page__font=(
        "Embedded font: parts of Noto Sans SC (SIL Open Font License 1.1) and DejaVu Sans "
        "(Bitstream Vera licence).",
        "内嵌字体：Noto Sans SC（SIL 开放字体许可证 1.1）与 DejaVu Sans（Bitstream Vera 许可证）的部分字形。",
    ),
    page__safe=(
        "This file is complete: it loads nothing from any server, and no script of a page it quotes "
        "can run in it.",
        "本文件自成一体：不从任何服务器加载内容，所引页面中的脚本也无法在其中运行。",
    ),
    page__top=("Back to top", "回到顶部"),
    index__title=("Notebooks of this study", "本研究的笔记本"),
    # words in tables
    word__question=("question", "问题"),
    word__relation=("how they stand", "关系"),
    word__pages=("pages", "页面数"),
    word__page=("page", "页面"),
    word__witnesses=("independent witnesses", "独立证人"),
    word__answers=("answers", "答案"),
    word__answer=("answer", "答案"),
    word__words=("in its words", "原句"),
    word__source=("who says so", "谁说的"),
    word__certainty=("certainty", "肯定程度"),
    word__about=("about", "所指"),
    word__when=("when it holds", "所指时间"),
    word__said=("published", "发布"),
    word__reason=("reason", "理由"),
    word__summary=("how they stand", "情况"),
    word__dependent=("one source", "同源"),
    word__reviewed=("checked by a person", "人工审定"),
    word__minus=("negative or against", "负面／反对"),
    word__neither=("neutral or no side", "中性／无立场"),
    word__plus=("positive or for", "正面／支持"),
    word__model=("model", "模型"),
    word__target=("about", "对象"),
    word__method=("method", "方法"),
    word__n=("comments", "评论数"),
    word__labelled=("hand labels", "人工标注"),
    word__table=("table", "表"),
    word__rows=("rows", "行数"),
    word__columns=("columns", "列数"),
    word__meaning=("each row", "每行是"),
    word__setting=("setting", "算法"),
    word__problem=("problem", "问题"),
    word__file=("file", "文件"),
    word__detail=("detail", "说明"),
    word__sentiment=("sentiment", "情感"),
    word__all=("all", "全部"),
    word__numbers=("The numbers drawn", "图中数据"),
    word__files=("Files: {files}", "文件：{files}"),
    word__pairs=("Why the answers stand as they do", "答案为何是这种关系"),
    word__more_pairs=("{n:further pair|further pairs} in the table {table}.", "另有 {n} 对，见表 {table}。"),
    word__quiet_pairs=(
        "{n:other pair agrees|other pairs agree} or can both be true.",
        "其余 {n} 对一致或可以同时成立。",
    ),
    word__more_answers=(
        "{n:further answer|further answers} in the table {table}.",
        "另有 {n} 个答案，见表 {table}。",
    ),
    word__more_questions=(
        "{n:further question|further questions} with more than one answer: see the table above and {table}.",
        "另有 {n} 个问题有一个以上答案：见上表及 {table}。",
    ),
    word__untitled=("(no title)", "（无标题）"),
    word__undated=("no date printed", "未标日期"),
    word__between=("between {first} and {last}", "{first} 至 {last} 之间"),
    word__not_after=("not after {last}", "不晚于 {last}"),
    word__not_before=("not before {first}", "不早于 {first}"),
    word__itself=("the page itself", "页面自述"),
    word__via=("{source}, through {via}", "{source}（经 {via}）"),
    word__reference=("its own reference", "自列资料"),
    word__none=("None.", "无。"),
    word__chart_above=("Its chart stands above.", "图见上文。"),
    word__to_sentence=("to the sentence", "看原句"),
    word__to_question=("Back to the question: {label}", "回到问题：{label}"),
    word__section_link=("Link to this finding", "本条链接"),
    # how sure
    sure__counted=("counted", "计数"),
    sure__checked=("checked by a person", "人工审定"),
    sure__firm=("firm", "较确定"),
    sure__likely=("likely", "可能"),
    sure__tentative=("tentative", "存疑"),
    sure__measured=("measured", "经测量"),
    because__counted=("it counts rows of the tables", "只是对表格行计数"),
    because__checked=("a person decided this pair", "该对由人工判定"),
    because__firm=("plain values, and nobody hedges", "数值明确，且无人保留"),
    because__likely=("a value is approximate, relative or hedged", "数值为约数、相对时间或说法有保留"),
    because__tentative=("words are compared", "比较的是文字"),
    because__measured=("{n:hand label checks|hand labels check} the model", "模型经 {n} 条人工标注校验"),
    # the material in numbers
    material__pages=("pages", "页面"),
    material__answers=("answers they give", "给出的答案"),
    material__questions=("questions answered", "回答的问题"),
    material__pairs=("pairs compared", "比较的答案对"),
    material__shared=("answered more than once", "得到不止一次回答"),
    material__comments=("comments", "评论"),
    word__apart=(
        "{n:question only looks|questions only look} disputed: times or things differ",
        "{n} 个问题看似有争议，其实所指的时间或事物不同",
    ),
    word__alike=(
        "{n:question|questions} whose answers agree or can all be true",
        "{n} 个问题的答案一致或可以同时成立",
    ),
    word__support=("on whose word", "出自几处"),
    word__support_of=(
        "{pages:page|pages}, {witnesses:independent witness|independent witnesses}",
        "{pages} 个页面，独立证人 {witnesses} 个",
    ),
    word__evidence=("Evidence", "证据"),
    word__other_page=("other page", "另一页面"),
    word__sure=("how sure", "把握"),
    # what a row of each table is
    table__pages=("a page, as scraped and as understood", "一个页面：抓取时的样子与识别结果"),
    table__lines=("a line of a page and its role", "页面的一行及其角色"),
    table__comments=("a comment or a reply", "一条评论或回复"),
    table__references=("a source that a page lists itself", "页面自列的一条资料"),
    table__claims=("an answer that a page gives", "页面给出的一个答案"),
    table__questions=("a question that is answered", "一个被回答的问题"),
    table__comparisons=("two answers side by side", "并列的两个答案"),
    table__sentiment=("a comment under a model", "一条评论在一个模型下的情感"),
    table__stance=("a comment towards a target", "一条评论对一个对象的立场"),
    table__estimates=("a share with its interval", "一个比例及其区间"),
    table__skipped=("an input that could not be used", "一个无法使用的输入"),
    # findings
    found__scope=(
        "{pages:page gives|pages give} {answers:answer|answers} to {questions:question|questions}; "
        "{shared} of them "
        "have more than one answer.",
        "{pages} 个页面对 {questions} 个问题给出 {answers} 个答案，其中 {shared} 个问题有一个以上答案。",
    ),
    found__relations=("By their worst pair, {list}.", "以最严重的一对计：{list}。"),
    found__relation_count=("{n} {relation}", "{relation} {n} 个"),
    found__dispute=(
        "{a} says {x}, {b} says {y}.",
        "{a} 说{x}，{b} 说{y}。",
    ),
    found__own_reference=(
        "{a} says {x}, but a source that it lists itself says {y}.",
        "{a} 说{x}，它自己列出的资料却说{y}。",
    ),
    found__internal=(
        "{a} says {x}, and elsewhere {y}.",
        "{a} 一处说{x}，另一处说{y}。",
    ),
    found__scope_differs=(
        "{x} ({a}) and {y} ({b}) look like a dispute and are none.",
        "{x}（{a}）与{y}（{b}）看似矛盾，其实不是。",
    ),
    found__agree=(
        "{pages:page says|pages say} {x}, from {witnesses:independent witness|independent witnesses}.",
        "{pages} 个页面都说{x}，独立证人 {witnesses} 个。",
    ),
    found__dependent=(
        "{dependent} of {pairs:pair|pairs} of agreeing answers on different pages rest on one "
        "source: they are no second "
        "witness.",
        "不同页面之间 {pairs} 对一致的答案中，有 {dependent} 对同出一源，不能算第二个证人。",
    ),
    found__sides=(
        "Whose side they take, of {n:comment|comments} (the rest take none):",
        "站在哪一边（共 {n} 条评论，其余没有表明立场）：",
    ),
    found__same_source=(
        "Both name {source}: at least one of them gives its figure wrongly.",
        "两处都引自{source}，至少有一处有误。",
    ),
    found__no_contradictions=(
        "No page was found to contradict itself or a source that it lists.",
        "没有发现自相矛盾、或与自列资料矛盾的页面。",
    ),
    found__no_copies=(
        "No two pages were seen to agree because one copies the other or both rest on one source.",
        "没有发现因互相抄录或同出一源而一致的页面。",
    ),
    lede__disputed=(
        "Disputed: {label}, {x} or {y}?",
        "有争议：{label}，{x}还是{y}？",
    ),
    lede__doubted=(
        "Perhaps disputed: {label}, {x} or {y}?",
        "可能有争议：{label}，{x}还是{y}？",
    ),
    lede__apart=(
        "No two pages answer the same question, so nothing can be compared.",
        "没有两处回答同一个问题，无从比较。",
    ),
    lede__pages=(
        "{pages:page|pages} answer {shared:question|questions} more than once.",
        "{pages} 个页面上，有 {shared} 个问题得到不止一次回答。",
    ),
    lede__disputed_n=("{n:question is|questions are} disputed", "{n} 个有争议"),
    lede__apart_n=(
        "{n:only looks|only look} disputed, for times or things differ",
        "{n} 个看似有争议，其实所指的时间或事物不同",
    ),
    lede__alike_n=(
        "on {n:question|questions} the answers agree or can all be true",
        "{n} 个答案一致或可以同时成立",
    ),
    found__copies=("{n:page repeats|pages repeat} another page.", "有 {n} 个页面是别页的重复。"),
    found__share=("{share} {label} ({low} to {high})", "{share}{label}（{low} 至 {high}）"),
    found__readers=(
        "Of {n:comment|comments}, {list}.",
        "{n} 条评论中，{list}。",
    ),
    found__readers_target=(
        "{target}: {list}",
        "{target}：{list}",
    ),
    said__negative=("are negative", "为负面"),
    said__neutral=("are neutral", "为中性"),
    said__positive=("are positive", "为正面"),
    said__favor=("are in favour", "表示支持"),
    said__against=("are against it", "表示反对"),
    said__none=("take no side", "没有表明立场"),
    found__readers_unchecked=(
        "No share of opinions is stated: no randomly drawn comment carries a hand label that could "
        "check a model.",
        "不陈述任何意见比例：没有随机抽取并经人工标注的评论可以校验模型。",
    ),
    found__no_comments=("The pages hold no comments.", "页面没有评论。"),
    found__missing=(
        "{n:page does|pages do} not print when it was published.",
        "有 {n} 个页面没有标明发布时间。",
    ),
    found__nothing=("No page gives an answer that could be compared.", "没有页面给出可以比较的答案。"),
    found__no_dispute=("No two answers contradict each other.", "没有两个答案互相矛盾。"),
    # other settings
    setting__all=("all pairs of answers", "全部答案对"),
    setting__independent=("pairs on one source left out", "去掉同源的答案对"),
    setting__unhedged=("only answers that nobody hedges", "只比较没有保留语的答案"),
    setting__same=(
        "The headline stands: {n} of the {of:disputed question stays|disputed questions stay} "
        "disputed under both settings.",
        "结论成立：{of} 个有争议的问题中，{n} 个在两种算法下仍有争议。",
    ),
    setting__changed=(
        "The headline depends on the setting: of {of:disputed question|disputed questions}, {n} "
        "stay disputed under both.",
        "结论取决于算法：{of} 个有争议的问题中，只有 {n} 个在两种算法下仍有争议。",
    ),
    setting__none=("No question is disputed under any setting.", "在任何一种算法下都没有有争议的问题。"),
    # sources
    source__text=("Text of the page", "页面正文"),
    source__left_out=(
        "{n:line is|lines are} not the page's own voice (comments, navigation, advertisements) and left out.",
        "另有 {n} 行不是页面自己的话（评论、导航、广告），未列出。",
    ),
    source__facts=("What was found", "识别到的信息"),
    source__file=("file", "文件"),
    source__account=("account", "账号"),
    source__author=("author", "作者"),
    source__published=("published", "发布"),
    source__reads=("reads", "阅读"),
    source__comments=("comments", "评论"),
    source__hidden=("{n} hidden", "隐藏 {n}"),
    source__answers=("answers", "答案"),
    source__digest=("SHA-256", "SHA-256"),
    source__address=("address", "网址"),
    source__problems=("missing or doubtful", "缺失或存疑"),
    source__repeats=("repeats", "重复自"),
    # limits
    limit__undated=("{n:page prints|pages print} no publication time.", "{n} 个页面没有标明发布时间。"),
    limit__skipped=("{n:input was|inputs were} skipped.", "{n} 个输入被跳过。"),
    limit__single=(
        "{n:question has|questions have} one answer only: nothing here confirms or contradicts it.",
        "{n} 个问题只有一个答案：没有其他页面证实或否认。",
    ),
    limit__hedged=(
        "{n} of {of:answer is|answers are} hedged, planned or guessed.",
        "{of} 个答案中，{n} 个是保留、计划或推测。",
    ),
    limit__self=(
        "{n} of {of:answer names|answers name} no source but the page itself.",
        "{of} 个答案中，{n} 个没有说明来源。",
    ),
    limit__undated_comments=(
        "{n} of {of:comment carries|comments carry} no time that could be resolved.",
        "{of} 条评论中，{n} 条的时间无法确定。",
    ),
    limit__unlabelled=(
        "No share rests on randomly drawn hand labels.",
        "没有比例建立在随机抽取的人工标注之上。",
    ),
    limit__gone=("Nothing was skipped, and nothing is missing.", "没有跳过，也没有缺失。"),
    table__caption_disputes=(
        "Questions to which two answers cannot both be true, the most disputed first.",
        "有两个答案不能同时成立的问题，争议最大的在前。",
    ),
    table__caption_apart=(
        "Questions whose answers speak of different times, kinds or stages.",
        "答案所指的时间、种类或阶段不同的问题。",
    ),
    table__caption_alike=("Questions whose answers agree or are compatible.", "答案一致或相容的问题。"),
    table__caption_answers=("Answers to: {label}", "对此问题的答案：{label}"),
    table__caption_copies=("Agreeing answers that are no second witness.", "一致但不能算第二个证人的答案。"),
    table__caption_contradictions=(
        "Answers that contradict the same page or its own references.",
        "与同一页面或其自列资料矛盾的答案。",
    ),
    table__caption_estimates=(
        "Shares of comments with their 95 % intervals, and how many hand labels check them.",
        "评论比例及 95% 区间，以及用于校验的人工标注数。",
    ),
    table__caption_settings=(
        "Questions by their worst relation, under three settings.",
        "三种算法下各关系的问题数。",
    ),
    table__caption_skipped=("Inputs that could not be used.", "无法使用的输入。"),
    table__caption_tables=("Tables of this study, in output/tables.", "本研究的数据表，位于 output/tables。"),
)

MESSAGES = CHARTS | CELLS | _SENTENCES
"""Every message by its key."""

say, named = MESSAGES.say, MESSAGES.named


def phrase(key: str, language: str, /, **values: Any) -> Html:
    """A message as Html: its own words and plain values are escaped, `Html` values are put in as they are."""
    message = MESSAGES[key]
    escaped = Message(str(escape(message.en)), str(escape(message.zh)))
    ready = {
        name: value if isinstance(value, (int, float)) else escape(value) for name, value in values.items()
    }
    return Html(escaped.fill(language, **ready))
