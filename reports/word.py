"""Reports in Word documents (docx): one file, one report, a blank line between paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from .decoding import UndecodableError
from .draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table

    from .draft import Found, Source

MAX_UNPACKED = 500_000_000
"""Bytes a document may unpack to; pictures count, and a zip bomb is far above it."""

TEMPLATE = "python-docx"
"""The author that a widely used writing library leaves in its template, with the template's own date."""


def read(source: Source) -> Iterator[Found]:
    """Yield the document as one draft; raises UndecodableError when it cannot be opened."""
    import docx

    _check(source)
    document = docx.Document(source.stream)
    about = document.core_properties
    from_template = about.author == TEMPLATE
    yield Draft(
        text="\n\n".join(filter(None, _blocks(document))),
        title=None if from_template and about.title == "Word Document" else about.title or None,
        author=None if from_template else about.author or None,
        written=None if from_template or about.created is None else about.created.date(),
        language=about.language or None,
    )


def _check(source: Source) -> None:
    try:
        with ZipFile(source.stream) as package:
            unpacked = sum(member.file_size for member in package.infolist())
    except BadZipFile as error:
        raise UndecodableError(
            f"no docx file ({error}): damaged, cut short, protected by a password or an old doc; save it as docx anew"
        ) from error
    if unpacked > MAX_UNPACKED:
        raise UndecodableError(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB; save its text as txt")
    source.stream.seek(0)


def _blocks(document: Document) -> Iterator[str]:
    """Paragraphs and rows of tables, in their order."""
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.strip()
        else:
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = {id(cell._tc): cell.text.strip() for cell in row.cells}  # a merged cell comes once for each it spans
        yield " | ".join(filter(None, cells.values()))
