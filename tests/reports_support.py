"""Makes one report in every format, in a folder of the test's own."""

from __future__ import annotations

import csv
import json
from email.message import EmailMessage
from typing import TYPE_CHECKING

from sourcebook.reports import Failure, Item, Notice, Report, read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "KABUL, Nov 8, 2023 (AP) — A bomb killed 10 people in the capital, police said.\n\nNobody claimed the attack."


def reports(items: list[Item]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def failures(items: list[Item]) -> list[Failure]:
    return [item for item in items if isinstance(item, Failure)]


def notices(items: list[Item]) -> list[Notice]:
    return [item for item in items if isinstance(item, Notice)]


def only_report(path: Path) -> Report:
    """The report of a file that holds one, and nothing to complain of."""
    (report,) = read([path])
    assert isinstance(report, Report), report
    return report


def only_failure(path: Path) -> Failure:
    (failure,) = read([path])
    assert isinstance(failure, Failure), failure
    return failure


def write_lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def write_csv(path: Path, *rows: list[str], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_parquet(path: Path, columns: dict[str, list[object]]) -> Path:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(columns), path)
    return path


def write_docx(path: Path, text: str = TEXT, **properties: object) -> Path:
    import docx

    document = docx.Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    document.save(str(path))
    return path


def write_pdf(path: Path, *pages: str, title: str = "", password: str | None = None) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), encrypt=StandardEncryption(password, strength=128) if password else None)
    canvas.setTitle(title)
    for page in pages:
        for line, words in enumerate(page.splitlines()):
            canvas.drawString(40, 800 - 14 * line, words)
        canvas.rect(40, 40, 20, 20)
        canvas.showPage()
    canvas.save()
    return path


def write_mail(path: Path, plain: str | None = TEXT, html: str | None = None, **headers: str) -> Path:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name] = value
    if plain is not None:
        mail.set_content(plain)
    if html is not None and plain is not None:
        mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    path.write_bytes(mail.as_bytes())
    return path


def page(article: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Bomb kills ten</title>{head}</head><body><nav>Home World</nav>'
        f"<article><h1>Bomb kills ten</h1>{article}</article><footer>Copyright 2020</footer></body></html>"
    )


def write_one_of_each(folder: Path) -> list[Path]:
    """A report in every format that is read; their names sort by format."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    for name in ("plain.txt", "note.md"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    for name in ("page.html", "old.htm"):
        (folder / name).write_text(page(paragraphs), encoding="utf-8")
    write_lines(folder / "lines.jsonl", {"id": "line", "text": TEXT})
    write_lines(folder / "more.ndjson", {"id": "more", "text": TEXT})
    write_csv(folder / "rows.csv", ["id", "text"], ["row", TEXT])
    write_csv(folder / "tabs.tsv", ["id", "text"], ["tab", TEXT], delimiter="\t")
    write_parquet(folder / "table.parquet", {"id": ["cell"], "text": [TEXT]})
    write_docx(folder / "word.docx")
    write_pdf(folder / "print.pdf", TEXT.replace("—", "-"))
    write_mail(folder / "mail.eml")
    return sorted(folder.iterdir())
