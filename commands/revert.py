"""`sourcebook revert`: edits taken back."""

from __future__ import annotations

from pathlib import Path

from .options import AsJson, Editor, EntryIds, InFolder  # noqa: TC001 - typer reads them at run time
from .outcome import tell


def revert(entries: EntryIds, dataset: InFolder = Path("out"), editor: Editor = None, as_json: AsJson = False) -> None:
    """Take edits back, by the ids of their ledger entries; what stood before them stands again.

    The ledger keeps both the edits and that they were taken back; the id of that takes it back in turn.

    For example: `sourcebook revert e-5kq0v1s8d2 --in out`
    """
    from ..merging import revert as run

    tell(run(entries, dataset, editor=editor), as_json=as_json)
