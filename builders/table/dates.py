"""The date of a row: first day, last day and precision, which belong together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ...schema import EVENTS
from .reader import UnreadableError
from .values import read_code, read_number
from .windows import Window, approximate_window, around, month_window, narrowest, read_window, year_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..records import Cell
    from .mapping import DateParts
    from .reader import RowReader
    from .row import Piece


class _Found(NamedTuple):
    window: Window
    piece: Piece
    precision: str | None = None
    """What the words themselves say about how exact they are."""


def date_cells(reader: RowReader) -> Iterator[Cell]:
    """Yield the three cells of the date, or none where it cannot be read."""
    first, last = _first(reader), _window(reader, "date_end")
    found = first or last
    if found is None or _is_torn(reader, first, last):
        return
    given = reader.read("date_precision", lambda text: read_code(text, EVENTS["date_precision"]))
    precision = given.value if given else found.precision
    if first is None or last is None:
        window, ends = _alone(found, precision), (found.piece, found.piece)
    else:
        window, ends = Window(first.window.first, last.window.last), (first.piece, last.piece)
    settled = _settled(reader, window, precision, ends)
    if settled is None:
        return
    yield reader.cell("date_start", window.first, ends[0], window.how)
    yield reader.cell("date_end", window.last, ends[1], window.how)
    # where the precision was corrected, or nobody gave one, it rests on the days
    grounds = given.piece if given and given.value == settled else ends[0]
    yield reader.cell("date_precision", settled, grounds, "" if given and given.value == settled else "by_days")


def _is_torn(reader: RowReader, first: _Found | None, last: _Found | None) -> bool:
    """Whether one end is there and cannot be read: the other alone would say more than the list does."""
    for ours, found in (("date_start", first), ("date_end", last)):
        unread = next((piece for piece in reader.pieces(ours) if reader.text(ours, piece.text)), None)
        if found is None and unread:
            reader.remark(unread, "without it the other end is no date; the date is left empty")
            return True
    return False


def _settled(reader: RowReader, window: Window, precision: str | None, ends: tuple[Piece, Piece]) -> str | None:
    """The precision that goes with the days; None, and told, where the days make no date."""
    narrow = narrowest(window.days)
    if window.days < 1:
        reader.remark(ends[0], f"it is after {ends[1].column} {window.last}; the date is left empty")
        return None
    if narrow is None:
        reader.remark(ends[0], f"up to {window.last} are {window.days} days, more than a year; the date is left empty")
        return None
    codes = EVENTS["date_precision"].vocabulary
    order = codes.codes if codes else []
    if precision and order.index(precision) < order.index(narrow):
        told = f"{window.days} days are more than the precision {precision} spans; taken as {narrow}"
        reader.remark(ends[0], told)
        return narrow
    return precision or narrow


def _alone(found: _Found, precision: str | None) -> Window:
    """The days behind a single date: those around it where the list says that only week, month or year is known."""
    if found.window.days > 1 or not precision:
        return found.window
    wide = around(found.window.first, precision)
    return wide if wide.how else found.window


def _first(reader: RowReader) -> _Found | None:
    parts = reader.origin("date_start").parts
    return _from_parts(reader, parts) if parts else _window(reader, "date_start")


def _window(reader: RowReader, ours: str) -> _Found | None:
    formats = reader.mapping.date_formats
    read = reader.read(ours, lambda text: read_window(text, formats).first)
    if read is None:
        return None
    return _Found(read_window(reader.text(ours, read.piece.text) or "", formats), read.piece)


def _from_parts(reader: RowReader, parts: DateParts) -> _Found | None:
    """A date from its parts; the words for about when count where they are narrower than the parts."""
    year, month, day = (reader.row.piece(name) if name else None for name in (parts.year, parts.month, parts.day))
    if year is None:
        return None
    pieces = [piece for piece in (year, month, day) if piece]
    try:
        window = _of_numbers(*(_number(reader, piece) for piece in (year, month, day)))
    except (UnreadableError, ValueError) as error:
        reader.remark(pieces[-1], f"no part of a date ({error}); the date is left empty")
        return None
    whole = _spanning(reader, pieces)
    words = reader.row.piece(parts.approximate) if parts.approximate else None
    if words is None:
        return _Found(window, whole)
    told = approximate_window(words.text, window.first.year)
    if told and told.days > 1 and _narrows(told, window):
        return _Found(told, words)
    return _Found(window, whole, "several_days" if window.days == 1 else None)


def _narrows(told: Window, window: Window) -> bool:
    """Whether words speak of the same time as the parts and leave fewer days open, or more than the one day given."""
    meet = told.first <= window.last and window.first <= told.last
    return meet and (told.days < window.days or window.days == 1)


def _number(reader: RowReader, piece: Piece | None) -> int:
    """A part of a date; 0 where it is not known."""
    text = reader.text("date_start", piece.text) if piece else None
    return int(read_number(text, reader.mapping.decimal)) if text else 0


def _of_numbers(year: int, month: int, day: int) -> Window:
    """Year, month and day; from the first that is nought on, nothing is known."""
    if month <= 0:
        return year_window(year)
    if day <= 0:
        return month_window(year, month)
    return Window(date(year, month, day), date(year, month, day))


def _spanning(reader: RowReader, pieces: list[Piece]) -> Piece:
    """The words from the first part to the last, which stand side by side in the row."""
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    return pieces[0]._replace(
        text=reader.row.text[start:end], start=start, end=end, column=", ".join(piece.column for piece in pieces)
    )
