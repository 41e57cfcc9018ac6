"""What is dropped because its words do not say it."""

from __future__ import annotations

from ..words.document import fold


class UnsaidError(ValueError):
    """The words do not say the value. `kind` is what the summary counts it as; the message is the reason."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


def holds(value: str, quote: str) -> bool:
    """Whether every word of a value stands in a quote, in any case and with any marks."""
    return set(_plain_words(value)) <= set(_plain_words(quote))


def _plain_words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
