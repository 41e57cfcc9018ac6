"""Asking again: how often, and how long to wait before it."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from .endpoint import PassingError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

FIRST_WAIT = 1.0
"""Seconds before the second try; each further wait is twice as long. A model that is being loaded takes some ten."""

LONGEST_WAIT = 120.0
"""Seconds that are waited at most, for back-off and for a server that asks for patience; beyond it the report fails
now, and a later build asks for it again."""


class Patience:
    """`sleep` waits for so many seconds; `now` gives seconds since 1970."""

    def __init__(self, attempts: int, sleep: Callable[[float], None], now: Callable[[], float]) -> None:
        self.attempts = attempts
        self._sleep = sleep
        self._now = now

    def ask(self, send: Callable[[], T]) -> T:
        """Send until there is an answer. Raises the last PassingError, or at once what will not pass."""
        for attempt in range(1, self.attempts):
            try:
                return send()
            except PassingError as error:
                wait = self._wait(error.after, attempt)
                if wait > LONGEST_WAIT:
                    raise PassingError(f"{error}; it asks for {wait:.0f} seconds of patience, try later") from error
                self._sleep(wait)
        return send()

    def _wait(self, after: str | None, attempt: int) -> float:
        """What the server asks for, in seconds or as a date (RFC 9110, 10.2.3), else twice as long every time."""
        usual = min(FIRST_WAIT * 2.0 ** (attempt - 1), LONGEST_WAIT)
        if after is None:
            return usual
        text = after.strip()
        if text.isascii() and text.isdecimal():
            return max(float(text), 0.0)
        try:
            return max(parsedate_to_datetime(text).timestamp() - self._now(), 0.0)
        except (ValueError, OverflowError):
            return usual
