"""Low, best and high from claims: each rule of docs/tolls.md by an example."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from sourcebook.builders.records import BESIDES, Figure, Passage
from sourcebook.linking.tolls import Witness, settle_tolls


def said(text: str, number: int | None, qualifier: str = "exact", at: int | None = None, **more) -> Figure:
    """A figure at the place of `number` words in a sentence; `at` is where its quote begins."""
    start = said.at if at is None else at
    said.at = start + 200
    words = Passage("r", start, start + len(text), text, "", more.pop("suffix", ". Next sentence here, and so on"))
    low, high = (None, number) if qualifier == "at_most" else (number, None if qualifier in OPEN else number)
    return Figure(
        measure=more.pop("measure", "killed"),
        low=more.pop("low", low),
        high=more.pop("high", high),
        qualifier=qualifier,
        scope=more.pop("scope", "incident"),
        passage=words,
        rule="test",
        **more,
    )


said.at = 0
OPEN = ("at_least", "vague")


def settled(*reports: list[Figure], measure: str = "killed", texts=None, days=None) -> list[int] | None:
    witnesses = [
        Witness(f"r{n}", texts[n] if texts else f"t{n}", days[n] if days else None, tuple(figures))
        for n, figures in enumerate(reports)
    ]
    bounds = settle_tolls(witnesses).get(measure)
    return [bound.value for bound in bounds] if bounds else None


def rules(*figures: Figure, measure: str = "killed") -> list[str]:
    return [bound.rule for bound in settle_tolls([Witness("r", "t", None, figures)])[measure]]


def test_the_seed_report() -> None:
    report = [
        said("at least 30", 30, "at_least", victims="Syrian army personnel", cited_source="Local reports"),
        said("21 elements", 21, victims="elements", cited_source="Local sources"),
        said("several", 3, "vague", victims="attacking militants", cited_source="Local sources"),
        said("514", 514, scope="cumulative", cited_source="SOHR", source_is_named=True),
        said("9 others", 9, measure="injured", cited_source="Local sources"),
        said("several", 3, "vague", measure="injured", cited_source="Local sources"),
    ]
    assert settled(report) == [21, 21, 30]
    assert settled(report, measure="injured") == [9, 9, 9]


def test_no_figure_gives_no_toll() -> None:
    assert settled([]) is None
    assert settled([said("514", 514, scope="cumulative"), said("three", 3, scope="part")]) is None


@pytest.mark.parametrize(
    ("figure", "toll"),
    [
        (said("30", 30), [30, 30, 30]),
        (said("at least 30", 30, "at_least"), [30, 30, 30]),
        (said("up to 15", 15, "at_most"), [15, 15, 15]),
        (said("about 20", 20, "about"), [20, 20, 20]),
        (said("4 to 6", None, "range", low=4, high=6), [4, 4, 6]),
        (said("no one", 0), [0, 0, 0]),
    ],
)
def test_one_figure_alone(figure: Figure, toll: list[int]) -> None:
    assert settled([figure]) == toll


def test_best_goes_by_qualifier_then_source_then_frequency_then_date_then_size() -> None:
    exact = said("7", 7, cited_source="a doctor")
    assert settled([exact, said("at least 20", 20, "at_least", cited_source="ISIS", source_is_named=True)]) == [
        7,
        7,
        20,
    ]
    named = said("8", 8, cited_source="White Helmets", source_is_named=True)
    assert settled([exact, said("9", 9), named]) == [7, 8, 9]
    assert settled([said("5", 5)], [said("6", 6)], [said("5", 5)]) == [5, 5, 6]
    days = [date(2024, 1, 2), date(2024, 1, 1)]
    assert settled([said("5", 5)], [said("6", 6)], days=days) == [5, 5, 6]
    assert settled([said("5", 5)], [said("6", 6)]) == [5, 6, 6]


def test_copies_of_one_text_are_one_voice() -> None:
    assert settled([said("5", 5)], [said("5", 5)], [said("6", 6)], texts=["same", "same", "other"]) == [5, 6, 6]


def test_a_vague_word_is_no_number() -> None:
    assert settled([said("dozens", 24, "vague"), said("at least 17", 17, "at_least")]) == [17, 17, 17]
    assert settled([said("dozens", 24, "vague")], [said("17", 17)]) == [17, 17, 17]
    assert settled([said("dozens", 24, "vague")]) is None


def test_groups_of_different_kinds_add_up_within_one_source() -> None:
    soldiers = said("five soldiers", 5, victims="soldiers", victim_group="state_force", cited_source="police")
    villagers = said("three villagers", 3, victims="villagers", victim_group="civilian", cited_source="police")
    attackers = said(
        "four attackers", 4, victims="attackers", victim_group="armed_group", cited_source="a police spokesman"
    )
    assert settled([soldiers, villagers]) == [8, 8, 8]
    assert settled([soldiers, villagers, attackers]) == [12, 12, 12]
    assert rules(soldiers, villagers)[1] == "toll.best.exact_nameless_sum"


def test_the_dead_of_two_named_actors_add_up() -> None:
    two = [said("30", 30, victims="Islamic State"), said("nine", 9, victims="Taliban")]
    assert settled(two) == [39, 39, 39]


def test_members_of_one_list_add_up_though_of_one_kind() -> None:
    listed = [
        said("two women", 2, at=0, suffix=" and three children were killed", victims="women", victim_group="civilian"),
        said("three children", 3, at=14, victims="children", victim_group="civilian"),
    ]
    assert settled(listed) == [5, 5, 5]
    apart = [
        said("two women", 2, at=0, victims="women", victim_group="civilian"),
        said("three villagers", 3, at=20, victims="villagers", victim_group="civilian"),
    ]
    assert settled(apart) == [2, 3, 3], "across a full stop they may be the same people"


def test_people_told_as_further_ones_add_up_though_of_one_kind() -> None:
    mayor = said("killed the mayor", 1, victims="mayor", victim_group="civilian")
    driver = said("driver was also killed", 1, victims="driver", victim_group="civilian")
    assert settled([mayor, driver]) == [2, 2, 2]
    assert settled([mayor, said("five others", 5, victims="others")]) == [6, 6, 6]
    assert settled([said("five others", 5, victims="others")]) == [5, 5, 5]
    twice = [mayor, said("five others", 5, victims="others"), said("five others", 5, victims="others")]
    assert settled(twice) == [6, 6, 6]


def person(name: str, text: str, rule: str = "person", **more) -> Figure:
    return msgspec.structs.replace(said(text, 1, victims=name, **more), rule=f"count.kill.passive.{rule}")


def test_others_come_on_top_of_those_in_whose_list_they_stand() -> None:
    three = said("three militants were killed", 3, at=0, victims="militants")
    perez = person("Perez", "Perez was shot", at=5000, suffix=" along with two other men")
    others = said("two other men", 2, at=5026, victims="other men")
    assert settled([three, perez, others]) == [3, 3, 3]
    assert settled([person("Perez", "murder of Perez", at=0), perez, others]) == [3, 3, 3]


def test_a_list_that_comes_to_a_number_told_before_tells_it_again() -> None:
    leaders = said("two leaders were killed", 2, at=0, victims="leaders")
    named = [
        person("Perez", "Perez", at=5000, suffix=" and Ramirez were shot to death"),
        person("Ramirez", "Ramirez were shot to death", at=5010),
    ]
    assert settled([leaders, *named]) == [2, 2, 2]


def test_two_sentences_may_tell_of_one_person() -> None:
    general = person("general", "the general was killed", "singular", victim_group="state_force")
    senator = person("senator", "The senator was killed", "singular", victim_group="civilian")
    driver = person("driver", "his driver was killed", "singular", victim_group="civilian")
    assert settled([general, person("Perez", "murder of Perez")]) == [1, 1, 1]
    assert settled([general, senator]) == [1, 1, 1]
    assert settled([general, driver]) == [2, 2, 2]


def test_an_apposition_that_tells_of_the_death_again_is_no_further_one() -> None:
    perez = person("Perez", "murder of Perez", at=0, suffix=", the candidate who was shot")
    perez = msgspec.structs.replace(perez, rule="count.kill.noun.person")
    assert settled([perez, person("candidate", "the candidate who was shot", "singular", at=17)]) == [1, 1, 1]


def test_one_person_told_of_may_be_one_of_several() -> None:
    named = person("Perez", "murder of Perez", cited_source="Ana Diaz", source_is_named=True)
    more = {"cited_source": "Ben Ito", "source_is_named": True}
    assert settled([named, said("at least four", 4, "at_least", **more)]) == [1, 4, 4]


def test_nobody_is_best_only_where_no_figure_says_otherwise() -> None:
    nobody = said("no one was hurt", 0, cited_source="Ana Diaz", source_is_named=True)
    assert settled([nobody, said("three", 3)]) == [0, 3, 3]
    assert settled([nobody]) == [0, 0, 0]


def test_those_whom_a_figure_leaves_out_are_added_to_it() -> None:
    beside = said("In addition to the bomber", 1, victim_group="armed_group")
    beside = msgspec.structs.replace(beside, rule=f"count.kill.{BESIDES}")
    at = beside.passage.end + 2
    assert settled([beside, said("12 people", 12, at=at, victims="people")]) == [13, 13, 13]
    assert settled([beside, said("12 people", 12, at=at + 500, victims="people")]) == [12, 12, 12]


def test_a_total_that_covers_the_groups_stands_for_them() -> None:
    groups = [
        said("five soldiers", 5, victims="soldiers", victim_group="state_force"),
        said("three civilians", 3, victims="civilians", victim_group="civilian"),
    ]
    assert settled([said("eight people", 8, victims="people"), *groups]) == [8, 8, 8]
    assert settled([said("ten", 10), *groups]) == [10, 10, 10]
    assert settled([said("six dead", 6, victims="dead"), *groups]) == [6, 8, 8], "it does not cover them: they compete"


def test_what_the_report_says_of_everybody_covers_a_group_that_somebody_tells_of() -> None:
    family = said("a mother and two children", 3, victims="children", cited_source="Ali Musa", source_is_named=True)
    assert settled([said("12 people", 12, victims="people"), family]) == [12, 12, 12]
    army = said("12 people", 12, victims="people", cited_source="Ana Diaz", source_is_named=True)
    assert settled([army, family]) == [3, 12, 12]


def test_a_number_told_behind_a_group_may_be_of_another_incident() -> None:
    two = said("two leaders", 2, victims="leaders", cited_source="Ana Diaz", source_is_named=True)
    assert settled([two, said("the massacre of 12 people", 12, victims="people", cited_source="police")]) == [2, 2, 12]


def test_those_who_died_later_come_on_top_of_all() -> None:
    six = said("killed six people", 6, victims="people")
    assert settled([six, said("three more died", 3)]) == [6, 9, 9]
    assert settled([six, said("six or more people", 6, victims="people")]) == [6, 6, 6]


def test_figures_of_different_sources_compete() -> None:
    rebels = said("15 soldiers", 15, victims="soldiers", victim_group="state_force", cited_source="JNIM")
    army = said("two soldiers", 2, victims="soldiers", victim_group="state_force", cited_source="the army")
    assert settled([rebels, army]) == [2, 15, 15]


def test_the_dead_of_two_sides_add_up_where_each_has_its_source() -> None:
    residents = said("15 villagers", 15, victims="villagers", victim_group="civilian", cited_source="residents")
    army = said("two attackers", 2, victims="attackers", victim_group="armed_group", cited_source="the army")
    assert settled([residents, army]) == [17, 17, 17]


def test_the_reports_own_voice_joins_its_only_source() -> None:
    police = said("nine civilians", 9, victims="civilians", victim_group="civilian", cited_source="police")
    own = said("four attackers", 4, victims="attackers", victim_group="armed_group")
    assert settled([police, own]) == [13, 13, 13]


def test_civilians_are_counted_apart_and_among_the_killed() -> None:
    report = [
        said("two", 2, victims="soldiers", victim_group="state_force"),
        said("six", 6, victims="civilians", victim_group="civilian"),
    ]
    assert settled(report, measure="civilians_killed") == [6, 6, 6]
    assert settled(report) == [8, 8, 8]
    women = [
        said("two women", 2, at=0, suffix=" and three children", victims="women", victim_group="civilian"),
        said("three children", 3, at=14, victims="children", victim_group="civilian"),
        said("nine civilians", 9, victims="civilians", victim_group="civilian"),
    ]
    assert settled(women, measure="civilians_killed") == [9, 9, 9]


def test_civilians_never_exceed_the_killed() -> None:
    report = [
        said("ten people", 10, victims="people", cited_source="police"),
        said("3", 3, victims="civilians", victim_group="civilian", cited_source="police"),
        said("12", 12, victims="civilians", victim_group="civilian", cited_source="police"),
    ]
    killed, civilians = settled(report), settled(report, measure="civilians_killed")
    assert killed and civilians
    assert civilians[2] <= killed[2]


def test_figures_that_a_builder_lists_twice_count_once() -> None:
    report = [said(name, 1, victims=name, suffix=" died. ") for name in ("Roberto Navas", "Mauricio Pineda")]
    assert settled([*report, *report]) == settled(report) == [2, 2, 2]


def test_no_soldiers_killed_is_not_nobody_killed() -> None:
    assert settled([said("no soldiers", 0, victims="soldiers", victim_group="state_force")]) is None


def test_evidence_is_the_figures_used() -> None:
    low, best, high = settle_tolls(
        [Witness("r", "t", None, (said("7", 7, cited_source="A"), said("20", 20, cited_source="B")))]
    )["killed"]
    assert [words.quote for words, _ in low.passages] == ["7"]
    assert [(words.quote, cited) for words, cited in high.passages] == [("20", "B")]
    assert best.rule == "toll.best.exact_nameless"
