"""The evidence page in a real browser: what its readers do with it."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
import sourcebook
from pypdf import PdfReader

from . import frames_support
from .hand_support import entered, template
from .page_support import ATTACK, Opened, attacked, folder_of_reports, launched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    Opener = Callable[..., Opened]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    contexts = []

    def open_page(path: Path, width: int = 1440, **options: object) -> Opened:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        return Opened(contexts[-1].new_page(), path)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def path(tmp_path: Path, stub: Path) -> Path:
    """The page of four events, with the texts of their reports."""
    reports = folder_of_reports(tmp_path / "reports")
    data = sourcebook.build(reports, out=tmp_path / "out", builder="stub")
    return sourcebook.export(data, "html", tmp_path / "page.html", reports=[reports])


@pytest.fixture
def page(path: Path, opened: Opener) -> Opened:
    return opened(path).go()


def test_all_events_are_listed_the_latest_first(page: Opened) -> None:
    assert page.rows() == ["Mopti", "Kupiansk", "Al-Koum", "Bogotá"]
    assert page.page.locator("#count").inner_text() == "4 events · 24 killed"
    assert not page.problems


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("words", "bogota", ["Bogotá"]),
        ("words", "sohr al-k", ["Al-Koum"]),
        ("words", "dozos", ["Mopti"]),
        ("words", "nothing like it", []),
        ("from", "2024-05-20", ["Mopti", "Kupiansk"]),
        ("to", "2024-05-01", ["Al-Koum", "Bogotá"]),
        ("country", "UKR", ["Kupiansk"]),
        ("actor", "civilians", ["Kupiansk", "Bogotá"]),
        ("type", "riot", ["Mopti"]),
        ("least", "4", ["Al-Koum"]),
    ],
)
def test_search_and_filters(page: Opened, name: str, value: str, left: list[str]) -> None:
    field = page.page.locator(f"[name={name}]")
    if name in ("country", "type"):
        field.select_option(value)
    else:
        field.fill(value)
    assert page.rows() == left
    page.page.get_by_role("button", name="Clear").click()
    page.page.locator("#events tr[data-at]").nth(3).wait_for()  # the page's policy forbids the browser to poll a script
    assert page.page.locator("#events tr[data-at]").count() == 4


def test_sorting_turns_round_and_keeps_what_has_no_value_last(page: Opened) -> None:
    heading = page.page.get_by_role("columnheader", name="Killed")
    heading.get_by_role("button").click()
    assert page.rows() == ["Al-Koum", "Kupiansk", "Bogotá", "Mopti"]
    assert heading.get_attribute("aria-sort") == "descending"
    heading.get_by_role("button").click()
    assert page.rows() == ["Bogotá", "Kupiansk", "Al-Koum", "Mopti"]
    assert heading.get_attribute("aria-sort") == "ascending"
    assert page.page.get_by_role("columnheader", name="Date").get_attribute("aria-sort") is None


def test_a_chosen_event_shows_its_words_in_the_report(page: Opened) -> None:
    page.choose("Al-Koum")
    assert page.marks("killed_best") == ["killed=21"]
    assert page.marks("place") == ["place=Al-Koum"]
    assert page.marks("side_b") == ["b=Syrian_Army"]
    article = page.page.locator("article")
    assert article.inner_text().startswith("EVENT day=2024-05-01 country=SYR")
    colours = [
        page.page.locator(f"article mark[data-columns~={column}]").first.evaluate("e => getComputedStyle(e).background")
        for column in ("killed_best", "place", "side_a", "side_b", "event_type", "date_start", "cited_sources")
    ]
    assert len(set(colours)) == len(colours)


def test_a_cell_points_at_its_words_and_the_words_at_their_cell(page: Opened) -> None:
    page.choose("Al-Koum")
    cell = page.page.get_by_role("button", name="place Al-Koum")
    cell.hover()
    assert page.page.locator("article mark.strong").all_inner_texts() == ["place=Al-Koum"]
    cell.click()
    assert cell.get_attribute("aria-expanded") == "true"
    assert page.page.locator("#words-place mark").inner_text() == "place=Al-Koum"
    page.page.locator("article mark[data-columns~=event_type]").click()
    kind = page.page.get_by_role("button", name="event type attack")
    assert kind.get_attribute("aria-expanded") == "true"
    assert kind.evaluate("e => e === document.activeElement")


def test_claims_stand_side_by_side_with_who_made_them(page: Opened) -> None:
    page.choose("Al-Koum")
    killed = page.page.get_by_role("table", name="killed")
    assert [row.inner_text().split() for row in killed.locator("tbody tr").all()] == [
        ["This", "event", "21"],
        ["SOHR", "21"],
    ]
    killed.get_by_role("button", name="SOHR").click()
    assert page.page.locator("article mark.strong").all_inner_texts() == ["killed=21"]
    assert "514" not in page.page.locator("section.said").inner_text()


def test_reports_that_disagree_stand_under_one_event(tmp_path: Path, stub: Path, opened: Opener) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for source, killed in (("police", 7), ("hospital", 9)):
        line = f"EVENT day=2024-05-01 country=SYR place=Homs lat=34.7 lon=36.7 type=attack a=ISIS killed={killed}"
        (reports / f"{source}.txt").write_text(f"{line} source={source}\n", "utf-8")
    data = sourcebook.build(reports, builder="stub")
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html", reports=[reports])).go()
    page.choose("Homs")
    killed = page.page.get_by_role("table", name="killed")
    told = {
        row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in killed.locator("tbody tr").all()
    }
    assert told.pop("This event") in ("7 7–9", "9 7–9")
    assert told == {"police": "7", "hospital": "9"}
    assert page.page.locator("article").count() == 2
    killed.get_by_role("button", name="hospital").click()
    assert page.page.locator("article mark.strong").all_inner_texts() == ["killed=9"]


def test_low_best_and_high_are_a_range(tmp_path: Path, opened: Opener) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(3))
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html")).go()
    page.choose("El Fasher")
    low, best, high = (data.events[f"killed_{bound}"][2] for bound in ("low", "best", "high"))
    row = page.page.get_by_role("row", name="This event")
    assert row.locator("td").first.inner_text() == f"{best} {low}–{high}"
    band = row.locator("line.band")
    assert float(band.get_attribute("x2") or 0) > float(band.get_attribute("x1") or 0)


def test_a_report_without_its_text_shows_quotes_in_context(tmp_path: Path, opened: Opener) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(1))
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html")).go()
    page.choose("Al-Koum")
    assert page.page.locator("article").count() == 0
    quoted = page.page.locator(".quotes .context").first
    row = data.provenance.row(0, named=True)
    assert quoted.locator("mark").inner_text() == row["quote"]
    assert row["suffix"].strip() in quoted.inner_text()


def test_words_after_characters_of_two_units_are_marked_in_place(tmp_path: Path, stub: Path, opened: Opener) -> None:
    report = tmp_path / "one.txt"
    report.write_text(
        "\U0001f4a3\U0001f4a3 EVENT\nEVENT day=2024-05-01 place=\U0001f3d8Homs type=attack killed=7 \U0001f4a3\n"
    )
    data = sourcebook.build(report, builder="stub")
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html", reports=[report])).go()
    page.choose("Homs")
    assert (page.marks("killed_best"), page.marks("place")) == (["killed=7"], ["place=\U0001f3d8Homs"])


def test_a_link_opens_one_event(path: Path, page: Opened, opened: Opener) -> None:
    page.choose("Kupiansk")
    address = page.page.evaluate("location.href")
    event_id = page.page.locator("#detail .id").inner_text()
    assert address == f"{path.as_uri()}#{event_id}"
    other = opened(path).go(event_id)
    other.page.locator("#detail h2", has_text="Kupiansk").wait_for()
    assert other.page.locator("tr[aria-selected=true]").inner_text().split("\t")[0] == "20 May 2024"
    other.page.evaluate("location.hash = '#nothing-%zz'")
    other.page.get_by_role("alert").wait_for()
    assert "nothing-%zz" in other.page.get_by_role("alert").inner_text()


def test_everything_by_keyboard(page: Opened) -> None:
    keys = page.page.keyboard
    keys.press("/")
    keys.type("o")
    assert page.page.locator("[name=words]").input_value() == "o"
    keys.press("Backspace")
    page.page.get_by_role("grid", name="Events").focus()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    page.page.locator("#detail h2", has_text="Kupiansk").wait_for()
    active = page.page.get_by_role("grid").get_attribute("aria-activedescendant")
    assert page.page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    keys.press("End")
    page.page.locator("#detail h2", has_text="Bogotá").wait_for()
    keys.press("Enter")
    assert page.page.locator("#detail h2").evaluate("e => e === document.activeElement")
    keys.press("Escape")
    assert page.page.get_by_role("grid").evaluate("e => e === document.activeElement")


def test_screen_readers_are_told_what_is_what(page: Opened) -> None:
    page.choose("Al-Koum")
    unnamed = page.page.evaluate(
        "[...document.querySelectorAll('input, select, button')].filter(e => !e.labels?.length && !e.ariaLabel"
        " && !e.textContent.trim()).length"
    )
    assert unnamed == 0
    assert page.page.get_by_role("heading", level=1).count() == 1
    assert page.page.get_by_role("grid").get_attribute("aria-rowcount") == "5"
    assert page.page.get_by_role("status").inner_text().startswith("4 events")
    told = page.page.get_by_role("img", name="Map of 3 events in 3 places; 1 event without coordinates")
    assert told.count() == 1
    told = page.page.get_by_role("img", name="Events by month: Mar 2024 1, May 2024 2, Jul 2024 1")
    assert told.count() == 1


def test_dragging_over_the_timeline_chooses_a_period(tmp_path: Path, opened: Opener) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(12))
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html")).go()
    bars = page.page.locator("#timeline g[data-at] .ground")
    boxes = [bars.nth(at).bounding_box() for at in (1, 2)]
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]
    page.page.mouse.move(*middles[0])
    page.page.mouse.down()
    page.page.mouse.move(*middles[1])
    page.page.mouse.up()
    chosen = [page.page.locator(f"[name={name}]").input_value() for name in ("from", "to")]
    assert chosen == ["2023-02-01", "2023-03-31"]
    within = data.events["date_start"].is_between(*map(date.fromisoformat, chosen)).sum()
    assert len(page.rows()) == within


def test_a_point_of_the_map_can_be_chosen(page: Opened) -> None:
    page.page.locator("[name=country]").select_option("UKR")
    box = page.page.locator("#map").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.page.locator("#tip", has_text="Kupiansk · 1 event, 3 killed · exact").wait_for()
    page.page.mouse.down()
    page.page.mouse.up()
    page.page.locator("#detail h2", has_text="Kupiansk").wait_for()


def test_land_is_drawn(page: Opened) -> None:
    page.page.wait_for_timeout(200)
    colours = page.page.evaluate(
        "(() => { const c = document.getElementById('map'); const d = c.getContext('2d').getImageData(0, 0, c.width,"
        " c.height).data; const s = new Set(); for (let i = 0; i < d.length; i += 4) s.add(d.slice(i, i + 4).join());"
        " return s.size; })()"
    )
    assert colours > 10


def test_rejected_events_are_shown_when_asked_for(tmp_path: Path, opened: Opener) -> None:
    frames = frames_support.frames(3)
    frames["events"] = frames_support.with_cell(frames["events"], 0, review_status="rejected")
    data = sourcebook.Dataset(folder=None, frames=frames)
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html")).go()
    assert page.rows() == ["El Fasher", "Kupiansk"]
    page.page.locator("[name=status]").select_option("rejected")
    assert page.rows() == ["Al-Koum"]


def test_ten_thousand_events_keep_few_rows_in_the_page(tmp_path: Path, opened: Opener) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(10_000))
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html")).go()
    assert page.page.locator("#count b").inner_text() == "10,000"
    assert page.page.locator("#events tr").count() < 100
    page.page.get_by_role("grid").focus()
    page.page.keyboard.press("End")
    page.page.keyboard.press("End")
    page.page.locator("#detail .id", has_text=data.events["event_id"][0]).wait_for()
    assert page.page.locator("#events tr").count() < 100
    assert page.page.locator("tr[aria-selected=true]").get_attribute("aria-rowindex") == "10001"
    assert not page.problems


def test_a_search_in_ten_thousand_events_draws_only_the_rows_in_view(tmp_path: Path, opened: Opener) -> None:
    data = sourcebook.Dataset(folder=None, frames=frames_support.frames(10_000))
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html")).go()
    page.page.locator("[name=words]").fill("kupi")
    page.page.locator("#count b").filter(has_text="2,000").wait_for()
    assert 0 < page.page.locator("#events tr[data-at]").count() < 200, "what makes it quick, however many it finds"


def test_text_that_attacks_stays_text(tmp_path: Path, opened: Opener) -> None:
    data, report = attacked(tmp_path)
    page = opened(sourcebook.export(data, "html", tmp_path / "page.html", reports=[report])).go("constructor")
    page.page.locator("article mark").first.wait_for()
    for button in page.page.locator(".cells button[aria-expanded]").all():
        button.click()
    page.page.locator("#events tr[data-at]").hover()
    page.page.locator("#map").hover()
    page.page.locator("[name=words]").fill("<script>")
    assert len(page.rows()) == 1
    assert page.page.evaluate("typeof window.hacked") == "undefined"
    assert page.page.locator("iframe, img, style:not(head style), article script, a[onclick], svg[onload]").count() == 0
    assert page.page.locator("#detail a[href^='javascript' i]").count() == 0
    shown = page.page.locator("article").evaluate("e => e.textContent")
    assert shown == report.read_bytes().decode()
    assert page.marks("killed_best") == ["21 people"]
    assert ATTACK in page.page.locator("#detail h2").evaluate("e => e.textContent")
    assert page.requests == [page.path.as_uri() + "#constructor"] or page.requests == [page.path.as_uri()]
    assert not page.problems


def test_the_policy_stops_what_the_page_does_not_do_itself(page: Opened) -> None:
    blocked = page.page.evaluate(
        """async () => {
            const seen = [];
            document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
            const script = document.createElement("script");
            try { script.textContent = "window.hacked = 1"; } catch {}
            document.body.append(script);
            try { document.body.innerHTML += "<img src=x onerror=hacked=1>"; } catch {}
            try { await fetch("https://example.org/"); } catch {}
            const picture = document.createElement("img");
            picture.src = "https://example.org/x.png";
            document.body.append(picture);
            await new Promise((done) => setTimeout(done, 200));
            return [typeof window.hacked, ...new Set(seen)];
        }"""
    )
    assert blocked[0] == "undefined"
    assert {"connect-src", "img-src", "require-trusted-types-for"} <= set(blocked)


def test_on_paper_the_event_chosen_with_its_words_or_the_list(page: Opened) -> None:
    def printed() -> str:
        return " ".join("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.page.pdf())).pages).split())

    everything = printed()
    assert all(place in everything for place in ("Mopti", "Kupiansk", "Al-Koum", "Bogotá"))
    page.choose("Al-Koum")
    one = printed()
    assert "Who said what" in one
    assert "killed=21 [killed low, killed best +1]" in one
    assert "Kupiansk" not in one


def test_narrow_screens_show_the_event_over_the_list(path: Path, opened: Opener) -> None:
    page = opened(path, width=420).go()
    page.choose("Al-Koum")
    back = page.page.get_by_role("button", name="Back to the list")
    back.click()
    page.page.locator("#detail h2").wait_for(state="hidden")
    page.choose("Bogotá")
    page.page.go_back()
    page.page.locator("#detail h2").wait_for(state="hidden")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 420


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(path: Path, opened: Opener, scheme: str) -> None:
    page = opened(path, color_scheme=scheme).go()
    page.choose("Al-Koum")
    assert (page.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")) is (scheme == "dark")
    contrasts = page.page.evaluate(CONTRASTS)
    assert contrasts
    assert min(contrasts.values()) >= 4.5, contrasts


CONTRASTS = """() => {
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const light = (colours) => {
        pen.clearRect(0, 0, 1, 1);
        for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
        const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)
            .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (e) => e ? [...behind(e.parentElement), getComputedStyle(e).backgroundColor] : [];
    const contrasts = {};
    const shown = "label, #count, td, th, .value, .name, h2, h3, h4, small, .quiet, mark, figcaption, #origin, button";
    for (const e of document.querySelectorAll(shown)) {
        if (!e.textContent.trim() || !e.checkVisibility() || e.closest(".unseen")) continue;
        const ground = behind(e);
        const [one, two] = [light(ground), light([...ground, getComputedStyle(e).color])].sort((a, b) => b - a);
        const key = e.tagName + "." + e.className + ":" + e.textContent.slice(0, 20);
        contrasts[key] = Math.min(contrasts[key] ?? 21, (one + 0.05) / (two + 0.05));
    }
    return contrasts;
}"""


def test_words_that_an_analyst_entered_are_shown_although_nobody_has_the_text(
    tmp_path: Path, stub: Path, opened: Opener
) -> None:
    sourcebook.merge(entered(template(tmp_path / "new.xlsx")).save(tmp_path / "filled.xlsx"), tmp_path / "out")
    page = opened(sourcebook.export(tmp_path / "out", "html", tmp_path / "page.html")).go()
    page.choose("Deraa")
    assert page.page.locator(".quotes mark").all_inner_texts() == ["four people were killed"]
    assert "a doctor" in page.page.locator("table.claims").inner_text()
    page.page.locator("table.claims tbody tr:not(.settled) button").click()
    assert not page.problems
