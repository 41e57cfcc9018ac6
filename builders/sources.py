"""Sources: the noun phrase of whoever is cited, found by walking left or right from the word that cites."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .document import ABBREVIATIONS, Span
from .reporting import SOURCE_TAGS, outlet_names, pronouns, tags, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .document import Document

_TOKEN = re.compile(r"\w+(?:[.'&/-]\w+)*'?|--|[^\w\s]")
LONGEST = 14
"""Tokens a source's noun phrase may have: titles, a name and an office fit; a clause without commas does not."""

_JOINERS = frozenset({"for", "from", "in", "at", "with", "near", "inside", "on", "to"})
"""Prepositions by which a place or a body is attached to a source noun; `of` attaches to anything."""


class Token(NamedTuple):
    """A word or mark with the part it plays; `word` is folded. W is any word, others see `reporting.tags`."""

    start: int
    end: int
    word: str
    tag: str


class Source(NamedTuple):
    """Whoever is cited. `kind`: person, people, body, media, document, other, or pronoun."""

    span: Span
    name: str
    is_named: bool
    kind: str
    words: frozenset[str]
    medium: str | None = None
    medium_span: Span | None = None


def tokens_between(doc: Document, start: int, end: int) -> list[Token]:
    """Cut a stretch of text into tokens."""
    known = tags()
    text, upper = doc.text, doc.is_upper
    row: list[Token] = []
    for match in _TOKEN.finditer(doc.norm, start, end):
        at, stop = match.span()
        word = match[0]
        tag = known.get(word) or _shape(word, not upper and text[at].isupper())
        if tag in "vmxa" and not upper and row and text[at].isupper() and row[-1].tag not in '":':
            tag = "W"
        row.append(tuple.__new__(Token, (at, stop, word, tag)))  # a third of the cost of Token(...), in the inner loop
    return row


@lru_cache(maxsize=1 << 16)
def _shape(word: str, capital: bool) -> str:  # noqa: FBT001
    """Tag an unknown word by its form; a mark of punctuation is its own tag."""
    if not (word[0].isalnum() or word[0] == "_"):
        return word
    if word[0].isdigit() and word.replace("-", "").isdigit() and len(word) > 4:
        return "Z"
    if not capital and len(word) > 4:
        if word.endswith("ly"):
            return "a"
        if word.endswith("ed"):
            return "v"
    return "W"


def phrase_before(row: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Walk left from `row[end - 1]` over one noun phrase; give its first index and `end`, or None."""
    at = end
    while at > 0 and end - at < LONGEST:
        step = _step_left(row, at)
        if step == 0:
            break
        at -= step
        if row[at].tag == "d" and not _attached(row, at):
            break
    while at < end and row[at].tag in "poc.":
        at += 1
    return (at, end) if any(token.tag not in "dj." or token.word.endswith("s") for token in row[at:end]) else None


def _step_left(row: Sequence[Token], at: int) -> int:
    """How many tokens left of `at` belong to the phrase: none at a border, several for a bracket."""
    token = row[at - 1]
    tag = token.tag
    if tag in "WjNGBDHMTd&/":
        return 1
    if tag in "])":
        return _bracket_before(row, at - 1)
    if tag == "o" or (tag == "." and _is_abbreviated(row, at - 1)):
        return 1
    if tag == "l":
        return 1 if at > 1 and row[at - 2].tag in "NGB" else 0
    if tag in "ptb" and at > 1 and row[at - 2].tag == "l":
        return 1
    if tag in "pt" and token.word in _JOINERS:
        return 1 if at > 1 and (row[at - 2].tag in "NGBHT" or (row[at - 2].tag == "W" and token.word == "from")) else 0
    if tag == "c":
        return 1 if at > 1 and _is_source_like(row, at - 2) and token.word in {"and", "&"} else 0
    return 0


def _attached(row: Sequence[Token], at: int) -> bool:
    """Whether the determiner at `at` stands inside a longer phrase: of the, for the, and the."""
    return at > 1 and row[at - 1].tag in "optcb" and _step_left(row, at) > 0


def _is_source_like(row: Sequence[Token], at: int) -> bool:
    return row[at].tag in SOURCE_TAGS


def _is_abbreviated(row: Sequence[Token], at: int) -> bool:
    word = row[at - 1].word if at else ""
    return word in ABBREVIATIONS or len(word) == 1 or "." in word


def _bracket_before(row: Sequence[Token], closing: int) -> int:
    """Length of the bracket that ends at `closing`, 0 when it is an editor's or has no opening nearby."""
    for back in range(1, 8):
        at = closing - back
        if at < 0 or row[at].tag in ")]":
            return 0
        if row[at].tag in "([":
            inside = row[at + 1 : closing]
            return 0 if at == 0 or any(token.word in words_of("headers") for token in inside) else back + 1
    return 0


def phrase_after(row: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Walk right from `row[start]` over one noun phrase; give `start` and the index behind it, or None."""
    at = start
    strong = start
    while at < len(row) and at - start < LONGEST:
        step = _step_right(row, at, start)
        if step == 0:
            break
        at += step
        if row[at - 1].tag in ')]"WNGBDHMTP':
            strong = at
        if row[at - 1].tag == "P":
            break
    return (start, strong) if strong > start else None


def _step_right(row: Sequence[Token], at: int, start: int) -> int:
    tag, word = row[at].tag, row[at].word
    following = row[at + 1].tag if at + 1 < len(row) else ""
    if tag == "P" or (tag == "q" and word == "that"):
        return 1 if at == start else 0
    if tag == "d":
        return 1 if at == start or row[at - 1].tag in "opctb" else 0
    if tag == "l":
        return 1 if at > start and row[at - 1].tag in "NGB" and following and following in "ptb" else 0
    if tag in "ptb" and at > start and row[at - 1].tag == "l":
        return 1
    if tag in "WjNGBDHMT&/":
        return 1
    if tag in "([" and at > start:
        return _bracket_after(row, at)
    if tag == "." and at > start and _is_abbreviated(row, at):
        return 1 if following in tuple("WNGBDMT") else 0
    if tag == "o":
        return 1 if following and following in "WdjNGBDHMT" else 0
    if tag == "p" and word in _JOINERS and at > start:
        return 1 if row[at - 1].tag in "NGBHT" and following and following in "WdjBM" else 0
    if tag == "c" and at > start:
        return 1 if _is_source_like(row, at - 1) and following and following in "NGBMT" else 0
    return 0


def _bracket_after(row: Sequence[Token], opening: int) -> int:
    for ahead in range(1, 8):
        at = opening + ahead
        if at >= len(row):
            return 0
        if row[at].tag in "])":
            inside = row[opening + 1 : at]
            return 0 if any(token.word in words_of("headers") for token in inside) else ahead + 1
    return 0


def source_of(doc: Document, tokens: Sequence[Token], *, opens_sentence: bool) -> Source | None:
    """Describe a noun phrase as a source; None when it holds nothing but function words or a first person."""
    tokens = _trimmed(tokens)
    if not tokens:
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
    return Source(
        span,
        tidy(doc, span),
        _is_named(doc, tokens, opens_sentence),
        _kind(tokens),
        frozenset(token.word for token in tokens if token.tag in SOURCE_TAGS or token.tag in "Wj"),
    )


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take the body behind a document ("a statement by the army"), and no dangling ends."""
    head = next((at for at, token in enumerate(tokens) if token.tag in SOURCE_TAGS), None)
    if head is not None and tokens[head].tag == "D":
        for at in range(head + 1, len(tokens) - 1):
            if tokens[at].word in {"by", "from"}:
                tokens = tokens[at + 1 :]
                break
            if tokens[at].word in {"on", "in", "to", "for"}:
                break
    last = len(tokens)
    while last and tokens[last - 1].tag in "dopct&/":
        last -= 1
    return tokens[:last]


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
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})


def tidy(doc: Document, span: Span) -> str:
    """Give the name to show: one line, without article and without acronym in brackets."""
    words = " ".join(doc.text[span.start : span.end].split())
    if "(" in words or "[" in words:
        words = _BRACKET.sub("", words)
    words = words.lstrip("\"'“«")
    first, _, rest = words.partition(" ")
    if rest and first.lower() in _ARTICLES and not _belongs_to_name(doc, span.start):
        words = rest
    return words.strip(" \"'“”«»,.") or doc.text[span.start : span.end]


def _belongs_to_name(doc: Document, start: int) -> bool:
    """Whether an article is capital in mid-sentence, and so a part of the name: The Cradle."""
    if doc.is_upper or not doc.text[start].isupper():
        return False
    return doc.text[max(0, start - 2) : start].strip()[-1:].isalnum()


def _kind(tokens: Sequence[Token]) -> str:
    """Tell a phrase's kind by its head: the last source noun before a preposition."""
    head = ""
    for at, token in enumerate(tokens):
        if token.tag in "op" and at or token.tag == "c" and head:
            break
        if token.tag in SOURCE_TAGS:
            head = token.tag
        if token.tag == "T" and at + 1 < len(tokens):
            head = "N"
    kinds = {"N": "person", "T": "person", "G": "people", "B": "body", "M": "media", "D": "document", "H": "people"}
    return kinds.get(head, "other")


def _is_named(doc: Document, tokens: Sequence[Token], opens_sentence: bool) -> bool:
    """Whether the phrase names somebody: a proper name that stands alone, behind a title or office, or with a body."""
    if _kind(tokens) in {"people", "document"}:
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
