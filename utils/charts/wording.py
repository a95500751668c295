"""What the charts say, in two languages. The mechanism and the words of table values are
`utils.catalogue`'s."""

from __future__ import annotations

from utils.catalogue import VALUES, messages

MESSAGES = VALUES | messages(
    chart__empty=(
        "Nothing to draw: no row has what this chart shows.",
        "没有可画的内容：没有一行含有此图所需的数据。",
    ),
    chart__more=(
        "{n:row|rows} more are not drawn; the table of the chart has them.",
        "另有 {n} 行未画，见图的数据表。",
    ),
    chart__page_unnamed=("(no name)", "（无名）"),
    chart__others=("others", "其他"),
    # answers by source
    answers__title=("What each source answers", "各来源的答案"),
    answers__alt=(
        "{n:answer|answers} from {pages:page|pages}, one row each, placed by value: {list}.",
        "{pages} 个页面的 {n} 个答案，每个一行，按数值排列：{list}。",
    ),
    answers__alt_text=(
        "{n:answer|answers} from {pages:page|pages}, one row each: {list}.",
        "{pages} 个页面的 {n} 个答案，每个一行：{list}。",
    ),
    answers__log=("logarithmic scale", "对数刻度"),
    answers__key_exact=("exact", "确数"),
    answers__key_about=("about, nearly", "约数"),
    answers__key_range=("range", "范围"),
    answers__key_open=("at least / at most", "不少于／不多于"),
    answers__key_reference=("the page's own reference", "页面自列的资料"),
    answers__unplaced=(
        "{n:answer has|answers have} no place on this axis.",
        "{n} 个答案无法放在此轴上。",
    ),
    # timeline
    timeline__title=("When it happened, and when it was said", "何时发生，何时说出"),
    timeline__happened=("happened", "发生"),
    timeline__said=("said", "说出"),
    timeline__shared=("pages that tell it", "提到的页面数"),
    timeline__before=("before {date}", "早于 {date}"),
    timeline__after=("after {date}", "晚于 {date}"),
    timeline__alt=(
        "{n:occurrence|occurrences} in order of time, from {first} to {last}, told by "
        "{pages:page|pages}: {list}.",
        "按时间排列的 {n} 件事，从 {first} 到 {last}，出自 {pages} 个页面：{list}。",
    ),
    # relation matrix
    matrix__title=("How the pages' answers stand to each other", "页面之间的答案关系"),
    matrix__note=(
        "Each cell: the worst relation found between two pages, and in how many pairs of "
        "answers. Diagonal: a page "
        "against itself.",
        "每格：两页之间最严重的关系，及其答案对数。对角线：页面与自身。",
    ),
    matrix__alt=("Matrix of {n:page|pages}. {list}.", "{n} 个页面的矩阵。{list}。"),
    matrix__worst=("{a} and {b}: {relation} ({n:pair|pairs})", "{a} 与 {b}：{relation}（{n} 对）"),
    matrix__itself=("{a} within itself: {relation} ({n:pair|pairs})", "{a} 自身：{relation}（{n} 对）"),
    # sources
    sources__title=("Who relies on whom", "谁依据谁"),
    sources__single=("named by one page", "单页提到"),
    sources__alt=(
        "{pages:page|pages} on the left, {sources:source|sources} they name on the right. Named "
        "most: {list}.",
        "左边 {pages} 个页面，右边是它们提到的 {sources} 个来源。提到最多的：{list}。",
    ),
    sources__shared=("named by several pages", "多页共用"),
    # certainty
    certainty__title=("How sure each page says it is", "各页说得有多肯定"),
    certainty__alt=(
        "Bars of {pages:page|pages}, split by how sure their {n:answer|answers} are said to be: {list}.",
        "{pages} 个页面、{n} 个答案按肯定程度划分：{list}。",
    ),
    certainty__axis=("answers", "答案数"),
    # opinion
    opinion__title=("What the commenters say, with 95 % intervals", "评论者的态度与 95% 区间"),
    opinion__axis=("share of comments", "占评论的比例"),
    opinion__n=("n = {n}, {labelled} labelled", "n = {n}，人工标注 {labelled}"),
    opinion__unchecked=("not checked by labels", "未经标注校验"),
    opinion__checked=("checked by labels", "经标注校验"),
    opinion__alt=("Shares with 95 % intervals: {list}.", "比例与 95% 区间：{list}。"),
    opinion__one=(
        "{label} {share:.0%} ({low:.0%} to {high:.0%})",
        "{label} {share:.0%}（{low:.0%} 至 {high:.0%}）",
    ),
    # time
    time__title=("When comments were posted", "评论发表时间"),
    time__day=("comments a day", "每日评论数"),
    time__hour=("comments an hour", "每小时评论数"),
    time__month=("comments a month", "每月评论数"),
    time__unknown=("{n} without a known day", "另有 {n} 条无法确定日期"),
    time__alt=(
        "{n:comment|comments} from {first} to {last}, most of them ({most}) on {peak}; "
        "{unknown} without a known day.",
        "{n} 条评论，从 {first} 到 {last}，最多的是 {peak}（{most} 条）；{unknown} 条日期不详。",
    ),
    time__alt_hour=(
        "{n:comment|comments} from {first} to {last}, most of them ({most}) at {peak}; "
        "{unknown} without a known time.",
        "{n} 条评论，从 {first} 到 {last}，最多的是 {peak}（{most} 条）；{unknown} 条时间不详。",
    ),
    # words
    words__title=("Words that set groups of comments apart", "各组评论的特征词"),
    words__axis=("how much more typical of this group", "在该组中的突出程度"),
    words__alt=("Words most typical of each group: {list}.", "各组最有特征的词：{list}。"),
)

say, named = MESSAGES.say, MESSAGES.named
