"""The shipped lexicons that are tables: `lexicon/*.toml`."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def tables(name: str) -> dict[str, Any]:
    """Read `lexicon/NAME.toml` as it is; each caller keeps what it makes of it."""
    return tomllib.loads(resources.files(__package__).joinpath("lexicon", f"{name}.toml").read_text("utf-8"))
