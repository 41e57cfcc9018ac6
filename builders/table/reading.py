"""Files of lists -> one report for each row, with its id and what the list says of its source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from ...reports import Failure, Notice
from ...reports.draft import MAX_CHARACTERS, Source, place
from ...reports.identities import Identities, RepeatedReportError, made_id
from ...reports.report import text_digest
from ...schema.crossing import BOUNDED
from . import delimited, parquet, workbook
from .choice import ChoiceError, choose
from .dates import date_cells
from .incident import own_id
from .mapping import fold
from .reader import RowReader, UnreadableError
from .row import Row, lay_out
from .sheet import is_tagged
from .windows import read_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .choice import Chosen
    from .mapping import Mapping
    from .sheet import Opened

OPENERS: dict[str, Callable[[Source], Opened]] = {
    ".csv": delimited.open_csv,
    ".tsv": delimited.open_tsv,
    ".xlsx": workbook.open_workbook,
    ".xlsm": workbook.open_workbook,
    ".parquet": parquet.open_parquet,
}
"""By file ending, in small letters."""

_WHEN_OR_WHERE = ("date_start", "date_end", "country", "admin1", "place", "latitude")


class ListReader:
    """Reads the files of one build; remembers the ids it gave."""

    def __init__(self, mapping: Mapping | None) -> None:
        self.mapping = mapping
        self.identities = Identities()
        self.copies: dict[str, int] = {}

    def readers(self) -> dict[str, Callable[[Source], Iterator[Row | Failure | Notice]]]:
        """A reader for each ending."""
        return {ending: self._reader(opener) for ending, opener in OPENERS.items()}

    def piped(self, source: Source) -> Iterator[Row | Failure | Notice]:
        """Read csv from standard input."""
        return self._reader(delimited.open_piped)(source)

    def _reader(self, opener: Callable[[Source], Opened]) -> Callable[[Source], Iterator[Row | Failure | Notice]]:
        def read(source: Source) -> Iterator[Row | Failure | Notice]:
            try:
                with opener(source) as sheets:
                    chosen = choose(sheets, self.mapping)
                    yield from (Notice(chosen.sheet.where, notice) for notice in chosen.notices)
                    yield from self._rows(source, chosen)
            except (ChoiceError, workbook.WorkbookError) as error:
                yield source.failure(str(error))

        return read

    def _rows(self, source: Source, chosen: Chosen) -> Iterator[Row | Failure | Notice]:
        first, none = True, True
        for found in chosen.sheet.rows():
            if isinstance(found, Notice):
                yield found
                continue
            number, values = found
            tagged = first and is_tagged(values)
            first = False
            if not tagged and any(value.strip() for value in values):
                none = False
                yield from self._row(source, chosen, number, values)
        if none:
            yield source.failure("no rows below the column names")

    def _row(self, source: Source, chosen: Chosen, number: int, values: list[str]) -> Iterator[Row | Failure | Notice]:
        where = place(chosen.sheet.where, number)
        laid = lay_out(chosen.sheet.header, values, chosen.mapping)
        if len(laid.text) > MAX_CHARACTERS:
            yield Failure(where, f"{len(laid.text):,} characters in one row; is a quotation mark left open?")
            return
        sha256 = text_digest(laid.text)
        row = Row(
            report_id="",
            text=laid.text,
            sha256=sha256,
            path=where,
            series=chosen.sheet.where,
            mapping=None if self.mapping else chosen.mapping.name,
            spans=laid.spans,
        )
        if not _is_placed(row, chosen.mapping):
            yield Failure(
                where, "neither a date nor a place: no incident, perhaps a total; fill one of them, or leave it"
            )
            return
        try:
            report_id, notice = self._settled(row, chosen.mapping, source.name, number)
        except RepeatedReportError as error:
            yield Failure(where, str(error))
            return
        if notice:
            yield Notice(where, notice)
        described = _described(row, report_id, chosen.mapping)
        happened = _latest_day(described, chosen.mapping)
        if described.published and happened and described.published < happened:
            told = f"published on {described.published}, before what it tells of ({happened}); that day is left empty"
            yield Notice(where, told)
            described = msgspec.structs.replace(described, published=None)
        yield described

    def _settled(self, row: Row, mapping: Mapping, file: str, number: int) -> tuple[str, str | None]:
        """The row's id, and what is odd about it: made of the list's own id, else of file name and content."""
        own = own_id(row, mapping)
        if own:
            wanted = f"{mapping.name}-{own}"
            given = self.identities.settle(wanted, row.sha256, file, number)
            return given, None if given == wanted else f"id {own} stands for another row too; both are kept"
        made = made_id(file, row.sha256)
        self.copies[made] = copy = self.copies.get(made, 0) + 1
        given = self.identities.settle(made if copy == 1 else f"{made}-{copy}", row.sha256, file, number)
        return given, None if copy == 1 else "the same, word for word, as a row above; both are kept"


def _is_placed(row: Row, mapping: Mapping) -> bool:
    """Whether the row says anything of when or where: what says neither is no incident."""
    origins = (mapping.columns[name] for name in _WHEN_OR_WHERE if name in mapping.columns)
    return any(row.piece(column) for origin in origins for column in origin.sources)


def _described(row: Row, report_id: str, mapping: Mapping) -> Row:
    """The row with what the list says of its source."""
    said = {field: _said(row, mapping, field) for field in mapping.report}
    published = said.pop("published", None)
    day = _day(published, mapping.date_formats) if published else None
    return msgspec.structs.replace(row, report_id=report_id, published=day, **said)


def _latest_day(row: Row, mapping: Mapping) -> date | None:
    """The day that a report of the incident cannot be older than (see `schema.crossing.too_late`)."""
    cells = {cell.column: cell.value for cell in date_cells(RowReader(row, mapping))}
    day = cells.get("date_start" if cells.get("date_precision") in BOUNDED else "date_end")
    return day if isinstance(day, date) else None


def _said(row: Row, mapping: Mapping, field: str) -> str | None:
    origin = mapping.report[field]
    if origin.constant:
        return origin.constant
    for name in origin.columns:
        piece = row.piece(name)
        if piece and fold(piece.text) not in mapping.unknown:
            return origin.values.get(fold(piece.text), " ".join(piece.text.split()))
    return None


def _day(text: str, formats: tuple[str, ...]) -> date | None:
    """The first day of those named; None for words that name none: the row counts all the same."""
    try:
        window = read_window(text.split(";")[0], formats)
    except UnreadableError:
        return None
    return window.first if window.days == 1 else None
