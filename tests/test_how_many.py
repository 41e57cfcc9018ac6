"""How many were killed and injured: the figures of a report's first incident, and their sum."""

from __future__ import annotations

from datetime import date

import pytest
from sourcebook.builders.records import Settings
from sourcebook.builders.text import RulesBuilder, TextBuilder
from sourcebook.reports.report import Report


@pytest.fixture(scope="module")
def builder() -> RulesBuilder:
    return RulesBuilder(Settings())


@pytest.fixture(scope="module")
def fitted() -> TextBuilder:
    return TextBuilder(Settings())


def figures(text: str, builder: TextBuilder) -> list[tuple[str, int | None, str]]:
    """Measure, low and rule of each figure of the first incident."""
    report = Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))
    [rows] = builder.build([report])
    told = rows.incidents[0].figures
    assert all(text[each.passage.start : each.passage.end] == each.passage.quote for each in told)
    return [(each.measure, each.low, each.rule.rpartition(".")[2]) for each in told]


KILLED = [
    (
        "an office before a name is one person",
        "Judge Sofia de Roldan was shot to death by gunmen in Buenaventura on Monday.",
        [("killed", 1, "person")],
    ),
    (
        "a party before a person is one person",
        "A Hezbollah commander was killed in an air strike near Tyre, Lebanon, on Monday.",
        [("killed", 1, "article")],
    ),
    (
        "a participle that describes people inside a longer phrase",
        "The president attended the funeral of six priests murdered on Monday in Bria.",
        [("killed", 6, "words")],
    ),
    (
        "found murdered",
        "Four students were found murdered near Zaria, Nigeria, on Monday.",
        [("killed", 4, "words")],
    ),
    (
        "past a person's age and a clause about him",
        "Jose Vasquez, 72, who was working at the station at the time, was killed on Monday in San Salvador.",
        [("killed", 1, "person")],
    ),
    (
        "one determiner for two",
        "Gunmen killed his bodyguard and driver in Lamitan on Monday.",
        [("killed", 1, "singular"), ("killed", 1, "singular")],
    ),
    (
        "a list goes on behind where somebody is from",
        "Gunmen killed the governor of Diffa, a judge and the police commander on Monday.",
        [("killed", 1, "singular"), ("killed", 1, "article"), ("killed", 1, "singular")],
    ),
    (
        "a list goes on behind a bracket",
        "Six priests (five of them foreigners) and two women were killed by gunmen in Bria on Monday.",
        [("killed", 6, "words"), ("killed", 2, "words")],
    ),
    (
        "him is one person",
        "Gunmen fired thirteen shots at a prosecutor in Envigado on Monday, killing him instantly.",
        [("killed", 1, "pronoun")],
    ),
    (
        "a guard is a person, the National Guard is none",
        "A security guard was killed in the attack on the National Guard in Santa Ana on Monday.",
        [("killed", 1, "article")],
    ),
    (
        "one of many",
        "One of his daughters was killed by gunmen in Lamitan on Monday.",
        [("killed", 1, "one_of")],
    ),
    (
        "past what somebody is doing",
        "A vendor walking in the area was killed by the explosion in Zabul on Monday.",
        [("killed", 1, "article")],
    ),
    (
        "left him wounded",
        "Gunmen shot a businessman in Santiago on Monday and left him seriously wounded.",
        [("injured", 1, "pronoun")],
    ),
    (
        "a bracket that tells the parts of a sum",
        "Two women and eight other people (three soldiers and five civilians) were wounded in Gao on Monday.",
        [("injured", 2, "words"), ("injured", 8, "words"), ("injured", 3, "words"), ("injured", 5, "words")],
    ),
    (
        "wounds are no people",
        "Gunmen killed a teacher in Lamitan on Monday. The body had two bullet wounds.",
        [("killed", 1, "article")],
    ),
    (
        "casualties are dead and injured together",
        "Rebels attacked a barracks in Goma on Monday and caused 40 casualties.",
        [],
    ),
    (
        "no casualties",
        "A bomb exploded in Zabul on Monday. There were no casualties.",
        [("injured", 0, "none"), ("killed", 0, "none")],
    ),
    (
        "along with, behind the place",
        "The minister was shot dead near his home in Bria on Monday, along with two of his bodyguards.",
        [("killed", 1, "singular"), ("killed", 2, "words")],
    ),
    (
        "as well as",
        "Gunmen killed the mayor of the small town of Bria, as well as two farmers, on Monday.",
        [("killed", 1, "singular"), ("killed", 2, "words")],
    ),
    (
        "of him and of her",
        "Gunmen were blamed for the murder of Judge Sofia Perez and of lawyer Gilda Flores in Bria on Monday.",
        [("killed", 1, "person"), ("killed", 1, "person")],
    ),
    (
        "one by one behind a number that they do not come to",
        "Gunmen killed six priests, a cook, and her daughter in Bria on Monday.",
        [("killed", 6, "words"), ("killed", 1, "article"), ("killed", 1, "singular")],
    ),
    (
        "one by one behind the number of all of them",
        "Gunmen killed three civilians, two women and a man, in Bria on Monday.",
        [("killed", 3, "words")],
    ),
    (
        "an aside between dashes",
        "Six priests -- five Spaniards and a Briton -- and two women were shot dead by gunmen in Bria on Monday.",
        [("killed", 6, "words"), ("killed", 2, "words")],
    ),
    (
        "an apposition of two parts",
        "Juan Perez, the head of the bank and one of the richest men of the town, was shot dead in Bria on Monday.",
        [("killed", 1, "person")],
    ),
    (
        "two appositions",
        "Another reporter, Juan Perez, a sound technician, was shot dead in Bria on Monday.",
        [("killed", 1, "one_of")],
    ),
    (
        "foreigners by their country",
        "Four Chinese nationals, two Frenchmen and a German national were killed by gunmen in Bria on Monday.",
        [("killed", 4, "words"), ("killed", 2, "words"), ("killed", 1, "article")],
    ),
    (
        "a family of five",
        "Gunmen killed a family of five and an elderly couple in Bria on Monday.",
        [("killed", 5, "words"), ("killed", 2, "words")],
    ),
    (
        "minor is mostly no person",
        "A minor was injured in a minor explosion in Bria on Monday.",
        [("injured", 1, "article")],
    ),
    (
        "not seriously hurt is not unhurt",
        "A bomb exploded in Bria on Monday, but nobody was seriously hurt.",
        [],
    ),
    (
        "a toll of wounded",
        "The attack on Monday in Bria left a toll of one person wounded.",
        [("injured", 1, "words")],
    ),
    (
        "somebody's driver",
        "Gunmen abducted a lawyer in Bria on Monday, and Okoye's driver was killed.",
        [("abducted", 1, "article"), ("killed", 1, "singular")],
    ),
    (
        "ages in a list",
        "The bomb in Bria on Monday killed Maria Perez, 42, Juan Gomez, 19, and a police officer.",
        [("killed", 1, "person"), ("killed", 1, "person"), ("killed", 1, "article")],
    ),
    (
        "some of them told in an aside",
        "Thousands attended the funeral of six priests, five of them foreigners, who were killed on Monday in Bria.",
        [("killed", 6, "words"), ("killed", 5, "words")],
    ),
    (
        "a thing in an office",
        "The bank manager and a school teacher were killed by gunmen in Bria on Monday.",
        [("killed", 1, "singular"), ("killed", 1, "article")],
    ),
    (
        "found dead",
        "Four teachers were found dead in Bria on Monday along with two guards.",
        [("killed", 4, "words"), ("killed", 2, "words")],
    ),
    (
        "people with wounds",
        "A bomb exploded in Bria on Monday. Forty people with shrapnel wounds were taken to hospital.",
        [("injured", 40, "words")],
    ),
    (
        "a list behind of ends before the verb of the murder",
        "The murder of six priests, a cook, and her daughter was condemned in Bria on Monday.",
        [("killed", 6, "words"), ("killed", 1, "article"), ("killed", 1, "singular")],
    ),
    (
        "her relatives are not her",
        "Gunmen fired at a prosecutor in Envigado on Monday, killing her two sons.",
        [("killed", 2, "words")],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), KILLED, ids=[case[0] for case in KILLED])
def test_figures(builder: RulesBuilder, why: str, text: str, expected: list[tuple[str, int, str]]) -> None:
    assert figures(text, builder) == expected, why


@pytest.mark.parametrize("name", ["JULIO RODRIGUEZ", "DIEGO MORALES", "MARIA JACINTA PULIDO", "HECTOR OQUELI"])
def test_a_name_in_capitals_that_is_a_word_too(builder: RulesBuilder, name: str) -> None:
    text = f"BOGOTA -- A FARMER NAMED {name} WAS KILLED BY GUERRILLAS IN MEDELLIN ON MONDAY."
    assert figures(text, builder) == [("killed", 1, "person")]


SCOPES = [
    ("A bomb exploded in Bria on Monday. Three more died, bringing the death toll to 6.", "incident"),
    ("A bomb exploded in Bria on Monday. Officials raised the toll from the blast at the market to 6.", "incident"),
    ("A bomb exploded in Bria on Monday, bringing to 6 the number of people killed since May.", "cumulative"),
    ("Gunmen attacked Bria on Monday. Police look into the six murders of teachers.", "cumulative"),
    ("Gunmen attacked Bria on Monday. Six judges have been killed in less than two weeks.", "cumulative"),
    ("Gunmen attacked Bria on Monday. Six soldiers were killed in separate attacks in the region.", "cumulative"),
    ("Gunmen attacked Bria on Monday. The war has left more than 6,000 dead.", "cumulative"),
    ("Gunmen killed 20 people in a market in Bria on Monday, including six women.", "part"),
    ("Twenty people were killed in Bria on Monday, six of them children.", "part"),
    (
        "At least 20 people were killed when a bomb went off in Bria on Monday, including six nuns.",
        "part",
    ),
    ("Gunmen killed 20 people in a bus in Bria on Monday, six of whom were traders.", "part"),
    ("Gunmen killed 20 people in Bria on Monday. The dead included six women.", "part"),
    ("Gunmen killed 20 people in Bria on Monday. Six women and a boy were among the dead.", "part"),
    ("Gunmen killed 20 people in Bria on Monday. Among the dead were six women and a boy.", "part"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(builder: RulesBuilder, text: str, scope: str) -> None:
    [rows] = builder.build([Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))])
    told = [*(figure for incident in rows.incidents for figure in incident.figures), *rows.background]
    assert {figure.scope for figure in told if figure.measure == "killed" and figure.low in (6, 6000)} == {scope}


def test_the_verb_of_death_is_no_part_of_a_name_in_capitals(builder: RulesBuilder) -> None:
    text = "BOGOTA -- JUDGE CARLOS VALENCIA GARCIA DIED ON MONDAY AFTER HE WAS SHOT BY TWO MEN IN MEDELLIN."
    assert figures(text, builder) == [("killed", 1, "person")]


def test_whoever_is_counted_within_others_is_told_of_by_what_they_are(builder: RulesBuilder) -> None:
    text = "Gunmen killed 20 people in a bus in Bria on Monday, four of them women and two of whom were soldiers."
    [rows] = builder.build([Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))])
    told = {figure.low: figure.victims for figure in rows.incidents[0].figures if figure.measure == "killed"}
    assert told[4] == "women"


def test_others_hurt_before_them_are_those_they_are_counted_within(builder: RulesBuilder) -> None:
    text = "Gunmen killed 20 people and wounded 30 in Bria on Monday, including six women."
    [rows] = builder.build([Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))])
    parts = [(figure.measure, figure.low) for figure in rows.incidents[0].figures if figure.scope == "part"]
    assert parts == [("injured", 6)]


def test_sources_behind_a_comma_are_not_killed(builder: RulesBuilder) -> None:
    text = "A drone strike in Tyre killed a Hezbollah commander and his driver on Monday, two security sources said."
    assert [low for _, low, _ in figures(text, builder)] == [1, 1]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        *(("Four are still missing", 4), ("Another 15 are unaccounted for", 15)),
        *(("Another six remain missing", 6), ("Twelve others remain missing", 12)),
    ],
)
def test_the_missing_are_counted(builder: RulesBuilder, words: str, number: int) -> None:
    text = f"Militants attacked a camp in Tolbi, Chad, on Monday, killing nine people. {words}."
    found = [low for measure, low, _ in figures(text, builder) if measure == "missing"]
    assert found == [number]


def test_what_an_echo_counts_is_told_once(fitted: TextBuilder) -> None:
    text = (
        "Classes in Kano were suspended after two bombs exploded on campus on Tuesday.\n\nSeveral hooded men came to a "
        "square.\n\nThese men apparently exploded the bombs that killed a guard and wounded three students."
    )
    told = figures(text, fitted)
    assert told == [("killed", 1, "article"), ("injured", 3, "words")]


def test_what_an_echo_counts_is_of_no_incident_told_between(fitted: TextBuilder) -> None:
    text = (
        "The Yemeni branch of al Qaeda said on Thursday that one of its men had carried out this week's suicide "
        "bombing at police headquarters in Aden.\n\nThe same morning an officer was murdered in Aden.\n\nOn Tuesday "
        "several cars with armed men in them drove up to the headquarters. One of the cars was loaded with explosives, "
        "which the driver set off. Seven policemen were wounded, according to the state media."
    )
    report = Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))
    [rows] = fitted.build([report])
    told = [[(each.measure, each.low) for each in incident.figures] for incident in rows.incidents]
    assert told == [[("injured", 7)], [("killed", 1)]]
