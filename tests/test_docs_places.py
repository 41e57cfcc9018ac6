"""What docs/places.md says of places is what the builder does: its examples are read, its csv is a gazetteer."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from sourcebook.builders.gazetteer import Gazetteer
from sourcebook.builders.gazetteer.user_files import read_entries
from sourcebook.builders.places.finding import find_places
from sourcebook.builders.words.document import Document
from sourcebook.reports.report import Report, text_digest
from sourcebook.schema.vocabulary import GEO_PRECISION

PAGE = (Path(__file__).parents[1] / "docs" / "places.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE, re.MULTILINE)
EXAMPLES = [(phrase, code) for code, words in ROWS for phrase in re.findall(r'"([^"]+)"', words)]


def first_precision(phrase: str) -> str | None:
    text = f"Two soldiers were killed {phrase} on Monday."
    doc = Document(Report(report_id="x", text=text, sha256=text_digest(text), published=None))
    return find_places(doc, Gazetteer.load(()))[0].geo_precision


@pytest.mark.parametrize(("phrase", "code"), EXAMPLES)
def test_examples_have_the_precision_of_their_row(phrase: str, code: str) -> None:
    assert first_precision(phrase) == code


def test_every_code_has_a_row_and_an_example() -> None:
    assert {code for _, code in EXAMPLES} == {code for code, _ in ROWS} == set(GEO_PRECISION.codes)


def test_the_csv_of_the_page_is_a_gazetteer(tmp_path: Path) -> None:
    indented = re.search(r"^ *```csv\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)
    assert indented
    (tmp_path / "places.csv").write_text(textwrap.dedent(indented[1]), "utf-8")
    entries = read_entries(tmp_path / "places.csv")
    assert [entry.place.name for entry in entries] == ["Tor", "Wadi Saleh"]
    (tor,) = Gazetteer.load((str(tmp_path / "places.csv"),)).lookup("tor al kabir")
    assert tor.admin2_pcode == "SD02113"
