"""Numbers that somebody else gives for those told before: police said that six had died, residents put it at nine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .facts import Fact

RETOLD = "retold"
"""Class of the words by which it is put at a number."""
NEAR = 1
"""Sentences behind those whom it counts."""


def as_retold(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Read such a number as one of those counted last, if these are all dead, or all hurt; leave out others."""
    counted: list[Fact] = []
    for fact in facts:
        if fact.trigger.cls.name != RETOLD:
            yield fact
        elif (last := _counted_by(fact, counted)) is not None:
            fact = fact._replace(trigger=last.trigger, agents=())  # noqa: PLW2901 - who only tells of it did nothing
            yield fact
        if fact.trigger.cls.name != RETOLD and any(people.number is not None for people in fact.patients):
            counted.append(fact)


def _counted_by(fact: Fact, counted: list[Fact]) -> Fact | None:
    """What a number without a word for people counts: those of the sentence that counted anybody last."""
    is_bare = len(fact.patients) == 1 and not fact.patients[0].head and fact.patients[0].number is not None
    if not (is_bare and counted) or fact.sentence - counted[-1].sentence > NEAR:
        return None
    measures = {each.trigger.cls.measure for each in counted if each.sentence == counted[-1].sentence}
    return counted[-1] if len(measures) == 1 and None not in measures else None


def is_retold(fact: Fact) -> bool:
    """Whether a fact is such a number, which is a rival to the one told before."""
    return fact.word.startswith("put") and fact.word.endswith(" at")
