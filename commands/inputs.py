"""Arguments and options of the commands that read reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Reports: files, folders, globs, or - for standard input. Read are txt, md, html, jsonl, csv, parquet, "
        "docx, pdf and eml.",
        show_default=False,
    ),
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="A file of further places: a csv, or a GeoNames dump. May be given several times.",
        show_default=False,
    ),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="A csv file of further actors, or words for people. May be given several times.",
        show_default=False,
    ),
]
MappingName = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FILE",
        help="For --builder table: how the columns of a list are read: acled, ucdp_ged, gtd, sourcebook, or a file.",
        show_default=False,
    ),
]


def builder_names() -> list[str]:
    """Names that complete `--builder`."""
    from ..builders.registry import builder_names as names

    return names()
