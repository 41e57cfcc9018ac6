"""Numbers that somebody else gives for those told before: police said that six had died, residents put it at nine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .facts import Fact

RETOLD = "retold"
"""Class of the words by which it is put at a number."""
NEAR = 1
"""Sentences behind those whom it counts."""


def as_retold(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Read such a number as one of those counted last, if these are all dead, or all hurt; leave out others."""
    counted: list[Fact] = []
    for fact in facts:
        told = _counting(fact, counted) if fact.trigger.cls.name == RETOLD else fact
        if told is not None:
            yield told
            if any(people.number is not None for people in told.patients):
                counted.append(told)


def _counting(fact: Fact, counted: Sequence[Fact]) -> Fact | None:
    """A number without a word for people, as one of those whom the last sentence that counted anybody counts."""
    is_bare = len(fact.patients) == 1 and not fact.patients[0].head and fact.patients[0].number is not None
    if not (is_bare and counted) or fact.sentence - counted[-1].sentence > NEAR:
        return None
    measures = {each.trigger.cls.measure for each in counted if each.sentence == counted[-1].sentence}
    if len(measures) > 1 or None in measures:
        return None
    return fact._replace(trigger=counted[-1].trigger, agents=())  # who only tells of it did nothing


def is_retold(fact: Fact) -> bool:
    """Whether a fact is such a number, which is a rival to the one told before."""
    return fact.word.startswith("put") and fact.word.endswith(" at")
