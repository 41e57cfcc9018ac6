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
from . import limits
from .excel_text import plain
from .notes import cell_notes
from .parquet import read_batches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..schema import Table
    from .figures import Figures
    from .info import BuildInfo
    from .notes import Note
    from .sheets import TableSheet

SHEETS = (EVENTS, CLAIMS, PROVENANCE, REPORTS)

AUTHOR = "Sourcebook"
"""Who made the file, until somebody saves it."""

PROPERTIES = {name: f"sourcebook.{name}" for name in ("version", "builder", "fingerprint", "base")}
"""What the build says of itself as custom properties of the document, which spreadsheet programs keep when they save
the file: field of `BuildInfo` -> name."""

TO_LOOK_AT = "C0392B"
"""Colour of the tab of a sheet that needs somebody."""

LARGE = 1_000_000_000
"""Bytes of text from which a sheet may pass 2 GB once it is XML."""


def write_workbook(
    path: str | Path, tables: Mapping[str, Path], info: BuildInfo, notes: Sequence[Note] | None = None
) -> None:
    """Write the workbook. `tables`: the Parquet file of each table, by its name, and that of conflicts if there is one.

    `notes`: those on its cells, where they are more than the words behind main figures.

    The workbook appears under its name when it is whole. Rows beyond what Excel holds are left out, and the Summary
    says how many. Raises OSError when the place cannot be written.
    """
    path = Path(path)
    draft = path.with_name(f".{path.name}.part")
    try:
        _write(draft, tables, info, cell_notes(tables) if notes is None else notes)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _write(draft: Path, tables: Mapping[str, Path], info: BuildInfo, notes: Sequence[Note]) -> None:
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
    columns = lists.columns_of_lists()
    for series in counted.charts:
        columns |= columns_of(series)
    shown = [*SHEETS, *([CONFLICTS] if counted.rows.get(CONFLICTS.name) else [])]
    made = [_table_sheet(book, tables, counted, table, lists.ranges(columns), notes) for table in shown]
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
    book: Any,
    tables: Mapping[str, Path],
    counted: Figures,
    table: Table,
    lists: dict[str, str],
    notes: Sequence[Note],
) -> TableSheet:
    from .sheets import TableSheet

    sheet = TableSheet(book.create_sheet(table.title), table, counted.rows[table.name], lists)
    for row, note in _placed(tables[table.name], table, notes):
        sheet.note(row, note.column, note.text, note.author)
    if table is CONFLICTS:
        sheet.sheet.sheet_properties.tabColor = TO_LOOK_AT
    sheet.close()
    return sheet


def _placed(path: Path, table: Table, notes: Sequence[Note]) -> list[tuple[int, Note]]:
    """Notes with the numbers of their rows in the sheet, in the order of the cells."""
    import polars as pl

    mine = [note for note in notes if note.table == table.name]
    if not mine:
        return []
    rows = pl.scan_parquet(path).select(table.key).head(limits.MAX_ROWS - 1).with_row_index("at", offset=2)
    found = rows.filter(pl.col(table.key).is_in([note.row for note in mine])).select(table.key, "at").collect()
    at = dict(found.iter_rows())
    order = {name: number for number, name in enumerate(table.names)}
    placed = [(at[note.row], note) for note in mine if note.row in at]
    return sorted(placed, key=lambda one: (one[0], order[one[1].column]))


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
