"""An invented study for the tests of charts and report: a flood on a river that is on no map, told by a few
pages.

`tables()` gives every table of the contract with made-up rows that agree with one another: offsets fit the
texts, ids fit across tables. `hostile=True` puts markup, scripts, formulas, bidirectional controls and very
long words into every scraped field. `many(n)` gives a study of n pages for the size tests. All of it is
deterministic.
"""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from utils.tables import frame

ATTACK = '<script>window.__x=1</script><img src=x onerror=window.__x=2>\u202e=HYPERLINK("http://x.invalid")'

PAGES = [
    (
        "a.txt",
        "澜溪发大水：一夜转移一万两千人",
        "江边观察",
        "2023-07-12T09:30:00+08:00",
        [
            "澜溪发大水：一夜转移一万两千人",
            "7月10日夜间，澜溪上游堤坝出现渗漏。",
            "县应急局称，约1.2万人已经转移。",
            "停电持续了四个半小时。",
            "有村民说，水位可能还会上涨。",
        ],
    ),
    (
        "b.txt",
        "澜溪水退之后",
        "大河日谈",
        "2023-07-14",
        [
            "澜溪水退之后",
            "据县应急局通报，约1.2万人已经转移，其中伤者17人。",
            "停电4小时后恢复。",
            "参考资料",
            "《澜溪停电4.5小时后恢复供电》，县报，2023年7月11日",
        ],
    ),
    (
        "c.txt",
        None,
        None,
        None,
        [
            "上月洪水过后，澜溪两岸共安置2万人。",
            "国家电网的说法是，停电不到5小时。",
            "堤坝在7月11日凌晨决口，不是渗漏。",
        ],
    ),
    (
        "d.txt",
        "一个超过常见长度的标题：澜溪堤坝究竟是渗漏还是决口，几家说法为什么差得这么远，我们逐条核对了一遍",
        "慢读县志与河流沿岸旧事笔记",
        "2023-07-20T18:00:00+08:00",
        [
            "一个超过常见长度的标题：澜溪堤坝究竟是渗漏还是决口，几家说法为什么差得这么远，我们逐条核对了一遍",
            "专家认为，堤坝是渗漏而不是决口。",
            "8月初预计还有2万人返乡。",
            "停电持续了四个半小时。",
        ],
    ),
]

# page, words of the clause, words of the value, attribute, question, and what is known about it
CLAIMS = [
    (
        0,
        "一夜转移一万两千人",
        "一万两千人",
        "headcount",
        "q_moved",
        dict(
            value_low=12000,
            value_high=12000,
            unit="人",
            approx="exact",
            role="title",
            certainty="asserted",
            referent="转移人数",
        ),
    ),
    (
        0,
        "约1.2万人已经转移",
        "约1.2万人",
        "headcount",
        "q_moved",
        dict(
            value_low=12000,
            value_high=12000,
            unit="人",
            approx="about",
            source="县应急局",
            source_kind="official",
            certainty="reported",
            date_start="2023-07-10",
            date_end="2023-07-11",
            referent="转移人数",
        ),
    ),
    (
        1,
        "约1.2万人已经转移",
        "约1.2万人",
        "headcount",
        "q_moved",
        dict(
            value_low=12000,
            value_high=12000,
            unit="人",
            approx="about",
            source="县应急局",
            source_kind="official",
            certainty="reported",
            date_start="2023-07-10",
            date_end="2023-07-11",
            referent="转移人数",
        ),
    ),
    (
        2,
        "共安置2万人",
        "2万人",
        "headcount",
        "q_moved",
        dict(
            value_low=20000,
            value_high=20000,
            unit="人",
            approx="exact",
            certainty="asserted",
            date_start="2023-07-01",
            date_end="2023-07-31",
            referent="安置人数",
        ),
    ),
    (
        3,
        "8月初预计还有2万人返乡",
        "2万人",
        "headcount",
        "q_moved",
        dict(
            value_low=20000,
            value_high=None,
            unit="人",
            approx="at_least",
            certainty="planned",
            date_start="2023-08-01",
            date_end="2023-08-10",
            referent="返乡人数",
        ),
    ),
    (
        0,
        "停电持续了四个半小时",
        "四个半小时",
        "duration",
        "q_power",
        dict(value_low=4.5, value_high=4.5, unit="小时", approx="exact", certainty="asserted"),
    ),
    (
        1,
        "停电4小时后恢复",
        "4小时",
        "duration",
        "q_power",
        dict(value_low=4, value_high=4, unit="小时", approx="exact", certainty="asserted"),
    ),
    (
        1,
        "停电4.5小时后恢复供电",
        "4.5小时",
        "duration",
        "q_power",
        dict(
            value_low=4.5,
            value_high=4.5,
            unit="小时",
            approx="exact",
            role="reference",
            certainty="asserted",
            source="县报",
            source_kind="media",
        ),
    ),
    (
        2,
        "停电不到5小时",
        "不到5小时",
        "duration",
        "q_power",
        dict(
            value_low=None,
            value_high=5,
            unit="小时",
            approx="under",
            certainty="reported",
            source="国家电网",
            source_kind="official",
        ),
    ),
    (
        3,
        "停电持续了四个半小时",
        "四个半小时",
        "duration",
        "q_power",
        dict(value_low=4.5, value_high=4.5, unit="小时", approx="exact", certainty="asserted"),
    ),
    (
        0,
        "7月10日夜间，澜溪上游堤坝出现渗漏",
        "7月10日夜间",
        "date",
        "q_when",
        dict(date_start="2023-07-10", date_end="2023-07-10", certainty="asserted"),
    ),
    (
        2,
        "堤坝在7月11日凌晨决口",
        "7月11日凌晨",
        "date",
        "q_when",
        dict(date_start="2023-07-11", date_end="2023-07-11", certainty="asserted"),
    ),
    (0, "堤坝出现渗漏", "渗漏", "kind", "q_kind", dict(certainty="asserted")),
    (2, "决口，不是渗漏", "决口", "kind", "q_kind", dict(certainty="asserted")),
    (
        3,
        "堤坝是渗漏而不是决口",
        "渗漏",
        "kind",
        "q_kind",
        dict(certainty="speculated", source="专家", source_kind="expert"),
    ),
    (
        0,
        "水位可能还会上涨",
        "可能还会上涨",
        "assessment",
        "q_level",
        dict(certainty="speculated", source="村民", source_kind="public"),
    ),
    (
        1,
        "伤者17人",
        "17人",
        "headcount",
        "q_hurt",
        dict(
            value_low=17,
            value_high=17,
            unit="人",
            approx="exact",
            certainty="reported",
            source="县应急局",
            source_kind="official",
        ),
    ),
]
QUESTIONS = {
    "q_moved": (
        "澜溪：多少人转移或安置",
        "Lanxi: how many people were moved or housed",
        "headcount",
        "scope/time differs",
    ),
    "q_power": (
        "澜溪：停电多久",
        "Lanxi: how long the power was out",
        "duration",
        "contradicts own reference",
    ),
    "q_when": ("澜溪堤坝：何时出事", "Lanxi dyke: when it gave way", "date", "conflict"),
    "q_kind": ("澜溪堤坝：渗漏还是决口", "Lanxi dyke: leak or breach", "kind", "conflict"),
    "q_level": ("澜溪：水位会怎样", "Lanxi: what the water will do", "assessment", None),
    "q_hurt": ("澜溪：多少人受伤", "Lanxi: how many were hurt", "headcount", None),
}
COMMENTS = [
    "停电四小时我家冰箱全化了，太气人",
    "应急局动作很快，点赞",
    "到底是渗漏还是决口？",
    "感谢连夜转移的志愿者",
    "数字每家都不一样，信谁的",
    "希望大家平安",
    "水退了就好",
    "这标题也太长了吧哈哈",
    "国家电网辛苦了",
    "骗人，我们村停了六个小时",
    "😀👍",
    "谢谢报道",
]


def tables(hostile: bool = False) -> dict[str, pd.DataFrame]:
    """Every table of the invented study by name."""
    pages = [_page(i, hostile) for i in range(len(PAGES))]
    claims = [_claim(n, pages, hostile) for n in range(len(CLAIMS))]
    comments = [_comment(n, hostile) for n in range(len(COMMENTS))]
    return {
        "pages": frame("pages", pages),
        "lines": frame("lines", [line for page in pages for line in _lines(page)]),
        "comments": frame("comments", comments),
        "references": frame("references", [_reference(pages[1])]),
        "claims": frame("claims", claims),
        "questions": frame("questions", [_question(key, claims, hostile) for key in QUESTIONS]),
        "comparisons": frame("comparisons", _comparisons(claims)),
        "sentiment": frame("sentiment", [row for comment in comments for row in _sentiment(comment)]),
        "stance": frame("stance", [_stance(comment) for comment in comments]),
        "estimates": frame("estimates", _estimates(pages)),
        "skipped": frame(
            "skipped",
            [
                dict(
                    stage="01",
                    file="empty.txt",
                    record=0,
                    problem="empty",
                    detail=_hostile("nothing in it", hostile),
                )
            ],
        ),
    }


def _hostile(text: str | None, hostile: bool) -> str | None:
    return text if text is None or not hostile else f"{text}{ATTACK}{'长' * 120}"


def _page(i: int, hostile: bool) -> dict:
    file, title, account, published, lines = PAGES[i]
    text = "\n".join([*lines, *([ATTACK] if hostile else [])])
    day = published[:10] if published else None
    return dict(
        page_id=f"p{i}",
        file=_hostile(file, hostile),
        record=0,
        format="text",
        encoding="utf-8",
        title=_hostile(title, hostile),
        account=_hostile(account, hostile),
        published_at=published,
        published_not_before=day or "2023-08-01",
        published_not_after=day or "2023-08-31",
        reads=1000 * i if i else None,
        n_comments=3,
        n_hidden=0,
        declared_comments=5,
        n_chars=len(text),
        text=text,
        sha256=f"{i:064x}",
        url=_hostile("javascript:alert(1)", hostile) if hostile else None,
        problems=None if title else "no title; no account; no publication time",
    )


def _lines(page: dict) -> list[dict]:
    rows, start = [], 0
    for number, line in enumerate(page["text"].split("\n"), 1):
        role = "body"
        if page["title"] and number == 1:
            role = "title"
        elif line == "参考资料":
            role = "reference_label"
        elif line.startswith("《"):
            role = "reference"
        rows.append(
            dict(
                page_id=page["page_id"], line=number, start=start, end=start + len(line), role=role, text=line
            )
        )
        start += len(line) + 1
    return rows


def _reference(page: dict) -> dict:
    start = page["text"].index("《")
    return dict(
        page_id=page["page_id"],
        line=5,
        start=start,
        end=start + len(PAGES[1][4][4]),
        outlet="县报",
        title="澜溪停电4.5小时后恢复供电",
        date="2023-07-11",
    )


def _claim(n: int, pages: list[dict], hostile: bool) -> dict:
    page, clause, value, attribute, question, more = CLAIMS[n]
    row = pages[page]
    # A title claim is the first occurrence, another one is looked for behind the title.
    start = row["text"].index(
        clause, 0 if more.get("role") == "title" or not row["title"] else len(PAGES[page][1])
    )
    inside = clause.index(value)
    known = dict(role="body", source_kind="self") | more
    if hostile:
        known["source"] = _hostile(known.get("source"), hostile)
    return dict(
        claim_id=f"c{n:02d}",
        page_id=row["page_id"],
        file=row["file"],
        start=start,
        end=start + len(clause),
        quote=clause,
        value_start=start + inside,
        value_end=start + inside + len(value),
        attribute=attribute,
        value_text=_hostile(value, hostile),
        question_id=question,
        event_id=f"e_{question}",
        **known,
    )


def _question(key: str, claims: list[dict], hostile: bool) -> dict:
    zh, en, attribute, relation = QUESTIONS[key]
    own = [claim for claim in claims if claim["question_id"] == key]
    pages = {claim["page_id"] for claim in own}
    return dict(
        question_id=key,
        label_zh=_hostile(zh, hostile),
        label_en=_hostile(en, hostile),
        attribute=attribute,
        n_pages=len(pages),
        n_answers=len(own),
        n_witnesses=max(1, len(pages) - (key == "q_moved")),
        relation=relation,
        summary_zh=f"{len(pages)} 个页面给出 {len(own)} 个答案。",
        summary_en=f"{len(pages)} pages give {len(own)} answers.",
    )


def _relation(a: dict, b: dict) -> tuple[str, str, str, str]:
    if a["role"] == "reference" or b["role"] == "reference":
        same_page, equal = a["page_id"] == b["page_id"], a["value_low"] == b["value_low"]
        if not equal and same_page:
            return (
                "contradicts own reference",
                "own_reference",
                "正文的数与它自己列出的资料不同",
                "The text differs from the source it lists itself",
            )
        return (
            ("agree", "equal", "数值相同", "The values are equal")
            if equal
            else ("conflict", "values", "同一件事，数值不同", "One event, different values")
        )
    if a["attribute"] == "headcount" and a["referent"] != b["referent"]:
        return (
            "scope/time differs",
            "referent",
            f"前者说的是{a['referent']}，后者是{b['referent']}",
            "They count different people at different times",
        )
    if a["value_text"] == b["value_text"] or (
        a.get("value_low") is not None and a.get("value_low") == b.get("value_low")
    ):
        return "agree", "equal", "数值相同", "The values are equal"
    if a.get("approx") == "under" or b.get("approx") == "under":
        return "compatible", "bound", "一个在另一个的界限之内", "One lies within the bound of the other"
    return (
        "conflict",
        "values",
        "同一件事，答案不能同时成立",
        "One event, and the answers cannot both be true",
    )


def _comparisons(claims: list[dict]) -> list[dict]:
    rows = []
    for key in QUESTIONS:
        own = [claim for claim in claims if claim["question_id"] == key]
        for a, b in combinations(own, 2):
            relation, code, zh, en = _relation(a, b)
            rows.append(
                dict(
                    question_id=key,
                    claim_a=a["claim_id"],
                    claim_b=b["claim_id"],
                    relation=relation,
                    reason_code=code,
                    reason_zh=zh,
                    reason_en=en,
                    dependent=bool(a.get("source")) and a.get("source") == b.get("source"),
                    reviewed=False,
                )
            )
    return rows


def _comment(n: int, hostile: bool) -> dict:
    day = f"2023-07-{12 + n % 5:02d}"
    return dict(
        comment_id=f"k{n:02d}",
        page_id=f"p{n % 4}",
        parent_id=None,
        depth=0,
        position=n,
        line=10 + n,
        author=_hostile(f"读者{n}", hostile),
        by_page_author=False,
        posted_at=None if n % 6 == 5 else f"{day}T{8 + n % 12:02d}:15:00+08:00",
        posted_text=f"{n}小时前",
        posted_not_before=None if n % 6 == 5 else day,
        posted_not_after=None if n % 6 == 5 else day,
        text=_hostile(COMMENTS[n], hostile),
    )


def _sentiment(comment: dict) -> list[dict]:
    score = 0.5 + 0.45 * (-1) ** int(comment["comment_id"][1:])
    return [
        dict(
            comment_id=comment["comment_id"],
            model=model,
            negative=1 - score,
            neutral=0.0,
            positive=score,
            label="positive" if score > 0.5 else "negative",
        )
        for model in ("snownlp", "lexicon")
    ]


def _stance(comment: dict) -> dict:
    label = ("favor", "against", "none")[int(comment["comment_id"][1:]) % 3]
    return dict(
        comment_id=comment["comment_id"],
        target="应急局",
        favor=0.2,
        against=0.2,
        none=0.6,
        label=label,
        cue=None,
    )


def _estimates(pages: list[dict]) -> list[dict]:
    rows = []
    for model, labelled in (("snownlp", 12), ("lexicon", 0), ("labels", 12)):
        for page in (None, *(page["page_id"] for page in pages)):
            for label, share in (("negative", 0.3), ("neutral", 0.25), ("positive", 0.45)):
                wide = 0.28 if page else 0.12
                rows.append(
                    dict(
                        page_id=page,
                        target=None,
                        model=model,
                        label=label,
                        weighting="raw",
                        share=share,
                        low=max(0, share - wide),
                        high=min(1, share + wide),
                        n=3 if page else 12,
                        n_labelled=0 if page else labelled,
                        method="Wilson" if not labelled else "prediction-powered",
                    )
                )
    for label, share in (("favor", 0.4), ("against", 0.2), ("none", 0.4)):
        rows.append(
            dict(
                page_id=None,
                target="应急局",
                model="labels",
                label=label,
                weighting="raw",
                share=share,
                low=share - 0.15,
                high=share + 0.15,
                n=12,
                n_labelled=12,
                method="prediction-powered",
            )
        )
    return rows


def words() -> pd.DataFrame:
    """Distinctive words of two groups, as charts.distinctive_words takes them."""
    rows = [
        ("negative", "停电", 3.1, 5),
        ("negative", "气人", 2.2, 2),
        ("negative", "骗人", 1.9, 2),
        ("positive", "感谢", 2.8, 4),
        ("positive", "志愿者", 2.0, 2),
        ("positive", "平安", 1.2, 2),
    ]
    return pd.DataFrame(rows, columns=["group", "word", "score", "n"])


def many(n: int = 200, comments: int = 20_000) -> dict[str, pd.DataFrame]:
    """The invented study repeated until it has n pages, with that many comments: for sizes and times."""
    base = tables()
    copies = -(-n // len(PAGES))
    found = {name: [] for name in base}
    for k in range(copies):
        for name, rows in base.items():
            found[name].append(_renamed(rows, k))
    whole = {name: pd.concat(parts, ignore_index=True) for name, parts in found.items()}
    whole["comments"] = _many_rows(whole["comments"], comments, "comment_id")
    return {name: frame(name, rows) for name, rows in whole.items()}


def _renamed(rows: pd.DataFrame, k: int) -> pd.DataFrame:
    rows = rows.copy()
    for column in ("page_id", "claim_id", "claim_a", "claim_b", "comment_id"):
        if column in rows:
            rows[column] = rows[column].map(lambda value: f"{value}x{k}", na_action="ignore")
    if "question_id" in rows:
        rows["question_id"] = rows["question_id"].map(lambda value: f"{value}x{k % 40}", na_action="ignore")
    if "file" in rows:
        rows["file"] = rows["file"].map(lambda value: f"{k:03d}/{value}")
    if "account" in rows:
        rows["account"] = rows["account"].map(lambda value: f"{value}{k}", na_action="ignore")
    return rows.drop_duplicates("question_id") if "label_zh" in rows else rows


def _many_rows(rows: pd.DataFrame, n: int, key: str) -> pd.DataFrame:
    whole = pd.concat([rows] * (-(-n // len(rows))), ignore_index=True).head(n).copy()
    whole[key] = [f"k{i:06d}" for i in range(n)]
    return whole


def write_study(
    root, frames: dict[str, pd.DataFrame], *, title: str = "澜溪的水：四个页面怎么说", language: str = "both"
):
    """A study folder with these tables, as notebooks 01 to 03 would have left it. Returns the open study."""
    from utils.study import open_study
    from utils.tables import write

    (root / "raw").mkdir(parents=True, exist_ok=True)
    (root / "raw" / "page.txt").write_text("澜溪\n", encoding="utf-8")
    (root / "study.toml").write_text(f"title = '''{title}'''\nlanguage = '{language}'\n", encoding="utf-8")
    study = open_study(root)
    for name, rows in frames.items():
        write(study, name, rows)
    return study


def executed(study):
    """Notebook 04 with the outputs that it has for this study, made without a kernel."""
    import ast
    import base64
    from pathlib import Path

    import nbformat

    notebook = nbformat.read(
        Path(__file__).parent.parent / "notebooks" / "04_chart_findings.ipynb", as_version=4
    )
    names = {"study": study}
    for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), 1):
        cell.outputs, cell.execution_count = [], count
        if "setup" in cell.metadata.get("tags", []):
            continue
        body = ast.parse(cell.source).body
        last = body.pop()
        exec(compile(ast.Module(body, []), cell.id, "exec"), names)
        shown = eval(compile(ast.Expression(last.value), cell.id, "eval"), names)
        data, metadata = shown._repr_mimebundle_()
        data = {
            kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for kind, value in data.items()
        }
        cell.outputs.append(
            nbformat.v4.new_output("execute_result", data, execution_count=count, metadata=metadata)
        )
    return notebook
