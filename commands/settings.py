"""Builder settings as the command line takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

Assignments = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="An option of the builder, such as model=NAME. May be given several times.",
        show_default=False,
    ),
]


def assigned(pairs: Iterable[str] | None) -> dict[str, str]:
    """KEY=VALUE by key; raises InputError for what is none, and for a key given twice."""
    found: dict[str, str] = {}
    for pair in pairs or ():
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise InputError(f"--set {key} is no KEY=VALUE; write it as --set model=NAME")
        if key.strip() in found:
            raise InputError(f"--set gives {key.strip()} twice; leave one out")
        found[key.strip()] = value
    return found
