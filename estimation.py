"""What a build would ask of a server: reports are read and counted, and nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .builders.records import AskingBuilder, Cost
from .builders.registry import make_builder
from .errors import InputError
from .pipeline import batches, items, path_list, settings_of
from .reports import Failure, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from .reports import Item


@dataclass
class Estimate:
    """What a build would cost, and the files that could not be read."""

    builder: str
    """The builder's name and version."""
    reports: int = 0
    cost: Cost = field(default_factory=Cost)
    failures: list[Failure] = field(default_factory=list[Failure])


def estimate(
    paths: str | Path | Sequence[str | Path],
    *,
    builder: str = "llm",
    gazetteers: Sequence[str | Path] = (),
    lexicons: Sequence[str | Path] = (),
    options: Mapping[str, object] | None = None,
) -> Estimate:
    """Estimate what building these reports would ask of the builder's server; nothing is sent or written.

    Raises InputError for a builder that asks no server, and as `build` does.
    """
    made = make_builder(builder, settings_of(gazetteers, lexicons, None, options))
    if not isinstance(made, AskingBuilder):
        raise InputError(f"builder {builder!r} asks no server, so that a build costs nothing; leave out --dry-run")
    found = Estimate(f"{made.name}@{made.version}")
    for batch in batches(_reports(items(made, path_list(paths)), found.failures)):
        found.reports += len(batch)
        found.cost += made.cost(batch)
    return found


def _reports(read: Iterable[Item], unread: list[Failure]) -> Iterator[Report]:
    """The reports among what was read; failures go into `unread`."""
    for item in read:
        if isinstance(item, Report):
            yield item
        elif isinstance(item, Failure):
            unread.append(item)
