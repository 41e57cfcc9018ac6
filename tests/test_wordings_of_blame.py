"""Wordings of doing and of blame: a sentence each, in which a group acted, took the blame or was given it."""

from __future__ import annotations

from datetime import date

import pytest
from sourcebook.builders.records import Settings
from sourcebook.builders.text import RulesBuilder
from sourcebook.reports.report import Report


def who(words: str, rule: str = "") -> set[str]:
    """Who acted in a bombing told with these words, as far as rules of this name say so."""
    text = f"The mayor of Afgooye died when a bomb exploded in Mogadishu, Somalia, on Monday. {words}"
    [rows] = RulesBuilder(Settings()).build([Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))])
    cells = rows.incidents[0].cells
    return {str(cell.value) for cell in cells if cell.column == "side_a" and cell.rule.startswith(f"side_a.{rule}")}


ACTING = (
    *(
        "A column of some 50 Al-Shabaab fighters killed the mayor.",
        "The mayor died at the hands of Al-Shabaab fighters.",
    ),
    *("The mayor was killed on the orders of Al-Shabaab.", "Four gunmen hired by Al-Shabaab killed the mayor."),
    *("Four gunmen, presumably from Al-Shabaab, killed the mayor.", "Gunmen linked to Al-Shabaab killed the mayor."),
    *("The mayor was killed by what police believe were Al-Shabaab gunmen.", "Al-Shabaab masterminded the bombing."),
    *("The mayor, whom Al-Shabaab killed in Mogadishu, was 43.", "In a phone call, Al-Shabaab claimed the bombing."),
    *("Al-Shabaab fighters entered the town, killed the mayor, and fled.", 'Al-Shabaab said it "killed" the mayor.'),
)


@pytest.mark.parametrize("words", ACTING)
def test_words_of_doing(words: str) -> None:
    assert "Al-Shabaab" in who(words)


BLAMED = (
    *("Al-Shabaab took the credit.", "Al-Shabaab admitted it.", "Al-Shabaab acknowledged the bombing."),
    *("Al-Shabaab confessed to it.", "Al-Shabaab said it had done it.", "Al-Shabaab boasted of the attack."),
    *("Al-Shabaab said the attack was its own.", "Al-Shabaab issued a claim.", "A claim came from Al-Shabaab."),
    *(
        "Al-Shabaab claimed the fire, citing the war.",
        "Al-Shabaab is the suspect.",
        "The act was the doing of Al-Shabaab.",
    ),
    *("Police say it was Al-Shabaab.", "Police say Al-Shabaab carried it out.", "Fingers were pointed at Al-Shabaab."),
    *("Unclaimed, it was put down to Al-Shabaab.", "It was laid at Al-Shabaab's door.", "It was pinned on Al-Shabaab."),
    *("Evidence points to Al-Shabaab's involvement.", "Al-Shabaab said the attack was its work."),
    *("Suspicion rests on Al-Shabaab.", "It was traced to Al-Shabaab.", "The attackers belonged to Al-Shabaab."),
    *("The perpetrators were members of Al-Shabaab.", "Al-Shabaab was assumed to be responsible."),
    *("Al-Shabaab is reported to have carried it out.", "A group calling itself Al-Shabaab claimed it."),
    *("A caller claiming to speak for Al-Shabaab claimed it.", "Leaflets signed by Al-Shabaab were left at the scene."),
    "It belonged to a wave of blasts that day, which Al-Shabaab claimed as revenge.",
)


@pytest.mark.parametrize("words", BLAMED)
def test_words_of_blame(words: str) -> None:
    assert who(words) == {"Al-Shabaab"}


NO_BLAME = (
    *(
        "Al-Shabaab admitted a journalist.",
        "Flowers were laid at Al-Shabaab's gate.",
        "The houses belonged to Al-Shabaab.",
    ),
    *("Al-Shabaab acknowledged the rains.", "The dead were members of Al-Shabaab.", "Al-Shabaab denied it."),
    *("Al-Shabaab resumed its work.", "Al-Shabaab condemned it and did so in strong words."),
    *("Elders pointed to Al-Shabaab's failure to protect them.", "Elders said it was Al-Shabaab who fed the poor."),
)


def test_whoever_comes_from_a_country_is_not_of_its_forces() -> None:
    assert who("The attackers were from Chad.", "blame") == set()


@pytest.mark.parametrize("words", NO_BLAME)
def test_words_of_no_blame(words: str) -> None:
    assert "Al-Shabaab" not in who(words, "blame")


@pytest.mark.parametrize(
    ("words", "acted"),
    [
        ("They are in the hands of Boko Haram.", ["Boko Haram"]),
        ("They are held by Boko Haram fighters, a bishop said.", ["Boko Haram"]),
        ("Boko Haram is holding them, a bishop said.", ["Boko Haram"]),
        ("They were freed by the police on Tuesday.", []),
        ("The town is in the hands of Boko Haram.", []),
        ("A video released by Boko Haram showed a flag.", []),
        ("The two are held by Boko Haram in a forest.", ["Boko Haram"]),
    ],
)
def test_who_holds_the_abducted(words: str, acted: list[str]) -> None:
    text = f"Two engineers were kidnapped near Banki, Nigeria, on Monday. {words}"
    [rows] = RulesBuilder(Settings()).build([Report(report_id="r", text=text, sha256="", published=date(2023, 11, 9))])
    cells = [cell for cell in rows.incidents[0].cells if cell.column == "side_a"]
    assert [cell.value for cell in cells if cell.rule == "side_a.blame"] == acted
