"""What sentences and reports sound like: the signs of the words in `lexicon/wording.toml`."""

from __future__ import annotations

import pytest
from sourcebook.builders.words.document import Document
from sourcebook.builders.words.wording import wording_of, wording_signs
from sourcebook.reports.report import Report


def document(text: str) -> Document:
    return Document(Report(report_id="r", text=text, sha256="0" * 64))


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("We saw it.", "mostly_first"),
        ("It was a wave of bombings.", "mostly_ago"),
        ("Two investigators came.", "mostly_law"),
        ("The party denounced the murder.", "mostly_reaction"),
        ("They might come.", "mostly_modal"),
        ("They came at 1430.", "mostly_means"),
        ("They came at about 830 to the town.", "mostly_means"),
        ("They came at 8 a.m. to the town.", "mostly_means"),
        ("They came at six o'clock.", "mostly_means"),
    ],
)
def test_a_sentence_has_the_sign_of_its_words(sentence: str, sign: str) -> None:
    assert list(wording_signs(wording_of(document(sentence)), [0])) == [sign]


@pytest.mark.parametrize(
    "sentence", ["He is a machinist.", "The mayor canned it.", "That 1430 was lost.", "It is o clock."]
)
def test_words_that_only_look_alike_are_no_sign(sentence: str) -> None:
    assert list(wording_signs(wording_of(document(sentence)), [0])) == []


def test_what_fewer_than_half_of_the_sentences_have_is_told_apart() -> None:
    doc = document("They came. They could. They went.")
    assert list(wording_signs(wording_of(doc), [0, 1, 2])) == ["some_modal"]


def test_a_report_full_of_talks_is_told_apart_from_one_that_names_them() -> None:
    assert "talks_none" in wording_of(document("They came.")).style
    assert "talks_much" in wording_of(document("The cease-fire held after the talks.")).style
    assert "talks_some" in wording_of(document("The cease-fire held. " + "They came. " * 100)).style
