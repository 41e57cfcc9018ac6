"""Reports in plain text: one file, one report; what it says about itself stands at its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .decoding import contents, decode, newlines
from .draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .draft import Found, Source


def read(source: Source) -> Iterator[Found]:
    """Yield the file as one draft; raises UndecodableError."""
    text, notice = decode(contents(source))
    if notice is not None:
        yield source.notice(notice)
    yield Draft(text=newlines(text))
