"""The parts of a workbook's zip file: read, changed as XML, and written with all others as they were."""

from __future__ import annotations

from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHUNK = 1 << 20

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class Package:
    """A workbook that is about to be copied. Parts asked for with `xml` are written as they then are."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        self._trees: dict[str, Any] = {}
        self._made: dict[str, bytes] = {}
        self._last: set[str] = set()
        self._filters: dict[str, Callable[[Iterator[bytes]], Iterable[bytes]]] = {}

    def xml(self, part: str) -> Any:
        """The root of a part, to be changed in place; raises BadZipFile where it is missing or no XML."""
        if part not in self._trees:
            content = self._made.pop(part, None)
            try:
                self._trees[part] = etree.fromstring(self.archive.read(part) if content is None else content, _PARSER)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise BadZipFile(f"{part} is missing or no XML") from error
        return self._trees[part]

    def add(self, part: str, content: bytes, content_type: str | None) -> None:
        """Add a part, or replace one."""
        self._made[part] = content
        if content_type and not self.xml(TYPES).xpath("*[@PartName=$name]", name=f"/{part}"):
            etree.SubElement(self.xml(TYPES), f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)
        self.names.add(part)

    def default_type(self, ending: str, content_type: str) -> None:
        """Say what parts of an ending are, where nothing says so yet."""
        if not self.xml(TYPES).xpath("*[@Extension=$ending]", ending=ending):
            self.xml(TYPES).insert(0, etree.Element(f"{_TYPES}Default", Extension=ending, ContentType=content_type))

    def filter(self, part: str, change: Callable[[Iterator[bytes]], Iterable[bytes]]) -> None:
        """Let the bytes of a part go through `change` while it is copied."""
        self._filters[part] = change

    def last(self, part: str) -> None:
        """Let a part be written after those that are copied through a filter, which still change it."""
        self._last.add(part)

    def related(self, part: str, kind: str) -> str | None:
        """The part that another refers to as `kind` (comments, vmlDrawing)."""
        if _relations_of(part) not in self.names:
            return None
        for relation in self.xml(_relations_of(part)):
            if str(relation.get("Type")).endswith(f"/{kind}"):
                return normpath(join(dirname(part), relation.get("Target"))).lstrip("/")
        return None

    def relate(self, part: str, target: str, kind: str) -> str:
        """Let a part refer to another; gives the id of the reference."""
        relations = _relations_of(part)
        if relations not in self.names:
            self.add(relations, f'<Relationships xmlns="{_RELATIONS}"/>'.encode(), None)
        root = self.xml(relations)
        taken = {relation.get("Id") for relation in root}
        name = next(f"rIdSb{number}" for number in range(1, len(taken) + 2) if f"rIdSb{number}" not in taken)
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=name, Type=f"{OFFICE}/{kind}", Target=f"/{target}")
        return name

    def free_name(self, pattern: str) -> str:
        """A name for a new part: `xl/comments{}.xml` with the first number that is free."""
        return next(name for number in range(1, 10_000) if (name := pattern.format(number)) not in self.names)

    def save(self, path: Path) -> None:
        """Write all parts, in their order, the new ones last."""
        old = [entry for entry in self.archive.infolist() if not entry.is_dir()]
        old.sort(key=lambda entry: entry.filename in self._last)
        new = sorted((self._made.keys() | self._trees.keys()) - {entry.filename for entry in old})
        with ZipFile(path, "w", ZIP_DEFLATED) as copy:
            for entry in old:
                with copy.open(_like(entry), "w", force_zip64=entry.file_size > 1_000_000_000) as target:
                    target.writelines(self._content(entry.filename))
            for name in new:
                copy.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), b"".join(self._content(name)), ZIP_DEFLATED)

    def _content(self, name: str) -> Iterable[bytes]:
        if name in self._trees:
            return [etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)]
        if name in self._made:
            return [self._made[name]]
        return self._filters.get(name, iter)(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self.archive.open(name) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk


def _relations_of(part: str) -> str:
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _like(entry: ZipInfo) -> ZipInfo:
    made = ZipInfo(entry.filename, entry.date_time)
    made.compress_type, made.external_attr = ZIP_DEFLATED, entry.external_attr
    return made
