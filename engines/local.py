"""Batches on this machine: in this process, or in a pool of processes that keeps the order."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from ..errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from .work import Batch, Result, Task

AHEAD = 2
"""Batches waiting for each worker: enough to keep it busy, few enough that reading never runs far ahead."""

_task: Task


def run(task: Task, batches: Iterable[Batch], jobs: int) -> Iterator[list[Result]]:
    """Yield the results of each batch, in the order of the batches. `jobs` > 1 builds in that many processes."""
    if jobs > 1:
        yield from _pooled(task, batches, jobs)
    else:
        yield from map(task, batches)


def _pooled(task: Task, batches: Iterable[Batch], jobs: int) -> Iterator[list[Result]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    waiting: deque[Future[list[Result]]] = deque()
    # spawned, not forked: libraries with threads of their own (polars) may hang in a fork
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (task,))
    try:
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise InputError(
            "a worker process ended early, perhaps for want of memory; try fewer --jobs, or --jobs 1 to see the reason"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start(task: Task) -> None:
    global _task  # noqa: PLW0603 - the one place a pool lets a worker keep something
    _task = task


def _work(batch: Batch) -> list[Result]:
    return _task(batch)
