"""`sourcebook merge`: a workbook's edits into the dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson, Editor, Workbook  # noqa: TC001 - typer reads them at run time
from .outcome import tell

Into = Annotated[
    Path,
    typer.Option(
        "--into", metavar="DIR", help="The dataset folder that it was exported from; for a template any, or a new one."
    ),
]
DespiteErrors = Annotated[
    bool,
    typer.Option("--despite-errors", help="Take the edits of rows that are in order, and leave those with errors."),
]


def merge(
    workbook: Workbook,
    into: Into,
    editor: Editor = None,
    despite_errors: DespiteErrors = False,
    as_json: AsJson = False,
) -> None:
    """Take the edits of a workbook into the dataset: its ledger, Parquet files and workbook.

    Later builds keep every edit. Where an edit meets another one, or a rebuilt value, the conflict is listed. Nothing
    is changed while the workbook has errors. The rows of a template begin a dataset where the folder is new or empty,
    and are added to one that is there. Exit code: 0 fine, 1 there are conflicts or rows left out, 2 nothing could be
    done.

    For example:

    `sourcebook merge out/sourcebook.xlsx --into out`

    `sourcebook merge from-ana.xlsx --into out --editor "Ana Lyst"`

    `sourcebook merge new.xlsx --into coded-by-hand`
    """
    from ..merging import merge as run

    tell(run(workbook, into, editor=editor, despite_errors=despite_errors), as_json=as_json)
