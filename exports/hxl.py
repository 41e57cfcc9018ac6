"""Events as csv with HXL hashtags (hxlstandard.org, 1.1): the names of the columns, their tags, then the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..schema import EVENTS
from .delimited import write_csv
from .rows import batches

if TYPE_CHECKING:
    from pathlib import Path

    from .tables import Tables


def write(dataset: Tables, target: Path, *, bom: bool = False) -> None:
    """Write the events. Columns for which HXL has no tag stand without one. `bom`: see `delimited.write_csv`."""
    tags = [column.hxl or "" for column in EVENTS.columns]
    write_csv(target, EVENTS, batches(dataset, EVENTS), [EVENTS.names, tags], bom=bom)
