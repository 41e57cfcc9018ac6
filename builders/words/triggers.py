"""Event trigger words: the inflected forms of `lexicon/triggers.toml`, each with what it says about an incident."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .automaton import Automaton, Entry
from .immutable import Immutable
from .split_phrases import split_phrases
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .document import Document

VOWELS = "aeiou"


class TriggerClass(Immutable, frozen=True):
    """A class of `triggers.toml`."""

    name: str
    type: str | None
    measure: str | None
    strength: int
    needs: str | None = None
    """What must stand beside its words: means ("a missile struck", not "workers struck") or people."""


class Trigger(Immutable, frozen=True):
    """One form of one trigger word.

    `form`: base, past (finite), participle, past_or_participle, gerund, noun, phrase, or means (a weapon). `frame`
    says who is who around it: acts (X killed Y), undergoes (Y died), ends (Y dispersed X), claims (X claimed
    responsibility), accuses (Z accused X), ascribes (attributed to X); X acted, Y was acted on.
    """

    cls: TriggerClass
    lemma: str
    form: str
    frame: str


FRAMES = {
    "verbs": "acts",
    "subjects": "undergoes",
    "endings": "ends",
    "claims": "claims",
    "accusations": "accuses",
    "ascriptions": "ascribes",
}
"""Lists of verbs in `triggers.toml`, and the frame of each."""


ADVERBS = frozenset({"fatally", "mortally", "forcibly", "forcefully", "sexually"})
"""Words that may stand before a verb and make it tell of more: fatally shot."""


def inflect(verb: str) -> dict[str, str]:
    """Give the forms of an English verb: form -> tag. Source of the spelling rules: any school grammar.

    `verb` is a base form, or base/past or base/past/participle where they are irregular ("shoot/shot", "rob/robbed",
    whose last consonant doubles), with further words of the phrase behind ("take/took/taken hostage").
    """
    head, _, rest = verb.partition(" ")
    if head in ADVERBS:
        return {f"{head} {form}": tag for form, tag in inflect(rest).items()}
    base, *irregular = head.split("/")
    past = irregular[0] if irregular else _regular_past(base)
    participle = irregular[-1] if irregular else past
    tail = f" {rest}" if rest else ""
    if base == "be":
        return {form + tail: tag for form, tag in _BE.items()}
    forms = {_gerund(base, past) + tail: "gerund"}
    if base not in _OTHERWISE:
        forms |= {base + tail: "base", _third_person(base) + tail: "base"}
    if past == participle:
        forms[past + tail] = "past_or_participle"
    else:
        forms |= {past + tail: "past", participle + tail: "participle"}
    return forms


_OTHERWISE = frozenset({"machine-gun", "machinegun", "machete", "fell", "free", "release", "rescue"})
"""Verbs whose base and third person are other words in most reports: pirates with machine guns, two men fell."""
_BE = dict.fromkeys(("be", "is", "are"), "base") | dict.fromkeys(("was", "were"), "past")
_BE |= {"been": "participle", "being": "gerund"}


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "go")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


_GERUNDS = {"die": "dying", "lie": "lying", "run": "running", "overrun": "overrunning"}
"""Those that neither the base form nor the past gives away."""
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")


def _gerund(base: str, past: str) -> str:
    """Kill: killing; rob, robbed: robbing; hit, hit: hitting; seize: seizing; die: dying."""
    if base in _GERUNDS:
        return _GERUNDS[base]
    doubled = past == base + base[-1] + "ed" or (past == base and _DOUBLING.search(base))
    if doubled:
        return base + base[-1] + "ing"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + "ing"


def _plural(noun: str) -> str:
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ss", "sh", "ch", "x")) else "s")


def _lemma(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    return _lemma(rest) if head in ADVERBS else head.partition("/")[0]


@cache
def trigger_forms() -> dict[str, list[Trigger]]:
    """Load every form of every trigger word: folded form -> its readings (a form may be verb and noun)."""
    data = tables("triggers")
    forms: dict[str, list[Trigger]] = {}
    for name, entry in data.items():
        cls = TriggerClass(name, entry.get("type"), entry.get("measure"), entry["strength"], entry.get("needs"))
        for key, frame in FRAMES.items():
            for verb in entry.get(key, ()):
                for form, tag in inflect(verb).items():
                    forms.setdefault(form, []).append(Trigger(cls, _lemma(verb), tag, frame))
        for form in entry.get("participles", ()):
            forms.setdefault(form, []).append(Trigger(cls, form, "participle", "acts"))
        for key, frame in (("states", "claims"), ("marks", "ascribes")):
            for phrase in entry.get(key, ()):
                forms.setdefault(phrase, []).append(Trigger(cls, phrase, "phrase", frame))
        for key, tag in (("nouns", "noun"), ("means", "means")):
            for noun in entry.get(key, ()):
                for form in dict.fromkeys((noun, _plural(noun))):
                    forms.setdefault(form, []).append(Trigger(cls, noun, tag, "acts"))
    return forms


@cache
def _automaton() -> Automaton:
    return Automaton(
        (form, Entry("trigger", reading)) for form, readings in trigger_forms().items() for reading in readings
    )


def find_triggers(doc: Document) -> list[tuple[int, int, list[Trigger]]]:
    """Find event words as whole words: start, end and the readings of the form, in text order."""
    hits = (hit for hit in _automaton().hits(doc) if _is_placed(doc, hit.start, hit.end))
    found = [(hit.start, hit.end, [entry.payload for entry in hit.entries]) for hit in hits]
    wholes = {start: doc.norm[start:end] for start, end, _ in found}
    split = {span: readings for span, phrase, readings in _split(doc) if not _is_cut(wholes.get(span[0], ""), phrase)}
    if not split:
        return found
    begun = {start for start, _ in split}
    whole = [trigger for trigger in found if trigger[0] not in begun]  # admitted to a hospital is no `admitted to`
    return sorted([*whole, *((*span, readings) for span, readings in split.items())], key=lambda trigger: trigger[:2])


def _is_cut(whole: str, phrase: str) -> bool:
    """Whether a longer phrase begins here than the verb that another one is split from: took to the streets for food.

    Who was taken away to a hospital was taken to one.
    """
    return " " in whole and not phrase.startswith(whole) and not phrase.endswith(" to hospital")


CLOSING = frozenset({"suspected"})
"""Words that describe the people behind them elsewhere, and are event words at the end of their clause."""
_CLOSES = re.compile(r" ?(?:[.;,)]|$)")


_ARMS = re.compile(
    r"[- ](?:rifle|weapon|gun|pistol|boat|craft|ship|vehicle|vessel|helicopter|aircraft|submarine|dog|unit|team|squad"
    r"|force|troop)s?\b"
)
"""What words for a deed only describe right behind them: assault rifles, attack aircraft."""
ARMING = frozenset({"assault", "attack", "strike"})


INITIALS = frozenset({"kia", "wia"})
"""Killed, or wounded, in action: as initials only."""


def _is_placed(doc: Document, start: int, end: int) -> bool:
    word = doc.norm[start:end]
    if word in INITIALS:
        return not doc.is_upper and doc.text[start:end].isupper()
    if word == "shell" and doc.text[start] == "S" and start > doc.titled and not doc.is_upper:
        return doc.sentences[doc.sentence_at(start)].start == start  # the oil company, Shell House
    if word in ARMING and _ARMS.match(doc.norm, end) is not None:
        return False
    if word == "pounds":
        return False  # money, or a weight
    if word.endswith(" it was") and doc.norm.startswith((" responsible", " behind"), end):
        return False  # they said it was behind the attack: the words behind tell it
    return word not in CLOSING or _CLOSES.match(doc.norm, end) is not None


SPLIT_REACH, TAIL_REACH = 200, 60
"""Characters before the ending of such a phrase in which its verb stands, and behind it for what it needs there."""


@cache
def _endings() -> Automaton:
    return Automaton((end, Entry("ending", phrase)) for phrase in split_phrases(trigger_forms()) for end in phrase[1])


def _split(doc: Document) -> Iterator[tuple[tuple[int, int], str, list[Trigger]]]:
    """Find the verbs whose object stands inside of the phrase: where they stand, the phrase, and its readings.

    Looked for from the endings, which are rare, back.
    """
    forms = trigger_forms()
    for hit in _endings().hits(doc):
        for pattern, endings in (entry.payload for entry in hit.entries):
            for match in pattern.finditer(doc.norm, max(0, hit.start - SPLIT_REACH), hit.end + TAIL_REACH):
                if match.end(2) == hit.end and (phrase := f"{match[1]} {endings[match[2]]}") in forms:
                    yield match.span(), phrase, forms[phrase]
