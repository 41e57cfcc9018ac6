"""From a TOML file to a mapping; whatever is wrong is one error: file, key, what was found, what is allowed."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import msgspec

from ...errors import InputError
from ...schema import CLAIMS, EVENTS, Kind
from .counterparts import COUNTERPARTS, OWN, columns_of, report_fields_of
from .mapping import MAPPABLE, REPORT_FIELDS, UNKNOWN, DateParts, FigureOrigin, Mapping, Origin, fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEYS: dict[str, type] = {
    "title": str,
    "counterparts": str,
    "recognise": list,
    "partial": bool,
    "sheet": str,
    "date_formats": list,
    "decimal": str,
    "separator": str,
    "unknown": list,
    "ignore": list,
    "columns": dict,
    "report": dict,
    "figures": list,
}
"""Keys of the file, and the type of each."""

ORIGIN_KEYS = ("column", "columns", "together", "constant", "values", "separator", "parts")

_TYPES = {str: "text", list: "a list", bool: "true or false", dict: "a table"}


def read_mapping(path: Path) -> Mapping:
    """Read a mapping; raises InputError."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"mapping {path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"mapping {path} is no TOML: {error}; docs/table.md shows how one is written") from error
    return _Reader(str(path)).mapping(path.stem, content)


class _Reader:
    """Reads the content of one file, and knows its name for messages."""

    def __init__(self, file: str) -> None:
        self.file = file

    def mapping(self, name: str, content: dict[str, Any]) -> Mapping:
        self._known("key", content, KEYS)
        for key, value in content.items():
            self._typed(key, value, KEYS[key])
        counterparts = content.get("counterparts")
        if counterparts is not None:
            self._among("counterparts", counterparts, COUNTERPARTS)
        self._among("decimal", content.get("decimal", "."), (".", ","))
        columns = columns_of(counterparts) if counterparts else {}
        report = report_fields_of(counterparts) if counterparts else {}
        self._known("column of ours", content.get("columns", {}), MAPPABLE, "columns.")
        self._known("field", content.get("report", {}), REPORT_FIELDS, "report.")
        columns |= {ours: self._origin(ours, found, columns) for ours, found in content.get("columns", {}).items()}
        report |= {ours: self._origin(ours, found, report) for ours, found in content.get("report", {}).items()}
        if not any(origin.sources or origin.constant for origin in columns.values()):
            raise self._error("columns", "nothing", f"say which columns are read: {', '.join(MAPPABLE)}")
        return Mapping(
            name=name,
            title=content.get("title", name),
            columns=_used(columns),
            report=_used(report),
            figures=tuple(self._figure(number, found) for number, found in enumerate(content.get("figures", []), 1)),
            counterparts=None if counterparts == OWN else counterparts,
            recognise=self._texts("recognise", content.get("recognise", [])),
            partial=content.get("partial", False),
            sheet=content.get("sheet"),
            date_formats=self._texts("date_formats", content.get("date_formats", [])),
            decimal=content.get("decimal", "."),
            separator=content.get("separator", ";"),
            unknown=frozenset(map(fold, self._texts("unknown", content.get("unknown", UNKNOWN)))),
            ignore=self._texts("ignore", content.get("ignore", [])),
        )

    def _origin(self, ours: str, found: Any, known: dict[str, Origin]) -> Origin:
        """Read one entry; what it leaves out, the schema's counterpart has."""
        key = f"columns.{ours}" if ours in EVENTS else f"report.{ours}"
        if isinstance(found, (str, list)):
            found = {"columns": [found] if isinstance(found, str) else found}
        self._typed(key, found, dict)
        self._known("key", found, ORIGIN_KEYS, f"{key}.")
        base = known.get(ours, Origin())
        if "column" in found or "columns" in found or "constant" in found or "parts" in found:
            base = msgspec.structs.replace(base, columns=(), parts=None, constant=None)
        constant = found.get("constant")
        return msgspec.structs.replace(
            base,
            columns=self._columns(key, found) or base.columns,
            together=bool(found.get("together", base.together)),
            constant=base.constant if constant is None else self._written(f"{key}.constant", ours, constant),
            values=base.values | self._values(key, ours, found.get("values", {})),
            separator=found.get("separator", base.separator),
            parts=self._parts(key, ours, found["parts"]) if "parts" in found else base.parts,
        )

    def _columns(self, key: str, found: dict[str, Any]) -> tuple[str, ...]:
        if "column" in found:
            self._typed(f"{key}.column", found["column"], str)
            return (found["column"],)
        return self._texts(key, found.get("columns", []))

    def _values(self, key: str, ours: str, found: Any) -> dict[str, str]:
        self._typed(f"{key}.values", found, dict)
        return {fold(theirs): self._written(f"{key}.values", ours, value) for theirs, value in found.items()}

    def _written(self, key: str, ours: str, value: Any) -> str:
        """A value of ours as text; checked where the column has a vocabulary."""
        text = str(value).lower() if isinstance(value, bool) else str(value)
        column = EVENTS[ours] if ours in EVENTS else None  # noqa: SIM401 - a table has no get
        if column and column.vocabulary and text:
            self._among(key, text, column.vocabulary.codes)
        if column and column.kind is Kind.BOOLEAN and text:
            self._among(key, text, ("true", "false"))
        return text

    def _parts(self, key: str, ours: str, found: Any) -> DateParts:
        if ours != "date_start":
            raise self._error(f"{key}.parts", "parts of a date", "only date_start has parts: year, month, day")
        parts: DateParts = self._converted(f"{key}.parts", found, DateParts)
        return parts

    def _figure(self, number: int, found: Any) -> FigureOrigin:
        figure: FigureOrigin = self._converted(f"figures, entry {number}", found, FigureOrigin)
        for field in ("measure", "scope", "qualifier", "victim_group"):
            vocabulary = CLAIMS[field].vocabulary
            value = getattr(figure, field)
            if vocabulary and value is not None:
                self._among(f"figures, entry {number}, {field}", value, vocabulary.codes)
        return figure

    def _converted(self, key: str, found: Any, kind: Any) -> Any:
        try:
            return msgspec.convert(found, kind)
        except msgspec.ValidationError as error:
            raise self._error(key, str(error), f"allowed are {', '.join(kind.__struct_fields__)}") from error

    def _texts(self, key: str, found: Any) -> tuple[str, ...]:
        for member in found:
            self._typed(key, member, str)
        return tuple(found)

    def _typed(self, key: str, found: Any, kind: type) -> None:
        if not isinstance(found, kind):
            raise self._error(key, f"{found!r:.60}", f"it must be {_TYPES[kind]}")

    def _known(self, what: str, found: Iterable[str], allowed: Iterable[str], prefix: str = "") -> None:
        for name in found:
            if name not in allowed:
                nearest = _nearest(name, allowed)
                raise self._error(f"{prefix}{name}", f"no such {what}", f"{nearest}allowed are {', '.join(allowed)}")

    def _among(self, key: str, found: str, allowed: Iterable[str]) -> None:
        if found not in allowed:
            raise self._error(key, repr(found), f"{_nearest(found, allowed)}allowed are {', '.join(allowed)}")

    def _error(self, key: str, found: str, allowed: str) -> InputError:
        return InputError(f"mapping {self.file}: {key}: {found}; {allowed}")


def _used(origins: dict[str, Origin]) -> dict[str, Origin]:
    return {name: origin for name, origin in origins.items() if origin.sources or origin.constant}


def _nearest(name: str, allowed: Iterable[str]) -> str:
    found = get_close_matches(name, list(allowed), n=1)
    return f"did you mean {found[0]}? " if found else ""
