"""Where the rows of a build are told, so that an edit finds its row again after linking changed the row's id."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from .entry import Anchor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

NEAR = {"events": 120, "claims": 0}
"""Characters by which a place may move in its report, its words changed, and still be the same. An event's trigger
moves within its sentence when a builder reads it otherwise, and events seldom share one; figures often do."""

AROUND = 16
"""Characters on each side that are kept with an anchor's words: enough to tell apart two "were killed" of a report."""

MADE = r"-[0-9a-f]{8}$"
"""End of a report's id that is made from its text (`reports/identities.py`): a corrected text has another."""

PLACES = {"row": pl.String(), "report_id": pl.String(), "start": pl.Int64(), "words": pl.String()}
"""Columns of a frame of places."""


class Found(NamedTuple):
    """Where an edited row is now."""

    row: str | None
    """Its id; None where nothing of it is built any more."""
    others: tuple[str, ...] = ()
    """Rows that hold other parts of it: linking has split it."""


class Whereabouts:
    """Where the rows of one table are told; made for the rows that a ledger names, so it is no larger than that."""

    def __init__(
        self, table: str, places: pl.DataFrame, ids: Iterable[str] = (), corrected: Collection[str] = ()
    ) -> None:
        """Take `places` (columns `PLACES`, in the order of the build); `ids` are further rows that exist.

        `corrected`: reports that are not there, and whose text may now be that of another report of the same name.
        """
        self.near = NEAR.get(table, 0)
        self._corrected = corrected
        self._named: dict[str, list[tuple[Anchor, str]]] = defaultdict(list)
        self.rows: dict[str, list[Anchor]] = {row: [] for row in ids}
        self._told: dict[str, list[tuple[Anchor, str]]] = defaultdict(list)
        for row, report, start, words in places.select(*PLACES).iter_rows():
            anchor = Anchor(report, start, words)
            self.rows.setdefault(row, []).append(anchor)
            self._told[report].append((anchor, row))
            self._named[name_of(report)].append((anchor, row))

    def anchors(self, row: str) -> tuple[Anchor, ...]:
        """Where a row is told; nothing for a row that an analyst added."""
        return tuple(self.rows.get(row, ()))

    def find(self, row: str, anchors: Sequence[Anchor]) -> Found:
        """Find a row by its id and where it was told.

        It is the row of the same id; or else that which holds its first anchor; or else that which holds most.
        """
        holders = [holder for anchor in anchors if (holder := self._holder(anchor)) is not None]
        if row in self.rows:
            return Found(row, _others(holders, row))
        if not holders:
            return Found(None)
        counted = Counter(holders)
        chosen = self._holder(anchors[0]) or min(counted, key=lambda name: (-counted[name], name))
        return Found(chosen, _others(holders, chosen))

    def _holder(self, anchor: Anchor) -> str | None:
        """The row told in the same words, else at the same place or near it; None where that is nothing, or two."""
        corrected = anchor.report_id in self._corrected
        told = self._named.get(name_of(anchor.report_id), []) if corrected else self._told.get(anchor.report_id, [])
        spoken = [(place, row) for place, row in told if place.words == anchor.words]
        near = [one for one in told if not corrected and abs(one[0].start - anchor.start) <= self.near]
        for some in (spoken, near):
            least = min((abs(place.start - anchor.start) for place, _ in some), default=0)
            rows = {row for place, row in some if abs(place.start - anchor.start) == least}
            if len(rows) == 1:
                return rows.pop()
        return None


def name_of(report_id: str) -> str:
    """A report's id without what is made from its text."""
    return re.sub(MADE, "", report_id)


def same_place(one: Anchor, two: Anchor) -> bool:
    """Whether two anchors are one place, also where the text of its report was corrected between them."""
    renamed = one.report_id != two.report_id and name_of(one.report_id) == name_of(two.report_id)
    return one == two or (renamed and bool(one.words) and one.words == two.words)


def _others(holders: Iterable[str], row: str) -> tuple[str, ...]:
    return tuple(sorted(set(holders) - {row}))


def event_places(provenance: Path) -> pl.LazyFrame:
    """Where the reports of each event of a build tell of it, the first report first; columns `PLACES`."""
    told = (pl.col("table") == "events") & (pl.col("column") == "report_ids") & pl.col("start").is_not_null()
    words = pl.concat_str(
        pl.col("prefix").fill_null("").str.tail(AROUND), "quote", pl.col("suffix").fill_null("").str.head(AROUND)
    )
    found = pl.scan_parquet(provenance).filter(told)
    return found.select(pl.col("row_id").alias("row"), "report_id", "start", words.alias("words"))


def claim_places(claims: Path) -> pl.LazyFrame:
    """Where the figure of each claim of a build stands; columns `PLACES`. One entered by hand has no place."""
    placed = pl.scan_parquet(claims).filter(pl.col("start").is_not_null())
    return placed.select(pl.col("claim_id").alias("row"), "report_id", "start", words="quote")
