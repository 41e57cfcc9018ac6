"""What an Excel sheet can hold (Microsoft, "Excel specifications and limits")."""

from __future__ import annotations

MAX_ROWS = 1_048_576
"""Rows of a sheet, the heading among them."""

MAX_LINKS = 65_530
"""Hyperlinks of a sheet."""

MAX_CHARACTERS = 32_767
"""UTF-16 code units of a cell's text."""
