"""Stated figures of an answer as claims: a number rests on the figure's quote, a name on a quote of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..countries import countries
from ..document import Span, fold
from ..records import Figure
from .answer_schema import FIGURE_COLUMNS, is_quoted_apart
from .locate import locate
from .reader import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .reader import AnswerReader, Told

_WORD = re.compile(r"[^\W\d_][\w'’-]*")

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
            reader.remark("a figure is no object; it is dropped")


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
    lacking = [column.name for column in FIGURE_COLUMNS if not column.nullable and stated.get(column.name) is None]
    bounds = _bounds(stated)
    if lacking or bounds is None:
        what = f"no {', '.join(lacking)}" if lacking else "no number, or a low above its high"
        reader.remark(f"the figure quoted as {words.quote!r:.60} has {what}; it is dropped")
        return None
    low, high, qualifier = bounds
    apart = {
        column.name: told
        for column in FIGURE_COLUMNS
        if is_quoted_apart(column) and (told := reader.told(column, entry.get(column.name), words.start))
    }
    return Figure(
        measure=str(stated["measure"]),
        low=low,
        high=high,
        qualifier=qualifier,
        scope=str(stated["scope"]),
        passage=words,
        rule=QUOTED,
        victim_group=_text(stated.get("victim_group")),
        source_is_named="cited_source" in apart and _is_named(reader, apart["cited_source"]),
        passages={name: told.words for name, told in apart.items()},
        **_texts(reader, apart),
    )


def _texts(reader: AnswerReader, apart: Mapping[str, Told]) -> dict[str, str | None]:
    texts = {name: str(told.value) for name, told in apart.items()}
    if "victims" in texts:
        texts["victims"] = reader.names.canonical(texts["victims"])
    return {name: texts.get(name) for name in ("victims", "cited_source", "reporting_verb")}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _bounds(stated: Mapping[str, Any]) -> tuple[int | None, int | None, str] | None:
    """Low, high and qualifier as the codebook's definitions want them together; None where they cannot be."""
    low, high, qualifier = stated.get("low"), stated.get("high"), stated.get("qualifier")
    either = low if low is not None else high
    if either is None or qualifier is None or (high is not None and low is not None and low > high):
        return None
    if qualifier == "at_most":
        return None, either if high is None else high, qualifier
    if qualifier in ("at_least", "vague"):
        return either, None, qualifier
    if low is not None and high is not None and low != high:
        return low, high, "range"
    return either, either, "exact" if qualifier == "range" else qualifier


def _is_named(reader: AnswerReader, source: Told) -> bool:
    """Whether the cited source has a name: a word with a capital that it owes neither to its sentence nor a nation."""
    words = source.words
    span = locate(reader.report.text, str(source.value), words.start, Span(words.start, words.end))
    start, end = span or Span(words.start, words.end)
    opens = {sentence.start for sentence in reader.document.sentences}
    return any(
        word[0][0].isupper() and not _is_lent(word[0], opens=start + word.start() in opens)
        for word in _WORD.finditer(reader.report.text[start:end])
    )


def _is_lent(word: str, *, opens: bool) -> bool:
    """Whether a capital says nothing: the first word of a sentence, unless it is an acronym, and nationalities."""
    return (opens and not word[1:2].isupper()) or fold(word) in countries().demonyms
