"""Slips of the fingers: the known name that a new one differs from by a letter, in time linear in the names.

Two names are a slip apart when they are one after a letter is left out of either or both (Garbe, SymSpell, 2012):
a letter missing, too many, another, or two swapped. Case, accents, blanks and hyphens are of no account.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 5
"""Letters from which a slip is looked for: most short names are a letter away from another true one (Homs, Hims)."""
LONGEST = 80
"""Letters up to which; a longer text is a sentence, and no name."""


class Names(Protocol):
    """Names known from elsewhere, by column: a lexicon, a gazetteer, a list of countries."""

    def knows(self, column: str, name: str) -> bool:
        """Whether the name is one of the column's, in its proper form."""

    def nearest(self, column: str, name: str) -> str | None:
        """The proper form of an unknown name, where it is clear which is meant."""


def plain(name: str) -> str:
    """A name as it is compared."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", bare).strip()


class Spellings:
    """Known names by their slips; made once for many questions.

    Names with other figures (Village 12, Village 13) are other names, unless the names are ids.
    """

    def __init__(self, known: Iterable[str], *, ids: bool = False) -> None:
        self._ids = ids
        self._names: set[str] = set()
        self._proper: dict[str, str] = {}
        self._slips: dict[str, str] = {}
        for name in known:
            key = plain(name)
            self._names.add(name)
            self._proper.setdefault(key, name)
            for slip in _slips(key):
                self._slips.setdefault(slip, name)

    def nearest(self, name: str) -> str | None:
        """The known name that this one is a slip of, the first given of several; None for a name that is known."""
        if name in self._names:
            return None
        key = plain(name)
        meant = self._proper.get(key) or next((self._slips[slip] for slip in _slips(key) if slip in self._slips), None)
        return meant if meant is not None and (self._ids or _figures(meant) == _figures(name)) else None


def near(names: Iterable[str], known: Iterable[str], *, ids: bool = False) -> dict[str, str]:
    """Name -> the known name that it is a slip of, for those that are one."""
    spellings = Spellings(known, ids=ids)
    return {name: meant for name in names if (meant := spellings.nearest(name))}


def _figures(name: str) -> str:
    return re.sub(r"\D", "", name)


def _slips(key: str) -> Iterator[str]:
    """The name and what is left of it without one of its letters; nothing of names too short or long."""
    if SHORTEST <= len(key) <= LONGEST:
        yield key
        for at in range(len(key)):
            yield key[:at] + key[at + 1 :]
