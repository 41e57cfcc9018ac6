r"""Alternatives at the beginning of a word, as `\b(?:said|told)` has them, in the form in which they are found soonest.

A search passes over letters that can begin no match without trying the pattern there, but not where the pattern begins
with `\b`; and alternatives are tried one after the other. Here they are divided by their first letters.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(r"\\.|\[\^?(?:\\.|[^\]])+\]|.", re.DOTALL)
"""A piece of a pattern: an escape, a class of letters, any other character."""


_REPEATED = tuple("?*+{")


def at_word(alternatives: str) -> str:
    r"""What `\b(?:…)` matches with these alternatives; each, or each of the group at its head, begins with a letter."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for one in _with_heads(alternatives):
        if not one[:1].isalnum() or one[1:2] in _REPEATED:
            raise ValueError(one)
        by_letter[one[0]].append(one[1:])
    begun = (rf"{letter}(?<!\w{letter})(?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return f"(?:{'|'.join(begun)})"


def _with_heads(alternatives: str) -> Iterator[str]:
    """The alternatives, one that begins with a group as one for each of that: (?:car|bus) bomb."""
    for one in divided(alternatives, "|"):
        if one.startswith("(?:"):
            head, behind = divided(one[len("(?:") :], ")", 1)
            if behind[:1] in _REPEATED[1:]:
                raise ValueError(one)
            yield from (each + behind.removeprefix("?") for each in _with_heads(head))
            yield from _with_heads(behind[1:]) if behind.startswith("?") else ()
        else:
            yield one


def divided(pattern: str, mark: str, times: int = sys.maxsize) -> list[str]:
    """The parts of a pattern between marks that stand in no group of it, divided so many times at most."""
    depth, parts = 0, [""]
    for piece in _PIECE.findall(pattern):
        if piece == mark and not depth and len(parts) <= times:
            parts.append("")
            continue
        depth += (piece == "(") - (piece == ")")
        parts[-1] += piece
    return parts
