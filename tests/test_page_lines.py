"""Lines of a web page between the paragraphs of a report."""

from __future__ import annotations

import pytest
from sourcebook.builders.words.page_lines import without_page_lines

REPORT = "Gunmen kill nine in Niger State\n\nGunmen killed nine farmers on Monday, residents said.\n\n{}\n\nThey fled."


@pytest.mark.parametrize(
    "line",
    [
        "READ ALSO: Bandits kill 12, abduct 30 in Zamfara",
        "READ ALSO Bandits kill 12, abduct 30 in Zamfara",
        "[Read more: Army kills 40 terrorists in Borno]",
        "Also read: ‘How my husband was killed by bandits’",
        "Related: Explosion kills 20 in Mogadishu",
        "Watch: Video shows aftermath of drone strike that killed 12",
        "Photo: Soldiers after an attack that killed 14 in Gao in 2019. (AFP)",
        "File photo of a bomb attack in Mogadishu that killed 300 people in 2017.",
        "Editor's note: An earlier version of this story said 12 people were killed.",
        "Top stories\nIsraeli strikes kill 30 in Rafah\nTrump trial resumes",
        "Latest news\n\nIsraeli strikes kill 30 in Rafah\n\nWhy are attacks on the rise?",
        "You may also like:\nBandits kill 12 in Zamfara",
        "BREAKING NEWS: Suicide bombing kills 15 in Kabul",
        "Filed under: Boko Haram | Attacks",
        "A man stands by a house in Kaya after an attack on Sunday. (Photo by Ann Hale/AFP)",
        "Security forces at the scene of an attack in Peshawar in which 30 people died | Photo: Dawn",
        "A screengrab from a video showing the aftermath of an air strike that killed five children",
    ],
)
def test_line_of_the_page_is_blank_and_leaves_every_position_as_it_was(line: str) -> None:
    text = REPORT.format(line)
    read = without_page_lines(text)
    assert len(read) == len(text)
    assert read.split() == REPORT.format("").split()


@pytest.mark.parametrize(
    "line",
    [
        "Video shows soldiers shooting five men in a field.",
        "Photos of the scene showed nine bodies.",
        "Related attacks killed four people in Katsina.",
        "BREAKING: Gunmen killed five people in Katsina on Monday.",
        "Images (see below) showed nine bodies.",
        "Next to the mosque, five people were killed.",
        "Read more widely, the report blames the army.",
        "An earlier version of events said 12 people were killed.",
    ],
)
def test_sentence_of_the_report_stands(line: str) -> None:
    assert without_page_lines(REPORT.format(line)) == REPORT.format(line)


def test_first_line_is_the_reports() -> None:
    assert without_page_lines("Watch: gunmen kill nine\n\nThey fled.") == "Watch: gunmen kill nine\n\nThey fled."
