"""`sourcebook explain`: the words behind an event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson  # noqa: TC001 - typer reads it at run time


def _event_columns() -> list[str]:
    from ..schema import EVENTS

    return EVENTS.names


EventId = Annotated[str, typer.Argument(metavar="EVENT_ID", help="The event's id, as in the Events sheet.")]
Folder = Annotated[Path, typer.Option("-d", "--dataset", metavar="DIR", help="The dataset folder.")]
ColumnName = Annotated[
    str | None,
    typer.Option(
        "--column",
        "-c",
        metavar="NAME",
        autocompletion=_event_columns,
        help="Only this column, such as killed_best.",
        show_default=False,
    ),
]


def explain(
    event_id: EventId, dataset: Folder = Path("out"), column: ColumnName = None, as_json: AsJson = False
) -> None:
    """Show the words behind an event: its claims side by side, and for every cell who said what, and where.

    For example:

    `sourcebook explain SYR-20231108-7q2mxe`

    `sourcebook explain SYR-20231108-7q2mxe -d out --column killed_best`
    """
    from ..display import explanation_data, show_explanation
    from ..explanation import explain as look_up

    explanation = look_up(event_id, dataset, column)
    if as_json:
        typer.echo(json.dumps(explanation_data(explanation), ensure_ascii=False))
    else:
        show_explanation(explanation)
