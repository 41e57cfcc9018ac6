"""Rules across the columns of one row. Each is named; the name is the code of the finding."""

from __future__ import annotations

import polars as pl

from .column import Case, Rule


def both_or_neither(name: str, first: str, second: str, meaning: str) -> Rule:
    """Two columns that are filled together or empty together."""
    return Rule(
        name=name,
        columns=(first, second),
        meaning=f"{meaning} {first} and {second} are filled together or empty together.",
        holds=lambda: pl.col(first).is_null() == pl.col(second).is_null(),
        message=f"{first} is {{{first}}} and {second} is {{{second}}}; fill both or clear both",
    )


def bounds_in_order(measure: str) -> Rule:
    """Low, best and high in rising order."""
    low, best, high = (f"{measure}_{bound}" for bound in ("low", "best", "high"))
    return Rule(
        name=f"{measure}_in_order",
        columns=(low, best, high),
        meaning=f"{low} <= {best} <= {high}.",
        holds=lambda: (pl.col(low) <= pl.col(best)) & (pl.col(best) <= pl.col(high)),
        message=f"{low} {{{low}}}, {best} {{{best}}}, {high} {{{high}}} are not in rising order; raise or lower one",
        cases=(_at_most(low, best), _at_most(best, high)),
    )


def _at_most(lesser: str, greater: str) -> Case:
    return Case(
        column=lesser,
        holds=lambda: pl.col(lesser) <= pl.col(greater),
        message=f"{lesser} {{{lesser}}} is above {greater} {{{greater}}}; raise {greater} or lower {lesser}",
    )


def bounds_all_or_none(measure: str) -> Rule:
    """Low, best and high are filled together or empty together."""
    low, best, high = (f"{measure}_{bound}" for bound in ("low", "best", "high"))
    return Rule(
        name=f"{measure}_all_or_none",
        columns=(low, best, high),
        meaning=f"{low}, {best} and {high} are filled together or empty together.",
        holds=lambda: pl.sum_horizontal(pl.col(c).is_null().cast(pl.Int8) for c in (low, best, high)).is_in([0, 3]),
        message=f"{low} {{{low}}}, {best} {{{best}}}, {high} {{{high}}}: fill all three or clear all three",
    )


def civilians_within_killed() -> Rule:
    """Civilians killed are among the killed."""
    return Rule(
        name="civilians_within_killed",
        columns=("civilians_killed_high", "killed_high"),
        meaning="civilians_killed_high <= killed_high.",
        holds=lambda: pl.col("civilians_killed_high") <= pl.col("killed_high"),
        message="civilians_killed_high {civilians_killed_high} is above killed_high {killed_high}; "
        "raise killed_high or lower civilians_killed_high",
    )


DATE_ORDER = Rule(
    name="date_order",
    columns=("date_start", "date_end"),
    meaning="date_start is not after date_end.",
    holds=lambda: pl.col("date_start") <= pl.col("date_end"),
    message="date_start {date_start} is after date_end {date_end}; swap or correct them",
)

LONGEST_SPAN = {"day": 1, "several_days": 6, "week": 7, "month": 31, "year": 366}
"""The most days that a date of each precision spans."""


def _precision_agrees() -> pl.Expr:
    days = (pl.col("date_end") - pl.col("date_start")).dt.total_days() + 1
    longest = pl.col("date_precision").replace_strict(LONGEST_SPAN, default=None, return_dtype=pl.Int64)
    together = pl.col("date_precision").is_null() == pl.col("date_start").is_null()
    return together & (days <= longest).fill_null(True)


DATE_PRECISION_AGREES = Rule(
    name="date_precision_agrees",
    columns=("date_precision", "date_start", "date_end"),
    meaning="date_precision is filled with the dates and spans no fewer days than they do: "
    + ", ".join(f"{code} at most {days}" for code, days in LONGEST_SPAN.items())
    + ".",
    holds=_precision_agrees,
    message="date_precision is {date_precision} for {date_start} to {date_end}; choose the precision that spans "
    "these days, or correct the dates",
)

GEO_PRECISION_IFF_COORDINATES = Rule(
    name="geo_precision_iff_coordinates",
    columns=("geo_precision", "latitude"),
    meaning="geo_precision is filled exactly when there are coordinates.",
    holds=lambda: pl.col("geo_precision").is_null() == pl.col("latitude").is_null(),
    message="geo_precision is {geo_precision} and latitude is {latitude}; fill both or clear both",
)

CLAIM_HAS_FIGURE = Rule(
    name="claim_has_figure",
    columns=("low", "high"),
    meaning="A claim has a low, a high or both, and low <= high.",
    holds=lambda: (
        (pl.col("low").is_not_null() | pl.col("high").is_not_null()) & (pl.col("low") <= pl.col("high")).fill_null(True)
    ),
    message="low is {low} and high is {high}; a claim needs at least one, in rising order",
)

BACKGROUND_HAS_NO_EVENT = Rule(
    name="background_has_no_event",
    columns=("event_id", "scope"),
    meaning="A claim without an event is a sum over several, or of an incident that makes no row.",
    holds=lambda: pl.col("event_id").is_not_null() | pl.col("scope").is_in(["cumulative", "background"]),
    message="the claim has no event and its scope is {scope}; give the event, or set it to cumulative or background",
)

QUOTE_HAS_LENGTH = Rule(
    name="quote_has_length",
    columns=("start", "end", "quote"),
    meaning="start and end span the quote, or both are empty: words that were entered by hand have no place in a text.",
    holds=lambda: (
        (pl.col("start").is_null() & pl.col("end").is_null())
        | (pl.col("end") - pl.col("start") == pl.col("quote").str.len_chars()).fill_null(False)
    ),
    message="start {start}, end {end} do not span the quote; copy all three from one row, or clear start and end",
)

BUILT_HAS_QUOTE = Rule(
    name="built_has_quote",
    columns=("origin", "quote", "start"),
    meaning="Every value a builder read has its words, and the place where they stand.",
    holds=lambda: (
        (pl.col("quote").is_not_null() & pl.col("start").is_not_null())
        | ~pl.col("origin").is_in(["built", "alternative"])
    ),
    message="the origin is {origin} and quote or start is empty; a built value always has its words and their place",
)
