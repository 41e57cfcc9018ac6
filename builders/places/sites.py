"""What stands beside a name that the gazetteer lacks and tells whether it is a place's, a building's or a person's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..words.place_words import place_words
from .namings import Naming

if TYPE_CHECKING:
    from ..words.document import Document
    from .cues import Cue

APPOSITION = re.compile(
    r", (?:a|an|the) (?:(?!(?:of|from|in|at|near|for|by)\b)[\w-]+ ){0,3}?(?:village|town|city|hamlet|settlement|camp"
    r"|compound|base|outpost|locality|kebele|commune|market|island|checkpoint|payam"
    r"|(suburb|neighbou?rhood|quarter|ward|slum|township|square|shantytown))\b"
    r"(?! (?:heads?|chiefs?|elders?|leaders?|officials?|mayor|council\w*|clerk|crier|imam|pastor|priest|guards?)\b)"
)
"""What says behind a name that it is a place's: Rais, a village."""


def apposed(view: str, at: int, end: int, cue: Cue) -> Naming | None:
    """A name behind which the words say that it is a place's."""
    said = APPOSITION.match(view, end)
    if said is None:
        return None
    relation = "in" if cue.relation == "other" else cue.relation
    return Naming(at, end, cue.start, end, None, relation, "quarter" if said[1] else "populated", "place.apposition")


_ONE_OF = re.compile(r"\b(?:an?|another|one|each|every) $")
_WORD = re.compile(r" ([a-z]+)")
LONGEST_ONE = len(" another ")
"""What stands before a name that is not that of what follows: a Borno village, a Lahore hotel."""
OF_TOWNS = frozenset({"site", "street", "quarter"})
"""Kinds of place that are told by the town that they are in."""


def is_one_of(view: str, at: int) -> bool:
    """Whether one of several of a place is told, which is not called by its name."""
    return _ONE_OF.search(view, max(0, at - LONGEST_ONE), at) is not None


def is_site_of(view: str, at: int, end: int, stated: tuple[int, str] | None) -> bool:
    """Whether a name from `at` to `end` is that of the town of a building or street; `stated`: the word for it."""
    if not is_one_of(view, at):
        return False
    word = _WORD.match(view, end)
    return (stated is not None and stated[1] in OF_TOWNS) or (word is not None and word[1] in place_words().town_sites)


_OF_SMALL = re.compile(
    r"\b(?:the|this|their|his|her) (?:(?!(?:an?|in|from|of) )[\w'-]+ ){0,3}(?:village|hamlet)s? of (?:the )?$"
)
LONGEST_OF = 60
"""Characters before a place in which it is called a village itself, and is no division: a village of Kaduna."""
_SMALL = re.compile(r" (?:village|hamlet)\b(?! of\b)")


def calls_small(view: str, naming: Naming) -> bool:
    """Whether the words call a place a village: the village of Kobe, Kobe village; a Huancayo village lies there."""
    if _OF_SMALL.search(view, max(0, naming.start - LONGEST_OF), naming.start):
        return True
    return _SMALL.match(view, naming.end) is not None and not is_one_of(view, naming.first)


LYING = r"(?:which|that) (?:is|lies|sits)|located|situated|lying"
"""What may stand between a place and where it lies: Koro, which is in Mali."""
INHABITANTS = frozenset({"inhabitants", "inhabitant", "residents", "resident", "villagers", "natives", "native"})
"""Who is of a place."""
_BUILDING = re.compile(
    r"\b[A-Z][\w'’]* (?:[A-Z][\w'’.]* )*(?:School|College|University|Polytechnic|Academy|Seminary|Church|Parish"
    r"|Cathedral|Chapel|Mosque|Hospital|Clinic|Bank|Market|Prison|Hotel|Barracks|Palace|Station|Assembly|House|Park|Mall"
    r"|Restaurant|Monastery|Convent|Shrine|Temple|Synagogue|Plaza|Cinema|Stadium|Lodge|Embassy|Consulate|Airport|Road|Street"
    r"|Avenue|Highway|Crescent|Boulevard|Junction|Roundabout|Bridge|Square|Estate|Layout|Garage|Terminal|Dam|Reserve)"
    r"(?: \([A-Z]+\))?, $"
)
"""A building with a name of its own, whose town may follow: Government Science Secondary School, Kankara, Katsina."""
_OF_PERSON = re.compile(
    r",? (?:who|whom|whose(?! (?:[\w-]+ ){0,2}"
    r"(?:mayor|chief|emir|governor|residents|inhabitants|population|people|market|streets|hospital|airport)\b))\b"
    r"|, (?:aged )?\d{1,2}[,.]| \(\d\d\)"
    r"|'s? (?:\w+ )?(?:convoy|motorcade|car|vehicle|entourage|bodyguards)\b"
    r"|, an? (?:[a-z-]+ ){0,2}(?:member|commander|leader|officer|official|activist|journalist|judge|soldier|policeman"
    r"|teacher|doctor|merchant|trader|employee|fighter)\b"
    r"(?![^,.;]{0,40} (?:said|says|told|reported|confirmed|added)\b)"
)
"""What stands behind a person's name: including Samir Khan, who edited a magazine; but in Gubio, an official said."""
_OWNS = re.compile(
    r"'s (?:[\w-]+ ){0,2}(?:mines?|plants?|terminals?|refinery|oilfields?|pipelines?|platforms?|offices?|headquarters"
    r"|farm|home|house|residence|villa|compound|shop|restaurant)\b"
)
"""What stands behind the name of an owner."""
_AIMED = re.compile(
    r"\b(?:fired|shot|firing|shooting|fire|shots|aimed|(?:thr[eo]w(?:n|ing)?|hurl(?:ed|ing)) (?:stones|rocks))"
    r"(?: (?:[\w-]+ )?(?:rounds|bullets|shots|ammunition|gas|canisters|stones|rocks))? $"
)
"""Words behind which `at` leads to persons as well: fired live rounds at Mahmoud Saqf."""
AIM_REACH = 40
"""Characters before `at` in which they stand."""
_FLIES = re.compile(
    r"\b(?:shot|brought|down(?:ed)?|crash\w*|fl(?:ew|ies|y|ying|own)|intercepted|dropped|hover\w*|explod\w*|clash\w*"
    r"|fight\w*|control|planes?|jets?|drones?|helicopters?|aircraft|strikes?|raids?)\b[^.;]*$"
)
"""Words before `over` by which it leads to a place."""
_CARED = re.compile(
    r"\b(?:taken|rushed|brought|moved|referred|evacuated|admitted|deposited|treat\w*|recover\w+|bod(?:y|ies)|corpses?"
    r"|remains|hospitali[sz]ed|wounds|injuries)\b[^.;]*$"
)
"""Words before a building to which the wounded and the dead were brought."""
CARE_REACH = 80
"""Characters before a building in which they stand."""
LOOK_BACK = 60
"""Characters before a name in which a building's is looked for."""


def follows_building(doc: Document, at: int) -> bool:
    """Whether a named building and a comma stand before a position; not one to which the wounded were brought."""
    is_behind = doc.norm.startswith(", ", max(0, at - 2))
    found = _BUILDING.search(doc.text, max(0, at - LOOK_BACK), at) if is_behind else None
    return found is not None and _CARED.search(doc.norm, max(0, found.start() - CARE_REACH), found.start()) is None


def is_persons(doc: Document, end: int) -> bool:
    """Whether what stands behind a name tells that it is a person's, or an owner's: at Lonmin's platinum mine."""
    return _OF_PERSON.match(doc.norm, end) is not None or _OWNS.match(doc.norm, end) is not None


def is_shot_at(doc: Document, at: int, end: int, cue: int) -> bool:
    """Whether a name of several words is that of a person: fired at Abdi Said Jama, the winner over Ali Ba."""
    if doc.text.count(" ", at, end) == 0:
        return False
    is_over = doc.norm.startswith("over ", cue) and not _FLIES.search(doc.norm, max(0, cue - LOOK_BACK), cue)
    if is_over or not doc.norm.startswith(("at ", "on "), cue):
        return is_over
    return _AIMED.search(doc.norm, max(0, cue - AIM_REACH), cue) is not None


def is_road(doc: Document, at: int, end: int, stop: int) -> bool:
    """Whether a town's name from `at` to `end` is, with its word up to `stop`, that of a street: on Jaffa Road."""
    return not doc.is_upper and doc.text[end:stop] == " Road" and doc.text[at - 1 : at] == " "


_BRANCH_BEFORE = re.compile(r"\b(?:islamic state|isis|isil|daesh|is|group|caliphate)'s $")
"""What stands before the name of a province of theirs, which is a branch of the group."""
_BRANCH_BEHIND = re.compile(r" province['\"]? of (?:the )?isi?")
"""What stands behind it: the 'Tripoli Province' of Islamic State."""


def is_of_islamic_state(view: str, at: int, end: int) -> bool:
    """Whether a province is a branch of a group: the Islamic State's Tripoli Province."""
    is_owned = _BRANCH_BEFORE.search(view, max(0, at - LONGEST_GROUP), at) is not None
    return is_owned or _BRANCH_BEHIND.match(view, end) is not None


LONGEST_GROUP = 24
"""Characters before a name in which its group is looked for."""


def may_begin(doc: Document, at: int) -> bool:
    """Whether a name may begin at a character, by its letter."""
    return doc.is_upper or doc.text[at : at + 1].isupper()
