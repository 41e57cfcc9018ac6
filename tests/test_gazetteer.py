"""The shipped gazetteer: spellings that are one place, countries, what lies where."""

import pytest
from sourcebook.builders.gazetteer import Gazetteer, text_view
from sourcebook.builders.words.countries import countries


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


SPELLINGS = [
    ("SYR", "As Sukhnah", ["Sukhna", "al-Sukhnah", "As Sukhnah", "Sukhneh", "as-Sukhna"]),
    ("SYR", "Deir ez-Zor", ["Deir ez-Zor", "Dayr az-Zawr", "Deir al-Zor", "Deir Ezzor"]),
    ("SYR", "Idlib", ["Idlib", "Idleb"]),
    ("SYR", "Homs", ["Homs", "Hims"]),
    ("UKR", "Kyiv", ["Kyiv", "Kiev"]),
    ("IRQ", "Mosul", ["Mosul", "Al Mawşil"]),
    ("GTM", "Petén", ["Peten", "Petén"]),
    ("COD", "North Kivu", ["North Kivu", "Nord-Kivu"]),
    ("EGY", "North Sinai", ["North Sinai"]),
    ("NGA", "Borno", ["Borno"]),
]


@pytest.mark.parametrize(("country", "name", "spelling"), [(c, n, s) for c, n, forms in SPELLINGS for s in forms])
def test_spelling_finds_its_place(gazetteer: Gazetteer, country: str, name: str, spelling: str) -> None:
    assert (name, country) in {(place.name, place.country) for place in gazetteer.lookup(spelling)}


def test_article_is_part_of_a_spanish_name(gazetteer: Gazetteer) -> None:
    assert ("La Libertad", "SLV") in {(place.name, place.country) for place in gazetteer.lookup("la libertad")}
    assert ("La Libertad", "SLV") not in {(place.name, place.country) for place in gazetteer.lookup("libertad")}


def test_place_knows_its_divisions_and_position(gazetteer: Gazetteer) -> None:
    place = next(p for p in gazetteer.lookup("maiduguri") if p.kind == "populated")
    assert (place.country, place.admin1) == ("NGA", "Borno")
    assert place.latitude == pytest.approx(11.85, abs=0.1)
    assert place.longitude == pytest.approx(13.16, abs=0.1)
    assert place.population > 500_000


def test_division_stands_at_a_settlement_of_its_own(gazetteer: Gazetteer) -> None:
    antioquia = next(p for p in gazetteer.lookup("antioquia") if p.kind == "admin1")
    assert (antioquia.country, antioquia.admin1) == ("COL", "Antioquia")
    assert 5.4 < (antioquia.latitude or 0) < 8.9
    assert -77.2 < (antioquia.longitude or 0) < -73.8


def test_prefixes_are_whole_words_longest_first(gazetteer: Gazetteer) -> None:
    view = text_view("in san salvador-based")
    assert [found.key for found in gazetteer.prefixes(view, 3)] == ["san salvador", "san"]
    assert "san" not in [found.key for found in gazetteer.prefixes("sandinista", 0)]


def test_unknown_name_has_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("xqzzyv") == []
    assert gazetteer.lookup("1234") == []


def test_every_country_has_a_position(gazetteer: Gazetteer) -> None:
    uninhabited = {"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"}
    for code in set(countries().by_code) - uninhabited:
        place = gazetteer.country(code)
        assert place.country == code
        assert (place.latitude, place.longitude) != (0.0, 0.0), code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Zaire", "COD"),
        ("Burma", "MMR"),
        ("USSR", "RUS"),
        ("West Germany", "DEU"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("Upper Volta", "BFA"),
        ("Kosovo", "XKX"),
        ("Palestine", "PSE"),
        ("Taiwan", "TWN"),
        ("CIV", "CIV"),
        ("sy", "SYR"),
    ],
)
def test_country_is_known_by_name_and_code(text: str, code: str) -> None:
    assert countries().iso3_of(text) == code


def test_congo_alone_is_two_countries() -> None:
    assert countries().iso3_of("Congo") is None
    assert set(countries().demonyms["congolese"]) == {"COD", "COG"}


@pytest.mark.parametrize(
    ("demonym", "code"),
    [("salvadoran", "SLV"), ("salvadorean", "SLV"), ("afghans", "AFG"), ("malian", "MLI"), ("nigerien", "NER")],
)
def test_demonym_is_known(demonym: str, code: str) -> None:
    assert countries().demonyms[demonym] == [code]


def test_divisions_go_by_what_english_reports_call_them(gazetteer: Gazetteer) -> None:
    [amhara] = [place for place in gazetteer.lookup("amhara") if place.kind == "admin1"]
    assert (amhara.name, amhara.admin1) == ("Amhara", "Amhara")
    assert {place.admin1 for place in gazetteer.lookup("nyala") if place.country == "SDN"} == {"South Darfur"}


def test_place_is_prominent_under_its_own_name_only(gazetteer: Gazetteer) -> None:
    assert gazetteer.prominent("bonn", 100_000) is not None
    assert gazetteer.prominent("boni", 100_000) is None
