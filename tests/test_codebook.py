"""The codebook says everything the schema says, in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sourcebook.schema import TABLES, VOCABULARIES
from sourcebook.schema.codebook import codebook, codebook_frame, vocabularies

PAGE = Path(__file__).parents[1] / "docs" / "codebook.md"


def test_the_page_in_docs_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == codebook("md"), "run: sourcebook codebook > docs/codebook.md"


def test_every_column_has_a_row() -> None:
    frame = codebook_frame()
    assert frame.select("table", "column").rows() == [(t.name, c.name) for t in TABLES for c in t.columns]
    assert frame.select("type", "role", "required", "meaning").null_count().sum_horizontal()[0] == 0


def test_a_row_says_what_is_allowed() -> None:
    rows = {(row["table"], row["column"]): row for row in codebook_frame().iter_rows(named=True)}
    assert rows["events", "killed_best"]["allowed"] == "at least 0"
    assert rows["events", "killed_best"]["acled"] == "fatalities"
    assert rows["events", "latitude"]["allowed"] == "-90 to 90"
    assert rows["events", "date_precision"]["allowed"].startswith("day, several_days")
    assert rows["events", "country"]["allowed"].startswith("three capital letters")
    assert rows["events", "event_id"]["required"] == "yes"


def test_every_vocabulary_is_in_it() -> None:
    assert set(vocabularies()) >= {vocabulary.name for vocabulary in VOCABULARIES}
    page = codebook()
    for vocabulary in VOCABULARIES:
        assert all(f"| {term.code} | {term.definition} |" in page for term in vocabulary.terms)


def test_rules_are_listed_by_name() -> None:
    page = codebook()
    assert all(f"- `{rule.name}`: {rule.meaning}" in page for table in TABLES for rule in table.rules)


def test_json_has_tables_columns_and_terms() -> None:
    tables = {table["table"]: table for table in json.loads(codebook("json"))["tables"]}
    assert list(tables) == [table.name for table in TABLES]
    columns = {column["name"]: column for column in tables["events"]["columns"]}
    assert columns["event_type"]["vocabulary"][0]["code"] == "armed_clash"
    assert columns["killed_low"]["minimum"] == 0
    assert "killed_in_order" in [rule["name"] for rule in tables["events"]["rules"]]


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="md or json"):
        codebook("pdf")
