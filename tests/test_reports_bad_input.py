"""No file stops a build: what cannot be read is one clear failure with its place, and the rest goes on."""

from __future__ import annotations

import tracemalloc
import zipfile
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sourcebook.reports import Failure, read
from sourcebook.reports.formats import READERS

from .reports_support import (
    TEXT,
    failures,
    notices,
    only_failure,
    only_report,
    page,
    reports,
    write_csv,
    write_docx,
    write_lines,
    write_mail,
    write_one_of_each,
    write_parquet,
    write_pdf,
)


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_nothing_to_read_is_one_failure(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    assert only_failure(path).where == str(path)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_files_cut_short_do_not_stop_the_rest(tmp_path: Path, share: float) -> None:
    for path in write_one_of_each(tmp_path):
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
    (tmp_path / "z.txt").write_text("The rest.", encoding="utf-8")
    items = list(read([tmp_path]))
    assert reports(items)[-1].text == "The rest."
    failed = {Path(failure.where.split(":")[0]).name for failure in failures(items)}
    assert {"word.docx", "table.parquet"} <= failed


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    ending=st.sampled_from(sorted(READERS)),
    head=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<p>", b"{"]),
    data=st.binary(max_size=200),
)
def test_any_bytes_under_any_ending(tmp_path: Path, ending: str, head: bytes, data: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(head + data)
    items = list(read([path]))
    assert items
    assert all("\n" not in failure.reason for failure in failures(items))


def test_a_line_that_is_no_report_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        '{"text": "A."}',
        "{broken",
        "",
        "[1]",
        '{"title": "T"}',
        '{"text": 5}',
        '{"text": " "}',
        '{"text": "B."}',
        "[" * 100_000,
        '{"text": ',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    items = list(read([path]))
    assert [report.text for report in reports(items)] == ["A.", "B."]
    assert [failure.where for failure in failures(items)] == [f"{path}:{row}" for row in (2, 4, 5, 6, 7, 9, 10)]
    assert "text, body" in failures(items)[2].reason


def test_a_line_of_fifty_megabytes_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"a " * 25_000_000 + b'"}\n{"text": "B."}\n')
    (tmp_path / "b.txt").write_bytes(b"a " * 25_000_000)
    first, second, third = read([tmp_path])
    assert isinstance(first, Failure)
    assert first.where == f"{path}:1"
    assert "10,000,000" in first.reason
    assert isinstance(third, Failure)
    assert "40 MB" in third.reason
    assert not isinstance(second, Failure)


def test_a_line_beyond_the_limit_is_passed_over_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcebook.reports.jsonlines.MAX_LINE", 30)
    write_lines(tmp_path / "a.jsonl", {"text": "a" * 200}, {"text": "B."}, {"text": "c" * 20}, {"text": "d" * 17})
    items = list(read([tmp_path]))
    assert [report.text for report in reports(items)] == ["B.", "d" * 17]
    assert [failure.where[-2:] for failure in failures(items)] == [":1", ":3"]


def test_a_report_of_ten_million_characters_is_fine(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a " * 5_000_000)
    assert only_report(tmp_path).characters == 10_000_000


def test_a_csv_without_a_text_column_says_which_there_are(tmp_path: Path) -> None:
    assert "a, b c" in only_failure(write_csv(tmp_path / "a.csv", ["a", "b c"], ["1", "2"])).reason


def test_ragged_rows(tmp_path: Path) -> None:
    rows = [
        ["id", "text", "title"],
        ["1", "A."],
        ["2"],
        ["3", "C.", "T", "", ""],
        ["4", "D", " and more", "."],
        [],
        ["5", "E."],
    ]
    path = write_csv(tmp_path / "a.csv", *rows)
    items = list(read([path]))
    assert [report.text for report in reports(items)] == ["A.", "C.", "E."]
    assert [failure.where for failure in failures(items)] == [f"{path}:3", f"{path}:5"]
    assert "4 fields under 3" in failures(items)[1].reason


def test_an_open_quotation_mark_does_not_swallow_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcebook.reports.delimited.MAX_BYTES", 1000)
    (tmp_path / "a.csv").write_text('text\nA.\n"B.\n' + "C.\n" * 1000, encoding="utf-8")
    items = list(read([tmp_path]))
    assert [report.text for report in reports(items)] == ["A."]
    assert [failure.where[-2:] for failure in failures(items)] == [":3"]
    assert "quotation mark" in failures(items)[0].reason


def test_parquet_without_text_and_with_empty_cells(tmp_path: Path) -> None:
    write_parquet(tmp_path / "a.parquet", {"x": [1], "y": ["b"]})
    write_parquet(tmp_path / "b.parquet", {"text": ["A.", None, " "]})
    first, *rest = failures(list(read([tmp_path])))
    assert "x, y" in first.reason
    assert [failure.where[-2:] for failure in rest] == [":2", ":3"]


def test_a_pdf_without_text_needs_ocr(tmp_path: Path) -> None:
    assert "OCR" in only_failure(write_pdf(tmp_path / "a.pdf", "", "")).reason


def test_a_scanned_page_among_others_is_said(tmp_path: Path) -> None:
    items = list(read([write_pdf(tmp_path / "a.pdf", "Two killed.", "", "In Homs.")]))
    assert len(reports(items)) == 1
    assert "page 2" in notices(items)[0].message


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    assert "password" in only_failure(write_pdf(tmp_path / "a.pdf", "Two killed.", password="secret")).reason


def test_an_old_or_locked_word_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "password" in only_failure(tmp_path).reason


def test_a_zip_that_is_no_word_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("x.txt", "Two killed.")
    assert only_failure(tmp_path).where == str(tmp_path / "a.docx")


def test_a_word_file_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcebook.reports.word.MAX_UNPACKED", 10_000)
    assert "unpacks" in only_failure(write_docx(tmp_path / "a.docx", TEXT)).reason


def test_a_mail_without_a_body(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"Subject: S\r\nContent-Type: application/pdf\r\n\r\nJVBERi0=\r\n")
    assert "no text in this mail" in only_failure(tmp_path).reason


def test_malformed_headers_of_a_mail_do_not_matter(tmp_path: Path) -> None:
    write_mail(tmp_path / "a.eml", "Two killed.")
    data = (tmp_path / "a.eml").read_bytes()
    (tmp_path / "a.eml").write_bytes(b"From: <<@>,;\r\nDate: someday\r\nSubject: =?utf-8?q?\xff?=\r\n" + data)
    report = only_report(tmp_path)
    assert report.text == "Two killed.\n"
    assert report.published is None


def test_a_page_of_scripts_alone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><script>EVIL</script></body></html>", encoding="utf-8")
    assert "no article text" in only_failure(tmp_path).reason


def test_elements_nested_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("<div>" * 100_000 + "Two killed."), encoding="utf-8")
    assert len(list(read([tmp_path]))) == 1


def test_a_date_that_can_be_read_two_ways_is_not_read(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"text": "A.", "date": "08/11/2023"})
    items = list(read([path]))
    assert reports(items)[0].published is None
    assert notices(items)[0].where == f"{path}:1"
    assert "08/11/2023" in notices(items)[0].message


def test_a_reader_that_breaks_is_charged_to_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: object) -> None:
        raise RecursionError("too\ndeep")

    monkeypatch.setitem(READERS, ".md", broken)
    for name in ("a.md", "b.txt"):
        (tmp_path / name).write_text("A.", encoding="utf-8")
    items = list(read([tmp_path]))
    assert [failure.where for failure in failures(items)] == [str(tmp_path / "a.md")]
    assert "RecursionError: too deep" in failures(items)[0].reason
    assert len(reports(items)) == 1


def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write(f'{{"id": "{number}", "text": "{"Two killed. " * 50}"}}\n')
    tracemalloc.start()
    items = read([path])
    assert sum(1 for _ in islice(items, 2_000)) == 2_000
    before, _ = tracemalloc.get_traced_memory()
    assert sum(1 for _ in items) == 18_000
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 18_000 * 250
