"""Marks left out of a row: quotation marks around people and what was done to them, and an editor's brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .chunks import Chunk


def has_marks(told: str) -> bool:
    """Whether the words of a sentence have quotation marks."""
    return '"' in told or " '" in told or told.startswith("'")


def _with_single(row: list[Chunk]) -> list[Chunk]:
    """The row with single quotation marks as double ones, where they open or close a phrase: 79 'enemies' killed."""
    marks: set[int] = set()
    opened: int | None = None
    for at, chunk in enumerate(row):
        if chunk.word != "'":
            continue
        is_behind = at > 0 and row[at - 1].end == chunk.start
        is_before = at + 1 < len(row) and row[at + 1].start == chunk.end and row[at + 1].word[0].isalnum()
        if is_before and not is_behind:
            opened = at
        elif is_behind and not is_before and opened is not None:
            marks |= {opened, at}
            opened = None
    return [chunk._replace(tag='"') if at in marks else chunk for at, chunk in enumerate(row)] if marks else row


def unquoted(row: list[Chunk]) -> list[Chunk]:
    """Leave out the quotation marks around a phrase for people: the "Extraditables" claimed it."""
    row = _with_single(row)
    marks: set[int] = set()
    opened: int | None = None
    for at, chunk in enumerate(row):
        if chunk.tag == '"':
            inside = row[opened + 1 : at] if opened is not None else []
            is_plain = bool(inside) and (inside[-1].tag == "," or [inner.tag for inner in inside] == ["a"])
            if is_plain or any(inner.tag in "OV" for inner in inside):  # known as "the Fox," he was shot
                marks |= {at - len(inside) - 1, at}
            opened = None if at in marks else at
        elif opened is not None and at > opened + 1 and (not _is_quoted(chunk) or at - opened > LONGEST_QUOTED):
            opened = None
    kept = [chunk for at, chunk in enumerate(row) if at not in marks] if marks else row
    return [chunk._replace(tag="'") if chunk.word == "'" else chunk for chunk in kept]


def unbracketed(row: list[Chunk]) -> list[Chunk]:
    """Leave out what an editor put between brackets that names nobody: the murder of [retired] General X.

    And what an acronym before them stands for: FARC [Revolutionary Armed Forces of Colombia] leader.
    """
    kept: list[Chunk] = []
    opened: int | None = None
    for chunk in row:
        kept.append(chunk)
        if chunk.tag == "[":
            opened = len(kept) - 1
        elif chunk.tag == "]" and opened is not None:
            del kept[opened:]
            opened = None
        elif chunk.tag in NAMING and opened is not None and not (opened and _is_acronym(kept[opened - 1])):
            opened = None
    return kept


def joined_names(row: list[Chunk]) -> list[Chunk]:
    """Leave out the brackets around a further name before the word for both: JNIM (or ISGS) militants."""
    opened = {at: at + 3 for at in range(1, len(row) - 4) if _is_further(row[at - 1 : at + 5])}
    left_out = {*opened, *opened.values()}
    return [chunk for at, chunk in enumerate(row) if at not in left_out]


def _is_further(row: Sequence[Chunk]) -> bool:
    return [chunk.tag for chunk in row] == ["O", "(", "c", "O", ")", "O"]


def _is_acronym(chunk: Chunk) -> bool:
    return chunk.tag == "O" and len(chunk.word) <= LONGEST_ACRONYM and chunk.word.isalpha()


LONGEST_ACRONYM = 7


NAMING = "OLDNVETM"
"""Tags of what brackets may hold that a reader needs: the [FMLN] rebels, he [Galan] was killed."""


def _is_quoted(chunk: Chunk) -> bool:
    """Whether a chunk may stand in a quoted phrase for people: "heavily armed terrorists"."""
    return chunk.tag in "OdNLTwo,a" or (chunk.tag == "v" and chunk.word.endswith("ed"))


LONGEST_QUOTED = 7
"""Chunks of a phrase in quotation marks; with a verb or more words it is what somebody said."""
