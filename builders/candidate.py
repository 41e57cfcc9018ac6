"""Candidates: the stories of a report, each with the incident that it makes if it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .kind import Kind
    from .records import Figure, Incident
    from .stories import Story


class Candidate(NamedTuple):
    """A story with the incident it makes if it is one, and its figures, the cumulative ones too."""

    story: Story
    kind: Kind | None
    incident: Incident
    figures: tuple[Figure, ...]
