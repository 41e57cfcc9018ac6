"""Which named actor an alias means here: by its letters, by what the report explains, by the countries it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..words.automaton import Hit
    from ..words.document import Document
    from ..words.lexicons import Actor, Alias
    from .context import Context

SPELLED_AS_A_WORD = 4
"""Acronyms of this length and more are also written Farc or Isis; shorter ones would be taken for words."""

WORDS = frozenset({"IS", "UP", "WHO"})
"""Acronyms that are common words, and in text of capitals written like these."""
_SO_FAR = re.compile(
    r"\b(?:so|as|thus|by|how|too|very|is|are|was|were) far\b|\bfar(?:-| (?:from|more|right|left|beyond)\b)"
)
"""Where an acronym of two armies is a word."""


def named_actor(
    doc: Document, hit: Hit, aliases: Sequence[Alias], context: Context, defined: Mapping[str, Actor]
) -> Actor | None:
    """Choose among the actors that go by these words; None where they mean something else."""
    written = doc.text[hit.start : hit.end]
    if is_so_far(doc, hit.start, hit.end):
        return None
    if written.lower() in defined and (doc.is_upper or written.isupper()):
        return defined[written.lower()]
    fitting = [alias for alias in aliases if _is_written_so(doc, written, alias)]
    likely = [alias for alias in fitting if _fits(doc, hit, alias, context)]
    return max(likely, key=lambda alias: _weight(alias, context)).actor if likely else None


def is_so_far(doc: Document, start: int, end: int) -> bool:
    """Whether what may be an acronym is a word there, in text of capitals: so far, in a bulletin from Guatemala."""
    if not doc.is_upper or doc.text[start:end] != "FAR":
        return False
    return _SO_FAR.search(doc.norm, max(0, start - len("were ")), end + len(" beyond")) is not None


_PARENT = re.compile(
    r"(?:'s)? (?:(?!(?:its|their|his|with|and|or|of|from|by|to|in|an?|the)\b)[a-z-]+ ){0,3}?"
    r"(?:affiliate|offshoot|branch|franchise|(?:splinter|breakaway) (?:group|faction)|splinter)\b"
    r"(?:,? (?:the |called |known as |group |faction )?)?"
)
"""What stands behind the name of a group where it only says whose affiliate another one is."""
_BRANCH_OF = re.compile(r"\b(?:affiliate|offshoot|branch|franchise|faction|wing|chapter|arm) of (?:the )?$")
_CALLING_ITSELF = re.compile(
    r"(?: group)?,? (?:(?:that |which )?call(?:ing|s) itself|known as|called|named|dubbed|styling itself) (?:the )?"
)
"""What stands around a name that leads to one of its branches: an affiliate of IS calling itself Najd Province."""
LONGEST_BRANCH = 24
_NAMED_BEFORE = re.compile(r", (?:which is |who are |considered |now )?(?:an? |the )?")
OTHERS = 5
"""Hits behind a name among which the other group's is looked for: what is told of it stands between."""


def child_of(doc: Document, hits: Sequence[Hit], index: int) -> int | None:
    """The hit of the group that another one is only told to be the parent of: the al Qaeda affiliate JNIM.

    It stands behind it, or before: JNIM, al Qaeda's affiliate in the Sahel.
    """
    told = _PARENT.match(doc.norm, hits[index].end)
    if told is None and _BRANCH_OF.search(doc.norm, max(0, hits[index].start - LONGEST_BRANCH), hits[index].start):
        told = _CALLING_ITSELF.match(doc.norm, hits[index].end)
    if told is None:
        return None
    for child in range(index + 1, min(len(hits), index + OTHERS)):
        if hits[child].start == told.end() and _is_group(hits[child]):
            return child
    before = hits[index - 1] if index else None
    if before is None or not _is_group(before):
        return None
    gap = doc.norm[before.end : hits[index].start].removeprefix(")")
    return index - 1 if _NAMED_BEFORE.fullmatch(gap) is not None else None


def _is_group(hit: Hit) -> bool:
    return any(entry.category == "actor" and entry.payload.actor.group == "armed_group" for entry in hit.entries)


_ARTICLE = re.compile(r"(?i:al|el|ul|as|an|ar|ash|ad|at|az)[- ](?=[A-Z])")
"""The article before a name in Arabic, which stands in either letters: al-Qaeda in Iraq."""


def _is_written_so(doc: Document, written: str, alias: Alias) -> bool:
    """In text of mixed case a name has its capitals."""
    if doc.is_upper:
        return True
    if not alias.is_acronym:
        first = _ARTICLE.sub("", written, count=1)[:1]
        return first.isupper() or written[0].isupper() or not _ARTICLE.sub("", alias.text, count=1)[:1].isupper()
    if len(alias.text) >= SPELLED_AS_A_WORD and not alias.needs_context:
        return written[0].isupper()
    return written == alias.text or (written.isupper() and alias.text.isupper())


def _fits(doc: Document, hit: Hit, alias: Alias, context: Context) -> bool:
    if not alias.needs_context or (alias.is_acronym and not alias.text.isupper() and not doc.is_upper):
        return True
    if doc.is_upper and alias.text in WORDS and not _is_in_brackets(doc, hit):
        return False
    if alias.actor.country is not None:
        return alias.actor.country in context.countries
    return not doc.is_upper or _is_in_brackets(doc, hit)


def _is_in_brackets(doc: Document, hit: Hit) -> bool:
    return doc.text[hit.start - 1 : hit.start] in ("(", "[")


def _weight(alias: Alias, context: Context) -> int:
    """The actor of the main country before one of a country named before a sure one before any."""
    country = alias.actor.country
    if country is not None and country == context.main:
        return 3
    return 2 if country in context.countries else int(not alias.needs_context)
