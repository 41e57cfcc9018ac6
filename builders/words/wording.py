"""Signs of the wording: what a report as a whole, and the sentences that tell a story, sound like.

The words and phrases stand, by kind, in `lexicon/wording.toml`; all of them are found in one pass over a report.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .automaton import Automaton, Entry
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document

_OPINION = re.compile(r"\[(?:commentary|editorial|speech|interview|address|statement|article|letter|message|report by)")
_HOUR = re.compile(r"at (?<!\wat )(?:about |approximately |around )?\d{3,4}\b")
OF_SENTENCES = {
    "first_person": "first",
    "ago": "ago",
    "law": "law",
    "reaction": "reaction",
    "modal": "modal",
    "means": "means",
}
"""The kinds that are signs of the sentences that tell a story, and what each is called as one."""
OF_REPORT = ("first_person", "talks")
"""The kinds that are signs of a report as a whole."""
STEM = "*"
"""Ends an entry of the lexicon that stands for every word that begins so."""
HEAD = 400
"""Characters in which a report says that it is a commentary, a speech or the like."""
CROWDED = 400
"""Characters of a report for each word of a kind from which on it is full of them."""


class Wording(NamedTuple):
    """The signs of a report as a whole, and the kinds of words that each of its sentences has."""

    style: list[str]
    sentences: list[set[str]]


def wording_of(doc: Document) -> Wording:
    """Read a report once for all of its stories."""
    sentences: list[set[str]] = [set() for _ in doc.sentences]
    counts: Counter[str] = Counter()
    for kind, at in _kinds(doc):
        counts[kind] += 1
        sentences[doc.sentence_at(at)].add(kind)
    return Wording([*_style(doc, counts)], sentences)


def _kinds(doc: Document) -> Iterator[tuple[str, int]]:
    """The kind of every word and phrase of the lexicon in a report, with where it begins."""
    for hit in _automaton().hits(doc):
        kind, written = hit.entries[0]
        if doc.norm.startswith(written, hit.start):
            yield kind, hit.start
    for hour in _HOUR.finditer(doc.norm):
        yield "means", hour.start()


@cache
def _automaton() -> Automaton:
    """All words and phrases of the lexicon, each with its kind and how it is written."""
    words = [
        (kind, word)
        for kind, entry in tables("wording").items()
        for word in (*entry["words"].split(), *entry.get("phrases", ()))
    ]
    whole = ((word, Entry(kind, word)) for kind, word in words if not word.endswith(STEM))
    stems = ((word[:-1], Entry(kind, word[:-1])) for kind, word in words if word.endswith(STEM))
    return Automaton(whole, stems)


def _style(doc: Document, counts: Counter[str]) -> Iterator[str]:
    """Signs of the report as a whole."""
    length = len(doc.norm)
    if _OPINION.search(doc.norm, 0, HEAD):
        yield "opinion"
    yield f"length_{min(length // 1500, 3)}"
    for kind in OF_REPORT:
        hits = counts[kind]
        yield f"{kind}_{'none' if not hits else 'some' if hits * CROWDED < length else 'much'}"


def wording_signs(wording: Wording, sentences: Sequence[int]) -> Iterator[str]:
    """Signs of the sentences that tell the story."""
    found = Counter(kind for number in sentences for kind in wording.sentences[number])
    for kind, name in OF_SENTENCES.items():
        if found[kind]:
            yield f"{'mostly' if found[kind] * 2 > len(sentences) else 'some'}_{name}"
