"""How the row of an event is settled from several reports, and what is kept of the values that lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import sourcebook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")

DAY = "day=2024-05-01"
HOMS = f"{DAY} country=SYR place=Homs type=attack"


@pytest.fixture
def event(tmp_path: Path) -> Any:
    """Build reports that are one event; give its row and, by column, (value, origin, rule) of its provenance."""

    def settle(
        *lines: str, published: list[str] | None = None
    ) -> tuple[dict[str, Any], dict[str, list[tuple[str, ...]]]]:
        path = tmp_path / "reports.jsonl"
        days = published or ["2024-05-02"] * len(lines)
        rows = [
            {"id": f"r{n}", "published": day, "text": f"EVENT {line}"}
            for n, (line, day) in enumerate(zip(lines, days, strict=True))
        ]
        path.write_text("\n".join(map(json.dumps, rows)))
        data = sourcebook.build(path, builder="stub")
        assert data.failures == []
        (row,) = data.events.to_dicts()
        words: dict[str, list[tuple[str, ...]]] = {}
        for found in data.provenance.filter(pl.col("table") == "events").iter_rows(named=True):
            words.setdefault(found["column"], []).append((found["value"], found["origin"], found["rule"]))
        return row, words

    return settle


def test_the_narrowest_date_stands_and_the_wider_is_kept(event: Any) -> None:
    wide = HOMS.replace(DAY, "first=2024-04-30 last=2024-05-02")
    row, words = event(wide, HOMS)
    assert (str(row["date_start"]), str(row["date_end"]), row["date_precision"]) == ("2024-05-01", "2024-05-01", "day")
    assert words["date_start"] == [
        ("2024-04-30", "alternative", "fuse.fewest_days"),
        ("2024-05-01", "built", "stub@1:stub"),
    ]


def test_the_most_exact_place_stands_as_one_block(event: Any) -> None:
    row, words = event(f"{HOMS} admin1=Homs a=ISIS", f"{HOMS} lat=34.7 lon=36.7 a=ISIS")
    assert (row["place"], row["latitude"], row["geo_precision"]) == ("Homs", 34.7, "exact")
    assert row["admin1"] == "Homs", "filled from the other report, which agrees in all that both tell"
    assert [origin for _, origin, _ in words["place"]] == ["built", "built"]


def test_a_place_is_never_mixed_from_two(event: Any) -> None:
    row, words = event(
        f"{HOMS} admin1=Homs lat=34.7 lon=36.7 killed=3",
        f"{HOMS.replace('Homs', 'Talbiseh')} lat=34.8 lon=36.7 killed=3",
    )
    assert (row["place"], row["admin1"], row["latitude"]) == ("Homs", "Homs", 34.7)
    assert ("Talbiseh", "alternative", "fuse.most_exact_place") in words["place"]
    assert ("34.8", "alternative", "fuse.most_exact_place") in words["latitude"]


def test_the_type_of_most_reports_then_the_more_telling(event: Any) -> None:
    bombing = HOMS.replace("attack", "bombing")
    assert event(HOMS, bombing)[0]["event_type"] == "bombing"
    assert event(HOMS, f"{HOMS} x", bombing)[0]["event_type"] == "attack"
    assert event(HOMS, HOMS, bombing)[0]["event_type"] == "bombing", "copies of one text count once"


def test_a_name_replaces_words_for_nobody_in_particular(event: Any) -> None:
    row, words = event(f"{HOMS} a=gunmen b=civilians", f"{HOMS} a=ISIS b=Syrian_Army,unidentified")
    assert row["side_a"] == ["ISIS"]
    assert row["side_b"] == ["civilians", "Syrian Army"]
    assert ("gunmen", "alternative", "fuse.named_over_generic") in words["side_a"]


def test_one_report_may_mean_both_a_name_and_people_without_one(event: Any) -> None:
    assert event(f"{HOMS} a=ISIS,gunmen", f"{HOMS} a=unidentified")[0]["side_a"] == ["ISIS", "gunmen"]


def test_words_for_nobody_stay_where_nobody_is_named(event: Any) -> None:
    assert event(f"{HOMS} a=gunmen", f"{HOMS} a=unidentified")[0]["side_a"] == ["gunmen", "unidentified"]


def test_sources_of_all_reports_in_order_and_once(event: Any) -> None:
    assert event(f"{HOMS} source=SOHR", f"{HOMS} source=police x", f"{HOMS} source=sohr")[0]["cited_sources"] == [
        "SOHR",
        "police",
    ]


def test_reports_stand_in_order_of_publication(event: Any) -> None:
    row, words = event(HOMS, f"{HOMS} x", published=["2024-05-03", "2024-05-02"])
    assert (row["report_ids"], row["n_reports"]) == (["r1", "r0"], 2)
    assert words["report_ids"] == [
        ("r1", "derived", "link.first"),
        ("r0", "derived", "link.same_day_same_place"),
    ]


def test_an_event_that_many_reports_tell_is_settled_like_any_other(event: Any) -> None:
    row, words = event(*(f"{HOMS} killed={n % 3}" for n in range(600)))
    assert row["n_reports"] == len(row["report_ids"]) == len(words["report_ids"]) == 600
    assert (row["killed_low"], row["killed_high"]) == (0, 2)
    assert len(words["place"]) == 600
    assert len(words["n_reports"]) == 1


def test_confidence_is_that_of_filled_cells_and_rises_with_independent_texts(event: Any) -> None:
    alone = event(HOMS)[0]["confidence"]
    assert alone == 0.9, "0.9 for each of when, where and what; nobody is named, which is no error"
    assert event(f"{HOMS} a=ISIS")[0]["confidence"] == alone
    assert event(HOMS, HOMS)[0]["confidence"] == alone
    assert event(HOMS, f"{HOMS} x")[0]["confidence"] == 0.92
