"""Deeds of wars that are over, which no report tells as news: kidnapped during the 1975-90 civil war."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..words.chunks import Row


def is_of_old_war(row: Row, index: int) -> bool:
    """Whether it was in a war that is over: those kidnapped during the 1975-90 civil war."""
    if "during" not in row.words:
        return False
    during = next((at for at in range(index + 1, min(len(row), index + 5)) if row[at].word == "during"), 0)
    named = " ".join(chunk.word for chunk in row[during : during + WAR_REACH]) if during else ""
    return _OLD_WAR.match(named) is not None


_OLD_WAR = re.compile(
    r"during (?:the )?(?:[a-z']+ ){0,2}\d{4} ?(?:-|to) ?\d{2,4} (?:[a-z-]+ ){0,2}(?:war|conflict|occupation)\b"
)
WAR_REACH = 9
"""Chunks that name it, behind the word for the deed."""
