"""Findings: every breach of every rule, where it is, what is allowed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from pandera.errors import SchemaErrors
from sourcebook.schema import CLAIMS, EVENTS, PROVENANCE, REPORTS, TABLES, Kind, empty_frame
from sourcebook.schema.crossing import validate_dataset
from sourcebook.schema.model import model
from sourcebook.schema.soundness import is_sound
from sourcebook.schema.validation import validate

from .frames_support import frames, with_cell

if TYPE_CHECKING:
    from sourcebook.schema import Table


def test_sound_frames_have_no_findings() -> None:
    assert validate_dataset(frames()).is_empty()
    for table in TABLES:
        assert validate(table, empty_frame(table)).is_empty()


ODD: dict[Kind, tuple[object, ...]] = {
    Kind.TEXT: (None, "", "x", "unidentified\n"),
    Kind.INTEGER: (None, -1, 0, 10**12),
    Kind.NUMBER: (None, -91.0, 0.5, float("nan")),
    Kind.DATE: (None, date(1, 1, 1), date(2030, 1, 1)),
    Kind.TIMESTAMP: (None,),
    Kind.BOOLEAN: (None, True, False),
    Kind.LIST: (None, [], [""], ["x", None]),
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_sound_is_what_pandera_passes(table: Table) -> None:
    frame = frames()[table.name]
    assert is_sound(table, frame)
    for column in table.columns:
        for value in ODD[column.kind]:
            odd = with_cell(frame, 0, **{column.name: value})
            try:
                model(table).validate(odd, lazy=True)
            except SchemaErrors:
                assert not is_sound(table, odd), (column.name, value)
            else:
                assert is_sound(table, odd), (column.name, value)


@pytest.mark.parametrize(
    ("cells", "column", "rule", "told"),
    [
        ({"event_type": "batle"}, "event_type", "vocabulary", "choose one of armed_clash, attack"),
        ({"event_type": None}, "event_type", "filled", "event_type is empty"),
        ({"country": "Syria"}, "country", "pattern", "three capital letters"),
        ({"country": "SYR\n"}, "country", "pattern", "three capital letters"),
        ({"killed_low": -1}, "killed_low", "minimum", "at least 0"),
        ({"confidence": 1.5}, "confidence", "maximum", "0 to 1"),
        ({"confidence": float("nan")}, "confidence", "maximum", "0 to 1"),
        ({"latitude": 91.0}, "latitude", "maximum", "-90 to 90"),
        ({"side_a": ["ISIS", ""]}, "side_a", "list_members", "empty member"),
        ({"killed_best": 99}, "killed_low", "killed_in_order", "99"),
        ({"killed_best": None}, "killed_low", "killed_all_or_none", "killed_best empty"),
        ({"longitude": None}, "latitude", "coordinates_together", "fill both or clear both"),
        ({"date_start": date(2030, 1, 1)}, "date_start", "date_order", "2030-01-01"),
    ],
)
def test_a_wrong_cell_is_told_with_where_what_and_what_to_do(
    cells: dict[str, object], column: str, rule: str, told: str
) -> None:
    found = validate(EVENTS, with_cell(frames()["events"], 3, **cells)).filter(pl.col("rule") == rule)
    assert found.select("table", "row", "column", "severity").rows() == [("events", 3, column, "error")]
    assert found["row_id"][0] == frames()["events"]["event_id"][3]
    assert told in found["message"][0]


def test_the_value_found_is_given_as_text() -> None:
    found = validate(EVENTS, with_cell(frames()["events"], 0, confidence=1.5, event_type="x" * 500))
    assert dict(found.select("column", "value").rows()) == {"confidence": "1.5", "event_type": "x" * 500}
    assert all(len(message) < 400 for message in found["message"])


def test_all_findings_are_collected() -> None:
    broken = with_cell(frames()["events"], 1, killed_low=-5, country="xx", review_status="done")
    assert validate(EVENTS, with_cell(broken, 4, event_type=None)).height == 4


def test_both_rows_of_one_id_are_told() -> None:
    twice = with_cell(frames()["events"], 5, event_id=frames()["events"]["event_id"][2])
    assert validate(EVENTS, twice).select("row", "rule").rows() == [(2, "unique"), (5, "unique")]


def test_columns_that_are_missing_unknown_or_mistyped_are_told_once() -> None:
    frame = frames()["events"].drop("place").with_columns(colour=pl.lit("red"), killed_low=pl.lit("3"))
    found = validate(EVENTS, frame).select("column", "rule", "row").rows()
    assert set(found) == {
        ("place", "missing_column", None),
        ("colour", "unknown_column", None),
        ("killed_low", "type", None),
    }


def test_every_rule_of_the_schema_is_a_check_of_the_model() -> None:
    for table in TABLES:
        assert [check.name for check in model(table).checks] == [rule.name for rule in table.rules]
        assert model(table) is model(table)
        lists = [column.name for column in table.columns if column.kind is Kind.LIST]
        assert all(model(table).columns[name].checks for name in lists)


@pytest.mark.parametrize(
    ("table", "cells", "column", "rule"),
    [
        (CLAIMS, {"event_id": "SYR-1"}, "event_id", "known_reference"),
        (CLAIMS, {"report_id": "nowhere"}, "report_id", "known_reference"),
        (CLAIMS, {"victim_group": "civilian"}, "victim_group", "has_evidence"),
        (EVENTS, {"report_ids": ["note-0000", "nowhere"]}, "report_ids", "known_reference"),
        (EVENTS, {"admin2": "Tadmor"}, "admin2", "has_evidence"),
        (PROVENANCE, {"row_id": "gone"}, "row_id", "known_reference"),
        (PROVENANCE, {"column": "colour"}, "column", "known_column"),
        (REPORTS, {"published": date(2020, 1, 1)}, "date_end", "date_within_reports"),
    ],
)
def test_rules_across_tables(table: object, cells: dict[str, object], column: str, rule: str) -> None:
    name = table.name  # type: ignore[attr-defined]
    tables = frames()
    tables[name] = with_cell(tables[name], 0, **cells)
    found = validate_dataset(tables)
    assert (column, rule) in found.select("column", "rule").rows()
    assert found.filter(pl.col("rule") == rule)["row"].to_list() == [0]


def test_other_evidence_does_not_stand_in_for_a_cells_own() -> None:
    tables = frames()
    of_place = (pl.col("column") == "place") & (pl.col("table") == "events")
    tables["provenance"] = tables["provenance"].with_columns(
        origin=pl.when(of_place).then(pl.lit("alternative")).otherwise("origin")
    )
    found = validate_dataset(tables)
    assert set(found.select("column", "rule").rows()) == {("place", "has_evidence")}
    assert found.height == tables["events"]["place"].count()


def test_tables_of_the_wrong_shape_are_not_compared() -> None:
    tables = frames()
    tables["reports"] = tables["reports"].drop("published")
    assert validate_dataset(tables)["rule"].to_list() == ["missing_column"]
