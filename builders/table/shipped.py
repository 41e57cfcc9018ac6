"""The mappings that come with Sourcebook, and which of them fits a list by the names of its columns."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import InputError
from .mapping import fold_name
from .mapping_file import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .mapping import Mapping

FOLDER = Path(__file__).parent / "mappings"

SHIPPED = ("acled", "ucdp_ged", "gtd", "sourcebook")
"""Names of the shipped mappings, in the order in which they are tried."""


def find_mapping(name: str) -> Mapping:
    """The shipped mapping of this name, or that of the file; raises InputError when there is neither."""
    if name in SHIPPED:
        return shipped(name)
    path = Path(name)
    if not path.is_file():
        raise InputError(f"{name}: no such mapping; shipped are {', '.join(SHIPPED)}, any other is the path of a file")
    return read_mapping(path)


@lru_cache(maxsize=len(SHIPPED))
def shipped(name: str) -> Mapping:
    """A shipped mapping, read once."""
    return read_mapping(FOLDER / f"{name}.toml")


def recognised(header: Iterable[str]) -> Mapping | None:
    """The first shipped mapping whose telling columns are all there."""
    present = set(map(fold_name, header))
    found = map(shipped, SHIPPED)
    return next((mapping for mapping in found if {fold_name(name) for name in mapping.recognise} <= present), None)
