"""Actors: who is named, as what, and where the words stand."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest
from sourcebook.builders.actors.finding import ActorMention, find_actors
from sourcebook.builders.actors.home_forces import with_home_forces
from sourcebook.builders.gazetteer import Gazetteer
from sourcebook.builders.places.finding import find_places
from sourcebook.builders.places.focus import Focus
from sourcebook.builders.words.document import Document, Span
from sourcebook.builders.words.lexicons import Lexicon


def actors(text: str) -> list[ActorMention]:
    document = Document(SimpleNamespace(text=text, published=None))  # type: ignore[arg-type]
    found = find_actors(document, Lexicon.load())
    places = find_places(document, Gazetteer.load(), [Span(actor.start, actor.end) for actor in found])
    return with_home_forces(document, found, places, Focus(document, places, found))


def told(text: str) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.name) for mention in actors(text)]


MIXED = [
    ("ISIS fighters overran the post.", [("ISIS", "Islamic State (ISIS)"), ("fighters", "fighters")]),
    ("Daesh claimed it.", [("Daesh", "Islamic State (ISIS)")]),
    ("The IS claimed it. It is true.", [("IS", "Islamic State (ISIS)")]),
    ("ISWAP ambushed a patrol.", [("ISWAP", "Islamic State West Africa Province")]),
    ("al Shabaab shelled the airport.", [("al Shabaab", "Al-Shabaab")]),
    ("JNIM and Ansarul Islam deny it.", [("JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"), ("Ansarul Islam",) * 2]),
    ("M23 took Bunagana.", [("M23", "March 23 Movement")]),
    ("Maï-Maï militiamen fled.", [("Maï-Maï", "Mai-Mai"), ("militiamen", "militiamen")]),
    ("The RSF looted shops in Sudan.", [("RSF", "Rapid Support Forces")]),
    ("The Houthis fired at ships.", [("Houthis", "Houthis")]),
    ("Houthi-held Sanaa was calm.", []),
    (
        "The US-backed Syrian Democratic Forces (SDF) withdrew.",
        [("Syrian Democratic Forces (SDF)", "Syrian Democratic Forces")],
    ),
    (
        "Farc rebels and the ELN met in Colombia.",
        [
            ("Farc", "Revolutionary Armed Forces of Colombia (FARC)"),
            ("rebels", "rebels"),
            ("ELN", "National Liberation Army (ELN)"),
        ],
    ),
    ("Eight Maoists died in India.", [("Maoists", "Communist Party of India (Maoist)")]),
    ("The Syrian army shelled Idlib.", [("Syrian army", "Military Forces of Syria")]),
    ("Ukraine's armed forces advanced.", [("Ukraine's armed forces", "Military Forces of Ukraine")]),
    (
        "The army of Chad and Sri Lankan police met.",
        [("army of Chad", "Military Forces of Chad"), ("Sri Lankan police", "Police Forces of Sri Lanka")],
    ),
    ("Burkina Faso soldiers arrived.", [("Burkina Faso soldiers", "Military Forces of Burkina Faso")]),
    ("A Russian missile hit Kharkiv.", [("Russian", "Military Forces of Russia")]),
    ("An Israeli airstrike hit Gaza.", [("Israeli", "Military Forces of Israel")]),
    ("Malian special forces left.", [("Malian special forces", "Military Forces of Mali")]),
    (
        "Kurdish Peshmerga and Wagner fighters clashed.",
        [("Kurdish Peshmerga", "Peshmerga"), ("Wagner", "Wagner Group"), ("fighters", "fighters")],
    ),
    ("Gunmen killed two farmers.", [("Gunmen", "unidentified armed group"), ("farmers", "farmers")]),
    ("Unknown gunmen shot a journalist.", [("Unknown gunmen", "unidentified"), ("journalist", "journalists")]),
    ("Two men on a motorcycle shot her.", [("men on a motorcycle", "unidentified armed group")]),
    ("Unidentified individuals threw a grenade.", [("Unidentified individuals", "unidentified")]),
    ("Three Israelis and a Jesuit priest were freed.", [("Israelis", "Israelis"), ("Jesuit priest", "Jesuit priests")]),
    ("Military operations go on; the military said so in Mali.", [("military", "Military Forces of Mali")]),
    ("Civilian casualties rose.", []),
    ("The turkey farmers told us.", [("farmers", "farmers")]),
    (
        "Let us wait for Red Cross volunteers.",
        [("Red Cross", "International Committee of the Red Cross"), ("volunteers", "aid workers")],
    ),
    (
        "Aid workers, doctors and worshippers fled.",
        [("Aid workers", "aid workers"), ("doctors", "doctors"), ("worshippers", "worshippers")],
    ),
]

CAPITALS = [
    (
        "GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN] FLED.",
        [
            ("GUERRILLAS", "guerrillas"),
            ("FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN]", "Farabundo Marti National Liberation Front (FMLN)"),
        ],
    ),
    (
        "THE FMLN [FARABUNDO MARTI NATIONAL LIBERATION FRONT] FLED.",
        [("FMLN [FARABUNDO MARTI NATIONAL LIBERATION FRONT]", "Farabundo Marti National Liberation Front (FMLN)")],
    ),
    (
        "SHINING PATH TERRORISTS KILLED PEASANTS.",
        [("SHINING PATH", "Shining Path"), ("TERRORISTS", "terrorists"), ("PEASANTS", "peasants")],
    ),
    ("THE EXTRADITABLES TOOK RESPONSIBILITY.", [("THE EXTRADITABLES", "Extraditables")]),
    ("THIS IS FAR FROM THE ARENA, AND MAS IS A WORD OF SPANISH.", []),
    ("IN GUATEMALA, THE FAR ATTACKED.", [("FAR", "Rebel Armed Forces")]),
    ("IN BOLIVIA, THE FAL ATTACKED.", [("FAL", "Zarate Willka Liberation Armed Forces")]),
    ("IN EL SALVADOR, THE FAL ATTACKED.", [("FAL", "Armed Forces of Liberation (El Salvador)")]),
    (
        "HONDURAN TROOPS AND THE ATLACATL BATTALION.",
        [("HONDURAN TROOPS", "Military Forces of Honduras"), ("ATLACATL BATTALION", "Atlacatl Battalion")],
    ),
    ("IN PERU, THE 3D INFANTRY BRIGADE SAID SO.", [("3D INFANTRY BRIGADE", "Military Forces of Peru")]),
    ("WHO TOLD US THAT THE GOVERNMENT OF CHILE FELL?", [("GOVERNMENT OF CHILE", "Government of Chile")]),
    ("UNIDENTIFIED INDIVIDUALS KILLED A MAYOR.", [("UNIDENTIFIED INDIVIDUALS", "unidentified"), ("MAYOR", "mayors")]),
    ("THE MURDER OF LUIS CARLOS GALAN, YESTERDAY.", [("LUIS CARLOS GALAN", "Luis Carlos Galan")]),
    ("THE MURDER OF SOCIAL DEMOCRATIC MAYORS.", [("MAYORS", "mayors")]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*MIXED, *CAPITALS], ids=lambda value: value if isinstance(value, str) else ""
)
def test_actors_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_named_group_has_group_and_country() -> None:
    (mention,) = actors("Boko Haram fled.")
    assert (mention.group, mention.country, mention.kind) == ("armed_group", "NGA", "named")


def test_a_force_has_group_and_country() -> None:
    (mention,) = actors("Colombian police fled.")
    assert (mention.group, mention.country, mention.kind) == ("state_force", "COL", "force")


def test_open_words_for_people_have_no_group() -> None:
    assert [mention.group for mention in actors("People and others fled.")] == [None, None]


@pytest.mark.parametrize("word", ["Suspected", "Alleged", "Former", "Presumed"])
def test_doubt_keeps_the_name(word: str) -> None:
    (mention,) = actors(f"{word} Boko Haram was blamed.")
    assert (mention.name, mention.suspected) == ("Boko Haram", True)


def test_singular_and_plural_have_one_name() -> None:
    assert {mention.name for mention in actors("A policeman, two policemen and a police officer fled.")} == {"police"}


def test_army_is_that_of_the_country_named_most() -> None:
    text = "In Mali, Malian officials said that the army had crossed from Niger."
    assert ("army", "Military Forces of Mali") in told(text)


def test_army_is_nobodys_where_no_country_leads() -> None:
    assert told("Between Mali and Niger the army fled.") == [("army", "army")]


def test_army_is_known_by_a_force_where_no_country_is_named() -> None:
    assert told("FARDC fled. The army said so.")[1] == (
        "army",
        "Military Forces of the Democratic Republic of the Congo",
    )


def test_nationality_settles_the_force_against_the_main_country() -> None:
    assert told("In Somalia and in Mogadishu Kenyan soldiers fled.") == [
        ("Kenyan soldiers", "Military Forces of Kenya")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Colombia the ELN attacked.", "National Liberation Army (ELN)"),
        ("In Bolivia the ELN attacked.", "National Liberation Army (Bolivia)"),
        ("The ELN attacked.", "National Liberation Army (ELN)"),
    ],
)
def test_shared_acronym_is_told_by_the_country(text: str, name: str) -> None:
    assert told(text) == [("ELN", name)]


def test_short_acronym_without_its_country_is_no_actor() -> None:
    assert told("The AA said on Monday that the road is open.") == []
    assert told("In Myanmar, the AA took a town.") == [("AA", "Arakan Army")]


def test_explained_acronym_means_what_the_report_says() -> None:
    text = "The Ayeyarwady Alliance (AA) met in Myanmar. AA said so."
    assert told(text) == [("Ayeyarwady Alliance (AA)", "Ayeyarwady Alliance"), ("AA", "Ayeyarwady Alliance")]


def test_unknown_organisation_is_known_by_its_acronym_later() -> None:
    text = "The River Liberation Front (RLF) attacked. Later the RLF withdrew."
    assert told(text) == [("River Liberation Front (RLF)", "River Liberation Front"), ("RLF", "River Liberation Front")]
    assert {mention.group for mention in actors(text)} == {"armed_group"}


def test_unknown_organisation_in_capitals_needs_its_initials() -> None:
    text = "THE RIVER LIBERATION FRONT (RLF) SAID SO. THE RLF AGREED."
    assert [name for _, name in told(text)] == ["River Liberation Front", "River Liberation Front"]
    assert told("IT WAS SAID AT NIGHT (EFE) THAT IT RAINED.") == []


def test_unknown_organisation_with_a_foreign_acronym_is_found_by_its_capitals() -> None:
    text = "Supporters of the Frente Unido Popular (FUPO) marched."
    assert ("Frente Unido Popular (FUPO)", "Frente Unido Popular") in told(text)


def test_person_with_title_and_later_by_surname() -> None:
    text = "President Alfredo Cristiani spoke. Later Cristiani left."
    assert told(text) == [("President Alfredo Cristiani", "Alfredo Cristiani"), ("Cristiani", "Alfredo Cristiani")]
    assert {mention.kind for mention in actors(text)} == {"person"}


def test_person_in_capitals_ends_at_the_verb() -> None:
    assert told("JUDGE MARIA ELENA DIAZ WAS SHOT.") == [("JUDGE MARIA ELENA DIAZ", "Maria Elena Diaz")]


def test_person_named_by_surname_first_gets_the_full_name() -> None:
    text = "Gen. Milley spoke. General Mark Milley left."
    assert {name for _, name in told(text)} == {"Mark Milley"}


def test_hits_of_a_shared_automaton_can_be_given() -> None:
    lexicon = Lexicon.load()
    doc = Document(SimpleNamespace(text="ISIS fled.", published=None))  # type: ignore[arg-type]
    assert find_actors(doc, lexicon, hits=lexicon.automaton.hits(doc)) == find_actors(doc, lexicon)


@pytest.mark.parametrize(
    "text", ["", " ", "(((((", "[[]]()", "-", "…IS…", "(A)", "'s 's army of", "President", "İ" * 9 + " (İİ)"]
)
def test_odd_text_is_read(text: str) -> None:
    for mention in actors(text):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["(AB", "[FMLN] ", "army of ", "former ", "suspected Syrian ", "President A", "de la ", "MURDER OF A B "]
)
def test_mentions_stand_in_order_without_overlap(piece: str) -> None:
    found = actors(piece * 400)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_acronym_in_brackets_outweighs_a_vague_name_before_it() -> None:
    text = "IN ALGIERS, THE NATIONAL LIBERATION FRONT [FMLN] OF EL SALVADOR SAID SO. THE FMLN AGREED."
    assert {name for _, name in told(text)} == {"Farabundo Marti National Liberation Front (FMLN)"}


def test_words_that_are_seldom_titles_need_a_full_name_in_capitals() -> None:
    assert told("THE GENERAL CAMPAIGN AND A MAJOR THREAT.") == []
    assert told("GENERAL JUAN PEREZ SAID SO.") == [("GENERAL JUAN PEREZ", "Juan Perez")]


def test_acronym_that_is_a_word_needs_its_own_letters() -> None:
    assert told("LET US GO TO PERU.") == []
    assert told("LeT was blamed.") == [("LeT", "Lashkar-e-Taiba")]
