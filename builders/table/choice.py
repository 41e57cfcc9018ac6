"""Which sheet of a file is the list, how it is read, and whether the mapping and the header go together."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from .counterparts import OWN
from .mapping import fold_name
from .shipped import SHIPPED, recognised, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .mapping import Mapping
    from .sheet import Sheet

SHOWN = 12
"""Columns that a notice names; of more, the number."""


class ChoiceError(ValueError):
    """No sheet can be read as a list; the message says what is there and what to do."""


class Chosen(NamedTuple):
    """A sheet and how it is read."""

    sheet: Sheet
    mapping: Mapping
    notices: list[str]


def choose(sheets: Sequence[Sheet], mapping: Mapping | None) -> Chosen:
    """Choose the sheet, by the mapping given or by its columns; raises ChoiceError."""
    if not sheets:
        raise ChoiceError("no table in it: no row holds anything")
    fitting = list(_fitting(_wanted(sheets, mapping), mapping))
    if len(fitting) != 1:
        raise ChoiceError(_no_choice(sheets, mapping, [sheet for sheet, _ in fitting]))
    ((sheet, found),) = fitting
    _check_header(sheet, found)
    return Chosen(sheet, found, list(_notices(sheets, sheet, found, told=mapping is None)))


def _wanted(sheets: Sequence[Sheet], mapping: Mapping | None) -> Sequence[Sheet]:
    if mapping is None or mapping.sheet is None or sheets[0].name is None:
        return sheets
    wanted = [sheet for sheet in sheets if sheet.name == mapping.sheet]
    if not wanted:
        raise ChoiceError(f"no sheet {mapping.sheet!r}, which the mapping names; the sheets are {_names(sheets)}")
    return wanted


def _fitting(sheets: Sequence[Sheet], mapping: Mapping | None) -> Iterator[tuple[Sheet, Mapping]]:
    for sheet in sheets:
        found = mapping or recognised(sheet.header)
        if found and (len(sheets) == 1 or not list(_missing(sheet, found))):
            yield sheet, found


def _no_choice(sheets: Sequence[Sheet], mapping: Mapping | None, fitting: Sequence[Sheet]) -> str:
    if len(fitting) > 1:
        return f"sheets {_names(fitting)} could each be the list; say which in the mapping: sheet = {fitting[0].name!r}"
    if mapping:
        return f"no sheet has the columns of mapping {mapping.name}; the sheets are {_names(sheets)}"
    seen = [f"sheet {sheet.name}: {_few(sheet.header)}" if sheet.name else _few(sheet.header) for sheet in sheets]
    known = ", ".join(shipped(name).title for name in SHIPPED)
    return f"not the columns of {known}; there are {'; '.join(seen)}; name a mapping with --mapping"


def _check_header(sheet: Sheet, mapping: Mapping) -> None:
    """Raise ChoiceError where a column that is read is missing or stands twice."""
    for name, wanted in _missing(sheet, mapping):
        near = get_close_matches(fold_name(name), list(map(fold_name, sheet.header)), n=1, cutoff=0.75)
        hint = f"did you mean {near[0]}? " if near else ""
        there = _few([column for column in sheet.header if column], len(sheet.header))
        raise ChoiceError(
            f"mapping {mapping.name} reads column {name!r} for {', '.join(wanted)}; {hint}there are {there}"
        )
    folded = [fold_name(name) for name in sheet.header]
    for name in mapping.sources():
        if folded.count(fold_name(name)) > 1:
            places = [_letter(at) for at, column in enumerate(folded) if column == fold_name(name)]
            raise ChoiceError(f"column {name!r} stands {len(places)} times ({', '.join(places)}); rename all but one")


def _missing(sheet: Sheet, mapping: Mapping) -> Iterator[tuple[str, list[str]]]:
    """Columns that the mapping cannot do without: of a shipped one, those by which a list is known."""
    present = set(map(fold_name, sheet.header))
    sources = mapping.sources()
    if mapping.partial:
        yield from ((name, sources.get(name, [])) for name in mapping.recognise if fold_name(name) not in present)
        return
    spare = {
        name
        for origin in (*mapping.columns.values(), *mapping.report.values())
        if any(fold_name(column) in present for column in origin.columns)
        for name in origin.columns
    }
    yield from ((name, ours) for name, ours in sources.items() if fold_name(name) not in present and name not in spare)


def _notices(sheets: Sequence[Sheet], sheet: Sheet, mapping: Mapping, *, told: bool) -> Iterator[str]:
    if told:
        yield f"read as {'a list with columns of our own' if mapping.name == OWN else mapping.title}, by its columns"
    others = [other for other in sheets if other is not sheet]
    if others:
        yield f"read is sheet {sheet.name}; passed over: {_names(others)}"
    known = {fold_name(name) for name in (*mapping.sources(), *mapping.ignore)}
    unread = [name for name in sheet.header if name and fold_name(name) not in known]
    if unread and "*" not in mapping.ignore:
        yield f"columns not read: {_few(unread)}; name them under ignore in the mapping where that is right"


def _names(sheets: Sequence[Sheet]) -> str:
    return ", ".join(str(sheet.name) for sheet in sheets)


def _few(names: Sequence[str], most: int = SHOWN) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def _letter(at: int) -> str:
    """A spreadsheet's name of a column, counted from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
