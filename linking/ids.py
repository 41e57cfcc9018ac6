"""Ids that are short, readable, made from the content and stable across builds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ..builders.records import Figure
    from .keys import Key

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 in small letters: no i, l, o or u to misread."""

EVENT_CODE = 6
CLAIM_CODE = 10


def event_id(country: str | None, first: date | None, founder: Key, take: Callable[[str], bool]) -> str:
    """Name an event by country, first day and the incident that founded it: `SYR-20231108-7q2mxe`.

    Where the founder has an id from its source, that is the name while it is free. `take` claims an id and says
    whether it was free; a taken one is lengthened by further characters of its code.
    """
    if founder.event_id and take(founder.event_id):
        return founder.event_id
    day = f"{first:%Y%m%d}" if first else "00000000"
    code = _code(founder.report_id, founder.anchor)
    return _free(f"{country or 'XXX'}-{day}-", code, EVENT_CODE, take)


def claim_id(figure: Figure, anchor: int | None, take: Callable[[str], bool]) -> str:
    """Name a claim by its report, its words and its figure: `c-5kq0v1s8d2`; `anchor` is its incident's."""
    words = figure.passage
    code = _code(
        words.report_id, anchor, figure.measure, words.start, words.end, figure.low, figure.high, figure.victims
    )
    return _free("c-", code, CLAIM_CODE, take)


def _free(prefix: str, code: str, length: int, take: Callable[[str], bool]) -> str:
    while not take(prefix + code[:length]):
        length += 1
        if length > len(code):
            code += _code(code)
    return prefix + code[:length]


def _code(*parts: object) -> str:
    digest = hashlib.blake2b("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(120, -1, -5))
