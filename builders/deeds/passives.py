"""Whether a form tells what was done to somebody, where it may be a past as well: three shot, 50 women raped by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.arguments import objects, targets_after
from ..people.doers import shares_object
from ..people.lists import THEM, people_list
from ..people.phrases import HURT
from ..people.relatives import RELATIVE, whom_before
from ..people.victims import FOUND, joins_another
from ..words.chunks import is_open
from ..words.lexicons import ARMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from ..words.triggers import Trigger


def _is_headline_of_victims(row: Sequence[Chunk], index: int, after: Chunk | None) -> bool:
    """Whether a headline leaves out that those told of were acted on: two farmers shot in Herat; girls raped."""
    if index > 2 and row[index - 1].tag == "," and row[index - 2].tag == "V":
        return after is None and _is_headline_of_victims(row, index - 2, row[index - 1])
    if row[index - 1].tag != "O" or row[index].word not in ATTACKED:
        return False
    is_ended = after is None or (after.tag == "p" and after.word in ("in", "near", "outside", "on", "over"))
    is_listed = after is not None and after.tag == "," and len(row) - is_open(row) <= LONGEST_HEADLINE
    group = getattr(row[index - 1].item, "group", None)
    is_whole = index == 1 and after is None and len(row) == index + 2  # soldiers attacked
    return (group == "civilian" and (is_ended or is_listed)) or (group == "state_force" and is_whole)


ATTACKED = frozenset(
    {"shot", "attacked", "ambushed", "stabbed", "targeted", "robbed", "raped", "gang-raped", "assaulted", "molested"}
)
LONGEST_HEADLINE = 8
"""Chunks of a headline that lists what was done: trader shot, robbed."""


def is_passive(row: Sequence[Chunk], index: int, verb: Trigger) -> bool:
    """Whether a past or participle is a passive, by what stands around it."""
    at = index - 1
    while at >= 0 and (row[at].tag in "an" or row[at].word in FLOATING):
        at -= 1
    if at > 1 and row[at].tag == "D" and row[at - 1].word == "on":
        at -= 2  # were on Monday ambushed
    if at > 0 and row[at].word in FOUND:
        at -= 1  # was found murdered, are feared killed
    if at >= 0 and row[at].tag == "x":
        return True
    if at >= 0 and (row[at].tag in "hm" or row[at].word == "who"):
        return False
    if _is_done_by(row, index):
        return True
    if (
        at > 1
        and row[at].tag == "c"
        and row[at - 1].tag == "V"
        and row[at - 2].tag == "x"
        and _has_no_object(row, index)
    ):
        return not row[at - 1].word.endswith("ing")  # was bombed and then shot at
    if row[index].word in ATTACKED and _is_joined_to_passive(row, index, at):
        return True
    if verb.frame == "undergoes" or whom_before(row, index) is not None or shares_object(row, index):
        return False
    behind = row[index + 1 : index + 4]
    after = next((each for at, each in enumerate(behind) if each.tag not in "aD" and not _is_of_day(behind, at)), None)
    after = None if is_open(row) and after is row[-1] else after
    is_one = after is not None and (after.word in OBJECTS or after.word.isdigit())  # led away wounded passengers
    is_thing = after is not None and after.tag in "wMT" and verb.cls.name == "seizing"  # soldiers seized weapons
    if after is not None and (is_one or is_thing or after.tag in "dNL"):
        return False  # what is acted on follows, whether its words are known or not
    if verb.cls.measure is None:
        return _is_headline_of_victims(row, index, after)
    is_closed = after is not None and (after.tag in "p,-" or joins_another(row, index, after))
    return not objects(row, index + 1)[0] if is_closed else _has_no_object(row, index)


def _is_done_by(row: Sequence[Chunk], index: int) -> bool:
    """Whether those who did it are told behind its place and day: 50 women raped in the night by soldiers."""
    if index + 1 < len(row) and row[index + 1].tag == "b":
        return True
    for at in range(index + 1, min(len(row) - 1, index + DONE_REACH)):
        if row[at].tag == "b":
            return any(actor.group in ARMED for people in people_list(row, at + 1)[:1] for actor in people.actors)
        if row[at].tag not in ("pdwLDoNa" if at > index + 1 else "pDa"):
            break
    return False


DONE_REACH = 16
"""Chunks of the place and day between what was done and `by`."""


def _is_joined_to_passive(row: Sequence[Chunk], index: int, joint: int) -> bool:
    """Whether the verb before `and` is a passive that this one goes on: villagers were herded into a yard and shot."""
    if joint < 3 or row[joint].tag != "c" or not _has_no_object(row, index):
        return False
    for at in range(joint - 1, 0, -1):
        if row[at].tag in "qO:;.b" or row[at].word in RELATIVE:
            return False
        if row[at].tag in "vV":
            return row[at - 1].tag == "x" and row[at].word.endswith(("ed", "en"))
    return False


def _is_of_day(behind: Sequence[Chunk], at: int) -> bool:
    """Whether a word belongs to a day behind it: this Friday; but killed them Friday."""
    return behind[at].word not in OBJECTS and any(chunk.tag == "D" for chunk in behind[at + 1 : at + 2])


def _has_no_object(row: Sequence[Chunk], index: int) -> bool:
    return not objects(row, index + 1)[0] and not targets_after(row, index + 1)


OBJECTS = THEM | HURT | {"him", "her", "me", "us"}
"""Words behind a verb that begin what it acts on: killed them, shot him dead, led away wounded passengers."""
FLOATING = frozenset({"both", "all", "each"})
"""Words that may stand between an auxiliary and its verb: were both blamed."""
