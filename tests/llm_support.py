"""A server on loopback that answers as it is told, and answers to give."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from sourcebook.builders.llm.asking import Asking, Clocks
from sourcebook.builders.llm.builder import LlmBuilder
from sourcebook.builders.llm.options import read_options
from sourcebook.builders.records import Settings
from sourcebook.reports import Report
from sourcebook.reports.report import text_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Act = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Does what the server's script says for this request; the last entry of the script stands for all further ones."""

    server: Server

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            self.server.asked.append(self)
            act = self.server.script[min(len(self.server.asked), len(self.server.script)) - 1]
        act(self)

    def reply(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, *script: Act) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = list(script)
        self.asked: list[Handler] = []
        self.lock = threading.Lock()
        self.done = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is part of the tests."""


@contextmanager
def serving(*script: Act) -> Iterator[Server]:
    server = Server(*script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: Any, finish: str = "stop", total: int | None = 100) -> bytes:
    written = content if isinstance(content, str) else json.dumps(content)
    data = {"choices": [{"message": {"role": "assistant", "content": written}, "finish_reason": finish}]}
    return json.dumps(data | ({"usage": {"total_tokens": total}} if total is not None else {})).encode()


def says(content: Any, **how: Any) -> Act:
    """Answer with what a model wrote: text, or data as JSON."""
    return lambda handler: handler.reply(completion(content, **how))


def status(code: int, body: Any = None, **headers: str) -> Act:
    return lambda handler: handler.reply(json.dumps(body or {}).encode(), code, **headers)


class Waits:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.time = 1_700_000_000.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    @property
    def clocks(self) -> Clocks:
        return Clocks(self.sleep, lambda: self.time, lambda: self.time)


def builder(tmp_path: Path, url: str | None, waits: Waits | None = None, **options: object) -> LlmBuilder:
    """The builder, with a cache of the test's own and a clock that nobody waits for."""
    given = {"model": "tiny", "cache": tmp_path / "answers"} | ({"url": url} if url else {}) | options
    settings = Settings(options=tuple((name, str(value)) for name, value in given.items()))
    made = LlmBuilder(settings)
    made.asking = Asking(read_options(settings), (waits or Waits()).clocks)
    return made


def report(text: str, **facts: Any) -> Report:
    return Report(**{"report_id": "r-1", "text": text, "sha256": text_digest(text), "path": "r.txt"} | facts)


def quoted(value: object, quote: str) -> dict[str, object]:
    return {"value": value, "quote": quote}


def incident(quote: str, **columns: object) -> dict[str, object]:
    return {"quote": quote, "figures": []} | columns


def figure(
    quote: str, low: int | None, high: int | None, qualifier: str = "exact", **more: object
) -> dict[str, object]:
    stated = {"measure": "killed", "scope": "incident", "victim_group": None, "victims": None}
    return {"quote": quote, "low": low, "high": high, "qualifier": qualifier} | stated | more


def answer(*incidents: dict[str, object], background: tuple[object, ...] = ()) -> dict[str, object]:
    return {"incidents": list(incidents), "background_figures": list(background)}
