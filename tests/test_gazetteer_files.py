"""The user's own place names: both formats, precedence, P-codes, and what is said of a broken line."""

from pathlib import Path

import pytest
from sourcebook.builders.gazetteer import Gazetteer
from sourcebook.errors import InputError

HEADER = "name,country,admin1,admin1_pcode,admin2,admin2_pcode,latitude,longitude,kind,aliases,population"


def csv_file(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "own.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def dump_row(name: str, feature: tuple[str, str], codes: tuple[str, str], latitude: str = "33.5") -> str:
    row = ["1", name, name, "Second Name", latitude, "36.3", *feature, "SY", "", *codes, "", "", "120", "", "", "", ""]
    assert len(row) == 19
    return "\t".join(row)


def test_own_place_is_found_by_name_and_alias(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load([csv_file(tmp_path, "Al-Koum,SYR,Homs,SY04,,,35.2,38.9,populated,Koum|El Kowm,300")])
    for name in ("al-koum", "el kowm", "koum"):
        place = gazetteer.lookup(name)[0]
        assert (place.name, place.country, place.admin1_pcode, place.latitude) == ("Al-Koum", "SYR", "SY04", 35.2)
    assert gazetteer.prefixes("al koum fell", 0)[0].key == "al koum"


def test_own_place_replaces_the_shipped_one_of_its_country(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load([csv_file(tmp_path, "Kismayo,Somalia,,,,,-0.3,42.5,,,")])
    somali = [place for place in gazetteer.lookup("kismayo") if place.kind == "populated"]
    assert [(place.country, place.latitude) for place in somali] == [("SOM", -0.3)]


def test_pcodes_of_divisions_spread_to_places_inside(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load([csv_file(tmp_path, "Hims,SY,Hims,SY04,,,34.7,36.7,admin1,,")])
    sukhna = next(place for place in gazetteer.lookup("sukhna") if place.country == "SYR")
    assert (sukhna.admin1, sukhna.admin1_pcode) == ("Homs", "SY04")
    assert gazetteer.lookup("aleppo")[0].admin1_pcode is None


def test_geonames_dump_gives_places_and_divisions(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    rows = [dump_row("Testland", ("A", "ADM1"), ("99", "")), dump_row("Qaryat Test", ("P", "PPL"), ("99", ""))]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    place = Gazetteer.load([str(path)]).lookup("qaryat test")[0]
    assert (place.country, place.admin1, place.kind, place.population) == ("SYR", "Testland", "populated", 120)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Nowhere,SYR,,,,,95,38.9,,,", "latitude is '95'"),
        ("Nowhere,SYR,,,,,x,38.9,,,", "latitude is 'x'"),
        ("Nowhere,Syldavia,,,,,35,38.9,,,", "country is 'Syldavia'"),
        ("Nowhere,SYR,,,,,35,38.9,castle,,", "kind is 'castle'"),
        ("Nowhere,SYR,,,,,35,38.9,,,many", "population is 'many'"),
        (",SYR,,,,,35,38.9,,,", "the name is empty"),
        ("Nowhere,SYR", "has 2 fields"),
    ],
)
def test_broken_csv_line_is_named(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(InputError) as error:
        Gazetteer.load([csv_file(tmp_path, "Good,SYR,,,,,35,38.9,,,", row)])
    assert "own.csv:3: " in str(error.value)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"own\.csv:1: the header lacks admin2_pcode, latitude, longitude"):
        Gazetteer.load([csv_file(tmp_path, header="name,country,admin1,admin1_pcode,admin2")])


def test_broken_dump_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(dump_row("A", ("P", "PPL"), ("99", "")) + "\nB\tC\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"SY\.txt:2: has 2 tab-separated columns"):
        Gazetteer.load([path])


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        Gazetteer.load([tmp_path / "none.csv"])
