"""What becomes of an incident that one report alone tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sourcebook.linking.fuse import fuse
from sourcebook.linking.keys import key_of
from sourcebook.linking.link import Joined
from sourcebook.linking.member import Member

if TYPE_CHECKING:
    from sourcebook.builders.records import Incident
    from sourcebook.reports import Report


def settled(report: Report, incident: Incident) -> dict[str, Any]:
    """Its row, as an analyst sees it."""
    key = key_of(report, 0, incident)
    return fuse("only", [Member(key, incident, "link.first")], [Joined(key, "link.first")]).row
