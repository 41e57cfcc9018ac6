"""What helps an analyst in the workbook: dropdowns, checks, colours, links, notes, the Summary."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from sourcebook.exports import BuildInfo, limits
from sourcebook.exports.figures import figures
from sourcebook.exports.series import by_division
from sourcebook.schema import CLAIMS, EVENTS

from .frames_support import frames, with_cell
from .workbook_support import links, workbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("book"), frames())


def checks(book: Path, sheet: str) -> dict[str, Any]:
    loaded = load_workbook(book)[sheet]
    by_letter = {str(check.sqref).split("2:")[0]: check for check in loaded.data_validations.dataValidation}
    return {cell.value: by_letter[cell.column_letter] for cell in loaded[1] if cell.column_letter in by_letter}


def letter_of(name: str) -> str:
    return get_column_letter(EVENTS.names.index(name) + 1)


@pytest.mark.parametrize("table", [EVENTS, CLAIMS], ids=lambda table: table.name)
def test_vocabularies_are_dropdowns_of_their_values(table: Any, book: Path) -> None:
    found = checks(book, table.title)
    lists = load_workbook(book)["Lists"]
    for column in table.columns:
        if column.vocabulary:
            cells = lists[found[column.name].formula1.partition("!")[2].replace("$", "")]
            assert [row[0].value for row in cells] == column.vocabulary.codes
    assert all(found[name].type == "list" for name in found if table[name].vocabulary)


def test_checks_reach_below_the_data_and_name_their_rule(book: Path) -> None:
    for name, check in checks(book, "Events").items():
        last = int(str(check.sqref).rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        assert last >= frames()["events"].height + 100, name
        assert check.errorTitle
        assert 0 < len(check.error) <= 225
        assert len(check.formula1) <= 255


def test_limits_of_numbers_and_dates_are_checked(book: Path) -> None:
    found = checks(book, "Events")
    assert (found["latitude"].type, found["latitude"].formula1, found["latitude"].formula2) == ("decimal", "-90", "90")
    assert (found["date_end"].type, found["date_end"].formula1) == ("date", "B2")
    assert found["killed_best"].errorTitle == "killed_in_order"
    low, best, high = (letter_of(name) for name in ("killed_low", "killed_best", "killed_high"))
    assert f"{low}2<={best}2" in found["killed_best"].formula1
    assert f"{best}2<={high}2" in found["killed_low"].formula1
    assert (checks(book, "Claims")["low"].type, checks(book, "Claims")["low"].formula1) == ("whole", "0")


def test_keys_and_computed_columns_are_quiet_and_unchecked(book: Path) -> None:
    sheet = load_workbook(book)["Events"]
    colours = {cell.value: cell.fill.start_color.rgb for cell in sheet[1]}
    quiet = {name for name, colour in colours.items() if colour == colours["event_id"]}
    assert quiet == {"event_id", "report_ids", "n_reports", "confidence"}
    assert not quiet & set(checks(book, "Events"))


def test_an_event_leads_to_its_words_and_back(book: Path) -> None:
    provenance = frames()["provenance"]
    of_event = provenance.with_row_index("row", offset=2).filter(pl.col("table") == "events")
    events = frames()["events"]["event_id"].to_list()
    for row, event in enumerate(events, 2):
        first = of_event.filter(pl.col("row_id") == event)["row"].min()
        assert links(book, "Events")[f"A{row}"] == f"Provenance!B{first}"
    back = links(book, "Provenance")
    for row, event in of_event.select("row", "row_id").rows():
        assert back[f"B{row}"] == f"Events!A{events.index(event) + 2}"


def test_a_claim_leads_to_its_event_and_its_words(book: Path) -> None:
    found = links(book, "Claims")
    assert (found["B2"], found["B4"]) == ("Events!A2", "Events!A3")
    claim = frames()["claims"]["claim_id"][3]
    row = frames()["provenance"]["row_id"].to_list().index(claim) + 2
    assert found["A5"] == f"Provenance!B{row}"


def test_links_stay_within_the_limit_by_sharing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_LINKS", 60)
    found = links(workbook(tmp_path, frames()), "Provenance")
    assert len(found) <= 60
    of_first = frames()["provenance"].filter(pl.col("row_id") == frames()["events"]["event_id"][0])
    assert found[f"B2:B{of_first.height + 1}"] == "Events!A2"
    monkeypatch.setattr(limits, "MAX_LINKS", 7)
    assert len(links(workbook(tmp_path, frames()), "Events")) == 7


def test_links_never_lead_beyond_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 50)
    book = workbook(tmp_path, frames())
    for sheet in ("Events", "Claims", "Provenance"):
        assert all(int(place.partition("!")[2][1:]) <= 50 for place in links(book, sheet).values())


def test_the_main_figure_carries_its_words(book: Path) -> None:
    sheet = load_workbook(book)["Events"]
    column = EVENTS.names.index("killed_best") + 1
    words = frames()["provenance"].filter(pl.col("column") == "killed_best")["quote"].to_list()
    for row, quote in enumerate(words, 2):
        assert quote in sheet.cell(row, column).comment.text


def test_doubt_review_and_disorder_are_coloured(book: Path) -> None:
    sheet = load_workbook(book)["Events"]
    formulas = [rule.formula[0] for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert any("<0.5" in formula for formula in formulas)
    assert any('"needs_check"' in formula for formula in formulas)
    assert sum("COUNTA" in formula for formula in formulas) == 3


def summary(book: Path) -> str:
    values = load_workbook(book)["Summary"].iter_rows(values_only=True)
    return "\n".join(str(value) for row in values for value in row if value is not None)


def test_the_summary_counts_and_dates(book: Path) -> None:
    told = summary(book)
    reports, events = frames()["reports"], frames()["events"]
    assert f"{events.height} from {events['date_start'].min()} to {events['date_end'].max()}" in told
    assert f"{reports.height}, published from {reports['published'].min()} to {reports['published'].max()}" in told
    assert "sourcebook 1.2, builder stub@1" in told
    assert "f00" in told


def test_the_summary_lists_reports_that_failed(tmp_path: Path) -> None:
    failures = (("bad\udcff\x00.txt", "=cannot be read"), *((f"{n}.pdf", "no text") for n in range(60)))
    told = summary(
        workbook(tmp_path, frames(), BuildInfo(version="1", builder="b", fingerprint="f", failures=failures))
    )
    assert "=cannot be read" in told
    assert "48.pdf" in told
    assert "49.pdf" not in told
    assert "11 more" in told


def test_charts_draw_the_figures_on_the_hidden_sheet(book: Path) -> None:
    lists = {row[0].value: [cell.value for cell in row[1:]] for row in load_workbook(book)["Lists"].iter_cols()}
    assert sum(value or 0 for value in lists["Events by month"]) == 12
    killed = [value for value in lists["People killed, by who acted"] if value]
    assert killed == sorted(killed, reverse=True)
    charts = load_workbook(book)["Summary"]._charts
    assert len(charts) == 4
    assert all("Lists" in chart.series[0].val.numRef.f for chart in charts)


def test_people_killed_by_month_have_their_bounds(book: Path) -> None:
    lists = {row[0].value: [cell.value for cell in row[1:]] for row in load_workbook(book)["Lists"].iter_cols()}
    events = frames()["events"]
    title = "People killed by month, lowest to highest figure"
    best, above, below = (
        sum(value or 0 for value in lists[name]) for name in (title, f"{title}: above", f"{title}: below")
    )
    assert best == events["killed_best"].sum()
    assert best + above == events["killed_high"].sum()
    assert best - below == events["killed_low"].sum()
    [bars] = [chart.series[0].errBars for chart in load_workbook(book)["Summary"]._charts if chart.series[0].errBars]
    assert "Lists" in bars.plus.numRef.f


def test_people_killed_by_division_are_told_apart_by_country(tmp_path: Path) -> None:
    events = with_cell(frames()["events"], 1, admin1="Homs")
    events.write_parquet(tmp_path / "events.parquet")
    series = by_division(pl.scan_parquet(tmp_path / "events.parquet"))
    assert {"Homs (SYR)", "Homs (UKR)"} <= set(series.names)
    assert series.values == sorted(series.values, reverse=True)
    assert sum(series.values) == events["killed_best"].sum()


def over_time(folder: Path, events: pl.DataFrame) -> Any:
    workbook(folder, frames() | {"events": events})
    return figures({name: folder / f"{name}.parquet" for name in frames()}).over_time


def test_time_is_cut_into_days_months_or_years(tmp_path: Path) -> None:
    events = frames()["events"]
    assert over_time(tmp_path, events).title == "Events by month"
    assert over_time(tmp_path, events[:2]).title == "Events by day"
    late = with_cell(events, 0, date_start=events["date_start"][0] - timedelta(days=4000))
    years = over_time(tmp_path, late)
    assert years.title == "Events by year"
    assert years.names == [str(year) for year in range(2012, 2024)]
    assert sum(years.values) == events.height


def test_dates_coarser_than_a_bar_and_rejected_events_are_not_drawn(tmp_path: Path) -> None:
    events = with_cell(with_cell(frames()["events"], 0, date_precision="year"), 1, review_status="rejected")
    series = over_time(tmp_path, events)
    assert sum(series.values) == events.height - 2
    assert series.left_out == 1
