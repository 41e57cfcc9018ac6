"""Bytes become text without silent damage: UTF-8, marks, declarations, and guesses that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sourcebook.reports import read

from .reports_support import failures, notices, only_failure, only_report, page, reports, write_lines

if TYPE_CHECKING:
    from pathlib import Path

WESTERN = "Muñoz and two others died in San José, the mayor’s office said – “at dawn”."
POLISH = "Wojsko poinformowało, że w ataku zginęło trzech żołnierzy, a pięciu zostało rannych w Łodzi."
RUSSIAN = "Сегодня в Херсоне погибли три человека, сообщила полиция."
ARABIC = "قتل ثلاثة جنود في هجوم مسلح شرق حمص أمس، وفق مصادر محلية."
TURKISH = "Şırnak'ta üç asker öldü, beş asker yaralandı; saldırıyı PKK üstlendi, dedi İçişleri Bakanlığı."
CHINESE = "昨天在北京有三人死亡，警方表示。"

GUESSED = [
    ("cp1252", WESTERN),
    ("cp1252", "Muñoz died."),
    ("latin-1", "Zwei Männer wurden in Köln getötet, sagte die Polizei über den Überfall."),
    ("cp1250", POLISH),
    ("cp1251", RUSSIAN),
    ("koi8_r", RUSSIAN),
    ("cp1256", ARABIC),
    ("cp1254", TURKISH),
    ("gb18030", CHINESE),
]


@pytest.mark.parametrize(("encoding", "text"), GUESSED)
def test_another_encoding_is_found_and_said(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("Plain lines first.\n" + text).encode(encoding))
    items = list(read([path]))
    assert [report.text for report in reports(items)] == ["Plain lines first.\n" + text]
    (notice,) = notices(items)
    assert notice.where == str(path)
    assert "not UTF-8" in notice.message


@pytest.mark.parametrize(("encoding", "text"), GUESSED)
def test_rows_in_another_encoding(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "a.csv").write_bytes(f'id,text\n1,Plain.\n2,"{text}"\n'.encode(encoding))
    line = f'{{"text": "{text.replace(chr(34), "")}"}}\n'
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "Plain."}\n' + line.encode(encoding) + '{"text": "Łódź"}'.encode())
    items = list(read([tmp_path]))
    assert [report.text for report in reports(items)] == ["Plain.", text, "Plain.", text, "Łódź"]
    assert [notice.where for notice in notices(items)] == [str(tmp_path / "a.csv"), f"{tmp_path / 'b.jsonl'}:2"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_certain(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode(encoding))
    (tmp_path / "b.csv").write_bytes(f'text\n"{RUSSIAN}"\n'.encode(encoding))
    (tmp_path / "c.jsonl").write_bytes(f'{{"text": "{RUSSIAN}"}}\n{{"text": "B."}}\n'.encode(encoding))
    items = list(read([tmp_path]))
    assert [report.text for report in reports(items)] == [RUSSIAN, RUSSIAN, RUSSIAN, "B."]
    assert len(items) == 4


def test_a_page_is_read_as_it_declares(tmp_path: Path) -> None:
    html = page(f"<p>{TURKISH}</p>", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9">')
    (tmp_path / "a.html").write_bytes(html.encode("iso-8859-9"))
    assert TURKISH in only_report(tmp_path).text


def test_a_page_in_utf8_is_read_as_such_whatever_it_declares(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(f"<p>{TURKISH}</p>", '<meta charset="latin-1">').encode())
    assert TURKISH in only_report(tmp_path).text


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\0\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"Text\0text", bytes(range(256))]
)
def test_a_binary_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert "binary" in only_failure(tmp_path).reason


def test_a_binary_line_among_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "A."}\n\xff\xfe\0\x01\n{"text": "B."}\n')
    items = list(read([tmp_path]))
    assert [report.text for report in reports(items)] == ["A.", "B."]
    assert [failure.where[-2:] for failure in failures(items)] == [":2"]


def test_halves_of_surrogate_pairs_are_replaced_and_pairs_joined(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(rb'{"text": "a \ud800 b \ud83d\ude00", "title": "\udfff", "id": "\ud800"}')
    report = only_report(tmp_path)
    assert report.text == "a \ufffd b \U0001f600"
    assert (report.title, report.report_id) == ("\ufffd", "\ufffd")


def test_every_text_can_be_stored(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", {"text": "\ud800".join("abc")}, {"text": "\x00\x07\ufffe\U0010ffff x"})
    for report in reports(list(read([tmp_path]))):
        assert report.text.encode().decode() == report.text
