"""The JSON object in what a model wrote, which may have thoughts, prose or a fence around it."""

from __future__ import annotations

import json
import re
from typing import Any

TRIES = 20
"""Opening braces at which an object is looked for: prose around an answer has few."""

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)

_DECODER = json.JSONDecoder()


class BrokenAnswerError(ValueError):
    """What a model wrote holds no object of the shape that was asked for."""


def answer_in(written: str) -> dict[str, Any]:
    """Find the answer. Raises BrokenAnswerError where there is none, or where it is cut short."""
    text = _THOUGHTS.sub("", written, count=1)
    at = text.find("{")
    for _ in range(TRIES):
        if at < 0:
            break
        found = _object_at(text, at)
        if found is not None and isinstance(found.get("incidents"), list):
            return found
        at = text.find("{", at + 1)
    raise BrokenAnswerError("the model's answer is no JSON of the shape that was asked for, or was cut short")


def _object_at(text: str, at: int) -> dict[str, Any] | None:
    try:
        found, _ = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
