"""How the commands show things on a terminal: explanations, summaries, builders. Plain text where it is piped."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .builders.registry import Listing
    from .dataset import Dataset
    from .explanation import Explanation

SHOWN_FAILURES = 20
"""Reports that failed, named one by one; of more, only the number."""

PIPED_WIDTH = 160
"""Characters to a line where the output is no terminal."""

_PASSAGE = ("report_id", "start", "end", "cited_source", "origin")
"""Columns of provenance that are equal where two cells rest on the same words."""

_CLAIM_COLUMNS = ("measure", "low", "high", "qualifier", "victims", "scope", "cited_source", "report_id")


def console() -> Console:
    """Standard output, with colours only on a terminal."""
    made = Console(highlight=False, soft_wrap=False)
    if not made.is_terminal:
        made = Console(highlight=False, width=PIPED_WIDTH)
    return made


def show_summary(dataset: Dataset) -> None:
    """Print what a build read, made, left out and wrote."""
    screen = console()
    counts = dataset.counts
    reports, events, claims = (_counted(counts[name], name) for name in ("reports", "events", "claims"))
    screen.print(f"{reports} read: {events}, {claims} in {dataset.seconds:.1f} s")
    show_list(screen, "failed", [f"{failure.where}: {failure.reason}" for failure in dataset.failures])
    show_list(screen, "noticed", [f"{notice.where}: {notice.message}" for notice in dataset.notices])
    if dropped := _dropped(dataset):
        told = ", ".join(f"{kind} {number:,}" for kind, number in dropped.items())
        screen.print(Text(f"{sum(dropped.values()):,} of the builder's values dropped: {told}"), soft_wrap=True)
    show_list(
        screen,
        "left out, for they break a rule (a defect of the builder or of Sourcebook)",
        list(dataset.defects),
    )
    for path in dataset.files:
        screen.print(Text(f"wrote {path}"), soft_wrap=True)


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name if number != 1 else name.removesuffix('s')}"


def show_list(screen: Console, title: str, lines: Sequence[str]) -> None:
    """Print a title with its number, and the first of the lines."""
    if not lines:
        return
    screen.print(f"{len(lines):,} {title}:")
    for line in lines[:SHOWN_FAILURES]:
        screen.print(Text(f"  {line}"), soft_wrap=True)
    if len(lines) > SHOWN_FAILURES:
        screen.print(f"  … and {len(lines) - SHOWN_FAILURES:,} more")


def _dropped(dataset: Dataset) -> dict[str, int]:
    """How many values a builder left out, by what was wrong with them, the most frequent first."""
    return dict(Counter(notice.dropped for notice in dataset.notices if notice.dropped).most_common())


def summary_data(dataset: Dataset) -> dict[str, Any]:
    """Give the same summary as plain data, for `--json`."""
    return {
        **dataset.counts,
        "failures": [{"where": entry.where, "reason": entry.reason} for entry in dataset.failures],
        "notices": [{"where": entry.where, "message": entry.message} for entry in dataset.notices],
        "dropped": _dropped(dataset),
        "defects": list(dataset.defects),
        "seconds": round(dataset.seconds, 3),
        "files": list(map(str, dataset.files)),
    }


def show_explanation(explanation: Explanation) -> None:
    """Print an event, its claims side by side, and each cell's words in their context."""
    from .schema import EVENTS, as_text

    screen = console()
    event = explanation.event
    screen.print(Text(event["event_id"], style="bold"))
    explained = {row["column"] for row in explanation.evidence}
    cells = [(name, event[name]) for name in EVENTS.names if name in explained and event[name] is not None]
    for name, value in cells:
        screen.print(Text(f"  {name:<21}") + Text(as_text(value), style="bold"), soft_wrap=True)
    if explanation.claims:
        screen.print(_claims(explanation.claims))
    for claim in explanation.claims:
        if claim["start"] is None:  # entered by hand: no cell of the event shows its words
            screen.print(
                Text(f"  {claim['claim_id']}  [{_line(claim['quote'])}]  ({claim['report_id']})"), soft_wrap=True
            )
    for columns, passages in _by_words(explanation.evidence):
        meaning = f"  {EVENTS[columns[0]].meaning}" if len(columns) == 1 else ""
        heading = Text("\n" + ", ".join(columns), style="bold cyan") + Text(meaning, style="dim")
        screen.print(heading, soft_wrap=True)
        for rows in passages:
            screen.print(_words(rows), soft_wrap=True)


def _by_words(evidence: Sequence[dict[str, Any]]) -> Iterator[tuple[list[str], Iterator[tuple[dict[str, Any], ...]]]]:
    """Put columns that rest on the same words together: the columns, and for each passage their rows."""
    cells = [list(rows) for _, rows in groupby(evidence, key=lambda row: row["column"])]
    for _, alike in groupby(cells, key=lambda rows: [_passage(row) for row in rows]):
        group = list(alike)
        yield [rows[0]["column"] for rows in group], zip(*group, strict=True)


def _passage(row: dict[str, Any]) -> tuple[Any, ...]:
    """What is equal where cells rest on the same words; hand edits have none, and each stands for itself."""
    return (*(row[name] for name in _PASSAGE), row["rule"] if row["edited_by"] else None)


def explanation_data(explanation: Explanation) -> dict[str, Any]:
    """Give an explanation as plain data, for `--json`; dates are ISO text."""
    event, claims, evidence = explanation.event, explanation.claims, explanation.evidence
    return {"event": _plain(event), "claims": [*map(_plain, claims)], "evidence": [*map(_plain, evidence)]}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _claims(rows: Sequence[dict[str, Any]]) -> Table:
    from .schema import as_text

    table = Table(title="Claims", title_justify="left")
    for name in _CLAIM_COLUMNS:
        table.add_column(name, justify="right" if name in ("low", "high") else "left")
    for row in rows:
        table.add_row(*(Text(as_text(row[name])) for name in _CLAIM_COLUMNS))
    return table


def _words(rows: Sequence[dict[str, Any]]) -> Text:
    """One passage: the values, the words highlighted in their context, who said it, where and by which rules."""
    row = rows[0]
    text = Text("  ")
    text.append(" / ".join(each["value"] for each in rows), style="bold")
    if row["quote"] is not None:
        text.append("  …")
        text.append(_line(row["prefix"]), style="dim")
        text.append("[" + _line(row["quote"]) + "]", style="bold black on yellow")
        text.append(_line(row["suffix"]), style="dim")
        text.append("…")
    said = f"said by {row['cited_source']}, " if row["cited_source"] else ""
    place = "" if row["start"] is None else f":{row['start']}-{row['end']}"
    where = f"{row['report_id']}{place}, " if row["report_id"] else ""
    by = f" by {row['edited_by']} on {row['edited_at']:%Y-%m-%d}" if row["edited_by"] else ""
    before = f", before: {row['previous_value'] or 'empty'}" if row["origin"] == "edited" else ""
    rules = ", ".join(dict.fromkeys(each["rule"] for each in rows))
    text.append(f"  ({said}{where}{row['origin']}{by}{before}, {rules})", style="dim")
    return text


def _line(text: str | None) -> str:
    return " ".join((text or "").split("\n"))


def show_builders(listings: Iterable[Listing]) -> None:
    """Print the installed builders, each with what it reads."""
    screen = console()
    for listing in listings:
        screen.print(Text(_builder_line(listing)), soft_wrap=True)
        if listing.about:
            screen.print(Text(f"{'':<12} {listing.about}", style="dim"), soft_wrap=True)


def _builder_line(listing: Listing) -> str:
    if listing.problem:
        return f"{listing.name:<12} cannot be used: {listing.problem}"
    return f"{listing.name:<12} version {listing.version:<8} from {listing.distribution}"
