"""Clauses: the words on each side of a citing word, and what they say of how it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.immutable import Immutable
from .noun_phrases import Token, phrase_after, tokens_between
from .reporting import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.document import Document, Span
    from .reporting import Cue

FAR, NEAR = 130, 56
"""Characters looked at on each side of a citing word: near is enough for most, far where its subject is across a comma.

Longer subjects were not met, and with a limit every verb costs the same. Raise them if sources come out cut short.
"""


_THAT = " that "
"""Nothing behind it need be read to know that the verb cites what follows."""


class Clause(Immutable, frozen=True):
    """A citing word with the tokens of its sentence on each side; `cut` and `goes_on`: there is more left and right."""

    sentence: Span
    verb: Span
    left: list[Token]
    right: list[Token]
    cut: bool
    goes_on: bool


def clause_at(doc: Document, sentence: Span, verb: Span, *, far: bool) -> Clause:
    """Lay out the neighbourhood of a citing word."""
    text = doc.norm
    far = far or verb.start == sentence.start or text[verb.start - 2] in ',"'
    reach = FAR if far else NEAR
    ahead = len(_THAT) if text.startswith(_THAT, verb.end) else reach
    first, last = max(sentence.start, verb.start - reach), min(sentence.end, verb.end + ahead)
    if first > sentence.start:
        first = max(text.find(" ", first, verb.start), first)
    if last < sentence.end:
        last = max(text.rfind(" ", verb.end, last), verb.end)
    left, right = tokens_between(doc, first, verb.start), tokens_between(doc, verb.end, last)
    return Clause(sentence, verb, left, right, first > sentence.start, last < sentence.end)


def is_withheld(row: Sequence[Token]) -> bool:
    """Whether the verb is denied, wished for or an infinitive: did not say, could say, to say."""
    at = len(row)
    while at and row[at - 1].tag in "ahx" and len(row) - at < 4:
        at -= 1
    return bool(at) and row[at - 1].tag in "mnt"


IN_A_POST = 5
"""Tokens of `in a post on Facebook`, of which the first says that the document is no subject."""


def before_adverbials(row: Sequence[Token]) -> int:
    """Index behind the last token before the verb that is no auxiliary, adverb, time or "in a statement"."""
    at = len(row)
    while at:
        tag = row[at - 1].tag
        if tag in "ahZ":  # noqa: SIM114 - two reasons to step, each readable by itself
            at -= 1
        elif at < len(row) and row[at].tag == "Z" and tag in "pd" and row[at - 1].word not in {"from", "of"}:
            at -= 1
        elif at > 2 and tag == "D" and row[at - 2].tag in "dj" and row[at - 3].word == "in":
            at -= 3
        elif at > IN_A_POST and row[at - 2].word == "on" and row[at - 3].tag == "D" and row[at - 5].word == "in":
            at -= 5  # in a post on Facebook
        else:
            break
    return at


def is_passive(row: Sequence[Token]) -> bool:
    """Whether a form of to be stands before the verb."""
    at = len(row)
    while at and row[at - 1].tag == "a":
        at -= 1
    return bool(at) and row[at - 1].tag == "x"


def is_clipped_passive(cue: Cue, clause: Clause) -> bool:
    """Whether a form of to be is left out, as in notes: four fighters reported killed; not so of what officials say."""
    is_report = cue.needs == "source" and not cue.hedge
    return is_report and bool(clause.right) and clause.right[0].word in _BEFALLEN


_BEFALLEN = frozenset({"killed", "dead", "wounded", "injured", "hurt", "missing", "abducted", "kidnapped", "captured"})


def is_deed(cue: Cue, row: Sequence[Token]) -> bool:
    """Whether the verb's object is a deed, as in "claimed responsibility"."""
    return any(token.word in words_of("objects") for token in row[:4]) or (row[0].word == "to" and not cue.hedge)


def is_marked(row: Sequence[Token]) -> bool:
    """Whether what follows is told: behind `that`, a colon or a quote mark."""
    at = 0
    while at < len(row) and row[at].tag in "aZpWM" and at < 4:
        at += 1
    return at < len(row) and (row[at].word == "that" or row[at].tag in ':"')


_SUBORDINATORS = frozenset({"because", "after", "before", "since", "while", "when", "as", "although", "but"})
"""Words that open a clause of circumstances behind "X said", as a comma does."""


def tail_of(row: Sequence[Token], clause: Clause) -> str:
    """What stands behind the verb: the sentence's `end`, a `comma`, a `semicolon`, or a `clause`."""
    at = 0
    while at < len(row):
        tag = row[at].tag
        if tag in "aZ" or (tag in "pd" and at + 1 < len(row) and row[at + 1].tag == "Z"):
            at += 1
        elif row[at].word in _SUBORDINATORS:
            return "comma"
        elif tag in "pb" and (found := phrase_after(row, at + 1)):
            at = found[1]
        else:
            break
    if at >= len(row):
        return "clause" if clause.goes_on else "end"
    if row[at].tag in '.!?"' and at + 2 >= len(row) and not clause.goes_on:
        return "end"
    return {",": "comma", ";": "semicolon"}.get(row[at].tag, "clause")


def is_border(text: str, token: Token) -> bool:
    """Whether a mark ends a clause: a comma, semicolon or colon that is no part of a number."""
    return token.tag in ",;:" and text[token.end : token.end + 1] in {" ", '"', ""}
