"""Which named actor an alias means here: by its letters, by what the report explains, by the countries it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .actor_context import Context
    from .automaton import Hit
    from .document import Document
    from .lexicons import Actor, Alias

SPELLED_AS_A_WORD = 4
"""Acronyms of this length and more are also written Farc or Isis; shorter ones would be taken for words."""


def named_actor(
    doc: Document, hit: Hit, aliases: Sequence[Alias], context: Context, defined: Mapping[str, Actor]
) -> Actor | None:
    """Choose among the actors that go by these words; None where they mean something else."""
    written = doc.text[hit.start : hit.end]
    if written.lower() in defined and (doc.is_upper or written.isupper()):
        return defined[written.lower()]
    fitting = [alias for alias in aliases if _is_written_so(doc, written, alias)]
    likely = [alias for alias in fitting if _fits(doc, hit, alias, context)]
    return max(likely, key=lambda alias: _weight(alias, context)).actor if likely else None


def _is_written_so(doc: Document, written: str, alias: Alias) -> bool:
    """In text of mixed case a name has its capitals."""
    if doc.is_upper:
        return True
    if not alias.is_acronym:
        return written[0].isupper() or not alias.text[:1].isupper()
    if len(alias.text) >= SPELLED_AS_A_WORD and not alias.needs_context:
        return written[0].isupper()
    return written == alias.text or (written.isupper() and alias.text.isupper())


def _fits(doc: Document, hit: Hit, alias: Alias, context: Context) -> bool:
    if not alias.needs_context or (alias.is_acronym and not alias.text.isupper() and not doc.is_upper):
        return True
    if alias.actor.country is not None:
        return alias.actor.country in context.countries
    return not doc.is_upper or doc.text[hit.start - 1 : hit.start] in ("(", "[")


def _weight(alias: Alias, context: Context) -> int:
    """The actor of the main country before one of a country named before a sure one before any."""
    country = alias.actor.country
    if country is not None and country == context.main:
        return 3
    return 2 if country in context.countries else int(not alias.needs_context)
