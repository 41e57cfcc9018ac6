"""What the builder is told: options of the command line, then the environment, then what is usual."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import msgspec

from ...errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from ..records import Settings

URL, MODEL, KEY = "SOURCEBOOK_LLM_URL", "SOURCEBOOK_LLM_MODEL", "SOURCEBOOK_LLM_KEY"
"""Environment variables. The key is read from there alone: it is no option, and stands in no file that is written."""

Positive = Annotated[int, msgspec.Meta(ge=1)]

OPTIONS = MappingProxyType(
    {
        "url": f"address of the server, such as http://localhost:11434/v1; else {URL}",
        "model": f"name of the model, as the server knows it; else {MODEL}",
        "cache": "folder in which answers are kept",
        "offline": "true: send nothing, take stored answers only",
        "parallel": "requests that wait for an answer at once",
        "timeout": "seconds that an answer may take",
        "attempts": "how often a report is sent while the server is busy or fails",
        "max_requests": "most requests of one build",
        "max_tokens": "most tokens of one build, of requests and answers together",
        "answer_tokens": "most tokens of one answer",
        "report_tokens": "most estimated tokens of a report that is sent",
    }
)


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The options, read and checked. Bounds hold spending by mistake; a build that needs more says so."""

    model: str
    cache: str
    url: str | None = None
    offline: bool = False
    parallel: Positive = 1
    timeout: Annotated[float, msgspec.Meta(gt=0)] = 300.0
    attempts: Positive = 5
    max_requests: Positive = 1_000
    max_tokens: Positive = 5_000_000
    answer_tokens: Positive = 4_096
    report_tokens: Positive = 12_000


def read_options(settings: Settings) -> Options:
    """Read the options. Raises InputError for a value that is none, a bad address, or where no model is named."""
    outside = {"url": os.environ.get(URL, ""), "model": os.environ.get(MODEL, "")}
    said = [*outside.items(), *settings.options]
    found = {name: value.strip() for name, value in said if value.strip()}
    if "model" not in found:
        raise InputError(f"builder 'llm' needs a model: name one with --set model=NAME, or in {MODEL}")
    found.setdefault("cache", str(usual_cache()))
    try:
        options = msgspec.convert(found, Options, strict=False)
    except msgspec.ValidationError as error:
        raise InputError(f"an option of builder 'llm' is wrong: {_told(error, found)}") from None
    if options.url is not None:
        check_url(options.url)
    return options


def usual_cache() -> Path:
    """The user's own cache folder, where each system keeps it."""
    try:
        from platformdirs import user_cache_path
    except ImportError as error:
        raise missing_package(error) from error
    return user_cache_path("sourcebook", appauthor=False) / "llm"


def missing_package(error: ImportError) -> InputError:
    """The error for a package that is not installed."""
    return InputError(f"builder 'llm' needs the package {error.name}; run: pip install 'sourcebook[llm]'")


def check_url(url: str) -> None:
    """Raise InputError for an address that cannot be one, or that carries what should stay secret."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound:
        raise InputError(f"{shown(url)} is no address of a server; write it as http://localhost:11434/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise InputError(f"the address of {parts.hostname} carries more than a path; put a key into {KEY}")


def shown(url: str) -> str:
    """An address without anything that may be secret."""
    return url.partition("?")[0].rpartition("@")[2]


def _told(error: msgspec.ValidationError, found: dict[str, str]) -> str:
    what, _, where = str(error).partition(" - at `$.")
    name = where.rstrip("`")
    return f"{name} is {found[name]!r:.60}; {what[:1].lower()}{what[1:]}" if name in found else what
