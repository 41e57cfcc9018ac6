"""`sourcebook export`: a dataset in another form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Dataset = Annotated[Path, typer.Argument(metavar="DIR", help="The dataset folder.")]
FormatName = Annotated[
    str, typer.Option("--format", metavar="NAME", help="acled, ucdp or another; an unknown name lists them.")
]
Target = Annotated[
    Path, typer.Option("-o", "--out", metavar="PATH", help="The file or folder to write; what is there is replaced.")
]


def export(dataset: Dataset, form: FormatName, out: Target) -> None:
    """Write a dataset in another form: a file or a folder, whole or not at all.

    For example: `sourcebook export out --format ucdp -o ged.csv`
    """
    from ..exporting import export as write

    typer.echo(f"wrote {write(dataset, form, out)}")
