"""A row of provenance: a value, the words it came from, and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..schema import as_text

if TYPE_CHECKING:
    from datetime import datetime

    from ..builders.records import Passage


class Evidence(NamedTuple):
    """One row of the provenance table; the fields are its columns, in order."""

    table: str
    row_id: str
    column: str
    value: str
    quote: str | None
    cited_source: str | None
    report_id: str | None
    start: int | None
    end: int | None
    prefix: str | None
    suffix: str | None
    rule: str
    origin: str
    edited_by: str | None = None
    edited_at: datetime | None = None
    previous_value: str | None = None


class Scribe(NamedTuple):
    """Writes the evidence of one row."""

    table: str
    row_id: str

    def note(
        self, column: str, value: object, words: Passage | None, rule: str, origin: str, cited: str | None = None
    ) -> Evidence:
        """Give the evidence that these words, by this rule, give the column this value."""
        text = as_text(value)
        if words is None:
            return Evidence(
                self.table, self.row_id, column, text, None, cited, None, None, None, None, None, rule, origin
            )
        return Evidence(
            *(self.table, self.row_id, column, text, words.quote, cited, words.report_id, words.start, words.end),
            *(words.prefix, words.suffix, rule, origin),
        )
