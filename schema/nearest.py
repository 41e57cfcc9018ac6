"""The allowed value that was probably meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LIKENESS = 0.75
"""Share of letters that two words must have in common, in order (difflib's ratio). At 0.75 `atack`, `airstrikes` and
`unreviwed` are known, and no two codes of a vocabulary pass for each other; lower, words of other meaning come in."""


def nearest(value: str, codes: Sequence[str]) -> str | None:
    """The code that the value is a misspelling of, None where none is near: `Air strike` gives `air_strike`."""
    plain = re.sub(r"[\W_]+", "_", value.casefold()).strip("_")
    found = get_close_matches(plain, codes, n=1, cutoff=LIKENESS)
    return found[0] if found else None
