"""The lexicon: what is shipped is in order, the user's files go on top, broken lines are told by file and line."""

from __future__ import annotations

import csv
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sourcebook.builders.actors.finding import find_actors
from sourcebook.builders.words.automaton import Automaton, Entry
from sourcebook.builders.words.document import Document
from sourcebook.builders.words.lexicons import GROUPS, ROLES, Lexicon
from sourcebook.builders.words.tables import LEXICON, tables
from sourcebook.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def document(text: str) -> Document:
    return Document(SimpleNamespace(text=text, published=None))  # type: ignore[arg-type]


def names(text: str, lexicon: Lexicon) -> list[str]:
    return [mention.name for mention in find_actors(document(text), lexicon)]


def rows(name: str) -> list[dict[str, str]]:
    with (LEXICON / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "own.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_shipped_actors_have_one_row_each() -> None:
    found = [row["name"] for row in rows("actors.csv")]
    assert len(found) >= 500
    assert len(found) == len(set(found))


def test_every_shipped_actor_can_be_found_by_some_phrase() -> None:
    phrased = {alias.actor.name for aliases in Lexicon.load().words("actor").values() for alias in aliases}
    peoples = {f"{name} Militia" for names in tables("peoples")["names"].values() for name in names}
    assert phrased == {row["name"] for row in rows("actors.csv")} | peoples


def test_armed_members_of_a_community_are_one_actor_and_its_name_alone_is_none() -> None:
    assert names("Murle raiders fought armed Lou Nuer youth; Hema and Lendu fled.", Lexicon.load()) == [
        "Murle Militia",
        "Lou Nuer Militia",
    ]


def test_no_alias_of_an_actor_stands_for_two_actors_without_context() -> None:
    sure = {
        phrase: {alias.actor.name for alias in aliases if not alias.needs_context}
        for phrase, aliases in Lexicon.load().words("actor").items()
    }
    assert {phrase: actors for phrase, actors in sure.items() if len(actors) > 1} == {}


def test_shipped_people_have_known_groups_and_roles() -> None:
    people = rows("people.csv")
    assert len(people) >= 250
    assert {row["role"] for row in people} <= set(ROLES)
    assert {row["group"] for row in people} <= {*GROUPS, ""}


def test_no_word_for_people_has_two_meanings() -> None:
    assert [phrase for phrase, words in Lexicon.load().words("people").items() if len(words) > 1] == []


def test_loading_twice_gives_the_same_lexicon() -> None:
    assert Lexicon.load() is Lexicon.load(())


def test_own_actor_is_found(tmp_path: Path) -> None:
    own = written(tmp_path, "name,group,country,aliases\nRiver Guard,armed_group,KEN,RVG|Guardians of the River\n")
    assert names("The Guardians of the River attacked; RVG fled.", Lexicon.load([own])) == [
        "River Guard",
        "River Guard",
    ]


def test_own_row_replaces_the_shipped_actor_of_that_name(tmp_path: Path) -> None:
    own = written(tmp_path, "name,group,country,aliases\nBoko Haram,civilian,NGA,\n")
    (mention,) = find_actors(document("Boko Haram denied it."), Lexicon.load([own]))
    assert mention.group == "civilian"
    assert "Nigerian Taliban" not in [
        alias.text for aliases in Lexicon.load([own]).words("actor").values() for alias in aliases
    ]


def test_own_phrase_wins_over_a_shipped_one(tmp_path: Path) -> None:
    own = written(tmp_path, "name,group,country,aliases\nRed Sea Front,armed_group,ERI,RSF\n")
    assert names("RSF attacked.", Lexicon.load([own])) == ["Red Sea Front"]
    assert names("The Rapid Support Forces attacked.", Lexicon.load([own])) == ["Rapid Support Forces"]


def test_own_word_for_people_is_found(tmp_path: Path) -> None:
    own = written(tmp_path, "word,plural,canonical,group,role\nshifta,shiftas,bandits,armed_group,person\n")
    assert names("Shiftas killed two herders.", Lexicon.load([own])) == ["bandits", "herders"]


def test_own_files_leave_the_shipped_lexicon_as_it_is(tmp_path: Path) -> None:
    Lexicon.load([written(tmp_path, "name,group,country,aliases\nRed Sea Front,armed_group,ERI,RSF\n")])
    assert names("RSF attacked.", Lexicon.load()) == ["Rapid Support Forces"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,group\nX,armed_group\n", ["own.csv:1", "name,group,country,aliases"]),
        ("", ["own.csv:1", "header"]),
        ("name,group,country,aliases\nX Front,rebel,,\n", ["own.csv:2", "'rebel'", "armed_group"]),
        ("name,group,country,aliases\nX Front,armed_group,XX,\n", ["own.csv:2", "'XX'", "alpha-3"]),
        ("name,group,country,aliases\n\n,armed_group,,XFR\n", ["own.csv:3", "name is empty"]),
        ("name,group,country,aliases\nX Front,armed_group\n", ["own.csv:2", "2 fields", "4"]),
        ("name,group,country,aliases\nX Front,armed_group,,X\n", ["own.csv:2", "'X'", "two letters"]),
        ("word,plural,canonical,group,role\nshifta,,bandits,armed_group,thug\n", ["own.csv:2", "'thug'", "person"]),
        ("word,plural,canonical,group,role\nshifta,,,armed_group,person\n", ["own.csv:2", "canonical is empty"]),
    ],
)
def test_broken_line_is_told_by_file_and_line(tmp_path: Path, text: str, words: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        Lexicon.load([written(tmp_path, text)])
    message = str(caught.value)
    assert "\n" not in message
    assert all(word in message for word in words)


def test_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv: cannot be read"):
        Lexicon.load([str(tmp_path / "nowhere.csv")])


def test_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("name,group,country,aliases\nSéléka,armed_group,CAF,\n".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        Lexicon.load([str(path)])


def found_by(phrases: list[str], text: str) -> list[str]:
    automaton = Automaton((phrase, Entry("test", phrase)) for phrase in phrases)
    return [text[hit.start : hit.end] for hit in automaton.hits(document(text))]


def test_automaton_matches_whole_words_only() -> None:
    assert found_by(["army", "arm"], "The ARMY disarmed the armyworm; arm-in-arm.") == ["ARMY", "arm", "arm"]


def test_automaton_prefers_the_longest_phrase() -> None:
    assert found_by(["army", "army of God"], "the Army of God and the army of goddesses") == ["Army of God", "army"]


def test_automaton_finds_a_phrase_inside_a_longer_one_that_fails() -> None:
    assert found_by(["armed men", "men"], "unarmed men, armed mentors") == ["men"]


def test_automaton_reads_accents_hyphens_and_line_breaks() -> None:
    assert found_by(["Mai-Mai militia", "Séléka"], "Maï-Maï\nmilitia and SÉLÉKA") == ["Maï-Maï\nmilitia", "SÉLÉKA"]


def test_automaton_gives_every_entry_of_a_shared_phrase() -> None:
    automaton = Automaton([("ELN", Entry("one", 1)), ("eln", Entry("two", 2))])
    (hit,) = automaton.hits(document("ELN"))
    assert [entry.category for entry in hit.entries] == ["one", "two"]


def test_automaton_finds_words_that_begin_with_a_stem() -> None:
    automaton = Automaton([("protest song", Entry("whole", None))], [("protest", Entry("stem", None))])
    hits = automaton.hits(document("Protesters sang a protest song, a protest songbook in hand; no detest."))
    assert [(hit.start, hit.entries[0].category) for hit in hits] == [(0, "stem"), (18, "whole"), (34, "stem")]
