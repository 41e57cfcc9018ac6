"""The number of a figure: taken as the words of its quote say it, never as a model does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..words.document import Span
from .unsaid import UnsaidError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..numbers.finding import NumberMention
    from ..records import Passage
    from .words import Harm, Words


class Counted(NamedTuple):
    """Low, high and qualifier that the words say, and the passage from the first of them to the last."""

    low: int | None
    high: int | None
    qualifier: str
    span: Span


def counted(
    words: Words, passage: Passage, measure: str, bounds: tuple[int | None, int | None], qualifier: str
) -> Counted:
    """Find the number in a passage that a model gave as `bounds` and `qualifier`, beside a word for the measure.

    Where the quote cuts a number short ("21 soldiers" of "at least 21 soldiers"), the words left out are added: they
    say how it is meant. Raises UnsaidError.
    """
    span = Span(passage.start, passage.end)
    said = [number for number in words.numbers(span) if _is_meant(number, bounds, qualifier)]
    if not said:
        raise UnsaidError("number", f"its words do not say {_shown(bounds)}")
    harms = words.harms(span)
    for number in said:
        if any(measure in harm.measures and not _is_cut_off(number, harm, harms, measure) for harm in harms):
            whole = Span(min(span.start, number.start), max(span.end, number.end))
            return Counted(number.low, number.high, number.qualifier, whole)
    raise UnsaidError("measure", f"its words do not say {measure} of {_shown(bounds)}")


def _is_meant(number: NumberMention, bounds: tuple[int | None, int | None], qualifier: str) -> bool:
    """Whether a number has the bounds given; vague words leave their size to the reader."""
    given = {bound for bound in bounds if bound is not None}
    said = {bound for bound in (number.low, number.high) if bound is not None}
    return given == said or (number.qualifier == qualifier == "vague")


def _is_cut_off(number: NumberMention, harm: Harm, harms: Sequence[Harm], measure: str) -> bool:
    """Whether a word of another measure stands between: in "killed 3 and wounded 5", 5 were not killed."""
    start, end = min(number.end, harm.end), max(number.start, harm.start)
    return any(start <= other.start < end and measure not in other.measures for other in harms)


def _shown(bounds: tuple[int | None, int | None]) -> str:
    return " to ".join(dict.fromkeys(f"{bound:,}" for bound in bounds if bound is not None))
