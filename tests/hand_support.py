"""A source, an event and a claim as an analyst enters them, without a program."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import sourcebook

from .merging_support import Desk

if TYPE_CHECKING:
    from pathlib import Path

REPORT = {"title": "Market shelled", "publisher": "Radio", "published": date(2024, 5, 3), "url": "http://x.org/1"}
DAYS = {"date_start": date(2024, 5, 2), "date_end": date(2024, 5, 2), "date_precision": "day"}
POINT = {"place": "Deraa", "latitude": 32.6, "longitude": 36.1, "geo_precision": "exact"}
KILLED = {"killed_low": 4, "killed_best": 4, "killed_high": 4}
EVENT = {"country": "SYR", "event_type": "shelling", "side_a": "army", **DAYS, **POINT, **KILLED}
FIGURE = {"measure": "killed", "low": 4, "high": 4, "qualifier": "exact", "scope": "incident"}
CLAIM = {**FIGURE, "cited_source": "a doctor", "quote": "four people were killed"}


def entered(desk: Desk, name: str = "mine", **event: object) -> Desk:
    """The workbook with the three rows; `name` ties them together, `event` are further cells of the event."""
    desk.add("Reports", report_id=f"{name}-source", **REPORT)
    desk.add("Events", event_id=name, report_ids=f"{name}-source", **{**EVENT, **event})
    return desk.add("Claims", event_id=name, report_id=f"{name}-source", **CLAIM)


def template(path: Path) -> Desk:
    """An empty workbook, opened."""
    sourcebook.template(path)
    return Desk(path)
