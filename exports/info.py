"""What a build says about itself in the files it makes."""

from __future__ import annotations

import msgspec


class BuildInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Which tool made the files from what. No clock is in it: the same input gives the same files."""

    version: str
    """Version of Sourcebook."""
    builder: str
    """name@version of the builder."""
    fingerprint: str
    """Digest of everything that the dataset follows from."""
    base: str = ""
    """Digest of what was exported, edits included: which export a workbook is a copy of."""
    edits: int = 0
    """Hand edits in force."""
    failures: tuple[tuple[str, str], ...] = ()
    """Reports that could not be read or built: where, and why."""
