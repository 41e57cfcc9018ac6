"""`sourcebook template`: an empty workbook to code by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Out = Annotated[Path, typer.Option("-o", "--out", metavar="NEW.xlsx", help="The workbook to write.")]


def template(out: Out) -> None:
    """Write an empty workbook with the dropdowns, checks and codebook, for coding by hand.

    `sourcebook validate` checks what is entered, as in a workbook that was built; `sourcebook merge` makes a dataset of
    it, or adds it to one.

    For example: `sourcebook template -o new.xlsx`
    """
    from ..exports.template import template as write

    write(out)
    typer.echo(f"wrote {out}")
