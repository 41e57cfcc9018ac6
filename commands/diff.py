"""`sourcebook diff`: what was edited in a workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson, Workbook  # noqa: TC001 - typer reads them at run time

Exported = Annotated[
    Path | None,
    typer.Option(
        "-d",
        "--dataset",
        metavar="DIR",
        help="The dataset folder that it was exported from; else the folder it is in.",
        show_default=False,
    ),
]


def diff(workbook: Workbook, dataset: Exported = None, as_json: AsJson = False) -> None:
    """Show what was edited in a workbook since it was exported: cells, added rows, deleted rows; who, and when.

    Nothing is changed. For example:

    `sourcebook diff out/sourcebook.xlsx`

    `sourcebook diff from-ana.xlsx -d out`
    """
    from ..display_edits import difference_data, show_difference
    from ..merging import diff as compare

    found = compare(workbook, dataset)
    if as_json:
        typer.echo(json.dumps(difference_data(found), ensure_ascii=False))
    else:
        show_difference(found)
