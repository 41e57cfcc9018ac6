"""Who a report speaks of: named groups and forces, forces of a state, people by what they are, persons with a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.actor_mention import ActorMention, mention_of
from ..words.immutable import Immutable
from .aliases import child_of, named_actor
from .coalitions import COALITION, is_at_war
from .context import context_of, is_adjective, is_held, is_hyphened, is_national, names_nation
from .definitions import definitions
from .person_names import person_after
from .short_forms import with_short_forms
from .state_forces import ATTACK, OF_STATES, OF_STRIKES, ONLY_WITH_NATION, STATELESS, force_name, joins
from .unit_names import unit_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..gazetteer import Gazetteer
    from ..words.automaton import Hit
    from ..words.document import Document
    from ..words.lexicons import Actor, Alias, Lexicon, Nation, Title, Word
    from .context import Context

__all__ = ["ActorMention", "find_actors"]

UNIDENTIFIED = "unidentified"
LONGEST_GAP = 16
"""Characters between a nationality and its force: one word (special, elite, occupation) fits."""
STRIKES = frozenset({"strike", "strikes"})
"""Words that are a force's only right behind its nation, or behind what says how hard it struck."""
_QUALIFIERS = frozenset({"doubt", "unidentified", "former"})


def find_actors(
    doc: Document, lexicon: Lexicon, hits: Sequence[Hit] | None = None, gazetteer: Gazetteer | None = None
) -> list[ActorMention]:
    """Find the actors of a report in text order, none overlapping another.

    `hits` are those of an automaton that holds the lexicon's entries among others, where there are any yet. Of the
    `gazetteer` is asked where places lie that tell what an acronym means.
    """
    if hits is None:
        hits = lexicon.automaton.hits(doc)
    return _Reader(doc, hits, context_of(doc, hits, gazetteer), gazetteer).read()


class _Before(Immutable, frozen=True):
    """What stands before a head: where it begins, its qualifiers, its nationality."""

    start: int
    suspected: bool = False
    unidentified: bool = False
    nation: Nation | None = None
    nation_start: int = 0
    nation_end: int = 0


class _Reader:
    """Reads one report, hit by hit."""

    def __init__(self, doc: Document, hits: Sequence[Hit], context: Context, gazetteer: Gazetteer | None) -> None:
        self.doc, self.hits, self.context = doc, hits, context
        self.norm = doc.norm
        self.explained = list(definitions(doc, hits, context, gazetteer))
        self.defined = {found.acronym.lower(): found.actor for found in self.explained}
        self.known = {hit.start for hit in hits}
        self.things = {hit.start for hit in hits if hit.entries[0][0] == "target"}

    def read(self) -> list[ActorMention]:
        """Go through the hits; names that the report explains in brackets come before what they consist of."""
        found: list[ActorMention] = []
        free = 0
        position = 0
        for index, hit in enumerate(self.hits):
            while position < len(self.explained) and self.explained[position].start <= hit.end:
                free = self._explain(position, index, free, found)
                position += 1
            if hit.start < free:
                continue
            mention = self._mention(index, hit)
            if mention is not None and mention.start >= free:
                found.append(mention)
                free = mention.end
        for last in range(position, len(self.explained)):
            free = self._explain(last, None, free, found)
        return with_short_forms(self.doc, found, self.explained)

    def _explain(self, position: int, index: int | None, free: int, found: list[ActorMention]) -> int:
        """Add a name explained in brackets, unless something before it reaches into it."""
        definition = self.explained[position]
        if definition.start < free:
            return free
        before = _Before(definition.start) if index is None else self._before(index)
        found.append(mention_of(definition.actor, definition.start, definition.end, suspected=before.suspected))
        return definition.end

    def _mention(self, index: int, hit: Hit) -> ActorMention | None:
        end, entries = hit.end, hit.entries
        category, payload = entries[0]
        if category == "nation" and is_national(self.doc, hit, payload):
            return self._nationals(hit, payload)
        if category == "target" or (category == "nation" and payload.form != "people"):
            return None
        if is_hyphened(self.norm, hit):
            return None
        if category == "actor" and (child := child_of(self.doc, self.hits, index)) is not None:
            named = self._mention(child, self.hits[child]) if child > index else None
            return named and named._replace(start=hit.start)
        if category == "people" and len(entries) == 1:
            return self._people(index, hit, payload)
        aliases, people, nation, title = _readings(hit)
        if aliases:
            actor = named_actor(self.doc, hit, aliases, self.context, self.defined)
            if actor is not None:
                suspected = self._before(index).suspected
                return mention_of(actor, hit.start, self._bracketed_end(index, actor), suspected=suspected)
        if title is not None:
            name_end = person_after(self.doc, end, self.known)
            if name_end is not None and self._is_enough(title, end, name_end):
                return self._person(hit, name_end, title)
        is_told_of = nation is not None and not self.context.countries.isdisjoint(nation.codes)
        if people is not None and not is_told_of:
            return self._people(index, hit, people)
        if nation is not None and nation.form == "people" and names_nation(self.doc, hit):
            return self._nationals(hit, nation)
        return None

    # --- what stands before

    def _before(self, index: int) -> _Before:
        """Read the qualifiers and the nationality in front of a hit, right to left."""
        start = self.hits[index].start
        if not index or start - self.hits[index - 1].end > LONGEST_GAP:
            return _Before(start)
        suspected = unidentified = False
        while index:
            index -= 1
            previous = self.hits[index]
            if start - previous.end > LONGEST_GAP:
                break
            gap = self.norm[previous.end : start]
            gap = gap.removeprefix("." if "." in self.norm[previous.start : previous.end] else "\0")  # U.S. troops
            category, payload = previous.entries[-1]
            if category == "nation" and payload.form in ("adjective", "name") and names_nation(self.doc, previous):
                if not joins(gap, payload):
                    break
                return _Before(start, suspected, unidentified, payload, previous.start, previous.end)
            if len(gap) > 1 or previous.entries[0].category != "people":
                break
            role = previous.entries[0].payload.role
            if role not in _QUALIFIERS:
                break
            suspected = suspected or role != "unidentified"
            if role == "unidentified":
                unidentified, start = True, previous.start
        return _Before(start, suspected, unidentified)

    def _code(self, nation: Nation | None) -> str | None:
        """The country meant by a nationality; without one, the report's main country."""
        if nation is None or self.context.main in nation.codes:
            return self.context.main
        return next((code for code in nation.codes if code in self.context.countries), nation.codes[0])

    # --- forces and people

    def _people(self, index: int, hit: Hit, word: Word) -> ActorMention | None:
        role = word.role
        if role in _QUALIFIERS or is_adjective(self.doc, hit, self.things) or not is_held(self.doc, hit, role):
            return None
        before = self._before(index)
        if role in ONLY_WITH_NATION:
            return self._force_of_nation(index, hit, word, before)
        if role == COALITION and not is_at_war(self.doc, hit):
            return None
        if role in OF_STATES:
            return self._force(index, hit, word, before)
        if role == "unit":
            return self._unit(hit, word, before)
        name, group = word.canonical, word.group
        if before.unidentified and group != "civilian" and role in ("person", "unknown"):
            name = UNIDENTIFIED
        country = self._code(before.nation) if before.nation else None
        return ActorMention(before.start, hit.end, name, group, country, "generic", before.suspected)

    def _force(self, index: int, hit: Hit, word: Word, before: _Before) -> ActorMention:
        """The army, police or government: of the nation before it or behind `of`, else left to `home_forces`."""
        start, end, nation = before.start, hit.end, before.nation
        if nation is not None:
            start = before.nation_start
        elif (following := self._of_nation(index)) is not None:
            nation, end = following
        country = self._code(nation) if nation is not None else None
        if country is None:
            return ActorMention(start, end, word.canonical, word.group, None, "generic", before.suspected, word.role)
        name = force_name(word.role, word.canonical, country)
        return ActorMention(start, end, name, "state_force", country, "force", before.suspected)

    def _of_nation(self, index: int) -> tuple[Nation, int] | None:
        if index + 1 == len(self.hits):
            return None
        hit, following = self.hits[index], self.hits[index + 1]
        category, payload = following.entries[-1]
        linked = self.norm[hit.end : following.start] in (" of ", " of the ")
        if linked and category == "nation" and payload.form == "name" and names_nation(self.doc, following):
            return payload, following.end
        return None

    def _force_of_nation(self, index: int, hit: Hit, word: Word, before: _Before) -> ActorMention | None:
        """Forces, arms and strikes by nationality, or as nobody knows whose; what they do it with stands outside."""
        nation = before.nation
        if nation is None and before.unidentified and word.role != "forces":
            return ActorMention(before.start, self.hits[index - 1].end, UNIDENTIFIED, None, None, "generic")
        between = self.norm[before.nation_end : hit.start].strip(" .-")
        if nation is not None and between not in OF_STRIKES and self.norm[hit.start : hit.end] in STRIKES:
            return None  # French rail strikes
        if nation is None or not STATELESS.isdisjoint(nation.codes):
            generic = word.role == "forces"
            return ActorMention(before.start, hit.end, word.canonical, word.group, None, "generic") if generic else None
        country = self._code(nation)
        if country is None:
            return None
        end = hit.end if word.role == "forces" else before.nation_end
        name = force_name(word.role, word.canonical, country)
        role = ATTACK if word.role == ATTACK and country == self.context.main else ""
        return ActorMention(before.nation_start, end, name, "state_force", country, "force", before.suspected, role)

    def _unit(self, hit: Hit, word: Word, before: _Before) -> ActorMention | None:
        """A battalion or brigade: the country's own by number, branch or kind, else known by its name alone."""
        unit = unit_name(self.doc, hit.start, self.known)
        if unit is None or not (unit.is_regular or word.group is not None or not self.doc.is_upper):
            return None
        country = self._code(before.nation)
        if country is not None and (unit.is_regular or word.group is not None):
            name = force_name(word.role, word.canonical, country)
            return ActorMention(unit.start, hit.end, name, "state_force", country, "force", before.suspected)
        name = self._shown(unit.start, hit.end)
        return ActorMention(unit.start, hit.end, name, word.group, None, "named", before.suspected)

    def _nationals(self, hit: Hit, nation: Nation) -> ActorMention:
        name = self._shown(hit.start, hit.end)
        if nation.form == "adjective" and name.endswith(("n", "i")):
            name += "s"
        return ActorMention(hit.start, hit.end, name, None, self._code(nation), "generic")

    # --- names

    def _person(self, hit: Hit, end: int, title: Title) -> ActorMention:
        name = self._shown(hit.end, end).lstrip(". ")
        start = end - len(self.doc.text[hit.end : end].lstrip(". \n")) if title.is_cue else hit.start
        return ActorMention(start, end, name, title.group, None, "person")

    def _is_enough(self, title: Title, start: int, end: int) -> bool:
        """Whether a cue, or in capitals a word that is seldom a title, has a full name behind it and no known word."""
        if not (title.is_cue or (title.needs_full_name and self.doc.is_upper)):
            return True
        return len(self.doc.text[start:end].split()) > 1 and end + 1 not in self.known

    def _shown(self, start: int, end: int) -> str:
        """Words of the report as a name: on one line, and not all in capitals."""
        words = " ".join(self.doc.text[start:end].split())
        return words.title() if self.doc.is_upper else words

    def _bracketed_end(self, index: int, actor: Actor) -> int:
        """The end of a name, with the bracket behind it that says the same: FMLN [Farabundo Marti ... Front]."""
        hit, text = self.hits[index], self.doc.text
        opening = text[hit.end : hit.end + 2].lstrip()[:1]
        if opening and opening in "([" and index + 1 < len(self.hits):
            inner = self.hits[index + 1]
            same = any(category == "actor" and payload.actor == actor for category, payload in inner.entries)
            if same and inner.start - hit.end <= len(" [ "):
                closing = inner.end + (text[inner.end : inner.end + 1] == " ")
                if text[closing : closing + 1] in (")", "]"):
                    return closing + 1
        return hit.end


def _readings(hit: Hit) -> tuple[list[Alias], Word | None, Nation | None, Title | None]:
    """The entries of a hit by category."""
    aliases: list[Alias] = []
    people: Word | None = None
    nation: Nation | None = None
    title: Title | None = None
    for category, payload in hit.entries:
        if category == "people":
            people = payload
        elif category == "nation":
            nation = payload
        elif category == "actor":
            aliases.append(payload)
        elif category == "title":
            title = payload
    return aliases, people, nation, title
