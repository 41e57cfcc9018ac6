"""The paragraphs of a text, hard-wrapped or not, with the lines of lists, posts and headings one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"\n\s*")
_BULLET = r"(?:[-*•·]|[–—o](?=\s[A-Z0-9])|\d{1,2}[.)]|\(\d{1,2}\)|\(?(?:[a-h]|[ivx]{1,4})\))\s"
"""What stands before an item of a list; a dash before small letters may be a wrapped one."""
_INDENTED = re.compile(rf"\n(?:[ \t\r]*\n)*+(?:[ \t]{{2,}}(?![a-z])|\s*+{_BULLET})\s*|\n[ \t\r]*\n\s*")
"""A paragraph begins behind an empty line, with a bullet, or indented; an indented line that goes on in small letters
belongs to the bullet above it."""
_BREAK = re.compile(r"[ \t\r]*\n[ \t]*((?:[A-Z0-9À-Ý\"“(]|[^\w\s])[^\s]*)")
_GOES_ON = re.compile(r"\n[ \t]*[a-zß-ÿ]")
ROOM = 12
"""Characters by which a line is shorter than wrapping would leave it, as the lines of lists, posts and headings are."""
WRAPPED_AT = 120
"""A text with no line longer than this is taken as hard-wrapped: its single line breaks are blanks."""


def paragraphs_of(text: str, *, is_upper: bool) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends, without the white space between them."""
    width = max(map(len, text.split("\n")))
    if width > WRAPPED_AT:
        yield from _pieces(text, _LINE)
        return
    for start, end in _pieces(text, _INDENTED):
        yield from [(start, end)] if is_upper else _lines_of(text, start, end, width)


def _lines_of(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """A paragraph at the breaks that no wrapping made: the next word, in capitals or a number, had room before.

    Where there is one, and no line goes on in small letters, each line stands for itself.
    """
    breaks = [*_BREAK.finditer(text, start, end)]
    roomy = [found for found in breaks if _had_room(text, found, width)]
    is_prose = not roomy or _GOES_ON.search(text, start, end) is not None
    for found in roomy if is_prose else breaks:
        yield _trimmed(text, start, found.start())
        start = found.start(1)
    yield start, end


def _had_room(text: str, found: re.Match[str], width: int) -> bool:
    line = found.start() - text.rfind("\n", 0, found.start())
    return line + len(found[1]) + ROOM <= width


def _pieces(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in separator.finditer(text):
        if text[start : match.start()].strip():
            yield _trimmed(text, start, match.start())
        start = match.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
