"""Where drafts wait between reading and writing, so that memory does not grow with the number of reports."""

from __future__ import annotations

import sqlite3
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .drafts import unpack_figure, unpack_incident, unpack_key, unpack_row
from .link import Joined
from .member import Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..builders.records import Figure
    from .drafts import Draft
    from .keys import Key

_TABLES = """
CREATE TABLE reports (report_id TEXT PRIMARY KEY, published TEXT, sha256 TEXT, row BLOB) WITHOUT ROWID;
CREATE TABLE incidents (report_id TEXT, position INTEGER, country TEXT, key BLOB, incident BLOB,
    PRIMARY KEY (report_id, position)) WITHOUT ROWID;
CREATE TABLE background (report_id TEXT, position INTEGER, figure BLOB,
    PRIMARY KEY (report_id, position)) WITHOUT ROWID;
CREATE TABLE events (event_id TEXT PRIMARY KEY, first TEXT) WITHOUT ROWID;
CREATE TABLE members (event_id TEXT, seq INTEGER, report_id TEXT, position INTEGER, rule TEXT,
    PRIMARY KEY (event_id, seq)) WITHOUT ROWID;
CREATE TABLE claim_ids (claim_id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Staging:
    """The store: one temporary SQLite file, written and read by one process, and locked while it is open."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        # the file is thrown away after any interruption: no journal, no waiting for the disk
        for setting in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "temp_store=FILE"):
            self._db.execute(f"PRAGMA {setting}")
        self._db.execute("BEGIN EXCLUSIVE")
        for statement in _TABLES.split(";"):
            self._db.execute(statement)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def add(self, draft: Draft) -> None:
        """Keep one report's drafts."""
        self._db.execute("INSERT INTO reports VALUES (?, ?, ?, ?)", draft[:4])
        self._db.executemany(
            "INSERT INTO incidents VALUES (?, ?, ?, ?, ?)",
            ((draft.report_id, position, *packed) for position, packed in enumerate(draft.incidents)),
        )
        self._db.executemany(
            "INSERT INTO background VALUES (?, ?, ?)",
            ((draft.report_id, position, packed) for position, packed in enumerate(draft.background)),
        )

    def keys_by_country(self) -> Iterator[Iterator[Key]]:
        """The keys of all incidents, a country at a time; those without a country come first."""
        found = self._db.execute("SELECT country, key FROM incidents ORDER BY country, report_id, position")
        for _, rows in groupby(found, key=lambda row: row[0]):
            yield (unpack_key(key) for _, key in rows)

    def take_event_id(self, event_id: str) -> bool:
        """Claim an id; false when it is taken."""
        return self._db.execute("INSERT OR IGNORE INTO events VALUES (?, NULL)", (event_id,)).rowcount == 1

    def take_claim_id(self, claim_id: str) -> bool:
        """Claim an id; false when it is taken."""
        return self._db.execute("INSERT OR IGNORE INTO claim_ids VALUES (?)", (claim_id,)).rowcount == 1

    def add_event(self, event_id: str, first: date | None, joined: Iterable[Joined]) -> None:
        """Keep which incidents are the event; its id has been claimed."""
        day = first.isoformat() if first else None
        self._db.execute("UPDATE events SET first = ? WHERE event_id = ?", (day, event_id))
        self._db.executemany(
            "INSERT INTO members VALUES (?, ?, ?, ?, ?)",
            ((event_id, seq, key.report_id, key.position, rule) for seq, (key, rule) in enumerate(joined)),
        )

    def events(self) -> Iterator[tuple[str, list[Joined]]]:
        """Every event and what was joined in it, by first day (undated last), then id."""
        found = self._db.execute(
            "SELECT event_id, m.rule, i.key FROM events JOIN members m USING (event_id) "
            "JOIN incidents i USING (report_id, position) ORDER BY first IS NULL, first, event_id, seq"
        )
        for event_id, rows in groupby(found, key=lambda row: str(row[0])):
            yield event_id, [Joined(unpack_key(key), rule) for _, rule, key in rows]

    def member(self, joined: Joined) -> Member:
        """Take out the incident behind a key."""
        found = self._db.execute(
            "SELECT incident FROM incidents WHERE report_id = ? AND position = ?",
            (joined.key.report_id, joined.key.position),
        )
        return Member(joined.key, unpack_incident(found.fetchone()[0]), joined.rule)

    def background(self) -> Iterator[Figure]:
        """Figures that belong to no incident, by report."""
        found = self._db.execute(
            "SELECT figure FROM background JOIN reports USING (report_id) "
            "ORDER BY published IS NULL, published, report_id, position"
        )
        return (unpack_figure(packed) for (packed,) in found)

    def reports(self) -> Iterator[dict[str, Any]]:
        """Rows of the reports table, by day of publication (undated last), then id."""
        found = self._db.execute(
            "SELECT row, published, (SELECT count(*) FROM incidents i WHERE i.report_id = r.report_id) FROM reports r "
            "ORDER BY published IS NULL, published, report_id"
        )
        for row, published, n_events in found:
            day = date.fromisoformat(published) if published else None
            yield unpack_row(row) | {"published": day, "n_events": n_events}

    def published(self, report_ids: Iterable[str]) -> Iterator[tuple[str, date | None]]:
        """Day of publication of some reports."""
        for report_id in report_ids:
            (day,) = self._db.execute("SELECT published FROM reports WHERE report_id = ?", (report_id,)).fetchone()
            yield report_id, date.fromisoformat(day) if day else None

    def digests(self) -> Iterator[tuple[str, str]]:
        """Id and digest of every report, by id."""
        return self._db.execute("SELECT report_id, sha256 FROM reports ORDER BY report_id")
