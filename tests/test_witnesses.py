"""When two pages are one witness: bodies by their kind, outlets quoted, titles cited, sentences copied."""
from __future__ import annotations

import pytest

from tests.test_claims import compare, make
from utils.claims import witnesses


@pytest.mark.parametrize(
    "first, second, one",
    [
        ("青山市警察局", "警方", True),
        ("青山市公安局", "青山警方", True),
        ("青山市公安局", "白河市公安局", False),
        ("青山市消防救援局", "青山警方", False),
        ("县抗震救灾指挥部", "县抗震救灾指挥部", True),
        ("北原国防部", "北原军方", True),
        ("北原国防部", "南陵国防部", False),
        ("北方", "北原国防部", True),          # 北方: whoever speaks for 北原
        ("南方", "北原国防部", False),
        ("灯塔研究院数据", "灯塔研究院", True),
        ("张某", "李某", False),
        (None, "警方", False),
    ],
)
def test_bodies(first: str | None, second: str | None, one: bool):
    assert witnesses.same_body(first, second) is one
    assert witnesses.same_body(second, first) is one


def dependent(*texts: str, **given) -> list[bool]:
    """The flags of all pairs of answers that stand on two pages."""
    made = make(*texts, **given)
    made["pages"]["title"] = [text.split("\n")[0] for text in texts]
    result = compare(made)
    page = dict(zip(result["claims"]["claim_id"], result["claims"]["page_id"], strict=True))
    return [bool(row["dependent"]) for row in result["comparisons"].to_dict("records")
            if page[row["claim_a"]] != page[row["claim_b"]]]


class TestPages:
    def test_one_body_under_two_names_is_one_witness(self):
        flags = dependent(
            "青山市工厂火灾\n青山市公安局通报，火灾造成7人死亡。", "青山市大火的教训\n警方说，这场火灾夺走了7个人的生命，7人死亡。")
        assert flags and all(flags)

    def test_two_bodies_are_two(self):
        flags = dependent(
            "青山市工厂火灾\n青山市公安局通报，火灾造成7人死亡。", "青山市大火的教训\n青山市卫健委表示，火灾造成7人死亡。")
        assert flags and not any(flags)

    def test_readers_and_neighbours_are_no_body(self):
        flags = dependent("青山市工厂火灾\n有网友说，火灾造成7人死亡。", "青山市大火的教训\n围观的网友提到，那晚一共7人死亡。")
        assert not any(flags)

    def test_a_listed_title_that_is_another_page_is_that_page(self):
        first = "青山工厂大火已致7人死亡\n火灾造成7人死亡。"
        second = "大火之后\n有人问起那场火。\nreference|青山工厂大火已致7人死亡"
        flags = dependent(first, second, references={1: [("青山晚报", "青山工厂大火已致7人死亡", "2024-05-01")]})
        assert flags and all(flags)
