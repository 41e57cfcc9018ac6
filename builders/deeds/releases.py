"""Those whom somebody of no state had taken and who are free again: kidnapped in March, they were let go on Sunday."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Row

RELEASE = "release"
TAKEN = frozenset(
    {"kidnapped", "abducted", "hostage", "hostages", "captive", "captives", "captors", "kidnappers", "abductors"}
    | {"captivity", "ransom", "kidnap", "kidnapping", "abduction"}
)
"""Words by which the sentence says that people had been taken, and not arrested."""


def is_release(row: Row, patients: Sequence[People]) -> bool:
    """Whether people are told to be free whom somebody had taken."""
    return bool(patients) and not row.words.isdisjoint(TAKEN)
