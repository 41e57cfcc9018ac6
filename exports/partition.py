"""By what a large dataset can be parted, and how a part's folder is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ..errors import InputError
from ..schema import CLAIMS, EVENTS
from .rows import batches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tables import Tables


class Key(NamedTuple):
    """A value of an event by which it is parted."""

    mark: str
    """Name of the column beside the table's own that holds it while parts are made."""
    value: pl.Expr


KEYS = {
    "country": Key("key:country", pl.col("country")),
    "admin1": Key("key:admin1", pl.col("admin1")),
    "year": Key("key:year", pl.col("date_start").dt.year()),
    "month": Key("key:month", pl.col("date_start").dt.month()),
    "event_type": Key("key:event_type", pl.col("event_type")),
}
"""What has few enough values that the parts are not tiny."""

NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""How Hive writes an empty value."""

UNSAFE = re.compile(r"[^\w .-]", re.ASCII)
"""What Hive escapes in the name of a folder, and what Windows allows in none. Letters of other scripts stay: Spark
reads an escape as one character, not as a byte of UTF-8."""


def partition_keys(told: str) -> list[str]:
    """Read `country,year`; raises InputError for a key that does not exist or comes twice."""
    keys = [key.strip() for key in told.split(",")] if told.strip() else []
    for key in keys:
        if key not in KEYS:
            raise InputError(f"there is no partition by {key!r}; choose among {', '.join(KEYS)}, as in country,year")
        if keys.count(key) > 1:
            raise InputError(f"the partition names {key} twice; name each key once")
    return keys


def folder_of(key: str, value: object) -> str:
    """Name of a part's folder, as in `country=SYR`."""
    return f"{key}={NOTHING if value in (None, '') else UNSAFE.sub(_escaped, str(value))}"


def _escaped(found: re.Match[str]) -> str:
    return found[0] if ord(found[0]) > 127 else f"%{ord(found[0]):02X}"


def keys_of_rows(dataset: Tables, keys: Sequence[str]) -> pl.DataFrame:
    """The keys of every event and of every claim that belongs to one, by `row_id`."""
    if not keys:
        return pl.DataFrame()
    values = [KEYS[key].value.alias(KEYS[key].mark) for key in keys]
    events = pl.concat(
        [frame.select(pl.col("event_id").alias("row_id"), *values) for frame in batches(dataset, EVENTS)]
    )
    claims = pl.concat([frame.select("claim_id", "event_id") for frame in batches(dataset, CLAIMS)])
    of_claims = claims.join(events, left_on="event_id", right_on="row_id").select(
        pl.col("claim_id").alias("row_id"), pl.exclude("claim_id", "event_id", "row_id")
    )
    return pl.concat([events, of_claims])
