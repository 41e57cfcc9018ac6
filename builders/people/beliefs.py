"""Whom others take to have done something: by what police believe were rebels, strikes believed to be by the army."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk


def past_belief(row: Sequence[Chunk], at: int) -> int:
    """Index behind who says whom the words behind it name: by what police believe were guerrillas."""
    if at < len(row) and row[at].word == "what":
        clause = range(at, min(len(row), at + BELIEF_REACH))
        said = next((be for be in clause if row[be].tag == "x" or row[be].word in CALLED), at - 1)
        return said + 1 + (said + 1 < len(row) and row[said + 1].word == "as")
    return at


BELIEF_REACH = 8
"""Chunks of such a clause."""
CALLED = frozenset({"called", "described", "identified", "termed", "labelled", "labeled"})
"""Verbs by which somebody says who they were: by what survivors called militiamen."""


def is_belief(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb only says whose a deed is taken to be: strikes believed to be by, thought to have been."""
    return row[at].word in BELIEVED and at + 1 < len(row) and row[at + 1].tag == "t"


BELIEVED = frozenset({"believed", "thought", "suspected", "said", "reported", "alleged", "presumed", "understood"})


def taken_for(row: Sequence[Chunk], at: int) -> int | None:
    """Index of the name behind words of whose planes, or other things, those before it are taken to be.

    Warplanes believed to be Russian, that we believe belong to the coalition; unidentified planes, likely Israeli.
    """
    name = at
    while name < len(row) and row[name].word in OF_BELONGING:
        name += 1
    is_told = any(chunk.word in BELIEVED | BELONGING or chunk.word in LIKELY for chunk in row[at:name])
    return name if is_told and name < len(row) and row[name].tag in "LOd" else None


BELONGING = frozenset({"belonging", "belong to", "belongs to", "belonged to", "belonging to"})
LIKELY = frozenset({"likely", "probably", "possibly", "presumably", "apparently", "reportedly", "allegedly"})
OF_BELONGING = (
    BELIEVED
    | BELONGING
    | LIKELY
    | {"believe", "think", "suspect", "we", "they", "residents", "activists", ",", "that", "which", "to", "be", "are"}
    | {"were", "was", "is", "of", "from", "the", "belong", "belonged", "belongs"}
)
"""Words between things and the name of those whose they are taken to be."""
