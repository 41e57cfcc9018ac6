"""The workbook: Summary, a sheet for each table, Conflicts where there are any, Codebook, and the hidden Lists.

openpyxl writes everything but the rows of the tables, which are streamed from their Parquet files into the zip file:
memory does not grow with them. The same files and the same build give the same bytes.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..schema import CLAIMS, EVENTS, PROVENANCE, REPORTS
from ..schema.conflicts import CONFLICTS
from .excel_text import plain
from .parquet import read_batches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..schema import Table
    from .figures import Figures
    from .info import BuildInfo
    from .sheets import TableSheet

SHEETS = (EVENTS, CLAIMS, PROVENANCE, REPORTS)

NOTED_ROWS = 200
"""Events whose main figure carries its words as a note: notes cost the spreadsheet more than rows."""

AUTHOR = "Sourcebook"
"""Who made the file, until somebody saves it."""

PROPERTIES = {name: f"sourcebook.{name}" for name in ("version", "builder", "fingerprint", "base")}
"""What the build says of itself as custom properties of the document, which spreadsheet programs keep when they save
the file: field of `BuildInfo` -> name."""

TO_LOOK_AT = "C0392B"
"""Colour of the tab of a sheet that needs somebody."""

LARGE = 1_000_000_000
"""Bytes of text from which a sheet may pass 2 GB once it is XML."""


def write_workbook(path: str | Path, tables: Mapping[str, Path], info: BuildInfo) -> None:
    """Write the workbook. `tables`: the Parquet file of each table, by its name, and that of conflicts if there is one.

    The workbook appears under its name when it is whole. Rows beyond what Excel holds are left out, and the Summary
    says how many. Raises OSError when the place cannot be written.
    """
    path = Path(path)
    draft = path.with_name(f".{path.name}.part")
    try:
        _write(draft, tables, info)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _write(draft: Path, tables: Mapping[str, Path], info: BuildInfo) -> None:
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    from . import codebook_sheet, lists, summary
    from .archive import Archive, Body
    from .charts import columns_of
    from .figures import figures
    from .links import hyperlinks

    counted = figures(tables)
    book = Workbook(write_only=True)
    _date(book, counted)
    _describe(book, info)
    first = book.create_sheet(summary.TITLE)
    columns = lists.columns_of_lists() | columns_of(counted.over_time) | columns_of(counted.by_actor)
    shown = [*SHEETS, *([CONFLICTS] if counted.rows.get(CONFLICTS.name) else [])]
    made = [_table_sheet(book, tables, counted, table, lists.ranges(columns)) for table in shown]
    codebook_sheet.write_codebook(book.create_sheet(codebook_sheet.TITLE))
    hidden = book.create_sheet(lists.TITLE)
    places = {name: at for at, name in enumerate(columns, 1)}
    summary.write_summary(first, hidden, places, counted, info)
    lists.write_lists(hidden, columns)
    bodies = {
        f"xl/worksheets/sheet{number}.xml": Body(
            sheet.rows(tables[sheet.table.name]),
            hyperlinks(sheet.table, sheet.letters, tables),
            _is_large(tables[sheet.table.name], sheet.table.names),
        )
        for number, sheet in enumerate(made, 2)
    }
    with Archive(draft, bodies) as archive:
        ExcelWriter(book, archive).save()


def _table_sheet(
    book: Any, tables: Mapping[str, Path], counted: Figures, table: Table, lists: dict[str, str]
) -> TableSheet:
    from .sheets import TableSheet

    sheet = TableSheet(book.create_sheet(table.title), table, counted.rows[table.name], lists)
    if table is EVENTS:
        for row, words in _main_words(tables):
            sheet.note(row, "killed_best", words)
    if table is CONFLICTS:
        sheet.sheet.sheet_properties.tabColor = TO_LOOK_AT
    sheet.close()
    return sheet


def _main_words(tables: Mapping[str, Path]) -> list[tuple[int, str]]:
    """The words behind killed_best of the first events: row in the sheet, quote and who is cited."""
    import polars as pl

    events = pl.scan_parquet(tables["events"]).head(NOTED_ROWS).with_row_index("row", offset=2)
    cell = (pl.col("table") == "events") & (pl.col("column") == "killed_best") & (pl.col("origin") != "alternative")
    words = pl.scan_parquet(tables["provenance"]).filter(cell & pl.col("quote").is_not_null())
    pairs = events.join(words, left_on="event_id", right_on="row_id", maintain_order="left").unique(
        "row", keep="first", maintain_order=True
    )
    cited = pl.when(pl.col("cited_source").is_null()).then(pl.lit("")).otherwise(pl.format("\n({})", "cited_source"))
    return pairs.select("row", pl.concat_str(pl.lit("“"), "quote", pl.lit("”"), cited)).collect().rows()


def _is_large(path: Path, names: list[str]) -> bool:
    import polars.selectors as cs

    batches = read_batches(path, names, 10_000)
    return sum(batch.select(cs.string().str.len_bytes().sum()).sum_horizontal()[0] or 0 for batch in batches) > LARGE


def _date(book: Any, counted: Figures) -> None:
    """Date the file by its data, as a clock would make every build another file."""
    day = counted.last_report or counted.last_event
    moment = datetime.combine(day, time()) if day and day.year >= 1900 else datetime(1980, 1, 1)  # noqa: DTZ001
    book.properties.creator = book.properties.lastModifiedBy = AUTHOR
    book.properties.title = "Sourcebook"
    book.properties.created = book.properties.modified = moment


def _describe(book: Any, info: BuildInfo) -> None:
    from openpyxl.packaging.custom import StringProperty

    for field, name in PROPERTIES.items():
        if value := getattr(info, field):
            book.custom_doc_props.append(StringProperty(name=name, value=plain(value)))
