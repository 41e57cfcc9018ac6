"""Draw the documentation's pictures of the page and of the map: `python scripts/page_pictures.py`.

The invented reports in tests/golden/ are built and exported; Chromium shows the page with one event chosen. Writes
docs/pictures/page.png, page-dark.png and map.svg. Needs the extra `browser`, Chromium and Pillow.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import sourcebook
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
PICTURES = ROOT / "docs" / "pictures"

CHOSEN = "Namissiguima"
"""The place of the event shown: its two tolls disagree."""

COLOURS = 256

SIZE = {"width": 1440, "height": 1040}


def main() -> None:
    """Build, export, draw."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        reports = folder / "reports.jsonl"
        reports.write_text("".join(map(line, sorted(GOLDEN.glob("*.toml")))), "utf-8")
        data = sourcebook.build(reports, out=folder / "out")
        sourcebook.export(data, "svg", PICTURES / "map.svg")
        [chosen] = data.events.filter(place=CHOSEN)["event_id"]
        draw(sourcebook.export(data, "html", folder / "page.html", reports=[reports]), chosen)


def line(golden: Path) -> str:
    """A golden report as a line of JSON; nothing for a file that holds none."""
    report = tomllib.loads(golden.read_text("utf-8"))
    if "text" not in report:
        return ""
    title = report.get("title", golden.stem.replace("_", " ").capitalize())
    row = {"id": golden.stem, "title": title, "published": str(report["published"]), "text": report["text"].strip()}
    return json.dumps(row) + "\n"


def draw(page: Path, event_id: str) -> None:
    """Take the pictures, light and dark, with one event open."""
    browser = shutil.which("chromium") or sys.exit("no Chromium on the PATH")
    with sync_playwright() as driver, driver.chromium.launch(executable_path=browser, args=["--no-sandbox"]) as opened:
        for scheme, target in (("light", "page.png"), ("dark", "page-dark.png")):
            shown = opened.new_page(viewport=SIZE, color_scheme=scheme)
            shown.goto(f"{page.as_uri()}#{event_id}")
            shown.locator("article mark").first.wait_for()
            shown.mouse.move(0, 0)
            shown.wait_for_timeout(300)
            taken = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
            taken.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE).save(PICTURES / target, optimize=True)


if __name__ == "__main__":
    main()
