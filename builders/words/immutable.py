"""Records that never change, which a reading is made of: as tuples with names, but quicker to make and to look into."""

from __future__ import annotations

from typing import Any, Self

import msgspec


class Immutable(msgspec.Struct, frozen=True, gc=False):
    """Equal where all fields are.

    `gc=False` keeps them out of the search for cycles: a record refers only to what was there before it, so that there
    is never a cycle of them.
    """

    def _replace(self, **changes: Any) -> Self:
        """The same record with other values in some fields."""
        return msgspec.structs.replace(self, **changes)
