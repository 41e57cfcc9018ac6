"""Low, best and high of an event from its claims. docs/tolls.md states the rule in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..builders.records import CARED
from .attribution import STANDING
from .same_people import is_one
from .totals import ANYBODY, SPECIFICITY, Total, totals

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from datetime import date

    from ..builders.records import Figure, Passage

CIVILIANS = ANYBODY | {"civilian", "civilians"}
"""Words that mean everybody where only civilians are counted."""


class Witness(NamedTuple):
    """One report's figures about an event."""

    report_id: str
    text: str
    """Digest of the report's text: reports of equal text are one voice."""
    published: date | None
    figures: tuple[Figure, ...]


class Bound(NamedTuple):
    """One of low, best and high, the rule that chose it and the figures that give it."""

    name: str
    value: int
    rule: str
    figures: tuple[Figure, ...]

    @property
    def passages(self) -> Iterator[tuple[Passage, str | None]]:
        """The words of the figures and who is cited for them."""
        seen: set[tuple[str, int, int]] = set()
        for figure in self.figures:
            place = (figure.passage.report_id, figure.passage.start, figure.passage.end)
            if place not in seen:
                seen.add(place)
                yield figure.passage, figure.cited_source


class _Candidate(NamedTuple):
    total: Total
    published: int
    texts: int
    """How many distinct texts give this number."""
    text: str

    @property
    def at(self) -> int:
        """Where in its report it is told."""
        return min(figure.passage.start for figure in self.total.figures)

    @property
    def rival(self) -> Hashable:
        """What it shares with figures of its report that mean the same people."""
        total = self.total
        victims = frozenset(figure.victims for figure in total.figures)
        return self.text, total.qualifier, total.attribution, victims, total.is_sum


def settle_tolls(witnesses: Sequence[Witness]) -> dict[str, tuple[Bound, Bound, Bound]]:
    """Settle killed, injured and civilians_killed; a measure without a figure is left out.

    `witnesses` in the order of linking. Each value is low, best and high, in rising order.
    """
    voices = list({witness.text: witness for witness in reversed(witnesses)}.values())[::-1]
    settled = {measure: _settle(_counting(voices, measure), ANYBODY) for measure in ("killed", "injured")}
    civilians = [
        witness._replace(figures=tuple(f for f in witness.figures if f.victim_group == "civilian"))
        for witness in _counting(voices, "killed")
    ]
    settled["civilians_killed"] = _settle(civilians, CIVILIANS)
    found = {measure: bounds for measure, bounds in settled.items() if bounds}
    return found | _raised(found.get("killed"), found.get("civilians_killed"))


def _raised(
    killed: tuple[Bound, Bound, Bound] | None, civilians: tuple[Bound, Bound, Bound] | None
) -> dict[str, tuple[Bound, Bound, Bound]]:
    """Civilians killed are among the killed: their high is a figure of the killed too."""
    if not (killed and civilians and civilians[2].value > killed[2].value):
        return {}
    low, best, _ = killed
    return {"killed": (low, best, civilians[2]._replace(rule="toll.high.civilians_among_killed"))}


def _counting(voices: Iterable[Witness], measure: str) -> list[Witness]:
    """The figures that count: of the measure, of this incident itself, with a number, and not in care beside dozens."""
    return [
        witness._replace(
            figures=tuple(f for f in witness.figures if _is_own(f, measure) and not _is_of_many(f, witness.figures))
        )
        for witness in voices
    ]


def _in_order(witness: Witness) -> list[Figure]:
    """A report's figures as they are told, each once: that a builder lists one twice says nothing more."""
    once = {id(figure): figure for figure in witness.figures}
    return sorted(once.values(), key=lambda figure: (figure.passage.start, figure.passage.end))


def _is_of_many(figure: Figure, told: Iterable[Figure]) -> bool:
    """Whether those in care are some of many who were hurt: dozens were wounded, one is in critical condition."""
    if not figure.rule.endswith(f".{CARED}"):
        return False
    vague = (f for f in told if f.qualifier == "vague" and f.measure == figure.measure and f.scope == figure.scope)
    return any((many.low or 0) > (figure.high or 0) for many in vague)


def _is_own(figure: Figure, measure: str) -> bool:
    """Whether a figure enters the row; what a vague word (dozens) means at least is nobody's number."""
    stated = (figure.low is not None or figure.high is not None) and figure.qualifier != "vague"
    return figure.measure == measure and figure.scope == "incident" and stated


def _settle(witnesses: Sequence[Witness], overall: frozenset[str]) -> tuple[Bound, Bound, Bound] | None:
    candidates = list(_candidates(witnesses, overall))
    if not candidates:
        return None
    best = max(filter(_is_first_told(candidates), candidates), key=_preference).total
    low = min(candidate.total.low for candidate in candidates)
    high = max(candidate.total.high for candidate in candidates)
    stated = [candidate.total for candidate in candidates]
    return (
        Bound("low", low, "toll.low.smallest", _figures(total for total in stated if total.low == low)),
        Bound("best", best.best, _best_rule(best), _figures(total for total in [best, *stated] if _agree(total, best))),
        Bound("high", high, "toll.high.largest", _figures(total for total in stated if total.high == high)),
    )


def _candidates(witnesses: Sequence[Witness], overall: frozenset[str]) -> Iterator[_Candidate]:
    found = [(total, witness) for witness in witnesses for total in totals(_in_order(witness), overall)]
    texts: dict[int, set[str]] = defaultdict(set)
    for total, witness in found:
        texts[total.best].add(witness.text)
    for total, witness in found:
        published = witness.published.toordinal() if witness.published else 0
        yield _Candidate(total, published, len(texts[total.best]), witness.text)


def _is_first_told(candidates: Sequence[_Candidate]) -> Callable[[_Candidate], bool]:
    """Whether a figure is the first that its report gives for the same people with the same qualifier and attribution.

    A report leads with the toll that it vouches for; the older one, which it corrects, stands behind.
    """
    first: dict[Hashable, int] = {}
    for candidate in candidates:
        first[candidate.rival] = min(candidate.at, first.get(candidate.rival, candidate.at))
    return lambda candidate: candidate.at == first[candidate.rival]


def _preference(candidate: _Candidate) -> tuple[int, int, int, int, int, int, int]:
    """Best is a number that is neither only claimed nor corrected, then the most specific, then the best attributed.

    Among equals it is the most frequent, the latest, the larger. One person told of may be one of several, and that
    nobody was hurt may be said of another moment or of worse.
    """
    total = candidate.total
    return (
        0 if total.best == 0 else 1 if not total.is_sum and is_one(total.figures[0]) else 2,
        min(0, STANDING[total.attribution]),
        SPECIFICITY[total.qualifier],
        STANDING[total.attribution],
        candidate.texts,
        candidate.published,
        total.best,
    )


def _agree(one: Total, two: Total) -> bool:
    return (one.best, one.qualifier) == (two.best, two.qualifier)


def _figures(stated: Iterable[Total]) -> tuple[Figure, ...]:
    return tuple(figure for total in stated for figure in total.figures)


def _best_rule(best: Total) -> str:
    return f"toll.best.{best.qualifier}_{best.attribution}{'_sum' if best.is_sum else ''}"
