"""From a report to a model's answer: the stored one, or the server's, within what may be spent."""

from __future__ import annotations

import os
import time
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import InputError
from .budget import Budget
from .cache import Answer, Cache
from .endpoint import AskingError, ClosedError, Endpoint, PassingError
from .options import KEY, URL
from .patience import Patience
from .prompt import digest, prompt_version, request_body, request_tokens, tokens
from .written import BrokenAnswerError, answer_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...reports import Report
    from .options import Options

UNANSWERED = 3
"""Reports in a row whose every try failed, after which the server is taken to be down and no more are sent."""

BROKEN_TRIES = 2
"""How often a report is sent whose answer is no JSON: the next answer is mostly the same one."""


class Clocks(NamedTuple):
    """Where waiting and the time come from."""

    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic


class Asking:
    """Asks one model. What failed is remembered, so that a report is not sent again in the same build."""

    def __init__(self, options: Options, clocks: Clocks | None = None) -> None:
        clocks = clocks or Clocks()
        self.options = options
        self.cache = Cache(options.cache)
        self.budget = Budget(options.max_requests, options.max_tokens)
        self._clocks = clocks
        self._patience = Patience(options.attempts, clocks.sleep, clocks.now)
        self._endpoint: Endpoint | None = None
        self._failed: dict[str, AskingError] = {}
        self._unanswered = 0
        self._closed: ClosedError | None = None
        self._lock = Lock()

    def body(self, report: Report) -> dict[str, Any]:
        """The request for a report."""
        return request_body(report, self.options.model, self.options.answer_tokens)

    def answer(self, report: Report) -> dict[str, Any]:
        """What the model says of a report. Raises AskingError, or InputError where no server is named."""
        body = self.body(report)
        request = digest(body)
        stored = self.stored(request)
        if stored is not None:
            return stored
        if request in self._failed:
            raise self._failed[request]
        try:
            return self._asked(report, body, request)
        except AskingError as error:
            self._failed[request] = error
            raise

    def stored(self, request: str) -> dict[str, Any] | None:
        """The stored answer to a request, where there is a sound one."""
        kept = self.cache.get(request)
        try:
            return answer_in(kept.content) if kept else None
        except BrokenAnswerError:
            return None

    def is_too_long(self, report: Report) -> bool:
        """Whether a report has more tokens than are sent."""
        return tokens(report.text) > self.options.report_tokens

    def _asked(self, report: Report, body: dict[str, Any], request: str) -> dict[str, Any]:
        if self.options.offline:
            raise AskingError(f"no answer is stored for it in {self.cache.folder}, and nothing is sent while offline")
        if self.is_too_long(report):
            raise AskingError(
                f"some {tokens(report.text):,} tokens, and {self.options.report_tokens:,} are sent at most; split the "
                "report, or raise --set report_tokens=N where the model can read more"
            )
        if self._closed:
            raise self._closed
        return self._sent(self._server(), body, request)

    def _sent(self, endpoint: Endpoint, body: dict[str, Any], request: str) -> dict[str, Any]:
        for attempt in range(1, BROKEN_TRIES + 1):
            kept = self._noting(lambda: self._patience.ask(lambda: self._once(endpoint, body, request)))
            try:
                found = answer_in(kept.content)
            except BrokenAnswerError as error:
                if attempt == BROKEN_TRIES:
                    raise AskingError(str(error)) from error
                continue
            self.cache.put(kept)
            return found
        raise AssertionError  # the last attempt returns or raises

    def _once(self, endpoint: Endpoint, body: dict[str, Any], request: str) -> Answer:
        """Send once, and count what it cost; a request that failed may have cost its answer all the same."""
        sent = request_tokens(body)
        most = sent + self.options.answer_tokens
        self.budget.take(most)
        try:
            reply = endpoint.send(body)
        except AskingError:
            self.budget.settle(most, sent)
            raise
        spent = sent + tokens(reply.content) if reply.tokens is None else reply.tokens
        self.budget.settle(most, spent)
        return Answer(
            request=request, model=self.options.model, prompt=prompt_version(), content=reply.content, tokens=spent
        )

    def _noting(self, send: Callable[[], Answer]) -> Answer:
        """Note whether the server answers at all, and close it where it does not."""
        try:
            answer = send()
        except ClosedError as error:
            self._closed = error
            raise
        except PassingError as error:
            with self._lock:
                self._unanswered += 1
                if self._unanswered == UNANSWERED:
                    self._closed = ClosedError(f"{error}; so it went for {UNANSWERED} reports, and no more are sent")
            raise
        self._unanswered = 0
        return answer

    def _server(self) -> Endpoint:
        with self._lock:
            if self._endpoint is None:
                if self.options.url is None:
                    raise InputError(f"builder 'llm' needs a server: name it with --set url=ADDRESS, or in {URL}")
                self.cache.open()
                key = os.environ.get(KEY, "").strip() or None
                self._endpoint = Endpoint(self.options.url, key, self.options.timeout, self._clocks.monotonic)
            return self._endpoint
