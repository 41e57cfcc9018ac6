"""The most memory that processes have held."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

MEGABYTE = 1 << 20
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: getrusage(2) counts in kilobytes on Linux, in bytes on macOS."""


def peak_megabytes() -> float:
    """The most that this process has held; Linux counts its parent's into `ru_maxrss`, so /proc is asked."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024 / MEGABYTE
    return _most(resource.RUSAGE_SELF)


def peak_of_children() -> float:
    """The most that one process started from here has held."""
    return _most(resource.RUSAGE_CHILDREN)


def _most(who: int) -> float:
    return resource.getrusage(who).ru_maxrss * RSS_UNIT / MEGABYTE
