"""Citations: the record of a report's attributions while it is read, and of who has spoken so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.document import Span
from ..words.immutable import Immutable
from ..words.quotes import find_quotes
from .antecedents import Antecedents
from .noun_phrases import phrase_after, tokens_between
from .scopes import lasting
from .speakers import speaker_at

if TYPE_CHECKING:
    from ..words.document import Document
    from .clauses import Clause
    from .reporting import Cue
    from .sources import Source

UNNAMED = "unnamed source"
"""The source of "it was reported" and "reportedly"."""

_WORD = re.compile(r"\w")
_DATELINE = re.compile(r"""[^."]{0,120}?(?:\) ?--?| --)\s{0,3}(?:\[[^\]]{0,80}\]\s{0,3}){0,4}""")
"""Place, day and agency at the head of a report, with the editors' brackets: they are nobody's words."""


class Attribution(Immutable, frozen=True):
    """Somebody cited for a stretch of text; all positions are characters of the report, ends exclusive.

    `source` is the name to show for the words at `source_start`: where a pronoun speaks, those of the earlier mention
    that it takes up. `medium` is the outlet through which the source spoke. `scope` is what the source is cited for.
    """

    source_start: int
    source_end: int
    source: str
    is_named: bool
    verb_start: int
    verb_end: int
    verb: str
    scope_start: int
    scope_end: int
    medium: str | None
    medium_span: Span | None
    denial: bool
    hedge: bool
    rule: str


class Citations:
    """What has been read of one report: its attributions, in the order of their citing words, and their sources."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.quotes = find_quotes(doc)
        self.found: list[Attribution] = []
        self.met = Antecedents()
        self.cited: Source | None = None
        self.sentence = Span(-1, -1)
        dateline = _DATELINE.match(doc.norm)
        self._body = dateline.end() if dateline else 0

    def enter(self, at: int) -> Span:
        """Move to the sentence that a character stands in, without its dateline."""
        sentence = self.doc.sentences[self.doc.sentence_at(at)]
        if sentence.start < self._body < sentence.end:
            sentence = Span(self._body, sentence.end)
        if sentence != self.sentence:
            self.sentence, self.cited = sentence, None
        return sentence

    def lasting(self, clause: Clause) -> int:
        """End of what the clause's verb cites."""
        return lasting(self.doc, self.quotes, clause.sentence, clause.verb.start)

    def last_here(self) -> Attribution | None:
        """The attribution read last, if it is of this sentence."""
        last = self.found[-1] if self.found else None
        return last if last is not None and last.verb_start >= self.sentence.start else None

    def add(
        self, cue: Cue, verb: Span, source: Source, scope: Span, rule: str, medium: tuple[str, Span] | None = None
    ) -> None:
        """Note an attribution, unless its scope holds no word; without a medium, that of the source is taken."""
        if not _WORD.search(self.doc.norm, *scope):
            return
        if medium is None and source.medium is not None and source.medium_span is not None:
            medium = source.medium, source.medium_span
        self.found.append(
            Attribution(
                source.span.start,
                source.span.end,
                source.name,
                source.is_named,
                verb.start,
                verb.end,
                self.doc.text[verb.start : verb.end].lower(),
                scope.start,
                scope.end,
                medium[0] if medium else None,
                medium[1] if medium else None,
                cue.denial,
                cue.hedge,
                f"attribution.{rule}",
            )
        )

    def add_again(self, cue: Cue, verb: Span, previous: Attribution, scope: Span) -> None:
        """Note a further verb of the speaker noted before."""
        if _WORD.search(self.doc.norm, *scope):
            self.found.append(
                previous._replace(
                    verb_start=verb.start,
                    verb_end=verb.end,
                    verb=self.doc.text[verb.start : verb.end].lower(),
                    scope_start=scope.start,
                    scope_end=scope.end,
                    denial=cue.denial,
                    hedge=cue.hedge,
                    rule="attribution.continued",
                )
            )

    def opening_source(self, sentence: Span) -> Source | None:
        """The subject that a sentence begins with, if it is a source."""
        row = tokens_between(self.doc, sentence.start, min(sentence.start + 140, sentence.end))
        found = phrase_after(row, 0) if row else None
        source = speaker_at(self.doc, row, found, opens=True)
        if source is None:
            return None
        if source.kind == "other" and not source.is_named:
            return None
        resolved = self.met.resolve(source, definite=row[0].tag == "d")
        return resolved if resolved.kind != "pronoun" else None

    def subject_before(self) -> Source | None:
        """The named person that the sentence before begins with: whom "he" takes up."""
        index = self.doc.sentence_at(self.sentence.start) - 1
        if index < 0:
            return None
        subject = self.opening_source(self.doc.sentences[index])
        return subject if subject is not None and subject.is_named and subject.kind == "person" else None
