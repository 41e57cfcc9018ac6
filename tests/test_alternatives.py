r"""Alternatives at the beginning of a word match what `\b(?:…)` does, wherever they stand."""

from __future__ import annotations

import re

import pytest
from sourcebook.builders.words.alternatives import at_word, divided

PATTERNS = (
    "said|says|told|tells|accord(?:ing|ed) to",
    "(?:car|(?:suicide|bus)) bombs?|cart|b[ou]mb|(?:an? )?raids?|su",
)
TEXT = "he said: suicides, a suicide bomb on the cart; a raid raids carbs, car bombs according to us, su bumb raid"


@pytest.mark.parametrize("alternatives", PATTERNS)
def test_they_match_what_a_boundary_and_the_same_alternatives_match(alternatives: str) -> None:
    plain = [match.span() for match in re.finditer(rf"\b(?:{alternatives})", TEXT)]
    assert [match.span() for match in re.finditer(at_word(alternatives), TEXT)] == plain
    assert len(plain) > 1


@pytest.mark.parametrize("alternatives", [r"\d+|cars", "(?<!the )cars", "s?cars", "(?:car)+ bomb"])
def test_what_begins_with_no_letter_is_refused(alternatives: str) -> None:
    with pytest.raises(ValueError, match=r"car|d"):
        at_word(alternatives)


def test_marks_in_groups_classes_and_escapes_divide_nothing() -> None:
    assert divided(r"a(b|c)|[|]d|\|e", "|") == ["a(b|c)", "[|]d", r"\|e"]
    assert divided("a) b) c", ")", 1) == ["a", " b) c"]
