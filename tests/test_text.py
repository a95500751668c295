"""Folding keeps the way back to the raw text; sentences and clauses cut where a reader would; copies are found."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils import text

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)
CHINESE = st.text("今天上海下雨了，共有１２０萬人撤離。「是嗎？」他問：4.5小时!\u200b\u200d\ufeff🧑🤝\n ", max_size=60)


@pytest.mark.parametrize("raw, folded", [
    ("１２３％，（甲）", "123%,(甲)"),
    ("颱風過後兩萬戶停電", "台风过后两万户停电"),
    ("新\u200b闻\ufeff", "新闻"),
    ("全\u3000角\u00a0空格", "全 角 空格"),
    ("家庭🧑\u200d🤝\u200d🧑合影", "家庭🧑\u200d🤝\u200d🧑合影"),    # the joiner inside an emoji stays
    ("连\u200d写", "连写"),                                            # and goes anywhere else
    ("①②Ⅲ㎡", "①②Ⅲ㎡"),                                             # no compatibility forms beyond width
    ("", ""),
])
def test_fold(raw, folded):
    assert text.fold(raw) == folded


@given(ANY_TEXT | CHINESE)
def test_fold_is_idempotent(raw):
    assert text.fold(text.fold(raw)) == text.fold(raw)


@given(ANY_TEXT | CHINESE)
def test_each_folded_character_leads_back_to_its_raw_one(raw):
    folded = text.normalise(raw)
    for i, char in enumerate(folded.text):
        start, end = folded.raw_span(i, i + 1)
        assert end == start + 1
        assert text.fold(raw[start:end]) in (char, "")     # a joiner alone folds to nothing


@given(ANY_TEXT | CHINESE)
def test_simplifying_keeps_the_length(raw):
    assert len(text.to_simplified(raw)) == len(raw)


def test_a_span_leads_back_over_invisible_characters():
    raw = "共\u200b有１２\u200b０人"
    folded = text.normalise(raw)
    start = folded.text.index("120人")
    assert raw[slice(*folded.raw_span(start, start + 4))] == "１２\u200b０人"


@pytest.mark.parametrize("raw, expected", [
    ("雨停了。路通了！", ["雨停了。", "路通了！"]),
    ("他说：“走吧。”然后走了。", ["他说：“走吧。”", "然后走了。"]),
    ('他说:"走吧!"然后走了。', ['他说:"走吧!"', "然后走了。"]),
    ("震级为4.5级，深度10.2公里", ["震级为4.5级，深度10.2公里"]),
    ("水退了.路通了.", ["水退了.", "路通了."]),
    ("第一行没有句号\n第二行", ["第一行没有句号", "第二行"]),
    ("真的？！是的……", ["真的？！", "是的……"]),
    ("  \n\n ", []),
])
def test_sentences(raw, expected):
    assert [span.text for span in text.sentences(raw)] == expected


@pytest.mark.parametrize("raw, expected", [
    ("约1,200人撤离,道路中断", ["约1,200人撤离,", "道路中断"]),
    ("16:22发布：苏州、无锡降雨", ["16:22发布：", "苏州、无锡降雨"]),
    ("没有逗号", ["没有逗号"]),
])
def test_clauses(raw, expected):
    assert [span.text for span in text.clauses(raw)] == expected


@pytest.mark.parametrize("cut", [text.sentences, text.clauses])
@given(raw=ANY_TEXT | CHINESE)
def test_cutting_loses_nothing_but_white_space(cut, raw):
    spans = cut(raw)
    assert all(raw[span.start:span.end] == span.text for span in spans)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:]))
    assert "".join("".join(span.text for span in spans).split()) == "".join(raw.split())


def test_words_keep_names_whole_and_see_through_invisible_characters():
    assert text.words("新\u200b闻") == text.words("新闻")
    assert "渡口镇联防队" in text.words("昨天渡口镇联防队出动", names=["渡口镇联防队"])


def test_words_read_no_shared_cache(tmp_path, monkeypatch):
    """A planted jieba.cache in the shared temporary folder is not even looked at."""
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    (tmp_path / "jieba.cache").write_bytes(b"not a cache")
    text._dictionary.cache_clear()
    text._segmenter.cache_clear()
    assert text.words("市政府公布新规划") == ["市政府", "公布", "新", "规划"]
    assert (tmp_path / "jieba.cache").read_bytes() == b"not a cache"


STORY = "台风登陆后，镇上的水位一夜之间涨了两米，消防员划着皮艇挨家挨户敲门，把老人和孩子先接到中学的体育馆里。"


def test_near_duplicates_finds_copies_in_either_script_and_no_others():
    copy = STORY.replace("两米", "三米") + "（转载）"
    other = "影片上映第三天，票房走势平稳，院线经理说周末的排片还会再加一成，观众大多是被口碑带进来的。"
    assert [(i, j) for i, j, _ in text.near_duplicates([STORY, other, copy, "", STORY], threshold=0.7)] == \
        [(0, 2), (0, 4), (2, 4)]


def test_near_duplicates_agree_with_the_exact_answer_in_a_large_set():
    texts = [f"{STORY[n % 7:]}第{n % 40}号通报，{n % 40 * 7919}户居民" for n in range(200)]
    sets = [text.shingles(t) for t in texts]
    exact = {(i, j) for j in range(200) for i in range(j) if text.jaccard(sets[i], sets[j]) >= 0.9}
    assert {(i, j) for i, j, _ in text.near_duplicates(texts, threshold=0.9)} == exact


@given(CHINESE, CHINESE)
@settings(max_examples=50)
def test_overlap_is_symmetric_and_within_bounds(a, b):
    assert 0 <= text.overlap(a, b) == text.overlap(b, a) <= 1
