"""`sourcebook codebook`: what everything in a dataset means."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class CodebookFormat(StrEnum):
    """How the codebook is written."""

    md = "md"
    json = "json"


Form = Annotated[
    CodebookFormat, typer.Option("--format", metavar="md|json", help="Markdown to read, or JSON for programs.")
]


def codebook(form: Form = CodebookFormat.md) -> None:
    """Print what every table, column, allowed value and rule means.

    For example: `sourcebook codebook > codebook.md`
    """
    from ..schema.codebook import codebook as write

    typer.echo(write(form.value), nl=False)
