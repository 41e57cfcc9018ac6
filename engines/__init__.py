"""How batches are run: on this machine, or where another engine takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UnknownNameError
from . import local
from .work import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .work import Batch, Result

    Engine = Callable[[Task, Iterable[Batch], int], Iterator[list[Result]]]

ENGINES: dict[str, Engine] = {
    "local": local.run,
}
"""Name -> engine. An engine takes a task, batches and the number of workers, and yields results in order."""


def engine(name: str) -> Engine:
    """Return the engine of this name; raises UnknownNameError."""
    if name not in ENGINES:
        raise UnknownNameError(f"no engine is called {name!r}; there are: {', '.join(ENGINES)}")
    return ENGINES[name]


__all__ = ["ENGINES", "Task", "engine"]
