"""Reports in PDF: one file, one report, the text layer of its pages."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from .draft import MAX_CHARACTERS, Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from .draft import Found, Source

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what matters of what it logs, a Failure says


def read(source: Source) -> Iterator[Found]:
    """Yield the file as one draft; its creation date is when it was printed, and so no publication date."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(source.stream)
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    if locked:
        yield source.failure("encrypted; save it without a password")
        return
    pages = _pages(reader)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        yield source.failure("no text in this PDF, only pictures of it; run it through OCR first")
        return
    if empty:
        yield source.notice(f"no text on page {', '.join(empty)}; where these are scans, run the file through OCR")
    about = reader.metadata
    yield Draft(
        text="\n".join(pages),
        title=about.title if about else None,
        author=about.author if about else None,
    )


def _pages(reader: PdfReader) -> list[str]:
    """The text of each page, up to the first that makes it too long for a report."""
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > MAX_CHARACTERS:
            break
    return pages
