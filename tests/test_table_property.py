"""Whatever a list holds, every row becomes an event or is told, and no event breaks a rule."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import sourcebook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sourcebook.exports.acled import COLUMNS as ACLED_COLUMNS
from sourcebook.exports.ucdp import COLUMNS as UCDP_COLUMNS

from .table_support import ACLED, GTD, UCDP, build, words, write_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

LAYOUTS: dict[str, tuple[Sequence[str], dict[str, str]]] = {
    "acled": (ACLED_COLUMNS, ACLED[0]),
    "ucdp": (UCDP_COLUMNS, UCDP[0]),
    "gtd": (list(GTD), GTD),
    "own": (
        [
            *("event_id", "date_start", "date_end", "date_precision", "country", "place", "latitude", "longitude"),
            *("geo_precision", "event_type", "side_a", "killed_low", "killed_best", "killed_high", "notes"),
            *("civilians_killed_low", "civilians_killed_best", "civilians_killed_high", "review_status"),
        ],
        {"date_start": "2023-01-05", "event_type": "attack", "country": "SYR"},
    ),
}

ODD = st.sampled_from(
    [
        *(
            "",
            "-9",
            "-99",
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "7",
            "12",
            "1.5",
            "1e3",
            "-1",
            "1,234",
            "4.0",
            "999999999999999999999",
            "NaN",
        ),
        *(
            "2023-02-30",
            "2023-13-01",
            "0000-00-00",
            "9999-12-31",
            "1899-12-31",
            "31/12/2023",
            "45000",
            "2023",
            "2023-06",
        ),
        *(
            "March 9-11, 2013",
            "Between 1/1/2013 and 12/31/2013",
            "Feb 30, 2013",
            "true",
            "no",
            "; ;",
            "a; a; b",
            "=1+1",
        ),
        *("attack", "Attack", "SYR", "Syria", "exact", "day", "year", "needs_check", "x: y\nz", "İ", "\u2028", "﷽"),
    ]
)


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[dict[str, str]]]:
    """A layout, and rows of it in which some cells hold anything."""
    name = draw(st.sampled_from(sorted(LAYOUTS)))
    columns, sample = LAYOUTS[name]
    cells = st.dictionaries(st.sampled_from(list(columns)), ODD | st.text(max_size=12), max_size=8)
    return name, [sample | changed for changed in draw(st.lists(cells, min_size=1, max_size=4))]


def read_back(path: Path) -> int:
    """How many lines an export has."""
    with path.open(newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.DictReader(file))


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(lists())
def test_every_row_is_an_event_or_told(drawn: tuple[str, list[dict[str, str]]]) -> None:
    name, rows = drawn
    columns, sample = LAYOUTS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = write_rows(Path(folder) / "list.csv", [*rows, sample], columns)
        data = build(path)
        lines = [read_back(sourcebook.export(data, form, Path(folder) / form)) for form in ("acled", "ucdp")]
    assert data.defects == []
    assert data.events.height + len(data.failures) == len(rows) + 1
    assert all("builder 'table' failed" not in failure.reason for failure in data.failures)
    assert lines == [data.events.height] * 2
    assert len(words(data, "event_type")) == data.events.height
