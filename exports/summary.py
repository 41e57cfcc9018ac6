"""The first sheet: what this is, how much of it, how to read it, and what is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Side

from ..schema import TABLES
from . import styles
from .cells import LINE_HEIGHT
from .charts import bar_chart, between
from .excel_text import rows_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .figures import Figures
    from .info import BuildInfo
    from .series import Series

TITLE = "Summary"
SHOWN_FAILURES = 50
WIDTHS = (2, 24, 120)
"""Of the margin, of names, and of what is said of them, in characters."""
MIDWAY = 320
"""Pixels into the last column at which the charts on the right begin."""
MIDDLE = Alignment(vertical="center", wrap_text=True)
CHART_ROWS = 17
"""Rows that a chart covers."""

READING = (
    ("Events", "One row per incident, however many reports tell of it. This is the sheet to work in."),
    (
        "low, best, high",
        "The smallest and the largest figure that a source gives for the event, and the one best supported. "
        "Empty means that nobody gives a figure; 0 means that somebody says there were none.",
    ),
    (
        "Claims",
        "Every stated figure, with who said it. Figures that disagree stand side by side. "
        "Tolls over several incidents are kept here with scope cumulative, and are in no event.",
    ),
    (
        "Provenance",
        "The exact words behind every filled cell. Click an event_id to go to its words, and a row_id to come back. "
        "After sorting a sheet, filter by the id instead.",
    ),
    (
        "What to edit",
        "Columns with dark headings, on Events and Claims. Columns with grey headings are keys or are computed. "
        "Dropdowns and checks show what a cell may hold; hover over a heading to read what it means.",
    ),
    (
        "review_status",
        "Your verdict on the row: accepted, rejected or needs_check. Every row begins as unreviewed. "
        "Rejected rows are struck through and are in no chart.",
    ),
    (
        "confidence",
        "How far a row can be trusted unread, from 0 to 1. It is shaded below 0.5: check those rows first.",
    ),
    ("Codebook", "What every column and every allowed value means, with its nearest column in UCDP, ACLED and GTD."),
)


def write_summary(sheet: Any, lists: Any, columns: dict[str, int], figures: Figures, info: BuildInfo) -> None:
    """Write the sheet. `lists` and `columns`: the sheet with the charts' figures, and where each stands there."""
    _set_up(sheet)
    page = _Page(sheet)
    page.line(styles.text(sheet, "Sourcebook", font=styles.font(20, bold=True, color=styles.NAVY)), height=30)
    page.line(styles.text(sheet, "Every filled cell can show the exact words it came from.", font=styles.font(11)))
    page.line()
    page.facts("What is in it", list(_contents(figures)))
    page.facts("How to read it", READING)
    _draw(page, lists, columns, figures)
    page.facts("What it was made by", list(_origin(info)))
    if info.edits:
        page.facts("Hand edits", list(_edits(figures, info)))
    if cut := list(_cut(figures)):
        page.facts("Rows that this workbook has no room for", cut, shade=styles.RED)
    if info.failures:
        page.facts("Reports that could not be used", list(_failures(info)))
    page.finish()


class _Page:
    """Rows from top to bottom; each block has a heading over the whole width."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.row = 0

    def line(self, *cells: object, height: float | None = None) -> None:
        self.row += 1
        if height:
            self.sheet.row_dimensions[self.row].height = height
        self.sheet.append([None, *cells])

    def heading(self, title: str) -> None:
        style = {
            "font": styles.font(12, bold=True, color=styles.NAVY),
            "border": Border(bottom=Side("thin", styles.NAVY)),
        }
        cells = [styles.text(self.sheet, title if at == 0 else "", **style) for at in range(2)]
        self.line(*cells, height=20)

    def facts(self, title: str, facts: Sequence[tuple[str, str]], shade: str | None = None) -> None:
        """A block of names and what is said of them."""
        self.heading(title)
        for name, told in facts:
            label = styles.text(self.sheet, name, font=styles.font(bold=True), alignment=MIDDLE)
            style = {"alignment": MIDDLE} | ({"fill": styles.fill(shade)} if shade else {})
            self.line(label, styles.text(self.sheet, told, **style), height=LINE_HEIGHT * _lines(told))
        self.line()

    def finish(self) -> None:
        self.sheet.print_area = f"A1:C{self.row}"
        self.sheet.close()


CHARACTERS_A_LINE = 125
"""That fit into the column of facts."""


def _lines(told: str) -> int:
    return sum(1 + len(line) // CHARACTERS_A_LINE for line in told.split("\n"))


def _set_up(sheet: Any) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = styles.NAVY
    for letter, width in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    styles.page(sheet, portrait=True)


def _contents(figures: Figures) -> Iterator[tuple[str, str]]:
    yield "Events", f"{figures.rows['events']:,}{_dates(' from {} to {}', figures.first_event, figures.last_event)}"
    yield "Claims", f"{figures.rows['claims']:,} stated figures"
    published = _dates(", published from {} to {}", figures.first_report, figures.last_report)
    yield "Reports", f"{figures.rows['reports']:,}{published}"
    yield "Provenance", f"{figures.rows['provenance']:,} passages behind the cells"


def _dates(template: str, first: object, last: object) -> str:
    return template.format(first, last) if first and last else ""


def _draw(page: _Page, lists: Any, columns: dict[str, int], figures: Figures) -> None:
    page.heading("At a glance")
    halves = (((1, 0), (2, MIDWAY)), ((2, MIDWAY), (3, 0)))
    for beside in (figures.charts[:2], figures.charts[2:]):
        rows = (page.row, page.row + CHART_ROWS - 1)
        if not any(series.values for series in beside):
            continue
        for series, (left, right) in zip(beside, halves, strict=True):
            if series.values:
                chart = bar_chart(lists, columns[series.title], series, lying=beside == figures.charts[2:])
                chart.anchor = between(left, right, rows)
                page.sheet.add_chart(chart)
        for _ in range(CHART_ROWS):
            page.line()
        page.line(styles.text(page.sheet, _not_drawn(beside), font=styles.font(9, italic=True)))
    page.line()


def _not_drawn(beside: Sequence[Series]) -> str:
    told = (
        f"{side}, {series.left_out:,} that {series.reason}"
        for side, series in zip(("on the left", "on the right"), beside, strict=True)
    )
    return f"Events not drawn: {'; '.join(told)}."


def _origin(info: BuildInfo) -> Iterator[tuple[str, str]]:
    yield "Tool", f"sourcebook {info.version}, builder {info.builder}"
    yield "Fingerprint", f"{info.fingerprint} (the same reports, tool, settings and edits give the same one)"


def _edits(figures: Figures, info: BuildInfo) -> Iterator[tuple[str, str]]:
    yield (
        "Edits",
        f"{info.edits:,} in force. Provenance says of each edited cell who, when and what stood there before.",
    )
    if conflicts := figures.rows.get("conflicts"):
        yield "Conflicts", f"{conflicts:,}: edits that meet a rebuilt value or one another. See the sheet Conflicts."


def _cut(figures: Figures) -> Iterator[tuple[str, str]]:
    for table in TABLES:
        if count := figures.left_out(table.name):
            yield table.title, rows_left_out(count, f"{table.name}.parquet")


def _failures(info: BuildInfo) -> Iterator[tuple[str, str]]:
    yield from info.failures[:SHOWN_FAILURES]
    if len(info.failures) > SHOWN_FAILURES:
        yield "…", f"{len(info.failures) - SHOWN_FAILURES:,} more; the build listed them all."
