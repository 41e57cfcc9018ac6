"""Write the page: what it shows in packed blocks, between a head and a script that unpacks them when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import content, outlines
from .assembly import head, tail
from .packing import block
from .texts import find_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..tables import Tables


def write(dataset: Tables, target: Path, reports: Sequence[str | Path] = ()) -> list[str]:
    """Write the page of all events. `reports`: where the texts of reports can be found; they are known by digest.

    A report whose text is not among them shows its quotes with the words around them. Returns what there is to tell
    about the texts.
    """
    told = content.told_reports(dataset)
    texts = find_texts(told, reports)
    with target.open("wb") as file:
        file.write(head(content.title(dataset)))
        for name, part in _parts(dataset, told, texts.places):
            file.write(block(name, part))
        for number, packed in enumerate(texts.packed):
            file.write(block(f"texts-{number}", packed))
        file.write(tail())
    return texts.notices()


def _parts(
    dataset: Tables, told: content.Reports, places: list[content.TextPlace | None]
) -> Iterator[tuple[str, object]]:
    yield "about", content.about(dataset)
    yield "outlines", outlines.packed()
    yield "events", content.events(dataset)
    yield "reports", content.reports(told, places)
    for number, details in enumerate(content.details(dataset, told)):
        yield f"details-{number}", details
