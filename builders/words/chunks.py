"""A sentence as a row of chunks: mentions and event words in one piece, every other word by the part it plays.

Tags are single letters, so that a sentence can be looked at as a short string:

    O people or an actor   N number   L place   D date   T physical target   V event verb   E event noun
    x be   h have   m modal   n negation   t to   b by   o of   p preposition   c and/or   d determiner   q clause word
    v other verb   a adverb   w any other word   and the punctuation mark itself
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from .aged import YEAR_OLD, aged
from .describing import DESCRIBING, described
from .gatherings import with_gatherings
from .immutable import Immutable
from .place_words import place_words
from .rare import holds
from .tables import tables
from .unmarked import has_marks, joined_names, unbracketed, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .actor_mention import ActorMention
    from .document import Document, Span
    from .triggers import Trigger

Answer = TypeVar("Answer")

_TOKEN = re.compile(
    r"incl\.|[a-z][a-z0-9]*+(?:['.-][a-z0-9]++)*+|\d{1,2}:\d\d[a-z]*+|[0-9][a-z0-9]*+(?:['.-][a-z0-9]++)*+|[^\w\s]"
)


class Chunk(Immutable, frozen=True):
    """A piece of a sentence; `item` is the mention it stands for, `word` its folded text."""

    start: int
    end: int
    tag: str
    word: str
    item: object


class Row(list[Chunk]):
    """The chunks of a sentence, with the answers to what its event words ask of it one after the other.

    `before` is whom a pronoun takes up from an earlier sentence; `flown`: whether one told of air strikes; `words` are
    those of all chunks, most of which are looked for in vain.
    """

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        super().__init__(chunks)
        self.before: ActorMention | None = None
        self.flown = False
        self.words = frozenset([chunk.word for chunk in self])
        self._answers: dict[tuple[Callable[..., Any], int], Any] = {}

    def index_at(self, position: int) -> int:
        """Index of the first chunk that begins at a character of the text or behind it."""
        return bisect_left(self, position, key=attrgetter("start"))

    def answer(self, question: Callable[[Row, int], Answer], at: int = 0) -> Answer:
        """What the question gives for the chunk at an index, or for the whole row; it is put once."""
        key = question, at
        if key not in self._answers:
            self._answers[key] = question(self, at)
        answer: Answer = self._answers[key]
        return answer

    def origin(self, link: Callable[[Row, int], int | None], at: int) -> int:
        """Where a chain of links from chunk to chunk ends; none is followed twice, however many lead to it."""
        passed = []
        while (link, at) not in self._answers and (linked := link(self, at)) is not None:
            passed.append(at)
            at = linked
        at = self._answers.get((link, at), at)
        for each in passed:
            self._answers[link, each] = at
        return at


@cache
def function_words() -> dict[str, str]:
    """Load the closed classes: word -> tag."""
    data = tables("function_words")
    return {word: entry["tag"] for entry in reversed(data.values()) for word in entry["words"].split()}


def non_overlapping(marks: Iterable[Chunk], precedence: str) -> list[Chunk]:
    """Keep, of marks that overlap, the longer one; of equals, the one whose tag comes first in `precedence`."""
    kept: list[Chunk] = []
    for mark in sorted(marks, key=attrgetter("start")):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
            continue
        longer = mark.end - mark.start - (kept[-1].end - kept[-1].start)
        is_equal = longer == 0 and mark.start == kept[-1].start
        if longer > 0 or (is_equal and precedence.index(mark.tag) < precedence.index(kept[-1].tag)):
            kept[-1] = mark
    return kept


def chunk(doc: Document, sentence: Span, marks: Sequence[Chunk]) -> list[Chunk]:
    """Lay out one sentence; `marks` are those inside it, in order and without overlaps."""
    norm = doc.norm
    row: list[Chunk] = []
    position, behind_place = sentence.start, False
    for mark in marks:
        if position < mark.start and norm[position : mark.start] != " ":
            words = _words(norm, position, mark.start)
            row += _joined(norm, row, words) if behind_place and words else words
        row.append(mark)
        is_short = norm.startswith(".", mark.end) and "." in norm[mark.start : mark.end]  # U.S. troops
        position = mark.end + (is_short and mark.end + 1 < sentence.end)
        behind_place = mark.tag == "L"
    words = _words(norm, position, sentence.end)
    row += _joined(norm, row, words) if behind_place and words else words
    told = norm[sentence.start : sentence.end]
    if "[" in told:
        row = unbracketed(row)
    if "-" in told:
        row = _hyphenated(norm, row)
        row = aged(row) if YEAR_OLD in told else row
    if holds(told, ALTERNATIVES):
        row = joined_names([each for at, each in enumerate(row) if not _is_or_too(row, at)])
    if "/" in told:
        row = [*map(_joining, [None, *row], row, [*row[1:], None])]
    if holds(told, DESCRIBING):
        row = [*map(described, [None, *row], row, [*row[1:], None])]
    if " force " in told:
        row = [*map(_as_body, [None, *row], row)]
    if holds(told, HELD):
        row = with_gatherings(row)
    if holds(told, BESIDE_COUNTS):
        row = [*map(_counting, [None, *row], row, [*row[1:], None])]
    if holds(told, ONE_OF):
        row = _with_all_told(row)
    return _ended(unquoted(row) if has_marks(told) else row, sentence.end)


def _ended(row: list[Chunk], end: int) -> list[Chunk]:
    """The row with a full stop of no width where it lacks one, as headlines do: something is behind every word."""
    return row if row and row[-1].tag in ".!?" else [*row, Chunk(end, end, ".", ".", None)]


def is_open(row: Sequence[Chunk]) -> bool:
    """Whether a sentence ends with no mark of its own, as headlines do."""
    return row[-1].start == row[-1].end


ONE_OF = (" one of ", " two of ", " three of ")


def _with_all_told(row: list[Chunk]) -> list[Chunk]:
    """The row with `among` for `one of` where all are counted: a child was one of the 14 people killed."""
    found: list[Chunk] = []
    for at, each in enumerate(row):
        behind = at + 1 + (at + 1 < len(row) and row[at + 1].tag == "o")
        is_some = each.tag == "N" and at > 0 and row[at - 1].tag == "x" and (each.word == "one of" or behind > at + 1)
        counted = behind + (behind < len(row) and row[behind].tag == "d")
        if is_some and counted < len(row) and row[counted].tag == "N":
            found.append(each._replace(end=row[behind - 1].end, tag="p", word="among"))
        elif not (each.tag == "o" and found and found[-1].end == each.end):
            found.append(each)
    return found


ALTERNATIVES = ("and/or", " (or ")
BESIDE_COUNTS = (" or more", "so far ")
"""Words that stand between people and what befell them, and join nothing."""
HELD = ("protest", "demonstration", "rall", "march", "sit-in", "vigil")
"""How the words for what people hold to make a demand begin."""


def _is_or_too(row: Sequence[Chunk], at: int) -> bool:
    """Whether a stroke or `or` only adds to the `and` before it: JNIM and/or Katiba Macina."""
    and_at = at - (2 if row[at].word == "or" else 1)
    return and_at >= 0 and [each.word for each in row[and_at : at + 1]] in (["and", "/"], ["and", "/", "or"])


def _joining(before: Chunk | None, chunk: Chunk, behind: Chunk | None) -> Chunk:
    """A chunk, a stroke between people or groups as the `and` it stands for: MPC/FPRC fighters."""
    is_between = chunk.tag == "/" and before is not None and behind is not None and before.tag == behind.tag == "O"
    return chunk._replace(tag="c") if is_between else chunk


def _counting(before: Chunk | None, chunk: Chunk, behind: Chunk | None) -> Chunk:
    """A chunk, an adverb where it joins nothing: nine people or more died, nine have so far been found."""
    is_first = behind is not None and (chunk.word, behind.word) in (("or", "more"), ("so", "far"))
    is_last = chunk.word == "far" and before is not None and before.word == "so"
    return chunk._replace(tag="a") if is_first or is_last else chunk


def _as_body(before: Chunk | None, chunk: Chunk) -> Chunk:
    """A chunk, no verb where it is a body of people: soldiers of the ECOMOG force, seven of the force."""
    is_body = chunk.tag == "v" and chunk.word == "force" and before is not None and before.tag in "Od"
    return chunk._replace(tag="w") if is_body else chunk


def _joined(norm: str, row: list[Chunk], words: list[Chunk]) -> list[Chunk]:
    """The words behind a place, the last of the row, which takes up what a hyphen joins to it (Tobruk-based)."""
    if words[0].word == "state":
        return [words[0]._replace(tag="w"), *words[1:]]  # Plateau State is no verb
    place = row[-1]
    if len(words) > 1 and words[0].tag == "-" and words[1].tag in "vw" and words[1].start == place.end + 1:
        row[-1] = Chunk(place.start, words[1].end, "w", norm[place.start : words[1].end], None)
        return words[2:]
    return words


MAKING = frozenset({"making", "maker", "makers", "disposal", "proof", "sniffing", "detecting"})
"""What joined to a word for a weapon tells of no deed: bomb-making gel."""


def _hyphenated(norm: str, row: list[Chunk]) -> list[Chunk]:
    """The row with words that a hyphen joins to what follows as one that describes it: ex-rebel commander."""
    found: list[Chunk] = []
    at = 0
    while at < len(row):
        chunk = row[at]
        behind = row[at + 1] if chunk.tag == "-" and at + 1 < len(row) else None
        is_joined = behind is not None and found and found[-1].end == chunk.start and chunk.end == behind.start
        is_state = is_joined and behind is not None and behind.tag == "V" and behind.word.endswith("ed")
        is_made = is_joined and behind is not None and behind.word in MAKING
        tags = "wvaTVEM" if is_made else "wvaTLO" if is_state else "wvaT"
        if is_joined and behind is not None and found[-1].tag in tags:
            is_whole = is_made or behind.tag in "wv" or (is_state and found[-1].tag in "LO")  # Israeli-occupied
            start, end = found[-1].start, behind.end if is_whole else chunk.end
            found[-1] = Chunk(start, end, "w", norm[start:end], None)
            at += 2 if is_whole else 1
        else:
            found.append(chunk)
            at += 1
    return found


def _words(norm: str, start: int, end: int) -> list[Chunk]:
    """Every word and mark of a stretch; found as strings, between which nothing else stands, and so half as costly."""
    at, behind = norm.index, start
    return [
        Chunk(start := at(word, behind), behind := start + len(word), _tag(word), word, None)
        for word in _TOKEN.findall(norm, start, end)
    ]


@lru_cache(maxsize=1 << 16)
def _tag(word: str) -> str:
    """Tag a word, an unknown one by its ending; a mark of punctuation is its own tag."""
    known = function_words().get(word)
    if known is not None:
        return known
    if not word[0].isalnum():
        return word
    if word.endswith("ly"):
        return "a"
    if len(word) > 4 and word.endswith("ed") and word not in place_words().first_names:
        is_compound = "-" in word and not word.startswith(VERB_PREFIXES)
        return "w" if is_compound else "v"
    return "w"


VERB_PREFIXES = ("re-", "co-", "de-", "air-", "mis-", "over-", "cross-", "counter-")
"""What a hyphen joins to verbs: re-entered the town; other words so joined only describe (state-backed gunmen)."""


def is_noun_only(row: Sequence[Chunk], index: int) -> bool:
    """Whether a base form that only the verb has in the lexicon stands where a noun does: no damage, the fight."""
    readings: list[Trigger] = row[index].item  # type: ignore[assignment]
    if not index or any(reading.form != "base" for reading in readings):
        return False
    before, earlier = row[index - 1], row[index - 2] if index > 1 else None
    is_object = before.tag == "O" and earlier is not None and earlier.tag == "V"  # struck PKK targets
    tags = "dno" if " " in row[index].word else "dnoN"  # two are being treated
    return is_object or before.tag in tags or (before.tag == "w" and earlier is not None and earlier.tag in "dno")
