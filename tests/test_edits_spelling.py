"""Slips of the fingers are told from other names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sourcebook.edits.spelling import SHORTEST, near, plain
from sourcebook.known_names import KnownNames

KNOWN = ["Syrian Arab Army", "Al-Koum", "Toribío", "Homs", "Village 12", "Kupiansk"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Syrian Arab Amry", "Syrian Arab Army"),
        ("Syrian Arab Arm", "Syrian Arab Army"),
        ("Syrian Arab Armyy", "Syrian Arab Army"),
        ("Syrian Arab Ermy", "Syrian Arab Army"),
        ("al koum", "Al-Koum"),
        ("Toribio", "Toribío"),
        ("Kupiansk ", "Kupiansk"),
        ("Syrian Arab Air Force", None),
        ("Hims", None),
        ("Village 13", None),
        ("Kupiansk", None),
        ("", None),
    ],
)
def test_slips(typed: str, meant: str | None) -> None:
    assert near([typed], KNOWN).get(typed) == meant


@settings(deadline=None)
@given(st.text("abcdefghij", min_size=SHORTEST + 1, max_size=20), st.data())
def test_a_letter_that_is_left_out_is_found(name: str, data: st.DataObject) -> None:
    key = plain(name)
    if len(key) <= SHORTEST:
        return
    at = data.draw(st.integers(0, len(key) - 1))
    typed = key[:at] + key[at + 1 :]
    assert typed == key or plain(typed) == key or near([typed], [key]).get(typed) == key


def test_names_of_lexicon_gazetteer_and_countries() -> None:
    known = KnownNames()
    assert known.knows("country", "SYR")
    assert known.nearest("country", "Syria") == "SYR"
    assert known.knows("side_a", "Islamic State (ISIS)")
    assert known.knows("side_b", "unidentified")
    assert known.nearest("side_a", "ISIS") == "Islamic State (ISIS)"
    assert known.nearest("side_a", "Islamic Stat (ISIS)") == "Islamic State (ISIS)"
    assert known.knows("place", "Homs")
    assert not known.knows("place", "Nowhere At All")
    assert known.nearest("place", "Homz") is None
