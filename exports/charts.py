"""Native charts of the Summary: drawn by the spreadsheet from figures on the hidden Lists sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import NumDataSource, NumRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils.units import pixels_to_EMU

from . import styles

if TYPE_CHECKING:
    from .series import Series

_GRID = "DDE2E8"


def columns_of(series: Series) -> dict[str, list[Any]]:
    """The chart's figures as columns of the Lists sheet: names, then values under the series' title.

    Where the values have bounds, two more: how far the highest figure is above and the lowest below.
    """
    columns: dict[str, list[Any]] = {
        f"{series.title}: {series.across.lower()}": list(series.names),
        series.title: list(series.values),
    }
    if series.high:
        above = zip(series.high, series.values, strict=True)
        below = zip(series.values, series.low, strict=True)
        columns[f"{series.title}: above"] = [high - best for high, best in above]
        columns[f"{series.title}: below"] = [best - low for best, low in below]
    return columns


def bar_chart(lists: Any, at: int, series: Series, *, lying: bool) -> BarChart:
    """A bar chart of the columns `at` - 1 (names) and `at` (values) of the Lists sheet, and the bounds after them."""
    chart = BarChart()
    chart.type = "bar" if lying else "col"
    chart.title, chart.legend = _title(series.title, 1200), None
    last = len(series.values) + 1
    chart.add_data(Reference(lists, min_col=at, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(lists, min_col=at - 1, min_row=2, max_row=last))
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill=styles.BLUE)
    if series.high:
        chart.series[0].errBars = _bounds(lists, at, last)
    chart.gapWidth = 40
    chart.visible_cells_only = False  # the figures are on a hidden sheet
    _axes(chart, series, lying=lying)
    return chart


def between(left: tuple[int, int], right: tuple[int, int], rows: tuple[int, int]) -> TwoCellAnchor:
    """A place for a chart, whatever the size of cells in the program that shows them.

    `left` and `right`: column (from 0) and pixels into it; `rows`: the first, and the one after the last, from 0.
    """
    top, bottom = rows
    return TwoCellAnchor(
        _from=AnchorMarker(col=left[0], colOff=pixels_to_EMU(left[1]), row=top),
        to=AnchorMarker(col=right[0], colOff=pixels_to_EMU(right[1]), row=bottom),
        editAs="oneCell",
    )


def _bounds(lists: Any, at: int, last: int) -> ErrorBars:
    """A line through each bar's end, from the lowest figure to the highest."""
    above, below = (
        NumDataSource(numRef=NumRef(f=str(Reference(lists, min_col=column, min_row=2, max_row=last))))
        for column in (at + 1, at + 2)
    )
    line = GraphicalProperties(ln=LineProperties(solidFill=styles.INK, w=12700))
    return ErrorBars(errBarType="both", errValType="cust", plus=above, minus=below, noEndCap=True, spPr=line)


def _axes(chart: BarChart, series: Series, *, lying: bool) -> None:
    for axis, title in ((chart.x_axis, None if lying else series.across), (chart.y_axis, series.counted)):
        axis.title = _title(title, 900) if title else None
        axis.delete = False
        axis.txPr = _small()
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.scaling.min = 0
    if max(series.high or series.values, default=0) <= 5:
        chart.y_axis.majorUnit = 1
    if lying:
        chart.x_axis.scaling.orientation = "maxMin"  # the largest on top
        chart.y_axis.crosses = "max"
        chart.layout = Layout(ManualLayout(xMode="edge", yMode="edge", x=0.36, y=0.14, w=0.58, h=0.66))


def _title(words: str, size: int) -> Title:
    """A title; `size` in hundredths of a point."""
    properties = CharacterProperties(sz=size, b=True, solidFill=styles.INK)
    run = RegularTextRun(rPr=properties, t=words)
    return Title(tx=Text(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)


def _small() -> RichText:
    properties = CharacterProperties(sz=800, solidFill=styles.INK)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=properties)])
