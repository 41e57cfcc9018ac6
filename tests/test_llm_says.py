"""A model that quotes true passages and reads something else into them: what the words do not say is dropped."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sourcebook import build
from sourcebook.cli import app
from typer.testing import CliRunner

from .llm_support import answer, builder, figure, incident, quoted, report, says, serving

if TYPE_CHECKING:
    from pathlib import Path

    from sourcebook.builders.records import Rows

TEXT = (
    "Fighters of Islamic State attacked an army post near Manbij in Syria's Aleppo province on 8 November, killing at "
    "least 21 soldiers and wounding 9 others, local sources told Al-Mayadeen. The attackers came from Raqqa, where "
    "514 people have been killed since May.\n"
)
TRUE: dict[str, Any] = {
    "event_type": quoted("attack", "attacked an army post"),
    "date_start": quoted("2023-11-08", "on 8 November"),
    "country": quoted("SYR", "Manbij in Syria's Aleppo province"),
    "admin1": quoted("Aleppo", "Aleppo province"),
    "place": quoted("Manbij", "near Manbij"),
    "side_a": [quoted("Islamic State", "Fighters of Islamic State")],
    "side_b": [quoted("soldiers", "21 soldiers")],
    "cited_sources": [quoted("Al-Mayadeen", "told Al-Mayadeen")],
}
KILLED = figure(
    "killing at least 21 soldiers",
    21,
    None,
    "at_least",
    victims=quoted("soldiers", "21 soldiers"),
    cited_source=quoted("local sources", "local sources told"),
)
DAY = date(2023, 11, 9)


def asked(tmp_path: Path, *figures: dict[str, object], **columns: object) -> Rows:
    """What is kept of a model's answer: what is true of the report, but for the columns and figures given."""
    told = incident("attacked an army post", figures=list(figures or (KILLED,)), **(TRUE | columns))
    with serving(says(answer(told))) as server:
        (rows,) = builder(tmp_path, server.url).build([report(TEXT, published=DAY)])
    return rows


def values(rows: Rows) -> dict[str, list[object]]:
    (found,) = rows.incidents
    kept: dict[str, list[object]] = {}
    for cell in found.cells:
        kept.setdefault(cell.column, []).append(cell.value)
    return kept


def dropped(rows: Rows) -> dict[str, int]:
    return dict(Counter(notice.dropped for notice in rows.notices if notice.dropped))


def test_what_the_words_say_is_kept_and_the_position_is_the_gazetteers(tmp_path: Path) -> None:
    rows = asked(tmp_path)
    kept = values(rows)
    assert not rows.notices
    assert (kept["date_start"], kept["country"], kept["admin1"], kept["place"]) == (
        [date(2023, 11, 8)],
        ["SYR"],
        ["Aleppo"],
        ["Manbij"],
    )
    assert (kept["side_a"], kept["cited_sources"]) == (["Islamic State (ISIS)"], ["Al-Mayadeen"])
    assert [round(float(str(kept[name][0]))) for name in ("latitude", "longitude")] == [37, 38]
    assert kept["geo_precision"] == ["near"]
    (stated,) = rows.incidents[0].figures
    assert (stated.low, stated.high, stated.qualifier, stated.cited_source) == (21, None, "at_least", "local sources")


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("date_start", quoted("2023-11-06", "on 8 November"), "date"),
        ("date_start", quoted("2022-11-08", "on 8 November"), "date"),
        ("date_start", quoted("2023-11-08", "near Manbij"), "date"),
        ("date_start", quoted("2023-05-01", "since May"), "date"),
        ("country", quoted("IRQ", "Manbij in Syria's Aleppo province"), "place"),
        ("country", quoted("SYR", "local sources told"), "place"),
        ("country", quoted("USA", "Aleppo province"), "place"),
        ("admin1", quoted("Homs", "Aleppo province"), "place"),
        ("place", quoted("Deir ez-Zor", "near Manbij"), "place"),
        ("place", quoted("Manbij", "came from Raqqa"), "place"),
        ("side_a", [quoted("Hamas", "Fighters of Islamic State")], "actor"),
        ("side_a", [quoted("unidentified", "Fighters of Islamic State")], "actor"),
        ("side_b", [quoted("civilians", "21 soldiers")], "actor"),
        ("cited_sources", [quoted("SANA", "told Al-Mayadeen")], "source"),
        ("cited_sources", [quoted("they", "told Al-Mayadeen")], "source"),
    ],
)
def test_another_value_than_its_words_say_is_dropped_and_the_rest_is_kept(
    tmp_path: Path, column: str, value: object, kind: str
) -> None:
    whole = values(asked(tmp_path / "true"))
    rows = asked(tmp_path / "false", **{column: value})
    lost = {"date_start": {"date_start", "date_end", "date_precision"}}.get(column, {column})
    if column == "place":
        lost |= {"latitude", "longitude", "geo_precision"}
    assert values(rows) == {name: kept for name, kept in whole.items() if name not in lost}
    assert dropped(rows) == {kind: 1}
    assert len(rows.incidents[0].figures) == 1


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        (figure("killing at least 21 soldiers", 12, None, "at_least"), "number"),
        (figure("killing at least 21 soldiers", 21, 30, "range"), "number"),
        (figure("killing at least 21 soldiers", 21, None, "at_least", measure="injured"), "measure"),
        (figure("least 21 soldiers", 21, None, "at_least"), "measure"),
        (figure("killing at least 21 soldiers and wounding 9 others", 9, 9), "measure"),
        (figure("attacked an army post", 21, None, "at_least"), "number"),
        (figure("on 8 November, killing", 8, 8), "number"),
    ],
)
def test_another_figure_than_its_words_say_is_dropped_and_the_others_are_kept(
    tmp_path: Path, stated: dict[str, object], kind: str
) -> None:
    wounded = figure("wounding 9 others", 9, 9, measure="injured")
    rows = asked(tmp_path, KILLED, stated, wounded)
    assert [(kept.measure, kept.low) for kept in rows.incidents[0].figures] == [("killed", 21), ("injured", 9)]
    assert dropped(rows) == {kind: 1}


def test_a_number_quoted_in_part_is_read_whole(tmp_path: Path) -> None:
    (kept,) = asked(tmp_path, figure("21 soldiers and wounding", 21, 21, measure="injured")).incidents[0].figures
    assert (kept.low, kept.high, kept.qualifier) == (21, None, "at_least")
    assert kept.passage.quote == "at least 21 soldiers and wounding"


@pytest.mark.parametrize("column", ["victims", "cited_source", "reporting_verb"])
def test_who_is_counted_and_cited_stands_in_the_words_or_is_left_open(tmp_path: Path, column: str) -> None:
    rows = asked(tmp_path, KILLED | {column: quoted("the ministry", "local sources told")})
    (kept,) = rows.incidents[0].figures
    assert (kept.low, getattr(kept, column)) == (21, None)
    assert len(rows.notices) == 1


def test_coordinates_of_a_model_are_never_taken(tmp_path: Path) -> None:
    true = values(asked(tmp_path / "true"))
    invented = {"latitude": quoted(1.5, "near Manbij"), "longitude": 2.5, "geo_precision": quoted("exact", "near")}
    rows = asked(tmp_path / "false", **invented)
    assert values(rows) == true
    assert dropped(rows) == {"position": 3}


def test_a_place_outside_of_the_rows_country_has_no_position(tmp_path: Path) -> None:
    text = "Gunmen in Lebanon attacked a post. Others attacked a bus in Manbij."
    told = incident("Gunmen", country=quoted("LBN", "in Lebanon"), place=quoted("Manbij", "in Manbij"))
    with serving(says(answer(told))) as server:
        (rows,) = builder(tmp_path, server.url).build([report(text)])
    assert "latitude" not in values(rows) and values(rows)["country"] == ["LBN"]


def test_another_name_of_a_place_is_the_reports_own(tmp_path: Path) -> None:
    assert values(asked(tmp_path, place=quoted("Ar Raqqah", "came from Raqqa")))["place"] == ["Raqqa"]


def test_days_narrower_than_their_words_are_taken_as_the_words_say(tmp_path: Path) -> None:
    text = "Gunmen attacked a post in Homs in October 2023."
    told = incident("attacked a post", date_start=quoted("2023-10-05", "in October 2023"))
    with serving(says(answer(told))) as server:
        (rows,) = builder(tmp_path, server.url).build([report(text, published=DAY)])
    kept = values(rows)
    assert (kept["date_start"], kept["date_end"]) == ([date(2023, 10, 1)], [date(2023, 10, 31)])
    assert kept["date_precision"] == ["month"]
    assert "narrower" in rows.notices[0].message


def test_the_summary_counts_what_was_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "r.txt").write_text(f"date {DAY}\n{TEXT}")
    wrong = TRUE | {"place": quoted("Raqqa", "near Manbij"), "admin1": quoted("Idlib", "Aleppo province")}
    found = answer(incident("attacked an army post", figures=[figure("wounding 9 others", 8, 8)], **wrong))
    with serving(says(found)) as server:
        options = {"url": server.url, "model": "tiny", "cache": tmp_path / "answers"}
        data = build(tmp_path / "r.txt", builder="llm", options=options)
        given = [part for name, value in options.items() for part in ("--set", f"{name}={value}")]
        command = ["build", str(tmp_path / "r.txt"), "-o", str(tmp_path / "out"), "--builder", "llm", *given]
        shown = CliRunner().invoke(app, command).output
        told = json.loads(CliRunner().invoke(app, [*command, "--json"]).output)
    assert Counter(notice.dropped for notice in data.notices) == {"place": 2, "number": 1}
    assert "3 of the builder's values dropped: place 2, number 1" in shown
    assert told["dropped"] == {"place": 2, "number": 1}
