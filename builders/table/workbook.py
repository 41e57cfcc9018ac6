"""Lists in workbooks: the values that the spreadsheet program computed last; what has none is told."""

from __future__ import annotations

import warnings
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from .sheet import Sheet, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...reports import Notice
    from ...reports.draft import Source
    from .sheet import Line

OLE = b"\xd0\xcf\x11\xe0"
"""First bytes of a workbook from before 2007, and of one with a password."""

SCAN = 1 << 20
"""Bytes of a sheet looked at in one go for formulas."""


class WorkbookError(ValueError):
    """The file is no workbook that can be read; the message says what it is and what to do."""


@contextmanager
def open_workbook(source: Source) -> Iterator[list[Sheet]]:
    """Open the sheets that hold anything; raises WorkbookError."""
    if source.stream.read(len(OLE)) == OLE:
        raise WorkbookError("an old workbook (.xls) or one with a password; save it as .xlsx without a password")
    source.stream.seek(0)
    try:
        with_formulas = _has_formulas(source)
    except BadZipFile as error:
        raise WorkbookError("no workbook, or one cut short; save it anew as .xlsx") from error
    with ExitStack() as open_books:
        book = open_books.enter_context(closing(_load(source, values=True)))
        written = open_books.enter_context(closing(_load(source, values=False))) if with_formulas else None
        opened = (_opened(source, book, written, sheet.title) for sheet in book.worksheets)
        yield [sheet for sheet in opened if sheet.header]


def _load(source: Source, *, values: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which are not read
        return load_workbook(source.stream, read_only=True, data_only=values)


def _has_formulas(source: Source) -> bool:
    """Whether any sheet holds a formula: only then every cell is looked at twice."""
    with ZipFile(source.stream) as archive:
        return any(_holds_formula(archive, name) for name in archive.namelist() if "worksheets/" in name)


def _holds_formula(archive: ZipFile, name: str) -> bool:
    tail = b""
    with archive.open(name) as sheet:
        while chunk := sheet.read(SCAN):
            if b"<f>" in tail + chunk or b"<f " in tail + chunk:
                return True
            tail = chunk[-2:]
    return False


def _opened(source: Source, book: Any, written: Any, title: str) -> Sheet:
    sheet = _whole(book[title])
    top, header = 0, list[str]()
    for top, row in enumerate(sheet.iter_rows(values_only=True), 1):  # noqa: B007 - the row of the header
        header = [text_of(value).strip() for value in row]
        if any(header):
            break
    while header and not header[-1]:
        header.pop()
    where = f"{source.name}:{title}"
    formulas = _whole(written[title]) if written else None

    def rows() -> Iterator[Line | Notice]:
        if book.epoch.year == 1904:
            yield source.notice("its days count from 1904; days that are not formatted as dates are read wrongly")
        yield from _Rows(source, where, sheet, formulas, header).below(top)

    return Sheet(title, where, header, rows)


def _whole(sheet: Any) -> Any:
    sheet.reset_dimensions()  # what other programs write there is often wrong
    return sheet


class _Rows:
    """Reads one sheet's rows, and counts what has no value."""

    def __init__(self, source: Source, where: str, sheet: Any, formulas: Any, header: list[str]) -> None:
        self.source = source
        self.where = where
        self.sheet = sheet
        self.formulas = formulas
        self.header = header
        self.empty: dict[tuple[str, str], tuple[int, str]] = {}
        """Why a cell has no value, and its column -> how many, and the first."""

    def below(self, top: int) -> Iterator[Line | Notice]:
        """Yield the rows below the header, then what has no value."""
        width = len(self.header)
        first = {"min_row": top + 1, "max_col": width}
        pairs: Any = self.sheet.iter_rows(**first)
        written: Any = self.formulas.iter_rows(**first) if self.formulas else None
        for number, cells in enumerate(pairs, top + 1):
            formulas = next(written, ()) if written else ()
            yield number, [self._text(at, number, cell, formulas) for at, cell in enumerate(cells)]
        for (why, column), (count, where) in self.empty.items():
            told = f"column {column}: {count:,} {why}, the first in {where}; taken as empty"
            yield self.source.notice(told)

    def _text(self, at: int, number: int, cell: Any, formulas: Any) -> str:
        if cell.value is None:
            if at < len(formulas) and formulas[at].data_type == "f":
                self._count("without a value of their formula (save it in a spreadsheet program first)", at, number)
            return ""
        if cell.data_type == "e":
            self._count(f"with the error {cell.value}", at, number)
            return ""
        return text_of(cell.value)

    def _count(self, why: str, at: int, number: int) -> None:
        from openpyxl.utils import get_column_letter

        count, where = self.empty.get((why, self.header[at]), (0, f"{self.where}!{get_column_letter(at + 1)}{number}"))
        self.empty[why, self.header[at]] = (count + 1, where)
