"""What is sent: the instructions, the codebook, the report, and the shape of the answer."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .answer_schema import answer_outline, answer_schema, codebook_lines

if TYPE_CHECKING:
    from ...reports import Report

_INSTRUCTIONS = Path(__file__).with_name("instructions.txt")

BYTES_PER_TOKEN = 3.5
"""UTF-8 bytes to a token: English news has 4 to 5 with the vocabularies of today's models, Cyrillic and Arabic some 4.
Leans to too many tokens. To retune: divide the bytes of requests by the `prompt_tokens` that a server reports."""

_NAME = "incidents"


@cache
def instructions() -> str:
    """The instructions with the codebook, the same for every report."""
    return "\n".join([_INSTRUCTIONS.read_text("utf-8").strip(), answer_outline(), *codebook_lines()])


@cache
def prompt_version() -> str:
    """Name of this prompt, made from its words and the answer's schema: another wording is another version."""
    words = instructions() + _layout(None, "") + json.dumps(answer_schema())
    return f"prompt-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def request_body(report: Report, model: str, answer_tokens: int) -> dict[str, Any]:
    """The body of the request for a report, for the chat completions of an OpenAI-compatible server.

    Temperature 0 and a fixed seed ask for the same answer every time. The text is all that a report adds, with what
    it says of itself; paths and ids of the user's machine are not sent.
    """
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": _layout(report, _clean(report.text))},
        ],
        "temperature": 0,
        "seed": 0,
        "max_tokens": answer_tokens,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": _NAME, "strict": True, "schema": answer_schema()},
        },
    }


def digest(body: dict[str, Any]) -> str:
    """SHA-256 of what an answer depends on: model, prompt, schema, report. The limit of its length is none of it.

    Only whole answers are kept, and a whole answer is the same under a higher limit.
    """
    asked = {name: value for name, value in body.items() if name != "max_tokens"}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def tokens(text: str) -> int:
    """Estimate the tokens of a text."""
    return ceil(len(text.encode("utf-8", "replace")) / BYTES_PER_TOKEN)


def request_tokens(body: dict[str, Any]) -> int:
    """Estimate the tokens of a request; servers count the schema or do not, so that it counts."""
    return tokens(json.dumps(body, ensure_ascii=False))


def _layout(report: Report | None, text: str) -> str:
    """The report between lines that its text cannot foresee: they carry its own digest."""
    mark = f"report-{report.sha256[:16]}" if report else "report-"
    facts = {name: getattr(report, name, None) for name in ("published", "title", "publisher", "language")}
    head = [f"{name}: {_clean(str(value))}" for name, value in facts.items() if value is not None]
    return "\n".join([f"<{mark}>", *head, "", text, f"</{mark}>"])


def _clean(text: str) -> str:
    """Text as JSON can carry it to every server: no halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode()
