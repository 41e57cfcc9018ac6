"""Candidates: the stories of a report, each with the incident that it makes if it is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .cells import incident

if TYPE_CHECKING:
    from .cells import Backdrop
    from .kind import Kind
    from .records import Figure, Incident
    from .stories import Story
    from .suspects import Suspects


@dataclass(frozen=True)
class Candidate:
    """A story with its figures, the cumulative ones too; `certainty` is how often such a story is an incident."""

    story: Story
    kind: Kind | None
    figures: tuple[Figure, ...]
    backdrop: Backdrop
    certainty: float = 1.0

    @property
    def suspects(self) -> Suspects:
        """Who may have done it, where its own words do not say."""
        return self.backdrop.suspects

    @cached_property
    def incident(self) -> Incident:
        """The incident that it makes if it is one; read only where it is asked for, as half of the stories are none."""
        own = [figure for figure in self.figures if figure.scope != "cumulative"]
        return incident(self.backdrop.doc, self.story, self.kind, own, self.backdrop, self.certainty)
