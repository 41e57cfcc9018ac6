"""Reads the parts of an answer: a value is kept when its words stand in the report, and what is dropped is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...reports import Notice
from ..document import Document, fold
from ..records import Cell, passage
from ..table.reader import UnreadableError
from .locate import locate
from .values import read_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...reports import Report
    from ...schema import Column
    from ..records import Passage, Value
    from .names import Names

CONFIDENCE = 0.5
"""How far a model's cell is trusted unread: nobody has measured this model on these reports, and the workbook shades
rows below one half. To retune: the share of its quoted cells that a coder accepts, model by model."""

QUOTED = "quoted"
"""The rule of a value that the model gave with words of the report."""

SHOWN = 60
"""Characters of a value or quote in a notice."""

IN_ITS_WORDS = frozenset({"place"})
"""Columns whose value is the report's own wording, so that it stands inside its quote."""


class Told(NamedTuple):
    """A value and its words."""

    value: Value
    words: Passage


class AnswerReader:
    """Reads the answer about one report; `notices` are what was dropped, and why."""

    def __init__(self, report: Report, names: Names) -> None:
        self.report = report
        self.names = names
        self.document = Document(report)
        self.notices: list[Notice] = []

    def words(self, quote: object, of: str, near: int = 0) -> Passage | None:
        """The passage that a quote copies; None, and told, where the report does not have it."""
        if not isinstance(quote, str):
            self.remark(f"{of} has no quote; it is dropped")
            return None
        span = locate(self.report.text, quote, near)
        if span is None:
            self.remark(f"{of} is quoted from {_short(quote)}, which the report does not have; it is dropped")
            return None
        return passage(self.report, *span)

    def told(self, column: Column, entry: object, near: int) -> Told | None:
        """A value with a quote of its own."""
        if entry is None:
            return None
        if not isinstance(entry, dict) or "value" not in entry:
            self.remark(f"{column.name} is {_short(entry)}, no value with a quote; it is dropped")
            return None
        if entry["value"] is None:
            return None
        value = self.value(column, entry["value"])
        words = None if value is None else self.words(entry.get("quote"), f"{column.name} {_short(value)}", near)
        if value is None or words is None:
            return None
        if column.name in IN_ITS_WORDS and not _within(str(value), words.quote):
            self.remark(f"{column.name} {_short(value)} is not in its quote {_short(words.quote)}; it is dropped")
            return None
        return Told(value, words)

    def value(self, column: Column, given: object) -> Value | None:
        """A value alone; None, and told, where it is none of the column's."""
        try:
            return read_value(column, given)
        except UnreadableError as error:
            self.remark(f"{column.name} is {_short(given)}: {error}; it is dropped")
            return None

    def cell(self, column: str, told: Told, rule: str = QUOTED) -> Cell:
        """Make a cell."""
        return Cell(column=column, value=told.value, passage=told.words, rule=rule, confidence=CONFIDENCE)

    def entries(self, within: dict[str, Any], name: str) -> Iterator[Any]:
        """The members of a list in the answer; what is no list has none."""
        found = within.get(name)
        return iter(found) if isinstance(found, list) else iter(())

    def remark(self, message: str) -> None:
        """Tell the report's owner what was dropped."""
        self.notices.append(Notice(self.report.path or self.report.report_id, message))


def _within(value: str, quote: str) -> bool:
    return set(_words(value)) <= set(_words(quote))


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


def _short(value: object) -> str:
    """A value of the answer as a notice shows it, with nothing that a terminal would obey."""
    text = value.isoformat() if hasattr(value, "isoformat") else value
    written = ascii(text) if not isinstance(text, str) or not text.isprintable() else repr(text)
    return written if len(written) <= SHOWN else f"{written[: SHOWN - 1]}…"
