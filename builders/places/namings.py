"""What is found where a text names places."""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class Naming(msgspec.Struct, gc=False):
    """A place named in a text.

    `start` to `end` is the name; `first` and `stop` take in the words that lead to it and the word for the place
    after it. `key` is its key in the gazetteer, None where it has none; `codes` name a country. `is_small`: the words
    call it a village, and so mean no city of the name.
    """

    start: int
    end: int
    first: int
    stop: int
    key: str | None
    relation: str
    kind: str | None
    rule: str
    codes: tuple[str, ...] = ()
    is_adjective: bool = False
    is_small: bool = False


class Names(NamedTuple):
    """The namings of a text, in text order."""

    shown: list[Naming]
    hidden: list[Naming]
    """Countries named in masked spans (Malian soldiers): no places, though they speak for places there."""
