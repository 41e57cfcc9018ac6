"""Marks of Markdown and HTML and tags of posts: the plain words, and where they stand in the text as written."""

from __future__ import annotations

from datetime import date

import pytest
from sourcebook.builders.records import Settings
from sourcebook.builders.text import TextBuilder
from sourcebook.builders.words.markup import plain
from sourcebook.reports import Report


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Gunmen killed **five civilians** in *Karmuni*.", "Gunmen killed five civilians in Karmuni."),
        ("Gunmen killed __five__ in _Karmuni_.", "Gunmen killed five in Karmuni."),
        ("Five died in [Karmuni](https://example.org/a_(b)).", "Five died in Karmuni."),
        ("## Five die in Karmuni\n\n> They fled.", "Five die in Karmuni\n\nThey fled."),
        (
            "They fled.\n\n![A bomb killed 12](/p.jpg)\n- [A bomb killed 12](/a)\nNone died.",
            "They fled.\n\n\n\nNone died.",
        ),
        ("<p>Five died in <b>Karmuni</b>&nbsp;&amp; Bara.</p>", "\n\nFive died in Karmuni\xa0& Bara.\n\n"),
        ("Five died. https://example.org/bomb-kills-12", "Five died. "),
        ("Five died in  Karmuni.", "Five died in Karmuni."),
        ("Five died in #AbuHaraz and #Al_Fula.", "Five died in Abu Haraz and Al Fula."),
        ("Five died in #karmuni on Monday", "Five died in Karmuni on Monday"),
        ("Five died on Monday #Mali #Gao", "Five died on Monday. Mali, Gao"),
        ("Five died in #Gao #Mali", "Five died in Gao, Mali"),
        ("#Mali #Gao Five died on Monday.", "Mali, Gao: Five died on Monday."),
        ("#Gao: five died.", "Gao: five died."),
        ("#Gao attack kills five.", "Gao attack kills five."),
    ],
)
def test_words_without_marks(written: str, words: str) -> None:
    found = plain(written)
    assert found is not None
    assert found.text == words
    assert len(found.where) == len(words)
    assert [*found.where] == sorted(found.where)


@pytest.mark.parametrize(
    "text", ["Five died at 5 * 3 and at #1 of snake_case & co.", "Killed     3\nHurt       5", "[REPORT] (5)"]
)
def test_words_that_have_none(text: str) -> None:
    assert plain(text) is None


def test_quotes_stand_in_the_text_as_written() -> None:
    text = (
        "🔴 #Mali | **Gunmen** killed **five** [civilians](https://example.org/kill-12) near #AbuHaraz on Monday. #Gao"
    )
    report = Report(report_id="r", text=text, sha256="0" * 64, published=date(2024, 5, 15))
    [rows] = TextBuilder(Settings()).build([report])
    [incident] = rows.incidents
    cells = {cell.column: (cell.value, cell.passage.quote) for cell in incident.cells}
    assert cells["place"] == ("Abu Haraz", "#AbuHaraz")
    assert [(figure.low, figure.passage.quote) for figure in incident.figures] == [(5, "killed **five** [civilians")]
    passages = [
        incident.anchor,
        *(cell.passage for cell in incident.cells),
        *(each.passage for each in incident.figures),
    ]
    assert all(text[each.start : each.end] == each.quote for each in passages)
