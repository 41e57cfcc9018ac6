"""`sourcebook export`: a dataset in another form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _format_names() -> list[str]:
    from ..exports.registry import list_formats

    return [found.name for found in list_formats()]


Dataset = Annotated[Path, typer.Argument(metavar="DIR", help="The dataset folder.")]
FormatName = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        autocompletion=_format_names,
        help="acled, croissant, csv, datapackage, duckdb, geojson, html, hxl, parquet, sqlite, svg, ucdp, or what "
        "another package adds.",
    ),
]
Bom = Annotated[
    bool,
    typer.Option(
        "--bom",
        help="For csv and hxl that Excel shall open: a byte-order mark, and an apostrophe before text that Excel would "
        "run as a formula.",
    ),
]
Partition = Annotated[
    str | None,
    typer.Option(
        metavar="KEYS",
        help="For parquet: part the tables by country, admin1, year, month or event_type, as in country,year.",
        show_default=False,
    ),
]
Licence = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|URL",
        help="For parquet, croissant and datapackage: the licence you give the dataset, such as CC-BY-4.0.",
        show_default=False,
    ),
]
Texts = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="For html: the reports, or folders or globs of them, whose texts the page shows. May be given several "
        "times.",
        show_default=False,
    ),
]
Target = Annotated[
    Path, typer.Option("-o", "--out", metavar="PATH", help="The file or folder to write; what is there is replaced.")
]


def export(
    dataset: Dataset,
    form: FormatName,
    out: Target,
    bom: Bom = False,
    partition: Partition = None,
    licence: Licence = None,
    reports: Texts = None,
) -> None:
    """Write a dataset in another form: a file or a folder, whole or not at all.

    For example:

    `sourcebook export out --format geojson -o events.geojson`

    `sourcebook export out --format html --reports reports/ -o page.html`

    `sourcebook export out --format parquet --partition country,year -o parts`
    """
    from ..exporting import export as write

    written = write(
        dataset,
        form,
        out,
        bom=bom,
        partition=partition,
        licence=licence,
        reports=reports or (),
        tell=lambda line: typer.echo(line, err=True),
    )
    typer.echo(f"wrote {written}")
