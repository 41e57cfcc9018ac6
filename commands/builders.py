"""`sourcebook builders`: which builders are installed."""

from __future__ import annotations

import json

import typer

from .options import AsJson  # noqa: TC001 - typer reads it at run time


def builders(as_json: AsJson = False) -> None:
    """List the builders that are installed, ours and those of other packages, and what each of them reads.

    For example: `sourcebook builders`
    """
    from ..builders.registry import list_builders
    from ..display import show_builders

    listings = list_builders()
    if as_json:
        typer.echo(json.dumps([listing._asdict() for listing in listings], ensure_ascii=False))
    else:
        show_builders(listings)
