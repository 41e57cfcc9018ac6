"""From staged incidents to finished events: link, name, fuse, and give each event with its claims and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .claims import claim_evidence, claim_row
from .fuse import fuse
from .ids import claim_id, event_id
from .link import link
from .settle import date_source, place_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..builders.records import Figure
    from .evidence import Evidence
    from .member import Member
    from .staging import Staging


class Finished(NamedTuple):
    """An event with all that rests on it; `event` is None for figures that belong to no incident."""

    event: dict[str, Any] | None
    claims: list[dict[str, Any]]
    evidence: list[Evidence]
    """Of the event's cells, then of each claim's."""


def link_staged(staging: Staging) -> None:
    """Decide which staged incidents are one event, and keep the decision in the store."""
    for keys in staging.keys_by_country():
        for joined in link(keys):
            members = [key for key, _ in joined]
            dated, placed = date_source(members), place_source(members)
            first = dated.first if dated else None
            name = event_id(placed.country if placed else None, first, members[0], staging.take_event_id)
            staging.add_event(name, first, joined)


def finished(staging: Staging, label: str) -> Iterator[Finished]:
    """Yield every event in order, then the background figures; `label` is builder@version."""
    for name, members in staging.events():
        row, evidence = fuse(name, members, label)
        claims = [(figure, member.incident.anchor.start) for member in members for figure in _figures(member)]
        yield _with_claims(staging, label, row, evidence, claims)
    for figure in staging.background():
        yield _with_claims(staging, label, None, [], [(figure, None)])


def _figures(member: Member) -> list[Figure]:
    return sorted(
        member.incident.figures, key=lambda figure: (figure.passage.start, figure.passage.end, figure.measure)
    )


def _with_claims(
    staging: Staging,
    label: str,
    row: dict[str, Any] | None,
    evidence: list[Evidence],
    figures: Sequence[tuple[Figure, int | None]],
) -> Finished:
    claims = []
    for figure, anchor in figures:
        name = claim_id(figure, anchor, staging.take_claim_id)
        claims.append(claim_row(name, row["event_id"] if row else None, figure))
        evidence += claim_evidence(name, figure, label)
    return Finished(row, claims, evidence)
