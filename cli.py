"""The commands: parse arguments, call the API, print."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .commands.compare import compare
from .commands.settings import Assignments, assigned
from .errors import SourcebookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .dataset import Dataset as Built
    from .progress import Progress

app = typer.Typer(
    name="sourcebook",
    help="Reports in, defended rows out: a conflict-event dataset in which every cell shows the words it came from.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class CodebookFormat(StrEnum):
    """How the codebook is written."""

    md = "md"
    json = "json"


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"sourcebook {version('sourcebook')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS…",
        help="Reports: files, folders, globs, or - for standard input. Read are txt, md, html, jsonl, csv, parquet, "
        "docx, pdf and eml.",
        show_default=False,
    ),
]
Out = Annotated[
    Path, typer.Option("-o", "--out", metavar="DIR", help="The folder to write the workbook and Parquet files into.")
]
BuilderName = Annotated[str, typer.Option(help="Which builder reads the reports; `sourcebook builders` lists them.")]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A file of further places. May be given several times.", show_default=False),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A file of further actors. May be given several times.", show_default=False),
]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes build at once.")]
EngineName = Annotated[str, typer.Option(help="Where the work is done.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")]
MappingName = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FILE",
        help="For --builder table: how the columns of a list are read: acled, ucdp_ged, gtd, sourcebook, or a file.",
        show_default=False,
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="For --builder llm: print what would be asked; send and write nothing.")
]
EventId = Annotated[str, typer.Argument(metavar="EVENT_ID", help="The event's id, as in the Events sheet.")]
Folder = Annotated[Path, typer.Option("-d", "--dataset", metavar="DIR", help="The dataset folder.")]
ColumnName = Annotated[
    str | None, typer.Option("--column", "-c", help="Only this column, such as killed_best.", show_default=False)
]
Dataset = Annotated[Path, typer.Argument(metavar="DIR", help="The dataset folder.")]
FormatName = Annotated[
    str, typer.Option("--format", metavar="NAME", help="acled, ucdp or another; an unknown name lists them.")
]
Target = Annotated[
    Path, typer.Option("-o", "--out", metavar="PATH", help="The file or folder to write; what is there is replaced.")
]
Form = Annotated[CodebookFormat, typer.Option("--format", help="Markdown to read, or JSON for programs.")]


@app.command(no_args_is_help=True)
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
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Build a dataset from reports: a workbook to work in, and four Parquet files.

    A report that cannot be read is listed with its reason, and the rest goes on. What was in the folder stays whole
    until the new dataset is complete. Exit code: 0 fine, 1 rows were left out, 2 nothing could be done.

    For example:

    `sourcebook build reports/ -o out`

    `sourcebook build "archive/2024-*.jsonl" notes.docx -o out --gazetteer places.csv --jobs 4`

    `sourcebook build incidents.xlsx -o out --builder table --mapping ours.toml`

    `sourcebook build reports/ -o second --builder llm --set model=qwen2.5:14b --dry-run`
    """
    from .pipeline import build as run

    options = assigned(settings)
    if dry_run:
        _show_cost(list(paths), builder, lexicon or (), options, as_json=as_json)
        return
    with _progress(quiet=quiet or as_json) as progress:
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
            progress=progress,
        )
    _tell(dataset, quiet=quiet, as_json=as_json)


def _tell(dataset: Built, *, quiet: bool, as_json: bool) -> None:
    """Print the summary; exit code 1 where rows were left out."""
    from .display import show_summary, summary_data

    if as_json:
        typer.echo(json.dumps(summary_data(dataset), ensure_ascii=False))
    elif not quiet:
        show_summary(dataset)
    if dataset.defects:
        raise typer.Exit(1)


def _show_cost(
    paths: list[str], builder: str, lexicons: Sequence[Path], options: dict[str, str], *, as_json: bool
) -> None:
    from .display_cost import cost_data, show_cost
    from .estimation import estimate

    found = estimate(paths, builder=builder, lexicons=lexicons, options=options)
    if as_json:
        typer.echo(json.dumps(cost_data(found), ensure_ascii=False))
    else:
        show_cost(found)


@app.command(no_args_is_help=True)
def explain(event_id: EventId, dataset: Folder = Path("out"), column: ColumnName = None) -> None:
    """Show the words behind an event: its claims side by side, and for every cell who said what, and where.

    For example:

    `sourcebook explain SYR-20231108-7q2mxe`

    `sourcebook explain SYR-20231108-7q2mxe -d out --column killed_best`
    """
    from .display import show_explanation
    from .explanation import explain as look_up

    show_explanation(look_up(event_id, dataset, column))


@app.command(no_args_is_help=True)
def export(dataset: Dataset, form: FormatName, out: Target) -> None:
    """Write a dataset in another form: a file or a folder, whole or not at all.

    For example: `sourcebook export out --format ucdp -o ged.csv`
    """
    from .exports.exporting import export as write

    typer.echo(f"wrote {write(dataset, form, out)}")


@app.command()
def codebook(form: Form = CodebookFormat.md) -> None:
    """Print what every table, column, allowed value and rule means.

    For example: `sourcebook codebook > codebook.md`
    """
    from .schema.codebook import codebook as write

    typer.echo(write(form.value), nl=False)


@app.command()
def builders() -> None:
    """List the builders that are installed: ours and those of other packages."""
    from .builders.registry import list_builders
    from .display import show_builders

    show_builders(list_builders())


app.command(no_args_is_help=True)(compare)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A line on the terminal that says what is being done; nothing where standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description:<9}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda stage, done: bar.update(task, description=stage, completed=done)


def main() -> None:
    """Run the command line; an error that the user can mend is one line, and exit code 2."""
    try:
        app()
    except SourcebookError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
