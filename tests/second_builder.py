"""A second opinion for tests: it reads what the stub builder reads, but may take it otherwise.

A key that ends in 2 is this builder's own value (`killed=21 killed2=30`); an empty one, `killed2=-`, is no value. Lines
`EVENT2 …` are incidents that it alone finds, and `skip2=yes` is one that it does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcebook.builders.records import Incident, Rows, Settings, passage
from stub_builder import PAIR, cells_of, figures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcebook.reports import Report


class SecondBuilder:
    name = "second"
    version = "1"
    options = {"shout": "whether places are in capitals"}  # noqa: RUF012

    def __init__(self, settings: Settings) -> None:
        self.shout = dict(settings.options).get("shout") == "true"

    def build(self, batch: Sequence[Report]) -> list[Rows]:
        return [self._rows(report) for report in batch]

    def _rows(self, report: Report) -> Rows:
        incidents = []
        for line in re.finditer(r"^(EVENT2?)\b.*$", report.text, re.MULTILINE):
            pairs = PAIR.finditer(report.text, line.start(), line.end())
            found = {match[1]: (match[2].replace("_", " "), match.span()) for match in pairs}
            found |= {key.removesuffix("2"): said for key, said in found.items() if key.endswith("2")}
            found = {key: said for key, said in found.items() if said[0] != "-"}
            if self.shout and "place" in found:
                found["place"] = (found["place"][0].upper(), found["place"][1])
            if "skip" not in found:
                anchor = passage(report, *line.span(1))
                figures = tuple(figures_of(report, found, "incident"))
                incidents.append(Incident(anchor=anchor, cells=tuple(cells_of(report, found)), figures=figures))
        return Rows(report_id=report.report_id, incidents=tuple(incidents))
