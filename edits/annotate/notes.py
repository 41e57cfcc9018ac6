"""Notes in cells: ours are added to a sheet's own, and taken away again at the next check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl.comments.shape_writer import ShapeWriter
from openpyxl.utils import coordinate_to_tuple

from ...exports.excel_text import plain
from ..cell_notes import CHECK_AUTHOR, checked, without_check
from .package import OFFICE
from .shades import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .package import Package

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"
SHAPE = "{urn:schemas-microsoft-com:vml}shape"
FIRST_SHAPE = 50_001
"""Number of our first shape; the shapes of a sheet's own notes count from 1025."""
WIDTH, LINE, LETTERS_A_LINE = 300, 16, 45
"""Size of a note's box in pixels, and the letters that fit in a line of it."""


def write_notes(package: Package, part: str, notes: Mapping[str, str]) -> str | None:
    """Put the notes (address -> words) on a sheet. Gives the element that the sheet needs where it had no notes."""
    comments = package.related(part, "comments")
    drawing = package.related(part, "vmlDrawing")
    if comments is None and not notes:
        return None
    if comments is None:
        comments = package.free_name("xl/sourcebookComments{}.xml")
        empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
        package.add(comments, empty.encode(), COMMENTS_TYPE)
        package.relate(part, comments, "comments")
    reference = None
    if drawing is None:
        drawing = package.free_name("xl/drawings/sourcebookNotes{}.vml")
        package.default_type("vml", DRAWING_TYPE)
        package.add(drawing, b"<xml/>", None)
        name = package.relate(part, drawing, "vmlDrawing")
        reference = f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="{name}"/>'
    _fill(package.xml(comments), package.xml(drawing), notes)
    return reference


def _fill(comments: Any, drawing: Any, notes: Mapping[str, str]) -> None:
    space = "{" + (etree.QName(comments).namespace or MAIN) + "}"
    authors, listed = comments.find(f"{space}authors"), comments.find(f"{space}commentList")
    ours = [at for at, author in enumerate(authors) if author.text == CHECK_AUTHOR]
    _take_away(listed, drawing, space)
    if notes and not ours:
        etree.SubElement(authors, f"{space}author").text = CHECK_AUTHOR
        ours = [len(authors) - 1]
    own = {comment.get("ref"): comment for comment in listed}
    writer = ShapeWriter([])
    if drawing.find("{urn:schemas-microsoft-com:vml}shapetype") is None:
        writer.add_comment_shapetype(drawing)
    for number, (address, words) in enumerate(notes.items(), FIRST_SHAPE):
        if address in own:
            _say(own[address].find(f"{space}text"), f"\n\n{checked(words)}", space)
            continue
        comment = etree.SubElement(listed, f"{space}comment", ref=address, authorId=str(ours[0]), shapeId="0")
        _say(etree.SubElement(comment, f"{space}text"), checked(words), space)
        height = 30 + LINE * sum(1 + len(line) // LETTERS_A_LINE for line in checked(words).split("\n"))
        writer.add_comment_shape(drawing, number, address, height, WIDTH)
    listed[:] = sorted(listed, key=lambda comment: coordinate_to_tuple(comment.get("ref")))


def _say(text: Any, words: str, space: str) -> None:
    """Add a run of words to a note; text that is no run becomes one, as the two cannot stand side by side."""
    for bare in text.findall(f"{space}t"):
        run = etree.Element(f"{space}r")
        text.replace(bare, run)
        run.append(bare)
    run = etree.SubElement(text, f"{space}r")
    said = etree.SubElement(run, f"{space}t")
    said.text = plain(words)
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _take_away(listed: Any, drawing: Any, space: str) -> None:
    """Remove what an earlier check wrote, also after another program saved it: its part of a note, or note and box."""
    gone = set()
    for comment in list(listed):
        pieces = list(comment.iter(f"{space}t"))
        whole = "".join(said.text or "" for said in pieces)
        left = without_check(whole)
        if left == whole:
            continue
        if not left.strip():
            gone.add(coordinate_to_tuple(comment.get("ref")))
            listed.remove(comment)
            continue
        for said in pieces:
            said.text = without_check(said.text or "")
        if "".join(said.text for said in pieces) != left:  # it lay across pieces of different looks
            for said in pieces:
                said.text = ""
            _say(comment.find(f"{space}text"), left, space)
    for shape in list(drawing.iter(SHAPE)):
        row, column = shape.find(f".//{EXCEL}Row"), shape.find(f".//{EXCEL}Column")
        if row is not None and column is not None and (int(row.text) + 1, int(column.text) + 1) in gone:
            shape.getparent().remove(shape)
