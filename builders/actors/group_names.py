"""Armed groups that no lexicon has, by the form of their names: the Karbala Martyrs Brigade."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ..words.actor_mention import ActorMention
from ..words.alternatives import at_word
from ..words.rare import Rare
from .names_in_capitals import names_in_capitals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..words.document import Document

_WORD = r"[A-Z][\w'’]*(?:-[\w'’]+)*"
_HEAD = (
    r"(?:Brigades?|Militia|Commandos?|Battalions?|Martyrs|Mujahideen|Cartel|Revolutionaries|Avengers"
    r"|(?:Liberation|Revolutionary|Patriotic|Popular|People's|Islamic|Resistance|Self-Defen[cs]e) "
    r"(?:Front|Movement|Army|Forces?))"
)
"""What an armed group is called; a front or a movement alone may be a party."""
_LINK = r"[ -](?:al|e|i|ul|ud|us|un|ash|as)[ -]"
_ARABIC = (
    rf"(?:(?:Katibat?|Kata'?ib|Liwa|Ja[yi]sh|Jund|Harakat|Saraya|Jabhat|Fa[yi]laq|Asa'?ib)(?:{_LINK}| )"
    rf"|(?:Ansar|Lashkar|Tehri?e?k|Sipah|Hizb|Ahrar|Jama'?at|Halqa){_LINK})"
)
"""Battalion, brigade and the like in Arabic and Urdu; the second kind stand in names of places and parties too."""
_NAME = re.compile(
    rf"\b(?:{_ARABIC}{_WORD}(?: (?:al-)?{_WORD}){{0,2}}"
    rf"|(?:{_WORD} (?:(?:of|for|the|and) ){{0,2}}){{1,5}}{_HEAD}\b(?: (?:of|for) (?:the )?{_WORD})?)"
)
_KIND = r"(?:group|organi[sz]ation|faction|cell|movement|militia|gang)"
_OBSCURE = rf"(?:previously unknown|unknown|little-known|obscure|shadowy) (?:[\w-]+ ){{0,2}}{_KIND}"
_NAMED = rf"({_WORD}(?: (?:(?:of|for|in|and|the|on) ){{0,2}}{_WORD}){{0,5}})"
_CALLED = re.compile(
    at_word(
        rf"{_KIND}(?: which| that)? (?:calling|calls|called|naming) itself"
        rf"|{_OBSCURE}(?:,| called| named| known as|, called|, known as)?"
    )
    + rf" [\"'“‘]?(?:[Tt]he )?{_NAMED}"
)
"""Names of any form that a group is introduced by: a group calling itself the Eagles of Truth."""
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Reuters|AFP|AP)\b"
_BEARING = (
    r"(?:armed|rebel|militant|insurgent|guerrilla|separatist|secessionist|paramilitary|vigilante|jihadist|terrorist"
    r"|extremist|Islamist) (?:group|movement|organi[sz]ation|faction|outfit)"
)
_AS = r"(?:called|named|known (?:locally )?as|dubbed)"
_KNOWN_AS = re.compile(
    at_word(rf"{_BEARING}(?:,? (?:(?:which|that) is )?{_AS})?|(?:militia|gang),? (?:(?:which|that) is )?{_AS}")
    + rf" [\"'“‘]?(?:[Tt]he )?(?!{_DAY})({_WORD}(?: (?:of (?:the )?)?(?!{_DAY}){_WORD}){{0,4}})"
)
"""The same of those that are told to bear arms: an armed group called Force of the Lake."""
_EXPLAINED = Rare(rf"\b{_NAMED}, an? {_OBSCURE}\b", "unknown ", "little-known ", "obscure ", "shadowy ")
_CHOSEN = (
    r"(?:Organi[sz]ation|Front|Movement|Army|Forces?|Battalions?|Brigades?|Legion|Squads?|Cells?|Command|Committees?|Council"
    r"|Vanguards?|Partisans|Supporters|Followers|Youth|Sons|Soldiers|Warriors|Knights|Guardians|Defenders|Swords?"
    r"|Lions|Wolves|Eagles|Hawks|Falcons)"
)
"""What groups call themselves, and others as well, who claim no attacks: the Youth of the Revolution."""
_OF_CHOICE = (
    rf"((?:{_WORD} ){{0,3}}{_CHOSEN}\b(?: (?:of|for|in|and|the|from|on)(?: the)? {_WORD}(?: {_WORD}){{0,2}}){{1,3}})"
)
_CLAIMING = Rare(
    rf"\b(?:[Tt]he )?{_OF_CHOICE}(?: \([A-Z][\w-]+\))?,? (?:(?:has|have|had|also|later|then) ){{0,2}}claimed\b",
    "claimed",
)
_CLAIMED_BY = Rare(
    rf"\b(?:claimed by|attributed (?:(?:it|this|the [\w ]{{1,30}}) )?to|blamed on) (?:the )?{_OF_CHOICE}",
    *("claimed by", "attributed", "blamed on"),
)
"""Such names beside words for a claim or for blame."""
_PEACEFUL = re.compile(r"\b(?:rights|aid|monitoring|opposition|activist|civic|hacker|hacking|protest|advocacy) $")
"""What stands before `group` where it bears no arms."""
_REGULAR = re.compile(r"\b(?:Fire|Rescue|Ambulance|Medical|Guards|Royal|Task|Infantry|Airborne|Armou?red|Artillery)\b")
"""Words in the names of a state's own units."""
_TITLED = re.compile(
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Many|Dozens|Hundreds|Scores)\b"
    r"|(?:.* )?(?:Hours|Days|Weeks|Months|Years|Night|Wave|Spate|String|Series|Hands|Victims?|Killed|Dead|Attacks?)"
    r" (?:of|by) "
)
"""What begins no name but a headline's words before one: Dozens Dead in Three Days of Militia Killings."""
_LEADING = re.compile(r"(?:The|A|An|On|In|By|But|And) ")


def with_group_names(doc: Document, found: list[ActorMention], is_word: Callable[[str], bool]) -> list[ActorMention]:
    """Add such names to the actors found, in text order, in place of common nouns inside of them."""
    names: list[ActorMention] = []
    replaced: set[int] = set()
    for name, inside in _names(doc, found, is_word):
        names.append(name)
        replaced.update(actor.start for actor in inside)
    if not names:
        return found
    return sorted([*(actor for actor in found if actor.start not in replaced), *names], key=lambda actor: actor.start)


def _names(
    doc: Document, found: Sequence[ActorMention], is_word: Callable[[str], bool]
) -> Iterator[tuple[ActorMention, list[ActorMention]]]:
    starts = [actor.start for actor in found]
    for first, end in names_in_capitals(doc, is_word) if doc.is_upper else _spans(doc.text):
        leading = _LEADING.match(doc.text, first, end)
        start = leading.end() if leading else first
        near = found[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]
        inside = [actor for actor in near if actor.end > start]
        name = " ".join(doc.text[start:end].split())
        name = name.title() if doc.is_upper else name
        is_name = not (_REGULAR.search(name) or _TITLED.match(name))
        if all(actor.kind == "generic" for actor in inside) and is_name:
            known = _misspelt(name, found) if doc.is_upper else None
            if known is not None:
                yield known._replace(start=start, end=end), inside
            else:
                yield ActorMention(start, end, name, "armed_group", None, "named"), inside


def _misspelt(name: str, found: Sequence[ActorMention]) -> ActorMention | None:
    """The group that the report names as well by the same first two words: Farabundo Marti Nationa Liberation Front."""
    first = name.lower().split()[:2]
    return next((actor for actor in found if actor.kind == "named" and actor.name.lower().split()[:2] == first), None)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where such names stand, be it by their own form or by the words that introduce them."""
    introduced = [
        match.span(1)
        for pattern in (_CALLED, _KNOWN_AS, _EXPLAINED, _CLAIMING, _CLAIMED_BY)
        for match in pattern.finditer(text)
        if not _PEACEFUL.search(text, max(0, match.start() - PEACEFUL_REACH), match.start())
    ]
    yield from introduced
    for match in _NAME.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in introduced):
            yield match.span()


PEACEFUL_REACH = 12
"""Characters of the longest word for a group without arms, and its space."""
