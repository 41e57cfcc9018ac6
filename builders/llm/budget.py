"""What a build may spend: requests and tokens, counted over all threads."""

from __future__ import annotations

from threading import Lock

from .endpoint import AskingError


class BudgetError(AskingError):
    """The next request would spend more than is allowed."""


class Budget:
    """Requests and tokens spent so far. A retry is a request too."""

    def __init__(self, max_requests: int, max_tokens: int) -> None:
        self.max_requests = max_requests
        self.max_tokens = max_tokens
        self.requests = 0
        self.tokens = 0
        self._lock = Lock()

    def take(self, tokens: int) -> None:
        """Take one request of at most so many tokens. Raises BudgetError, and takes nothing, where that is too much."""
        with self._lock:
            if self.requests + 1 > self.max_requests:
                raise BudgetError(_reached(f"{self.max_requests:,} requests", "max_requests"))
            if self.tokens + tokens > self.max_tokens:
                raise BudgetError(_reached(f"{self.max_tokens:,} tokens", "max_tokens"))
            self.requests += 1
            self.tokens += tokens

    def settle(self, taken: int, spent: int) -> None:
        """Replace the tokens that were taken for a request by those it was."""
        with self._lock:
            self.tokens += spent - taken


def _reached(what: str, option: str) -> str:
    return (
        f"it would pass the limit of {what}; what was answered is kept, so that a build with --set {option}=N goes on"
    )
