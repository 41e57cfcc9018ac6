"""Is the workbook open in a spreadsheet program? The file that the program leaves beside it says so, and who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 4_096
"""Bytes of a lock file that are read; they have some 200."""


def opened_by(path: Path) -> str | None:
    """Who has the workbook open, as far as the lock file names them; None where there is no lock file."""
    for lock, read in ((path.with_name(f".~lock.{path.name}#"), _libreoffice), (_excel_lock(path), _excel)):
        try:
            with lock.open("rb") as stream:
                return read(stream.read(MOST_BYTES)) or "somebody"
        except FileNotFoundError:
            continue
        except OSError:  # Excel on Windows lets nobody read it
            return "somebody"
    return None


def _excel_lock(path: Path) -> Path:
    return path.with_name(f"~${path.name}")


def _libreoffice(content: bytes) -> str:
    """`,user,host,when,profile;`, commas within a field behind a backslash."""
    fields = re.split(r"(?<!\\),", content.decode("utf-8", "replace"))
    return next((field.replace("\\,", ",") for field in fields[:2] if field), "")


def _excel(content: bytes) -> str:
    """A byte with the length of the name, and the name."""
    return content[1 : 1 + content[0]].decode("utf-8", "replace").strip("\0 ") if content else ""
