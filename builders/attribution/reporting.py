"""The words of citing, loaded from `lexicon/reporting.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..words.alternatives import at_word
from ..words.chunks import function_words
from ..words.immutable import Immutable
from ..words.phrase_finder import PhraseFinder
from ..words.tables import tables

NOUN_TAGS = {
    "person": "N",
    "people": "G",
    "body": "B",
    "document": "D",
    "hearsay": "H",
    "media": "M",
    "outlet": "M",
    "title": "T",
}
"""The tag of each class of source noun."""

SOURCE_TAGS = frozenset(NOUN_TAGS.values())


class Cue(Immutable, frozen=True):
    """A word or phrase that cites. `form`: finite, noun_like, participle, adverb, citing, according or quoted."""

    form: str
    needs: str = "subject"
    denial: bool = False
    hedge: bool = False


@cache
def _data() -> dict[str, Any]:
    return tables("reporting")


@cache
def words_of(section: str) -> frozenset[str]:
    """Give the words of a plain section, such as `objects` or `links`."""
    return frozenset(_data()[section]["words"].split())


@cache
def outlet_names() -> frozenset[str]:
    """Give the outlets known by name."""
    return frozenset(_data()["nouns"]["outlet"]["words"].split())


@cache
def carriers() -> re.Pattern[str]:
    """Compile the phrases after which an outlet is named."""
    return re.compile(at_word("|".join(_data()["carriers"]["phrases"])) + r"\b")


@cache
def pronouns() -> dict[str, str]:
    """Map each pronoun to the kind of source that it takes up."""
    return {word: kind for kind, words in _data()["pronouns"].items() for word in words.split()}


@cache
def taken_up(kind: str) -> frozenset[str]:
    """Give the nouns that stand for a source named earlier (`person`, `media`, `any`), or the `plain` words."""
    return frozenset(_data()["taken_up"][kind].split())


@cache
def cues() -> dict[str, Cue]:
    """Map each citing form to how it is read."""
    data = _data()
    found = {"as saying": Cue("quoted")}
    for entry in data["verbs"].values():
        for form in ("finite", "noun_like", "participle"):
            cue = Cue(form, entry["needs"], entry.get("denial", False), entry.get("hedge", False))
            found |= dict.fromkeys(entry.get(form, ()), cue)
    found |= dict.fromkeys(data["adverbs"]["words"], Cue("adverb", hedge=True))
    found |= dict.fromkeys(data["according"]["words"], Cue("according"))
    return found | dict.fromkeys(data["citing"]["words"], Cue("citing"))


@cache
def finder() -> tuple[PhraseFinder, list[Cue]]:
    """Compile the cues for one pass over a text."""
    return PhraseFinder(list(cues())), list(cues().values())


@cache
def tags() -> dict[str, str]:
    """Map known words to the part they play in a source's noun phrase.

    The tags of `function_words`, and N G B D H M T for source nouns (see NOUN_TAGS), P pronoun, Z time,
    j adjective, l link to what describes a source.
    """
    data = _data()
    found = dict(function_words())
    found |= {word: "v" for form in cues() for word in form.split()[:1]}
    found |= dict.fromkeys(data["adjectives"]["words"].split(), "j")
    found |= dict.fromkeys(data["times"]["words"].split(), "Z")
    found |= dict.fromkeys(data["between"]["words"].split(), "a")
    found |= dict.fromkeys(data["links"]["words"].split(), "l")
    found |= dict.fromkeys(pronouns(), "P")
    for name, entry in data["nouns"].items():
        found |= dict.fromkeys(entry["words"].split(), NOUN_TAGS[name])
    return found | {"according": "v", "to": "t", "as": "q", "am": "x", "states": "W"}
