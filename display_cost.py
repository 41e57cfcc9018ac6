"""What a build would ask of a server, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from .display import console, show_list

if TYPE_CHECKING:
    from .estimation import Estimate


def show_cost(found: Estimate) -> None:
    """Print the estimate."""
    screen, cost = console(), found.cost
    screen.print(Text(f"{found.builder}, a dry run: nothing was sent"), soft_wrap=True)
    screen.print(f"  reports         {found.reports:>12,}")
    screen.print(f"  requests        {cost.requests:>12,}  one for each report; a retry is one more")
    screen.print(f"  answers stored  {cost.stored:>12,}  nothing is asked for these")
    screen.print(f"  not sent        {cost.refused:>12,}  too long, or offline without a stored answer")
    screen.print(f"  tokens in       {cost.tokens_in:>12,}  estimated")
    screen.print(f"  tokens out      {cost.tokens_out:>12,}  at most")
    show_list(screen, "failed", [f"{failure.where}: {failure.reason}" for failure in found.failures])


def cost_data(found: Estimate) -> dict[str, Any]:
    """Give the same as plain data, for `--json`."""
    cost = found.cost
    return {
        "builder": found.builder,
        "reports": found.reports,
        **{name: getattr(cost, name) for name in cost.__struct_fields__},
        "failures": [{"where": entry.where, "reason": entry.reason} for entry in found.failures],
    }
