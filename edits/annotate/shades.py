"""Cell styles with a background: each as it was in everything else."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from lxml import etree

from ...exports.styles import FONT
from ...schema.findings import ERROR, WARNING

if TYPE_CHECKING:
    from .package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = "xl/styles.xml"
COLOURS = {ERROR: "FFF7B5AA", WARNING: "FFFFDF9E"}
"""Backgrounds by severity. They are used for nothing else, so that a later check can take its marks away again."""


class Shades:
    """The workbook's styles, and what is added to them."""

    def __init__(self, package: Package) -> None:
        self._root = package.xml(STYLES)
        package.last(STYLES)
        self._space = etree.QName(self._root).namespace or MAIN
        self._formats = self._find("cellXfs")
        self._fills = {severity: self._append("fills", _fill(self._space, rgb)) for severity, rgb in COLOURS.items()}
        self._made: dict[tuple[int, str], int] = {}
        self.marked = self._marked()
        """Styles that an earlier check has shaded."""

    def shaded(self, style: int, severity: str) -> int:
        """The style that is like another on the background of a severity."""
        return self._clone(style, severity, self._fills[severity])

    def plain(self, style: int) -> int:
        """The style that is like a shaded one without its background."""
        return self._clone(style, "", 0)

    def add(self, colour: str, *, bold: bool = False, underlined: bool = False, fill: str | None = None) -> int:
        """A new style for wrapped text in the workbook's font."""
        made = etree.Element(self._tag("font"))  # its elements in the order of ECMA-376, CT_Font
        for name in ("b",) * bold + ("u",) * underlined:
            etree.SubElement(made, self._tag(name))
        etree.SubElement(made, self._tag("sz"), val="10")
        etree.SubElement(made, self._tag("color"), rgb=colour)
        etree.SubElement(made, self._tag("name"), val=FONT)
        number = self._append("fonts", made)
        background = 0 if fill is None else self._append("fills", _fill(self._space, fill))
        numbers = {"numFmtId": 49, "fontId": number, "fillId": background, "borderId": 0, "xfId": 0}
        applied = dict.fromkeys(("applyFont", "applyFill", "applyNumberFormat", "applyAlignment"), 1)
        form = etree.Element(self._tag("xf"), {name: str(value) for name, value in (numbers | applied).items()})
        etree.SubElement(form, self._tag("alignment"), vertical="top", wrapText="1")
        return self._append("cellXfs", form)

    def _clone(self, style: int, name: str, fill: int) -> int:
        if (style, name) not in self._made:
            form = deepcopy(self._formats[style if style < len(self._formats) else 0])
            form.set("fillId", str(fill))
            form.set("applyFill", "1")
            self._made[style, name] = self._append("cellXfs", form)
        return self._made[style, name]

    def _marked(self) -> set[int]:
        colours = {rgb[2:] for rgb in COLOURS.values()}
        fills = {
            str(at)
            for at, fill in enumerate(self._find("fills"))
            if any(str(colour.get("rgb"))[2:] in colours for colour in fill.iter(self._tag("fgColor")))
        }
        return {at for at, form in enumerate(self._formats) if form.get("fillId") in fills}

    def _append(self, group: str, element: Any) -> int:
        parent = self._find(group)
        parent.append(element)
        parent.set("count", str(len(parent)))
        return len(parent) - 1

    def _find(self, group: str) -> Any:
        found = self._root.find(self._tag(group))
        if found is None:
            raise BadZipFile(f"{STYLES} has no {group}")
        return found

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"


def _fill(space: str, rgb: str) -> Any:
    fill = etree.Element(f"{{{space}}}fill")
    pattern = etree.SubElement(fill, f"{{{space}}}patternFill", patternType="solid")
    etree.SubElement(pattern, f"{{{space}}}fgColor", rgb=rgb)
    etree.SubElement(pattern, f"{{{space}}}bgColor", indexed="64")
    return fill
