"""Sources: whoever is cited, by name and kind, from the noun phrase that speaks of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.document import Span
from ..words.immutable import Immutable
from .reporting import SOURCE_TAGS, outlet_names, pronouns, tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.document import Document
    from .noun_phrases import Token


class Source(Immutable, frozen=True):
    """Whoever is cited. `kind`: person, people, body, media, document, other, or pronoun."""

    span: Span
    name: str
    is_named: bool
    kind: str
    words: frozenset[str]
    medium: str | None = None
    medium_span: Span | None = None


def source_of(doc: Document, tokens: Sequence[Token], *, opens_sentence: bool) -> Source | None:
    """Describe a noun phrase as a source; None when it holds only function words, numbers or a first person."""
    tokens = _trimmed(tokens)
    if all(token.word.isdigit() for token in tokens):
        return None
    possessive = 2 if tokens[-1].word.endswith("'s") else 0
    span = Span(tokens[0].start, tokens[-1].end - possessive)
    if len(tokens) == 1 and tokens[0].tag == "P":
        if pronouns()[tokens[0].word] == "other":
            return None
        return Source(span, doc.text[span.start : span.end], False, "pronoun", frozenset({tokens[0].word}))
    outlet = _outlet_end(doc, tokens)
    if outlet:
        medium_span = Span(tokens[0].start, tokens[outlet - 1].end - 2)
        inner = source_of(doc, tokens[outlet:], opens_sentence=False)
        if inner is not None:
            return inner._replace(medium=tidy(doc, medium_span), medium_span=medium_span)
    is_named = _is_named(doc, tokens, opens_sentence)
    of_a_name = len(tokens) > 1 and is_named and tokens[0].word in _POSSESSIVES
    return Source(
        span,
        tidy(doc, Span(tokens[1].start, span.end) if of_a_name else span),
        is_named,
        _kind(tokens),
        frozenset(token.word for token in tokens if token.tag in SOURCE_TAGS or token.tag in "Wj"),
    )


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take the body behind a document ("a statement by the army"), and no dangling ends."""
    head = next((at for at, token in enumerate(tokens) if token.tag in SOURCE_TAGS), None)
    if head is not None and tokens[head].tag in "DH":
        for at in range(head + 1, len(tokens) - 1):
            if tokens[at].word in {"by", "from"} and (tokens[head].tag == "D" or _has_source(tokens[at + 1 :])):
                tokens = tokens[at + 1 :]
                break
            if tokens[at].word in {"on", "in", "to", "for"} and tokens[at + 1].tag != "Z":
                break
    last = len(tokens)
    while last and (tokens[last - 1].tag in "dopct&/" or _is_day_number(tokens, last)):
        last -= 1
    return tokens[:last]


def _has_source(tokens: Sequence[Token]) -> bool:
    """Whether somebody stands there who can speak: figures from the ministry, but reports from the north."""
    return any(token.tag in SOURCE_TAGS or token.tag == "j" for token in tokens)


def _is_day_number(tokens: Sequence[Token], last: int) -> bool:
    """Whether the phrase ends in the number of a date: El Globo of 8 April."""
    return last > 1 and tokens[last - 1].word.isdigit() and tokens[last - 2].tag == "o"


def _outlet_end(doc: Document, tokens: Sequence[Token]) -> int:
    """Index behind an outlet's possessive ("The Cradle's" Mohammed Alloush), 0 when there is none."""
    for at, token in enumerate(tokens[:-1]):
        if token.word.endswith(("'s", "s'")):
            is_outlet = any(_stem(before) in ("M",) for before in tokens[: at + 1]) or (
                not doc.is_upper and tokens[0].word == "the" and doc.text[tokens[0].start].isupper() and at > 0
            )
            person = not any(after.tag in "BDHGM" for after in tokens[at + 1 :])
            capital = doc.text[tokens[at + 1].start].isupper()
            return at + 1 if is_outlet and person and capital else 0
    return 0


def _stem(token: Token) -> str:
    return tags().get(token.word.removesuffix("'s").removesuffix("'"), "W")


_BRACKET = re.compile(r" ?[(\[][^)\]]*[)\]]")
_POSSESSIVES = frozenset({"its", "his", "her", "their"})
"""They lead to a name by a word that the reader of a cell does not see: its spokeswoman Ana Ruiz."""
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})


def tidy(doc: Document, span: Span) -> str:
    """Give the name to show: one line, without article, seat (UK-based) and acronym in brackets."""
    words = " ".join(doc.text[span.start : span.end].split())
    if "(" in words or "[" in words:
        words = _BRACKET.sub("", words)
    words = words.lstrip("\"'“«")
    first, _, rest = words.partition(" ")
    if rest and first.lower() in _ARTICLES and not _belongs_to_name(doc, span.start):
        words = rest
        first, _, rest = words.partition(" ")
    if rest and first.lower().endswith("-based"):
        words = rest
    return words.strip(" \"'“”«»,.") or doc.text[span.start : span.end].strip("()[]")


def _belongs_to_name(doc: Document, start: int) -> bool:
    """Whether an article is capital in mid-sentence, and so a part of the name: The Cradle."""
    if doc.is_upper or not doc.text[start].isupper():
        return False
    return doc.text[max(0, start - 2) : start].strip()[-1:].isalnum()


def _kind(tokens: Sequence[Token]) -> str:
    """Tell a phrase's kind by its head: the last source noun before a preposition."""
    head = ""
    for at, token in enumerate(tokens):
        if (token.tag in "op" and at) or (token.tag == "c" and head):
            break
        if token.tag in SOURCE_TAGS:
            head = token.tag
        if token.tag == "T" and at + 1 < len(tokens):
            head = "N"
    kinds = {"N": "person", "T": "person", "G": "people", "B": "body", "M": "media", "D": "document", "H": "people"}
    return kinds.get(head, "other")


def _is_named(doc: Document, tokens: Sequence[Token], opens_sentence: bool) -> bool:
    """Whether the phrase names somebody: a proper name that stands alone, behind a title or office, or with a body."""
    kind = _kind(tokens)
    if kind in {"people", "document"} or (kind == "other" and tokens[0].word in {"a", "an"}):
        return False
    heads = [at for at, token in enumerate(tokens) if token.tag in SOURCE_TAGS]
    lone = len(tokens) == 2 and tokens[0].tag == "d"
    opening = len(tokens) if opens_sentence else 0
    names = [
        at for at, token in enumerate(tokens) if _is_proper(doc, token, opening if at == 0 else 0, after_article=lone)
    ]
    if not names:
        return any(token.tag == "M" and token.word in outlet_names() for token in tokens)
    if not heads or tokens[heads[-1]].tag in "BM":
        return True
    return names[-1] > heads[0]


def _is_proper(doc: Document, token: Token, opening: int, *, after_article: bool) -> bool:
    """Whether a word is a name: by its capital; in capitals, unless it is one long word behind an article.

    `opening` is the length of the phrase when this word opens its sentence and has its capital from that, else 0.
    """
    if token.tag not in "WBMN" or (token.tag != "W" and doc.is_upper):
        return False
    if doc.is_upper:
        return not token.word.isdigit() and (not after_article or len(token.word) < 5 or "-" in token.word)
    return doc.text[token.start].isupper() and (opening < 2 or token.tag == "W")
