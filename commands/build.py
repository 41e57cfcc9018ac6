"""`sourcebook build`: reports in, a dataset out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import AsJson, Quiet  # noqa: TC001 - typer reads them at run time
from .progress_bar import progress_bar

if TYPE_CHECKING:
    from ..dataset import Dataset


def _builder_names() -> list[str]:
    from ..builders.registry import builder_names

    return builder_names()


def _engine_names() -> list[str]:
    from ..engines import ENGINES

    return list(ENGINES)


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Reports: files, folders, globs, or - for standard input. Read are txt, md, html, jsonl, csv, parquet, "
        "docx, pdf and eml.",
        show_default=False,
    ),
]
Out = Annotated[
    Path, typer.Option("-o", "--out", metavar="DIR", help="The folder to write the workbook and Parquet files into.")
]
BuilderName = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        autocompletion=_builder_names,
        help="Which builder reads the reports; `sourcebook builders` lists them.",
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
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes build at once.")]
EngineName = Annotated[
    str,
    typer.Option(
        metavar="NAME", autocompletion=_engine_names, help="Where the work is done; `local` is on this machine."
    ),
]
KeepEdits = Annotated[
    Path | None,
    typer.Option(metavar="WORKBOOK", help="Merge the edits of this workbook on the way.", show_default=False),
]


def build(
    paths: Paths,
    out: Out,
    builder: BuilderName = "text",
    gazetteer: Gazetteers = None,
    lexicon: Lexicons = None,
    mapping: MappingName = None,
    jobs: Jobs = 1,
    engine: EngineName = "local",
    keep_edits: KeepEdits = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Build a dataset from reports: a workbook to work in, and four Parquet files.

    A report that cannot be read is listed with its reason, and the rest goes on. What was in the folder stays whole
    until the new dataset is complete. Hand edits that were merged into it are kept; where a rebuilt value meets one,
    the conflict is listed. Exit code: 0 fine, 1 rows were left out or there are conflicts, 2 nothing could be done.

    For example:

    `sourcebook build reports/ -o out`

    `sourcebook build "archive/2024-*.jsonl" notes.docx -o out --gazetteer places.csv --jobs 4`

    `sourcebook build incidents.xlsx -o out --builder table --mapping ours.toml`
    """
    from ..pipeline import build as run

    with progress_bar(quiet=quiet or as_json) as progress:
        dataset = run(
            list(paths),
            out=out,
            builder=builder,
            gazetteers=gazetteer or (),
            lexicons=lexicon or (),
            mapping=mapping,
            jobs=jobs,
            engine=engine,
            keep_edits=keep_edits,
            progress=progress,
        )
    _tell(dataset, quiet=quiet, as_json=as_json)


def _tell(dataset: Dataset, *, quiet: bool, as_json: bool) -> None:
    """Print the summary; exit code 1 where somebody has to look."""
    from ..display import show_summary, summary_data
    from ..display_edits import conflicts_data, show_conflicts

    if as_json:
        told = summary_data(dataset) | {"conflicts": conflicts_data(dataset.conflicts)}
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif not quiet:
        show_summary(dataset)
        show_conflicts(dataset.conflicts)
    if dataset.defects or dataset.conflicts:
        raise typer.Exit(1)
