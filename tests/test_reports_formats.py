"""Each format gives its text and what it knows about it."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sourcebook.reports import read

from .reports_support import (
    TEXT,
    failures,
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

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = "A bomb killed 10 people in the capital, police said."


def test_every_format_gives_the_report_and_its_dateline(tmp_path: Path) -> None:
    written = write_one_of_each(tmp_path)
    found = reports(list(read([tmp_path])))
    assert [report.path for report in found] == [str(path) for path in written]
    for report in found:
        assert ANSWER in report.text, report.path
        assert (report.dateline_place, report.published, report.publisher) == ("KABUL", date(2023, 11, 8), "AP")


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "\n date 2023-11-09  Two killed.\n\n\tIn Homs. \n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    report = only_report(tmp_path / "a.txt")
    assert report.text == text
    assert report.published == date(2023, 11, 9)


def test_line_breaks_of_files_are_newlines_and_those_of_rows_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One.\r\nTwo.\rThree.\n")
    write_lines(tmp_path / "b.jsonl", {"text": "One.\r\nTwo."})
    write_csv(tmp_path / "c.csv", ["text"], ["One.\r\nTwo."])
    assert [report.text for report in reports(list(read([tmp_path])))] == [
        "One.\nTwo.\nThree.\n",
        "One.\r\nTwo.",
        "One.\r\nTwo.",
    ]


def test_front_matter_is_metadata_and_markdown_stays(tmp_path: Path) -> None:
    fields = "title: 'Ten killed: bomb'\ndate: 2023-11-08\npublisher: The Daily\nurl: https://x.example/1\ntags: [a]\n"
    (tmp_path / "a.md").write_text(f"---\n{fields}---\n\n# Bomb\n\nA **bomb** killed 10.\n", encoding="utf-8")
    report = only_report(tmp_path / "a.md")
    assert report.text == "# Bomb\n\nA **bomb** killed 10.\n"
    assert (report.title, report.publisher, report.url) == ("Ten killed: bomb", "The Daily", "https://x.example/1")
    assert report.published == date(2023, 11, 8)


def test_the_first_heading_of_markdown_is_the_title_and_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    text = "---\nA bomb killed 10 in Kabul\nand more.\n\n# Bomb in Kabul #\n\nText.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    report = only_report(tmp_path / "a.md")
    assert report.text == text
    assert report.title == "Bomb in Kabul"


@pytest.mark.parametrize(
    "text", ["# " + "#" * 10**6 + "x", "---\na: x" + " " * 10**6 + "y\n---\nz", "---\n" + "a:\n" * 10**6]
)
def test_markdown_that_repeats_itself_ends_soon(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert only_report(tmp_path / "a.md")


def test_a_page_gives_its_article_and_what_it_declares(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="The Daily">'
        '<meta property="article:published_time" content="2023-11-09T10:00:00Z">'
        '<link rel="canonical" href="https://daily.example/a/1">'
    )
    paragraphs = f"<p>{ANSWER}</p><p>Nobody &amp; nothing claimed it, <b>officials</b> said on Thursday.</p>"
    (tmp_path / "a.html").write_text(page(paragraphs, head), encoding="utf-8")
    report = only_report(tmp_path / "a.html")
    assert f"{ANSWER}\n\nNobody & nothing claimed it, officials said on Thursday." in report.text
    assert "Copyright" not in report.text
    assert (report.title, report.publisher, report.language) == ("Bomb kills ten", "The Daily", "en")
    assert (report.published, report.url) == (date(2023, 11, 9), "https://daily.example/a/1")


def test_a_page_without_a_declared_date_gets_none_from_its_footer(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(f"<p>{ANSWER}</p><p>Updated in 2021.</p>"), encoding="utf-8")
    assert only_report(tmp_path / "a.html").published is None


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>EVIL()</script>",
        '<script type="application/ld+json">{"x": "EVIL"}</script>',
        "<style>.EVIL{}</style>",
        "<noscript>EVIL</noscript>",
        "<template><p>EVIL</p></template>",
        "<svg><script>EVIL</script></svg>",
        "<textarea>EVIL</textarea>",
        "<!-- EVIL -->",
        '<img src=x onerror="EVIL">',
        "<script>document.write('<p>EVIL</p>')",
    ],
)
def test_no_script_ends_up_in_the_text(tmp_path: Path, hidden: str) -> None:
    for name, paragraphs in {"long": f"<p>{ANSWER}</p>" * 9, "short": "<p>A bomb killed 10.</p>"}.items():
        (tmp_path / f"{name}.html").write_text(page(paragraphs + hidden), encoding="utf-8")
    found = reports(list(read([tmp_path])))
    assert len(found) == 2
    assert all("EVIL" not in report.text for report in found)


def test_metadata_of_json_lines(tmp_path: Path) -> None:
    write_lines(
        tmp_path / "a.jsonl",
        {
            "id": 7,
            "text": "A.",
            "published": "2023-11-08",
            "title": "T",
            "publisher": "P",
            "url": "U",
            "language": "en",
        },
        {"id": "8", "body": "B.", "date": "8 November 2023", "source": "S", "other": {"deep": [1]}},
        {"ID": "9", "Content": "C."},
    )
    first, second, third = reports(list(read([tmp_path])))
    assert (first.report_id, first.title, first.publisher, first.url, first.language) == ("7", "T", "P", "U", "en")
    assert (second.report_id, second.text, second.publisher) == ("8", "B.", "S")
    assert first.published == second.published == date(2023, 11, 8)
    assert (third.report_id, third.text) == ("9", "C.")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_of_csv_are_found_in_any_case_and_order(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Date", " Notes ", "ID", "x", "Source"],
        ["2023-11-08", 'Two, "maybe"; three\nkilled | x', "a", "", "SANA"],
    ]
    report = only_report(write_csv(tmp_path / "a.csv", *rows, delimiter=delimiter))
    assert report.text == 'Two, "maybe"; three\nkilled | x'
    assert (report.report_id, report.publisher, report.published) == ("a", "SANA", date(2023, 11, 8))


def test_a_huge_field_of_csv(tmp_path: Path) -> None:
    text = "Two killed. " * 100_000
    assert only_report(write_csv(tmp_path / "a.csv", ["text"], [text])).text == text


def test_parquet_columns_and_its_own_dates(tmp_path: Path) -> None:
    columns = {
        "Text": ["A.", "B."],
        "published": [date(2023, 11, 8), None],
        "id": [1, 2],
        "weight": [0.5, 0.6],
        "date": [None, datetime(2024, 1, 2, 23, tzinfo=UTC)],
    }
    first, second = reports(list(read([write_parquet(tmp_path / "a.parquet", columns)])))
    assert (first.report_id, first.text, first.published) == ("1", "A.", date(2023, 11, 8))
    assert (second.report_id, second.published) == ("2", date(2024, 1, 2))


def test_word_properties_count_where_the_text_says_nothing(tmp_path: Path) -> None:
    properties = {"title": "T", "author": "Desk", "created": datetime(2023, 11, 9, tzinfo=UTC)}
    write_docx(tmp_path / "a.docx", "Two killed.\n\nNobody claimed it.", **properties)
    write_docx(tmp_path / "b.docx", TEXT, **properties)
    bare, dated = reports(list(read([tmp_path])))
    assert bare.text == "Two killed.\n\nNobody claimed it."
    assert (bare.title, bare.publisher, bare.published) == ("T", "Desk", date(2023, 11, 9))
    assert (dated.publisher, dated.published) == ("AP", date(2023, 11, 8))


def test_what_a_writing_library_leaves_in_word_files_is_no_metadata(tmp_path: Path) -> None:
    report = only_report(write_docx(tmp_path / "a.docx", "Two killed."))
    assert (report.title, report.publisher, report.published) == (None, None, None)


def test_tables_of_word_files_are_read_in_their_place(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Homs", "2 killed", "", "x"), strict=True
    ):
        cell.text = text
    table.rows[1].cells[0].merge(table.rows[1].cells[1])
    document.add_paragraph("After.")
    document.save(str(tmp_path / "a.docx"))
    assert only_report(tmp_path / "a.docx").text == "Before.\n\nHoms | 2 killed\n\nx\n\nAfter."


def test_pages_of_a_pdf_are_one_text(tmp_path: Path) -> None:
    report = only_report(write_pdf(tmp_path / "a.pdf", "Two people were", "killed in Homs.", title="Two killed"))
    assert report.text.split() == ["Two", "people", "were", "killed", "in", "Homs."]
    assert report.title == "Two killed"
    assert report.published is None


def test_headers_of_a_mail(tmp_path: Path) -> None:
    headers = {
        "Subject": "Zwölf Tote",
        "From": "The Desk <desk@x.example>",
        "Date": "Wed, 08 Nov 2023 23:30:00 -0500",
    }
    report = only_report(write_mail(tmp_path / "a.eml", "Two killed.\n", html="<p>No.</p>", **headers))
    assert report.text == "Two killed.\n"
    assert (report.title, report.publisher, report.published) == ("Zwölf Tote", "The Desk", date(2023, 11, 8))


def test_a_mail_in_html_alone(tmp_path: Path) -> None:
    html = page(f"<p>{ANSWER}</p><script>EVIL</script>")
    report = only_report(write_mail(tmp_path / "a.eml", None, html, Subject="S"))
    assert ANSWER in report.text
    assert "EVIL" not in report.text
    assert report.title == "S"


def test_a_mail_in_its_declared_encoding(tmp_path: Path) -> None:
    head = "Content-Type: text/plain; charset={}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    (tmp_path / "a.eml").write_bytes(head.format("koi8-r").encode() + "Погибли трое.".encode("koi8-r"))
    (tmp_path / "b.eml").write_bytes(head.format("iso-2022-jp").encode() + "三人が死亡。".encode("iso-2022-jp"))
    (tmp_path / "c.eml").write_bytes(head.format("no-such-charset").encode() + "Drei Männer.".encode())
    assert [report.text for report in reports(list(read([tmp_path])))] == [
        "Погибли трое.",
        "三人が死亡。",
        "Drei Männer.",
    ]


@pytest.mark.parametrize(
    ("piped", "texts"),
    [
        (b'\n {"text": "A."}\n{"text": "B."}\n', ["A.", "B."]),
        (b'\xef\xbb\xbf{"text": "A."}', ["A."]),
        (b"\nTwo killed.\r\n{no json}\n", ["\nTwo killed.\n{no json}\n"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, piped: bytes, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
    assert [report.text for report in reports(list(read(["-"])))] == texts


def test_nothing_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (failure,) = failures(list(read(["-"])))
    assert failure.where == "standard input"
