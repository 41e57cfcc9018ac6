"""Asides: what only says more of people, and what stands between a deed and `by`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acting_bodies import is_body
from .phrases import PART_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk

BY_THEN = ["by", "the", "time"]
"""What leads to no doer: six were dead by the time the soldiers came."""


def past_aside(row: Sequence[Chunk], index: int) -> int:
    """Index behind an aside that says who tells it, where `by` follows: were shot dead, it is reported, by police."""
    if index >= len(row) or row[index].tag != ",":
        return index
    comma = next((at for at in range(index + 1, min(len(row) - 1, index + ASIDE)) if row[at].tag == ","), index)
    is_told = any(chunk.word in TELLING for chunk in row[index + 1 : comma])
    return comma + 1 if is_told and row[comma + 1].tag == "b" else index


TELLING = frozenset(
    {"said", "say", "says", "told", "reported", "reports", "report", "confirmed", "confirm", "announced", "added"}
    | {"stated", "believed", "thought", "learnt", "learned"}
)
"""Verbs of telling, behind which a subject may begin without a word between: police said five soldiers were killed."""
ASIDE = 9
"""Chunks of such an aside."""


LONGEST_ASIDE = 24
"""Chunks between the commas of an aside; a longer one loses its subject rather than finds another's."""


def before_parts(row: Sequence[Chunk], comma: int) -> int | None:
    """Index before those counted within others, where their list ends at a comma: eleven, among them a chief, died.

    Or before those whom most of them are: twelve people, most of them women, children and old men, were killed.
    """
    for at in range(comma - 1, max(0, comma - LONGEST_ASIDE), -1):
        if row[at].tag in "Vvxq;:":
            break
        if row[at].tag == "," and row[at + 1].word in SHARES:
            return at - 1
    return None


SHARES = PART_WORDS | {"most", "mostly", "mainly", "many", "largely", "chiefly", "predominantly", "half", "some", "all"}
"""What opens an aside on some or all of those before it."""


def with_arms_at(row: Sequence[Chunk], start: int) -> int:
    """Index of what governs a list whose last thing begins at `start` (with guns and knives, on camels); 0 for none."""
    thing = start + (row[start].word in ("a", "an") and start + 1 < len(row))
    is_thing = row[thing].tag in "MTw" and row[thing + 1 : thing + 2] and row[thing + 1].tag != "O"  # a young soldier
    at = start - 2 if start > 2 and row[start - 1].tag == "c" and is_thing else 0
    while at and row[at].tag in ",wTMEVdNa" and start - at < LONGEST_ASIDE:
        at -= 1
    return at if row[at].word in ("with", "on", "in") else 0


def is_description(row: Sequence[Chunk], at: int) -> bool:
    """Whether a word behind people only describes them: bandits riding on motorcycles, protesters angry at the tax."""
    if row[at].tag != "w" or at == 0 or at + 1 == len(row) or row[at - 1].tag != "O":
        return False
    is_plain = not is_body(row[at]) and row[at + 1].tag in "pt"
    return row[at].word.endswith("ing") or is_plain


DESCRIBED, CLAUSE_REACH = 4, 10
"""Chunks of the shortest such clause with those it describes, and before `and` in which it begins."""


def clause_before(row: Sequence[Chunk], start: int) -> int | None:
    """Index of `who` in a clause that ends at the `and` before a phrase: two men who guarded it and a clerk died."""
    if start < DESCRIBED or row[start - 1].tag != "c":
        return None
    who = next((at for at in range(start - 2, max(0, start - CLAUSE_REACH), -1) if row[at].tag in "Vq,;:"), 0)
    return who if who and row[who].word == "who" and row[who - 1].tag == "O" else None


def behind_bracket(row: Sequence[Chunk], opening: int) -> int:
    """Index behind a bracket, or an aside between dashes, where the list goes on; `opening` where it does not."""
    is_dash = row[opening].tag == "-"
    inside = opening + 1 + (is_dash and row[opening + 1 : opening + 2] != [] and row[opening + 1].tag == "-")
    for at in range(inside, min(len(row) - 1, opening + LONGEST_BRACKET)):
        if row[at].tag in ("-" if is_dash else ")]"):
            end = at + 1 + (is_dash and row[at + 1].tag == "-")
            return end if end < len(row) and row[end].tag in ",c" else opening
    return opening


LONGEST_BRACKET = 16
"""Chunks of a bracket that says who the people before it are."""


def before_bracket(row: Sequence[Chunk], closing: int) -> int:
    """Index before the bracket, or the aside between dashes, that ends here: six priests (five foreigners) and two."""
    is_dash = row[closing].tag == "-"
    inside = closing - 1 - (is_dash and closing > 0 and row[closing - 1].tag == "-")
    for at in range(inside, max(0, closing - LONGEST_BRACKET), -1):
        if row[at].tag in ("-" if is_dash else "(["):
            return at - 1 - (is_dash and row[at - 1].tag == "-")
    return closing


def is_later(row: Sequence[Chunk], at: int) -> bool:
    """Whether a deed of another time, itself the subject, stands there: rallied, a day after a bombing killed 21."""
    return row[at].tag == "V" and at > 1 and row[at - 2].tag == "D" and row[at - 2].word.endswith((" after", " before"))
