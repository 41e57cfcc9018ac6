"""Notes that analysts put on cells: taken by a merge, shown in every later workbook, and never lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
import sourcebook
from openpyxl import load_workbook
from openpyxl.comments import Comment
from sourcebook.edits.cell_notes import CellNote, checked, without_check
from sourcebook.edits.reading import read_book
from sourcebook.errors import OutputError

from .edits_support import SOFFICE, resaved, with_part
from .merging_support import (
    HAMA,
    HOMS,
    LINES,
    NOON,
    Desk,
    build,
    conflicts,
    content,
    event_at,
    events,
    ledger,
    merge,
    notes,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("stub")

QUOTE = "“killed=21”\n(SOHR)"


@pytest.fixture
def homs(out: Path) -> str:
    return event_at(out, "Homs")


def noted(tmp_path: Path, out: Path, row: str, column: str, words: str | None, by: str = "Ana", hours: int = 0) -> None:
    """Put a note into the present workbook and merge it."""
    desk = Desk(out / "sourcebook.xlsx").note(row, column, words, by)
    merge(desk.save(tmp_path / f"{by}.xlsx", by, NOON + timedelta(hours=hours)), out)


def test_a_note_becomes_an_entry_and_stands_in_every_later_workbook(
    tmp_path: Path, out: Path, homs: str, desk: Desk
) -> None:
    claim = sourcebook.read(out).claims.row(0, named=True)["claim_id"]
    desk.note(homs, "place", "south of the\ntown", "Amal").note(claim, "low", "see p. 3", sheet="Claims")
    merged = merge(desk.save(tmp_path / "ana.xlsx"), out)
    assert [(e.kind, e.row, e.column, e.new, e.editor, e.time, e.address) for e in merged.entries] == [
        ("note", homs, "place", "south of the\ntown", "Amal", NOON, "Events!J2"),
        ("note", claim, "low", "see p. 3", "Ana", NOON, "Claims!D2"),
    ]
    for _ in range(2):
        assert notes(out)[homs, "place"] == ("south of the\ntown", "Amal")
        assert notes(out, "Claims") == {(claim, "low"): ("see p. 3", "Ana")}
        assert list(sourcebook.diff(out / "sourcebook.xlsx").changes) == []
        before = content(out)
        build(out)
        assert content(out) == before


def test_words_added_to_a_quotation_are_a_note_and_the_quotation_is_none(
    tmp_path: Path, out: Path, homs: str, desk: Desk
) -> None:
    assert notes(out)[homs, "killed_best"] == (QUOTE, "Sourcebook")
    desk.note(homs, "killed_best", f"{QUOTE}\nthe hospital says 19", "Sourcebook")
    (entry,) = merge(desk.save(tmp_path / "ana.xlsx"), out).entries
    assert (entry.new, entry.editor) == ("the hospital says 19", "Ana")
    build(out, LINES | {"a": HOMS + " killed=22 source=SOHR"})
    assert notes(out)[homs, "killed_best"] == ("“killed=22”\n(SOHR)\n\nthe hospital says 19", "Ana")
    noted(tmp_path, out, homs, "killed_best", None, by="Bo")
    assert [entry.new for entry in ledger(out)] == ["the hospital says 19", None]
    assert notes(out)[homs, "killed_best"] == ("“killed=22”\n(SOHR)", "Sourcebook")


def test_a_quotation_that_was_taken_away_or_left_behind_by_sorting_is_no_edit(
    tmp_path: Path, homs: str, out: Path, desk: Desk
) -> None:
    hama = event_at(out, "Hama")
    kept = desk.cell(desk.row(homs), desk.heads()["killed_best"]).comment.text
    desk.note(homs, "killed_best", None).note(hama, "killed_best", kept, "Sourcebook")
    assert list(sourcebook.diff(desk.save(tmp_path / "ana.xlsx"), out).changes) == []


def test_notes_of_two_analysts_on_one_cell_are_both_kept_in_either_order(tmp_path: Path) -> None:
    texts = []
    for number, order in enumerate((("Ana", "Bo"), ("Bo", "Ana"))):
        out = tmp_path / str(number) / "out"
        out.parent.mkdir()
        build(out)
        homs = event_at(out, "Homs")
        books = {
            by: Desk(out / "sourcebook.xlsx")
            .note(homs, "place", f"{by} was there", by)
            .save(tmp_path / f"{by}.xlsx", by, NOON + timedelta(hours=by == "Bo"))
            for by in order
        }
        for by in order:
            merge(books[by], out)
        assert conflicts(out) == []
        texts.append(notes(out)[homs, "place"])
    assert texts == [("Ana: Ana was there\n\nBo: Bo was there", "Ana; Bo")] * 2
    noted(tmp_path, out, homs, "place", "agreed: Bo was there", by="Cy", hours=2)
    assert notes(out)[homs, "place"] == ("agreed: Bo was there", "Cy")
    assert len(ledger(out)) == 3


def test_a_note_is_taken_back_by_revert_and_by_taking_it_away(tmp_path: Path, out: Path, homs: str) -> None:
    noted(tmp_path, out, homs, "place", "south")
    (entry,) = ledger(out)
    sourcebook.revert(entry.id, out)
    assert (homs, "place") not in notes(out)
    sourcebook.revert(ledger(out)[-1].id, out)
    assert notes(out)[homs, "place"] == ("south", "Ana")
    noted(tmp_path, out, homs, "place", None, by="Bo")
    assert (homs, "place") not in notes(out)
    sourcebook.revert(ledger(out)[-1].id, out)
    assert notes(out)[homs, "place"] == ("south", "Ana")


def test_a_note_follows_its_event_to_another_id_and_into_a_joined_one(tmp_path: Path, out: Path, homs: str) -> None:
    noted(tmp_path, out, homs, "place", "south")
    build(out, LINES | {"a": LINES["a"].replace("05-01", "05-02")})
    moved = event_at(out, "Homs")
    assert moved != homs and notes(out)[moved, "place"] == ("south", "Ana")
    build(out, {"0": HOMS, "a": LINES["a"]})
    assert notes(out)[event_at(out, "Homs"), "place"] == ("south", "Ana")


def test_a_note_on_a_row_that_is_gone_or_deleted_is_told_and_waits(tmp_path: Path, out: Path, homs: str) -> None:
    old = Desk(out / "sourcebook.xlsx").delete(homs).save(tmp_path / "bo.xlsx", "Bo")
    noted(tmp_path, out, homs, "place", "south")
    build(out, {"b": HAMA})
    assert conflicts(out) == [("gone", "place")]
    build(out)
    assert conflicts(out) == [] and notes(out)[homs, "place"] == ("south", "Ana")
    merge(old, out)
    assert homs not in events(out) and conflicts(out) == [("deleted_and_edited", "place")]


def test_a_note_on_a_claim_whose_event_somebody_else_deletes_is_told(tmp_path: Path, out: Path, homs: str) -> None:
    old = Desk(out / "sourcebook.xlsx").delete(homs).save(tmp_path / "bo.xlsx", "Bo")
    claim = sourcebook.read(out).claims.row(0, named=True)["claim_id"]
    desk = Desk(out / "sourcebook.xlsx").note(claim, "low", "see p. 3", sheet="Claims")
    merge(desk.save(tmp_path / "ana.xlsx"), out)
    for claim_row in sourcebook.read(out).claims.filter(event_id=homs)["claim_id"]:
        old = Desk(old).delete(claim_row, "Claims").save(tmp_path / "bo.xlsx", "Bo")
    merge(old, out)
    assert ("deleted_and_edited", "low") in conflicts(out)


def test_notes_on_added_rows_and_in_a_template_are_taken(tmp_path: Path, out: Path) -> None:
    book = tmp_path / "new.xlsx"
    sourcebook.template(book)
    for path, folder in ((book, tmp_path / "coded"), (out / "sourcebook.xlsx", out)):
        desk = Desk(path).add(event_id="MINE-1", event_type="riot", country="SYR").note("MINE-1", "event_type", "sure?")
        merge(desk.save(tmp_path / "ana.xlsx"), folder)
        assert notes(folder)["MINE-1", "event_type"] == ("sure?", "Ana")
        assert merge(tmp_path / "ana.xlsx", folder).entries == []


def test_a_build_does_not_write_over_a_note_that_nobody_merged(out: Path, homs: str, desk: Desk) -> None:
    desk.note(homs, "place", "south").save(out / "sourcebook.xlsx")
    with pytest.raises(OutputError, match="has 1 edit that would be lost"):
        build(out)
    build(out, keep_edits=out / "sourcebook.xlsx")
    assert notes(out)[homs, "place"] == ("south", "Ana")


def test_a_program_that_drops_all_notes_takes_none_away(tmp_path: Path, out: Path, homs: str) -> None:
    noted(tmp_path, out, homs, "place", "south")
    desk = Desk(out / "sourcebook.xlsx")
    for cells in desk.book["Events"].iter_rows():
        for cell in cells:
            cell.comment = None
    assert list(sourcebook.diff(desk.save(tmp_path / "bare.xlsx"), out).changes) == []


def test_notes_elsewhere_are_told(tmp_path: Path, out: Path, desk: Desk) -> None:
    sheet = desk.book["Events"]
    sheet["B1"].comment = Comment(f"{sheet['B1'].comment.text}\nours: UTC", "Sourcebook")
    sheet["BC2"].comment, sheet["B40"].comment = Comment("beside", "Ana"), Comment("below", "Ana")
    assert sourcebook.diff(desk.save(tmp_path / "ana.xlsx"), out).unread == [
        f"Events!{cell}: a note on a heading, or beside the table" for cell in ("B1", "BC2", "B40")
    ]


def test_answers_to_a_checks_note_are_taken_and_the_check_is_not(tmp_path: Path, homs: str, out: Path) -> None:
    book = Desk(out / "sourcebook.xlsx").set(homs, side_a="Daesh").save(tmp_path / "ana.xlsx")
    sourcebook.validate(book, annotate=tmp_path / "marked.xlsx")
    desk = Desk(tmp_path / "marked.xlsx")
    cell = desk.cell(desk.row(homs), desk.heads()["side_a"])
    assert cell.comment.text.startswith("Sourcebook check:\n» side_a Daesh")
    assert [change.kind for change in sourcebook.diff(tmp_path / "marked.xlsx", out).changes] == ["cell"]
    cell.comment = Comment(f"{cell.comment.text}as the report says", "Sourcebook check")
    answered = desk.save(tmp_path / "answered.xlsx")
    (_, change) = sourcebook.diff(answered, out).changes
    assert (change.kind, change.column, change.new, change.author) == ("note", "side_a", "as the report says", "")
    sourcebook.validate(answered, annotate=tmp_path / "again.xlsx")
    text = Desk(tmp_path / "again.xlsx").book["Events"][cell.coordinate].comment.text
    assert text.startswith("as the report says\n\nSourcebook check:\n» ")
    merge(tmp_path / "again.xlsx", out)
    assert notes(out)[homs, "side_a"] == ("as the report says", "Ana")


@pytest.mark.parametrize(
    ("note", "left"),
    [
        (checked("one\ntwo"), ""),
        (f"mine\n\n{checked('one')}", "mine"),
        (f"mine\n\n{checked('one')}answer\n» mine too", "mine\nanswer\n» mine too"),
        ("» no check", "» no check"),
    ],
)
def test_a_check_is_told_from_what_stands_around_it(note: str, left: str) -> None:
    assert without_check(note) == left


def test_a_thread_of_comments_is_read_as_one_note(tmp_path: Path, out: Path, homs: str, desk: Desk) -> None:
    desk.note(homs, "place", "[Threaded comment]\n\nYour version of Excel allows you to read …", "tc={1}")
    relations = b"http://schemas.microsoft.com/office/2017/10/relationships/"
    path = with_part(
        desk.save(tmp_path / "plain.xlsx"),
        "xl/worksheets/_rels/sheet2.xml.rels",
        lambda xml: xml.replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="%sthreadedComment" Target="../threadedComments/threadedComment1.xml"/>'
            b"</Relationships>" % relations,
        ),
        "half.xlsx",
    )
    path = with_part(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="%sperson" Target="persons/person.xml"/></Relationships>' % relations,
        ),
        "threaded.xlsx",
    )
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    with ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/persons/person.xml",
            f'<personList xmlns="{space}"><person displayName="Amal" id="{{A}}"/><person displayName="Bo" id="{{B}}"/>'
            "</personList>",
        )
        archive.writestr(
            "xl/threadedComments/threadedComment1.xml",
            f'<ThreadedComments xmlns="{space}"><threadedComment ref="J2" personId="{{A}}" id="{{1}}"><text>Where '
            '&amp; when?</text></threadedComment><threadedComment ref="J2" personId="{B}" id="{2}" parentId="{1}">'
            "<text>In the south</text></threadedComment></ThreadedComments>",
        )
    assert read_book(path).sheets["events"].notes["J2"] == CellNote("Amal: Where & when?\nBo: In the south", "Amal")
    merge(path, out)
    assert notes(out)[homs, "place"] == ("Amal: Where & when?\nBo: In the south", "Amal")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: its workbooks are not tested here")
def test_a_round_through_libreoffice_keeps_notes_and_adds_none(tmp_path: Path, out: Path, homs: str) -> None:
    noted(tmp_path, out, homs, "place", "south\n\nof the town")
    desk = Desk(out / "sourcebook.xlsx").note(homs, "killed_best", f"{QUOTE}\nor 19?").set(homs, country="SYRR")
    folder = tmp_path / "saved"
    folder.mkdir()
    plain, ana = resaved([out / "sourcebook.xlsx", desk.save(tmp_path / "bo.xlsx", "Bo")], folder)
    assert list(sourcebook.diff(plain, out).changes) == []
    found = sourcebook.diff(ana, out).changes
    assert [(change.kind, change.new) for change in found] == [("cell", "SYRR"), ("note", "or 19?")]
    sourcebook.validate(ana, annotate=tmp_path / "marked.xlsx")
    (again,) = resaved([tmp_path / "marked.xlsx"], folder)
    assert [(change.kind, change.new) for change in sourcebook.diff(again, out).changes] == [
        (change.kind, change.new) for change in found
    ]
    sourcebook.validate(again, annotate=tmp_path / "twice.xlsx")
    sheet = load_workbook(tmp_path / "twice.xlsx")["Events"]
    texts = [cell.comment.text for row in sheet.iter_rows(min_row=2) for cell in row if cell.comment]
    assert sum(text.count("Sourcebook check:") for text in texts) == sourcebook.validate(again).height
