"""Words that say of a deed told of before only that it was, where or when: the attack took place in, was on Sunday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.place_words import place_words

if TYPE_CHECKING:
    from ..deeds.facts import Fact
    from ..words.document import Document, Span


def took_place(doc: Document, fact: Fact, sentence: Span) -> bool:
    """Whether the verb of a deed that points back only says that it was: the attack took place in.

    Not so of one in a row of several: the first attack took place.
    """
    behind = min(sentence.end, fact.end + VERB_REACH)
    is_outbreak = fact.trigger.cls.name == "clash" and _BREAKS_OUT.match(doc.norm, fact.end, behind) is not None
    is_set = fact.voice == "noun" and _WAS_THEN.match(doc.norm, fact.end, behind) is not None
    if not (is_outbreak or is_set or place_words().happened.search(doc.norm, fact.end, behind)):
        return False
    return _ORDINAL.search(doc.norm, max(sentence.start, fact.start - VERB_REACH), fact.start) is None


_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|1st|2d|2nd|3d|3rd|last|latest|other) (?:[\w-]+ ){0,2}$")
_BREAKS_OUT = re.compile(r" (?:\w+ly )?(?:broke out|erupted|began|started|flared)\b")
"""What says the same of fighting: the clashes broke out on Monday when."""
_WAS_THEN = re.compile(r" (?:was (?:(?:early|late) )?(?:on|at|in|near|close)|came (?:(?:early|late) )?on)\b")
"""What says so of any deed: the attack was on Sunday."""
VERB_REACH = 24
"""Characters behind a deed in which its verb is: the attack, which took place."""
