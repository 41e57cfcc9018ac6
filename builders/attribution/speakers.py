"""Speakers: on which side of a citing verb its subject stands, and who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.document import Span
from ..words.immutable import Immutable
from .clauses import Clause, before_adverbials
from .noun_phrases import Token, phrase_after, phrase_before
from .reporting import SOURCE_TAGS, words_of
from .sources import Source, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.document import Document


class Speaker(Immutable, frozen=True):
    """A subject found. `start` and `end` bound its words; `stands`: before or after the verb.

    `behind` is the number of tokens right of the verb that it takes.
    """

    source: Source
    start: int
    end: int
    stands: str
    behind: int = 0


def speaker_at(doc: Document, row: Sequence[Token], found: tuple[int, int] | None, *, opens: bool) -> Source | None:
    """Describe the phrase found in a row."""
    return source_of(doc, row[found[0] : found[1]], opens_sentence=opens and found[0] == 0) if found else None


def find_speaker(doc: Document, clause: Clause) -> Speaker | None:
    """Find the subject of the verb: before it, across a comma, or behind it."""
    row, end = clause.left, before_adverbials(clause.left)
    if end == 0 or row[end - 1].tag in ',"' or row[end - 1].tag in ".!?":
        across = _across_comma(doc, row, end - 1) if end and row[end - 1].tag == "," else None
        quoted = _name_in_quotes(doc, row, end) if end and row[end - 1].tag == '"' else None
        inverted = _inverted(doc, clause)
        return inverted if inverted is not None and _ends(clause, inverted) else across or quoted or inverted
    if row[end - 1].word in {"who", "which"}:
        end -= 1
        while end and row[end - 1].tag == ",":
            end -= 1
    head = _before_modifier(row, end)
    speaker = _of_document(row, _before(doc, row, phrase_before(row, head)))
    if speaker is None or head == end:
        return speaker
    span = Span(speaker.source.span.start, row[end - 1].end)
    return speaker._replace(source=speaker.source._replace(span=span), end=span.end)


def _ends(clause: Clause, inverted: Speaker) -> bool:
    """Whether nothing but who spoke stands behind the verb: ..., said police."""
    rest = clause.right[inverted.behind :]
    return rest[0].tag == "." if rest else not clause.goes_on


LONGEST_MODIFIER = 16
"""Tokens of a clause without commas that says which speaker it was."""
_SEEN = frozenset({"seen", "obtained", "reviewed", "viewed", "consulted"})


def _before_modifier(row: Sequence[Token], end: int) -> int:
    """Index behind a source that a clause describes: an official who asked not to be named, a memo seen by Reuters."""
    for at in range(end - 1, max(0, end - LONGEST_MODIFIER), -1):
        if row[at].tag in ',;:"':
            break
        is_seen = row[at].word in _SEEN and at + 1 < end and row[at + 1].word == "by"
        if (is_seen or row[at].word == "who") and row[at - 1].tag in SOURCE_TAGS | {"v"}:
            return at
    return end


def _of_document(row: Sequence[Token], speaker: Speaker | None) -> Speaker | None:
    """Begin with the document in which the speaker wrote: a statement (issued) by the army."""
    at = next((at for at, token in enumerate(row) if speaker is not None and token.start == speaker.start), 0)
    if speaker is None or at < MOST_BEFORE or row[at - 1].word not in {"by", "from"}:
        return speaker
    end = at - 1 - (row[at - 2].tag == "v")
    found = phrase_before(row, end) if row[end - 1].tag == "D" else None
    return speaker._replace(start=row[found[0]].start) if found else speaker


MOST_BEFORE = 2


def _before(doc: Document, row: Sequence[Token], found: tuple[int, int] | None) -> Speaker | None:
    if found is None:
        end = before_adverbials(row)
        found = (end - 1, end) if end and row[end - 1].tag == "P" else None
    source = speaker_at(doc, row, found, opens=True)
    if source is None or found is None or row[found[1] - 1].word.endswith(("'s", "s'")):
        return None
    before = row[found[0] - 1].tag if found[0] else ""
    if before == "n" or (before == "p" and source.kind == "other" and not source.is_named):
        return None
    return Speaker(source, row[found[0]].start, row[found[1] - 1].end, "before")


_ASIDES = frozenset(
    {"who", "which", "citing", "quoting", "in", "for", "speaking", "on", "at", "whose", "meanwhile", "however"}
    | {"through", "via", "by", "from", "after", "during", "contacted", "reached", "reacting", "addressing", "writing"}
)
"""First words of an insertion between commas that is not another name of the subject."""

_BORDERS = frozenset('qc,;:".])-') | {"--", "a", "v", "Z"}


def _across_comma(doc: Document, row: Sequence[Token], closing: int) -> Speaker | None:
    """Read "X, a spokesman," or "X, citing Y," before the verb."""
    opening = next((at for at in range(closing - 1, max(closing - 24, -1), -1) if row[at].tag == ","), None)
    if opening is None:
        return None
    head = phrase_before(row, opening)
    if head is None or not (head[0] == 0 or row[head[0] - 1].tag in _BORDERS):
        return None
    first = _before(doc, row, head)
    if (
        first is None
        or opening + 1 == closing
        or first.source.kind == "pronoun"
        or _is_aside(row[opening + 1 : closing])
    ):
        return first
    second = phrase_before(row, closing)
    if second is None or second[0] != opening + 1:
        return None
    other = speaker_at(doc, row, second, opens=False)
    if other is None or not (_is_known(row, head) or _is_known(row, second)):
        return None
    named = other if _is_better_named(other, first.source) and not _is_bare_name(row, head) else first.source
    span = Span(first.start, row[closing - 1].end)
    return Speaker(named._replace(span=span, words=first.source.words | other.words), *span, "before")


def _is_aside(inside: Sequence[Token]) -> bool:
    """Whether an insertion says something about the subject without naming it."""
    return inside[0].word in _ASIDES or inside[0].tag == "v" or any(token.word in {"who", "whose"} for token in inside)


def _is_better_named(other: Source, first: Source) -> bool:
    """Whether the second of two names in apposition is the one to show: a person's rather than an office's."""
    return other.is_named and (not first.is_named or other.kind == "person" or first.kind == "person")


def _is_bare_name(row: Sequence[Token], found: tuple[int, int]) -> bool:
    return all(token.tag in "WT.])[(" for token in row[slice(*found)])


def _is_known(row: Sequence[Token], found: tuple[int, int]) -> bool:
    return any(token.tag in SOURCE_TAGS for token in row[slice(*found)])


def _name_in_quotes(doc: Document, row: Sequence[Token], end: int) -> Speaker | None:
    """Read a group's name in quote marks before the verb."""
    for at in range(end - 2, max(end - 7, -1), -1):
        if row[at].tag == '"':
            inside = row[at + 1 : end - 1]
            if inside and all(token.tag in "Wdjo" or token.tag in SOURCE_TAGS for token in inside):
                return _before(doc, row, (at, end))
            return None
    return None


def _inverted(doc: Document, clause: Clause) -> Speaker | None:
    """Read "..., said X"."""
    row = clause.right
    if doc.norm.startswith("told", clause.verb.start):
        return None
    if not row or row[0].tag not in "dWNGBMTPj" or not (clause.left or _follows_quote(doc, clause.verb.start)):
        return None
    found = phrase_after(row, 0)
    source = speaker_at(doc, row, found, opens=False)
    if source is None or found is None:
        return None
    if source.kind == "other" and not source.is_named:
        return None
    source, end = with_name(doc, row, found, source)
    return Speaker(source, row[0].start, row[end - 1].end, "after", end)


def _follows_quote(doc: Document, start: int) -> bool:
    return doc.norm[max(0, start - 4) : start].rstrip().endswith('"')


LONGEST_NAME = 6
"""Tokens of a person's name, with a title and marks."""


def with_name(doc: Document, row: Sequence[Token], found: tuple[int, int], source: Source) -> tuple[Source, int]:
    """The source by the name that follows the office between commas, and the end: the mayor, Musa Gari."""
    start = found[1] + 1
    if source.is_named or row[found[1] - 1].tag not in "NT" or start >= len(row) or row[found[1]].tag != ",":
        return source, found[1]
    end = next((at for at in range(start, min(len(row), start + LONGEST_NAME)) if row[at].tag not in "WT."), len(row))
    if end == len(row) and row[-1].tag == ".":
        end -= 1
    words = [token for token in row[start:end] if token.tag != "."]
    is_name = len(words) > 1 and all(doc.text[token.start].isupper() for token in words) and not doc.is_upper
    is_closed = end == len(row) or row[end].tag in ',."'
    named = source_of(doc, row[start:end], opens_sentence=False) if is_name and is_closed else None
    if named is None or not named.is_named or named.kind not in {"person", "other"}:
        return source, found[1]
    return named._replace(kind="person", words=source.words | named.words), end


def is_known_source(source: Source, row: Sequence[Token]) -> bool:
    """Whether the phrase holds a source noun, a title or a name, so that a verb of many meanings cites here."""
    inside = [token for token in row if source.span.start <= token.start < source.span.end]
    return source.is_named or source.kind == "pronoun" or any(token.tag in SOURCE_TAGS for token in inside)


def audience(doc: Document, row: Sequence[Token]) -> tuple[Source | None, int]:
    """Read whom something was told: the outlet if it is one, and how many tokens the words take."""
    if row and row[0].tag == "P":
        return None, 1
    opening = int(bool(row) and row[0].tag == '"')
    found = phrase_after(row, opening)
    if found is None:
        return None, 0
    source = speaker_at(doc, row, found, opens=False)
    if opening:
        return (source, found[1] + 1) if row[found[1] : found[1] + 1] and row[found[1]].tag == '"' else (None, 0)
    return (source if source and is_outlet(doc, row[: found[1]]) else None), found[1]


def is_outlet(doc: Document, tokens: Sequence[Token]) -> bool:
    """Whether a phrase names an outlet: by a media word, or, where case tells, by a lone proper name."""
    if any(token.word in words_of("audiences") for token in tokens):
        return False
    if any(token.tag == "M" for token in tokens):
        return True
    if doc.is_upper or any(token.tag not in "Wdo" for token in tokens):
        return False
    names = [token for token in tokens if token.tag == "W"]
    return 0 < len(names) <= 4 and all(doc.text[token.start].isupper() for token in names)
