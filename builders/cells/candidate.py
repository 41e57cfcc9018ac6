"""Candidates: the stories of a report, each with the incident that it makes if it is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..stories.rules import is_incident, is_of_war
from ..words.once import once
from .filling import incident

if TYPE_CHECKING:
    from ..records import Figure, Incident
    from ..sides.suspects import Suspects
    from ..stories.grouping import Story
    from ..stories.kind import Kind
    from ..stories.when import When
    from .filling import Backdrop


@dataclass(frozen=True)
class Candidate:
    """A story with its figures, the cumulative ones too; `certainty` is how often such a story is an incident."""

    story: Story
    kind: Kind | None
    when: When | None
    """Its days, own or carried to it."""
    figures: tuple[Figure, ...]
    backdrop: Backdrop
    certainty: float = 1.0
    rows: tuple[Story, ...] | None = None
    """The stories of the report that become rows, once that is settled."""

    @property
    def suspects(self) -> Suspects:
        """Who may have done it, where its own words do not say."""
        return self.backdrop.suspects

    @once
    def is_sound(self) -> bool:
        """Whether the rules see an incident."""
        return is_incident(self.story)

    @once
    def is_of_war(self) -> bool:
        """Whether only armed people are acted on."""
        return is_of_war(self.story)

    @once
    def incident(self) -> Incident:
        """The incident that it makes if it is one; read only where it is asked for, as half of the stories are none."""
        own = [figure for figure in self.figures if figure.scope != "cumulative"]
        rows = self.backdrop.stories if self.rows is None else self.rows
        return incident(self.story, self.kind, self.when, own, self.backdrop, rows, self.certainty)
