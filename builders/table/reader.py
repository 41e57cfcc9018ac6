"""Reads the values of one row as its mapping says, and remembers what could not be read."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ...reports import Notice
from ..records import Cell, passage
from .mapping import LONGEST_CODE, Origin, fold
from .row import CONSTANT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..records import Passage, Value
    from .mapping import Mapping
    from .row import Piece, Row

V = TypeVar("V", bound="Value")

NOTHING = Origin()


class Read(NamedTuple, Generic[V]):
    """A value and the words it was read from."""

    value: V
    piece: Piece


class UnreadableError(ValueError):
    """A value that is not of its column's kind; the message says what is allowed."""


class RowReader:
    """One row on its way to cells."""

    def __init__(self, row: Row, mapping: Mapping) -> None:
        self.row = row
        self.mapping = mapping
        self.notices: list[Notice] = []

    def origin(self, ours: str) -> Origin:
        """Where a column of ours comes from; an origin without columns where the mapping does not say."""
        return self.mapping.columns.get(ours, NOTHING)

    def pieces(self, ours: str) -> Iterator[Piece]:
        """The filled columns behind a column of ours, or its constant."""
        origin = self.origin(ours)
        names = [CONSTANT.format(ours)] if origin.constant else origin.columns
        return (piece for name in names if (piece := self.row.piece(name)))

    def text(self, ours: str, written: str) -> str | None:
        """What a value is with us: as the mapping translates it, None where it stands for "not known"."""
        if len(written) > LONGEST_CODE:
            return written
        translated = self.origin(ours).values.get(fold(written))
        if translated is not None:
            return translated or None
        return None if fold(written) in self.mapping.unknown else written

    def read(self, ours: str, parse: Callable[[str], V], *, numbers_are_known: bool = False) -> Read[V] | None:
        """The first value that can be read; what cannot is told when nothing else can be.

        `numbers_are_known`: -9 is a number here, as in a longitude.
        """
        trouble: tuple[Piece, str] | None = None
        for piece in self.pieces(ours):
            text = piece.text if numbers_are_known and _is_number(piece.text) else self.text(ours, piece.text)
            if text is None:
                continue
            try:
                return Read(parse(text), piece)
            except UnreadableError as error:
                trouble = trouble or (piece, str(error))
        if trouble:
            self.remark(trouble[0], f"{trouble[1]}; {ours} is left empty")
        return None

    def members(self, ours: str) -> Iterator[Read[str]]:
        """The members of a list, each with its own words."""
        origin = self.origin(ours)
        separator = origin.separator or self.mapping.separator
        for piece in self.pieces(ours):
            found = False
            for member in _split(piece, separator):
                text = self.text(ours, member.text)
                if text is not None:
                    found = True
                    yield Read(text, member)
            if found and not origin.together:
                return

    def cell(self, ours: str, value: Value, piece: Piece, how: str = "", confidence: float = 1.0) -> Cell:
        """Make a cell; its rule names the mapping and the source column, and `how` where more was done than reading."""
        words, rule = self.passage(piece), self.rule(piece, how)
        return Cell(column=ours, value=value, passage=words, rule=rule, confidence=confidence)

    def rule(self, piece: Piece, how: str = "") -> str:
        """The rule of a value read from these words."""
        return f"{self.mapping.name}.{piece.column}{'/' if how else ''}{how}"

    def passage(self, piece: Piece) -> Passage:
        """The words as a passage of the row."""
        return passage(self.row, piece.start, piece.end)

    def remark(self, piece: Piece, message: str) -> None:
        """Tell the list's owner something about a cell."""
        shown = " ".join(piece.text.split())
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        self.notices.append(Notice(self.row.path or "", f"column {piece.column} holds {shown!r}: {message}"))


def nearest(text: str, allowed: Sequence[str]) -> str:
    """The nearest allowed value in words, and all of them."""
    found = get_close_matches(text, allowed, n=1)
    return f"{f'nearest is {found[0]}; ' if found else ''}allowed are {', '.join(allowed)}"


def _split(piece: Piece, separator: str) -> Iterable[Piece]:
    start = piece.start
    for part in piece.text.split(separator):
        bare = part.strip()
        if bare:
            at = start + part.index(bare)
            yield piece._replace(text=bare, start=at, end=at + len(bare))
        start += len(part) + len(separator)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
