"""Place mentions in text set in capitals, where only the words around a name tell it from others."""

import pytest
from sourcebook.builders.gazetteer import Gazetteer
from sourcebook.builders.places.finding import PlaceMention, find_places
from sourcebook.builders.words.document import Document
from sourcebook.reports.report import Report


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def places(text: str, gazetteer: Gazetteer) -> dict[str, PlaceMention]:
    doc = Document(Report(report_id="r", text=text, sha256=""))
    assert doc.is_upper
    return {mention.name: mention for mention in find_places(doc, gazetteer)}


KNOWN = [
    # name as written, relation, kind, admin1, text
    ("FLORES", "in", "populated", "Petén", "IT HAPPENED IN FLORES, IN THE NORTHERN EL PETEN DEPARTMENT OF GUATEMALA."),
    ("PETEN", "in", "admin1", "Petén", "IT HAPPENED IN THE NORTHERN PETEN DEPARTMENT OF GUATEMALA."),
    ("AYACUCHO", "in", "admin1", "Ayacucho", "EIGHT DIED IN THE PERUVIAN DEPARTMENT OF AYACUCHO."),
    ("SAN ISIDRO", "in", "populated", "Lima", "A BOMB EXPLODED IN SAN ISIDRO, LIMA, PERU."),
    ("USULUTAN", "in", "admin1", "Usulután", "CLASHES IN USULUTAN AND MORAZAN DEPARTMENTS OF EL SALVADOR."),
    ("MORAZAN", "in", "admin1", "Morazán", "CLASHES IN USULUTAN AND MORAZAN DEPARTMENTS OF EL SALVADOR."),
    ("BOGOTA", "near", "populated", "Bogotá", "IT IS 250 KM NORTHWEST OF BOGOTA, IN COLOMBIA."),
    ("MANAGUA", "from", "populated", "Managua", "HE ARRIVED FROM MANAGUA, NICARAGUA."),
    ("MEDELLIN", "in", "populated", "Antioquia", "POLICE IN MEDELLIN, COLOMBIA, ARRESTED TWO."),
]


@pytest.mark.parametrize(("name", "relation", "kind", "admin1", "text"), KNOWN)
def test_known_place(gazetteer: Gazetteer, name: str, relation: str, kind: str, admin1: str, text: str) -> None:
    mention = places(text, gazetteer)[name]
    assert mention.place is not None
    assert (mention.relation, mention.place.kind, mention.place.admin1) == (relation, kind, admin1)


def test_place_between_commas_with_the_word_for_it(gazetteer: Gazetteer) -> None:
    found = places("IT HAPPENED AT 49TH AVENUE AND 50TH STREET, ITAGUI MUNICIPALITY, IN COLOMBIA.", gazetteer)
    assert (found["ITAGUI"].relation, found["ITAGUI"].kind) == ("in", "admin2")


def test_quarter_by_the_word_before_it(gazetteer: Gazetteer) -> None:
    assert "COLONIA" not in places("IT TOOK PLACE IN COLONIA MIRAMONTES, A SUBURB IN EL SALVADOR.", gazetteer)


def test_town_before_what_towns_have_is_where_it_is(gazetteer: Gazetteer) -> None:
    found = places("A BOMB EXPLODED TODAY IN A LIMA RESTAURANT, PERUVIAN POLICE SAID.", gazetteer)
    assert found["LIMA"].relation == "in"


def test_what_a_person_has_is_no_place(gazetteer: Gazetteer) -> None:
    text = "IN AYACUCHO, PERU, HOODED MEN ENTERED EVANGELISTA'S HOUSE AND A SOLDIER FIRED AT PINEDA'S VEHICLE."
    assert list(places(text, gazetteer)) == ["AYACUCHO", "PERU"]


def test_common_word_behind_the_adjective_of_a_country_is_no_place(gazetteer: Gazetteer) -> None:
    assert "CONVOY" not in places("REBELS ATTACKED A U.S. CONVOY IN HONDURAS.", gazetteer)


def test_dateline_with_agency(gazetteer: Gazetteer) -> None:
    found = places("SAN SALVADOR, 16 NOV 89 (DPA) -- [TEXT] GUERRILLAS ATTACKED AT DAWN TODAY.", gazetteer)
    assert found["SAN SALVADOR"].relation == "dateline"
    assert found["SAN SALVADOR"].place is not None
    assert found["SAN SALVADOR"].place.country == "SLV"


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("ZACAMIL", "quarter", "AIRCRAFT BOMBED THE ZACAMIL NEIGHBORHOOD OF SAN SALVADOR."),
        ("ESCALON", "quarter", "THEY ATTACKED IN THE EXCLUSIVE ESCALON NEIGHBORHOOD."),
        ("GUACHICONO", "populated", "THREE WERE MURDERED IN GUACHICONO, CAUCA DEPARTMENT, COLOMBIA."),
        ("LOS GARZONES AIRPORT", "site", "IT LANDED AT THE LOS GARZONES AIRPORT."),
        ("CORRAL DE LAS PIEDRAS", "populated", "IT HAPPENED IN THE VILLAGE OF CORRAL DE LAS PIEDRAS."),
    ],
)
def test_place_the_gazetteer_lacks(gazetteer: Gazetteer, name: str, kind: str, text: str) -> None:
    mention = places(text, gazetteer)[name]
    assert (mention.place, mention.kind) == (None, kind)


@pytest.mark.parametrize(
    "text",
    [
        "POLICE SAID THAT MOST OF THE MEN WERE READING IN MARCH.",
        "IT WAS THE BEST OF THE NICE AND MOBILE UNION OF THE POLICE.",
        "THEY TOLD US OF THE BUSY STREET AND THE SECOND LARGEST CITY.",
        "IT IS THE RESPONSIBILITY OF RODRIGUEZ AND OF FRANCISCO GOMEZ.",
        "MEMBERS OF THE MEDELLIN CARTEL AND THE BANK OF LIMA DENIED IT.",
        "IN THE MORNING, OF COURSE, VICTORIA WAS NEAR.",
    ],
)
def test_common_words_and_names_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert places(text, gazetteer) == {}
