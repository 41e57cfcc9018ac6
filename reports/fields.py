"""What the fields of a report are called in files of rows: JSON lines, csv and Parquet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXT = ("text", "body", "content", "article", "report", "description", "notes")
"""Names of the text field, the surest first: the first that a file has is the text."""

METADATA = {
    "report_id": ("id", "report_id"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "language": ("language",),
}
"""What a draft of a report takes from which field; the first name that has a value counts."""

KNOWN = frozenset((*TEXT, *(name for names in METADATA.values() for name in names)))
"""Every field that is read; others are passed over."""


def text_field(names: Iterable[str]) -> str | None:
    """The field that holds the text, or None when no name is known."""
    present = set(names)
    return next((name for name in TEXT if name in present), None)


def read_record(record: Mapping[str, object], row: int) -> Draft | str:
    """Make a draft of a record with lower-case field names; or say what its text field lacks."""
    name = text_field(record)
    if name is None:
        return f"no text; a report needs one of the fields {', '.join(TEXT)}"
    text = record[name]
    if not isinstance(text, str):
        return f"no text: field {name} holds {_kind(text)}; write the report's text there"
    return metadata(record, text=text, row=row)


def metadata(record: Mapping[str, object], *, text: str, row: int | None = None) -> Draft:
    """Make a draft of a text and the metadata fields beside it."""
    draft = Draft(text=text, row=row)
    for field, names in METADATA.items():
        setattr(draft, field, _first(record, names))
    return draft


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if isinstance(value, str | int | float | date) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _kind(value: object) -> str:
    return "nothing" if value is None else f"{value!r:.40}"
