"""A comparison of two builders, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from .display import console, show_list

if TYPE_CHECKING:
    from pathlib import Path

    from .comparison import Comparison


def show_comparison(found: Comparison, written: Path) -> None:
    """Print how many events match, and how often the builders agree in each column."""
    screen = console()
    first, second = found.builders
    alone = [(found.unmatched["builder"] == name).sum() for name in found.builders]
    counts = f"{first} {found.events[0]:,}, {second} {found.events[1]:,}, matched {found.matched:,}"
    screen.print(Text(f"events: {counts}, only {first} {alone[0]:,}, only {second} {alone[1]:,}"), soft_wrap=True)
    table = Table()
    table.add_column("column")
    for heading in ("filled", "same", "different", f"only {first}", f"only {second}", "agreement"):
        table.add_column(Text(heading), justify="right")
    for column, *numbers, share in found.agreement.iter_rows():
        if share is not None:
            table.add_row(column, *(f"{count:,}" for count in numbers), f"{share:.0%}")
    screen.print(table)
    for name, failures in zip(found.builders, found.failures, strict=True):
        show_list(screen, f"failed in {name}", [f"{failure.where}: {failure.reason}" for failure in failures])
    screen.print(Text(f"wrote {written}"), soft_wrap=True)


def comparison_data(found: Comparison, written: Path) -> dict[str, Any]:
    """Give the same as plain data, for `--json`."""
    return {
        "builders": list(found.builders),
        "events": list(found.events),
        "matched": found.matched,
        "unmatched": [int((found.unmatched["builder"] == name).sum()) for name in found.builders],
        "agreement": found.agreement.to_dicts(),
        "failures": [
            {"builder": name, "where": failure.where, "reason": failure.reason}
            for name, failures in zip(found.builders, found.failures, strict=True)
            for failure in failures
        ],
        "file": str(written),
    }
