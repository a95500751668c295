"""The contract: exactly the columns, nothing silent, files whole or absent, CSV inert, the dictionary true."""
import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils import tables
from utils.study import Settings, Study
from utils.tables.files import inert

README = Path(__file__).parent.parent / "data" / "README.md"


@pytest.fixture
def made(tmp_path) -> Study:
    (tmp_path / "raw").mkdir()
    return Study(tmp_path, Settings())


@pytest.mark.parametrize("name", list(tables.TABLES))
def test_every_table_survives_the_disk_empty_and_with_a_row_of_nulls(made, name):
    for rows in ([], [{}]):
        tables.write(made, name, tables.frame(name, rows))
        back = tables.read(made, name)
        assert list(back.columns) == list(tables.TABLES[name].columns)
        assert len(back) == len(rows)
        assert back.isna().all().all()


def test_a_column_without_a_value_keeps_its_type(made):
    path = tables.write(made, "pages", tables.frame("pages", [{"page_id": "a"}]))
    kinds = duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{path}')").df()
    assert dict(kinds.to_numpy())["title"] == "VARCHAR" and dict(kinds.to_numpy())["reads"] == "BIGINT"


def test_a_table_is_the_same_bytes_each_time_and_holds_any_text(made):
    rows = tables.frame("comments", [{"comment_id": str(n), "text": f"’;--\n\r🧑 ‘{n}’ \ufffd", "likes": n}
                                     for n in range(3000)])
    first = tables.write(made, "comments", rows).read_bytes()
    assert tables.write(made, "comments", rows).read_bytes() == first
    assert tables.read(made, "comments").equals(rows)


def test_missing_is_null_and_integers_stay_integers(made):
    tables.write(made, "pages", tables.frame("pages", [{"page_id": "a", "reads": 3}, {"page_id": "b"}]))
    assert tables.read(made, "pages")["reads"].tolist() == [3, pd.NA]


def test_an_unknown_column_is_an_error_that_names_it():
    with pytest.raises(tables.TableError, match="raeds"):
        tables.frame("pages", [{"raeds": 3}])


def test_a_value_that_does_not_fit_is_an_error_that_names_the_column():
    with pytest.raises(tables.TableError, match="reads"):
        tables.frame("pages", [{"reads": "很多"}])


def test_a_stage_may_add_a_column_by_name(made):
    rows = tables.frame("pages", [{"page_id": "a", "mood": "x"}], extra={"mood": "string"})
    tables.write(made, "pages", rows, extra={"mood": "string"})
    assert tables.read(made, "pages")["mood"].tolist() == ["x"]


def test_reading_a_table_that_is_not_there_names_the_notebook(made):
    with pytest.raises(tables.MissingTable, match="02_compare_claims"):
        tables.read(made, "claims")


def test_query_sees_tables_by_name(made):
    tables.write(made, "pages", tables.frame("pages", [{"page_id": "a", "title": "甲"}]))
    tables.write(made, "references", tables.frame("references", [{"page_id": "a", "outlet": "乙报"}]))
    found = tables.query(made, 'SELECT pages.title, outlet FROM pages JOIN "references" USING (page_id)')
    assert found.values.tolist() == [["甲", "乙报"]]


def test_a_failed_write_leaves_the_file_of_before(made, monkeypatch):
    tables.write(made, "pages", tables.frame("pages", [{"page_id": "good"}]))

    def fail(data, columns, path):
        path.write_bytes(b"PAR1 half a file")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("utils.tables.files._write_parquet", fail)
    with pytest.raises(OSError):
        tables.write(made, "pages", tables.frame("pages", [{"page_id": "bad"}]))
    assert tables.read(made, "pages")["page_id"].tolist() == ["good"]
    assert [path.name for path in made.processed.iterdir()] == ["pages.parquet"]


@pytest.mark.parametrize("cell, shown", [
    ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
    ("+86 转人工", "'+86 转人工"), ("-甲", "'-甲"), ("@某人", "'@某人"), ("\t=1+1", "'\t=1+1"), ("＝1+1", "'＝1+1"),
    ("\u200b=1+1", "'\u200b=1+1"), ("\r=1", "'\r=1"),
    ("甲=乙", "甲=乙"), ("-4.5", "-4.5"), ("1.2e3", "1.2e3"), ("", ""), ("坏\x00字\u202e", "坏字"),
    (3, 3), (None, None),
])
def test_cells_are_inert(cell, shown):
    assert inert(cell) == shown


@given(st.text(max_size=30))
def test_no_cell_starts_a_formula(cell):
    shown = str(inert(cell)).strip()
    assert not re.match(r"[=@]", shown)
    assert not re.match(r"[+\-](?!\d)", shown)


def test_csv_opens_in_a_spreadsheet(tmp_path):
    path = tables.to_csv(tmp_path / "表.csv", pd.DataFrame({"名": ["=1+1", "甲\n乙", None], "数": [1, 2, 3]}))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(path)["名"].tolist()[:2] == ["'=1+1", "甲\n乙"]


def test_the_data_dictionary_is_true():
    assert tables.dictionary_markdown().strip() in README.read_text(encoding="utf-8")


def test_every_value_list_is_what_the_contract_says():
    assert set(tables.ROLES) == set(tables.TABLES["lines"].columns["role"].values)
    assert all(column.meaning for table in tables.TABLES.values() for column in table.columns.values())
