"""The commands: parse arguments, call the API, print. Each is a module of `commands`."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from .commands.build import build
from .commands.builders import builders
from .commands.codebook import codebook
from .commands.compare import compare
from .commands.diff import diff
from .commands.explain import explain
from .commands.export import export
from .commands.keep import keep
from .commands.merge import merge
from .commands.revert import revert
from .commands.template import template
from .commands.validate import validate
from .errors import SourcebookError

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    name="sourcebook",
    help="Reports in, defended rows out: a conflict-event dataset in which every cell shows the words it came from.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"sourcebook {version('sourcebook')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


ASKING: tuple[Callable[..., None], ...] = (
    *(build, explain, validate, diff, merge, revert, keep, export, template, compare),
)
"""Commands that must be told something; alone, they say what."""
for command in ASKING:
    app.command(no_args_is_help=True)(command)
app.command()(codebook)
app.command()(builders)


COLLECTED_AFTER = (50_000, 20, 50)
"""A start makes a hundred thousand objects that stay; Python's own thresholds look through them again and again."""


def main() -> None:
    """Run the command line; an error that the user can mend is one line, and exit code 2."""
    gc.set_threshold(*COLLECTED_AFTER)
    os.environ.setdefault("POLARS_ENGINE_AFFINITY", "in-memory")  # sooner done with the many small frames of checks
    try:
        app()
    except SourcebookError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
