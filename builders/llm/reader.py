"""Reads the parts of an answer: a value is kept when its words stand in the report, and what is dropped is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...reports import Notice
from ..records import Cell, passage
from ..table.reader import UnreadableError
from ..words.document import Document
from .locate import locate
from .unsaid import UnsaidError
from .values import read_value
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ...reports import Report
    from ...schema import Column
    from ..records import Passage, Value
    from .words import Knowledge

    Check = Callable[[Words, str, Passage], str]

CONFIDENCE = 0.5
"""How far a model's cell is trusted unread: nobody has measured this model on these reports, and the workbook shades
rows below one half. To retune: the share of its quoted cells that a coder accepts, model by model."""

QUOTED = "quoted"
"""The rule of a value that the model gave with words of the report."""

SHOWN = 60
"""Characters of a value or quote in a notice."""


class Told(NamedTuple):
    """A value and its words."""

    value: Value
    words: Passage


class AnswerReader:
    """Reads the answer about one report; `notices` are what was dropped, and why.

    `checks`: by column, whether a passage says a value, and how it is written; they raise UnsaidError.
    """

    def __init__(self, report: Report, known: Knowledge, checks: Mapping[str, Check]) -> None:
        self.report = report
        self.words_said = Words(Document(report), known)
        self.checks = checks
        self.notices: list[Notice] = []

    def words(self, quote: object, of: str, near: int = 0) -> Passage | None:
        """The passage that a quote copies; None, and told, where the report does not have it."""
        if not isinstance(quote, str):
            self.drop("quote", f"{of} has no quote")
            return None
        span = locate(self.report.text, quote, near)
        if span is None:
            self.drop("quote", f"{of} is quoted from {_short(quote)}, which the report does not have")
            return None
        return passage(self.report, *span)

    def told(self, column: Column, entry: object, near: int) -> Told | None:
        """A value with a quote of its own."""
        if entry is None:
            return None
        if not isinstance(entry, dict) or "value" not in entry:
            self.drop("value", f"{column.name} is {_short(entry)}, no value with a quote")
            return None
        if entry["value"] is None:
            return None
        value = self.value(column, entry["value"])
        words = None if value is None else self.words(entry.get("quote"), f"{column.name} {_short(value)}", near)
        if value is None or words is None:
            return None
        check = self.checks.get(column.name)
        try:
            return Told(check(self.words_said, str(value), words) if check else value, words)
        except UnsaidError as error:
            self.drop(error.kind, f"{column.name} {_short(value)} is quoted from {_short(words.quote)}: {error}")
            return None

    def value(self, column: Column, given: object) -> Value | None:
        """A value alone; None, and told, where it is none of the column's."""
        try:
            return read_value(column, given)
        except UnreadableError as error:
            self.drop("value", f"{column.name} is {_short(given)}: {error}")
            return None

    def cell(self, column: str, told: Told, rule: str = QUOTED) -> Cell:
        """Make a cell."""
        return Cell(column=column, value=told.value, passage=told.words, rule=rule, confidence=CONFIDENCE)

    def entries(self, within: dict[str, Any], name: str) -> Iterator[Any]:
        """The members of a list in the answer; what is no list has none."""
        found = within.get(name)
        return iter(found) if isinstance(found, list) else iter(())

    def drop(self, kind: str, reason: str) -> None:
        """Tell the report's owner what is dropped; `kind` is what the summary counts it as."""
        self.notices.append(Notice(self._where, f"{reason}; it is dropped", dropped=kind))

    def remark(self, message: str) -> None:
        """Tell the report's owner what was taken otherwise."""
        self.notices.append(Notice(self._where, message))

    @property
    def _where(self) -> str:
        return self.report.path or self.report.report_id


def _short(value: object) -> str:
    """A value of the answer as a notice shows it, with nothing that a terminal would obey."""
    text = value.isoformat() if hasattr(value, "isoformat") else value
    written = ascii(text) if not isinstance(text, str) or not text.isprintable() else repr(text)
    return written if len(written) <= SHOWN else f"{written[: SHOWN - 1]}…"
