"""Whatever a report says, in whatever order and however spoilt: it is read, and every cell quotes its words."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder
from sourcebook.reports import Report

from .linking_support import settled

if TYPE_CHECKING:
    import random

    from sourcebook.builders.records import Rows

TEXTS = [
    tomllib.loads(path.read_text("utf-8"))["text"]
    for path in sorted(Path(__file__).with_name("golden").glob("*.toml"))
    if path.name != "names.toml"
]
SENTENCES = [f"{sentence.strip()}." for text in TEXTS for sentence in text.split(". ")]
NUMBERS = ["0", "2", "31", "1987", "3.5", "1,000,000", "9" * 20, "½", "٣"]
MARKS = [*" .,;:!?()[]\"'’“”—–-/#*&\n\t", "\u00a0", "\u200f", "\x00", "ﬁ", "İ", "ß", "🙂"]
KEPT = 0.9
"""How many words or characters of a spoilt sentence stay as they are."""


@pytest.fixture(scope="module")
def builder() -> TextBuilder:
    return TextBuilder(Settings())


def without_words(sentence: str, draw: random.Random) -> str:
    return " ".join(word for word in sentence.split() if draw.random() < KEPT)


def cut_short(sentence: str, draw: random.Random) -> str:
    return sentence[: draw.randint(1, len(sentence))]


def with_other_numbers(sentence: str, draw: random.Random) -> str:
    return " ".join(draw.choice(NUMBERS) if word[:1].isdigit() else word for word in sentence.split(" "))


def with_other_marks(sentence: str, draw: random.Random) -> str:
    return "".join(mark if draw.random() < KEPT else draw.choice(MARKS) for mark in sentence)


def in_capitals(sentence: str, draw: random.Random) -> str:
    return sentence.upper()


def as_it_is(sentence: str, draw: random.Random) -> str:
    return sentence


SPOILING = [without_words, cut_short, with_other_numbers, with_other_marks, in_capitals, as_it_is, as_it_is]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of sentences from many, each as it is or spoilt."""
    chance = draw(st.randoms(use_true_random=False))
    sentences = [chance.choice(SENTENCES) for _ in range(draw(st.integers(1, 12)))]
    told = [chance.choice(SPOILING)(sentence, chance) for sentence in sentences]
    text = "".join(f"{sentence}{chance.choice([' ', ' ', chr(10), chr(10) * 2])}" for sentence in told)
    published = draw(st.sampled_from([None, date(2015, 3, 31), date(1989, 9, 9)]))
    return Report(report_id="r", text=text, sha256="0" * 64, published=published)


def quoted(rows: Rows) -> list[tuple[int, int, str]]:
    cells = [cell.passage for incident in rows.incidents for cell in incident.cells]
    figures = [figure.passage for incident in rows.incidents for figure in incident.figures]
    return [(words.start, words.end, words.quote) for words in (*cells, *figures)]


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(report=reports())
def test_it_is_read_and_every_cell_quotes_its_words(report: Report, builder: TextBuilder) -> None:
    [rows] = builder.build([report])
    assert all(report.text[start:end] == quote for start, end, quote in quoted(rows))
    for incident in rows.incidents:
        assert settled(report, incident)["event_type"] is not None


CUT = [
    "Clashes broke out in Kano on Tuesday between",
    "Gunmen killed a judge, a lawyer and",
    "A bomb killed 5 in Kano on Tuesday and wounded",
    "In March 2015 they fled. Gunmen killed two from 2 to 31 April",
]


@pytest.mark.parametrize("text", CUT)
def test_a_text_that_breaks_off_is_read(text: str, builder: TextBuilder) -> None:
    report = Report(report_id="r", text=text, sha256="0" * 64, published=date(2015, 5, 1))
    assert builder.build([report])[0].report_id == "r"
