"""Claims: one row per stated figure, with the words of each of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .evidence import Evidence, Scribe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..builders.records import Figure

STATED = (
    "measure",
    "low",
    "high",
    "qualifier",
    "victims",
    "victim_group",
    "scope",
    "cited_source",
    "reporting_verb",
)
"""Columns of a claim that a builder fills."""


def claim_row(claim_id: str, event_id: str | None, figure: Figure) -> dict[str, Any]:
    """Give the claim's row of the claims table."""
    words = figure.passage
    return {
        "claim_id": claim_id,
        "event_id": event_id,
        **{column: getattr(figure, column) for column in STATED},
        "quote": words.quote,
        "report_id": words.report_id,
        "start": words.start,
        "end": words.end,
    }


def claim_evidence(claim_id: str, figure: Figure, label: str) -> Iterator[Evidence]:
    """Give the evidence of each filled cell; `label` is builder@version."""
    scribe = Scribe("claims", claim_id)
    for column in STATED:
        value = getattr(figure, column)
        if value is not None:
            words = figure.passages.get(column, figure.passage)
            yield scribe.note(column, value, words, f"{label}:{figure.rule}", "built", figure.cited_source)
