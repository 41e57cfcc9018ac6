"""What a workbook's small parts say: its sheets, its count of days, who saved it and which build it came from."""

from __future__ import annotations

from datetime import UTC, datetime
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from .container import WORKBOOK_PART

if TYPE_CHECKING:
    from zipfile import ZipFile

MOST_BYTES = 50_000_000
"""Bytes of a part that is read whole; these have a few thousand."""

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
R_ID_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """The sheets in order: title -> path of the part that holds its cells. Chart sheets and the like are left out.

    Raises BadZipFile where a sheet's part is missing.
    """
    targets = related(archive, WORKBOOK_PART, "worksheet")
    sheets = {}
    for sheet in elements(archive, WORKBOOK_PART, "sheet"):
        target = targets.get(sheet.get(R_ID) or sheet.get(R_ID_STRICT, ""))
        if target and target not in archive.namelist():
            raise BadZipFile(f"{target}, a sheet's part, is not in it")
        if target:
            sheets[sheet.get("name", "")] = target
    return sheets


def related(archive: ZipFile, part: str, kind: str) -> dict[str, str]:
    """The parts that a part refers to as `kind` (worksheet, comments), by the ids of the references."""
    folder, name = dirname(part), basename(part)
    return {
        relation.get("Id", ""): normpath(join(folder, relation.get("Target", ""))).lstrip("/")
        for relation in elements(archive, f"{folder}/_rels/{name}.rels", "Relationship")
        if relation.get("Type", "").endswith(f"/{kind}")
    }


def counts_from_1904(archive: ZipFile) -> bool:
    """Whether days are counted from 1 January 1904, as old Macintosh workbooks do."""
    return any(
        properties.get("date1904") in ("1", "true") for properties in elements(archive, WORKBOOK_PART, "workbookPr")
    )


def custom_properties(archive: ZipFile) -> dict[str, str]:
    """The document's custom properties, by name."""
    return {
        entry.get("name", ""): "".join(entry.itertext())
        for entry in elements(archive, "docProps/custom.xml", "property")
    }


def saved(archive: ZipFile) -> dict[str, Any]:
    """Who saved the file last (`saved_by`), when (`saved_at`) and with what (`application`); when it was `created`."""
    core = {local(entry): entry.text for entry in elements(archive, "docProps/core.xml")}
    application = next((entry.text for entry in elements(archive, "docProps/app.xml", "Application")), None)
    return {
        "saved_by": core.get("lastModifiedBy") or None,
        "created": _moment(core.get("created")),
        "saved_at": _moment(core.get("modified")),
        "application": application,
    }


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def elements(archive: ZipFile, part: str, tag: str | None = None) -> list[Any]:
    """Elements of a part, at any depth, by their local name; nothing where the part is missing.

    Raises BadZipFile for a part that is no XML, or larger than such parts are.
    """
    from openpyxl.xml.functions import fromstring

    if part not in archive.namelist():
        return []
    if archive.getinfo(part).file_size > MOST_BYTES:
        raise BadZipFile(f"{part} is too large")
    try:
        root = fromstring(_without_entities(archive.read(part)))
    except (SyntaxError, ValueError) as error:
        raise BadZipFile(f"{part} is no XML") from error
    return [entry for entry in root.iter() if isinstance(entry.tag, str) and (tag is None or local(entry) == tag)]


def _without_entities(content: bytes) -> bytes:
    """XML of a workbook defines no entities (ECMA-376 part 2, 8.2); what does is not given to a parser."""
    if b"<!DOCTYPE" in content:
        raise ValueError
    return content


def local(entry: Any) -> str:
    """An element's name without its namespace."""
    return str(entry.tag).rpartition("}")[2]
