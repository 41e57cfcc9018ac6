"""Which check each column's values pass: whether the quoted words say them, and how they are written."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .names import actor_said
from .places import country_said, division_said, place_said
from .sources import source_said
from .unsaid import UnsaidError, holds

if TYPE_CHECKING:
    from ..records import Passage
    from .reader import Check
    from .words import Words


def _source_name(words: Words, name: str, passage: Passage) -> str:
    return source_said(words, name, passage).name


def _source_as_given(words: Words, name: str, passage: Passage) -> str:
    """A figure's source, which is named once it is known to stand there."""
    source_said(words, name, passage)
    return name


def _verb(words: Words, verb: str, passage: Passage) -> str:  # noqa: ARG001 - one signature
    if not holds(verb, passage.quote):
        raise UnsaidError("source", f"its words do not say {verb!r}")
    return verb


CHECKS: MappingProxyType[str, Check] = MappingProxyType(
    {
        "country": country_said,
        "admin1": division_said,
        "admin2": division_said,
        "place": place_said,
        "side_a": actor_said,
        "side_b": actor_said,
        "victims": actor_said,
        "cited_sources": _source_name,
        "cited_source": _source_as_given,
        "reporting_verb": _verb,
    }
)
"""Figures and dates are checked as wholes, in `counted` and `dates`. A type and who was targeted are a coder's
judgement: the words quoted are all that can be asked of it."""
