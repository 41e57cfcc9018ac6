"""Numbers of people: what is read, how it is qualified, and what is left alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourcebook.builders.numbers.finding import NumberMention, find_numbers
from sourcebook.builders.numbers.words import number_words
from sourcebook.builders.words.document import Document, Span
from sourcebook.schema.vocabulary import QUALIFIER


def document(text: str) -> Document:
    return Document(SimpleNamespace(text=text))  # type: ignore[arg-type]


def numbers(text: str) -> list[NumberMention]:
    """The mentions that are more than an article."""
    return [mention for mention in find_numbers(document(text)) if not mention.article]


def only(text: str) -> tuple[str, int | None, int | None, str, str]:
    (mention,) = numbers(text)
    return text[mention.start : mention.end], mention.low, mention.high, mention.qualifier, mention.rule


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Killed 21 elements.", "21", 21),
        ("21 killed", "21", 21),
        ("(12 people)", "12", 12),
        ("the 12 people", "12", 12),
        ("killing 1,200 people", "1,200", 1200),
        ("killing 1.200 people", "1.200", 1200),
        ("killing 1 200 people", "1 200", 1200),
        ("killing 12\u00a0500 people", "12\u00a0500", 12_500),
        ("displaced 1,00,000 villagers", "1,00,000", 100_000),
        ("displaced 1,200,000 people", "1,200,000", 1_200_000),
        ("displaced 12000 people", "12000", 12_000),
        ("displaced 3 million people", "3 million", 3_000_000),
        ("displaced 2.5 million people", "2.5 million", 2_500_000),
        ("displaced 20 thousand people", "20 thousand", 20_000),
        ("displaced 2 lakh people", "2 lakh", 200_000),
        ("another 12 were hurt", "12", 12),
        ("a further 12 were hurt", "12", 12),
        ("12 others were hurt", "12", 12),
        ("12 more were hurt", "12", 12),
        ("killed 2000 people", "2000", 2000),
        ("12 M-19 MEMBERS", "12", 12),
        ("It began in October. 12 died.", "12", 12),
        ("In October 350 people died", "350", 350),
        ("In October 12 people died", "12", 12),
        ("displaced 2,5 million people", "2,5 million", 2_500_000),
        ("SOLDIERS KILLED (12)", "12", 12),
        ("killed 12—all of them soldiers", "12", 12),
        ("- 4 soldiers", "4", 4),
        ("Injured: 5", "5", 5),
        ("12 local residents", "12", 12),
        ("In the zone 12 were killed.", "12", 12),
        ("12 may be dead", "12", 12),
    ],
)
def test_digits(text: str, words: str, value: int) -> None:
    assert only(text) == (words, value, value, "exact", "number.digits")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("one soldier", "one", 1),
        ("REPORTED THAT ONE MILITANT DIED", "ONE", 1),
        ("shot by one gunman", "one", 1),
        ("only one survived", "one", 1),
        ("TWO SOLDIERS", "TWO", 2),
        ("Twelve people", "Twelve", 12),
        ("twenty-one people", "twenty-one", 21),
        ("twenty one people", "twenty one", 21),
        ("two hundred and five people", "two hundred and five", 205),
        ("one hundred twenty-three people", "one hundred twenty-three", 123),
        ("twelve hundred people", "twelve hundred", 1200),
        ("three thousand four hundred people", "three thousand four hundred", 3400),
        ("two million three hundred thousand people", "two million three hundred thousand", 2_300_000),
        ("a hundred people", "a hundred", 100),
        ("a thousand people", "a thousand", 1000),
        ("a dozen people", "a dozen", 12),
        ("another dozen people", "another dozen", 12),
        ("two dozen people", "two dozen", 24),
        ("a dozen of them", "a dozen of", 12),
        ("half a dozen people", "half a dozen", 6),
        ("a pair of gunmen", "a pair of", 2),
        ("a couple of gunmen", "a couple of", 2),
        ("a score of people", "a score of", 20),
        ("twenty-five (25) people", "twenty-five (25)", 25),
        ("half a million people", "half a million", 500_000),
        ("one of them was hurt", "one", 1),
        ("two second lieutenants", "two", 2),
        ("TWO DAY LABORERS", "TWO", 2),
        ("both men", "both", 2),
        ("a total of twelve people", "a total of twelve", 12),
    ],
)
def test_words(text: str, words: str, value: int) -> None:
    assert only(text) == (words, value, value, "exact", "number.words")


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("12-15 people", "12-15", 12, 15),
        ("12–15 people", "12–15", 12, 15),
        ("12 - 15 people", "12 - 15", 12, 15),
        ("12 to 15 people", "12 to 15", 12, 15),
        ("between 3 and 5 people", "between 3 and 5", 3, 5),
        ("between 20-30 people", "between 20-30", 20, 30),
        ("from 10 to 12 people", "from 10 to 12", 10, 12),
        ("eight or nine people", "eight or nine", 8, 9),
        ("TWO OR THREE MEN", "TWO OR THREE", 2, 3),
        ("one or two people", "one or two", 1, 2),
        ("two to three hundred people", "two to three hundred", 200, 300),
        ("3-4 million people", "3-4 million", 3_000_000, 4_000_000),
        ("about 10 to 15 people", "about 10 to 15", 10, 15),
        ("an estimated 1,000 to 1,200 people", "an estimated 1,000 to 1,200", 1000, 1200),
    ],
)
def test_ranges(text: str, words: str, low: int, high: int) -> None:
    assert only(text) == (words, low, high, "range", "number.range")


def test_falling_figures_are_no_range() -> None:
    assert [mention.low for mention in numbers("from 12 people to 5 people; two and three; 12 to 5 men")] == [
        *(12, 5, 2, 3, 12, 5)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("at least 30", 30), ("at a minimum 30", 30), ("a minimum of 30", 30), ("no fewer than 30", 30)),
        *(("not less than 30", 30), ("more than 30", 30), ("over 30", 30), ("upwards of 30", 30), ("30 or more", 30)),
        *(
            ("at least two dozen", 24),
            ("more than a hundred", 100),
            ("AT LEAST TWELVE", 12),
            ("30+", 30),
            (">30", 30),
            ("at least another 12", 12),
        ),
    ],
)
def test_lower_bound_leaves_high_open(text: str, value: int) -> None:
    words, low, high, qualifier, _ = only(f"killing {text} people")
    assert (words, low, high, qualifier) == (text, value, None, "at_least")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(
            ("up to 40", 40),
            ("as many as 40", 40),
            ("at most 40", 40),
            ("no more than 40", 40),
            ("fewer than 40", 40),
            ("under 40", 40),
        ),
        *(("less than forty", 40), ("not more than 40", 40), ("a maximum of 40", 40), ("40 or fewer", 40)),
    ],
)
def test_upper_bound_leaves_low_open(text: str, value: int) -> None:
    words, low, high, qualifier, _ = only(f"killing {text} people")
    assert (words, low, high, qualifier) == (text, None, value, "at_most")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("some 30", 30), ("about 30", 30), ("around 30", 30), ("approximately 30", 30), ("nearly 30", 30)),
        *(("almost 30", 30), ("close to 30", 30), ("an estimated 30", 30), ("roughly 30", 30), ("30 or so", 30)),
        *(("30-odd", 30), ("just under 30", 30), ("about a dozen", 12), ("nearly two hundred", 200), ("~30", 30)),
    ],
)
def test_approximate_figure_stands_for_both_bounds(text: str, value: int) -> None:
    words, low, high, qualifier, _ = only(f"killing {text} people")
    assert (words, low, high, qualifier) == (text, value, value, "about")


@pytest.mark.parametrize(
    ("text", "words", "low"),
    [
        ("several soldiers", "several", 3),
        ("a few soldiers", "a few", 3),
        ("a number of soldiers", "a number of", 3),
        ("many soldiers", "many", 3),
        ("numerous soldiers", "numerous", 3),
        ("an unspecified number of soldiers", "an unspecified number of", 2),
        ("dozens of soldiers", "dozens of", 24),
        ("dozens more were hurt", "dozens", 24),
        ("SCORES OF SOLDIERS", "SCORES OF", 40),
        ("hundreds were killed", "hundreds", 200),
        ("thousands of people", "thousands of", 2000),
        ("tens of thousands of people", "tens of thousands of", 20_000),
        ("hundreds of thousands of people", "hundreds of thousands of", 200_000),
        ("several dozen people", "several dozen", 36),
        ("a few hundred people", "a few hundred", 300),
    ],
)
def test_vague_words_have_a_lower_bound_alone(text: str, words: str, low: int) -> None:
    assert only(text) == (words, low, None, "vague", "number.vague")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There were no casualties.", "no"),
        ("No civilian casualties", "No"),
        ("no material damage or casualties", "no"),
        ("no one was hurt", "no one"),
        ("Nobody was hurt", "Nobody"),
        ("NONE WAS HURT", "NONE"),
        ("zero casualties", "zero"),
        ("0 killed", "0"),
    ],
)
def test_nought_is_a_figure(text: str, words: str) -> None:
    assert only(text) == (words, 0, 0, "exact", "number.none")


@pytest.mark.parametrize(
    "text", ["no longer", "no. 3", "no doubt", "no attack on them", "No information", "no damage", "no"]
)
def test_no_that_counts_nobody(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("at 10:30", "0930 GMT", "at 3 p.m.", "5 o'clock", "1430 local time", "two hours", "ten days ago"),
        *(
            "a man aged 30",
            "a 30-year-old man",
            "Perez (45)",
            "the brothers, 17 and 19, died",
            "Amir, 30.",
            "a man, 34, was shot",
            "aged 12 and 15",
            "30 years old",
        ),
        *("55km", "55 km", "20 kilograms", "122-mm", "100 meters", "5 percent", "5 per cent", "5%", "40 square miles"),
        *("$500", "1,000 dollars", "a 200-pound bomb", "two-thirds", "3.5", "33.51, 36.29"),
        *(
            "in 1989",
            "2023",
            "M-19",
            "F-16",
            "AK-47",
            "G-3",
            "T-72",
            "the 10th Battalion",
            "the 3d Brigade",
            "Brigade 21",
        ),
        *(
            "at about four in the morning",
            "at 1800 the bombs",
            "12 noon",
            "since 1990",
            "1981-1983",
            "Feb. 12, 2020",
            "On October 12 people voted",
        ),
        *(
            "16 November.",
            "between 12 and 15 June",
            "on 12 and 15 June",
            "a 5- and 6-year-old",
            "boys aged three and five",
        ),
        *(
            "aged 3-7",
            "how many of them",
            "the one who",
            "one by one",
            "one must say",
            "children under five",
            "the 2 Infantry Brigade",
            "Battalion 3-16",
            "both in Mali and Niger",
            "two and a half",
            "50/50",
        ),
        *("1. The army", "\n\n   7.  The army", "Unit 8200", "Boeing 727", "7.62 mm", "3 billion pesos", "4x4"),
        *("Route 5", "article 24", "No. 5", "UN Resolution 2254", "+963112223344", "the third man", "24-hour"),
        *("one of the attacks", "one another", "one day", "12 May", "May 12", "3 JAN 90", "12/05/2020", "2020-05-12"),
        *(
            "a two-day visit",
            "a 30-man patrol",
            "hundreds of kilometers",
            "several days",
            "a few hours",
            "1,1,1",
            "1234567890",
        ),
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert [text[mention.start : mention.end] for mention in numbers(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a man and an officer", ["a", "an"]),
        ("ANOTHER SOLDIER", ["ANOTHER"]),
        ("a 12-year-old boy", ["a"]),
        ("a two-year-old girl", ["a"]),
        ("one of the soldiers", ["one of"]),
        ("a dozen, a few, a hundred, another 12, another two, a further three, a total of six", []),
    ],
)
def test_articles(text: str, words: list[str]) -> None:
    found = [mention for mention in find_numbers(document(text)) if mention.article]
    assert [text[mention.start : mention.end] for mention in found] == words
    assert {(mention.low, mention.high, mention.qualifier, mention.rule) for mention in found} <= {
        (1, 1, "exact", "number.article")
    }


def test_one_by_one_is_one_at_most() -> None:
    assert len(numbers("killed them one by one")) == 0


def test_change_tells_the_second_figure_alone() -> None:
    assert only("The toll rose from 10 to 12.")[:3] == ("12", 12, 12)
    assert only("THE TOLL ROSE FROM TEN TO TWELVE.")[:3] == ("TWELVE", 12, 12)


@pytest.mark.parametrize(
    "text", ["The toll rose to 87 from 54.", "It stands at 87, up from 54.", "THE TOLL ROSE FROM 54 TO 87"]
)
def test_older_figure_of_a_toll_is_left_alone(text: str) -> None:
    assert [mention.low for mention in numbers(text)] == [87]


def test_month_before_a_qualifier_makes_no_date() -> None:
    assert only("during October more than 350 people were killed")[:3] == ("more than 350", 350, None)


def test_count_behind_ages_is_read() -> None:
    text = "killed two men, aged 17 and 23, and injured 14 others, including 3 critically"
    assert [mention.low for mention in numbers(text)] == [2, 14, 3]


def test_number_ends_with_its_paragraph() -> None:
    assert [
        (mention.low, mention.high, mention.qualifier)
        for mention in numbers("They killed 12\n\nthousand people; more than\n\n30 fled")
    ] == [*((12, 12, "exact"), (30, 30, "exact"))]


def test_masked_spans_hold_no_number() -> None:
    text = "On the night of 8 to 9 November three men died."
    masked = [Span(text.index("8"), text.index(" three"))]
    assert [mention.low for mention in find_numbers(document(text), masked)] == [3]


def test_order_and_offsets_in_a_text_of_several_sentences() -> None:
    text = "At least 30 personnel were killed.\r\nLater 21 died,\nand twenty\none, more\nthan 9, were hurt."
    assert [text[mention.start : mention.end] for mention in numbers(text)] == [
        *("At least 30", "21", "twenty\none", "more\nthan 9")
    ]


def test_every_vague_word_is_a_plural_that_is_found() -> None:
    for entry in number_words()["vague"].values():
        for words in entry["words"]:
            assert only(f"killing {words} people")[:3] == (words, entry["low"], None)
            assert entry["low"] >= 2


PIECES = [
    "at least ",
    "one ",
    "hundred ",
    "and ",
    "1,",
    "1 ",
    "200 ",
    "-",
    "to ",
    "or more ",
    "dozens of ",
    "no ",
    "men. ",
    "a ",
    "(",
    "between ",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_the_words_mentions_are_in_order_and_obey_the_schema(pieces: list[str]) -> None:
    text = "".join(pieces)
    position = 0
    for mention in find_numbers(document(text)):
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end
        low, high, qualifier = mention.low, mention.high, mention.qualifier
        assert qualifier in QUALIFIER.codes
        assert (low is None) == (qualifier == "at_most")
        assert (high is None) == (qualifier in ("at_least", "vague"))
        assert low is None or high is None or (low < high if qualifier == "range" else low == high)


@pytest.mark.parametrize("piece", ["1,", "1", "1-"])
def test_columns_of_digits_are_no_number(piece: str) -> None:
    assert numbers(piece * 50_000) == []
