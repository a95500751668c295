"""Which study is open, what its settings say, and how a wrong key or file is named."""
import os

import pytest

from utils import study as studies
from utils.study import (
    Settings,
    StudyError,
    Target,
    new_study,
    open_study,
    read_settings,
)


def settings_of(tmp_path, toml: str) -> Settings:
    (tmp_path / "study.toml").write_text(toml, encoding="utf-8")
    return read_settings(tmp_path / "study.toml")


def test_every_key_is_optional(tmp_path):
    assert read_settings(tmp_path / "study.toml") == Settings()
    assert settings_of(tmp_path, "") == Settings()


def test_settings_are_read(tmp_path):
    settings = settings_of(tmp_path, '''
        title = "渡轮"
        language = "zh"
        captured_at = 2024-05-01T08:00:00+08:00
        [privacy]
        keep_names = true
        [[targets]]
        name = "船公司"
        aliases = ["船东", "公司"]
        [engine]
        workers = 2
        ''')
    assert (settings.title, settings.languages, settings.captured_at) == ("渡轮", ("zh",), "2024-05-01T08:00:00+08:00")
    assert settings.targets == (Target("船公司", ("船东", "公司")),)
    assert settings.privacy.keep_names and settings.privacy.quote_chars == 40
    assert settings.engine.workers == 2


@pytest.mark.parametrize("toml, says", [
    ('titel = "x"', "did you mean title"),
    ('language = "fr"', "language"),
    ('timezone = "Mars/Base"', "timezone"),
    ("[privacy]\nkeep_name = true", "did you mean keep_names"),
    ('[privacy]\nkeep_names = "no"', "keep_names"),
    ("[[targets]]\naliases = []", "no name"),
    ("title = ", "not valid TOML"),
])
def test_a_wrong_setting_is_named_with_what_to_do(tmp_path, toml, says):
    with pytest.raises(StudyError, match=says) as error:
        settings_of(tmp_path, toml)
    assert "study.toml" in str(error.value)


def test_a_new_study_opens_and_holds_its_pages(tmp_path):
    page = tmp_path / "页.txt"
    page.write_text("正文", encoding="utf-8")
    folder = tmp_path / "研究 一"
    study = new_study(folder, [page, page])
    assert [path.name for path in study.inputs()] == ["页-2.txt", "页.txt"]
    assert open_study(folder).settings.title == "研究 一"
    assert study.manual_table("aliases").empty


def test_a_new_study_overwrites_nothing_and_makes_nothing_half(tmp_path):
    with pytest.raises(StudyError, match="not there"):
        new_study(tmp_path / "a", [tmp_path / "absent.txt"])
    assert not (tmp_path / "a").exists()
    new_study(tmp_path / "b")
    with pytest.raises(StudyError, match="already"):
        new_study(tmp_path / "b")


def test_a_folder_without_raw_is_refused_with_what_to_do(tmp_path):
    with pytest.raises(StudyError, match="utils new"):
        open_study(tmp_path)


def test_the_study_meant_is_typed_then_named_then_around_then_the_sample(tmp_path, monkeypatch):
    monkeypatch.delenv("STUDY", raising=False)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    typed, named, around = (new_study(tmp_path / name) for name in ("typed", "named", "around"))
    notebooks = around.output / "notebooks"
    notebooks.mkdir(parents=True)
    monkeypatch.chdir(notebooks)
    assert open_study(None).root == around.root
    monkeypatch.setenv("STUDY", str(named.root))
    assert open_study(None).root == named.root
    assert open_study(typed.root).root == typed.root
    monkeypatch.delenv("STUDY")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebooks / "01.ipynb"))
    assert open_study(None).root == around.root
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert open_study(None).root == studies.HOME / "data"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_manual_tables_are_read_as_chinese_spreadsheets_save_them(tmp_path, encoding):
    study = new_study(tmp_path / "s")
    (study.manual / "aliases.csv").write_bytes("alias,name,kind\n老美,美国,LOC\n北韩,,LOC\n".encode(encoding))
    rows = study.manual_table("aliases")
    assert rows["alias"].tolist() == ["老美", "北韩"]
    assert rows["name"].isna().tolist() == [False, True]


def test_a_manual_table_that_lacks_a_column_says_so(tmp_path):
    study = new_study(tmp_path / "s")
    (study.manual / "aliases.csv").write_text("别名,名称\n", encoding="utf-8")
    with pytest.raises(StudyError, match="alias, name, kind"):
        study.manual_table("aliases")


@pytest.mark.skipif(os.name == "nt", reason="folders are not read-only for their owner there")
def test_looking_at_a_study_creates_nothing(tmp_path):
    (tmp_path / "raw").mkdir()
    study = open_study(tmp_path)
    study.inputs(), study.processed, study.output, study.manual_table("sources")
    assert [path.name for path in tmp_path.iterdir()] == ["raw"]
