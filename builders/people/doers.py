"""Who did what a word tells, where they stand behind it: was attacked by militants, the attack of militants on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acting_bodies import bodies_at, country_acting, laid_by, named_after
from .asides import BY_THEN, past_aside
from .beliefs import is_belief, past_belief
from .branches import past_branch
from .lists import people_list
from .phrases import people_at, phrase_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..words.chunks import Chunk
    from ..words.triggers import Trigger
    from .phrases import People

DEEDS = frozenset({"attack", "clash", "shelling", "air_strike", "bombing", "striking"})
"""Classes of deeds that somebody armed does to somebody or something."""
AGAINST = frozenset({"on", "upon", "against", "with", "at"})
"""Words that name who a deed is done to, behind those whom it is of."""
FROM_THE_AIR = frozenset({"air strike", "airstrike", "air raid", "air attack", "drone strike", "drone attack"})
TAKES_ON = FROM_THE_AIR | {"attack", "assault", "offensive", "incursion"}
"""Deeds that are of those who do them, as what they are done to stands behind `on`: an attack of the rebels."""


AGENT_WORDS = frozenset({"blamed", "attributed", "ascribed"})
CARRIED = frozenset(
    {"carried", "launched", "staged", "conducted", "mounted", "perpetrated", "committed", "executed"}
    | {"undertaken", "organized", "organised", "ordered", "masterminded", "planned", "orchestrated", "done"}
    | {"laid", "planted", "buried", "left", "placed", "hidden", "emplaced"}
)
"""Participles that only say that a deed was done: a murder committed by, a mine laid by."""
WRITTEN = frozenset(
    {
        "statement",
        "statements",
        "communique",
        "report",
        "reports",
        "post",
        "posts",
        "message",
        "account",
        "tally",
        "tweet",
    }
)
"""Behind these `by` names who wrote: a statement by the army."""
BY_REACH = 24
"""Chunks behind the word for a deed, or for its doing, in which `by` belongs to it."""


CARRYING_VERBS = frozenset(
    {"carried", "carry", "carrying", "launched", "launch", "staged", "stage", "conducted", "conduct", "mounted"}
    | {"mount", "perpetrated", "committed", "commit", "carries", "made", "executed", "undertook", "launching"}
    | {"held", "hold", "holding", "organized", "organised", "joined", "attended", "engaged", "masterminded"}
    | {"orchestrated", "ordered", "planned", "plotted", "directed", "instigated", "led"}
)
"""Verbs whose subject did what the noun behind them says: launched an attack."""
ANSWERING_VERBS = frozenset({"answered", "responded", "replied", "retaliated", "countered"})
"""Verbs whose subject did so only behind `with` or `by`: answered with an air strike, but responded to the attack."""
MAKING_REACH = 12
"""Chunks behind a word for a deed in which the clause begins that says who did it."""


def carries_out(row: Sequence[Chunk], at: int) -> bool:
    """Whether the subject of the verb at an index did what the noun behind it tells."""
    chunk = row[at]
    is_answer = chunk.word in ANSWERING_VERBS and at + 1 < len(row) and row[at + 1].word in ("with", "by")
    return is_answer or chunk.word in CARRYING_VERBS


def makers_behind(row: Sequence[Chunk], index: int) -> list[People]:
    """Who did what a noun tells by the clause behind it: the attack that rebels made; a strike, which it made."""
    for at in range(index + 1, min(len(row), index + MAKING_REACH)):
        if row[at].word in ("that", "which") or at == index + 1:
            first = at + (row[at].word in ("that", "which"))
            people = [people for people in people_list(row, first) if people.actors] or country_acting(row, first)
            verb = people[-1].last + 1 if people else len(row)
            while verb < len(row) and row[verb].tag in "hxa":
                verb += 1
            if verb < len(row) and row[verb].word in CARRYING_VERBS:
                return people
        if row[at].tag in "vVq;:.":
            break
    return []


def doers_behind(row: Sequence[Chunk], index: int, trigger: Trigger) -> list[People]:
    """The armed people behind `of` or `from` that did what a noun tells."""
    if trigger.cls.name not in DEEDS or index + 2 >= len(row) or row[index + 1].word not in ("of", "from"):
        return []
    found = [people for people in people_list(row, index + 2) if people.actors]
    if not found or not (found[0].is_armed or trigger.cls.name == "clash"):
        return []
    behind = found[-1].last + 1
    if behind < len(row) and row[behind].tag in "wT" and trigger.lemma in FROM_THE_AIR:
        return []  # air strikes of Houthi positions
    is_by = row[phrase_start(row, index) - 1].tag == "b"  # killed by sniper fire, by shelling of the rebels
    if row[index + 1].word == "from" or trigger.lemma in TAKES_ON or trigger.cls.name == "clash" or is_by:
        return found  # clashes of rival militias
    return found if behind < len(row) and row[behind].word in AGAINST else []


def past_adverbs(row: Sequence[Chunk], at: int) -> int:
    """Index behind the adverbs and days between a verb and its object: kidnapped today two engineers."""
    while at < len(row) and (row[at].tag in 'aD"' or _is_day(row, at)):
        at += 1
    return at


def _is_day(row: Sequence[Chunk], at: int) -> bool:
    """Whether a preposition only dates: kidnapped on Monday two engineers."""
    return row[at].word == "on" and at + 1 < len(row) and row[at + 1].tag == "D"


FIRING = frozenset({"open", "opens", "opened", "opening"})
FIRING_REACH = 7
"""Chunks behind words for opening fire in which it is told on whom."""


def behind_verb(row: Sequence[Chunk], index: int) -> int:
    """Index at which begins what a verb acts on: behind it, or where fire was opened today on somebody."""
    verb, _, fire = row[index].word.partition(" ")
    if verb in FIRING and fire == "fire":
        for at in range(index + 1, min(len(row) - 1, index + FIRING_REACH)):
            if row[at].word in ("on", "at", "upon") and row[at + 1].tag != "D":
                return at + 1
            if row[at].tag in "Vvbq;:,":
                break
    return index + 3 if shares_object(row, index) else index + 1


def shares_object(row: Sequence[Chunk], index: int) -> bool:
    """Whether a verb acts on those behind the verb that `and` joins to it: arrested and executed nine herders."""
    if index + 3 >= len(row) or row[index].word.endswith("ing"):
        return False  # killing and wounding 40 people
    is_joined = row[index + 1].tag == "c" and row[index + 2].tag == "V"
    return is_joined and any(people.actors for people in people_list(row, index + 3)[:1])


def by_phrase(row: Sequence[Chunk], index: int) -> list[People]:
    """The actors after `by`, before the next verb or clause, over words that only say that the deed was done."""
    end = min(len(row), index + BY_REACH)
    at, is_done = past_aside(row, index), False
    while at < end:
        tag, word = row[at].tag, row[at].word
        if word == BY_THEN[0] and [chunk.word for chunk in row[at : at + 3]] == BY_THEN:
            return []
        if tag == "b" and row[at - 1].word in WRITTEN:
            return []  # 14 people were killed, a statement by the army said
        is_laid = tag == "M" and word.endswith(" by")  # a mine laid by
        if tag == "b" or word in AGENT_WORDS or is_laid or (tag == "o" and is_at_hands(row, at)):
            at = past_belief(row, past_adverbs(row, at + 1))
            found = [people for people in people_list(row, at) if people.actors]
            found = found[:1] + [people for people in found[1:] if not _begins_clause(row, people)]
            if found := found or named_after(row, at) or bodies_at(row, at) or _firing(row, at):
                return found
            continue  # by a mine laid by the rebels
        if word in CARRIED:
            end, is_done = min(len(row), at + BY_REACH), True
        elif is_belief(row, at) or (word.endswith("ing") and at + 1 < end and row[at + 1].tag == "b"):
            pass  # killed in firing by motorcyclists
        elif (tag in "Vv;:" and word not in HANDS and not _is_held(row, at)) or (
            (tag == "q" and (is_done or not _is_carried(row, at))) or _is_gapped(row, at)
        ):
            return []
        at += 1
    return []


def by_phrase_of(row: Sequence[Chunk], noun: int) -> list[People]:
    """The actors after `by` behind a noun for a deed; none where another's they are: during an offensive by rebels."""
    found = by_phrase(row, noun + 1) if row[noun].word.split()[-1] not in REMAINS else []
    if not found:
        return []
    during = next((at for at in range(noun + 1, len(row)) if row[at].word == "during"), len(row))
    is_others = any(chunk.word in LASTING for chunk in row[during : found[0].first])
    return [] if is_others else found


REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "toll"})
"""Nouns for the dead, behind which `by` names nobody who killed them: called a terrorist body by the ministry."""
OPERATIONS = frozenset(
    {"operation", "operations", "offensive", "counteroffensive", "campaign", "mission", "patrol", "sweep"}
)
"""What forces conduct that is no deed by itself."""
LASTING = OPERATIONS | {"attack", "raid", "war"}
"""What a deed is told to have happened in, done by others than itself."""


FIRE = frozenset({"fire", "gunfire", "gunshots", "shots", "bullets", "shells", "live fire"})
BOMBS = frozenset({"bomb", "bombs", "missile", "missiles", "rocket", "rockets", "shell", "bullet", "shot"})


def _firing(row: Sequence[Chunk], at: int) -> list[People]:
    """Whose fire it was: killed by fire of the border guards, by gunfire from a passing patrol."""
    at += at < len(row) and (row[at].tag == "d" or row[at].word in ("a", "an"))
    if at + 2 < len(row) and row[at].word in BOMBS and row[at + 1].word == "from":
        return bodies_at(row, at + 2)  # by a bomb from an Israeli jet
    is_theirs = at + 2 < len(row) and row[at].word in FIRE and row[at + 1].word in ("of", "from")
    return [people for people in people_list(row, at + 2) if people.actors] if is_theirs else []


def behind(row: Sequence[Chunk], index: int, prepositions: frozenset[str]) -> list[People]:
    """The people behind the first of these prepositions after an event word, within its clause."""
    for at in range(index + 1, min(len(row), index + 9)):
        if row[at].word in prepositions:
            start = past_branch(row, past_adverbs(row, at + 1))
            return people_list(row, start) or named_after(row, start)
        if row[at].tag in "q;:":
            break
    return []


def _begins_clause(row: Sequence[Chunk], people: People) -> bool:
    """Whether counted people behind a comma and `and` are told of next: attacked by rebels, and two soldiers died."""
    is_counted = people.number is not None and not people.number.article
    return is_counted and row[people.first - 1].tag == "c" and row[people.first - 2].tag == ","


def undergone_from(row: Sequence[Chunk], index: int, trigger: Trigger) -> list[People]:
    """Who did what happens to somebody or to a bomb: died by rebels' hands; a mine planted by rebels exploded."""
    if trigger.lemma == "come":
        return behind(row, index, FROM_OR_BY)  # came under fire from rebels
    if trigger.lemma == "fall" and trigger.cls.name == "capture":
        return people_list(row, index + 1)  # the town fell to rebels
    if found := by_phrase(row, index + 1):
        return found
    weapon = next((at for at in range(index - 1, max(-1, index - LAID_REACH), -1) if row[at].tag == "M"), None)
    if weapon is None:
        return []
    found = by_phrase(row, weapon) or [people for people in [laid_by(row, weapon)] if people is not None]
    return found if found and found[-1].last < index else []


def lost_to(row: Sequence[Chunk], index: int, lost: Sequence[People]) -> list[People]:
    """The armed people by whose hands a force or a village lost some: has lost six of its people to gunmen."""
    found = behind(row, lost[-1].last, frozenset({"to"})) if lost and lost[-1].last > index else []
    return [people for people in found if people.is_armed]


FROM_OR_BY = frozenset({"from", "by"})
LAID_REACH = 12
"""Chunks before such a verb in which the bomb and who laid it are told."""


def is_at_hands(row: Sequence[Chunk], at: int) -> bool:
    """Whether words stand here that mean `by`: at the hands of, on the orders of; `at` is that of `of`."""
    return at > 1 and row[at - 1].word in HANDS and row[at - 2].tag in "pd"


def _is_held(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb only goes on with what befell those taken, by the same people: seized and held for hours by."""
    return row[at].word in ("held", "kept") and row[at - 1].tag == "c"


HANDS = frozenset({"hands", "orders", "behest", "instigation", "name", "behalf"})


def _is_carried(row: Sequence[Chunk], relative: int) -> bool:
    """Whether a clause says of the deed before it that it was done: an attack that was carried out by."""
    following = [chunk for chunk in row[relative + 1 : relative + 5] if chunk.tag not in "xha"]
    return bool(following) and following[0].word in CARRIED


FIRED = frozenset({"fired", "launched", "fire", "firing", "lobbed"})
HOLDS = frozenset({"held", "controlled", "occupied", "ruled"})
POSITIONS = frozenset({"position", "positions", "lines", "territory", "areas", "bases", "side"})
"""What somebody fires from that is called by who holds it: shells fired from M23 positions."""
HELD_REACH = 8
"""Chunks behind such a verb in which it is told in whose hands the place is that they fired from."""


def fired_from(row: Sequence[Chunk], index: int) -> list[People]:
    """In whose hands the place is that shells were fired from: shells fired from areas controlled by the RSF."""
    if row[index].word not in FIRED or index + 1 >= len(row) or row[index + 1].word != "from":
        return []
    if len(row) > index + 3 and row[index + 2].tag == "O" and row[index + 3].word in POSITIONS:
        return people_list(row, index + 2, index + 3)
    for at in range(index + 2, min(len(row) - 1, index + HELD_REACH)):
        if row[at].word == "held by" or (row[at].word in HOLDS and row[at + 1].tag == "b"):
            return people_list(row, past_adverbs(row, at + 1 + (row[at + 1].tag == "b")))
        if row[at].tag in "VE,;:q":
            break
    return []


def _is_gapped(row: Sequence[Chunk], at: int) -> bool:
    """Whether `and` leads to others, told without the verb: killed by a mine, and a guard by a sniper."""
    others = people_at(row, at + 1) if row[at].tag == "c" else None
    return others is not None and bool(others.actors) and any(c.tag == "b" for c in row[others.last + 1 :][:1])
