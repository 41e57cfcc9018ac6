"""The other ways to cite: "according to X", "reportedly", "adding that", "citing X", "quoted as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.document import Span
from .citations import UNNAMED, Citations
from .clauses import Clause, before_adverbials, is_border, is_marked, is_passive, is_withheld
from .finite_verbs import read_finite
from .noun_phrases import opens_what_is_told, phrase_after, phrase_before
from .sources import Source
from .speakers import speaker_at, with_name

if TYPE_CHECKING:
    from .reporting import Cue


def read_participle(notes: Citations, cue: Cue, clause: Clause) -> None:
    """Read "..., adding that", "with X claiming that" and "a statement saying that"."""
    row = clause.left
    end = before_adverbials(row)
    if is_withheld(row):
        return
    if end and row[end - 1].tag == "x":
        read_finite(notes, cue, clause._replace(left=row[: end - 1]))
        return
    scope = Span(clause.verb.end, notes.lasting(clause))
    previous = notes.last_here()
    after_comma = not end or row[end - 1].tag == ","
    direct = None if after_comma else speaker_at(notes.doc, row, phrase_before(row, end), opens=True)
    if direct is not None and _speaks_here(direct, clause, upper=notes.doc.is_upper):
        source: Source | None = notes.met.resolve(direct, definite=False)
    elif previous is not None:
        notes.add_again(cue, clause.verb, previous, scope)
        return
    elif after_comma or (direct is not None and direct.kind == "document"):
        source = notes.opening_source(notes.sentence) or direct
    else:
        return
    if source is not None and (source.kind not in {"other", "pronoun"} or source.is_named):
        notes.met.remember(source)
        notes.add(cue, clause.verb, source, scope, "participle")


def _speaks_here(direct: Source, clause: Clause, *, upper: bool) -> bool:
    """Whether the words right before the participle are its subject: "with X claiming", "X saying that"."""
    if not (direct.is_named or direct.kind in {"person", "people"}) or (upper and direct.kind == "other"):
        return False
    return is_marked(clause.right) or any(token.word == "with" for token in clause.left)


def read_adverb(notes: Citations, cue: Cue, clause: Clause) -> None:
    """Read "reportedly" as the words of whoever is speaking, else of somebody unnamed."""
    verb, sentence, text = clause.verb, clause.sentence, notes.doc.norm
    left = next((token.end for token in reversed(clause.left) if is_border(text, token)), sentence.start)
    right = next((token.start for token in clause.right if is_border(text, token)), sentence.end)
    scope = Span(left, right)
    previous = notes.last_here()
    if previous is not None and previous.scope_start <= verb.start < previous.scope_end:
        notes.add_again(cue, verb, previous, Span(max(scope.start, previous.scope_start), scope.end))
    else:
        notes.add(cue, verb, Source(verb, UNNAMED, False, "pronoun", frozenset()), scope, "adverb")


def read_according(notes: Citations, cue: Cue, clause: Clause) -> None:
    """Read "according to X" before, behind or inside what X says."""
    row, sentence, verb = clause.right, clause.sentence, clause.verb
    found = phrase_after(row, 0)
    source = speaker_at(notes.doc, row, found, opens=False)
    if source is None or found is None:
        return
    source, end = with_name(notes.doc, row, found, source)
    source = notes.met.resolve(source, definite=row[0].word in {"the", "that", "this"})
    notes.met.remember(source)
    last, first = notes.lasting(clause), _behind_last(notes, sentence)
    stop = row[end - 1].end
    opens = all(token.tag in "qac,Z" for token in clause.left)
    if opens:
        goes_on = end < len(row) and opens_what_is_told(row, end)
        comma = stop if goes_on else next((token.end for token in row[end:] if token.tag == ","), stop)
        scope, rule = Span(min(comma, last), last), "according_first"
    elif end < len(row) and row[end].word == "that":
        scope, rule = Span(row[end].end, last), "according_first"
    elif end < len(row) and row[end].tag == ",":
        scope, rule = Span(first, last), "according_between"
    else:
        scope, rule = Span(first, verb.start), "according_last"
    notes.add(cue, verb, source, scope, rule)


def _behind_last(notes: Citations, sentence: Span) -> int:
    """Where what one is cited for may begin: behind another who is cited for what stands before him."""
    previous = notes.last_here()
    is_behind = previous is not None and previous.rule.endswith(("according_last", "according_between"))
    return previous.source_end if previous is not None and is_behind else sentence.start


def read_citing(notes: Citations, _: Cue, clause: Clause) -> None:
    """Put the cited in the place of the outlet that cites."""
    found = phrase_after(clause.right, 0)
    source = speaker_at(notes.doc, clause.right, found, opens=False)
    if source is None or source.kind == "pronoun" or (source.kind == "other" and not source.is_named):
        return
    previous = notes.last_here()
    if previous is None:
        notes.cited = source
        return
    notes.found[-1] = previous._replace(
        source_start=source.span.start,
        source_end=source.span.end,
        source=source.name,
        is_named=source.is_named,
        medium=previous.source,
        medium_span=Span(previous.source_start, previous.source_end),
        rule="attribution.citing",
    )
    notes.met.remember(source)


def read_quoted(notes: Citations, cue: Cue, clause: Clause) -> None:
    """Read "X was quoted (by Y) as saying" and "Y quoted X as saying"."""
    row = clause.left
    at = next((at for at in range(len(row) - 1, -1, -1) if row[at].word in {"quoted", "quotes", "cited"}), None)
    if at is None:
        return
    subject = speaker_at(notes.doc, row, phrase_before(row, before_adverbials(row[:at])), opens=True)
    if is_passive(row[:at]):
        end = next((i for i in range(at - 1, -1, -1) if row[i].tag not in "ahx"), -1) + 1
        pronoun = (end - 1, end) if end and row[end - 1].tag == "P" else None
        source = speaker_at(notes.doc, row, pronoun or phrase_before(row, end), opens=True)
        carried = speaker_at(notes.doc, row, phrase_after(row, at + 2), opens=False) if at + 2 < len(row) else None
    else:
        source, carried = speaker_at(notes.doc, row, phrase_after(row, at + 1), opens=False), subject
    if source is None:
        return
    source = notes.met.resolve(source, definite=False)
    notes.met.remember(source)
    scope = Span(clause.verb.end, notes.lasting(clause))
    medium = (carried.name, carried.span) if carried and carried.kind != "pronoun" else None
    notes.add(cue, Span(row[at].start, row[at].end), source, scope, "quoted", medium)
