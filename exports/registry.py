"""Which formats a dataset can be exported to: a table of ours, and what other packages add.

A format is a module with one public function `write(dataset, target)`: it writes the whole export to `target`, a path
that does not exist yet, and raises what it likes. Replacing what was there is not its business (see `target`). The
options that its `Format` lists are keyword arguments of the function, each with a default; `reports` among them are the
paths of reports whose texts it shows. What it returns, if anything, are lines to tell the user.
"""

from __future__ import annotations

from enum import Enum
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Writer = Callable[..., list[str] | None]

GROUP = "sourcebook.exports"
"""Entry points of this group name a `Format` of another package."""


class Target(Enum):
    """What an export is."""

    FILE = "file"
    FOLDER = "folder"


class Format(NamedTuple):
    """One format."""

    name: str
    target: Target
    description: str
    """One line for people who choose."""
    writer: str
    """Where its function is, as `package.module:function`; loaded when the format is used."""
    options: tuple[str, ...] = ()
    """What can be asked of it, by name of the writer's arguments."""
    extra: str | None = None
    """The optional part of the package that it needs, as in `sourcebook[extra]`."""


FORMATS = (
    Format("acled", Target.FILE, "csv with the columns of ACLED", "sourcebook.exports.acled:write"),
    Format(
        *("croissant", Target.FOLDER, "Parquet with a Croissant description", "sourcebook.exports.croissant:write"),
        options=("licence",),
    ),
    Format("csv", Target.FOLDER, "a csv file for each table", "sourcebook.exports.csv:write", options=("bom",)),
    Format(
        *("datapackage", Target.FOLDER, "csv as a Data Package", "sourcebook.exports.datapackage:write"),
        options=("licence",),
    ),
    Format("duckdb", Target.FILE, "a DuckDB database", "sourcebook.exports.duckdb:write", extra="duckdb"),
    Format("geojson", Target.FILE, "events as points on a map", "sourcebook.exports.geojson:write"),
    Format(
        *("html", Target.FILE, "a page with every event and the words behind it", "sourcebook.exports.page:write"),
        options=("reports",),
    ),
    Format("hxl", Target.FILE, "events as csv with HXL hashtags", "sourcebook.exports.hxl:write", options=("bom",)),
    Format(
        *("parquet", Target.FOLDER, "Parquet, whole or in parts", "sourcebook.exports.parquet_folder:write"),
        options=("partition", "licence"),
    ),
    Format("sqlite", Target.FILE, "an SQLite database", "sourcebook.exports.sqlite:write"),
    Format("svg", Target.FILE, "a picture: map and months", "sourcebook.exports.picture:write"),
    Format("ucdp", Target.FILE, "csv with the columns of UCDP GED", "sourcebook.exports.ucdp:write"),
)
"""Our formats, one a line, by name."""


def list_formats() -> list[Format]:
    """List every format that can be used, ours first; one of another package that fails to load is left out."""
    ours = {found.name for found in FORMATS}
    theirs = (_loaded(point) for name, point in sorted(_points().items()) if name not in ours)
    return [*FORMATS, *(found for found in theirs if isinstance(found, Format))]


def find_format(name: str) -> Format:
    """Return the format of this name; raises UnknownNameError, which lists them, and InputError when it is broken."""
    point = None if any(found.name == name for found in FORMATS) else _points().get(name)
    if point:
        found = _loaded(point)
        if isinstance(found, Format):
            return found
        raise InputError(f"format {name!r} of {_distribution(point)} cannot be used: {found}; update that package")
    for found in FORMATS:
        if found.name == name:
            return found
    known = ", ".join(f"{found.name} ({found.description})" for found in list_formats())
    raise UnknownNameError(f"no format is called {name!r}; there are: {known}")


def check_options(found: Format, asked: Iterable[str]) -> None:
    """Raise InputError, with the formats that have it, for an option that the format does not have."""
    for option in asked:
        if option not in found.options:
            others = ", ".join(other.name for other in list_formats() if option in other.options)
            known = f"{others} can" if others else "no format can"
            raise InputError(f"format {found.name!r} cannot be written with {option!r}; {known}")


def load_writer(found: Format) -> Writer:
    """Return the format's function; raises InputError, with what to install, when its package cannot be imported."""
    try:
        writer: Writer = EntryPoint(found.name, found.writer, GROUP).load()
    except (ImportError, AttributeError) as error:
        raise _unusable(found, error) from error
    return writer


def _unusable(found: Format, error: Exception) -> InputError:
    remedy = f'install it with: pip install "sourcebook[{found.extra}]"' if found.extra else "update its package"
    return InputError(f"format {found.name!r} cannot be used: {' '.join(str(error).split())}; {remedy}")


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _loaded(point: EntryPoint) -> Format | str:
    """The format of another package, or why there is none."""
    try:
        found = point.load()
    except Exception as error:  # it is anybody's
        return f"{type(error).__name__}: {' '.join(str(error).split())}"
    return found if isinstance(found, Format) else f"{point.value} is no Format"


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown package"
