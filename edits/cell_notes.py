"""The notes in the cells of a sheet: remarks of analysts, threads of them, and what Sourcebook wrote itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils.escape import unescape

from ..exports.sheets import AUTHOR
from . import parts
from .container import WORKBOOK_PART

if TYPE_CHECKING:
    from zipfile import ZipFile

CHECK_AUTHOR = "Sourcebook check"
CHECK = "Sourcebook check:"
"""First line of what a check writes into a note."""
POINT = "» "
"""Begins every further line of it, so that an analyst's answer below is told from it, whoever saved the file."""

_CHECKED = re.compile(rf"\n*{CHECK}(?:\n{POINT}[^\n]*)*\n*")


class CellNote(NamedTuple):
    """What stands in a cell's note."""

    text: str
    """Without what a check wrote into it."""
    author: str | None
    """As the program names them; None where it does not, or where the note is ours."""


def notes(archive: ZipFile, part: str) -> dict[str, CellNote]:
    """The notes of a sheet by the addresses of their cells; `part`: the sheet's. Raises BadZipFile for damaged ones."""
    found: dict[str, CellNote] = {}
    for comments in parts.related(archive, part, "comments").values():
        listed = parts.elements(archive, comments)
        authors = [_plain(entry.text) for entry in listed if parts.local(entry) == "author"]
        for comment in (entry for entry in listed if parts.local(entry) == "comment"):
            said = "".join(_plain(piece.text) for piece in comment.iter() if parts.local(piece) == "t")
            number = int(comment.get("authorId", "0"))
            found[comment.get("ref", "")] = _note(said, authors[number] if number < len(authors) else "")
    return found | _threads(archive, part)  # beside a thread stands a note that only says that there is one


def checked(words: str) -> str:
    """What a check writes into a note: a line for each line of `words`, and a new one for an answer."""
    return f"{CHECK}\n" + "".join(f"{POINT}{line}\n" for line in words.split("\n"))


def without_check(text: str) -> str:
    """A note without what a check wrote into it."""
    return _CHECKED.sub("\n", text).strip("\n") if CHECK in text else text


def _threads(archive: ZipFile, part: str) -> dict[str, CellNote]:
    """Threads of comments, as Excel has them since 2018: each is read as one note, who said what line by line."""
    threads: dict[str, list[tuple[str, str]]] = {}
    for comments in parts.related(archive, part, "threadedComment").values():
        names = _persons(archive)
        for comment in parts.elements(archive, comments, "threadedComment"):
            said = "".join(_plain(entry.text) for entry in comment if parts.local(entry) == "text")
            threads.setdefault(comment.get("ref", ""), []).append((names.get(comment.get("personId"), ""), said))
    return {address: _thread(remarks) for address, remarks in threads.items()}


def _thread(remarks: list[tuple[str, str]]) -> CellNote:
    if len(remarks) == 1:
        return _note(remarks[0][1], remarks[0][0])
    return _note("\n".join(f"{name}: {said}" if name else said for name, said in remarks), remarks[0][0])


def _persons(archive: ZipFile) -> dict[str | None, str]:
    return {
        person.get("id"): person.get("displayName", "")
        for listed in parts.related(archive, WORKBOOK_PART, "person").values()
        for person in parts.elements(archive, listed, "person")
    }


def _note(text: str, author: str) -> CellNote:
    name = author.strip()
    return CellNote(without_check(text).strip(), name if name and name not in (AUTHOR, CHECK_AUTHOR) else None)


def _plain(text: str | None) -> str:
    return str(unescape(text or "")).replace("\r\n", "\n").replace("\r", "\n")
