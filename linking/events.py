"""From staged incidents to finished events: link, name, fuse, and give each event with its claims and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .claims import claim_evidence, claim_row
from .fuse import fuse
from .grounds import grounds
from .ids import claim_id, event_id
from .link import link
from .settle import date_source, place_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..builders.records import Figure
    from .evidence import Evidence
    from .link import Joined
    from .member import Member
    from .staging import Staging

PORTION = 256
"""Reports of one event whose words are in memory at once: an event that thousands of reports tell costs no more."""


class Finished(NamedTuple):
    """A portion of an event: what some of its reports say. Background figures are portions of no event."""

    event_id: str | None
    event: dict[str, Any] | None
    """The event's row, with its first portion."""
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
    """Yield every event in order, in portions, then the background figures; `label` is builder@version."""
    for name, joined in staging.events():
        yield from _portions(name, joined, staging, label)
    for figure in staging.background():
        claims, evidence = _claims([(figure, None)], None, staging, label)
        yield Finished(None, None, claims, evidence)


def _portions(name: str, joined: Sequence[Joined], staging: Staging, label: str) -> Iterator[Finished]:
    voices = [staging.member(one) for one in _voices(joined)]
    event = fuse(name, voices, joined)
    for start in range(0, len(joined), PORTION):
        portion = joined[start : start + PORTION]
        members = voices if len(voices) == len(joined) <= PORTION else [staging.member(one) for one in portion]
        evidence = grounds(event, members, label, opening=start == 0)
        figures = ((figure, member.incident.anchor.start) for member in members for figure in _figures(member))
        claims, claimed = _claims(figures, name, staging, label)
        yield Finished(name, event.row if start == 0 else None, claims, evidence + claimed)


def _voices(joined: Sequence[Joined]) -> list[Joined]:
    """Of incidents of equal text that agree in everything compared, the first."""
    first: dict[object, Joined] = {}
    for one in joined:
        first.setdefault((one.key.text, one.key.signature), one)
    return list(first.values())


def _figures(member: Member) -> list[Figure]:
    return sorted(
        member.incident.figures, key=lambda figure: (figure.passage.start, figure.passage.end, figure.measure)
    )


def _claims(
    figures: Iterable[tuple[Figure, int | None]], event: str | None, staging: Staging, label: str
) -> tuple[list[dict[str, Any]], list[Evidence]]:
    """The rows of figures, each with where its incident begins, and their evidence."""
    rows: list[dict[str, Any]] = []
    evidence: list[Evidence] = []
    for figure, anchor in figures:
        name = claim_id(figure, anchor, staging.take_claim_id)
        rows.append(claim_row(name, event, figure))
        evidence += claim_evidence(name, figure, label)
    return rows, evidence
