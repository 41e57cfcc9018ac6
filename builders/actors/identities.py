"""Who attackers are said to be, in words that tell of no deed: the killers were rebels; they are thought to be X."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ..words.document import Span, starting_in
from ..words.lexicons import ARMED
from ..words.rare import Rare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..people.phrases import People
    from ..words.actor_mention import ActorMention
    from ..words.document import Document

FACELESS = frozenset(
    {"attackers", "perpetrators", "killers", "kidnappers", "suicide bombers", "unidentified armed group", "raiders"}
    | {"armed group", "hijackers", "hitmen", "fighters", "men", "militants", "bandits", "gangs", "unidentified"}
)
"""What those are called of whom it is then told who they are."""
_BE = r"(?:is|are|was|were)"
_SAID = (
    r"(?:believed|thought|suspected|alleged|presumed|said|reported|understood|considered|assumed|supposed|known|feared"
    r"|looked|looks?|seem(?:s|ed)?|appear(?:s|ed)?)"
)
_BEING = (
    r"(?:(?:to (?:be|have been)|of being)(?= )|to (?:belong|have belonged)(?= to )|to (?:come|have come)(?= from ))"
)
_OF = (
    r"(?: (?:(?:as )?(?:members?|fighters?|men|elements?|militants?|part) )?(?:of|from|with|to|linked to|belonging to))"
)
_KIND = (
    r"(?: (?:the|a|an|rival|rebel|militant|extremist|terrorist|islamist|armed|ethnic|outlawed|banned|local|notorious"
    r"|group|sect|militia|movement|faction|organi[sz]ation|gang|\w+(?:an|ese|ish|ist|im))){0,4}"
)
_HIRED = (
    r"(?:(?:hired|paid|contracted|employed|recruited|sent) by"
    r"|(?:in the (?:pay|service|employ|hire)|at the service|on the payroll) of"
    r"|(?:working|acting|operating) for|(?:acting )?on (?:the )?orders (?:of|from))"
)
"""What is said of attackers who do what others pay them for, or order."""
IDENTITY = (
    rf"(?:,? who)?,?(?:(?: {_BE})?(?: \w+ly)? {_SAID}(?: by \w+(?: \w+)?)? {_BEING}"
    rf"|(?: {_BE})? (?:identified|described|named) as|,? whom (?:\w+ ){{1,3}}(?:described|identified|recogni[sz]ed) as"
    r"|,(?: (?:\w+ly|alleged|suspected|presumed|supposed))?(?= (?:from|members of|fighters of|belonging to) )"
    r"| belong(?:s|ed)?(?= to )| came(?= from )"
    rf"|(?:,? who)?(?: {_BE}|,)?(?: \w+ly)? {_HIRED}"
    rf"| {_BE}(?: all| \w+ly)?| \((?:(?:\w+ly )?{_SAID}(?: {_BEING})?|\w+ly|perhaps|maybe)){_OF}?{_KIND} "
)
"""What stands between words for attackers and who they are."""
_IDENTITY = re.compile(IDENTITY)
_APPOSED = re.compile(r", (?:the )?")
_FIGHTERS = re.compile(r" (?:fighters|militants|members|rebels|insurgents|jihadists|terrorists)(?: [^,.;]{1,40})?, ")
"""What stands behind the name of a group that says again who they are: the killers, M23 rebels on foot, came."""
_PRONOUN = re.compile(rf"they(?= {_BE} (?:\w+ly )?{_SAID} )")
_RESPONSIBLE = Rare(
    r"\b(?:those|the (?:ones?|individuals|persons|men)) (?:who (?:are|were) )?responsible(?: for [\w' -]{3,30}?)?"
    rf"(?=,? {_BE} )",
    " responsible",
)
"""What those who did it are called of whom it is then told who they are."""
_DOUBT = re.compile(r"\b(?:whether|if|not|unclear|den(?:y|ied|ies))\b[^.;]*$")
_IDENTIFIED = re.compile(r"\b(?:identif(?:y|ied|ies)|describ(?:ed|es)|recogni[sz]ed|named) (?:(?:\w+ of )?the )?$")
_AS = re.compile(rf" as{_KIND}(?: [\w-]+){{0,2}} ")
"""What stands around attackers whom somebody identifies: he identified the attackers as tribal militiamen."""
_LEADS_ON = re.compile(r" (?:(?:of|from|with) (?:the )?)?")
DOUBT_REACH = 50
"""Characters before the words for attackers in which it may be left open who they are."""
_DEFINITE = re.compile(r"(?:the|these|those|all|both|\|)(?: (?:\w+))? $")
MOST_BETWEEN = 4
"""Mentions behind the words for attackers: who believes it, fighters, a word such as `rebel group`, and the name."""
_start = attrgetter("start")


THEY = "they"


class Identity(NamedTuple):
    """Who attackers are said to be, where the words for the attackers begin, and what they call them."""

    at: int
    actor: ActorMention
    words: str


def attackers_told(doc: Document, actors: Sequence[ActorMention]) -> Iterator[tuple[int, int, int]]:
    """Yield where words for attackers begin and end, and the index of the mention behind them."""
    for at, actor in enumerate(actors):
        if actor.name in FACELESS:
            yield actor.start, actor.end, at + 1
    they = (_PRONOUN.match(doc.norm, *sentence) for sentence in doc.sentences)
    for match in (*filter(None, they), *_RESPONSIBLE.finditer(doc.norm)):
        yield *match.span(), bisect_left(actors, match.end(), key=_start)


def identities_of(doc: Document, actors: Sequence[ActorMention]) -> Iterator[Identity]:
    """Yield who attackers are said to be; `actors` are those of the report."""
    for start, end, index in attackers_told(doc, actors):
        behind = actors[index : index + MOST_BETWEEN]
        told = ((at, actor) for at, actor in enumerate(behind) if actor.name not in FACELESS)
        at = next((at for at, actor in told if _IDENTITY.fullmatch(doc.norm, end, actor.start)), None)
        if at is None and behind and _APPOSED.fullmatch(doc.norm, end, behind[0].start):
            at = 0 if _FIGHTERS.match(doc.norm, behind[0].end) else None
        if at is None and _IDENTIFIED.search(doc.norm, max(0, start - DOUBT_REACH), start):
            at = 0 if behind and _AS.fullmatch(doc.norm, end, behind[0].start) else None
        if at is None or _DOUBT.search(doc.norm, max(0, start - DOUBT_REACH), start) is not None:
            continue
        actor = behind[at]
        further = behind[at + 1] if behind[at + 1 :] else None
        if further is not None and further.kind == "named" and _LEADS_ON.fullmatch(doc.norm, actor.end, further.start):
            actor = further  # the rebel group 3R, members of the ADF
        if actor.group in ARMED and actor.kind != "person" and actor.name not in FACELESS:
            yield Identity(start, actor, actors[index - 1].name if start == actors[index - 1].start else THEY)
    for actor in actors:
        is_group = actor.kind == "named" and actor.group == "armed_group"
        is_it = (is_group or actor.kind == "force") and _is_it(doc, actor)
        if is_it or (is_group and (_is_last_field(doc, actor) or _are_the_attackers(doc, actor))):
            yield Identity(actor.start, actor, actor.name)
        if is_group and (bearer := _under_its_flag(doc, actor, actors)) is not None:
            yield Identity(bearer.start, actor, bearer.name)


_OF_ITS_FLAG = re.compile(
    r"\b(?:carry|carrying|carried|waving|waved|bearing|bore|flying|flew|raising|raised|wearing|wore|hoisted|hoisting)\b[^.;]{0,40}"
    r"\b(?:flags?|banners?|insignia|headbands?|bandan(?:n)?as?|colou?rs|badges?|clothes) of (?:the )?$"
)
"""What stands between attackers and the group whose flag they carry, or whose clothes they wear."""
LONGEST_BEARING = 70


def _under_its_flag(doc: Document, actor: ActorMention, actors: Sequence[ActorMention]) -> ActorMention | None:
    """The attackers in the sentence who carry the flag of a group, or wear its clothes."""
    if _OF_ITS_FLAG.search(doc.norm, max(0, actor.start - LONGEST_BEARING), actor.start) is None:
        return None
    sentence = doc.sentences[doc.sentence_at(actor.start)]
    told = (one for one in starting_in(actors, Span(sentence.start, actor.start)) if one.name in FACELESS)
    return next(told, None)


_IT_WAS = re.compile(rf"(?:\"?it was|\"they were(?: all)?)(?:{_OF}?{_KIND}) $")
_ENDS = re.compile(r" ?(?:$|[,.;]| (?:who|that) (?:did|attacked|came|killed|shot|fired)| said)")
LONGEST_OPENING = 60


def _is_it(doc: Document, actor: ActorMention) -> bool:
    """Whether a sentence says no more than that it was they: It was Daesh, said a man; "They were Malian soldiers"."""
    start = doc.sentences[doc.sentence_at(actor.start)].start
    is_opening = actor.start - start < LONGEST_OPENING and _IT_WAS.fullmatch(doc.norm, start, actor.start) is not None
    return is_opening and _ENDS.match(doc.norm, actor.end) is not None


_THE = re.compile(r"\b(?:the|these|those) $")
_ATTACKERS = re.compile(r" (?:attackers|assailants|raiders|killers|kidnappers|abductors|bombers)\b")
_PURSUED = re.compile(
    r"\b(?:pursued|pursuing|chased|chasing|hunted|hunting|tracked|tracking|repelled|repulsed|went after|in pursuit of)"
    r" (?:down )?the $"
)
_ANY_FIGHTERS = re.compile(r" (?:fighters|militants|rebels|insurgents|gunmen|terrorists|jihadists)\b")


def _are_the_attackers(doc: Document, actor: ActorMention) -> bool:
    """Whether those who attacked are called by their group: three of the M23 attackers; chased the M23 rebels."""
    before = doc.norm[max(0, actor.start - len("in pursuit of the ")) : actor.start]
    if _THE.search(before) is None:
        return False
    if _ATTACKERS.match(doc.norm, actor.end) is not None:
        return True
    return _PURSUED.search(before) is not None and _ANY_FIGHTERS.match(doc.norm, actor.end) is not None


def _is_last_field(doc: Document, actor: ActorMention) -> bool:
    """Whether a group stands alone behind the last bar of a line of a list: ... | Mosul, Iraq | Islamic State."""
    if doc.norm[max(0, actor.start - 2) : actor.start].strip() != "|":
        return False
    return doc.text[actor.end : actor.end + 2].strip(" .")[:1] in ("", "\n")


def points_back(doc: Document, at: int) -> bool:
    """Whether words for attackers take up some told before: they, it, the gunmen; not men believed to be rebels."""
    if _IT_WAS.search(doc.norm, max(0, at - LONGEST_OPENING), at) is not None:
        return True
    return doc.norm.startswith("they ", at) or _DEFINITE.search(doc.norm, max(0, at - 20), at) is not None


def takes_up(people: People) -> bool:
    """Whether words for those who acted only take up attackers told before: the attackers."""
    return people.is_definite and bool(people.actors) and all(actor.name in FACELESS for actor in people.actors)
