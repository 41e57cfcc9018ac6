"""`sourcebook validate`: every finding of a workbook or a file of rows, for people and for programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError, OutputError

if TYPE_CHECKING:
    import polars as pl


class Form(StrEnum):
    """How findings are written."""

    text = "text"
    json = "json"
    sarif = "sarif"
    xlsx = "xlsx"


Source = Annotated[
    Path,
    typer.Argument(metavar="PATH", help="A workbook (.xlsx), a dataset folder, or rows in Parquet or csv."),
]
Format = Annotated[Form, typer.Option("--format", help="text to read; json or sarif for programs; xlsx, a list.")]
Annotate = Annotated[
    Path | None,
    typer.Option(
        metavar="OUT.xlsx",
        help="Write a copy of the workbook with the findings marked in its cells and listed on a sheet Issues.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="FILE", help="Write the findings to a file and not here.", show_default=False),
]
Reports = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="PATH",
        help="Reports that the dataset was built from: every quotation is looked up. May be given several times.",
        show_default=False,
    ),
]


def validate(
    path: Source,
    form: Format = Form.text,
    annotate: Annotate = None,
    out: Out = None,
    reports: Reports = None,
) -> None:
    """List everything that is amiss in a workbook, each with its cell, what was found and what is allowed.

    Nothing is changed. Exit code: 0 nothing amiss or warnings alone, 1 errors, 2 the file cannot be read.

    For example:

    `sourcebook validate out/sourcebook.xlsx`

    `sourcebook validate edited.xlsx --annotate marked.xlsx --reports reports/`
    """
    from ..validation import validate as run

    _check(path, form, annotate, out)
    findings = run(path, reports=reports or (), annotate=annotate)
    _write(findings, path, form, out)
    if (findings["severity"] == "error").any():
        raise typer.Exit(1)


def _check(path: Path, form: Form, annotate: Path | None, out: Path | None) -> None:
    """What can be refused before any work."""
    if form is Form.xlsx and out is None:
        raise OutputError("findings as xlsx need a file to be written to; name one with -o")
    if annotate and (path.is_dir() or path.suffix.lower() in (".csv", ".tsv", ".parquet")):
        raise InputError(f"{path} is no workbook, so it has no cells to mark; leave out --annotate")
    if out and out.exists() and out.samefile(path):
        raise OutputError(f"{out} is what is validated; name another file for the findings")


def _write(findings: pl.DataFrame, path: Path, form: Form, out: Path | None) -> None:
    if form is Form.xlsx and out:
        from ..edits.issues_book import write_issues_book

        write_issues_book(findings, out)
        return
    made = _made(findings, str(path), form)
    if out is None:
        typer.echo(made, nl=False)
        return
    try:
        out.write_text(made, "utf-8")
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}; choose another place") from error


def _made(findings: pl.DataFrame, source: str, form: Form) -> str:
    from importlib.metadata import version

    from ..edits.listing import as_json, text
    from ..edits.sarif import sarif

    if form is Form.json:
        return as_json(findings, source)
    return sarif(findings, source, version("sourcebook")) if form is Form.sarif else text(findings, source)
