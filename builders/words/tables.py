"""The shipped lexicons that are tables: `lexicon/*.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parents[1] / "lexicon"
"""Where the shipped lexicons are."""


def tables(name: str) -> dict[str, Any]:
    """Read `lexicon/NAME.toml` as it is; each caller keeps what it makes of it."""
    return tomllib.loads((LEXICON / f"{name}.toml").read_text("utf-8"))
