"""The acronyms that a report explains: `Syrian Arab Army (SAA)`, `FMLN [Farabundo Marti National Liberation Front]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.immutable import Immutable
from ..words.lexicons import Actor, Alias
from ..words.triggers import trigger_forms
from .told_where import is_land

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..gazetteer import Gazetteer
    from ..words.automaton import Hit
    from ..words.document import Document
    from .context import Context

_ACRONYM = re.compile(r"[(\[]\s{0,2}([^\W_][\w&/.-]{1,14})\s{0,2}[)\]]")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    re.findall(
        r"\w+", "of the for and to in on a an de del la las los el y e do da dos das du des le les et al ul wa fi"
    )
)
_BREAK = re.compile(r"[.;:,()\[\]\"\n]\s|[()\[\]\"]")
LONGEST_NAME = 110
"""Characters before an acronym in which its full name is looked for; official names rarely pass 100."""
_ARMED = re.compile(
    r"\b(?:arm(?:y|ed)|liberation|resistance|guerrilla|militia|rebel|revolutionary|insurgent|fighters|jihad\w*"
    r"|mujah\w+|commandos?|brigades?|battalions?|self-def\w+|martyrs|separatist|combatants?|cartel)\b"
)
"""Words in the name of an organisation that make it an armed one."""


class Definition(Immutable, frozen=True):
    """An acronym that the report explains. `start` to `end` is the name, the bracket behind it included."""

    acronym: str
    actor: Actor
    start: int
    end: int


def definitions(
    doc: Document, hits: Sequence[Hit], context: Context, gazetteer: Gazetteer | None
) -> Iterator[Definition]:
    """Find `Syrian Arab Army (SAA)` and `FMLN [Farabundo Marti National Liberation Front]`, in text order."""
    text = doc.text
    matches = [match for at in _brackets(text) if (match := _ACRONYM.match(text, at)) is not None]
    if not matches:
        return
    ends = {hit.end: hit for hit in hits if hit.entries[0].category == "actor"}
    starts = {hit.start: hit for hit in hits if hit.entries[0].category == "actor"}
    for match in matches:
        acronym = match[1]
        if (not doc.is_upper and sum(map(str.isupper, acronym)) < 2) or _is_weapon(acronym):
            continue
        before = match.start() - 1 if text[match.start() - 1 : match.start()].isspace() else match.start()
        if not text[before - 1 : before].isalnum():
            continue
        read = [entry.payload for entry in starts[match.start(1)].entries] if match.start(1) in starts else []
        known = [alias for alias in read if isinstance(alias, Alias) and _may_be_meant(alias, context)]
        found = _of_named(ends.get(before), known, context) or _of_words(doc, before, acronym, known)
        if found is not None and not is_land(found[0].name, gazetteer):
            yield Definition(acronym, found[0], found[1], match.end())


def _may_be_meant(alias: Alias, context: Context) -> bool:
    """Whether a name that others have too may be this actor's: of no country, or of one that the report names."""
    return not alias.needs_context or alias.actor.country in (None, *context.countries)


def _is_weapon(acronym: str) -> bool:
    """Whether an acronym is that of a weapon, and so of nobody: an improvised explosive device (IED)."""
    readings = trigger_forms().get(acronym.lower().removesuffix("s"), ())
    return any(reading.form == "means" for reading in readings)


def _brackets(text: str) -> list[int]:
    """Where brackets open, in text order."""
    found = []
    for bracket in "([":
        at = text.find(bracket)
        while at >= 0:
            found.append(at)
            at = text.find(bracket, at + 1)
    return sorted(found)


def _of_named(named: Hit | None, known: list[Alias], context: Context) -> tuple[Actor, int] | None:
    if named is None:
        return None
    aliases = [entry.payload for entry in named.entries if entry.category == "actor"]
    own = {alias.actor.name for alias in known}
    shared = [alias for alias in aliases if alias.actor.name in own]
    sure = [alias for alias in (*aliases, *known) if not alias.needs_context]
    near = [alias for alias in aliases if alias.actor.country in context.countries]
    best = next(iter((*shared, *sure, *near)), None)
    return (best.actor, named.start) if best is not None else None


def _of_words(doc: Document, end: int, acronym: str, known: list[Alias]) -> tuple[Actor, int] | None:
    """Read the words before the bracket as the name, where their initials are the acronym."""
    floor = max(0, end - LONGEST_NAME)
    for stop in _BREAK.finditer(doc.text, floor, end):
        floor = stop.end()
    words = list(_WORD.finditer(doc.norm, floor, end))
    first = _first_word(words, acronym.lower())
    if first is None and not doc.is_upper:
        first = _capital_run(doc, words, acronym.lower())
    if first is None:
        return None
    start = words[first].start()
    spelled = {word[0] for word in words[first:] if len(word[0]) > 3}
    for alias in known:
        if spelled & set(_WORD.findall(alias.actor.name.lower())):
            return alias.actor, start
    name = " ".join(doc.text[start:end].split())
    name = name.title() if doc.is_upper else name
    return Actor(name, "armed_group" if _ARMED.search(doc.norm, start, end) else None, None), start


def _first_word(words: list[re.Match[str]], acronym: str) -> int | None:
    """Index of the word at which the initials of the rest begin to spell the acronym; small words may be left out."""
    letters = [letter for letter in acronym if letter.isalnum()]
    at = len(words)
    while letters and at:
        at -= 1
        word = words[at][0]
        if word[0] == letters[-1]:
            letters.pop()
        elif word not in _SMALL:
            return None
    return at if not letters and len(words) - at > 1 else None


def _capital_run(doc: Document, words: list[re.Match[str]], acronym: str) -> int | None:
    """Index of the first of the capitalised words before the bracket, where half of them share letters with it."""
    first = None
    for at in range(len(words) - 1, -1, -1):
        if doc.text[words[at].start()].isupper():
            first = at
        elif words[at][0] not in _SMALL and not words[at][0].isdigit():
            break
    if first is None or len(words) - first < 2:
        return None
    first = next((at for at in range(first, len(words) - 1) if words[at][0][0] == acronym[0]), first)
    initials = [word[0][0] for word in words[first:] if word[0] not in _SMALL]
    return first if 2 * sum(letter in acronym for letter in initials) > len(initials) else None
