"""ACLED's and UCDP's layouts: what was read from them comes back, and what was changed or never theirs is nearest."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import polars as pl
import sourcebook
from sourcebook.exports import acled as acled_layout
from sourcebook.exports import layout
from sourcebook.exports import ucdp as ucdp_layout

from . import frames_support
from .table_support import ACLED, ACLED_MAPPED, UCDP, UCDP_MAPPED, acled, build, ucdp

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def exported(data: sourcebook.Dataset, form: str, folder: Path) -> dict[str, dict[str, str]]:
    """The lines of an export by their id."""
    with sourcebook.export(data, form, folder / f"{form}.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row[next(iter(row))]: row for row in rows}


def with_event(data: sourcebook.Dataset, event_id: str, **cells: object) -> sourcebook.Dataset:
    """The dataset after an analyst changed cells of one event."""
    rows = [row | cells if row["event_id"] == event_id else row for row in data.events.to_dicts()]
    data.frames["events"] = pl.DataFrame(rows, schema=data.events.schema)
    return data


def test_acled_comes_back_in_every_mapped_column(tmp_path: Path) -> None:
    lines = exported(build(acled(tmp_path), out=tmp_path / "out"), "acled", tmp_path)
    assert len(lines) == len(ACLED)
    for row in ACLED:
        line = lines[row["event_id_cnty"]]
        assert {name: line[name] for name in ACLED_MAPPED} == {name: row.get(name, "") for name in ACLED_MAPPED}


def test_ucdp_comes_back_in_every_mapped_column(tmp_path: Path) -> None:
    lines = exported(build(ucdp(tmp_path), out=tmp_path / "out"), "ucdp", tmp_path)
    assert len(lines) == len(UCDP)
    for row in UCDP:
        line = lines[row["id"]]
        assert {name: line[name] for name in UCDP_MAPPED} == {name: row.get(name, "") for name in UCDP_MAPPED}


def test_an_export_read_in_and_exported_again_is_the_same(tmp_path: Path) -> None:
    for form, write in (("acled", acled), ("ucdp", ucdp)):
        first = sourcebook.export(build(write(tmp_path)), form, tmp_path / "first.csv").read_bytes()
        again = sourcebook.export(build(tmp_path / "first.csv"), form, tmp_path / "again.csv").read_bytes()
        assert first == again


def test_slices_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = build(acled(tmp_path))
    whole = sourcebook.export(data, "acled", tmp_path / "whole.csv").read_bytes()
    monkeypatch.setattr(layout, "SLICE", 1)
    assert sourcebook.export(data, "acled", tmp_path / "sliced.csv").read_bytes() == whole


def test_days_in_words_come_back_as_the_same_days(tmp_path: Path) -> None:
    rows = [ACLED[1] | {"event_date": "14 November 2023"}]
    (line,) = exported(build(acled(tmp_path, rows)), "acled", tmp_path).values()
    assert (line["event_date"], line["time_precision"]) == ("2023-11-14", "3")


def test_an_edited_cell_wins_over_the_words_of_the_list(tmp_path: Path) -> None:
    data = with_event(build(acled(tmp_path)), "MLI90002", event_type="arson", side_a=["Somebody"], killed_best=2)
    line = exported(data, "acled", tmp_path)["MLI90002"]
    assert (line["sub_event_type"], line["event_type"]) == ("Looting/property destruction", "Strategic developments")
    assert (line["actor1"], line["assoc_actor_1"], line["fatalities"]) == ("Somebody", "", "2")
    assert (line["actor2"], line["assoc_actor_2"]) == ("Civilians (Mali)", "Farmers (Mali)")


def test_a_column_for_two_of_ours_comes_back_only_where_both_are_unchanged(tmp_path: Path) -> None:
    from datetime import date

    data = with_event(build(acled(tmp_path)), "MLI90002", date_end=date(2023, 11, 10))
    assert exported(data, "acled", tmp_path)["MLI90002"]["event_date"] == "2023-11-05"


def test_an_emptied_cell_stays_empty(tmp_path: Path) -> None:
    data = with_event(build(ucdp(tmp_path)), "990001", admin1=None, killed_low=None, killed_best=None, killed_high=None)
    line = exported(data, "ucdp", tmp_path)["990001"]
    assert (line["adm_1"], line["best"], line["deaths_a"]) == ("", "", "")


def test_events_of_other_origin_get_the_nearest_codes(tmp_path: Path) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(6))
    events = {row["event_id"]: row for row in data.events.to_dicts()}
    for name, line in exported(data, "acled", tmp_path).items():
        event = events[name]
        assert line["fatalities"] == str(event["killed_best"])
        assert line["sub_event_type"] in acled_layout.SUB_EVENTS
        assert line["actor1"] == event["side_a"][0]
    for name, line in exported(data, "ucdp", tmp_path).items():
        event = events[name]
        assert (line["low"], line["best"], line["high"]) == tuple(
            str(event[f"killed_{bound}"]) for bound in ("low", "best", "high")
        )
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(line[part]) for part in parts) == event["killed_best"]
        assert line["date_start"] == f"{event['date_start']} 00:00:00.000"


def test_each_layout_has_all_columns_of_its_codebook(tmp_path: Path) -> None:
    empty = sourcebook.Dataset(
        folder=None, frames={name: frame.clear() for name, frame in frames_support.frames(1).items()}
    )
    for form, columns in (("acled", acled_layout.COLUMNS), ("ucdp", ucdp_layout.COLUMNS)):
        path = sourcebook.export(empty, form, tmp_path / f"{form}.csv")
        assert path.read_text() == ",".join(columns) + "\n"
    assert (len(acled_layout.COLUMNS), len(ucdp_layout.COLUMNS)) == (31, 49)
