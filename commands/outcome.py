"""How the commands that change the ledger end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ..merging import Merged


def tell(merged: Merged, *, as_json: bool) -> None:
    """Print what was done; exit code 1 where somebody has to look."""
    from ..display_edits import merged_data, show_merged

    if as_json:
        typer.echo(json.dumps(merged_data(merged), ensure_ascii=False))
    else:
        show_merged(merged)
    if merged.conflicts or merged.errors:
        raise typer.Exit(1)
