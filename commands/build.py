"""`sourcebook build`: reports in, a dataset out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .inputs import Gazetteers, Lexicons, MappingName, Paths, builder_names
from .options import AsJson, Quiet  # noqa: TC001 - typer reads them at run time
from .progress_bar import progress_bar
from .settings import Assignments, assigned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..dataset import Dataset


def _engine_names() -> list[str]:
    from ..engines import ENGINES

    return list(ENGINES)


Out = Annotated[
    Path, typer.Option("-o", "--out", metavar="DIR", help="The folder to write the workbook and Parquet files into.")
]
BuilderName = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        autocompletion=builder_names,
        help="Which builder reads the reports; `sourcebook builders` lists them.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="For --builder llm: print what would be asked; send and write nothing.")
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
    settings: Assignments = None,
    dry_run: DryRun = False,
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

    For example: `sourcebook build reports/ -o out`

    `sourcebook build "archive/2024-*.jsonl" notes.docx -o out --gazetteer places.csv --jobs 4`

    `sourcebook build incidents.xlsx -o out --builder table --mapping ours.toml`

    `sourcebook build reports/ -o second --builder llm --set model=qwen2.5:14b --dry-run`
    """
    from ..pipeline import build as run

    options = assigned(settings)
    if dry_run:
        _show_cost(list(paths), builder, gazetteer or (), lexicon or (), options, as_json=as_json)
        return
    with progress_bar(quiet=quiet or as_json) as progress:
        dataset = run(
            list(paths),
            out=out,
            builder=builder,
            gazetteers=gazetteer or (),
            lexicons=lexicon or (),
            mapping=mapping,
            options=options,
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


def _show_cost(
    paths: list[str],
    builder: str,
    gazetteers: Sequence[Path],
    lexicons: Sequence[Path],
    options: dict[str, str],
    *,
    as_json: bool,
) -> None:
    from ..display_cost import cost_data, show_cost
    from ..estimation import estimate

    found = estimate(paths, builder=builder, gazetteers=gazetteers, lexicons=lexicons, options=options)
    if as_json:
        typer.echo(json.dumps(cost_data(found), ensure_ascii=False))
    else:
        show_cost(found)
