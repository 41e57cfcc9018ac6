"""Golden reports: what a careful human coder reads in a report is what the text builder builds.

The cases are the files in tests/golden; its README describes their format.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sourcebook
from sourcebook.schema import CLAIMS, COUNTED, EVENTS, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import polars as pl

    Row = Mapping[str, Any]

FOLDER = Path(__file__).with_name("golden")
NAMES = FOLDER / "names.toml"
GAPS = Path(__file__).with_name("known_gaps.toml")
CASES = sorted(path for path in FOLDER.glob("*.toml") if path != NAMES)
KEYS = {"why", "published", "title", "text", "exact_count", "exact_claims", "events", "claims"}
FLAGS = {"either_order"}
SUFFIX = re.compile(r"_(any|has)$")
BOUNDS = ("low", "best", "high")
MISSING = 100
"""The cost of an expected row that is compared with none: more than any row has columns."""
BOTH_SIDES = {"side_a": "side_b", "side_b": "side_a"}


def rows_of(text: str, published: date | None, title: str | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Build one report; its events and its claims."""
    line = {"id": "golden", "published": published and published.isoformat(), "title": title, "text": text}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "golden.jsonl")
        path.write_text(json.dumps({key: value for key, value in line.items() if value}), "utf-8")
        result = sourcebook.build([path])
    return result.events, result.claims


def cases() -> Iterator[Any]:
    """Every case; one that the builder is known to miss must fail, so that a gap that has closed is noticed."""
    gaps = tomllib.loads(GAPS.read_text("utf-8"))
    assert gaps.keys() <= {path.stem for path in CASES}
    for path in CASES:
        missed = [pytest.mark.xfail(reason=gaps[path.stem], strict=True)] if path.stem in gaps else []
        yield pytest.param(path, id=path.stem, marks=missed)


@pytest.mark.parametrize("path", list(cases()))
def test_report_gives_the_rows_of_a_careful_coder(path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    events, claims = rows_of(case["text"], case["published"], case.get("title"))
    findings = [*event_findings(case, events.to_dicts()), *claim_findings(case, claims.to_dicts())]
    if findings:
        pytest.fail("\n".join([f"{path.name}: {case['why']}", *findings]), pytrace=False)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden_file_keeps_to_the_schema(path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    assert case.keys() <= KEYS
    assert case["why"] and case["text"].strip() and case["published"]
    for table, rows in ((EVENTS, case["events"]), (CLAIMS, case.get("claims", []))):
        for row in map(spelled_out, rows):
            for key, want in row.items():
                column, how = split(key)
                assert column in table or column in FLAGS | set(COUNTED), key
                if column in table and (vocabulary := table[column].vocabulary):
                    assert set(want if how else [want]) <= set(vocabulary.codes), key
            for measure in COUNTED:
                bounds = [row[name] for bound in BOUNDS if isinstance(row.get(name := f"{measure}_{bound}"), int)]
                assert bounds == sorted(bounds), measure
            if row.keys() >= {"date_start", "date_end"}:
                assert row["date_start"] <= row["date_end"] <= case["published"]


def test_golden_names_pass_for_one_canonical_name_only_where_listed() -> None:
    assert same_name("Jama'at Nusrat al-Islam wal-Muslimin", "JNIM")
    assert not same_name("JNIM", "Boko Haram")
    assert same_name("gunmen", "unidentified")
    assert not same_name("unidentified", "gunmen"), "a report that says unidentified is not coded as gunmen"


def test_a_wrong_row_is_found_and_told() -> None:
    case = {"exact_count": True, "events": [{"place": "Molai", "killed": [4, 4, 4]}], "claims": []}
    got = {"place": "Molai", "killed_low": 4, "killed_best": 5, "killed_high": 5}
    assert [line.split() for line in event_findings(case, [got])[1:]] == [
        ["killed_best", "expected", "4", "got", "5"],
        ["killed_high", "expected", "4", "got", "5"],
    ]
    assert event_findings(case, [got | {"killed_best": 4, "killed_high": 4}]) == []
    assert "missing" in event_findings(case, [])[0]
    assert "not expected" in event_findings({"events": []}, [got])[0]


def event_findings(case: Row, got: list[dict[str, Any]]) -> list[str]:
    """Lines that say where the events differ from those expected; none when they do not."""
    wanted = [spelled_out(row) for row in case["events"]]
    costs = [[len(event_differences(want, row)) for row in got] for want in wanted]
    pairs = cheapest(costs, len(got))
    findings = []
    for number, (want, at) in enumerate(zip(wanted, pairs, strict=True), 1):
        if at is None:
            findings.append(f"  event {number} is missing: {shown(want)}")
        elif differences := event_differences(want, got[at]):
            findings += [f"  event {number} differs:", *differences]
    if case.get("exact_count", not wanted):
        findings += [f"  not expected: {shown(row)}" for at, row in enumerate(got) if at not in pairs]
    return findings


def claim_findings(case: Row, got: list[dict[str, Any]]) -> list[str]:
    """Lines that name expected claims that were not built and, where all are listed, those built beyond them."""
    wanted = [spelled_out(row) for row in case.get("claims", [])]
    pairs = cheapest([[len(differences(CLAIMS, want, row)) for row in got] for want in wanted], len(got))
    findings = []
    for number, (want, at) in enumerate(zip(wanted, pairs, strict=True), 1):
        if at is None:
            findings.append(f"  claim {number} is missing: {shown(want)}")
        elif lines := differences(CLAIMS, want, got[at]):
            findings += [f"  claim {number} differs: {got[at].get('quote')!r}", *lines]
    if case.get("exact_claims"):
        findings += [f"  claim not expected: {shown(row)}" for at, row in enumerate(got) if at not in pairs]
    return findings


def spelled_out(row: Row) -> dict[str, Any]:
    """The row with its short forms (date, killed, injured, civilians_killed) written as columns."""
    full = dict(row)
    if "date" in full:
        full["date_start"] = full["date_end"] = full.pop("date")
        full["date_precision"] = "day"
    for measure in COUNTED:
        if measure in full:
            low_best_high = full.pop(measure) or ("", "", "")
            full |= {f"{measure}_{bound}": n for bound, n in zip(BOUNDS, low_best_high, strict=True)}
    return full


def event_differences(want: Row, got: Row) -> list[str]:
    """Lines for the columns that differ; `either_order` takes the sides as they come."""
    found = differences(EVENTS, want, got)
    if want.get("either_order"):
        turned = {BOTH_SIDES.get(column, column): value for column, value in got.items()}
        found = min(found, differences(EVENTS, want, turned), key=len)
    return found


def differences(table: Table, want: Row, got: Row) -> list[str]:
    """One line for each column of the expected row that the built row does not meet."""
    lines = []
    for key, expected in want.items():
        column, how = split(key)
        if column in FLAGS:
            continue
        value = [got.get(f"{column}_{bound}") for bound in BOUNDS] if column in COUNTED else got.get(column)
        options = expected if how == "any" else [expected]
        if not any(meets(table, column, option, value, part=how == "has") for option in options):
            lines.append(f"    {column:<20} expected {' or '.join(map(str, options)) or 'nothing':<40} got {value}")
    return lines


def meets(table: Table, column: str, want: Any, got: Any, *, part: bool) -> bool:
    """Whether the built value is the expected one; `part` asks that it holds all of the expected words."""
    if column in COUNTED:
        return bool(got == (want or [None] * 3))
    if want in ("", []):
        return got in (None, [])
    if want is False:
        return got in (None, False)
    if got is None:
        return False
    described = table[column]
    if part:
        members = got if isinstance(got, list) else [got]
        return all(any(folded(word) in folded(member) for member in members) for word in want)
    if described.kind is Kind.LIST:
        return len(want) == len(got) and all(any(named(w, g) for g in got) for w in want)
    if described.kind is not Kind.TEXT or described.vocabulary:
        return bool(want == got)
    if table is CLAIMS:
        return folded(want) in folded(got)
    return folded_place(want) in (folded_place(got), folded_place(got.partition(", ")[0]))  # Hodan, Mogadishu


def named(want: str | list[str], got: str) -> bool:
    """Whether the built name is the expected one, or one of several."""
    return any(same_name(name, got) for name in ([want] if isinstance(want, str) else want))


def same_name(want: str, got: str) -> bool:
    """Whether the names are equal, or names.toml lets the built one pass for the expected."""
    return folded(got) in {folded(want), *passing_names().get(folded(want), ())}


@cache
def passing_names() -> dict[str, set[str]]:
    """Expected name -> names that are as right."""
    listed = tomllib.loads(NAMES.read_text("utf-8"))
    return {folded(name): set(map(folded, others)) for name, others in listed.items()}


def folded(text: str) -> str:
    """Small letters without accents and without an abbreviation in brackets at the end."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode()
    return re.sub(r"\s*\([A-Z-]{2,}\)$", "", plain).casefold().strip()


def folded_place(text: str) -> str:
    """Folded, without the words that say what kind of place it is."""
    bare = re.sub(r"^(the|(region|departamento|provincia) (of|de|del))\s+", "", folded(text))
    return re.sub(r"\s+(state|province|region|department|governorate|district|village|town|city)$", "", bare)


def split(key: str) -> tuple[str, str]:
    """Column and how it is compared: `place_any` -> (place, any)."""
    how = SUFFIX.search(key)
    return (key[: how.start()], how[1]) if how else (key, "")


def shown(row: Row) -> str:
    """The filled cells of a row, without ids and positions."""
    hidden = {"event_id", "claim_id", "report_id", "report_ids", "start", "end", "latitude", "longitude"}
    return ", ".join(f"{name}={value}" for name, value in row.items() if name not in hidden and value is not None)


def cheapest(costs: list[list[int]], n_got: int) -> list[int | None]:
    """For each expected row the built row to compare it with, so that the fewest cells differ in all."""
    # Where n rows are expected, one of the n cheapest choices of each is free in some best pairing.
    nearest = [sorted(range(n_got), key=row.__getitem__)[: len(costs)] for row in costs]

    @cache
    def best(at: int, used: frozenset[int]) -> tuple[int, tuple[int | None, ...]]:
        if at == len(costs):
            return 0, ()
        cost, rest = best(at + 1, used)
        choices: list[tuple[int, tuple[int | None, ...]]] = [(cost + MISSING, (None, *rest))]
        for row in nearest[at]:
            if row not in used:
                cost, rest = best(at + 1, used | {row})
                choices.append((cost + costs[at][row], (row, *rest)))
        return min(choices, key=lambda choice: choice[0])

    return list(best(0, frozenset())[1])
