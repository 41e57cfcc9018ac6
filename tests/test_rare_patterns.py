"""Patterns with words of which every match must hold one: proven from how each pattern is built."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from itertools import product
from re import _constants as codes
from re import _parser
from typing import Any

import pytest
from sourcebook import builders
from sourcebook.builders.words.rare import Rare


def rare_patterns() -> dict[str, Rare]:
    """Every one of the builders, by its module and name."""
    modules = [import_module(each.name) for each in pkgutil.walk_packages(builders.__path__, f"{builders.__name__}.")]
    named = ((f"{module.__name__}.{name}", value) for module in modules for name, value in vars(module).items())
    return {name: value for name, value in named if isinstance(value, Rare)}


ANYTHING = "\0"
"""What no word holds, for what a pattern leaves open."""
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def readings(parts: Any) -> list[str]:
    """What these parts of a parsed pattern match, one after the other, with a mark for whatever they leave open."""
    return ["".join(each) for each in product(*(_readings(code, value) for code, value in parts))]


def _readings(code: Any, value: Any) -> list[str]:
    """The same for a single part."""
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.SUBPATTERN:
        return readings(value[-1])
    if code is codes.BRANCH:
        return [each for alternative in value[1] for each in readings(alternative)]
    if code in REPEATS and value[:2] == (0, 1):
        return ["", *readings(value[2])]
    if code in REPEATS and value[0]:
        return [each + ANYTHING for each in readings(value[2])]
    if code is codes.ASSERT and value[0] > 0:  # what stands behind may be what the next part matches
        return [each + ANYTHING for each in readings(value[1])]
    return [""] if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT) else [ANYTHING]


def unheld(pattern: str, words: tuple[str, ...]) -> list[str]:
    """The readings of a pattern that hold none of the words."""
    return [each for each in readings(_parser.parse(pattern)) if not any(word in each for word in words)]


@pytest.mark.parametrize("name", sorted(rare_patterns()))
def test_every_match_of_a_rare_pattern_holds_one_of_its_words(name: str) -> None:
    rare = rare_patterns()[name]
    assert unheld(rare.pattern.pattern, rare.words) == []


def test_a_reading_without_any_of_the_words_is_seen() -> None:
    assert unheld(r"\b(?:cats?|dog(?:s|gy)) (?:has|have)", ("cat", "dog")) == []
    assert unheld(r"\b(?:cats?|dogs|bird) (?:bark)?", ("cat", "dog")) == ["bird ", "bird bark"]
