"""Blame: who takes or is given the responsibility for a deed that stands in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.acting_bodies import named_after
from ..people.arguments import objects
from ..people.doers import behind, by_phrase
from ..people.lists import people_list
from ..people.losses import LOSSES
from ..people.phrases import phrase_start
from ..people.relatives import described, relative_before
from ..people.shared_subjects import before_auxiliaries
from ..people.subjects import subject_before
from ..people.victims import owner_before
from ..words.triggers import inflect
from .accused import DEED_REACH, PARTS, PRONOUNS, is_of_another_deed, is_of_habit, of_their_victims
from .motives import armed_groups, avenging, is_motive, is_own_deed
from .speakers import behind_for, speaking, spoken_for
from .suspicion import ATTACKERS, HELD, falls_on, is_beyond_doubt, is_identified, is_left_behind, may_be_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..people.phrases import People
    from ..words.chunks import Chunk, Row
    from ..words.triggers import Trigger


RESPONSIBILITY, CUSTODY = "responsibility", "custody"
"""The classes of words that say who acted and leave it to others what was done: any deed, an abduction."""


def _claiming(row: Row, index: int, voice: str) -> list[People]:
    """Who takes the blame: the subject, or whoever stands behind `by` in the passive."""
    word = row[index].word
    if word == "to blame" and row[index - 1].word in ("quick", "swift"):
        return people_list(row, index + 1)
    if index + 1 < len(row) and row[index + 1].tag == ":":
        return people_list(row, index + 2) if index == 0 else []  # Claimed: BLA
    if word.startswith("we "):
        return speaking(row, index)
    if word.endswith(" so") and any(chunk.tag in "vV" for chunk in row[:index]):
        return []  # condemned it and did so in strong words
    if word.endswith(SHOWN) and not _is_by_hand(row[index + 1 : index + SHOWN_REACH]):
        return []
    return avenging(row, index) if is_motive(word) else _taking(row, index, voice, word)


def _taking(row: Row, index: int, voice: str, word: str) -> list[People]:
    if word.startswith("responsibility"):
        return _responsible(row, index)
    if word.endswith(TELLS_WHO):
        return armed_groups(subject_before(row, index)) or armed_groups(_sender(row, index))
    if word == "charged with" and governed_deed(row, index) is None:
        return []
    if word.endswith((" in", " for", " of", " name to")) and not _names_deed(row[index + 1 : index + DEED_REACH]):
        return []
    if word in BARE and voice != "passive" and not _governs_deed(row, index):
        return []
    if word.endswith((" work", " doing")) and row[index - 1].tag != "x":
        return []
    after = row[index + 1 : index + DEED_REACH]
    if word.endswith("responsible") and after and after[0].word == "for" and not _names_deed(after[1:]):
        return []
    if word.endswith(" suspected") and after and after[0].tag == "O" and _is_of_attackers(row, index):
        return people_list(row, index + 1)
    if word.endswith(("suspected", "involved")) and not _is_of_deed(after):
        return []
    if voice == "passive":
        return [] if _is_of_place(row, index) else by_phrase(row, index + 1)
    found = described(row, index) if word.startswith("as the") else []  # named the Taliban as the culprits
    found = found or subject_before(row, index) or described(row, index) or _sender(row, index)
    found = [spoken_for(row, people, index) for people in found]
    if not found and word.startswith("claim"):
        found = behind_for(row, index + 1, index)  # a caller whom no word is known for
    return [_as_group(people) for people in found] if word.startswith("claim") else found


SHOWN = ("video of", "footage of", "pictures of")
TELLS_WHO = (
    *("bomber", "bombers", "attacker", "attackers", "er was", "ers were", "caliphate"),
    *("it had acted", "they had acted", "it acted", "did so", "done so"),
    *SHOWN,
    *(f"acted {why}" for why in ("against", "because", "in response", "to avenge", "in revenge")),
)
"""What ends the words by which a group tells who did it: named the bomber, said one of its suicide bombers."""


def _is_by_hand(after: Sequence[Chunk]) -> bool:
    """Whether what a group shows pictures of is a deed that only those show who did it: a video of the beheading."""
    return any(chunk.word in BY_HAND for chunk in after)


BY_HAND = frozenset(
    {"beheading", "beheadings", "execution", "executions", "killing", "killings", "ambush", "assault", "massacre"}
)
SHOWN_REACH = 4


def _is_of_place(row: Sequence[Chunk], index: int) -> bool:
    """Whether it is a place that is claimed: Kirkuk is claimed by both."""
    before = before_auxiliaries(row, index)
    return before >= 0 and row[before].tag == "L"


def _responsible(row: Row, index: int) -> list[People]:
    """Whose responsibility for a deed is told of: the army's responsibility for it, that of the army in the murder."""
    if row[index].word.endswith(" of"):
        people = people_list(row, index + 1)
        after = row[people[-1].last + 1 : people[-1].last + 1 + DEED_REACH] if people else []
        return people if after and after[0].word in ("for", "in") and _names_deed(after[1:]) else []
    owner = owner_before(row, index) if _names_deed(row[index + 1 : index + DEED_REACH]) else None
    return [owner] if owner is not None else []


def _names_deed(after: Sequence[Chunk]) -> bool:
    """Whether a deed, or a pronoun for it, stands behind words of blame: responsible for it."""
    if after and after[0].word in ("both", "all", "them") and _ends(after[1:]):
        return True  # of the deeds told before
    return any(chunk.tag in "EV" for chunk in after) or (bool(after) and after[0].word in ("it", "this", "that"))


def _is_of_deed(after: Sequence[Chunk]) -> bool:
    """Whether no other deed than the one told is meant: is suspected, is suspected by officials, of a role in it."""
    if _ends(after) or after[0].word == "by":
        return True
    return after[0].word in ("of", "in") and (
        _names_deed(after[1:]) or any(chunk.word in PARTS for chunk in after[1:4])
    )


def _governs_deed(row: Row, index: int) -> bool:
    """Whether a word of many uses has a deed for its object, be it before it in a clause, or need not have one."""
    if index and row[index - 1].word == "those":
        return False  # vowed to find, accused others of sheltering those behind it
    if governed_deed(row, index) is not None or _is_all_said(row, index):
        return True
    people = subject_before(row, index)
    relative = people[0].first - 1 if people else 0
    return (
        relative > 0
        and row[relative].word in ("which", "that")
        and _names_deed(row[max(0, relative - DEED_REACH) : relative])
    )


def _as_group(people: People) -> People:
    """A name without a title that claims a deed as that of a group: Ahfad al-Karrar claimed the bombing."""
    actors = [
        actor._replace(kind="named", group="armed_group")
        if actor.kind == "person" and len(actor.name) == actor.end - actor.start
        else actor
        for actor in people.actors
    ]
    return people._replace(actors=tuple(actors))


def _is_all_said(row: Row, index: int) -> bool:
    """Whether the sentence says no more than that a group claimed: Al-Shabaab claimed."""
    return index == 1 and _ends(row[2:]) and getattr(row[0].item, "group", None) == "armed_group"


def _ends(after: Sequence[Chunk]) -> bool:
    return not after or after[0].tag in ",.;:c"


BARE = frozenset(
    form
    for verb in ("claim", "avow", "boast of", "confess to", "admit/admitted", "admit/admitted to", "acknowledge")
    for form in inflect(verb)
) | {"behind"}
"""Words of many uses that speak of blame where a word for a deed is what they govern: claimed the blast, behind it."""
DEEDS = frozenset({"fire", "action", "actions", "operation", "operations", "crime", "crimes", "act", "acts", "deed"})
"""Words for a deed that are no event words by themselves: claimed the fire."""


def governed_deed(row: Sequence[Chunk], index: int) -> int | None:
    """Index of the word for a deed, or the pronoun for one, that is the object; None where it is anything else."""
    at = index + 1
    is_both = at + 1 < len(row) and row[at].word == "both" and row[at + 1].tag in "VEa"
    if at < len(row) and row[at].word in PRONOUNS and not is_both:
        return at if at + 1 == len(row) or row[at + 1].tag not in "VvExhmO" else None
    while at < len(row) and row[at].tag in "dawNDLTMO'":
        at += 1
    if row[at - 1].word in DEEDS:
        return at - 1
    is_first = at == index + 1 and at < len(row)  # as in a headline: IS claims attack; charged with killing two
    is_bare = is_first and (row[index].word == "claims" or row[at].word.endswith("ing"))
    if at < len(row) and row[at].word in LOSSES:
        return None  # acknowledged the loss of three men
    before = "dNOTwL" if at > index + 1 and row[index + 1].tag == "d" else "dNOTw"  # claimed the Quetta bombing
    is_deed = at < len(row) and (row[at].tag == "E" or (row[at].tag == "V" and (is_bare or row[at - 1].tag in before)))
    does = at + 1 < len(row) and row[at + 1].tag in "VvxhmE"  # claimed the attack killed nobody
    is_clause = is_deed and row[at].word.endswith("ed")  # claimed that it killed ten; claimed the army shelled the town
    return at if is_deed and not (does or is_clause) else None


def points_at_it(row: Sequence[Chunk], index: int, trigger: Trigger) -> bool:
    """Whether blame is for what is told before: somebody claimed it, the fire; the ministry blamed the group."""
    if trigger.frame == "accuses":
        people, _ = objects(row, index + 1)
        return bool(people) and _ends(row[people[-1].last + 1 :])
    at = governed_deed(row, index) if trigger.frame == "claims" else None
    return at is not None and row[at].tag not in "EV"


def _sender(row: Sequence[Chunk], index: int) -> list[People]:
    """The armed group named last before the claim: the MRTA distributed leaflets claiming responsibility.

    Nobody where somebody unnamed is meant: the FARC demanded that those who are responsible be arrested.
    """
    if relative_before(row, index) is not None:
        return []
    for at in range(index - 1, -1, -1):
        if row[at].tag == "O" and getattr(row[at].item, "group", None) == "armed_group":
            return people_list(row, phrase_start(row, at), index)[:1]
    return []


def _accused(row: Row, index: int, voice: str) -> list[People]:
    """Who is blamed: the object, or the subject of the passive."""
    accuses = row[index].word.startswith(("accus", "blam"))
    if voice == "passive":
        accused, accusers = subject_before(row, index), by_phrase(row, index + 1)
        at = accusers[-1].last + 1 if accusers else index + 1
        if accuses and (is_of_another_deed(row, at) or is_of_habit(row, index, at)):
            return of_their_victims(row, at, accusers, accused)
        return accused
    people = objects(row, index + 1)[0] or named_after(row, index + 1)
    at = people[-1].last + 1 if people else len(row)
    if accuses and people and (is_of_another_deed(row, at) or is_of_habit(row, index, at)):
        return of_their_victims(row, at, subject_before(row, index), people)
    return people or behind(row, index, frozenset({"on"}))


def _is_of_no_deed(row: Row, index: int, word: str) -> bool:
    """Whether such words are said of something else than who did a deed."""
    if (word.endswith(" to be") or word in IDENTITY) and not _is_of_attackers(row, index):
        return True
    if word.startswith("as ") and not is_identified(row, index):
        return True
    if word == "laid at":
        return all(chunk.word != "door" for chunk in row[index + 1 : index + DEED_REACH])
    if word == "signed by":
        return not is_left_behind(row, index)
    return word in HELD and not may_be_people(row, index)


def _ascribed(row: Row, index: int, voice: str) -> list[People]:  # noqa: ARG001 - one signature for all
    """Whom the deed is put down to: attributed to X, the work of X; the attackers are believed to be X."""
    word = row[index].word
    if _is_of_no_deed(row, index, word):
        return []
    if word == "suspicion":
        return falls_on(row, index)
    if word.startswith("doubt") and not is_beyond_doubt(row, index):
        return []
    if word == "claimed by" and _is_of_place(row, index):
        return []
    if word.endswith(" it was") and is_own_deed(row[index + 1 : index + 4]):
        return armed_groups(subject_before(row, index))
    people = people_list(row, index + 1)
    if word.endswith("spoke of"):  # soldiers may have come to help
        return [each for each in people if any(actor.group == "armed_group" for actor in each.actors)]
    if word in IDENTITY or word.endswith(" to be"):
        return people  # from a country is not of its forces
    people = people or named_after(row, index + 1)
    after = row[people[-1].last + 1 : people[-1].last + 5] if people else []
    if word.endswith(" it was") and after and after[0].word in ("who", "that", "'"):
        return []
    if word.startswith("point") and after and after[0].tag == "'" and all(chunk.word not in PARTS for chunk in after):
        return []
    return people or behind(row, index, frozenset({"to", "on"}))


IDENTITY = frozenset({"were members of", "was a member of", "are members of", "were from", "belonged to", "belong to"})
"""What says of attackers whose they are."""


def _is_of_attackers(row: Row, index: int) -> bool:
    told = subject_before(row, index)
    return any(actor.name in ATTACKERS for people in told for actor in people.actors)


BLAME = {"claims": _claiming, "accuses": _accused, "ascribes": _ascribed}
