"""The lexicon of actors: named groups and forces, words for people, titles and targets; shipped, and the user's own."""

from __future__ import annotations

import csv
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import InputError
from .automaton import Automaton, Entry, pattern
from .countries import countries
from .immutable import Immutable
from .tables import LEXICON, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

GROUPS = ("armed_group", "state_force", "civilian")
ARMED = frozenset({"armed_group", "state_force"})
"""Groups whose people bear arms."""
ROLES = (
    *("person", "member", "office", "unknown", "military", "police", "security", "government", "guards", "unit"),
    *("forces", "weapon", "strike", "attack", "target", "doubt", "unidentified", "former", "coalition"),
    "occupation",
)
NEEDS_CONTEXT = "*"
"""Stands behind an alias that other things are called too."""
CUES = "cue"
"""Heading in titles.txt of the phrases that a name follows without a title."""
AMBIGUOUS_LENGTH = 2
"""Acronyms up to this length always need context."""


class Actor(Immutable, frozen=True):
    """A named actor. `group` and `country` (alpha-3) are None where they are open."""

    name: str
    group: str | None
    country: str | None


class Alias(Immutable, frozen=True):
    """One way to write an actor's name. `needs_context`: other things are written so too."""

    actor: Actor
    text: str
    needs_context: bool
    is_acronym: bool


class Word(Immutable, frozen=True):
    """A word for people, forces, arms or targets, or one that qualifies them; `role` is one of ROLES."""

    canonical: str
    group: str | None
    role: str


class Nation(Immutable, frozen=True):
    """A word that names countries. `form`: name, adjective, people (Syrians) or capital."""

    codes: tuple[str, ...]
    form: str


class Title(Immutable, frozen=True):
    """A title before a person's name, and the group of those who bear it; or a cue (murder of) that is no title.

    `needs_full_name`: in text of capitals it counts only before two words or more.
    """

    group: str | None
    is_cue: bool
    needs_full_name: bool


class Lexicon:
    """Everything that is known of actors, by pattern; `builders/lexicon/README.md` describes the files."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    @classmethod
    def load(cls, paths: Sequence[str] = ()) -> Lexicon:
        """The shipped lexicon with the user's files on top. Raises InputError naming file and line."""
        return _load(tuple(paths))

    def words(self, category: str) -> dict[str, list[Any]]:
        """Pattern -> payloads of one category: actor (Alias), people or target (Word), title, nation."""
        found: dict[str, list[Any]] = {}
        for phrase, entry in self.entries():
            if entry.category == category:
                found.setdefault(pattern(phrase), []).append(entry.payload)
        return found

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every phrase with its entry; an automaton may be built of these and others."""
        return ((phrase, row.entry) for row in self._rows for phrase in row.phrases)

    @cached_property
    def automaton(self) -> Automaton:
        """The automaton of this lexicon alone."""
        return Automaton(self.entries())

    def with_rows(self, own: Sequence[Row]) -> Lexicon:
        """A lexicon in which these rows replace those of the same name, and take over the phrases they list."""
        names = {row.name for row in own if row.name}
        phrases = {pattern(phrase) for row in own for phrase in row.phrases}
        kept = [
            row._replace(phrases=tuple(phrase for phrase in row.phrases if pattern(phrase) not in phrases))
            for row in self._rows
            if row.name not in names
        ]
        return Lexicon([*kept, *own])


class Row(NamedTuple):
    """Phrases with one meaning. `name` tells rows of one file kind apart; empty where none replaces another."""

    name: str
    phrases: tuple[str, ...]
    entry: Entry


@lru_cache(maxsize=8)
def _load(paths: tuple[str, ...]) -> Lexicon:
    if paths:
        return _load(paths[:-1]).with_rows(list(_table(Path(paths[-1]))))
    rows = [row for name in ("actors.csv", "people.csv", "targets.csv") for row in _table(LEXICON / name)]
    known = {row.name for row in rows}
    told = {phrase for row in rows if row.entry.category == "people" for phrase in row.phrases}
    peoples = (row for row in _peoples() if row.name not in known and told.isdisjoint(row.phrases))
    return Lexicon([*rows, *peoples, *_titles(LEXICON / "titles.txt"), *_nations()])


def _table(path: Path) -> Iterator[Row]:
    """Read a csv whose header says which kind it is."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a lexicon file that exists") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; save the lexicon as UTF-8") from None
    records = csv.reader(lines)
    header = tuple(field.strip() for field in next(records, []))
    if header not in _KINDS:
        allowed = " or ".join(",".join(kind) for kind in _KINDS)
        raise InputError(f"{path}:1: the header is {','.join(header)!r}; allowed are {allowed}; correct the first line")
    for record in records:
        if not record:
            continue
        where = f"{path}:{records.line_num}"
        if len(record) != len(header):
            raise InputError(f"{where}: has {len(record)} fields; the header has {len(header)}; correct the line")
        yield from _KINDS[header](where, record)


def _actor(where: str, record: list[str]) -> Iterator[Row]:
    name, group, country, aliases = map(str.strip, record)
    _filled(where, "name", name)
    if country and country not in countries().by_code:
        raise InputError(
            f"{where}: country is {country!r}; allowed are ISO 3166-1 alpha-3 codes or nothing; correct it"
        )
    actor = Actor(name, _group(where, group), country or None)
    first = () if name.endswith(")") else (name,)
    for written in dict.fromkeys((*first, *filter(None, map(str.strip, aliases.split("|"))))):
        text = written.rstrip(NEEDS_CONTEXT)
        if sum(map(str.isalnum, text)) < 2:
            raise InputError(
                f"{where}: the alias is {written!r}; allowed are two letters or digits or more; correct it"
            )
        acronym = " " not in text and 1 < sum(map(str.isupper, text)) >= len(text) / 2
        unsure = text != written or (acronym and len(text) <= AMBIGUOUS_LENGTH)
        yield Row(name, (text,), Entry("actor", Alias(actor, text, unsure, acronym)))


def _peoples() -> Iterator[Row]:
    """The militias of communities, by the words that stand behind a community's name, and the people of each."""
    data = tables("peoples")
    words = data["words"]
    for country, names in data["names"].items():
        for name in names:
            actor = Actor(
                f"{name[0].upper()}{name[1:]} Militia", "armed_group", country if len(country) == ISO3 else None
            )
            armed = (f"armed {name} {word}" for word in words["armed"])
            for phrase in (*(f"{name} {word}" for word in words["behind"]), *armed):
                yield Row(actor.name, (phrase,), Entry("actor", Alias(actor, phrase, False, False)))
            people = Word(f"{name}s", "civilian", "member")
            yield Row(people.canonical, (name, people.canonical), Entry("people", people))


ISO3 = 3


def _people(where: str, record: list[str]) -> Iterator[Row]:
    word, plural, canonical, group, role = map(str.strip, record)
    _filled(where, "canonical", canonical)
    if role not in ROLES:
        raise InputError(f"{where}: role is {role!r}; allowed are {', '.join(ROLES)}; correct it")
    entry = Entry("people", Word(canonical, _group(where, group), role))
    yield Row("", _phrases(word, plural), entry)


def _target(where: str, record: list[str]) -> Iterator[Row]:
    word, plural, group = map(str.strip, record)
    _filled(where, "word", word)
    yield Row("", _phrases(word, plural), Entry("target", Word(word.partition("|")[0], _group(where, group), "target")))


_KINDS: dict[tuple[str, ...], Callable[[str, list[str]], Iterator[Row]]] = {
    ("name", "group", "country", "aliases"): _actor,
    ("word", "plural", "canonical", "group", "role"): _people,
    ("word", "plural", "group"): _target,
}


def _phrases(*fields: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.strip() for field in fields for phrase in field.split("|") if phrase.strip()))


def _filled(where: str, column: str, value: str) -> None:
    if not value:
        raise InputError(f"{where}: {column} is empty; fill it in, or delete the line")


def _group(where: str, group: str) -> str | None:
    if group and group not in GROUPS:
        raise InputError(f"{where}: group is {group!r}; allowed are {', '.join(GROUPS)} or nothing; correct it")
    return group or None


def _titles(path: Path) -> Iterator[Row]:
    """Read the titles: one a line, under the group of those who bear them in brackets."""
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            group = heading if heading in GROUPS else None
            title = Title(group, heading == CUES, line.endswith(NEEDS_CONTEXT))
            yield Row("", (line.rstrip(NEEDS_CONTEXT),), Entry("title", title))


def _nations() -> Iterator[Row]:
    known = countries()
    for form, phrases in (("name", known.names), ("capital", _capitals())):
        yield from (_nation(phrase, codes, form) for phrase, codes in phrases.items())
    for phrase, codes in known.demonyms.items():
        plural = phrase.endswith("s") and phrase[:-1] in known.demonyms
        yield _nation(phrase, codes, "people" if plural else "adjective")


def _nation(phrase: str, codes: list[str], form: str) -> Row:
    return Row("", (phrase,), Entry("nation", Nation(tuple(codes), form)))


def _capitals() -> dict[str, list[str]]:
    """Capitals that do not share their name with a country."""
    known = countries()
    found: dict[str, list[str]] = {}
    for country in known.by_code.values():
        if country.capital and not known.iso3_of(country.capital):
            found.setdefault(country.capital, []).append(country.iso3)
    return found
