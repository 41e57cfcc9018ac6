"""Stated figures of an answer as claims: a number rests on the figure's quote, a name on a quote of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..records import Figure, passage
from .answer_schema import FIGURE_COLUMNS, is_quoted_apart
from .counted import counted
from .reader import QUOTED, Told
from .sources import source_said
from .unsaid import UnsaidError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..attribution.sources import Source
    from ..records import Passage
    from .counted import Counted
    from .reader import AnswerReader

BACKGROUND = "cumulative"
"""Scope of every figure that belongs to no incident."""


def figures_of(reader: AnswerReader, entries: Iterator[Any], near: int, scope: str | None = None) -> Iterator[Figure]:
    """Yield the figures that can be quoted; `scope` is given where it does not depend on the answer."""
    for entry in entries:
        if isinstance(entry, dict):
            figure = _figure(reader, entry, near, scope)
            if figure is not None:
                yield figure
        else:
            reader.drop("value", "a figure is no object")


def _figure(reader: AnswerReader, entry: dict[str, Any], near: int, scope: str | None) -> Figure | None:
    words = reader.words(entry.get("quote"), "a figure", near)
    if words is None:
        return None
    given = entry | ({"scope": scope} if scope else {})
    stated = {
        column.name: reader.value(column, given[column.name])
        for column in FIGURE_COLUMNS
        if not is_quoted_apart(column) and given.get(column.name) is not None
    }
    number = _number(reader, stated, words)
    if number is None:
        return None
    whole = passage(reader.report, *number.span)
    apart = {
        column.name: told
        for column in FIGURE_COLUMNS
        if is_quoted_apart(column) and (told := reader.told(column, entry.get(column.name), words.start))
    }
    source = _source(reader, apart.pop("cited_source", None))
    named = {"cited_source": passage(reader.report, *source.span)} if source else {}
    return Figure(
        measure=str(stated["measure"]),
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        scope=str(stated["scope"]),
        passage=whole,
        rule=QUOTED,
        victim_group=_text(stated.get("victim_group")),
        cited_source=source.name if source else None,
        source_is_named=source is not None and source.is_named,
        passages={name: told.words for name, told in apart.items()} | named,
        **{name: str(told.value) for name, told in apart.items()},
    )


def _number(reader: AnswerReader, stated: Mapping[str, Any], words: Passage) -> Counted | None:
    """The number as the words say it; None, and told, where they do not, or where something of it is missing."""
    lacking = [column.name for column in FIGURE_COLUMNS if not column.nullable and stated.get(column.name) is None]
    given = stated.get("low"), stated.get("high")
    if lacking or given == (None, None):
        what = ", ".join(lacking) or "number"
        reader.drop("value", f"the figure quoted as {words.quote!r:.60} has no {what}")
        return None
    try:
        return counted(reader.words_said, words, str(stated["measure"]), given, str(stated["qualifier"]))
    except UnsaidError as error:
        reader.drop(error.kind, f"the figure quoted as {words.quote!r:.60}: {error}")
        return None


def _source(reader: AnswerReader, told: Told | None) -> Source | None:
    """The source by its name; `told` has passed that it stands in its quote."""
    return source_said(reader.words_said, str(told.value), told.words) if told else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
