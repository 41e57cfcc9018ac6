"""Who acted and who was acted on: the sides of a report's incidents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sourcebook.builders.records import Cell, Incident, Settings
from sourcebook.builders.text import RulesBuilder, TextBuilder
from sourcebook.reports.report import Report

SEED = Path(__file__).parents[1] / "seeds" / "000_bb5280b413281f16.txt"


@pytest.fixture(scope="module")
def builder() -> RulesBuilder:
    return RulesBuilder(Settings())


@pytest.fixture(scope="module")
def fitted() -> TextBuilder:
    return TextBuilder(Settings())


def incidents(text: str, builder: TextBuilder) -> tuple[Incident, ...]:
    report = Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))
    [rows] = builder.build([report])
    return rows.incidents


def cells(text: str, builder: TextBuilder, column: str) -> list[Cell]:
    """The cells of one column of the first incident, each value once."""
    found = (cell for cell in incidents(text, builder)[0].cells if cell.column == column)
    return list({cell.value: cell for cell in found}.values())


def sides(text: str, builder: TextBuilder) -> tuple[list[str], list[str]]:
    """The values of side_a and of side_b."""
    return tuple([str(cell.value) for cell in cells(text, builder, column)] for column in ("side_a", "side_b"))  # type: ignore[return-value]


ACTED = [
    (
        "the doing of the deed in words of its own",
        "The government condemned the murder of a judge, carried out on Monday in Lima by Shining Path guerrillas.",
        ["Shining Path"],
    ),
    (
        "in a clause of its own",
        "Nine people died on Sunday in an attack in Gao which was carried out by Ansar Dine, police said.",
        ["Ansar Dine"],
    ),
    (
        "past a comma and a place",
        "The massacre of eleven farmers, perpetrated in Beni on Tuesday by the Allied Democratic Forces, shocked.",
        ["Allied Democratic Forces"],
    ),
    (
        "a name in quotation marks",
        'Six soldiers were killed on Monday in Zabul by the "Taliban," the governor said.',
        ["Taliban"],
    ),
    (
        "an object behind the day is no subject",
        "Boko Haram kidnapped on Monday two engineers near Banki, Nigeria.",
        ["Boko Haram"],
    ),
    (
        "who people are said to be",
        "Two policemen were shot dead in Gubio, Nigeria, on Sunday by armed men suspected to be members of ISWAP.",
        ["Islamic State West Africa Province"],
    ),
    (
        "blame with its object inside",
        "A bomb killed four people in Quetta on Monday. Police hold the Balochistan Liberation Army responsible.",
        ["Balochistan Liberation Army"],
    ),
    (
        "guilt as an adjective",
        "A bomb killed four people in Quetta on Monday. They said the Balochistan Liberation Army was to blame for it.",
        ["Balochistan Liberation Army"],
    ),
    (
        "involvement in the deed",
        "Three nuns were killed in Bria on Monday. The prosecutor said the Anti-Balaka were involved in the killing.",
        ["Anti-Balaka"],
    ),
    (
        "responsible for something else",
        "A bomb exploded in San Salvador on Monday. The National Guard is responsible for guarding the president.",
        [],
    ),
    (
        "who dies in an attack is not the attacker",
        "Two soldiers died in an ambush near Diffa, Niger, on Monday.",
        [],
    ),
    (
        "who condemns an attack is not the attacker",
        "Gunmen killed a judge in San Salvador on Monday. The Honduran government condemned his death in an attack.",
        ["unidentified armed group"],
    ),
    (
        "an object that is not known is still acted on",
        "Israeli troops raided Jenin on Tuesday and shot dead a 17-year-old shepherdess.",
        ["Military Forces of Israel"],
    ),
    (
        "a group by its name, not by a word for groups too",
        "Armed gangs attacked a prison in Port-au-Prince on Saturday. The government blamed the G9 gang for it.",
        ["G9"],
    ),
    (
        "both sides of a clash between villagers",
        "Twenty people were killed in clashes between farmers and herders in Karim Lamido, Taraba State, on Sunday.",
        ["farmers"],
    ),
    (
        "the army of the country where it happened, whoever fights beside it",
        "KIDAL - The army and Wagner mercenaries killed eleven civilians in Tinzaouaten on Sunday.",
        ["Military Forces of Mali", "Wagner Group"],
    ),
    (
        "a group that was acted on is not the one taken up",
        "Suspected jihadists killed nine volunteers of the VDP in Barsalogho on Sunday.",
        ["jihadists"],
    ),
    (
        "members of a body that has no name",
        "MEDELLIN, 5 SEP 89 -- MEMBERS OF THE SAME DRUG-TRAFFICKING ORGANIZATION SET OFF TWO BOMBS IN CALI TODAY.",
        ["drug cartels"],
    ),
    (
        "members of a front that is named as a place is",
        "Two herders were shot dead in Bria on Monday by members of the Bambari front of the Anti-Balaka.",
        ["Anti-Balaka"],
    ),
    (
        "an object pronoun behind a verb",
        "The ELN kidnapped them in Cali, Colombia, on Monday.",
        ["National Liberation Army (ELN)"],
    ),
    (
        "a phrase in quotation marks",
        'A judge was killed on Monday in Lima, the court said, by "members of the Shining Path," and buried there.',
        ["Shining Path"],
    ),
    (
        "what is used to do it",
        "On Monday the Nigerian Air Force used jets and helicopters to bomb a village in Zamfara.",
        ["Military Forces of Nigeria"],
    ),
    (
        "who is engaged in it",
        "Boko Haram fighters were engaged in looting in Banki, Nigeria, on Monday.",
        ["Boko Haram"],
    ),
    (
        "aircraft of a state behind the deed",
        "A school in Loikaw, Myanmar, was hit on Monday by a missile fired by a military plane.",
        ["Military Forces of Myanmar"],
    ),
    (
        "an hour before a group",
        "At 0620 ELN fighters attacked a bank in Cali, Colombia, on Monday.",
        ["National Liberation Army (ELN)"],
    ),
    (
        "the captor of somebody kidnapped earlier is not the victim",
        "The ELN is still holding the senator, kidnapped on Monday near Cali, Colombia.",
        ["National Liberation Army (ELN)"],
    ),
    (
        "a crowd told beside a deed of others",
        "In Arequipa, Peru, on Monday, Shining Path fighters staged a demonstration and bombed a bank, while a church "
        "group was holding a march.",
        ["Shining Path"],
    ),
    (
        "the group named last before",
        "Al-Shabaab threatened traders in Kismayo. The group set fire to a market in Merca, Somalia, on Monday.",
        ["Al-Shabaab"],
    ),
    (
        "a group by the form of its name",
        "Two herders were shot dead in Bor on Monday by the Nyala Martyrs Brigade, police said.",
        ["Nyala Martyrs Brigade"],
    ),
    (
        "an unknown name that claims it",
        "A bomb killed two policemen in Lahore, Pakistan, on Monday. Halqa-e-Mehsud claimed it.",
        ["Halqa-e-Mehsud"],
    ),
    (
        "a bracket that explains a name with a figure in it",
        "A store in Harar, Ethiopia, was burned on Monday. The Brave Lions 7 Movement for Unity (BLMU) took credit.",
        ["Brave Lions 7 Movement for Unity"],
    ),
    (
        "who makes a bomb safe has not planted it",
        "A bomb was found in a market in Peshawar, Pakistan, on Monday and made safe by the police.",
        [],
    ),
    (
        "involvement in anything else is no blame",
        "Three nuns were killed in Bria on Monday. Seleka is involved in talks with the bishop.",
        [],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), ACTED, ids=[case[0] for case in ACTED])
def test_who_acted(builder: RulesBuilder, why: str, text: str, expected: list[str]) -> None:
    assert sides(text, builder)[0] == expected, why


def test_allies_told_by_their_body_are_acted_on(builder: RulesBuilder) -> None:
    text = "ISIS opened fire on the Syrian Arab Army (SAA) and allies in the National Defense Force in Homs on Monday."
    assert sides(text, builder) == (["Islamic State (ISIS)"], ["Syrian Arab Army", "National Defense Force"])


def test_the_sides_of_the_seed_report(fitted: TextBuilder) -> None:
    found = sides(SEED.read_text("utf-8"), fitted)
    assert found == (["Islamic State (ISIS)"], ["Syrian Arab Army", "National Defense Force"])


def test_a_nationality_may_stand_for_a_person(builder: RulesBuilder) -> None:
    text = "An Israeli drone strike killed a Hamas commander and a Palestinian in Jenin on Tuesday."
    assert sides(text, builder) == (["Military Forces of Israel"], ["Hamas", "Palestinians"])


@pytest.mark.parametrize("people", ["A journalist linked to the Taliban was", "Two guards hired by the Taliban were"])
def test_whoever_is_tied_to_a_group_is_not_the_group(builder: RulesBuilder, people: str) -> None:
    assert "Taliban" not in sides(f"{people} shot dead in Kabul, Afghanistan, on Monday.", builder)[1]


def test_a_bomb_left_by_an_old_war_is_no_bombing(fitted: TextBuilder) -> None:
    text = "A World War II bomb was defused in Frankfurt on Monday after 5,000 people were evacuated."
    assert incidents(text, fitted) == ()
    text = "A bomb planted by Boko Haram was found and defused in Kano, Nigeria, on Monday."
    assert sides(text, fitted)[0] == ["Boko Haram"]


def test_the_soldiers_whom_a_group_kills_are_of_the_country_that_places_tell(fitted: TextBuilder) -> None:
    text = (
        "ISWAP ambush: 15 soldiers killed\n\n"
        "Fighters of ISWAP have killed 15 soldiers in Borno State on Thursday, sources said.\n\n"
        "The jihadists fired on a column in the Lake Chad region. They fought the Nigerian state for ten years.\n\n"
        "ISWAP came out of Boko Haram."
    )
    assert "Military Forces of Chad" not in sides(text, fitted)[1]
    assert "Military Forces of Nigeria" in sides(text, fitted)[1]


def test_a_bodyguard_is_no_army(builder: RulesBuilder) -> None:
    text = "Gunmen killed the mayor and his bodyguard in Kuriga, Nigeria, on Monday."
    assert sides(text, builder)[1] == ["civilians"]


def test_whoever_repels_an_attack_is_the_one_attacked(builder: RulesBuilder) -> None:
    text = "The Rapid Support Forces shelled El Fasher, Sudan, on Monday. The army said it had repelled the attack."
    assert sides(text, builder)[0] == ["Rapid Support Forces"]


def test_a_war_that_goes_on_is_nobodys_deed(builder: RulesBuilder) -> None:
    text = "Armed men killed 15 villagers in Pama on Sunday. Burkina Faso has been battling jihadist groups since 2015."
    assert sides(text, builder) == (["unidentified armed group"], ["civilians"])


def test_a_force_told_by_its_soldiers_shows_the_words_that_name_it(builder: RulesBuilder) -> None:
    text = "Soldiers shot dead two farmers in Gao on Monday. The Malian army said it would look into it."
    [found] = incidents(text, builder)
    shown = [(cell.value, cell.passage.quote) for cell in found.cells if cell.column == "side_a"]
    assert shown == [("Military Forces of Mali", "Soldiers"), ("Military Forces of Mali", "Malian army")]


class TestSuspects:
    """A group that no sentence of the incident names, and that the report speaks of."""

    def test_the_group_that_speaks_for_the_deed(self, fitted: TextBuilder) -> None:
        text = (
            "Two nuns were abducted in Kismayo, Somalia, on Tuesday. Elders have no doubt that it was al-Shabaab. "
            "Al-Shabaab has asked for ransoms before, and talks with al-Shabaab have begun."
        )
        [acted] = cells(text, fitted, "side_a")
        assert (acted.value, acted.rule) == ("Al-Shabaab", "side_a.probable")
        assert acted.passage.quote == "al-Shabaab"
        assert acted.confidence < 0.8

    def test_none_where_the_report_says_that_it_is_not_known(self, fitted: TextBuilder) -> None:
        text = (
            "Unidentified gunmen shot dead a teacher in Al-Busayrah, Syria, on Saturday, 4 November. "
            "ISIS cells are active in the area."
        )
        assert sides(text, fitted)[0] == ["unidentified"]

    def test_none_where_nobody_has_claimed_it(self, fitted: TextBuilder) -> None:
        text = (
            "A car bomb exploded outside a hotel in Mogadishu on Monday, killing eight people, police said. "
            "No group claimed responsibility for the attack, but al-Shabaab often carries out such attacks."
        )
        assert sides(text, fitted)[0] == []

    def test_none_for_a_group_that_acted_in_another_town(self, fitted: TextBuilder) -> None:
        text = (
            "Eight peasants were killed by the Taliban in Khost on Monday. They also burned two houses.\n\n"
            "In Kabul, a bomb exploded outside a bank on Sunday, wounding two people."
        )
        [_, bomb] = incidents(text, fitted)
        assert [cell.value for cell in bomb.cells if cell.column == "side_a"] == []


def test_initials_that_count_nobody_tell_of_no_dead(builder: RulesBuilder) -> None:
    assert not incidents("KIA sold 500 cars in Seoul on Monday.", builder)
