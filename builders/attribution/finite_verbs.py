"""Finite citing verbs: "X said", "said X", "it was reported", with what they cite and through which outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.document import Span
from .citations import UNNAMED, Citations
from .clauses import (
    Clause,
    before_adverbials,
    clause_at,
    is_border,
    is_clipped_passive,
    is_deed,
    is_marked,
    is_passive,
    is_withheld,
    tail_of,
)
from .noun_phrases import phrase_after, tokens_between
from .reporting import carriers
from .scopes import quotation_start
from .sources import Source
from .speakers import Speaker, audience, find_speaker, is_known_source, is_outlet, speaker_at

if TYPE_CHECKING:
    from .reporting import Cue

SHORTEST_CLAUSE = 14
"""Characters of a clause before ", X said"; less is a time or a conjunction: "On Monday,"."""

_PERSONAL = frozenset({"he", "she"})


def read_finite(notes: Citations, cue: Cue, clause: Clause) -> None:
    """Read a verb with its subject, or a passive."""
    if is_withheld(clause.left) or is_clipped_passive(cue, clause) or (clause.right and is_deed(cue, clause.right)):
        return
    if is_passive(clause.left) or _is_aside(clause):
        _passive(notes, cue, clause)
        return
    if _is_coordinated(clause):
        _add_more(notes, cue, clause)
        return
    speaker = find_speaker(notes.doc, clause)
    if clause.cut and (speaker is None or speaker.start == clause.left[0].start):
        clause = clause_at(notes.doc, clause.sentence, clause.verb, far=True)
        speaker = find_speaker(notes.doc, clause)
    if speaker is None:
        return
    heard, taken = _heard_by(notes, clause, speaker)
    rest = clause.right[taken:]
    tail = tail_of(rest, clause)
    before = _words_before(notes, clause, speaker)
    closing = {"end", "semicolon"} if cue.form == "noun_like" else {"end", "semicolon", "comma"}
    marked = is_marked(rest) or (tail in closing and before)
    if not _is_safe(cue, clause, speaker, marked=marked):
        return
    medium = _medium(notes, clause, heard)
    source, medium = _with_citation(notes, speaker.source, medium)
    source = _resolved(notes, source, speaker)
    if source.kind == "pronoun" and source.name.lower() == "it":
        return
    scope, rule = _scope(notes, clause, speaker, tail, before=before)
    notes.add(cue, clause.verb, source, scope, rule, medium)


def _words_before(notes: Citations, clause: Clause, speaker: Speaker) -> bool:
    """Whether a clause, set off by a comma or a quote mark, stands before the speaker."""
    if speaker.stands == "after":
        return True
    before = notes.doc.norm[max(clause.sentence.start, speaker.start - 40) : speaker.start].rstrip()
    return before.endswith(('"', '",')) or (before.endswith(",") and len(before) > SHORTEST_CLAUSE)


def _is_coordinated(clause: Clause) -> bool:
    end = before_adverbials(clause.left)
    return end > 0 and clause.left[end - 1].tag == "c"


def _add_more(notes: Citations, cue: Cue, clause: Clause) -> None:
    """Read the second verb of one subject: "X said ... and added"."""
    scope = Span(clause.verb.end, notes.lasting(clause))
    previous = notes.last_here()
    if cue.needs == "mark" and not is_marked(clause.right):
        return
    if previous is not None:
        notes.add_again(cue, clause.verb, previous, scope)
    elif (source := notes.opening_source(notes.sentence)) is not None and (
        cue.needs == "subject" or is_marked(clause.right)
    ):
        notes.met.remember(source)
        notes.add(cue, clause.verb, source, scope, "coordinated")


def _is_safe(cue: Cue, clause: Clause, speaker: Speaker, *, marked: bool) -> bool:
    if cue.form == "noun_like" or cue.needs == "mark":
        if cue.hedge and cue.form == "finite" and speaker.stands == "after":
            return False  # gunmen, alleged members of the group, killed three
        return marked or _is_relative(clause, speaker)
    if cue.needs == "source" or speaker.stands == "after":
        row = clause.left if speaker.stands == "before" else clause.right
        return marked or is_known_source(speaker.source, row)
    return True


def _heard_by(notes: Citations, clause: Clause, speaker: Speaker) -> tuple[Source | None, int]:
    """Whom a source told, and how many tokens right of the verb are the subject's or the hearer's."""
    if notes.doc.norm.startswith(("told", "tell"), clause.verb.start) and speaker.stands == "before":
        return audience(notes.doc, clause.right)
    return None, speaker.behind


def _medium(notes: Citations, clause: Clause, heard: Source | None) -> tuple[str, Span] | None:
    if heard is not None:
        return heard.name, heard.span
    first = max(clause.sentence.start, clause.verb.start - 130)
    last = min(clause.sentence.end, clause.verb.end + 130)
    carrier = carriers().search(notes.doc.norm, first, last)
    if carrier is None:
        return None
    row = tokens_between(notes.doc, carrier.end(), min(last + 60, clause.sentence.end))
    found = phrase_after(row, 0)
    outlet = speaker_at(notes.doc, row, found, opens=False)
    if found is None or outlet is None or not is_outlet(notes.doc, row[: found[1]]):
        return None
    return outlet.name, outlet.span


def _with_citation(
    notes: Citations, source: Source, medium: tuple[str, Span] | None
) -> tuple[Source, tuple[str, Span] | None]:
    """Let whoever is cited by the subject speak: "X, citing Y, reported"."""
    if notes.cited is None:
        return source, medium
    cited, notes.cited = notes.cited, None
    return cited, (source.name, source.span)


def _resolved(notes: Citations, source: Source, speaker: Speaker) -> Source:
    if source.words & _PERSONAL and (subject := notes.subject_before()) is not None:
        notes.met.remember(subject)
    definite = notes.doc.norm.startswith(("the ", "that ", "this "), speaker.start)
    resolved = notes.met.resolve(source, definite=definite)
    notes.met.remember(resolved)
    return resolved


def _scope(notes: Citations, clause: Clause, speaker: Speaker, tail: str, *, before: bool) -> tuple[Span, str]:
    sentence, verb = clause.sentence, clause.verb
    last = notes.lasting(clause)
    if not before and speaker.stands == "before":
        return Span(verb.end, last), "speaker_first"
    quoted = quotation_start(notes.quotes, min(speaker.start, verb.start))
    start = min(sentence.start, quoted) if quoted is not None else sentence.start
    previous = notes.last_here()
    if previous is not None and quoted is None and previous.verb_end <= speaker.start:
        start = max(start, previous.verb_end)
    if speaker.stands == "before" and tail == "clause":
        return Span(verb.end, last), "speaker_first"
    if tail == "semicolon" or (tail == "end" and last == sentence.end):
        return Span(start, min(speaker.start, verb.start)), "speaker_last"
    return Span(start, last), "speaker_between" if tail != "end" else "speaker_last"


def _passive(notes: Citations, cue: Cue, clause: Clause) -> None:
    """Read "it was reported that" and "three deaths were reported by X"."""
    if cue.needs == "mark" or cue.hedge or notes.doc.norm.startswith("told", clause.verb.start):
        return
    row, sentence = clause.left, clause.sentence
    end = next((at for at in range(len(row) - 1, -1, -1) if row[at].tag not in "ahx"), -1)
    impersonal = end >= 0 and row[end].word == "it"
    if clause.right and clause.right[0].word == "by":
        found = phrase_after(clause.right, 1)
        source = speaker_at(notes.doc, clause.right, found, opens=False)
    elif impersonal or notes.doc.norm.startswith("reported", clause.verb.start):
        first = row[end].start if impersonal else clause.verb.start
        source = Source(Span(first, clause.verb.end), UNNAMED, False, "pronoun", frozenset())
    else:
        return
    if source is not None and source.kind != "other":
        notes.met.remember(source)
        if not impersonal:
            scope = Span(_clause_start(notes, clause), sentence.end)
        else:
            scope = Span(clause.verb.end, notes.lasting(clause))
        notes.add(cue, clause.verb, source, scope, "passive")


def _is_aside(clause: Clause) -> bool:
    """Whether the verb stands in "as reported by"."""
    return bool(clause.left and clause.right) and clause.left[-1].word == "as" and clause.right[0].word == "by"


def _clause_start(notes: Citations, clause: Clause) -> int:
    """Start of the clause that a passive verb ends: behind a mark, a clause word or "but"."""
    for token in reversed(clause.left):
        if is_border(notes.doc.norm, token) or token.tag == "q" or token.word == "but":
            return token.end
    return clause.left[0].start if clause.cut and clause.left else clause.sentence.start


def _is_relative(clause: Clause, speaker: Speaker) -> bool:
    """Whether the speaker opens a relative clause with a gap behind the verb: "which the source claims is"."""
    before = [token for token in clause.left if token.end <= speaker.start]
    return bool(before and clause.right) and before[-1].tag == "q" and clause.right[0].tag in "xhm"
