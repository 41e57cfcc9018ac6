"""One value of an answer at a time, as its column wants it: foreign input, of which nothing is taken as it is."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from ...reports.reading import storable
from ...schema import Kind
from ..table.reader import UnreadableError, nearest
from ..table.values import MOST_PEOPLE, read_country

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...schema import Column
    from ..records import Value

LONGEST_NAME = 200
"""Characters of a name or of words for people; what is longer is prose."""


def read_value(column: Column, value: object) -> Value:
    """Read a value of a column. Raises UnreadableError, whose message says what is allowed."""
    if column.vocabulary:
        return _code(column, value)
    if column.name == "country":
        return read_country(_name(value), None)
    return _READERS[column.kind](value)


def _code(column: Column, value: object) -> str:
    codes = column.vocabulary.codes if column.vocabulary else []
    code = "_".join(_name(value).lower().replace("-", " ").replace("_", " ").split())
    if code not in codes:
        raise UnreadableError(f"no such {column.name}; {nearest(code, codes)}")
    return code


def _name(value: object) -> str:
    """Text on one line, without characters that no name has."""
    if not isinstance(value, str):
        raise UnreadableError("text is needed")
    plain = "".join(letter if letter.isprintable() else " " for letter in storable(value))
    text = " ".join(plain.split())
    if not any(map(str.isalnum, text)) or len(text) > LONGEST_NAME:
        raise UnreadableError(f"a name or a few words are needed, {LONGEST_NAME} characters at most")
    return text


def _count(value: object) -> int:
    whole = isinstance(value, int) or (isinstance(value, float) and math.isfinite(value) and value == int(value))
    if isinstance(value, bool) or not whole:
        raise UnreadableError("a whole number of people is needed")
    number = int(value)  # type: ignore[call-overload]
    if not 0 <= number <= MOST_PEOPLE:
        raise UnreadableError("a number of people is needed, 0 or more")
    return int(number)


def _day(value: object) -> date:
    text = _name(value)
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise UnreadableError("a date is needed, as 2023-11-08") from None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnreadableError("true or false is needed")
    return value


_READERS: dict[Kind, Callable[[object], Value]] = {
    Kind.TEXT: _name,
    Kind.LIST: _name,
    Kind.INTEGER: _count,
    Kind.DATE: _day,
    Kind.BOOLEAN: _flag,
}
