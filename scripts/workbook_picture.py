"""Draw the README's picture of the workbook: `python scripts/workbook_picture.py` writes docs/pictures/workbook.png.

The reports in seeds/ are built, and LibreOffice and poppler draw three sheets of the workbook, each with the columns
named here. Needs `soffice`, `pdftoppm` and Pillow.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import sourcebook
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from PIL import Image, ImageChops, ImageDraw, ImageFont

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures" / "workbook.png"

SHOWN = {
    "Events": "event_id date_start place geo_precision event_type side_a side_b killed_low killed_best killed_high "
    "confidence review_status",
    "Claims": "event_id measure low high qualifier victims scope cited_source quote",
    "Provenance": "row_id column value quote cited_source start end rule",
}
"""Sheet -> its columns in the picture."""

ROWS = 15
"""Rows of a sheet in the picture, at most, without its heading."""

WIDTH = 1600
MARGIN = 24
TAB = 34
"""Height of the line with the sheet's name."""


def main() -> None:
    """Build, draw, put together."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        sourcebook.build(ROOT / "seeds", out=folder)
        narrow(folder / "sourcebook.xlsx", folder / "picture.xlsx")
        strips = list(zip(SHOWN, draw(folder / "picture.xlsx"), strict=True))
        TARGET.parent.mkdir(exist_ok=True)
        together(strips).quantize(64).save(TARGET, optimize=True)


def narrow(workbook: Path, target: Path) -> None:
    """Keep the sheets, columns and rows of the picture, and let each sheet fit one page."""
    book = load_workbook(workbook)
    for sheet in list(book):
        if sheet.title not in SHOWN:
            sheet.sheet_state = "hidden"
            sheet.print_area = None
            continue
        for at, cell in enumerate(sheet[1], 1):
            sheet.column_dimensions[get_column_letter(at)].hidden = cell.value not in SHOWN[sheet.title].split()
        sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{min(sheet.max_row, ROWS + 1)}"
        sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
        sheet.oddFooter.left.text = sheet.oddFooter.right.text = None
    book.active = book.sheetnames.index("Events")
    book.save(target)


def draw(workbook: Path) -> list[Image.Image]:
    """Draw each visible sheet, cut out of its page."""
    folder = workbook.parent
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, workbook], check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-r", "200", "-png", workbook.with_suffix(".pdf"), folder / "page"], check=True)
    return [cut(Image.open(page).convert("RGB")) for page in sorted(folder.glob("page*.png"))]


def cut(page: Image.Image) -> Image.Image:
    """Cut a page down to what is drawn on it, as wide as the picture."""
    white = Image.new("RGB", page.size, "white")
    drawn = page.crop(ImageChops.difference(page, white).getbbox())
    width = WIDTH - 2 * MARGIN
    return drawn.resize((width, round(drawn.height * width / drawn.width)), Image.Resampling.LANCZOS)


def together(strips: list[tuple[str, Image.Image]]) -> Image.Image:
    """Put the sheets below each other, each under its name."""
    height = sum(strip.height + TAB + MARGIN for _, strip in strips) + MARGIN
    picture = Image.new("RGB", (WIDTH, height), "white")
    pen = ImageDraw.Draw(picture)
    top = MARGIN
    for name, strip in strips:
        pen.text((MARGIN, top), name, fill="#1F3A5F", font=ImageFont.load_default(24))
        picture.paste(strip, (MARGIN, top + TAB))
        top += TAB + strip.height + MARGIN
    return picture


if __name__ == "__main__":
    main()
