"""Whatever holds rows can be validated: csv, Parquet, folders, frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook.errors import InputError
from sourcebook.schema.frames import text_of

from .frames_support import frames, with_cell
from .workbook_support import workbook

if TYPE_CHECKING:
    from pathlib import Path


def as_csv(frame: pl.DataFrame, path: Path, separator: str = ",") -> Path:
    frame.select(text_of(name, held).alias(name) for name, held in frame.schema.items()).write_csv(
        path, separator=separator
    )
    return path


def places(findings: pl.DataFrame) -> list[tuple[str, str]]:
    return findings.select("address", "rule").rows()


def errors(findings: pl.DataFrame) -> list[tuple[str, str]]:
    """A csv file has no provenance, so names in it may be warned of."""
    return places(findings.filter(pl.col("severity") == "error"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_of_rows(tmp_path: Path, separator: str) -> None:
    good = as_csv(frames()["events"], tmp_path / "good.csv", separator)
    assert errors(sourcebook.validate(good)) == []
    wrong = with_cell(with_cell(frames()["events"], 0, notes="two\nlines"), 1, killed_best=99, event_type="atack")
    bad = as_csv(wrong, tmp_path / "bad.csv", separator)
    assert errors(sourcebook.validate(bad)) == [("bad.csv:4", "vocabulary"), ("bad.csv:4", "killed_in_order")]


def test_csv_is_read_as_people_type_it(tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    path.write_text(
        "Event ID;Date start;date_end;date_precision;country;place;event_type;side_a;killed_low;killed_best;"
        "killed_high;cited_sources;review_status;admin1;admin2;notes\n"
        "a-1;8 November 2023;8.11.2023;day;SYR;Homs;attack;ISIS;1 200;1,200;1.200;;;;;\n"
        "a-2;08/11/2023;;;SYR;Homs;attack;;;;;;;;;\n"
    )
    assert errors(sourcebook.validate(path)) == [("typed.csv:3", "type")]


def test_parquet_of_rows_and_frames(tmp_path: Path) -> None:
    workbook(tmp_path, frames())
    assert sourcebook.validate(tmp_path / "events.parquet").is_empty()
    wrong = with_cell(frames()["events"], 4, country="xx")
    assert places(sourcebook.validate(wrong)) == [("events.parquet:5", "pattern")]
    assert places(sourcebook.validate(frames() | {"events": wrong})) == [("events.parquet:5", "pattern")]


def test_a_dataset_folder_is_judged_by_the_rules_across_tables_too(tmp_path: Path) -> None:
    made = frames()
    workbook(tmp_path, made | {"claims": with_cell(made["claims"], 2, event_id="gone")})
    found = sourcebook.validate(tmp_path)
    assert places(found) == [("claims.parquet:3", "known_reference")]


def test_frames_of_other_shapes_are_told_by_column() -> None:
    wrong = frames()["events"].with_columns(pl.col("killed_low").cast(pl.String)).drop("place")
    assert set(places(sourcebook.validate(wrong))) == {("events.parquet", "type"), ("events.parquet", "missing_column")}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"x,y\n1,2\n", "columns of no table"),
        ("a.csv", b"", "cannot be read as csv"),
        ("a.csv", b"event_id,place\n\xff\xfe,\xe9\n", "cannot be read as csv"),
        ("a.parquet", b"PAR1 but no more", "cannot be read as Parquet"),
    ],
)
def test_files_that_hold_no_rows_of_ours(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told) as caught:
        sourcebook.validate(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_tables_and_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no table of this name"):
        sourcebook.validate({"people": frames()["events"]})
    with pytest.raises(InputError, match=r"none\.csv"):
        sourcebook.validate(tmp_path / "none.csv")
    with pytest.raises(InputError, match="is missing"):
        sourcebook.validate(tmp_path)


def test_a_million_wrong_cells_would_still_be_a_frame() -> None:
    """Messages are made by expressions: as many findings as cells, each with its own words."""
    many = pl.concat([frames()["events"]] * 200).with_columns(
        event_id=pl.format("E-{}", pl.int_range(pl.len())), latitude=pl.int_range(pl.len()) + 100.0
    )
    found = sourcebook.validate(many).filter(pl.col("rule") == "maximum")
    assert found.height == many.height
    assert found["message"].n_unique() == many.height
