"""Fit the weights of signs: a logistic regression, written as the lexicon's files have it. Needs the extra `fit`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sourcebook.builders.words.weighing import chance_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence


class Judged(Protocol):
    """Something that is judged by its signs, in a report."""

    @property
    def report_id(self) -> str:
        """The report it is of."""

    @property
    def signs(self) -> set[str]:
        """The signs it has."""


Example = TypeVar("Example", bound=Judged)

RAREST = 8
"""Signs that fewer cases have are left out: their weight is chance."""
LEAST = 0.005
"""Weights below it are nought in two digits."""
FAINTNESS = 0.4
"""The value of a faint sign that is there, where that of others is 1: its weight is penalised six times as much."""


def fit(
    signs: Sequence[Collection[str]],
    right: Sequence[bool],
    inverse_penalty: float,
    rarest: int = RAREST,
    faint: tuple[str, ...] = (),
) -> dict[str, float]:
    """Fit the weight of each sign, and of `always`, which every case has; the same input gives the same weights.

    `faint`: how the signs begin of which there are many, each of little meaning.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    def value(sign: str) -> float:
        return FAINTNESS if sign.startswith(faint) else 1.0

    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{sign: value(sign) for sign in sorted(found)} for found in signs])
    frequent = matrix.getnnz(axis=0) >= rarest
    model = LogisticRegression(C=inverse_penalty, max_iter=5000).fit(matrix[:, frequent], right)
    names = vectors.get_feature_names_out()[frequent]
    weights = {str(name): float(weight) * value(name) for name, weight in zip(names, model.coef_[0], strict=True)}
    return {"always": float(model.intercept_[0]), **weights}


def as_toml(weights: Mapping[str, float]) -> str:
    """Write weights a line each, in their order."""
    return "".join(f'"{name}" = {weight:.2f}\n' for name, weight in weights.items() if abs(weight) >= LEAST)


FOLDS = 5
"""Parts of the reports in a cross-validation, each judged by what is fitted on the others."""


def folds_of(lines: Sequence[Mapping[str, Any]], *, by_days: bool = False) -> dict[str, int]:
    """The part that each coded report is in, from 0: every fifth one is in the same.

    `by_days`: parts follow each other by the day of publication instead, so that no weight is judged by reports on what
    those told that it was fitted on.
    """
    if not by_days:
        return {line["id"]: number % FOLDS for number, line in enumerate(lines)}
    in_order = sorted(lines, key=lambda line: (line["published"] or "", line["id"]))
    return {line["id"]: number * FOLDS // len(in_order) for number, line in enumerate(in_order)}


def cross_validated(
    known: Sequence[Example], fold: Mapping[str, int], fitted: Callable[[Sequence[Example]], Mapping[str, float]]
) -> list[float]:
    """The chance of each example by the weights that are fitted on the other parts of the reports."""
    weights = [fitted([each for each in known if fold[each.report_id] != number]) for number in range(FOLDS)]
    return [chance_of(weights[fold[each.report_id]], each.signs) for each in known]


def arguments(description: str | None) -> argparse.Namespace:
    """Read the command line: the coded reports, and whether to judge only, in parts by days."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--by-days", action="store_true", help="check on other weeks than those fitted on")
    return parser.parse_args()
