"""Verbs that share the subject of a verb before them: attacked the village and burned it, killing two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.chunks import is_noun_only
from ..words.deed_classes import PROPERTY, VIOLENCE
from .phrases import phrase_start
from .relatives import RELATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk


def before_auxiliaries(row: Sequence[Chunk], index: int) -> int:
    """Index before the words between a verb and its subject: has been, were both."""
    at = index - 1
    at -= at > 0 and row[at].word == "since" and row[at - 1].tag == "h"  # one of them has since died
    while at >= 0 and (row[at].tag in "xhnamt" or (row[at].word in BEGINNING and not _is_subject(row, at))):
        at -= 1
    is_then = row[at].word == "after" and row[at - 1].word in SOON  # and shortly after found dead
    return before_auxiliaries(row, at) if at > 0 and is_then else at


SOON = frozenset({"shortly", "soon", "right"})
"""Words before an `after` that says when, and opens no clause."""


def _is_subject(row: Sequence[Chunk], at: int) -> bool:
    """Whether `both` is who a verb tells of: Both died; not so in `were both blamed`."""
    return row[at].word == "both" and (at == 0 or row[at - 1].tag in ',;:c"')


BEGINNING = frozenset(
    {"both", "all", "each", "began", "begin", "begun", "started", "continued", "kept", "managed", "proceeded", "came"}
    | {"found", "reported", "confirmed", "feared", "presumed", "believed", "assumed", "thought", "said", "alleged"}
    | {"deemed", "considered", "pronounced", "declared", "going", "known", "understood", "suspected", "estimated"}
    | {"left", "tried", "tries", "try", "trying", "attempted", "sought"}
)
"""Words that pass the subject on: tried to storm, were found murdered, are feared killed, were both blamed."""


def verb_before(row: Sequence[Chunk], index: int) -> int | None:
    """Index of the verb before a chunk, in its clause or the one before that."""
    at = index - 1
    while at >= 0 and row[at].tag not in ";:":
        if row[at].tag in "Vv" and not (at and (row[at - 1].tag in "pdo" or row[at - 1].word in ("a", "an"))):
            if (row[at].tag == "V" and is_noun_only(row, at)) or _only_describes(row, at):
                at -= 1
                continue
            comma = _before_source(row, at, index)
            earlier = verb_before(row, comma) if comma else None
            return at if earlier is None else earlier
        at -= 1
    return None


TOLD = frozenset({"said", "says", "told", "tells", "added", "reported", "confirmed", "announced"})
"""Verbs of a source put in between two verbs of one subject: gunmen killed two, police said, and wounded three."""
PUT_IN = frozenset("ONdwLaDpo'")
"""Tags of the words for a source, and of when and where it spoke."""


def _before_source(row: Sequence[Chunk], verb: int, index: int) -> int | None:
    """Index of the comma before a source put in between commas, whose verb is at `verb`; None where none is."""
    behind = [chunk.tag for chunk in row[verb + 1 : index + 1]]
    is_closed = "," in behind[-2:] and PUT_IN.issuperset(behind[: behind.index(",")])
    if row[verb].word not in TOLD or not is_closed or (behind[0] in "ONd" and row[verb].word not in ("told", "tells")):
        return None
    name = _phrase_start(row, verb - (row[verb - 1].tag == ","))
    if row[verb - 1].tag == ",":  # an army spokesman, Colonel Diallo, said
        name = _phrase_start(row, name - 1)
    return name - 1 if name > 1 and name < verb and row[name - 1].tag == "," else None


def _phrase_start(row: Sequence[Chunk], end: int) -> int:
    """Index of the first chunk of a source's name, title and place that end before `end`."""
    while end > 0 and row[end - 1].tag in PUT_IN:
        end -= 1
    return end


def _only_describes(row: Sequence[Chunk], at: int) -> bool:
    """Whether a participle stands between people or things and their number: 16 kidnapped villagers, two stolen cars.

    Where it is an event word, it may as well tell what so many did to a thing: two attacked cars.
    """
    is_between = 0 < at < len(row) - 1 and row[at - 1].tag == "N" and row[at].word.endswith("ed")
    return is_between and (row[at + 1].tag == "O" or (row[at].tag == "v" and row[at + 1].tag in "wTM"))


def _begins_clause(row: Sequence[Chunk], verb: int, conjunction: int) -> bool:
    """Whether a subject of its own may stand between the conjunction's verb and the verb before: when rebels, and.

    Not where no verb stands behind `after`: they went after the raiders and killed two.
    """
    between = row[verb + 1 : conjunction]
    return any(
        chunk.tag == "q" and (chunk.word != "after" or _has_verb(between[at:])) for at, chunk in enumerate(between)
    )


def _has_verb(row: Sequence[Chunk]) -> bool:
    return any(chunk.tag in "VvxhE" for chunk in row)


def sharing(row: Sequence[Chunk], index: int) -> int | None:
    """Index of the verb whose subject the verb at `index` shares."""
    at = before_auxiliaries(row, index)
    if at > 0 and ";" in (row[at].tag, row[at - 1].tag):
        return _of_long_list(row, index, at)
    in_list = at >= 0 and row[at].tag == "," and at == index - 1
    if in_list and (inset := _inset_behind_and(row, at)) is not None:
        return verb_before(row, inset)
    if at < 0 or not (in_list or row[at].tag == "c" or _is_gerund_clause(row, index, at)):
        return None
    is_participle = row[index].word.partition(" ")[0].endswith("ing")
    joint = _before_which(row, at)
    earlier = verb_before(row, joint)
    if in_list and not is_participle and not _is_past(row, earlier):
        return None
    if earlier is not None and (outer := _before_inset(row, earlier, at)) is not None:
        return outer
    if earlier is None or (row[at].tag == "c" and _begins_clause(row, earlier, joint)):
        return None
    if is_undergone(row[index]) and (hurt := _hurt_outside(row, earlier)) is not None:
        return hurt
    if in_list and _is_of_own_subject(row, at):
        return None
    return _outside(row, earlier) if is_participle else earlier


def _of_long_list(row: Sequence[Chunk], index: int, at: int) -> int | None:
    """Index of the verb before a semicolon that one behind it goes on: troops raided farms; burned houses; and fled."""
    end = at if row[at].tag == ";" else at - 1
    if at != index - 1 or (end != at and row[at].tag != "c") or not row[index].word.split()[0].endswith("ed"):
        return None
    earlier = verb_before(row, end)
    if earlier is None or row[earlier].word in TOLD or not row[earlier].word.split()[0].endswith("ed"):
        return None
    return None if row[earlier - 1].tag == "x" else earlier


def _is_of_own_subject(row: Sequence[Chunk], comma: int) -> bool:
    """Whether a comma ends an aside about people who open a clause: it came after rebels, the wing of a party, shot."""
    opening = next((at for at in range(comma - 1, max(0, comma - LONGEST_ASIDE), -1) if row[at].tag == ","), 0)
    if not opening or row[opening - 1].tag != "O":
        return False
    if row[opening + 1].tag not in "dq" and row[opening + 1].word not in ("a", "an"):
        return False
    before = row[phrase_start(row, opening - 1) - 1]
    return before.tag == "q" or before.word.rpartition(" ")[2] in ("after", "before", "when", "as", "while", "that")


LONGEST_ASIDE = 16
"""Chunks of such an aside."""


def _before_inset(row: Sequence[Chunk], verb: int, conjunction: int) -> int | None:
    """The verb before a clause of time between commas that has the verb given: came, after troops left, and killed."""
    if row[conjunction].tag != "c" or row[conjunction - 1].tag != ",":
        return None
    opening = next((at for at in range(verb, 0, -1) if row[at].tag in ",;:"), 0)
    first = row[opening + 1]
    is_of_time = first.word in TIMES or (first.tag == "D" and first.word.endswith((" after", " before")))
    return verb_before(row, opening) if opening and row[opening].tag == "," and is_of_time else None


def _inset_behind_and(row: Sequence[Chunk], comma: int) -> int | None:
    """Index of an `and` whose verb stands behind a clause of time: gathered them and, when they refused, shot them."""
    opening = next((at for at in range(comma - 1, max(0, comma - LONGEST_ASIDE), -1) if row[at].tag in ",;:"), 0)
    is_inset = opening > 1 and row[opening - 1].tag == "c" and row[opening + 1].word in TIMES
    return opening - 1 if is_inset else None


TIMES = frozenset({"after", "before", "as", "while", "when"})


def _before_which(row: Sequence[Chunk], at: int) -> int:
    """Index of the conjunction, or before a clause about a thing: came to Buk, which is in Koro, and killed two."""
    if at < 1 or row[at].tag != "c" or row[at - 1].tag != ",":
        return at
    for which in range(at - 2, max(0, at - LONGEST_ASIDE), -1):
        if row[which].word in ("which", "where") and row[which - 1].tag == ",":
            return which - 1
        if row[which].tag in ';:"q':
            break
    return at


def _outside(row: Sequence[Chunk], verb: int) -> int:
    """The verb outside a clause that only says who people were: hunted villagers who had hidden there, killing."""
    if row[verb].tag != "v":
        return _before_peaceful(row, verb)
    if (deed := _outside_scene(row, verb)) is not None:
        return deed
    start = verb
    while start > 0 and row[start - 1].tag in "xhna":
        start -= 1
    is_clause = 1 < start < verb and row[start - 1].word in ("who", "that")
    if not is_clause or getattr(row[start - 2].item, "group", None) in ("armed_group", "state_force"):
        return verb
    outer = verb_before(row, start - 1)
    return verb if outer is None else outer


def _outside_scene(row: Sequence[Chunk], verb: int) -> int | None:
    """The violent verb before a clause that only sets its scene: went off where soldiers had lined up, killing 34."""
    outer = _before_scene(row, verb, "xhnaONdwLToc")
    if outer is None or row[outer - 1].tag == "x":
        return None
    return outer if _classes(row[outer]) & VIOLENCE else None


def _hurt_outside(row: Sequence[Chunk], verb: int) -> int | None:
    """The passive verb of harm before a clause of time: a man was wounded when gunmen attacked the town and died."""
    outer = _before_scene(row, verb, "xhnaONdwLTopM")
    return outer if outer is not None and is_harm(row[outer]) and row[outer - 1].tag in "xa" else None


def _before_scene(row: Sequence[Chunk], verb: int, within: str) -> int | None:
    """The verb before the clause on what went on there and then that a verb is of; `within`: tags before that verb."""
    at = verb - 1
    while at > 0 and row[at].tag in within and row[at].word not in SCENES:
        at -= 1
    return verb_before(row, at) if at > 0 and row[at].word in SCENES else None


SCENES = frozenset({"where", "as", "while", "when"})
"""Words that open a clause on what went on there and then."""


def _before_peaceful(row: Sequence[Chunk], verb: int) -> int:
    """The violent verb before a clause in which people only march or flee: fired at people who marched, killing two."""
    who = before_auxiliaries(row, verb)
    if who < 1 or row[who].word not in RELATIVE or not _classes(row[verb]) <= PEACEFUL:
        return verb
    outer = verb_before(row, who)
    return outer if outer is not None and _classes(row[outer]) & (VIOLENCE | PROPERTY) else verb


PEACEFUL = frozenset({"protest", "displace"})
"""Classes of what people do who are attacked for it."""


def _classes(verb: Chunk) -> set[str]:
    return {reading.cls.name for reading in verb.item} if verb.tag == "V" else set()  # type: ignore[attr-defined]


def _is_past(row: Sequence[Chunk], verb: int | None) -> bool:
    """Whether a verb before a comma is active, and one behind may share its subject: seized the town, burned it."""
    if verb is None or not verb or row[verb - 1].tag == "x":
        return False
    return row[verb].tag == "V" or row[verb].word in ARRIVING


ARRIVING = frozenset(
    {"entered", "arrived", "broke", "burst", "intercepted", "stopped", "surrounded", "forced"}
    | {"came", "swept", "rode", "drove", "marched", "appeared", "stepped", "rushed", "walked", "crossed"}
)
"""Verbs that are no event words and after which a list of deeds goes on: entered the town, killed the mayor."""


def _is_gerund_clause(row: Sequence[Chunk], index: int, at: int) -> bool:
    """Whether a verb is told of the subject before it: attacked the village, killing two; raided it killing two."""
    if row[at + 1].word == "being":
        return row[at].tag == "q"  # killed two before being shot dead
    if not row[index].word.split()[0].endswith("ing") or row[at].word in RELATIVE:
        return False
    return row[at].tag in ",bpq" or (at == index - 1 and row[at].tag in "LDTwE" and is_harm(row[index]))


def is_undergone(verb: Chunk) -> bool:
    """Whether what an event word tells happens to its subject, in all its readings: died."""
    return verb.tag == "V" and all(reading.frame == "undergoes" for reading in verb.item)  # type: ignore[attr-defined]


def is_harm(verb: Chunk) -> bool:
    """Whether an event word tells what a deed did to people or things."""
    return verb.tag == "V" and any(
        reading.cls.measure in ("killed", "injured") or reading.cls.name == "damage"
        for reading in verb.item  # type: ignore[attr-defined]
    )


USING = frozenset({"used", "using", "use", "uses", "sent", "sending", "deployed", "deploying", "dispatched"})
"""Verbs whose subject does with their object what the infinitive behind it says: used helicopters to bomb."""


def using(row: Sequence[Chunk], at: int) -> int | None:
    """Index of such a verb before a list of things that ends at `at`."""
    while at > 0 and row[at].tag in "TMwcdNL,O" and row[at].word not in USING:
        at -= 1
    return at if at > 0 and row[at].word in USING else None
