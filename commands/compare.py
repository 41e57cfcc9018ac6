"""`sourcebook compare`: where two builders disagree, cell by cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .inputs import Gazetteers, Lexicons, MappingName, Paths, builder_names
from .options import AsJson  # noqa: TC001 - typer reads it at run time
from .settings import Assignments, assigned

Builders = Annotated[
    list[str],
    typer.Option(
        "--builder",
        metavar="NAME",
        autocompletion=builder_names,
        help="A builder; give two. `sourcebook builders` lists them.",
    ),
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="FILE.xlsx", help="The workbook to write.")]


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
