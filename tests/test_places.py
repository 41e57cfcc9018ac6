"""Place mentions in modern mixed-case text: what is named, which place it is, how it lies to the event."""

import pytest
from sourcebook.builders.gazetteer import Gazetteer
from sourcebook.builders.places.finding import PlaceMention, find_places
from sourcebook.builders.words.document import Document, Span
from sourcebook.reports.report import Report


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def document(text: str) -> Document:
    return Document(Report(report_id="r", text=text, sha256=""))


def places(text: str, gazetteer: Gazetteer) -> dict[str, PlaceMention]:
    doc = document(text)
    found = find_places(doc, gazetteer)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert doc.text[mention.start : mention.end] == mention.name
    return {mention.name: mention for mention in found}


KNOWN = [
    # name as written, relation, country, kind, geo_precision, text
    ("Goma", "in", "COD", "populated", "exact", "Shells fell on Goma, in DR Congo's North Kivu province, on Monday."),
    (
        "North Kivu",
        "in",
        "COD",
        "admin1",
        "admin1",
        "Shells fell on Goma, in DR Congo's North Kivu province, on Monday.",
    ),
    ("Kajuru", "in", "NGA", "populated", "exact", "Nigerian troops freed hostages in Kajuru, Kaduna State."),
    ("Kaduna", "in", "NGA", "admin1", "admin1", "Nigerian troops freed hostages in Kajuru, Kaduna State."),
    ("Niger", "from", "NGA", "admin1", "admin1", "The bandits came from Niger State to Kaduna, Nigeria."),
    ("Maiduguri", "near", "NGA", "populated", "near", "Four were killed in Molai, near Maiduguri (Borno state)."),
    ("Borno", "in", "NGA", "admin1", "admin1", "Four were killed near Maiduguri (Borno state)."),
    ("Kismayo", "near", "SOM", "populated", "near", "A bomb struck a vehicle 18 km north of Kismayo, Somalia."),
    ("Bria", "in", "CAF", "populated", "exact", "Fighters attacked Bria in the Central African Republic."),
    ("Debre Sina", "in", "ETH", "populated", "exact", "A strike hit Debre Sina, in Ethiopia's Amhara region."),
    ("Amhara", "in", "ETH", "admin1", "admin1", "A strike hit Debre Sina, in Ethiopia's Amhara region."),
    ("Wad Madani", "in", "SDN", "populated", "exact", "Men looted a store in Wad Madani, Sudan."),
    ("Port Sudan", "from", "SDN", "populated", "exact", "The agency in Sudan said so from its Port Sudan office."),
    ("Cabo Delgado", "in", "MOZ", "admin1", "admin1", "Two were beheaded in Cabo Delgado, Mozambique."),
    ("Sukhneh", "in", "SYR", "populated", "exact", "Shells hit Sukhneh in Syria."),
    ("Homs", "in", "SYR", "admin1", "admin1", "An attack in the eastern desert of Homs, Syria, killed two."),
    ("Kafr Zita", "in", "SYR", "populated", "exact", "Barrel bombs fell on the town of Kafr Zita in Syria."),
    ("Hama", "in", "SYR", "admin1", "admin1", "Barrel bombs fell on Kafr Zita in the Hama countryside of Syria."),
    ("Kirkuk", "in", "IRQ", "populated", "exact", "A bomb exploded in the northern Iraqi city of Kirkuk on Monday."),
    ("Nuseirat", "in", "PSE", "populated", "exact", "The Nuseirat refugee camp in the Gaza Strip was hit."),
    (
        "Sloviansk",
        "in",
        "UKR",
        "populated",
        "exact",
        "A missile hit a block in the eastern Ukrainian city of Sloviansk.",
    ),
    ("Kherson", "in", "UKR", "admin1", "admin1", "Kherson region, 21 May 2024. In Beryslav, a drone killed a man."),
    ("Beryslav", "in", "UKR", "populated", "exact", "Kherson region, 21 May 2024. In Beryslav, a drone killed a man."),
    ("Belgorod", "in", "RUS", "admin1", "admin1", "Drones attacked Russia's Belgorod region overnight."),
    ("Hangu", "in", "PAK", "populated", "exact", "A bomb exploded in the Pakistani town of Hangu on Wednesday."),
    (
        "Kokrajhar",
        "near",
        "IND",
        "populated",
        "near",
        "A bus was ambushed near Kokrajhar, in the Indian state of Assam.",
    ),
    ("Sagaing", "in", "MMR", "admin1", "admin1", "In Myanmar, soldiers burned houses in Sagaing Region."),
    ("Tawi-Tawi", "near", "PHL", "admin2", "admin2", "A boat was boarded in Philippine waters off Tawi-Tawi."),
    ("Somalia", "in", "SOM", "country", "country", "Two soldiers died in Somalia."),
]


@pytest.mark.parametrize(("name", "relation", "country", "kind", "precision", "text"), KNOWN)
def test_known_place(
    gazetteer: Gazetteer, name: str, relation: str, country: str, kind: str, precision: str, text: str
) -> None:
    mention = places(text, gazetteer)[name]
    assert mention.place is not None
    assert (mention.relation, mention.place.country, mention.place.kind) == (relation, country, kind)
    assert mention.geo_precision == precision


UNKNOWN = [
    ("Molai", "On 3 May, Boko Haram attacked Molai village, near Maiduguri."),
    ("Al-Koum", "Militants attacked the area of Al-Koum in Syria."),
    ("Source Matelas", "Gang members attacked Source Matelas, a fishing village north of Port-au-Prince, Haiti."),
    ("Moliso", "Fighters attacked Moliso (Beni territory), killing six in DR Congo."),
    ("Sariab", "Gunmen killed a constable in the Sariab area of Quetta, Pakistan."),
    ("Abu Shouk", "Shells hit Abu Shouk camp on the edge of El Fasher, Sudan."),
    ("Hayaniya", "Two workers were shot in Baghdad's Hayaniya neighbourhood."),
    ("Salimba", "Militants attacked Salimba in Cabo Delgado, Mozambique."),
]


@pytest.mark.parametrize(("name", "text"), UNKNOWN)
def test_place_the_gazetteer_lacks_is_named_by_its_context(gazetteer: Gazetteer, name: str, text: str) -> None:
    mention = places(text, gazetteer)[name]
    assert mention.place is None
    assert mention.geo_precision is None
    assert mention.relation == "in"


def test_containment_is_read_outwards(gazetteer: Gazetteer) -> None:
    found = places("Gunmen killed a man in Kajuru, Kaduna State, Nigeria.", gazetteer)
    assert [outer.name for outer in found["Kajuru"].container_chain] == ["Kaduna", "Nigeria"]
    found = places("Two workers were shot in Baghdad's Hayaniya neighbourhood.", gazetteer)
    assert [outer.name for outer in found["Hayaniya"].container_chain] == ["Baghdad"]
    assert places("The men were shot in Lima, Bogota and Quito.", gazetteer)["Lima"].container_chain == ()


def test_stated_container_chooses_the_place(gazetteer: Gazetteer) -> None:
    found = places("The bomb went off in San Isidro, Lima. In San Miguel, El Salvador, all was calm.", gazetteer)
    assert found["San Isidro"].place is not None
    assert (found["San Isidro"].place.country, found["San Isidro"].place.admin1) == ("PER", "Lima")
    assert found["San Miguel"].place is not None
    assert found["San Miguel"].place.country == "SLV"


def test_country_in_context_chooses_the_place(gazetteer: Gazetteer) -> None:
    chile = places("Chilean police said that a bomb exploded in Santiago. Chile condemned it.", gazetteer)
    dominican = places("A storm hit Santiago, police in the Dominican Republic said.", gazetteer)
    assert chile["Santiago"].place is not None
    assert chile["Santiago"].place.country == "CHL"
    assert dominican["Santiago"].place is not None
    assert dominican["Santiago"].place.country == "DOM"


STRETCHES = [
    ("Homs-Hama-Raqqa triangle", "area", "Gunmen opened fire in the Homs-Hama-Raqqa triangle in Syria."),
    (
        "Taybeya Sukhna axis",
        "near",
        "They attacked points on the Taybeya Sukhna axis in the eastern desert of Homs, Syria.",
    ),
    (
        "Bocaranga-Ngaoundaye axis",
        "near",
        "A car hit a mine on the Bocaranga-Ngaoundaye axis, Central African Republic.",
    ),
    ("between Goundam and Timbuktu", "near", "A convoy was ambushed between Goundam and Timbuktu, Mali."),
]


@pytest.mark.parametrize(("name", "precision", "text"), STRETCHES)
def test_stretch_between_places_is_one_mention(gazetteer: Gazetteer, name: str, precision: str, text: str) -> None:
    mention = places(text, gazetteer)[name]
    assert mention.place is not None
    assert (mention.relation, mention.kind, mention.geo_precision) == ("near", "area", precision)


def test_place_between_two_towns_lies_half_way(gazetteer: Gazetteer) -> None:
    mention = places("A convoy was ambushed between Goundam and Timbuktu, Mali.", gazetteer)[
        "between Goundam and Timbuktu"
    ]
    assert mention.place is not None
    assert mention.place.latitude == pytest.approx(16.59, abs=0.05)
    assert mention.place.longitude == pytest.approx(-3.33, abs=0.05)


@pytest.mark.parametrize(
    ("name", "place", "text"),
    [
        ("QUETTA", "Quetta", "QUETTA: Unidentified gunmen shot dead a constable."),
        ("PESHAWAR", "Peshawar", "PESHAWAR, Pakistan, April 6 - A bomb exploded in a market."),
        ("MOGADISHU", "Mogadishu", "MOGADISHU, Aug 10 - A siege at a hotel ended on Saturday."),
    ],
)
def test_dateline(gazetteer: Gazetteer, name: str, place: str, text: str) -> None:
    mention = places(text, gazetteer)[name]
    assert mention.relation == "dateline"
    assert mention.place is not None
    assert mention.place.name == place


def test_capital_is_that_of_the_country_named(gazetteer: Gazetteer) -> None:
    found = places("A hotel in the Somali capital was attacked.", gazetteer)
    assert found["capital"].place is not None
    assert found["capital"].place.name == "Mogadishu"
    assert "capital" not in places("Tribesmen marched to the capital of Yemen, Sanaa.", gazetteer)


def test_demonym_is_an_adjective_of_its_country(gazetteer: Gazetteer) -> None:
    mention = places("The Malian army withdrew.", gazetteer)["Malian"]
    assert mention.is_adjective
    assert mention.place is not None
    assert mention.place.country == "MLI"


def test_initials_of_a_country_before_a_noun_are_its_adjective(gazetteer: Gazetteer) -> None:
    text = "A US drone struck near Sanaa. Talks in the U.S. and the UK, the U.S. Embassy said, ended."
    found = find_places(document(text), gazetteer)
    assert [(m.name, m.is_adjective) for m in found if m.name != "Sanaa"] == [
        ("US", True),
        ("U.S.", False),
        ("UK", False),
        ("U.S.", True),
    ]


def test_place_does_not_speak_for_its_own_country(gazetteer: Gazetteer) -> None:
    text = "Colombian police in Medellin and Cali said that two men had been shot in Valle department."
    assert places(text, gazetteer)["Valle"].place is None


def test_group_named_speaks_for_its_country(gazetteer: Gazetteer) -> None:
    doc = document("Fighters burned a bus in Santa Elena.")
    found = [find_places(doc, gazetteer, homes=[code])[0].place for code in ("SLV", "ECU")]
    assert [place and place.country for place in found] == ["SLV", "ECU"]


def test_congolese_is_settled_by_the_country_named(gazetteer: Gazetteer) -> None:
    assert "Congolese" not in places("The Congolese army withdrew.", gazetteer)
    mention = places("The Congolese army withdrew from Goma, DR Congo.", gazetteer)["Congolese"]
    assert mention.place is not None
    assert mention.place.country == "COD"


NO_PLACE = [
    "President Francisco Cali met Luis Santiago.",
    "The Bank of Lima closed.",
    "Santiago University and the Medellin cartel denied it.",
    "Local sources told Al-Mayadeen: nobody came.",
    "Chad Johnson and Jordan Peterson left.",
    "Most people were Reading. Nice weather, Best said. Police came in March.",
    "She was in charge of the union, and they left us in peace.",
    "In Arabic he spoke of Ramadan in Parliament.",
]


@pytest.mark.parametrize("text", NO_PLACE)
def test_words_persons_and_bodies_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert places(text, gazetteer) == {}


def test_masked_words_yield_no_place(gazetteer: Gazetteer) -> None:
    text = "The Islamic State of Iraq attacked Mosul."
    doc = document(text)
    assert [m.name for m in find_places(doc, gazetteer, [Span(4, 25)])] == ["Mosul"]


def test_office_and_origin_are_where_something_comes_from(gazetteer: Gazetteer) -> None:
    found = places("A Geneva-based group in Yemen said so. The UK-based observatory agreed.", gazetteer)
    assert (found["Geneva"].relation, found["UK"].relation) == ("from", "from")


@pytest.mark.parametrize(
    "piece", ["Homs-", "in San ", "Syria's Homs ", "in Abcdef, ", "X district, ", "IN LIMA, ", "(", "A, "]
)
def test_repeats_end_without_deep_recursion(gazetteer: Gazetteer, piece: str) -> None:
    found = find_places(document(piece * 2500), gazetteer)
    assert all(len(mention.container_chain) <= 4 for mention in found)
