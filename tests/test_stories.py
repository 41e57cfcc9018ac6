"""Stories: which facts are told as one incident, and which stories become rows."""

from __future__ import annotations

from datetime import date

import pytest
from sourcebook.builders.judging.likelihood import ENOUGH_ANNOUNCED, ENOUGH_IN_MIXED_CASE, is_enough
from sourcebook.builders.judging.signs import signs_of
from sourcebook.builders.judging.vocabulary import OF_OPENING, OF_REPORT, words_of
from sourcebook.builders.records import Settings
from sourcebook.builders.text import RulesBuilder, TextBuilder
from sourcebook.builders.words.document import Document
from sourcebook.builders.words.weighing import weights
from sourcebook.reports.report import Report, text_digest


@pytest.fixture(scope="module")
def builder() -> TextBuilder:
    return TextBuilder(Settings())


def document(text: str) -> Document:
    published = date(2023, 11, 10)
    return Document(Report(report_id="r", text=text, sha256=text_digest(text), published=published))


def told(builder: TextBuilder, text: str) -> list[list[str]]:
    """The event words of each story."""
    found = builder.candidates(document(text))
    return [[fact.word for fact in candidate.story.facts] for candidate in found]


ONE_STORY = [
    (
        "the paragraph below a headline tells it in full",
        "Artillery kills civilians in Jisr al-Shughour\n\n"
        "A barrage of artillery shells hit a part of Jisr al-Shughour, in Syria, on Monday, killing six people.",
    ),
    (
        "a named victim is killed once, however far apart",
        "Gunmen killed Daniel Okoro near Jos on Monday. The governor came to the town. He met elders.\n\n"
        "Shops were closed. Schools stayed shut.\n\nPolice are looking into the murder of Daniel Okoro.",
    ),
    (
        "a victim of two surnames is told again by the first of them",
        "Gunmen shot dead Senator Daniel Rojas Mora near Cali on Monday. The senator had many friends. He was a "
        "lawyer. Troops came. On Tuesday the murder of Senator Daniel Rojas was condemned in Paris.",
    ),
    (
        "what the first sentence sums up is told in the next",
        "The death toll from an attack on a church in Owo, Nigeria, has risen to 33.\n\n"
        "Gunmen opened fire on worshippers in the church.",
    ),
    (
        "houses burn in the raid told before",
        "Gunmen attacked Molai village on Monday, killing four civilians. Several houses were set on fire.",
    ),
]


@pytest.mark.parametrize(("why", "text"), ONE_STORY, ids=[why for why, _ in ONE_STORY])
def test_facts_of_one_incident_are_one_story(builder: TextBuilder, why: str, text: str) -> None:
    assert len(told(builder, text)) == 1, why


@pytest.mark.parametrize("village", ["Chibok", "Kautikari"], ids=["known", "unknown to the gazetteer"])
@pytest.mark.parametrize(
    "second", ["Three others were killed in Gwoza.", "In Gwoza, to the south, a roadside bomb killed three soldiers."]
)
def test_a_deed_in_another_town_of_the_same_division_is_another_story(
    builder: TextBuilder, village: str, second: str
) -> None:
    first = f"Gunmen killed six people in {village}, in Nigeria's Borno State, on Monday, police said."
    found = builder.candidates(document(f"{first}\n\n{second}"))
    assert [each.story.places[0].name for each in found] == [village, "Gwoza"]


def test_another_named_victim_is_another_story(builder: TextBuilder) -> None:
    text = (
        "Gunmen killed Daniel Okoro near Jos on Monday.\n\n"
        "In a separate incident, gunmen killed Peter Audu near Bauchi on Tuesday."
    )
    assert len(told(builder, text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A single bombing in a crowded market could kill hundreds.",
        "Suppose the militants attacked the capital.",
    ],
)
def test_what_is_only_supposed_is_no_story(builder: TextBuilder, text: str) -> None:
    assert told(builder, text) == []


def test_what_might_have_been_behind_a_deed_leaves_it_a_deed(builder: TextBuilder) -> None:
    assert told(builder, "The bombing in Mogadishu on Monday could be the work of militants.") == [["bombing"]]


def test_dead_who_are_announced_as_others_are_no_effect_of_the_deed_before(builder: TextBuilder) -> None:
    text = (
        "Rebels burned nine vehicles near Jos on Friday. Meanwhile, four rebels were killed during a clash with troops."
    )
    assert told(builder, text) == [["burned"], ["killed", "clash"]]


@pytest.mark.parametrize("opening", ["Also injured was a street vendor.", "Another said he had seen four wounded."])
def test_more_of_the_same_deed_is_announced_as_no_other(builder: TextBuilder, opening: str) -> None:
    assert len(told(builder, f"Shells fell on Kadugli on Friday, killing two, one resident said. {opening}")) == 1


def test_an_attack_on_soldiers_is_an_incident(builder: TextBuilder) -> None:
    doc = document("Militants ambushed soldiers near Boga on Wednesday; two soldiers were killed.")
    found = builder.candidates(doc)
    assert [len(candidate.story.facts) for candidate in builder.chosen(doc, found)] == [2]


def test_signs_are_named_as_the_weights_are(builder: TextBuilder) -> None:
    doc = document("Gunmen killed two farmers near Jos on Wednesday, police said.")
    [candidate] = builder.candidates(doc)
    signs = signs_of(doc, candidate, [candidate.story])
    assert {"story_0", "begins_0", "has_recent_and_victim", "count_3", "on_civilian"} <= signs & weights(
        "incident_weights"
    ).keys()


def test_signs_count_two_by_two_and_by_telling_words(builder: TextBuilder) -> None:
    doc = document("Gunmen ambushed two farmers near Jos on Wednesday and killed them, police said.")
    [candidate] = builder.candidates(doc)
    signs = signs_of(doc, candidate, [candidate.story])
    assert {"kind_attack+story_0", "word_attack_ambushed"} <= signs
    assert not any(sign.endswith("_killed") for sign in signs)


def test_words_of_the_report_and_of_the_opening_sentence_are_signs(builder: TextBuilder) -> None:
    doc = document("The talks resumed. Gunmen killed two farmers near Jos on Wednesday, police said.")
    [candidate] = builder.candidates(doc)
    words = words_of(candidate)
    assert {"report_talks", "report_farmers", "opening_farmers"} <= words
    assert "opening_talks" not in words


def test_words_weigh_in_mixed_case_alone(builder: TextBuilder) -> None:
    assert any(name.startswith(OF_REPORT) for name in weights("mixed_case_weights"))
    assert not any(name.startswith((OF_REPORT, OF_OPENING)) for name in weights("incident_weights"))


def test_no_word_that_weighs_is_a_name() -> None:
    words = {
        name.partition("_")[2] for name in weights("mixed_case_weights") if name.startswith((OF_REPORT, OF_OPENING))
    }
    assert words.isdisjoint({"nigeria", "syria", "boko", "haram", "hamas", "jos", "gaza"})


def test_a_separate_attack_with_place_and_toll_needs_less_to_become_a_row(builder: TextBuilder) -> None:
    text = "Gunmen killed seven soldiers at Tora on Sunday. Seven villagers were killed in {} attack in Katsina state."
    separate, other = (document(text.format(which)) for which in ("a separate", "an"))
    chance = (ENOUGH_ANNOUNCED + ENOUGH_IN_MIXED_CASE) / 2
    assert is_enough(builder.candidates(separate)[-1], chance)
    assert not is_enough(builder.candidates(other)[-1], chance)


def test_the_builder_without_weights_keeps_what_the_rules_keep() -> None:
    doc = document("Militants killed two farmers in Boga on Wednesday. The wave of killings of recent years goes on.")
    rules = RulesBuilder(Settings())
    found = rules.candidates(doc)
    assert [candidate.story.facts[0].word for candidate in rules.chosen(doc, found)] == ["killed"]
