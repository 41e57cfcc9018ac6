"""Rows of the plain words of a report, with their passages where these stand in the report as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..records import Passage, passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...reports.report import Report
    from ..records import Figure, Incident, Rows


def as_written(rows: Rows, report: Report, where: Sequence[int]) -> Rows:
    """The rows for the report; `where`: the place in its text of each character of the plain words."""
    writer = _Writer(report, where)
    return replace(
        rows,
        incidents=tuple(map(writer.incident, rows.incidents)),
        background=tuple(map(writer.figure, rows.background)),
    )


class _Writer:
    def __init__(self, report: Report, where: Sequence[int]) -> None:
        self.report, self.where = report, where

    def incident(self, incident: Incident) -> Incident:
        return replace(
            incident,
            anchor=self.passage(incident.anchor),
            cells=tuple(replace(cell, passage=self.passage(cell.passage)) for cell in incident.cells),
            figures=tuple(map(self.figure, incident.figures)),
        )

    def figure(self, figure: Figure) -> Figure:
        fields = {name: self.passage(words) for name, words in figure.passages.items()}
        return replace(figure, passage=self.passage(figure.passage), passages=fields)

    def passage(self, words: Passage) -> Passage:
        return passage(self.report, self.where[words.start], self.where[words.end - 1] + 1)
