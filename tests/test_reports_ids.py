"""Ids are those of the file, or made from its name and the text; and each is given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcebook.reports import read

from .reports_support import failures, only_report, reports, write_lines

if TYPE_CHECKING:
    from pathlib import Path


def test_a_made_id_is_short_readable_and_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "Ünder Fire — a very long file name.txt").write_text("Two killed.", encoding="utf-8")
    report = only_report(tmp_path)
    assert report.report_id == f"under-fire-a-very-long-f-{report.sha256[:8]}"


def test_a_name_without_letters_gives_an_id_too(tmp_path: Path) -> None:
    (tmp_path / "تقرير.txt").write_text("Two killed.", encoding="utf-8")
    assert only_report(tmp_path).report_id.startswith("report-")


def test_made_ids_do_not_depend_on_the_order(tmp_path: Path) -> None:
    records = [{"text": f"{number} killed."} for number in range(9)]
    there = reports(list(read([write_lines(tmp_path / "a.jsonl", *records)])))
    back = reports(list(read([write_lines(tmp_path / "a.jsonl", *reversed(records))])))
    assert {report.text: report.report_id for report in there} == {report.text: report.report_id for report in back}
    assert len({report.report_id for report in there}) == 9


def test_the_same_report_again_is_left_out_and_its_first_place_named(tmp_path: Path) -> None:
    first = write_lines(tmp_path / "a.jsonl", {"id": "x", "text": "B."}, {"id": "y", "text": "A."})
    second = write_lines(tmp_path / "b.jsonl", {"id": "y", "text": "A."})
    items = list(read([tmp_path]))
    assert [report.report_id for report in reports(items)] == ["x", "y"]
    (failure,) = failures(items)
    assert failure.where == f"{second}:1"
    assert f"{first}:2" in failure.reason


def test_the_same_text_under_another_id_is_another_report(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", {"id": "x", "text": "A."}, {"id": "y", "text": "A."})
    assert [report.report_id for report in reports(list(read([tmp_path])))] == ["x", "y"]


def test_an_id_of_two_texts_is_made_unique(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", *({"id": "x", "text": text} for text in ("A.", "B.", "A.", "B.", "C.")))
    items = list(read([tmp_path]))
    first, second, third = reports(items)
    assert [first.report_id, second.report_id] == ["x", f"x-{second.sha256[:8]}"]
    assert third.report_id == f"x-{third.sha256[:8]}"
    assert [failure.where[-1] for failure in failures(items)] == ["3", "4"]


def test_ids_are_one_line_and_not_endless(tmp_path: Path) -> None:
    write_lines(
        tmp_path / "a.jsonl",
        {"id": " a\n b\t", "text": "A."},
        {"id": "x" * 1000, "text": "B."},
        {"id": " ", "text": "C."},
    )
    found = [report.report_id for report in reports(list(read([tmp_path])))]
    assert found[0] == "a b"
    assert [report_id[:2] for report_id in found[1:]] == ["a-", "a-"]
