"""Cost grows with the length of a report and no faster, however odd its text: steps are counted, not seconds."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder
from sourcebook.reports import Report

HEAD = "Gunmen killed five people in Homs, Syria, on 8 November 2023. Police said so. "
TAIL = " killed two people. Police said that three were shot."


@pytest.fixture(scope="module")
def builder() -> TextBuilder:
    builder = TextBuilder(Settings())
    builder.build([report(HEAD)])
    return builder


def report(text: str) -> Report:
    return Report(report_id="r", text=text, sha256="0" * 64, published=date(2023, 11, 9))


def steps(builder: TextBuilder, piece: str, length: int) -> int:
    """Calls of functions, ours and Python's own, that a report of so many characters takes."""
    text = HEAD + (piece * (length // len(piece) + 1))[:length] + TAIL
    count = 0

    def step(_frame: Any, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(step)
    try:
        builder.build([report(text)])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "killed ",
        "killed and ",
        "and killed ",
        "the attack ",
        "attack on ",
        "Gunmen killed three. ",
        "Rebels claimed responsibility for the attack. ",
        "bodies of ",
        "killed five and injured three and ",
        "and 3 ",
        "in Homs, ",
        "two days after ",
        "he said ",
        '"so" ',
        "(",
        "! ",
        "A.",
        "a ",
        "#Homs ",
        "*a ",
        "[a](",
        "Meanwhile, 3 nurses were abducted in Gao on 3 March. Talks with Boko Haram and Al-Shabaab went on.\n\n",
        "The group killed two men in Kano on 3 March. Rebels of Boko Haram burned a bus in Bama on 4 March.\n\n",
    ],
)
def test_twice_the_text_takes_about_twice_the_steps(builder: TextBuilder, piece: str) -> None:
    once = steps(builder, piece, 8_000)
    assert steps(builder, piece, 16_000) < 2.5 * once


@pytest.mark.parametrize(
    "piece",
    [
        "killed and ",
        "killed ",
        "and killed ",
        "killed five and injured three and ",
        "attack, ",
        "bombing or ",
        "who killed ",
        "toll to ",
        "claimed responsibility and ",
    ],
)
def test_twice_the_sentence_takes_about_twice_the_steps(builder: TextBuilder, piece: str) -> None:
    """Each event word looks along its sentence, which is read in pieces of LONGEST_SENTENCE: none walks all of it."""
    none, once, twice = (steps(builder, piece, length) for length in (0, 800, 1_600))
    assert twice - none < 2.5 * (once - none)


@pytest.mark.parametrize(
    "piece", ["\n", "\n\n", "\n  ", " ", "\t", "! ", "...", "-", "'", '"', "[", "7", "1,", "A", "x.", "é"]
)
def test_long_runs_of_a_mark_are_read(builder: TextBuilder, piece: str) -> None:
    (rows,) = builder.build([report(HEAD + piece * 50_000 + TAIL)])
    assert rows.incidents


def test_a_sentence_without_end_is_read_to_its_last_words(builder: TextBuilder) -> None:
    text = "The convoy passed one town, " + "a second town, " * 5_000 + "and gunmen killed 4 farmers in Homs."
    (rows,) = builder.build([report(text)])
    assert [figure.passage.quote for incident in rows.incidents for figure in incident.figures] == ["killed 4 farmers"]
