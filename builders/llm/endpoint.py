"""One request to an OpenAI-compatible server, and what came of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from .options import missing_package

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_ANSWER = 8_000_000
"""Bytes of a response that are read: hundreds of times what an answer needs."""

CONNECT_SECONDS = 10.0
LONGEST_MESSAGE = 200
"""Characters of a server's own error message that are passed on."""

BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
"""Statuses that may be gone a little later."""

CLOSED = frozenset({401, 402, 403, 404, 405})
"""Statuses that every further request would meet too: no right, no such model or no such address."""


class AskingError(Exception):
    """A request without a usable answer; the message says why."""


class PassingError(AskingError):
    """One that may be gone a little later; `after`: what the server's Retry-After says."""

    def __init__(self, reason: str, after: str | None = None) -> None:
        super().__init__(reason)
        self.after = after


class ClosedError(AskingError):
    """One that every further request would meet."""


class Reply(NamedTuple):
    """What the model wrote, and the tokens as the server counts them; None where it does not."""

    content: str
    tokens: int | None


class Endpoint:
    """A server. `clock` gives seconds, as `time.monotonic` does."""

    def __init__(self, url: str, key: str | None, timeout: float, clock: Callable[[], float]) -> None:
        try:
            import httpx2
        except ImportError as error:
            raise missing_package(error) from error
        base = url.rstrip("/").removesuffix("/chat/completions")
        self.url = f"{base}/chat/completions"
        self.host = urlsplit(url).netloc
        self.timeout = timeout
        self._key = key
        self._clock = clock
        self._http = httpx2
        # uncompressed: what is read of a response is then what the server sends of it
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"} | (
            {"Authorization": f"Bearer {key}"} if key else {}
        )
        self._client = httpx2.Client(
            headers=headers,
            timeout=httpx2.Timeout(timeout, connect=min(CONNECT_SECONDS, timeout)),
            follow_redirects=False,  # a key goes to the server it was meant for
        )

    def send(self, body: dict[str, Any]) -> Reply:
        """Send one request. Raises PassingError, ClosedError or, where only this request is at fault, AskingError."""
        try:
            with self._client.stream("POST", self.url, json=body) as response:
                content = self._read(response)
        except self._http.TimeoutException as error:
            raise PassingError(f"{self.host} did not answer within {self.timeout:g} seconds") from error
        except (self._http.HTTPError, self._http.StreamError) as error:
            raise PassingError(f"the connection to {self.host} failed: {_one_line(str(error))}") from error
        if response.status_code != 200:
            raise self._refusal(response.status_code, content, response.headers.get("Retry-After"))
        return _reply(content)

    def _read(self, response: Any) -> bytes:
        """The body, unless it is endless in bytes or in time."""
        end = self._clock() + self.timeout
        content = bytearray()
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > LARGEST_ANSWER:
                raise AskingError(f"the answer of {self.host} has no end: more than {LARGEST_ANSWER:,} bytes")
            if self._clock() > end:
                raise PassingError(f"{self.host} did not end its answer within {self.timeout:g} seconds")
        return bytes(content)

    def _refusal(self, status: int, content: bytes, after: str | None) -> AskingError:
        reason = f"{self.host} answered with status {status}{self._message(content)}"
        if status in BUSY:
            return PassingError(reason, after)
        return ClosedError(reason) if status in CLOSED or 300 <= status < 400 else AskingError(reason)

    def _message(self, content: bytes) -> str:
        """What the server says of its error; some servers repeat the key in it, which is struck out."""
        try:
            error = json.loads(content)["error"]
            message = error if isinstance(error, str) else error["message"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
        told = _one_line(str(message))
        return f": {told.replace(self._key, '…') if self._key else told}"


def _reply(content: bytes) -> Reply:
    """Take the model's words out of the server's JSON. Raises PassingError where it is cut short or no answer."""
    try:
        data = json.loads(content)
        choice = data["choices"][0]
        message = choice["message"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise PassingError("the response is no answer of a model, or was cut short on its way") from error
    if choice.get("finish_reason") == "length":
        raise AskingError("the answer was longer than allowed; raise --set answer_tokens=N, or split the report")
    written = message.get("content") if isinstance(message, dict) else None
    if not isinstance(written, str):
        raise AskingError("the model declined to answer")
    return Reply(written, _counted(data.get("usage")))


def _counted(usage: object) -> int | None:
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    return total if isinstance(total, int) and not isinstance(total, bool) and total >= 0 else None


def _one_line(text: str) -> str:
    """The beginning of a foreign message on one line, without characters that a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST_MESSAGE]
