"""Which reader reads which file: one line for each ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import delimited, jsonlines, mail, markdown, parquet, pdf, plain, webpage, word

if TYPE_CHECKING:
    from .draft import Reader

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".html": webpage.read,
    ".htm": webpage.read,
    ".jsonl": jsonlines.read,
    ".ndjson": jsonlines.read,
    ".csv": delimited.read_csv,
    ".tsv": delimited.read_tsv,
    ".parquet": parquet.read,
    ".docx": word.read,
    ".pdf": pdf.read,
    ".eml": mail.read,
}
"""Readers by file ending, in small letters."""
