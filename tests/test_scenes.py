"""Where an incident is told to have happened: the cells of a report's first incident, or of each."""

from datetime import date

import pytest
from sourcebook.builders.records import Cell, Incident, Settings
from sourcebook.builders.text import RulesBuilder
from sourcebook.reports.report import Report


@pytest.fixture(scope="module")
def builder() -> RulesBuilder:
    return RulesBuilder(Settings())


def incidents(text: str, builder: RulesBuilder) -> tuple[Incident, ...]:
    report = Report(
        report_id="r", text=text, sha256="", published=date(1990, 1, 20) if text.isupper() else date(2022, 5, 10)
    )
    [rows] = builder.build([report])
    for incident in rows.incidents:
        for cell in incident.cells:
            assert text[cell.passage.start : cell.passage.end] == cell.passage.quote
    return rows.incidents


def cells(text: str, builder: RulesBuilder) -> dict[str, Cell]:
    """The first cell of each column of the first incident."""
    found: dict[str, Cell] = {}
    for cell in incidents(text, builder)[0].cells:
        found.setdefault(cell.column, cell)
    return found


def values(text: str, builder: RulesBuilder, *columns: str) -> tuple[object, ...]:
    found = cells(text, builder)
    return tuple(found[column].value if column in found else None for column in columns)


SCENES = [
    # why, text, place, admin1, country
    (
        "a branch of a group is called a province",
        "Two car bombs were blown up in Sirte, Libya, on Monday. The Islamic State's Tripoli Province claimed them.",
        ("Sirte", "Sirte", "LBY"),
    ),
    (
        "a quarter that the gazetteer puts in the next province",
        "A grenade was tossed into a group of people in Kanyosha, Bujumbura, Burundi, on Sunday. It killed one.",
        ("Kanyosha", "Bujumbura Rural", "BDI"),
    ),
    (
        "the capital of a country",
        "A bomb exploded on Monday in the capital of Mali, killing two people.",
        ("Bamako", "Bamako", "MLI"),
    ),
    (
        "a road with an article in its name",
        "Gunmen shot at a car on Makkah Al-Mukarramah road in the city of Mogadishu, Somalia, on Monday.",
        ("Makkah Al-Mukarramah road, Mogadishu", "Banadir", "SOM"),
    ),
    (
        "those who live in a town",
        "Gunmen attacked the residents of Gao, Mali, on Monday, killing three.",
        ("Gao", "Gao", "MLI"),
    ),
    (
        "a city that was rocked",
        "Kabul was rocked by a bombing on Monday. Three people were killed.",
        ("Kabul", "Kabul", "AFG"),
    ),
    (
        "where somebody reported it is not where it was",
        "BOGOTA, 10 JAN 90 -- [TEXT] A CHIEF WAS CAPTURED TODAY IN A RAID ON A FARM, IT WAS REPORTED IN BOGOTA.",
        (None, None, "COL"),
    ),
    (
        "nor where the wounded lie",
        "CALI, 10 JAN 90 -- [TEXT] A SOLDIER WAS HURT IN COLOMBIA TODAY AND TAKEN TO THE TOBON HOSPITAL IN MEDELLIN.",
        (None, None, "COL"),
    ),
    (
        "a school called after a saint",
        "LIMA, 10 JAN 90 -- [TEXT] POLICE IN PERU YESTERDAY RAIDED THE SAN FERNANDO SCHOOL, ARRESTING 600.",
        (None, None, "PER"),
    ),
    (
        "the town, though the gazetteer puts it in the next province",
        "THE BASE IN UCHIZA, MARISCAL CACERES PROVINCE, SAN MARTIN DEPARTMENT, WAS ATTACKED BY GUERRILLAS IN PERU.",
        ("UCHIZA", "San Martín", "PER"),
    ),
    (
        "an oil zone",
        "THE ELN KIDNAPPED TODAY TWO MEXICANS IN THE ARAUCA OIL ZONE, COLOMBIA.",
        ("ARAUCA", "Arauca", "COL"),
    ),
    (
        "a city that a blast rocked",
        "A blast rocked Mogadishu on Friday, killing 21 people.",
        ("Mogadishu", "Banadir", "SOM"),
    ),
    (
        "the village, not the divisions it lies in",
        "Armed bandits attacked Gidan Goga village in Maradun LGA of Zamfara State, Nigeria, killing 12 people.",
        ("Gidan Goga", "Zamfara", "NGA"),
    ),
    (
        "a village in a country's province lies in the province",
        "Gunmen killed four men in Yargoje village in Nigeria's Katsina State on Tuesday.",
        ("Yargoje", "Katsina", "NGA"),
    ),
    (
        "past the adjective of a country",
        "Militants ambushed a bus near Kokrajhar, in the Indian state of Assam, killing 12 passengers.",
        ("Kokrajhar", "Assam", "IND"),
    ),
    (
        "a district of a town is no place of the name elsewhere",
        "A car bomb exploded in the Karrada district of Baghdad on Saturday, killing five people, Iraqi police said.",
        ("Karrada", "Baghdad", "IRQ"),
    ),
    (
        "where a speaker stands is not the scene",
        "Militants killed four soldiers in Diffa on Monday, the interior minister said in Niamey, Niger.",
        ("Diffa", "Diffa", "NER"),
    ),
    (
        "the place right behind the event word before one farther off",
        "Gunmen killed six people in Kuriga, 90 km from Kaduna, in northern Nigeria.",
        ("Kuriga", "Kaduna", "NGA"),
    ),
    (
        "where people were taken from is where it happened",
        "Gunmen abducted seven women from the village of Gurbi in Katsina State, Nigeria, on Sunday.",
        ("Gurbi", "Katsina", "NGA"),
    ),
    (
        "a mayor's town stands in for a scene that is not told",
        "The mayor of Djibo was kidnapped by gunmen on Monday.",
        ("Djibo", "Sahel", "BFA"),
    ),
    (
        "the sentence behind says where it took place",
        "At least 30 villagers were killed by gunmen in Burkina Faso. It took place in Djibo, residents said.",
        ("Djibo", "Sahel", "BFA"),
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), SCENES, ids=[row[0] for row in SCENES])
def test_scene(builder: RulesBuilder, why: str, text: str, expected: tuple[str, str, str]) -> None:
    assert values(text, builder, "place", "admin1", "country") == expected


def test_division_cites_the_words_that_name_it(builder: RulesBuilder) -> None:
    found = cells("Gunmen killed four men in Kajuru, Kaduna State, Nigeria, on Tuesday.", builder)
    assert (found["place"].passage.quote, found["admin1"].passage.quote) == ("Kajuru", "Kaduna")
    assert found["country"].passage.quote == "Nigeria"


class TestNewswire:
    """Reports set in capitals under a dateline."""

    def test_street_lies_in_the_city_of_the_dateline(self, builder: RulesBuilder) -> None:
        text = (
            "SAN SALVADOR, 3 MAY 89 (EFE) -- [TEXT] A BOMB EXPLODED ON SAN ANTONIO ABAD STREET AT NOON, "
            "INJURING TWO GUARDS OF THE U.S. EMBASSY."
        )
        found = cells(text, builder)
        assert (found["admin1"].value, found["country"].value) == ("San Salvador", "SLV")
        assert found["admin1"].passage.quote == "SAN SALVADOR"

    def test_street_does_not_lie_in_the_town_that_a_church_is_called_after(self, builder: RulesBuilder) -> None:
        text = (
            "LIMA, 14 MAY 89 (EFE) -- [TEXT] A CAR BOMB EXPLODED TODAY ON ANCASH STREET, IN FRONT OF THE SAN FRANCISCO "
            "CHURCH, INJURING TWO PERUVIAN POLICEMEN."
        )
        assert values(text, builder, "admin1", "country") == ("Lima", "PER")

    def test_this_capital_is_that_of_the_dateline(self, builder: RulesBuilder) -> None:
        text = (
            "LA PAZ, 21 MAR 89 (EFE) -- [TEXT] A BOMB EXPLODED NEAR THE U.S. EMBASSY IN THIS CAPITAL TODAY, "
            "INJURING TWO U.S. CITIZENS. BOLIVIAN POLICE ARRESTED NOBODY."
        )
        assert values(text, builder, "country") == ("BOL",)

    def test_dateline_alone_is_no_scene(self, builder: RulesBuilder) -> None:
        text = "BOGOTA, 3 MAY 89 (EFE) -- [TEXT] THE ELN KILLED FOUR SOLDIERS, THE COLOMBIAN ARMY SAID TODAY."
        assert values(text, builder, "place", "country") == (None, "COL")

    def test_in_front_of_is_no_place(self, builder: RulesBuilder) -> None:
        text = (
            "LIMA, 15 JAN 90 (EFE) -- [TEXT] A CAR BOMB EXPLODED IN FRONT OF THE RESIDENCE OF TWO U.S. DIPLOMATS "
            "IN THE MIRAFLORES NEIGHBORHOOD IN LIMA, INJURING ONE PERSON."
        )
        assert values(text, builder, "place", "admin1", "country") == ("MIRAFLORES", "Lima", "PER")

    def test_village_called_like_a_far_port_is_an_unknown_place_here(self, builder: RulesBuilder) -> None:
        text = (
            "SAN SALVADOR, 3 MAY 89 (EFE) -- [TEXT] GUERRILLAS KILLED FOUR SOLDIERS IN SAN PEDRO, THE SALVADORAN "
            "ARMY SAID."
        )
        assert values(text, builder, "place", "country") == ("SAN PEDRO", "SLV")


def test_town_hundreds_of_km_away_is_not_the_scene(builder: RulesBuilder) -> None:
    text = "Gunmen killed four soldiers 400 km northeast of Niamey, the army of Niger said."
    assert values(text, builder, "place", "country") == (None, "NER")
    assert values(text.replace("400", "40"), builder, "place", "country") == ("Niamey", "NER")


def test_town_abroad_is_the_scene_only_beside_the_event_word(builder: RulesBuilder) -> None:
    text = (
        "Gunmen killed four soldiers in Mali and Mali's president spoke of a tragedy that would be discussed by all "
        "who take part in the talks that begin on Thursday in Geneva."
    )
    assert values(text, builder, "country") == ("MLI",)


def test_country_named_in_passing_is_not_the_scene(builder: RulesBuilder) -> None:
    text = (
        "Gunmen killed six villagers in Burkina Faso on Monday, Burkinabe officials said. The attackers, who are "
        "believed to shelter in Mali, also burned two houses."
    )
    assert {
        cell.value for incident in incidents(text, builder) for cell in incident.cells if cell.column == "country"
    } == {"BFA"}


def test_scene_is_found_in_time_that_grows_with_the_text(builder: RulesBuilder) -> None:
    text = "Gunmen killed a man in Lima, in Cusco, in Puno. " * 400
    assert incidents(text, builder)
