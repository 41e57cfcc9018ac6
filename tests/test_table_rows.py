"""Rows of the known incident lists as events: their values, and the row and column each came from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
import sourcebook
from sourcebook.builders.records import Settings
from sourcebook.builders.table import TableBuilder
from sourcebook.reports import Report
from sourcebook.schema import EVENTS

from .table_support import ACLED, GTD, UCDP, acled, build, gtd, only_event, table, told, ucdp, words, write_rows

if TYPE_CHECKING:
    from pathlib import Path


def test_acled_rows_become_events_with_the_lists_own_ids(tmp_path: Path) -> None:
    data = build(acled(tmp_path))
    events = {event["event_id"]: event for event in data.events.to_dicts()}
    assert set(events) == {"MLI90001", "MLI90002", "KEN90003"}
    clash, grenade, raid = events["MLI90001"], events["MLI90002"], events["KEN90003"]
    assert clash["side_a"] == ["Front of the Example", "Katiba One", "Katiba Two"]
    assert clash["cited_sources"] == ["Radio Example", "Undisclosed Source"]
    assert (clash["country"], clash["admin1"], clash["place"], clash["geo_precision"]) == (
        "MLI",
        "Mopti",
        "Djenne",
        "exact",
    )
    assert (clash["killed_low"], clash["killed_best"], clash["killed_high"]) == (3, 3, 3)
    assert clash["notes"] == ACLED[0]["notes"]
    assert (grenade["event_type"], grenade["civilians_targeted"], grenade["killed_best"]) == ("bombing", True, 0)
    assert (grenade["date_start"], grenade["date_end"]) == (date(2023, 11, 1), date(2023, 11, 30))
    assert (raid["date_start"], raid["date_end"], raid["date_precision"]) == (
        date(2023, 12, 28),
        date(2024, 1, 3),
        "week",
    )
    assert (raid["event_type"], raid["geo_precision"], grenade["geo_precision"]) == ("looting", "near", "admin1")


def test_minus_nine_is_a_longitude_and_no_number_of_people(tmp_path: Path) -> None:
    rows = [ACLED[1] | {"fatalities": "-9", "admin1": "-99"}]
    event = only_event(build(acled(tmp_path, rows)))
    assert (event["longitude"], event["killed_best"], event["admin1"]) == (-9.0, None, None)


def test_ucdp_figures_keep_low_best_and_high_and_the_dead_of_each_side(tmp_path: Path) -> None:
    data = build(ucdp(tmp_path))
    event = next(event for event in data.events.to_dicts() if event["event_id"] == "990001")
    assert [event[f"killed_{bound}"] for bound in ("low", "best", "high")] == [6, 10, 14]
    assert [event[f"civilians_killed_{bound}"] for bound in ("low", "best", "high")] == [1, 1, 1]
    assert (event["date_start"], event["date_end"], event["date_precision"]) == (
        date(2023, 3, 1),
        date(2023, 3, 2),
        "several_days",
    )
    parts = data.claims.filter((pl.col("event_id") == "990001") & (pl.col("scope") == "part"))
    assert set(parts.select("victims", "low").rows()) == {("Front One", 4), ("Front Two", 2)}
    report = data.reports.row(by_predicate=pl.col("report_id") == "ucdp_ged-990001", named=True)
    assert (report["publisher"], report["published"]) == ("Example News", date(2023, 3, 2))
    assert (report["title"], report["path"]) == ("Clash in the north", f"{tmp_path / 'ged.csv'}:2")


def test_every_count_shows_the_column_it_came_from(tmp_path: Path) -> None:
    data = build(ucdp(tmp_path, UCDP[:1]))
    claims = data.provenance.filter((pl.col("table") == "claims") & (pl.col("column").is_in(["low", "high"])))
    assert set(claims.select("rule", "quote").rows()) == {
        ("table@1:ucdp_ged.low", "6"),
        ("table@1:ucdp_ged.best", "10"),
        ("table@1:ucdp_ged.high", "14"),
        ("table@1:ucdp_ged.deaths_a", "4"),
        ("table@1:ucdp_ged.deaths_b", "2"),
        ("table@1:ucdp_ged.deaths_civilians", "1"),
    }
    assert words(data, "killed_low") == [("6", "6", "toll.low.smallest")]


def test_cells_quote_the_value_and_name_the_source_column(tmp_path: Path) -> None:
    data = build(acled(tmp_path, ACLED[:1]))
    assert words(data, "country") == [("MLI", "466", "table@1:acled.iso")]
    assert words(data, "side_a")[1] == ("Katiba One", "Katiba One", "table@1:acled.assoc_actor_1")
    assert data.reports["path"].to_list() == [f"{tmp_path / 'acled.csv'}:2"]


def test_quotes_stand_where_provenance_says(tmp_path: Path) -> None:
    builder = TableBuilder(Settings())
    rows = [item for item in builder.read_files([acled(tmp_path), ucdp(tmp_path)]) if isinstance(item, Report)]
    texts = {row.report_id: row.text for row in rows}
    data = build(tmp_path)
    quoted = data.provenance.filter(pl.col("quote").is_not_null())
    assert quoted.height > 100
    for row in quoted.iter_rows(named=True):
        assert texts[row["report_id"]][row["start"] : row["end"]] == row["quote"]


def test_a_country_the_number_does_not_tell_is_read_by_name(tmp_path: Path) -> None:
    rows = [ACLED[0] | {"iso": "0", "country": "Kosovo"}]
    assert only_event(build(acled(tmp_path, rows)))["country"] == "XKX"


@pytest.mark.parametrize(
    ("cells", "first", "last", "precision"),
    [
        ({}, date(2013, 3, 9), date(2013, 3, 9), "day"),
        ({"iday": "0"}, date(2013, 3, 1), date(2013, 3, 31), "month"),
        ({"imonth": "0", "iday": "0"}, date(2013, 1, 1), date(2013, 12, 31), "year"),
        ({"approxdate": "March 9-11, 2013"}, date(2013, 3, 9), date(2013, 3, 11), "several_days"),
        ({"iday": "0", "approxdate": "Between 03/02/2013 and 03/08/2013"}, date(2013, 3, 2), date(2013, 3, 8), "week"),
        ({"approxdate": "about that day"}, date(2013, 3, 9), date(2013, 3, 9), "several_days"),
        ({"imonth": "", "iday": "9"}, date(2013, 1, 1), date(2013, 12, 31), "year"),
        ({"imonth": "-9"}, date(2013, 1, 1), date(2013, 12, 31), "year"),
        ({"approxdate": "reported May 3-5, 2013"}, date(2013, 3, 9), date(2013, 3, 9), "several_days"),
        ({"iday": "0", "approxdate": "in 1876, perhaps"}, date(2013, 3, 1), date(2013, 3, 31), "month"),
    ],
)
def test_gtd_dates_come_from_their_parts_and_words(
    tmp_path: Path, cells: dict[str, str], first: date, last: date, precision: str
) -> None:
    event = only_event(build(gtd(tmp_path, **cells)))
    assert (event["date_start"], event["date_end"], event["date_precision"]) == (first, last, precision)


def test_gtd_counts_doubt_and_codes(tmp_path: Path) -> None:
    data = build(gtd(tmp_path, doubtterr="1", nwound="-99"))
    event = only_event(data)
    assert (event["killed_best"], event["injured_best"]) == (4, None)
    assert (event["event_type"], event["side_a"], event["side_b"]) == ("bombing", ["unidentified"], ["Patrol"])
    assert (event["country"], event["geo_precision"], event["review_status"]) == ("IRQ", "exact", "needs_check")
    assert words(data, "review_status") == [("needs_check", "1", "table@1:gtd.doubtterr")]
    attackers = data.claims.filter(pl.col("victims") == "attackers")
    assert attackers.select("measure", "low", "scope").rows() == [("killed", 1, "part")]
    assert only_event(build(gtd(tmp_path, doubtterr="-9")))["review_status"] == "unreviewed"


def test_gtd_in_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "gtd.csv"
    write_rows(
        path,
        [
            GTD
            | {"country_txt": "Colombia", "city": "Toribío", "summary": "Explotó en la estación, según el señor Peña."}
        ],
    )
    path.write_bytes(path.read_bytes().decode().encode("latin-1"))
    data = build(path)
    assert only_event(data)["place"] == "Toribío"
    assert any("not UTF-8; read as cp1252" in line for line in told(data))


def test_rows_of_one_list_are_never_joined(tmp_path: Path) -> None:
    twins = [ACLED[0], ACLED[0] | {"event_id_cnty": "MLI90009"}]
    assert build(acled(tmp_path, twins)).events["n_reports"].to_list() == [1, 1]


def test_rows_of_two_lists_are_joined_like_reports(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    write_rows(other, [ACLED[0] | {"event_id_cnty": "MLI90009"}])
    data = build(acled(tmp_path), other)
    assert data.events.height == 3
    joined = data.events.filter(pl.col("n_reports") == 2).to_dicts()
    assert [event["report_ids"] for event in joined] == [["acled-MLI90001", "acled-MLI90009"]]
    assert joined[0]["event_id"] == "MLI90001"


def test_a_row_that_two_exports_share_counts_once(tmp_path: Path) -> None:
    again = tmp_path / "later.csv"
    write_rows(again, ACLED[1:], list(ACLED[1]) + [name for name in ACLED[2] if name not in ACLED[1]])
    first = tmp_path / "first.csv"
    write_rows(first, ACLED[1:], list(ACLED[1]) + [name for name in ACLED[2] if name not in ACLED[1]])
    data = build(first, again)
    assert data.events.height == 2
    assert sum("again, the same text as in" in failure.reason for failure in data.failures) == 2


def test_one_id_for_two_different_rows_keeps_both_and_tells(tmp_path: Path) -> None:
    data = build(acled(tmp_path, [ACLED[0], ACLED[0] | {"location": "Sofara", "fatalities": "9"}]))
    assert data.events.height == 2
    assert "MLI90001" in data.events["event_id"].to_list()
    assert f"{tmp_path / 'acled.csv'}:3: id MLI90001 stands for another row too; both are kept" in told(data)


def test_equal_rows_without_ids_are_both_kept(tmp_path: Path) -> None:
    line = "2023-01-05,attack,SYR,Homs,2"
    data = build(table(tmp_path, "date_start,event_type,country,place,killed_best", line, line))
    assert data.events.height == 2
    assert any("the same, word for word" in line for line in told(data))


def test_an_inserted_row_changes_no_other_id(tmp_path: Path) -> None:
    head = "date_start,event_type,country,place,killed_best"
    lines = ["2023-01-05,attack,SYR,Homs,2", "2023-02-05,attack,SYR,Homs,3"]
    before = set(build(table(tmp_path, head, *lines)).events["event_id"])
    after = set(build(table(tmp_path, head, "2023-01-01,riot,SYR,Hama,1", *lines)).events["event_id"])
    assert before < after


def test_our_own_files_are_read_back(tmp_path: Path) -> None:
    first = build(ucdp(tmp_path), acled(tmp_path), out=tmp_path / "out")
    again = build(tmp_path / "out" / "events.parquet")
    kept = [name for name in EVENTS.names if name not in ("report_ids", "confidence")]
    assert again.events.select(kept).equals(first.events.select(kept))
    assert any("read as a list with columns of our own" in line for line in told(again))


def test_review_columns_of_our_own_are_kept(tmp_path: Path) -> None:
    head = "event_id,date_start,event_type,country,review_status,notes"
    event = only_event(build(table(tmp_path, head, "E1,2023-01-05,attack,SYR,needs_check,ask again")))
    assert (event["event_id"], event["review_status"], event["notes"]) == ("E1", "needs_check", "ask again")


def test_any_number_of_processes_gives_the_same_files(tmp_path: Path) -> None:
    paths = [acled(tmp_path), ucdp(tmp_path), gtd(tmp_path)]
    for name, jobs in (("one", 1), ("two", 2)):
        build(*paths, out=tmp_path / name, jobs=jobs)
    for file in (tmp_path / "one").glob("*.parquet"):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_no_row_breaks_a_rule(tmp_path: Path) -> None:
    data = build(acled(tmp_path), ucdp(tmp_path), gtd(tmp_path))
    assert data.defects == []
    assert sourcebook.validate(data).is_empty()


def test_our_own_workbook_is_read_back(tmp_path: Path) -> None:
    from sourcebook.exports import BuildInfo, write_workbook

    first = build(ucdp(tmp_path), acled(tmp_path), out=tmp_path / "out")
    files = {name: first.path(name) for name in ("events", "claims", "provenance", "reports")}
    book = tmp_path / "book.xlsx"
    write_workbook(book, files, BuildInfo(version="0", builder="table@1", fingerprint="f"))
    again = build(book)
    kept = [name for name in EVENTS.names if name not in ("report_ids", "confidence")]
    assert again.events.select(kept).equals(first.events.select(kept))
    assert any(f"{book}:Events: read is sheet Events; passed over: " in line for line in told(again))


def test_a_source_that_is_older_than_the_incident_leaves_its_day_empty_and_keeps_the_row(tmp_path: Path) -> None:
    data = build(acled(tmp_path, [ACLED[0] | {"timestamp": "1000000000"}]))
    assert data.defects == []
    assert data.events["date_start"].to_list() == [date(2023, 11, 8)]
    assert data.reports["published"].to_list() == [None]
    told_of = "published on 2001-09-09, before what it tells of (2023-11-08)"
    assert any(told_of in notice.message for notice in data.notices)
