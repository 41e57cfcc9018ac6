"""Days as people type them: ISO, with the month in words, or in figures where only one reading is possible."""

from __future__ import annotations

import polars as pl

FIRST_YEAR, LAST_YEAR = 1800, 2200
"""A whole number between these in a column of dates is a year, and no count of days (which would lie in 1905)."""

MONTHS = (
    "jan january janvier enero janeiro januar gennaio",
    "feb february février fevrier febrero fevereiro februar febbraio",
    "mar march mars marzo março marco märz",
    "apr april avril abril aprile",
    "may mai mayo maio maggio",
    "jun june juin junio junho juni giugno",
    "jul july juillet julio julho juli luglio",
    "aug august août aout agosto",
    "sep sept september septembre septiembre setembro settembre",
    "oct october octobre octubre outubro oktober ottobre",
    "nov november novembre noviembre novembro",
    "dec december décembre decembre diciembre dezembro dezember dicembre",
)
"""What months are called in English, French, Spanish, Portuguese, German and Italian; no word means two of them."""

NUMBERS = {name: f"{number:02}" for number, names in enumerate(MONTHS, 1) for name in names.split()}

ISO = r"(?i)^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$"
DOTTED = r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$"
SLASHED = r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$"
DAY_WORD = r"^(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:de |of )?(\p{L}{3,})[\s.,-]*(?:de )?(\d{4})$"
WORD_DAY = r"^(\p{L}{3,})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$"
SERIAL = r"^\d{1,7}(?:\.0+)?$"

EPOCHS = {False: -25_569, True: -24_107}
"""Days from 1 January 1970 back to the day 0 of a workbook that does not, or does, count from 1904."""


def days(texts: pl.Expr, *, from_1904: bool) -> pl.Expr:
    """Dates of texts that mean one day and no other; null for the rest.

    08/11/2023 is not read: it is a day in November to some and in August to others. 25/12/2023 is, and so are dates
    with dots, which are written day first. Whole numbers are counts of days, as a date cell shown as a number is.
    """
    text = texts.str.to_lowercase()
    return pl.coalesce(
        _day(text, ISO, 1, 2, 3),
        _day(text, DOTTED, 3, 2, 1),
        _slashed(text),
        _worded(text, DAY_WORD, 3, 2, 1),
        _worded(text, WORD_DAY, 3, 1, 2),
        _counted(text, from_1904=from_1904),
    )


def moments(texts: pl.Expr) -> pl.Expr:
    """Moments of ISO texts; UTC where they name no zone."""
    plain = texts.str.replace(r"(?i)(?:z|\+00:00)$", "").str.replace(" ", "T", literal=True)
    written = pl.coalesce(
        plain.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", time_unit="us", strict=False),
        plain.str.to_datetime("%Y-%m-%dT%H:%M", time_unit="us", strict=False),
        plain.str.to_date("%Y-%m-%d", strict=False).cast(pl.Datetime("us")),
    )
    return written.dt.replace_time_zone("UTC")


def _day(text: pl.Expr, pattern: str, year: int, month: int, day: int) -> pl.Expr:
    numbers = [text.str.extract(pattern, at).str.zfill(2) for at in (year, month, day)]
    return pl.concat_str(numbers, separator="-").str.to_date("%Y-%m-%d", strict=False)


def _slashed(text: pl.Expr) -> pl.Expr:
    """Day and month in either order: read where the two are the same or only one of them can be a month."""
    day_first, month_first = _day(text, SLASHED, 3, 2, 1), _day(text, SLASHED, 3, 1, 2)
    agree = day_first.is_null() | month_first.is_null() | (day_first == month_first)
    return pl.when(agree).then(pl.coalesce(day_first, month_first))


def _worded(text: pl.Expr, pattern: str, year: int, month: int, day: int) -> pl.Expr:
    named = text.str.extract(pattern, month).replace_strict(NUMBERS, default=None, return_dtype=pl.String)
    parts = (text.str.extract(pattern, year), named, text.str.extract(pattern, day).str.zfill(2))
    return pl.concat_str(parts, separator="-").str.to_date("%Y-%m-%d", strict=False)


def _counted(text: pl.Expr, *, from_1904: bool) -> pl.Expr:
    number = pl.when(text.str.contains(SERIAL)).then(text).cast(pl.Float64, strict=False).cast(pl.Int64)
    is_count = (number > 0) & (number < 2_958_466) & ~number.is_between(FIRST_YEAR, LAST_YEAR)
    return pl.when(is_count).then((number + EPOCHS[from_1904]).cast(pl.Int32, strict=False).cast(pl.Date))
