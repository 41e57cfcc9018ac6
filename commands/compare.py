"""`sourcebook compare`: where two builders disagree, cell by cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .settings import Assignments, assigned

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS…", help="Reports: files, folders, globs, or - for standard input.", show_default=False
    ),
]
Builders = Annotated[
    list[str],
    typer.Option("--builder", metavar="NAME", help="A builder; give two. `sourcebook builders` lists them."),
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="FILE.xlsx", help="The workbook to write.")]
Gazetteers = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="A file of further places.", show_default=False)
]
Lexicons = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="A file of further actors.", show_default=False)
]
MappingName = Annotated[
    str | None, typer.Option(metavar="NAME|FILE", help="For builder table, as in `build`.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")]


def compare(
    paths: Paths,
    out: Out,
    builder: Builders = ["text", "llm"],  # noqa: B006 - typer's way to write the usual values of a list
    settings: Assignments = None,
    gazetteer: Gazetteers = None,
    lexicon: Lexicons = None,
    mapping: MappingName = None,
    as_json: AsJson = False,
) -> None:
    """Build the same reports by two builders, and write a workbook of where they disagree.

    It has the events that both found, cell by cell, with the words of each builder; the events that only one found;
    and how often they agree in each column. No dataset is written. What `--set` gives goes to the builder that
    takes it.

    For example:

    `sourcebook compare reports/ --builder text --builder llm --set model=qwen2.5:14b -o compare.xlsx`

    `sourcebook compare incidents.csv reports/ --builder table --builder text -o compare.xlsx`
    """
    from ..comparison import compare as run
    from ..display_comparison import comparison_data, show_comparison

    found = run(
        list(paths),
        builders=builder,
        gazetteers=gazetteer or (),
        lexicons=lexicon or (),
        mapping=mapping,
        options=assigned(settings),
    )
    written = found.write(out)
    if as_json:
        typer.echo(json.dumps(comparison_data(found, written), ensure_ascii=False))
    else:
        show_comparison(found, written)
