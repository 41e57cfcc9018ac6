r"""What comes in: reports, and one reader for each format.

Evidence points into the text as it is kept: files of text and mails as Python's text mode gives them (every line
break is `\n`), texts in rows (JSON lines, csv, Parquet) exactly as the row has them, pages and documents as their
paragraphs with a blank line between them.
"""

from .paths import expand
from .reading import read
from .report import Failure, Item, Notice, Report

__all__ = ["Failure", "Item", "Notice", "Report", "expand", "read"]
