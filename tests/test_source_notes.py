"""Sources that notes name in brackets, or behind "Sources:"."""

import pytest
from sourcebook.builders.attribution.finding import find_attributions
from sourcebook.builders.words.document import Document
from sourcebook.reports.report import Report


def noted(text: str) -> list[str]:
    """The sources noted in a text, each checked against the words it stands at."""
    found = [each for each in find_attributions(Document(Report(report_id="r", text=text, sha256=""))) if not each.verb]
    assert all(text[each.source_start : each.source_end] == each.source for each in found)
    return [each.source for each in found]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Five demonstrators were killed in Conakry (AFP, Guineematin).", ["AFP", "Guineematin"]),
        ("Three people were killed near Beni (Radio Okapi). Two fled.", ["Radio Okapi"]),
        ("Gunmen killed four people (Daily Trust and Vanguard)", ["Daily Trust", "Vanguard"]),
        ("Two people died near Bria. Sources: HRW; RJDH.", ["HRW", "RJDH"]),
        ("Two were killed by the Allied Democratic Forces (ADF).", []),
        ("Two soldiers (from the press office) died in Beni territory (North Kivu).", []),
        ("ADDIS ABABA (Reuters) - Two people died.", []),
    ],
)
def test_sources_in_brackets_are_cited_and_explanations_are_not(text: str, sources: list[str]) -> None:
    assert noted(text) == sources


def test_noted_sources_are_cited_for_what_their_paragraph_says() -> None:
    text = "Two died in Goma (Radio Okapi).\n\nThree died in Beni."
    [each] = [
        each for each in find_attributions(Document(Report(report_id="r", text=text, sha256=""))) if not each.verb
    ]
    assert text[each.scope_start : each.scope_end] == "Two died in Goma ("
