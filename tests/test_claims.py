"""The claims stage as a whole on small invented pages: what becomes a claim, what stands in one question,
what follows."""
from __future__ import annotations

import random

import pandas as pd
import pytest

from utils import claims, tables

DAY = "2024-05-02T18:00:00+08:00"


def make(
    *texts: str,
    published: tuple[str | None, ...] = (),
    references: dict[int, list[tuple[str, str, str]]] | None = None,
    names: tuple[str, ...] = (),
) -> dict[str, pd.DataFrame]:
    """Tables pages, lines and references of pages given as lines joined by a line feed; the first line is
    the title, a line with a role in front (comment_text|…) has that role."""
    pages, lines, cited = [], [], []
    for i, given in enumerate(texts):
        roles = [row.partition("|") if "|" in row else ("title" if n == 0 else "body", "|", row)
                 for n, row in enumerate(given.split("\n"))]
        text = "\n".join(row for _, _, row in roles)
        page_id, file = (
            f"p{sum(map(ord, given)) % 10**9:09d}{len(given)}",
            (names[i] if names else f"{i}.txt"),
        )
        when = published[i] if i < len(published) else DAY
        pages.append({"page_id": page_id, "file": file, "record": 0, "text": text, "published_at": when})
        at = 0
        for n, (role, _, row) in enumerate(roles, 1):
            lines.append(
                {"page_id": page_id, "line": n, "start": at, "end": at + len(row), "role": role, "text": row}
            )
            at += len(row) + 1
        for outlet, title, date in (references or {}).get(i, []):
            start = text.index(title)
            line = text.rindex("\n", 0, start) + 1
            cited.append(
                {
                    "page_id": page_id,
                    "line": text.count("\n", 0, start) + 1,
                    "start": line,
                    "end": text.find("\n", start) if "\n" in text[start:] else len(text),
                    "outlet": outlet,
                    "title": title,
                    "date": date,
                }
            )
    return {
        "pages": tables.frame("pages", pages),
        "lines": tables.frame("lines", lines),
        "references": tables.frame("references", cited),
    }


def compare(made: dict[str, pd.DataFrame], decisions: pd.DataFrame | None = None) -> dict[str, pd.DataFrame]:
    return claims.compare(made["pages"], made["lines"], made["references"], None, decisions)


def relation(result: dict[str, pd.DataFrame], a: str, b: str) -> str | None:
    """The relation of the answers whose values are those words."""
    ids = [set(result["claims"].loc[result["claims"]["value_text"] == value, "claim_id"]) for value in (a, b)]
    rows = [
        r
        for r in result["comparisons"].to_dict("records")
        if {r["claim_a"]} <= ids[0]
        and {r["claim_b"]} <= ids[1]
        or {r["claim_a"]} <= ids[1]
        and {r["claim_b"]} <= ids[0]
    ]
    return rows[0]["relation"] if rows else None


FIRE = "河口仓库起火\n5月1日晚，河口市一处仓库起火，火灾造成{}人死亡。"


class TestOnePage:
    def test_spans_lead_to_the_exact_characters(self):
        made = compare(make("某镇火灾致3人遇难\n５月１日，火災造成３人遇難、\u200b７人受傷。"))
        page = make("某镇火灾致3人遇难\n５月１日，火災造成３人遇難、\u200b７人受傷。")["pages"].iloc[0]["text"]
        for claim in made["claims"].to_dict("records"):
            assert page[claim["start"]:claim["end"]] == claim["quote"]
            assert page[claim["value_start"]:claim["value_end"]] == claim["value_text"]
            assert claim["start"] <= claim["value_start"] < claim["value_end"]

    @pytest.mark.parametrize(
        "role",
        ["comment_text", "comment_meta", "recommendation", "account_card", "navigation", "ad", "byline"],
    )
    def test_only_the_pages_own_lines_speak(self, role):
        made = compare(make(f"标题\n正文没有数字。\n{role}|大火造成99人死亡，损失5亿元。"))
        assert not made["claims"]["value_text"].str.contains("99|5亿", na=False).any()

    def test_empty_input_gives_typed_empty_tables(self):
        made = compare(make())
        for name, frame in made.items():
            assert len(frame) == 0 and list(frame.columns) == list(tables.frame(name, []).columns)


class TestPairs:
    @pytest.mark.parametrize("first, second, expected", [
        (FIRE.format("12"), FIRE.format("12"), "agree"),
        (FIRE.format("12"), FIRE.format("15"), "conflict"),
        ("大桥\n青河大桥全长2.5公里。", "大桥\n青河大桥全长2500米。", "agree"),
        ("裁员\n甲乙公司宣布裁员约1.2万人。", "裁員\n甲乙公司宣布裁員1萬2000人。", "agree"),
        ("会谈\n5月1日，法国和德国在柏林会谈了4小时。", "会谈\n5月1日，法国和德国在柏林会谈了4.5小时。", "conflict"),
        ("会谈\n5月1日，法国和德国在柏林举行会谈。", "会谈\n5月1日，法国和德国在德国举行会谈。", "compatible"),
    ])
    def test_relation(self, first, second, expected):
        made = compare(make(first, second))
        assert expected in set(made["comparisons"]["relation"]), made["comparisons"][
            ["relation", "reason_zh"]
        ].to_dict("records")

    def test_dead_are_not_compared_with_injured(self):
        made = compare(make("车祸\n两车相撞，造成3人死亡、3人受伤。"))
        rows = made["claims"][made["claims"]["attribute"] == "headcount"]
        assert len(rows) == 2 and rows["question_id"].nunique() == 2

    def test_a_later_toll_is_a_series_and_no_conflict(self):
        made = compare(make("地震\n截至5月1日8时，地震已造成9人遇难。", "地震\n截至5月1日20时，地震已造成21人遇难。"))
        assert relation(made, "9人", "21人") == "scope/time differs"

    def test_a_part_is_not_compared_with_the_sum(self):
        made = compare(make("洪水\n洪水造成甲山县6人死亡、乙水县3人死亡，共计9人死亡。"))
        assert made["claims"].loc[made["claims"]["attribute"] == "headcount", "question_id"].nunique() == 3

    def test_plan_and_fact_of_different_kinds(self):
        made = compare(
            make(
                "7月\n韩国媒体称，法国将在7月向德国派出4个工兵旅，约2万人。",
                "10月\n据韩国情报机构披露，2024年10月，法国向德国派出了约1.2万人的特战部队。",
                published=("2024-06-20", "2024-11-02"),
            )
        )
        assert relation(made, "2万人", "1.2万人") == "scope/time differs"
        reasons = " ".join(made["comparisons"]["reason_zh"])
        assert "时间" in reasons and "类别" in reasons and "来源" in reasons

    def test_a_page_against_its_own_reference(self):
        made = compare(make("会谈\n法国和德国的代表在柏林会谈了4小时。\nreference|晨报2024年5月2日——法德代表会谈4.5小时",
                            references={0: [("晨报", "法德代表会谈4.5小时", "2024-05-02")]}))
        row = made["comparisons"][made["comparisons"]["relation"] == "contradicts own reference"]
        assert len(row) >= 1
        assert made["claims"].set_index("claim_id").at[row.iloc[0]["claim_b"], "role"] == "reference"


class TestTables:
    def test_contract(self):
        made = compare(make(FIRE.format("12"), FIRE.format("15"), "别的事\n河口市举行集会，两千人参加。"))
        claim, question, pair = made["claims"], made["questions"], made["comparisons"]
        assert claim["claim_id"].is_unique and question["question_id"].is_unique
        assert set(claim["question_id"]) == set(question["question_id"])
        assert question.loc[question["n_answers"] == 1, "relation"].isna().all()
        order = dict(zip(claim["claim_id"], zip(claim["role"] == "reference", claim["file"], claim["start"])))
        assert all(
            order[a][1:] <= order[b][1:] or order[b][0] for a, b in zip(pair["claim_a"], pair["claim_b"])
        )
        assert pair[["reason_zh", "reason_en", "reason_code"]].notna().all().all()

    def test_order_of_pages_and_names_of_files_change_nothing(self):
        texts = [FIRE.format(n) for n in (12, 15, 12)] + [
            "大桥\n青河大桥全长2.5公里，总投资3亿元。",
            "集会\n5月1日，警方称3000人参加集会，主办方称1万人参加。",
        ]
        first = compare(make(*texts))
        shuffled = list(enumerate(texts))
        random.Random(3).shuffle(shuffled)
        second = compare(
            make(*[t for _, t in shuffled], names=tuple(f"{chr(122 - i)}.txt" for i in range(len(texts))))
        )
        assert set(first["claims"]["claim_id"]) == set(second["claims"]["claim_id"])
        assert dict(zip(first["claims"]["claim_id"], first["claims"]["question_id"])) == \
            dict(zip(second["claims"]["claim_id"], second["claims"]["question_id"]))
        pairs = [
            {
                (frozenset((r["claim_a"], r["claim_b"])), r["relation"])
                for r in made["comparisons"].to_dict("records")
            }
            for made in (first, second)
        ]
        assert pairs[0] == pairs[1]

    def test_witnesses_that_quote_one_source_count_once(self):
        made = compare(make("甲\n据应急管理部通报，火灾造成12人死亡。", "乙\n应急管理部通报称，这场火灾共造成12人死亡。", "丙\n记者从医院了解到，火灾造成12人死亡。"))
        question = made["questions"][made["questions"]["n_pages"] == 3]
        assert len(question) == 1 and question.iloc[0]["n_witnesses"] == 2


class TestReviews:
    def base(self):
        made = make(FIRE.format("12"), FIRE.format("15"))
        return made, compare(made)

    def decide(self, made, *rows):
        return compare(made, pd.DataFrame(rows, columns=["kind", "a", "b", "value", "note"]))

    def pair(self, result):
        rows = result["comparisons"][result["comparisons"]["relation"] == "conflict"]
        return rows.iloc[0]["claim_a"], rows.iloc[0]["claim_b"]

    def test_a_relation_is_honoured_and_marked(self):
        made, before = self.base()
        a, b = self.pair(before)
        after = self.decide(made, ("relation", b, a, "scope/time differs", ""))
        row = after["comparisons"][
            (after["comparisons"]["claim_a"] == a) & (after["comparisons"]["claim_b"] == b)
        ].iloc[0]
        assert row["relation"] == "scope/time differs" and row["reviewed"]

    def test_ignored_claims_go(self):
        made, before = self.base()
        a, _ = self.pair(before)
        assert a not in set(self.decide(made, ("ignore", a, "", "", ""))["claims"]["claim_id"])

    def test_different_parts_and_same_joins(self):
        made, before = self.base()
        a, b = self.pair(before)
        parted = self.decide(made, ("different", a, b, "", ""))
        home = dict(zip(parted["claims"]["claim_id"], parted["claims"]["question_id"]))
        assert home[a] != home[b]
        numbers = before["claims"]
        other = numbers.loc[numbers["question_id"] != home[a], "claim_id"].iloc[0]
        joined = self.decide(made, ("same", a, other, "", ""))
        home = dict(zip(joined["claims"]["claim_id"], joined["claims"]["question_id"]))
        assert home[a] == home[other]

    def test_decisions_on_what_is_gone_are_reported(self):
        made, _ = self.base()
        after = self.decide(made, ("ignore", "gone", "", "", ""), ("sideways", "x", "y", "", ""))
        problems = after["claims"].attrs["problems"]
        assert len(problems) == 2 and "gone" in " ".join(problems)


def test_hash_seeds_change_nothing():
    """The same pages in processes with different hash seeds give the same tables."""
    import os
    import subprocess
    import sys

    from conftest import HOME

    code = (
        "import sys; sys.path[:0] = [{0!r}, {1!r}]\n"
        "from test_claims import FIRE, compare, make\n"
        "r = compare(make(*[FIRE.format(n) for n in (12, 15, 12)], '集会\\n5月1日，警方称3000人参加集会，主办方称1万人参加。'))\n"
        "print(*[t.to_csv(index=False) for t in r.values()])"
    ).format(str(HOME), str(HOME / "tests"))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(outputs) == 1
