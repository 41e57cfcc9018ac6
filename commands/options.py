"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Workbook = Annotated[Path, typer.Argument(metavar="WORKBOOK", help="A workbook that Sourcebook wrote, as edited.")]
Editor = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Whose edits these are, where the workbook does not say; else the user of this machine.",
        show_default=False,
    ),
]
EntryIds = Annotated[
    list[str],
    typer.Argument(
        metavar="ENTRY…", help="Ids of ledger entries (e-…), as on the Conflicts sheet and in the rule of Provenance."
    ),
]
InFolder = Annotated[Path, typer.Option("--in", metavar="DIR", help="The dataset folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the outcome as one JSON object.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
