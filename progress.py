"""How a build says what it is doing."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told the stage (reading, linking, checking, writing) and how many reports or events it has done."""

    def __call__(self, stage: str, done: int) -> None:
        """Take note."""


def silent(stage: str, done: int) -> None:
    """Tell nobody."""
