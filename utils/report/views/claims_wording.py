"""Every sentence and word of notebook 02 that the report's catalogue does not have, in English and in
Chinese."""
from __future__ import annotations

from utils.catalogue import Catalogue, Message

SENTENCES = Catalogue({key: Message(*words) for key, words in {
    # what there is
    "word.quote": ("in its words", "原句"),
    "caption.overview": ("Answers by page and kind", "各页答案，按种类"),
    "word.all": ("all", "合计"), "word.figures": ("figures", "数字"), "word.times": ("times", "时间"),
    "word.places": ("places", "地点"), "word.who": ("who", "人与身份"), "word.deeds": ("deeds", "事件"),
    "word.words": ("statements", "言论"), "word.listed": ("from its sources", "出自自列资料"),
    "word.questions": ("questions", "问题"), "word.between": ("between pages", "页面之间"),
    "word.inside": ("inside a page", "页面内部"), "word.one_source": ("on one source", "同源"),
    "caption.relations": ("Questions by their worst pair; pairs of answers between pages and inside one",
                          "各关系的问题数（以最严重的一对计），以及页面之间、页面内部的答案对数"),
    "means.contradicts own reference": ("a page against the title of a source that it lists itself",
                                        "页面与其自列资料的标题不合"),
    "means.conflict": ("two pages, one event, answers that cannot both be true", "两页、同一件事，答案不能同时成立"),
    "means.internal contradiction": ("one page, two sentences that cannot both be true", "同一页面中两句不能同时成立"),
    "means.scope/time differs": ("look like a dispute or like agreement, but speak of different times, kinds "
                                 "or stages",
                                 "看似矛盾或一致，其实所指的时间、种类或阶段不同"),
    "means.compatible": ("differ, and can both be true", "不同，但可以同时成立"),
    "means.agree": ("the same, after units, dates and names are made alike", "统一单位、日期、名称后相同"),
    "word.means": ("what it means", "含义"),
    # disputes
    "fold.disputes": ("{n:further question|further questions}", "另有 {n} 个问题"),
    "caption.disputes": ("Questions whose answers stand apart: {n} of {of} with more than one answer",
                         "答案有出入的问题：{of} 个有多个答案的问题中的 {n} 个"),
    "disputes.none": ("No question has answers that stand apart.", "没有答案互有出入的问题。"),
    "more.answers": ("and {n} more", "另有 {n} 个"),
    "more.questions": ("{n:further question|further questions} of this kind in the table questions.",
                       "另有 {n} 个此类问题，见表 questions。"),
    "opened.none": ("No question has more than one answer, so there is nothing to compare.",
                    "没有一个问题有多个答案，无从比较。"),
    "opened.others": ("The other questions whose answers stand apart, each folded:", "其余答案有出入的问题，逐个折叠："),
    "caption.answers": ("Every answer, in the sentence it stands in", "每个答案及其所在的句子"),
    "said.on": ("published {when}", "发布于 {when}"), "said.undated": ("no date printed", "未标日期"),
    "where.reference": ("listed source", "自列资料"),
    # series
    "series.none": ("No figure of this study is reported at two stages of one count.", "本研究中没有同一计数的先后通报。"),
    "series.told": ("{label}: from {first} to {last} in {n:state|states}.",
                    "{label}：{n} 次通报，从 {first} 到 {last}。"),
    "word.state": ("as of", "截至"), "word.change": ("change", "增减"),
    "caption.series": ("One count through time: {label}", "同一计数的先后：{label}"),
    # contradictions
    "contradictions.none": ("No page was found to contradict itself or a source that it lists.",
                            "没有发现页面自相矛盾，或与自列资料矛盾。"),
    "caption.contradictions": ("{n:pair|pairs} of sentences", "{n} 对句子"),
    "word.one": ("one says", "一处说"), "word.other": ("the other says", "另一处说"),
    # dependence
    "dependence.told": ("Of {of:pair|pairs} of agreeing answers from different pages, {n} rest on one source "
                        "or one "
                        "wording: no second witness.", "不同页面之间 {of} 对一致的答案中，{n} 对同出一源或同一措辞，不算第二个证人。"),
    "dependence.apart": ("No two pages agree on an answer, so there is no second witness to doubt.",
                         "没有两个页面给出一致的答案，谈不上第二个证人。"),
    "dependence.none": ("No two pages were seen to depend on one another.", "没有发现互相依赖的页面。"),
    "how.source": ("both name {source}", "都引 {source}"), "how.words": ("nearly the same words", "措辞几乎相同"),
    "how.later": ("{later} ({when}) could have it from {earlier}", "{later}（{when}）可能取自 {earlier}"),
    "how.unknown": ("which came first is not printed", "先后未标明"),
    "word.how": ("why one witness", "为何同源"), "word.why": ("how and why", "关系与理由"),
    "caption.dependent": ("Answers of two pages that are one witness", "两页答案实为一个证人"),
    "caption.witnesses": ("Questions with fewer independent witnesses than voices (pages and the sources "
                          "that they list)",
                          "独立证人少于出处（页面及其自列资料）的问题"),
    "word.voices": ("voices", "出处"), "word.witnesses": ("witnesses", "证人"),
    "caption.sources": ("Sources that several pages name", "多页共同提到的来源"), "word.named_by": ("named by", "提到它的页面"),
    "caption.copies": ("Pages that repeat another page whole; they are not compared", "整页重复他页的页面，不参与比较"),
    # alone
    "answers.none": ("No page gives an answer.", "没有页面给出答案。"),
    "only.none": ("Every answer has a counterpart on another page.", "每个答案都能在别的页面找到对应。"),
    "only.told": ("{n} of {of:answer stands|answers stand} alone", "{of} 个答案中有 {n} 个独此一家"),
    # quality
    "quality.none": ("How often this is wrong here is not known: no pair of this study was read by a person "
                     "(manual/claim_pairs.csv is absent or empty). To measure it, write some pairs of "
                     "statements with the "
                     "relation that you see, twenty or more, into that file. Its first line, and a row to "
                     "complete with the relation:",
                     "本研究的错误率未知：没有人工读过的答案对（manual/claim_pairs.csv 不存在或为空）。要测量，"
                     "请把若干对句子（最好二十对以上）连同你看到的关系写入该文件。首行及可接着写的一行："),
    "quality.sizes": ("{n:pair|pairs} read by a person, {clear} of them clear", "人工读过 {n} 对，其中明确的 {clear} 对"),
    "figure.0": ("statements found as claims", "句子被识别为答案"),
    "figure.1": ("pairs brought into one question", "成对归入同一问题"),
    "figure.2": ("relations right, of clear pairs in one question", "关系正确（已归入同一问题的明确对）"),
    "figure.3": ("relations right, of all clear pairs", "关系正确（全部明确对）"),
    "figure.4": ("false alarms, of conflicts called", "误报（判为矛盾者）"),
    "figure.5": ("conflicts missed, of clear ones", "漏报（明确的矛盾）"),
    "figure.6": ("conflicts called that a person has read", "判为矛盾而人工读过"),
    "word.what": ("what", "项目"), "word.n_of": ("count", "计数"), "word.rate": ("share", "比例"),
    "word.range": ("95 % interval", "95% 区间"), "word.met": ("in one question", "归入同一问题"),
                                                                         "word.right": ("right", "正确"),
    "word.pairs": ("pairs", "对数"), "macro average": ("macro average", "宏平均"),
    "caption.by_relation": ("Clear pairs by the relation that a person gave them", "明确对，按人工给出的关系"),
    "checked.none": ("No clear pair was read by a person.", "没有人工读过的明确对。"),
    "mistakes.none": ("Every clear pair was called as a person calls it.", "每个明确对都与人工判定一致。"),
    "caption.mistakes": ("{n} of {of:clear pair is|clear pairs are} called otherwise",
                         "{of} 个明确对中有 {n} 个判定不同"),
    "word.person": ("person says", "人工判定"), "word.program": ("program says", "程序判定"),
    "apart.question": ("kept in two questions", "分在两个问题"), "apart.one": ("one statement not found", "一句未识别"),
    "apart.both": ("neither statement found", "两句均未识别"),
    "reach.none": ("{n:question is|questions are} called disputed. How far errors could move this number is "
                   "not known: the "
                   "checked pairs hold no clear conflict, or none was called.",
                   "判为有矛盾的问题有 {n} 个。错误会使这个数移动多少尚不知道：人工对中没有明确的矛盾，或没有一对判为矛盾。"),
    "reach.unread": ("{n:question is|questions are} called disputed. How far errors could move this number "
                     "is not known, for "
                     "nobody has checked a pair: read the sentences before you report a dispute.",
                     "判为有矛盾的问题有 {n} 个。尚无人核对过任何一对，错误会使这个数移动多少并不知道：报道之前请先读原句。"),
    "reach.told": ("{n:question is|questions are} called disputed. On the checked pairs {alarms} of {called} "
                   "conflicts called "
                   "{alarms_be} none, and {missed} of {true} clear conflicts were missed. At the ends of the "
                   "95 % intervals "
                   "between {least} and {most} of the {questions} questions could be disputed in truth.",
                   "判为有矛盾的问题有 {n} 个。人工对中，判为矛盾的 {called} 对里误报 {alarms} 对，明确的 {true} 对矛盾里漏报 {missed} 对。"
                   "按 95% 区间的两端，{questions} 个问题中真正有矛盾的可能在 {least} 到 {most} 个之间。"),
    "reach.read": ("Of {called:pair|pairs} called a conflict or contradiction in this study, {read} were "
                   "read by a person; the rest "
                   "may be wrong more often or less.",
                   "本研究判为冲突或矛盾的 {called} 对中，人工读过 {read} 对；其余的误报率可能更高或更低。"),
    "reach.stands": ("That something is disputed here stands even at the low end.", "即使取低端，「有争议」的结论仍然成立。"),
    "reach.falls": ("At the low end no dispute would be left: read the sentences before you report one.",
                    "若取低端，则可能一个矛盾也不剩：报道之前请先读原句。"),
    "reach.silent": ("A question that is not called disputed is no proof of agreement: most misses are pairs "
                     "that did not "
                     "meet in one question.", "没有判为矛盾并不证明一致：漏报大多因为两句没有归入同一问题。"),
    # reviews
    "reviews.none": ("There is no pair of answers to decide on.", "没有可供审定的答案对。"),
    "reviews.kept_apart": ("Statements that a person pairs and the program keeps apart: join their questions "
                           "with", 
                           "人工配对而程序分开的句子，可这样合并其问题："),
    "reviews.all": ("All lines, to copy into manual/claim_reviews.csv:",
                    "可复制到 manual/claim_reviews.csv 的各行："),
    "review.relation": ("the right relation is the fourth cell (as it stands, you confirm it)",
                        "正确的关系写在第四格（原样保留即为确认）"),
    "review.different": ("they answer two questions", "二者回答的是两个问题"),
    "review.ignore": ("the first is no answer", "前者不是答案"),
    "decisions.none": ("No decision yet: manual/claim_reviews.csv is absent or empty. Its first line is "
                       "{line}",
                       "尚无审定：manual/claim_reviews.csv 不存在或为空。首行为 {line}"),
    "caption.decisions": ("{n} of {of:decision was|decisions were} honoured; {pairs:pair carries|pairs "
                          "carry} the mark of a "
                          "person's decision", "{of} 条审定中 {n} 条生效；{pairs} 对带有人工审定标记"),
    "word.outcome": ("outcome", "结果"), "honoured": ("honoured", "已生效"), "word.row": ("row", "行"),
    # thresholds
    "caption.thresholds": ("Thresholds of this stage", "本阶段的阈值"), "word.name": ("name", "名称"),
    "word.value": ("in force", "现值"), "word.asked": ("in study.toml", "study.toml 中"),
                                                                         "word.meaning": ("what it decides",
                                                                                          "含义"),
    "asked.unheard": ("[claims] in study.toml asks for {names}, which changed nothing.",
                      "study.toml 的 [claims] 要求 {names}，未起作用。"),
}.items()})
