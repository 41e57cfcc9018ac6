"""The work an engine spreads: a batch of reports to drafts, each report's failure charged to itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from ..builders.records import Settings
from ..builders.registry import make_builder
from ..linking.drafts import Draft, pack
from ..reports import Failure
from .check import check_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..builders.records import Builder, Rows
    from ..reports import Report

Batch: TypeAlias = "Sequence[Report]"
Result: TypeAlias = "Draft | Failure"


class Task(msgspec.Struct, frozen=True, dict=True):
    """Which builder with which settings; small enough to be sent to every worker, which then makes its own builder."""

    builder: str
    settings: Settings

    @cached_property
    def made(self) -> Builder:
        """The builder, made once in each process. Raises what `make_builder` and the builder raise."""
        return make_builder(self.builder, self.settings)

    def __call__(self, batch: Batch) -> list[Result]:
        """Build a batch; one result a report, in order."""
        builder = self.made
        try:
            return [_packed(report, rows) for report, rows in zip(batch, builder.build(batch), strict=True)]
        except Exception:  # a builder may be anybody's: find the report that it fails on, and go on with the rest
            return [self._alone(report) for report in batch]

    def _alone(self, report: Report) -> Result:
        try:
            (rows,) = self.made.build([report])
            return _packed(report, rows)
        except Exception as error:
            where = f"{report.path} ({report.report_id})" if report.path else report.report_id
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            return Failure(where, f"builder {self.builder!r} failed on it: {reason}")


def _packed(report: Report, rows: Rows) -> Draft:
    check_rows(report, rows)
    return pack(report, rows)
