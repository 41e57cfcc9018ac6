"""Which formats a dataset can be exported to: a table of ours, and what other packages add.

A format is a module with one public function `write(dataset, target)`: it writes the whole export to `target`, a path
that does not exist yet, and raises what it likes. Replacing what was there is not its business (see `target`).
"""

from __future__ import annotations

from enum import Enum
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .tables import Tables

    Writer = Callable[[Tables, Path], object]

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
    extra: str | None = None
    """The optional part of the package that it needs, as in `sourcebook[extra]`."""


FORMATS = (
    Format("acled", Target.FILE, "csv with the columns of ACLED", "sourcebook.exports.acled:write"),
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
