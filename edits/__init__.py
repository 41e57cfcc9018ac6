"""The way back: workbooks that people edited, read and judged cell by cell."""

from .book import ROW, Book, Saved, Sheet
from .reading import read_book

__all__ = ["ROW", "Book", "Saved", "Sheet", "read_book"]
