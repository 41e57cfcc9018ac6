"""Phrases found in one pass: the longest from the left, by characters in a text of any script."""

from __future__ import annotations

import pytest
from sourcebook.builders.words.phrase_finder import PhraseFinder


@pytest.mark.parametrize(
    "text", ["car bomb in a car", "“car” — a car bomb: ☠ car…", "سيارة car bomb 🚗🚗 car", "carcar bombs", ""]
)
def test_phrases_stand_where_they_are_found(text: str) -> None:
    phrases = ["car", "car bomb", "سيارة", "—"]
    found = PhraseFinder(phrases).find(text)
    assert all(text[start:end] == phrases[number] for number, start, end in found)
    assert [phrases[number] for number, _, _ in found].count("car bomb") == text.count("car bomb")
    assert found == sorted(found, key=lambda each: each[1])
