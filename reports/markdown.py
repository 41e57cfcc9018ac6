"""Reports in Markdown: one file, one report. Front matter is metadata; the text below stays as it is, marks and all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .decoding import contents, decode, newlines
from .fields import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .draft import Found, Source

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:(?!---|\.\.\.).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n+|$)")
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:(.+)", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(\S.*)", re.MULTILINE)


def read(source: Source) -> Iterator[Found]:
    """Yield the file as one draft; raises UndecodableError."""
    decoded, notice = decode(contents(source))
    if notice is not None:
        yield source.notice(notice)
    text = newlines(decoded)
    fields: dict[str, object] = {}
    if front := _FRONT_MATTER.match(text):
        fields = {name.lower(): _unquoted(value.strip()) for name, value in _FIELD.findall(front["fields"])}
        text = text[front.end() :]
    draft = metadata(fields, text=text)
    if draft.title is None and (heading := _HEADING.search(text)):
        draft.title = heading[1].rstrip(" \t#")
    yield draft


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
