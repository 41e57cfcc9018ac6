"""Communities that act, told by their bare names: clashes between Dinka and Nuer youths; the gunmen were Fulani.

A community's name alone is no actor elsewhere, since most of its people take no part in its fights. Tribes that fight
are actors by whatever name: clashes between the Karamsha and Halaf tribes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..words.actor_mention import mention_of
from ..words.alternatives import at_word
from ..words.lexicons import Actor
from ..words.rare import Rare
from .identities import IDENTITY, attackers_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..words.actor_mention import ActorMention
    from ..words.document import Document
    from ..words.lexicons import Lexicon

_FOUGHT = (
    r"\b(?:clash(?:es)?|fighting|violence|battles?|conflict|skirmish(?:es)?|fights?|gunfights?|feuds?)\b"
    r"(?:[^.;:]{0,60}? between| of)"
)
_LED = r"(?: (?:the|armed|rival|local|ethnic|members of|youths? from|herders from)){0,3} "
_FOUGHT_BY = Rare(
    rf"\b(?P<one>[a-z'-]+?)s? and{_LED}(?P<two>[a-z'-]+?)s?(?: [a-z]+){{0,2}}?"
    r" (?:clashed|fought|battled|exchanged|traded (?:fire|gunfire|shots))\b",
    *("clashed", "fought", "battled", "exchanged", "traded "),
)
"""The same where both are subjects: Kusasis and Mamprusis exchanged gunfire."""
_OF_PEOPLE = re.compile(
    at_word(
        "gunm[ae]n|raiders?|fighters?|militia(?:m[ae]n|s)?|attackers?|assailants?|warriors?|bandits?"
        "|armed (?:men|youths?)"
    )
    + r" (?:from|of|belonging to) (?:the )?(?P<two>(?P<one>[a-z'-]+)(?: [a-z'-]+)?)"
)
"""Words behind which the people that armed men are of stands: gunmen of the Murle, raiders from the Nuer tribe."""
_ARMED = re.compile(at_word("armed young|young armed|armed") + r" (?P<two>(?P<one>[a-z'-]+)(?: [a-z'-]+)?)")
"""The same where they are told by its bare name: armed young Murle."""
_DONE_BY = Rare(
    at_word(
        r"killed|attacked|hacked|burn(?:ed|t)|shot|beaten|stabbed|massacred|raided|abducted|kidnapped|ambushed|torched|murdered"
        r"|looted|lynched|chased|evicted|wounded|injured|slaughtered"
    )
    + r"\b[^.;:]{0,60}? by (?:the |ethnic |armed |angry ){0,2}"
    r"(?P<two>(?P<one>[a-z'-]+)(?: [a-z'-]+)?)(?=[.,;)]| (?:from|in|on|at|near|who|and|during|over|with|as|while)\b|$)",
    " by ",
)
"""The same where a deed is told to be theirs: burned to death in their houses by Kikuyus."""
_PUT_DOWN_TO = (
    r"\b(?:blam(?:ed|es|ing)(?: (?:it|the [\w-]+|this|[a-z]+)(?: [a-z]+)? on| on)?"
    r"|attribut(?:ed|es|ing)(?: (?:it|this|the (?:[\w-]+ )?[\w-]+))? to)"
    r" (?:(?:armed|ethnic|members|elements|gunmen|fighters|youths?|men|of|from|the) ){0,4}"
)
"""Words that say whose a deed was."""
_BLAMED = Rare(rf"{_PUT_DOWN_TO}(?P<two>(?P<one>[a-z'-]+)(?: [a-z'-]+)?)", "blam", "attribut")
"""The same where a deed is put down to them: blamed on the Murle."""
_SUSPECTED = Rare(r"(\w+)(?: (?:is|are|was|were))? suspected\b", " suspected")
MILITIA = " Militia"
LONGEST_BEFORE = 30
"""Characters of a community's name and the word that joins it to the next one."""


class _Communities(NamedTuple):
    """The communities that the lexicon knows a militia of, and the words in which they act by their bare names."""

    known: dict[str, Actor]
    fought: re.Pattern[str]
    said_to_be: re.Pattern[str]
    joined: re.Pattern[str]


@lru_cache(maxsize=8)
def _communities(lexicon: Lexicon) -> _Communities:
    actors = (alias.actor for aliases in lexicon.words("actor").values() for alias in aliases)
    known = {actor.name.removesuffix(MILITIA).lower(): actor for actor in actors if actor.name.endswith(MILITIA)}
    name = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    fought = re.compile(rf"{_FOUGHT}{_LED}({name})s?\b(?: [a-z]+){{0,2}}? and{_LED}({name})s?\b")
    joined = re.compile(rf"\b({name})(?: (?:and|or) |/|-)$")
    return _Communities(known, fought, re.compile(rf"{IDENTITY}({name})s?\b"), joined)


def communities(doc: Document, lexicon: Lexicon, actors: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Yield the communities that are told to have acted, where they are no actors yet."""
    if doc.is_upper:
        return
    told = _communities(lexicon)
    taken = [(actor.start, actor.end) for actor in actors if actor.kind != "generic"]
    for start, end in sorted({*_spans(doc, told, actors)}):
        if doc.text[start].isupper() and not any(first < end and start < last for first, last in taken):
            yield mention_of(told.known[doc.norm[start:end]], start, _past_kind(doc, end))
    if any(word in doc.norm for word in (" tribe", "clan", " famil", " communit", " ethnic group")):
        for name, start, end in _tribes(doc):
            if name.lower() not in told.known and not any(first < end and start < last for first, last in taken):
                kind = _KIND.search(doc.norm, start)
                word = _ONE_OF.get(kind[1], kind[1]) if kind is not None else "tribe"
                yield mention_of(Actor(f"{name} {word}", "armed_group", None), start, _past_kind(doc, end))


def _past_kind(doc: Document, end: int) -> int:
    """The end of a name in the plural or with the word for those who bear it alone: Konkombas, the Hawadle clan."""
    kind = _ONE_KIND.match(doc.norm, end)
    return kind.end() if kind is not None else end


_NAME = r"(?:(?:[Aa]l|[Ee]l)-)?[A-Z][\w'’-]+(?: (?:(?:[Aa]l|[Ee]l)-)?[A-Z][\w'’-]+){0,2}"
_MEMBERS = r"(?:(?:armed )?(?:members|men|gunmen|fighters|tribesmen) (?:of|from) )?(?:the )?"
_ONE = "tribe|(?:sub-?)?clan|family|community|ethnic group"
"""What tells of people who fight as such, whatever their name: clashes between the Karamsha and Halaf tribes."""
_TWO_TRIBES = re.compile(
    rf"(?i:{_FOUGHT}) {_MEMBERS}(?P<one>{_NAME})(?: (?:{_ONE}))?"
    rf" and {_MEMBERS}(?P<two>{_NAME}) (?:tribes?|(?:sub-?)?clans?|family|families|communit(?:y|ies)|ethnic groups?)\b"
)
_OF_TRIBE = re.compile(
    rf"\b(?i:gunm[ae]n|fighters|armed men|tribesmen) (?:of|from|belonging to) the (?P<one>{_NAME})"
    r" (?:tribe|clan|community)\b"
)
_BLAMED_TRIBE = Rare(rf"{_PUT_DOWN_TO}(?P<one>{_NAME}) (?:[Tt]ribe|[Cc]lan|[Cc]ommunity)\b", "blam", "attribut")
"""The same of a deed that is put down to them: attributed the kidnapping to the Shabwan clan."""
_KIND = re.compile(rf" ({_ONE}|families|communities)")
_ONE_KIND = re.compile(rf"s?(?: (?:{_ONE}))?\b")
_ONE_OF = {"families": "family", "communities": "community"}


def _tribes(doc: Document) -> Iterator[tuple[str, int, int]]:
    """The names of tribes, clans and families that fight, with where they stand."""
    for match in _TWO_TRIBES.finditer(doc.text):
        yield from ((match[side], *match.span(side)) for side in ("one", "two"))
    for match in (*_OF_TRIBE.finditer(doc.text), *_BLAMED_TRIBE.finditer(doc.text)):
        yield match["one"], *match.span("one")


def _spans(doc: Document, told: _Communities, actors: Sequence[ActorMention]) -> Iterator[tuple[int, int]]:
    """Where a community is a side of a clash, shares a word for fighters, is said to be the attackers, or suspected."""
    for actor in actors:
        at = actor.start if actor.name.endswith(MILITIA) else 0
        if at and (before := told.joined.search(doc.norm, max(0, at - LONGEST_BEFORE), at)) is not None:
            yield before.span(1)  # Hema and Lendu militias
    if " between " in doc.norm or "es of " in doc.norm:
        for match in told.fought.finditer(doc.norm):
            yield from (match.span(1), match.span(2))
    for _, end, _ in attackers_told(doc, actors):
        if (said := told.said_to_be.match(doc.norm, end)) is not None:
            yield said.span(1)
    for match in _FOUGHT_BY.finditer(doc.norm):
        yield from (match.span(name) for name in ("one", "two") if match[name] in told.known)
    for match in (*_OF_PEOPLE.finditer(doc.norm), *_ARMED.finditer(doc.norm), *_BLAMED.finditer(doc.norm)):
        yield from (match.span(name) for name in ("two", "one") if match[name] in told.known)
    for match in _DONE_BY.finditer(doc.norm):
        start, end = match.span("two")
        end -= match["two"] not in told.known and match["two"].endswith("s")  # by Kikuyus
        if doc.norm[start:end] in told.known:
            yield start, end
    yield from (match.span(1) for match in _SUSPECTED.finditer(doc.norm) if match[1] in told.known)
