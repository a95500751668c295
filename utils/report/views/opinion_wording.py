"""Every sentence and word of notebook 03, in English and in Chinese.

`CELLS` are the text cells of the notebook: it holds the English text, marked with its key
(`metadata.duizhao.message`), and the exporter puts the text of the language that it writes. `SENTENCES` is
what the views say; the words for values of the tables (classes, models, methods) are the common ones of
`utils.catalogue`.
"""
from __future__ import annotations

import re

from utils.catalogue import VALUES, Catalogue, Message, group, messages

_LINE_END_IN_CHINESE = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef*])\n(?=[\u3000-\u9fff\uff00-\uffef`*])")


def _cell(en: str, zh: str) -> Message:
    """A text cell; a line end inside Chinese text is no space."""
    return Message(en.strip(), _LINE_END_IN_CHINESE.sub("", zh.strip()))


CELLS = Catalogue({
    "opinion.opening": _cell("""
# 03 · Read the comments

**The question:** what do readers feel, towards whom, and how far may one trust a machine that says so?

**Reads** the tables `comments` and `pages`, and `manual/comment_labels.csv` (what people said the comments
feel, optional). **Writes** the tables `sentiment`, `stance` and `estimates` into `processed/`.
""", """
# 03 · 读评论

**要回答的问题：** 读者是什么态度？对谁？机器给出的判断可信到什么程度？

**读取** 表格 `comments`、`pages`，以及 `manual/comment_labels.csv`（人工对评论的标注，可无）。**写出** 表格 `sentiment`、`stance`、
`estimates` 到 `processed/`。
"""),
    "opinion.way": _cell("""
The usual way is to score every comment with a ready-made model and draw the shares. Under a political page
such a model is wrong on most comments, and nobody sees it. So this notebook argues in four steps. *How good
is the instrument*, measured on comments that people labelled by hand. *What it then shows*, corrected by
those labels. *What could make it wrong*. And *what it looks like under the next-best model*.
""", """
通常的做法是拿一个现成的模型给每条评论打分，再画出比例。在时政类页面下，这样的模型对大多数评论都判错，而没有人看得出来。所以本笔记本分四步论证：先用人工标注过的评论
检验*工具有多好*；再看经这些标注校正之后，*它说明了什么*；然后是*什么会使它出错*；最后是*换成次优模型会怎样*。
"""),
    "opinion.lede": _cell("""
What to see: the argument in four sentences, each computed from what follows. What could make it wrong: a
sentence that rests on few labels; each says on how many.
""", """
看什么：用四句话概括全部论证，每句都由下文的数据算出。可能出错之处：依据的标注太少；每句都注明了标注的条数。
"""),
    "opinion.material.note": _cell("""
What to see: how much there is to go on. Comments of a page that repeats another page count once. Only
labels of comments *drawn at random* may stand for the others; labels of chosen comments teach the models
and nothing else. What could make it wrong: comments that the site hid or deleted are not here, and people
who comment are not the people who read.
""", """
看什么：有多少材料可用。整页重复的页面，其评论只算一次。只有*随机抽取*的评论的标注才能代表其余评论；挑选出来的评论的标注只用来教模型。可能出错之处：
被网站隐藏或删除的评论不在其中；写评论的人也不等于读文章的人。
"""),
    "opinion.good": _cell("## How good is the instrument?", "## 工具有多好？"),
    "opinion.labellers.note": _cell("""
What to see: Cohen's kappa compares two people who labelled the same comments: 1 is full agreement, 0 what
chance would give. Below .7 people themselves do not agree on what the comments feel, and no model can be
better than the labels it is checked against. What could make it wrong: two labellers who talked about the
comments.
""", """
看什么：科恩 κ（Cohen's kappa）比较两个人对同一批评论的标注：1 为完全一致，0 为与碰运气相同。低于 0.7，说明人们自己对评论的态度就没有共识，而模型不可能比用来检验它的标注更好。
可能出错之处：两位标注者事先商量过。
"""),
    "opinion.models.note": _cell("""
What to see: each model gives three probabilities, and the most likely class is its answer. Comments without
Chinese text (empty, emoji only, another language) are not judged, with the reason. What could make it
wrong: a rule that turns one number into three classes is a choice; SnowNLP's is stated, and the same
everywhere.
""", """
看什么：每个模型给出三个概率，以最可能的一类为答案。没有中文的评论（空白、只有表情、其他语言）不作判断，并注明原因。可能出错之处：把一个分数变成三个类别的规则是人为选定的；
SnowNLP 的规则已写明，处处相同。
"""),
    "opinion.check.note": _cell("""
What to see: each model on labelled comments that it was not taught with. A comment that a model does not
judge counts as wrong. *Calibration error* is how far its confidence is from its accuracy; among few
comments even a perfectly calibrated model shows some, so the column beside it says how much. *Brier* is 0
for a perfect forecast and .67 for one that knows nothing. The last row is the answer that never looks. What
could make it wrong: few labels. The intervals say how few.
""", """
看什么：每个模型在没有学过的、有标注的评论上的表现。模型不作判断的评论算作错。*校准误差*是它的把握与正确率相差多远；评论少时，即使完全校准的模型也会显出一些误差，旁边一栏写明是多少。
*Brier 分数*：完美预测为 0，一无所知为 0.67。最后一行是从不看内容的固定答案。可能出错之处：标注太少；区间表明少到什么程度。
"""),
    "opinion.verdict.note": _cell("""
What to see: which model the findings use, and why. What could make it wrong: the best of several is
flattered by having been picked; the shares below repeat the choice inside each fold, so that no label helps
to judge itself.
""", """
看什么：结论用哪个模型，为什么。可能出错之处：几个模型中挑出的最好者，成绩会因为「被挑中」而偏高；下文的比例在每一折内部重新挑选模型，任何标注都不参与评判自己。
"""),
    "opinion.mistakes.note": _cell("""
What to see: where a person and the model disagree, the surest errors first. Irony, and praise of one side
that is meant as blame of the other, are typical. What could make it wrong: the person.
""", """
看什么：人与模型判断不同的评论，模型错得最有把握的在前。典型的是反讽，以及明夸一方、实贬另一方。可能出错之处：人。
"""),
    "opinion.stance_check.note": _cell("""
What to see: how often the model finds for or against whom a comment speaks. Most comments take no side on a
given target, so the share that is right is high by itself; macro-F1 gives the rare classes the same weight.
What could make it wrong: a class with two or three labels moves macro-F1 a lot.
""", """
看什么：模型判断评论支持谁、反对谁，有多少是对的。对某一对象，大多数评论本来就没有立场，所以正确率自然就高；宏平均 F1 给少见的类别同样的分量。可能出错之处：
只有两三条标注的类别会使宏平均 F1 大幅变动。
"""),
    "opinion.shows": _cell("## What it shows", "## 它说明了什么"),
    "opinion.headline.note": _cell("""
What to see: the findings in words, with their intervals. Where too few comments were drawn at random and
labelled, there is no headline. What could make it wrong: the interval speaks for the comments under these
pages, not for readers who were silent.
""", """
看什么：用文字写出的结论及其区间。随机抽取并标注的评论太少时，不写结论。可能出错之处：区间说的是这些页面下的评论，不是没有发言的读者。
"""),
    "opinion.shares.note": _cell("""
What to see: each share is the model's, corrected by what the random labels say about its errors
(prediction-powered inference); the thin line is the 95 % interval. A pale bar has no interval: nobody
checked it. What could make it wrong: labels drawn otherwise than at random. Where a page shows more
comments than were scraped, the interval also covers which threads are missing, as if they were missing by
chance.
""", """
看什么：每个比例都是模型给出、再按随机标注揭示的误差校正过的（prediction-powered inference）；细线为 95% 区间。颜色浅的横条没有区间：没有人核对过。可能出错之处：
标注不是随机抽取的。页面显示的评论多于抓到的时，区间也包括缺了哪些讨论串的不确定，前提是它们的缺失出于偶然。
"""),
    "opinion.likes.note": _cell("""
What to see: the same, each comment counted once for its author and once for each like. If it differs much
from the table above, the silent majority prefers other comments than the loud minority writes. What could
make it wrong: likes can be bought; a number beside a name counts as likes only where the page says so.
""", """
看什么：同上，但每条评论按「作者一次、每个赞一次」计数。若与上表相差很大，说明沉默的多数赞同的评论与发言的少数所写的不同。可能出错之处：赞可以买；名字旁的数字只有在页面标明是赞时才算作赞。
"""),
    "opinion.compared.note": _cell("""
What to see: whether readers of one page differ from those of another by more than chance, after Holm's
correction for making many comparisons. What could make it wrong: not being able to tell two pages apart is
not the same as their being alike.
""", """
看什么：两个页面的读者之间的差别是否超出偶然，已对多次比较作 Holm 校正。可能出错之处：分不出差别，不等于没有差别。
"""),
    "opinion.voices.note": _cell("""
What to see: the comments of which the model is surest, as short quotes, with numbers in place of names.
What could make it wrong: being sure is not being right; see the check above.
""", """
看什么：模型最有把握的评论，只作简短引用，用编号代替姓名。可能出错之处：有把握不等于正确，见上文的检验。
"""),
    "opinion.whom": _cell("### Towards whom", "### 对谁"),
    "opinion.stance.note": _cell("""
What to see: for each target of `study.toml`, how many comments speak for it, against it, or take no side,
corrected by the labels in the same way. What could make it wrong: sides taken by hints alone, which it
rarely sees; the correction repairs the shares, not the single comment.
""", """
看什么：对 `study.toml` 中的每个对象，多少评论支持、反对或没有立场，同样按标注校正。可能出错之处：只靠暗示表达的立场，模型很少看得出；校正修正的是比例，不是单条评论。
"""),
    "opinion.cues.note": _cell("""
What to see: the words that decided, for some comments on each side. Nicknames count, and a reply whose
words judge speaks of whom its parent names. Insults at other commenters are no stance. What could make it
wrong: no cue is shown where the tone of the whole comment decided.
""", """
看什么：双方各几条评论，以及起决定作用的词。绰号计算在内；回复中有评判之词而没有点名的，说的是上一条评论所提到的对象。骂其他评论者不算立场。可能出错之处：由全句语气决定的，不显示线索词。
"""),
    "opinion.words": _cell("### In which words", "### 用什么词"),
    "opinion.words.label.note": _cell("""
What to see: words that one class uses more than the others, by log odds with an informative prior (Monroe,
Colaresi and Quinn 2008), with their counts. What could make it wrong: the classes here are the model's, and
with few comments a word used twice can lead the list.
""", """
看什么：某一类评论比其他类用得多的词，按带先验的对数优势比排列（Monroe、Colaresi、Quinn 2008），并列出次数。可能出错之处：这里的类别是模型给出的；评论少时，只用过两次的词也可能排在首位。
"""),
    "opinion.words.page.note": _cell("""
What to see: what each page's readers talk about that others do not. With one page only, its most used
words. What could make it wrong: a single talkative thread.
""", """
看什么：各页读者谈到而别处读者没有谈到的内容。只有一个页面时，列出最常用的词。可能出错之处：一个特别热闹的讨论串。
"""),
    "opinion.wrong": _cell("## What could make it wrong", "## 什么会使它出错"),
    "opinion.correction.note": _cell("""
What to see: what one would have reported by counting the model's labels, and what the hand labels make of
it. Where counting falls outside the interval, the usual way would have misled. What could make it wrong:
with few labels both may be off, and the interval is wide for that reason.
""", """
看什么：若直接数模型的标签会报告什么，人工标注又把它校正成什么。凡直接计数落在区间之外的，通常的做法就会误导。可能出错之处：标注少时二者都可能偏离，区间也因此很宽。
"""),
    "opinion.silent.note": _cell("""
What to see: comments on which a model keeps silent, and why. In the shares they count with the average of
the others, and the correction covers them. What could make it wrong: if people who write only emoji feel
otherwise than the rest, the labels must contain some of them.
""", """
看什么：模型不作判断的评论及原因。计算比例时，它们按其余评论的平均值计，并由校正涵盖。可能出错之处：如果只发表情的人态度与其他人不同，标注中必须包含这样的评论。
"""),
    "opinion.next": _cell("## Under the next-best model", "## 换成次优模型"),
    "opinion.next.note": _cell("""
What to see: the same shares under every other model, corrected by the same labels. The correction makes
even a poor model's share right on average; a poor model only costs precision. Intervals that do not overlap
would be a warning. What could make it wrong: all models share the same labels.
""", """
看什么：用同样的标注校正后，其他各模型给出的同一比例。经过校正，差的模型平均而言也是对的，只是精度较低。若区间互不重叠，则是警讯。可能出错之处：所有模型用的是同一批标注。
"""),
    "opinion.label": _cell("""
## Label some comments

Twenty to fifty labels change what this notebook can say. Run it in JupyterLab, and the next cell shows one
comment at a time with its thread: the keys 1, 2, 3 (or the buttons) answer negative, neutral, positive. The
labels go to `manual/comment_labels.csv`; then run the notebook again.
""", """
## 标注一些评论

二十到五十条标注就会改变本笔记本能得出的结论。在 JupyterLab 中运行，下一格会逐条显示评论及其所在的讨论串：按 1、2、3（或按钮）分别回答负面、中性、正面。标注存入
`manual/comment_labels.csv`，然后重新运行本笔记本。
"""),
    "opinion.label.note": _cell("""
What to see: first a random sample, on which the shares rest; then, if asked for, comments of which the
model is least sure, which teach it most. What could make it wrong: skipping hard comments makes the random
sample one of easy comments.
""", """
看什么：先是随机样本，比例就建立在它上面；然后（若要求）是模型最没有把握的评论，最能教它。可能出错之处：跳过难判的评论，随机样本就成了容易评论的样本。
"""),
})

SENTENCES = VALUES | group("word", {
    "what": ("what", "项目"), "number": ("number", "数量"), "model": ("model", "模型"), "is": ("what it is", "说明"),
    "learns": ("learns from labels", "向标注学习"), "name": ("name", "名称"), "value": ("value", "取值"),
    "meaning": ("meaning", "含义"), "comments": ("comments", "评论数"), "spoke": ("judged", "作出判断"),
    "right": ("right (95 %)", "正确率（95% 区间）"), "interval": ("95 %", "95% 区间"),
    "f1": ("macro-F1 (95 %)", "宏平均 F1（95% 区间）"),
    "ece": ("calibration error (95 %)", "校准误差（95% 区间）"),
    "ece_chance": ("by chance alone", "纯属偶然"), "only_f1": ("macro-F1", "宏平均 F1"),
    "only_right": ("right", "正确率"), "brier": ("Brier", "Brier 分数"), "comment": ("comment", "评论"),
    "labelled": ("a person says", "人工判断"), "predicted": ("the model says", "模型判断"),
    "sure": ("how sure", "把握"),
    "target": ("target", "对象"), "favor": ("in favour", "支持"), "against": ("against", "反对"),
    "none": ("neither", "无立场"),
    "page": ("page", "页面"), "class": ("class", "类别"), "share": ("share", "比例"), "bar": ("", ""),
    "random": ("random labels", "随机标注"), "how": ("how", "方法"), "other_page": ("other page", "另一页面"),
    "difference": ("difference", "差"), "holm": ("p (Holm)", "p（Holm）"), "differs": ("differs", "有差别"),
    "who": ("who", "谁"), "stance": ("stance", "立场"), "cue": ("cue", "线索词"), "group": ("group", "组"),
    "counted": ("counting the model's labels", "直接数模型标签"), "corrected": ("corrected", "校正后"),
    "moved": ("moved by", "改变"), "outside": ("counting is outside", "直接计数在区间外"), "why": ("why", "原因"),
    "labellers": ("labellers", "标注者"), "n_both": ("labelled by both", "二人均标"),
    "agreement": ("agreement", "一致率"),
    "kappa": ("Cohen's kappa", "科恩 κ"), "verdict": ("verdict", "评价"), "comment_id": ("comment", "评论编号"),
    "text": ("text", "文字"), "labeller": ("labeller", "标注者"), "problem": ("problem", "问题"),
    "words": ("words (times used by the group : by the others)", "词（本组次数 : 其他次数）"),
}) | group("what", {
    "comments": ("comments that count", "计入的评论"), "replies": ("of them replies", "其中回复"),
    "pages": ("pages with comments", "有评论的页面"), "threads": ("threads", "讨论串"),
    "readers": ("readers with a name", "署名的读者"), "labelled": ("comments labelled by hand", "有人工标注的评论"),
    "random": ("of them drawn at random", "其中随机抽取"),
    "unused": ("label rows that fit no comment", "对不上评论的标注行"),
    "sentiment": ("sentiment", "态度"), "stance": ("stance", "立场"),
}) | group("answer", {"True": ("yes", "是"), "False": ("no", "否")}) | group("means", {
    "SnowNLP": (
        "SnowNLP as shipped, taught on product reviews: negative up to 0.4, positive from 0.6, neutral "
        "between",
                "SnowNLP 原样，由商品评论训练：不超过 0.4 为负面，不低于 0.6 为正面，其间为中性"),
    "lexicon": ("our own word lists with negation, degree, contrast and sarcasm", "自编词表，处理否定、程度、转折与反讽"),
    "adapted": (
        "sentence embedding, lexicon features and character n-grams in a logistic regression taught by "
        "our own "
                "corpus and this study's labels", "句向量、词典特征与字 n 元组的逻辑回归，由自编语料和本研究的标注训练"),
    "unsure": ("the adapted model keeps silent when its best class is less likely than this",
               "适配模型对最可能的一类的把握低于此值时不作判断"),
    "fewest_labels": ("random labels a page needs before its shares get an interval",
                      "一个页面的比例要有区间，至少需要的随机标注数"),
}) | group("reason", {
    "empty": ("empty", "空白"), "emoji only": ("emoji only", "只有表情"),
    "no Chinese text": ("no Chinese text", "没有中文"),
}) | group("unused", {
    "no such comment on the pages": ("no such comment on the pages", "页面上没有这条评论"),
    "neither sentiment nor stance": ("neither sentiment nor stance", "既无态度也无立场"),
}) | group("verdict", {
    "good": ("good", "好"), "no comment labelled by both": ("no comment labelled by both", "没有二人均标的评论"),
    "doubtful": ("doubtful: below {limit}, people do not agree on what the comments feel",
                 "存疑：低于 {limit}，人们对评论的态度没有共识"),
}) | messages(
    caption__labellers=("Do two people agree on what the comments feel?", "两个人对评论的态度看法一致吗？"),
    caption__unused=("Label rows that were not used", "没有用上的标注行"),
    caption__models=("The models", "各模型"),
    caption__thresholds=("Thresholds: [opinion] in study.toml", "阈值：study.toml 的 [opinion]"),
    caption__check=("Each model on {n:labelled comment|labelled comments} it has not seen (three classes)",
                    "各模型在 {n} 条没有学过的标注评论上的表现（三类）"),
    caption__mistakes=("{n} of {of:labelled comment is|labelled comments are} read otherwise by the model",
                       "{of} 条标注评论中，模型判断不同的有 {n} 条"),
    caption__stance_check=("Stance on labelled comments (the last three columns count the hand labels)",
                           "标注评论上的立场判断（后三栏为人工标注的条数）"),
    caption__shares_raw=("Shares of comments; every comment counts once", "评论的比例；每条评论计一次"),
    caption__shares_likes=("Shares of comments; every comment counts 1 + its likes", "评论的比例；每条评论计「1 + 赞数」次"),
    caption__shares_by=("{caption}. How: {method}", "{caption}。方法：{method}"),
    caption__compared=("{n} of {of:comparison differs|comparisons differ} after Holm's correction",
                       "{of} 次比较中，Holm 校正后有差别的 {n} 次"),
    caption__voices=("The surest of each class", "各类中最有把握的"),
    caption__cues=("Who takes sides, and what decided it", "谁有立场，凭什么判断"),
    caption__words_label=("Words that set the comments of one class apart", "各类评论的特征词"),
    caption__words_page=("Words that set the comments under one page apart", "各页评论的特征词"),
    caption__correction=("What the hand labels change ({model})", "人工标注改变了什么（{model}）"),
    caption__silent=("Comments that a model does not judge", "模型不作判断的评论"),
    all_pages=("all pages", "全部页面"), no_interval=("no interval", "无区间"), unnamed=("unnamed", "未署名"),
    reader=("reader {n}", "读者 {n}"), points=("{n:+.0f} points", "{n:+.0f} 个百分点"),
    always=("always “{label}”", "总答「{label}」"),
    reason__unsure=("unsure: best class below {limit}", "没有把握：最可能的一类低于 {limit}"),
    one_labeller=("No second person labelled any of these comments, so how far people agree is not known.",
                  "没有第二个人标注过这些评论，人们的看法有多一致并不知道。"),
    no_labels=("Nobody has labelled a comment of this study yet.", "本研究的评论还没有人标注过。"),
    unchecked=("Unvalidated.", "未经验证。"),
    unchecked_why=(
        "No comment is labelled by hand, so no model could be checked. What follows says what a model "
        "says, and no "
                   "headline uses it. Label twenty comments below.",
                   "没有一条评论有人工标注，无从检验任何模型。以下只是模型的说法，不写入任何结论。请在下面标注二十条。"),
    verdict__unlabelled=("Without labels the model “{model}” is shown, taught by our own corpus alone.",
                         "没有标注时，采用只由自编语料训练的模型「{model}」。"),
    verdict__best=("The findings use “{model}”: its macro-F1 of {f1:.2f} is the highest{beaten}.",
                   "结论采用「{model}」：宏平均 F1 为 {f1:.2f}，是最高的{beaten}。"),
    verdict__beaten=(", before “{model}” with {f1:.2f}", "，其次是「{model}」的 {f1:.2f}"),
    verdict__close=(
        "The findings use “{model}”: its macro-F1 of {f1:.2f} is close to the highest, and it is the most "
                    "accurate of those.", "结论采用「{model}」：宏平均 F1 为 {f1:.2f}，接近最高，且在接近者中正确率最高。"),
    verdict__accuracy=(
        "It is right on {share} of {n:labelled comment|labelled comments} (95 %: {interval}); {always} "
        "would be "
                       "right on {constant}.",
                       "它在 {n} 条标注评论中判对 {share}（95%：{interval}）；{always}会对 {constant}。"),
    verdict__no_better=(
        "The interval reaches down to what the constant answer gives: on this study the model has not yet "
                        "shown that it reads better than that.", "区间的下端够到固定答案的水平：在本研究中，模型还没有证明自己比不看内容更好。"),
    verdict__even=(
        "Its confidence can be taken at its word: the calibration error of {error:.2f} is no more than "
        "{few} comments "
                   "would show by chance ({chance:.2f}).",
                   "它的把握可以照字面理解：校准误差 {error:.2f}，不超过 {few} 条评论纯属偶然也会显出的程度（{chance:.2f}）。"),
    verdict__uneven=(
        "Its confidence is off by {error:.2f} on average, where chance alone would show {chance:.2f}: "
        "read its "
                     "probabilities as an order, not as chances.",
                     "它的把握平均偏离 {error:.2f}，而纯属偶然应为 {chance:.2f}：其概率宜看作次序，不宜看作机会。"),
    verdict__weak=(
        "Single labels are often wrong; the shares below are corrected for it, single comments are not.",
                   "单条判断常常有错；下文的比例已为此校正，单条评论没有。"),
    verdict__snow=("SnowNLP as shipped is right on {share}.", "SnowNLP 原样只对 {share}。"),
    nothing_to_compare=("There is nothing to compare with.", "没有可以对照的标注。"),
    stance_unchecked=("No stance is labelled by hand, or the study names no targets: stance is unvalidated.",
                      "没有人工标注的立场，或本研究没有指定对象：立场未经验证。"),
    no_comment=("No page of this study shows a comment.", "本研究的页面都没有评论。"),
    no_headline=("No headline.", "不写结论。"),
    no_headline_why=(
        "Too few comments were drawn at random and labelled by hand to say what readers feel; the "
        "shares below are "
                     "what a model says, unvalidated.", "随机抽取并由人标注的评论太少，不足以说明读者的态度；下列比例只是模型的说法，未经验证。"),
    headline__mood=(
        "Of {n:comment|comments}, {share} are {label} (95 %: {interval}; {labelled:random label|random "
        "labels}).",
                    "{n} 条评论中，{label}的占 {share}（95%：{interval}；随机标注 {labelled} 条）。"),
    headline__favor=(
        "{share} speak in favour of {target} ({interval}), {apart} the {other} that speak against it "
                     "({other_interval}).",
                     "支持{target}的占 {share}（{interval}），{apart}反对它的 {other}（{other_interval}）。"),
    headline__against=(
        "{share} speak against {target} ({interval}), {apart} the {other} that speak in favour of it "
                       "({other_interval}).",
                       "反对{target}的占 {share}（{interval}），{apart}支持它的 {other}（{other_interval}）。"),
    headline__apart=("clearly more than", "明显多于"), headline__not_apart=("not clearly more than", "未必多于"),
    no_targets=("The study names no targets in study.toml.", "study.toml 没有指定对象。"),
    no_likes=("No page marks likes as such.", "没有页面标明赞数。"), no_comments=("There is no comment.", "没有评论。"),
    few_pages=("Fewer than two pages have shares with an interval: there is nothing to compare.",
               "有区间的页面不足两个，无从比较。"),
    no_sides=("No comment takes sides on a target of study.toml.", "没有评论对 study.toml 中的对象表明立场。"),
    no_words=("There are too few comments for words that stand out.", "评论太少，没有突出的词。"),
    no_silence=("No model kept silent on any comment.", "没有模型不作判断的评论。"),
    next__none=("There is no other model to compare with.", "没有别的模型可以比较。"),
    next__told=(
        "Under “{model}”, the next-best ({f1:.2f} macro-F1), the share of {label} comments would be "
        "{share} ({interval}) in "
                "place of {best} ({best_interval}).",
                "若用次优的「{model}」（宏平均 F1 {f1:.2f}），{label}评论的比例为 {share}（{interval}），而不是 {best}（{best_interval}）。"),
    next__unchecked=(
        "Under “{model}” the share of {label} comments would be {share} in place of {best}, both unvalidated.",
                     "若用「{model}」，{label}评论的比例为 {share}，而不是 {best}，二者均未经验证。"),
    next__overlap=("The intervals overlap: the choice of model does not carry the finding.",
                   "两个区间重叠：结论不取决于选用哪个模型。"),
    next__apart=("The intervals do not overlap: the finding hangs on the choice of model.",
                 "两个区间不重叠：结论取决于选用哪个模型。"),
    next__same=("The largest class is {label} either way.", "无论用哪个模型，最多的都是{label}。"),
    next__other=("The largest class would be {label} instead.", "最多的一类会变成{label}。"),
    reach__none=("How far the model is wrong here is not known.", "模型在这里错多少并不知道。"),
    reach__told=(
        "Counting the model's labels would give {counted} {label} comments; the hand labels move that "
        "to {share}, "
                 "{inside}.", "直接数模型的标签，{label}评论为 {counted}；人工标注把它校正为 {share}，{inside}。"),
    reach__outside=("and counting would have been outside the interval", "直接计数落在区间之外"),
    reach__inside=("which counting would not have missed by more than the interval allows", "二者之差没有超出区间"),
    form_done=("No comment waits to be labelled.", "没有评论等待标注。"),
    form=(
        "{n:comment waits|comments wait} to be labelled, {random} of them drawn at random. The form "
        "appears when this "
          "notebook is opened in JupyterLab.",
          "有 {n} 条评论等待标注，其中 {random} 条是随机抽取的。在 JupyterLab 中打开本笔记本，就会出现标注表单。"),
    question__good=("How good is the instrument?", "工具有多好？"),
    question__shows=("What does it show?", "它说明了什么？"),
    question__wrong=("What could make it wrong?", "什么会使它出错？"),
    question__next=("And under the next-best model?", "换成次优模型呢？"),
)
