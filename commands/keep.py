"""`sourcebook keep`: edits confirmed where they met something."""

from __future__ import annotations

from pathlib import Path

from .options import AsJson, Editor, EntryIds, InFolder  # noqa: TC001 - typer reads them at run time
from .outcome import tell


def keep(entries: EntryIds, dataset: InFolder = Path("out"), editor: Editor = None, as_json: AsJson = False) -> None:
    """Settle conflicts as they stand: confirm the edits that met a rebuilt value or another edit.

    They are listed again only when something else meets them.

    For example: `sourcebook keep e-5kq0v1s8d2 --in out`
    """
    from ..merging import keep as run

    tell(run(entries, dataset, editor=editor), as_json=as_json)
