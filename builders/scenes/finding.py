"""Which of the places that a report names are told as where something happens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..places.cues import WHO_ATTACK
from ..places.tests import MONTHS
from ..places.told_names import SAID_OF_TOWN
from ..words.chunks import function_words
from ..words.place_words import place_words
from ..words.rare import Rare
from ..words.triggers import trigger_forms
from .ranked import is_of_the_last
from .there import happened_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..places.finding import PlaceMention
    from ..words.document import Document

SCENES = frozenset({"in", "near"})
"""Relations of a place mention that say where something happened; origins, offices and destinations do not."""
LOOK_BACK = 60
"""Characters before a place in which words tell that it is where somebody speaks."""


_IS_STRUCK = re.compile(
    r"(?:,? (?:in|on|at|near|to the|north|south|east|west|a|an|the|one of) [^.;:\n]{3,120}?,?| \([^)\n]{2,40}\)"
    rf"|, [\w'-]+(?: [\w'-]+){{0,3}},|{SAID_OF_TOWN})?"
    r" (?:(?:saw|witnessed|suffered) (?:a|an|another|one|the|its|two|three|several|one of the) (?:[\w-]+ ){0,4}?"
    r"(?:attacks?|bombings?|blasts?|explosions?|air ?strikes?|strikes?|raids?|clash(?:es)?|shootings?|massacre)\b"
    r"|was where (?:it|this|the [a-z]+) (?:happened|took place|occurred)|was the (?:scene|site|target) of"
    r"|(?:was|were) (?:among|one of) the (?:[a-z-]+ )?(?:places|towns|villages|areas|cities|districts|targets)"
    r" (?:hit|struck|attacked|bombed|shelled|raided|targeted)"
    r"|(?:was|were|is|has been|have been|had been|came|comes) (?:again |also |today |yesterday |recently |repeatedly )?"
    r"(?:rocked|shaken|hit|struck|attacked|bombed|shelled|raided|stormed|overrun|besieged|pounded|bombarded|plunged"
    r"|targeted|under (?:attack|fire|siege))\b)(?! by (?:sanctions|protests|strikes|inflation|floods?|a scandal)\b)"
)
"""What is done to a place, so that it is where something happened: Kabul was rocked by a bombing."""
_DEED_OF = re.compile(
    r"\b(?:shelling|bombing|bombardment|pounding|siege|storming|seizure|capture|invasion|raid|raids|battle|massacre|burning"
    r"|looting|sacking|destruction) of (?:[\w-]+ ){0,3}(?:of )?(?:the )?$"
)
"""What is done to a place that is named behind: the shelling of the town of Kobani."""
_DISTANCE = re.compile(
    r"\b(\d{1,3}(?:,\d{3})?|\d{4}) ?-?(?:km|kms|kilomet(?:er|re)s?|miles?)"
    r"(?: \(\d[\d,.]* ?-?[a-z]+\))?(?: [a-z-]+){0,4} (?:of|from)$"
)
_APART = re.compile(r"\d ?-?(?:km|kms|kilomet|miles?)")
_CAPITAL = re.compile(r"(?: the)?(?: [\w'-]+)? (?:capital|city|town)(?: of|,)?$")
_CAPITAL_ENDS = tuple(f"{word}{end}" for word in ("capital", "city", "town") for end in ("", " of", ","))
"""How the same ends, which few words before a place do."""
FARTHEST_NEAR = 100
"""Kilometres or miles from a place beyond which it only tells where another one lies."""


def scenes_of(doc: Document, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places where something may have happened, in order."""
    inside = (place for place in places if place.container_chain)
    left = (place for place in inside if _is_left(doc, place) or _is_hospital(doc, place))
    away = {outer.start for place in left for outer in place.container_chain}
    return [place for place in places if place.start not in away and is_scene(doc, place)]


def is_scene(doc: Document, place: PlaceMention) -> bool:
    """Whether a place is told as where something happens, and not as where somebody speaks, comes from or goes."""
    if place.relation == "other" and not is_country(place):
        return _IS_STRUCK.match(doc.norm, place.end) is not None or _is_item(doc, place)
    if place.relation == "of" and not is_country(place):
        is_done_to = _DEED_OF.search(doc.norm, max(0, place.start - LOOK_BACK), place.start) is not None
        return is_done_to or happened_there(doc, place)
    if place.relation == "speaker":
        return happened_there(doc, place)
    if place.relation not in SCENES or place.is_adjective:
        return False
    if is_of_the_last(doc, place.start):
        return False
    before = doc.norm[max(0, place.start - LOOK_BACK) : place.start].rstrip()
    before = _SIDE.sub("", before) if before.endswith("ern") else before  # a group based in eastern Congo
    before = before.removesuffix(" the")
    if "fled" in before and _HAD_FLED.search(before):
        return False
    if before.endswith(" into") and _CARRIED_OFF.search(before):
        return False
    if place.kind == "feature" and before.endswith((" across", " over")) and _CROSSED.search(before):
        return False
    if _FIRED_FROM.search(before) or _SPEAKS_FOR.search(before):
        return False
    return not (_is_far(before) or _is_elsewhere(before.removesuffix(" this")) or _is_hospital(doc, place))


_FIRED_FROM = Rare(
    r"\b(?:fired|firing|launched|launching|lobbed|shot|came|shells?|rockets?|missiles?|drones?)\b[^.;]{0,60}"
    r"\bfrom (?:[\w'-]+ ){0,3}(?:positions?|bases?|launchers?|batter(?:y|ies)) (?:in|at|near|around)$",
    "from ",
)
"""Where something was fired from: shells fired from their positions in Sake."""
_SIDE = re.compile(r" (?:(?:north|south|east|west)-?)*ern$")
_CARRIED_OFF = re.compile(
    r"\b(?:carr(?:y|ied|ying)|tak(?:e|en|ing)|took|march(?:ed|ing)|fle[de]\w*|retreat\w*|escap\w+|vanish\w+|disappear\w+"
    r"|drag\w+|led|whisk\w+|herded|withdr[ae]w\w*|melted)\b[^.;,]{0,60} into$"
)
"""Where those who attacked went, and took people and goods: abducted to carry looted food into the Virunga park."""
_CROSSED = re.compile(r"\b(?:fle[de]\w*|escap\w+|cross\w*|swam|swim\w*|displaced|refuge)\b")
"""What people do who go over a river: they fled across the Mbomou."""
_SPEAKS_FOR = Rare(r"\bspokes\w+ (?:for|of) (?:[\w'-]+ ){1,5}(?:in|at|from)$", "spokes")
"""Where somebody speaks for a body: a spokesman for the RPF in Brussels."""


_HAD_FLED = re.compile(
    r"\bwho (?:(?:had|have|has) )?(?:\w+ly )?fled (?:[\w'-]+ ){0,5}(?:in|from|at|across|around|near)"
    r"(?: (?:nearby|neighbou?ring|their|his|her))?$"
)
"""Where those told of had been before: an attack on refugees who fled fighting in Masisi."""


def _is_left(doc: Document, place: PlaceMention) -> bool:
    """Whether somebody or something comes from there, rather than that another place is so far from it."""
    return place.relation == "from" and not _APART.search(doc.norm, max(0, place.start - LOOK_BACK), place.start)


def _is_hospital(doc: Document, place: PlaceMention) -> bool:
    """Whether a place is that of a hospital, to which the hurt and the dead were taken."""
    before = doc.norm[max(0, place.start - LOOK_BACK_TO_VERB) : place.start]
    if _CALLED_HOSPITAL.match(doc.norm, place.start) is not None and _IN_CARE.search(before) is not None:
        return True
    if not any(word in before for word in _HOUSES):
        return False
    is_receiving = _RECEIVES.match(doc.norm, place.end) is not None and before.endswith(_HOUSE_IN)
    return is_receiving or _HOSPITAL.search(before) is not None


_RECEIVES = re.compile(
    r"(?:, [^,.;]{3,40},)? (?:(?:has|had|have|was|were|is|are) )?(?:received|receiving|admitted|treated"
    r"|treating|registered|took in)\b"
)
"""What a hospital does that is told by its town: the hospital in Dapaong received three injured."""
_HOUSE_IN = tuple(
    f"{house} {word} " for house in ("hospital", "hospitals", "clinic", "morgue") for word in ("in", "at", "of")
)


_HOUSES = ("hospital", "clinic", "center", "centre", "facilit", "morgue", "mortuar", "bed")
"""What the pattern holds in any case, seen far sooner: most places stand beside none."""


_HOSPITAL = re.compile(
    r"\b(?:(?:taken|rushed|brought|transferred|evacuated|airlifted|flown|moved|admitted|treated|treatment"
    r"|carried(?! out)|conveyed|referred|transported|hospitali[sz]ed|recovering|lies?|lay|lying|condition)\b"
    r"[^.;]{0,60}?"
    r"(?<! on a)(?<! on the) "
    r"|(?:wounded|injured|hurt)\b[^.;]{0,20}\b(?:and|who) (?:are|were|is|was) (?:\w+ )?(?:at|in)"
    r" (?:(?!on\b|near\b)[\w-]+ ){0,4}"
    r"|(?:died|doctors?|medics?|sources?)(?: [\w-]+){0,2} (?:at|in|from|of) (?:(?!on\b|near\b)[\w-]+ ){0,4}"
    r"|(?:told|spoke|speaking|said)\b[^.;]{0,30} (?:at|in|from) (?:(?!on\b|near\b)[\w-]+ ){0,2})"
    r"(?:(?:hospital )?(?:sick)?beds?|hospitals?|clinics?"
    r"|(?:medical|health|trauma) (?:cent(?:er|re)s?|facility|facilities)|morgues?|mortuary)"
    r"(?: (?:in|at|of|near|outside)(?: the)?(?: (?:city|town|capital|nearby|neighbou?ring)){0,2}(?: of)?)? $"
)
"""Where the hurt and the dead were taken, rather than where it happened."""
_CALLED_HOSPITAL = re.compile(
    r"(?:[\w'-]+,? ){1,4}?(?:and (?:\w+ )?other )?"
    r"(?:hospitals?|clinics?|(?:medical|health) cent(?:er|re)s?|morgues?)\b"
)
"""The name of a place that a hospital has: Bwera hospital, Mulago and other hospitals."""
_IN_CARE = re.compile(
    r"\b(?:taken|rushed|transferred|evacuated|airlifted|flown|admitted|received|treated|treatment|recovering"
    r"|hospitali[sz]ed|deposited|(?:critical|serious|stable|grave) condition|died|succumbed)\b"
    r"[^.;]{0,50} (?:at|in|to|from)(?: the)?(?: [\w'-]+){0,3} $"
    r"|(?<!two )(?<!\d )\b(?:doctors|medics|nurses)\b(?: [\w'-]+){0,2} (?:at|in|from)(?: the)?(?: [\w'-]+){0,3} $"
)
"""What stands before it where the hurt and the dead were taken there."""
LOOK_BACK_TO_VERB = 120
"""Characters before a place in which they are told to be taken there."""


_ITEM = re.compile(
    r"(?:^|(?<=[.;:]) |\n)(?P<what>[^.;:|\n]{3,80}?)(?:,| -| –| —|:) $|\| (?:at |in )?$|\b(?:location|place|site): $"
)
HEADERS = frozenset(
    {"alert", "advisory", "update", "warning", "bulletin", "message", "notice", "report", "release", "incident", "item"}
    | {"blotter", "brief", "sitrep", "log"}
)
"""What a line is called that heads a note with its place: Security alert - Menaka, Mali."""
_ITEM_ENDS = re.compile(r",| ?[|(.:;/-]| –| —|$")
_DATED = re.compile(
    rf"(?:, (?:(?:north|south|east|west|central)[a-z]* )?[a-z'-]+(?: [a-z'-]+)?)?, \d{{1,2}} (?:{'|'.join(MONTHS)})\b"
)
"""What follows the place of an item whatever its words: killed by gunmen, Dora, Baghdad, 2 July."""
LONGEST_ITEM = 90
"""Characters from the head of an item of a list to the place that it names."""
_SENTENCE = frozenset("xhmntbqv")
"""Tags of words that an item, which is no sentence, does not have."""


def _is_item(doc: Document, place: PlaceMention) -> bool:
    """Whether a place is set off in an item of a list, which has no verb: RSF shelling, El Fasher, 13 March."""
    if doc.is_upper or _ITEM_ENDS.match(doc.norm, place.end) is None:
        return False
    item = _ITEM.search(doc.norm[max(0, place.start - LONGEST_ITEM) : place.start])
    if item is None or item["what"] is None:
        return item is not None
    words = re.findall(r"[\w'-]+", item["what"])
    is_header = words[-1] in HEADERS and place.start < LONGEST_ITEM
    is_set_off = _DATED.match(doc.norm, place.end) is not None or _ends_with_container(doc, place)
    if is_header or (is_set_off and doc.norm.endswith(", ", 0, place.start)):
        return True
    if any(function_words().get(word, "") in _SENTENCE for word in words):
        return False
    ends = any(_is_noun(" ".join(words[-length:])) for length in (1, 2, 3))
    return ends or (any(map(_is_noun, words)) and not any(map(_is_verb, words)))


def _ends_with_container(doc: Document, place: PlaceMention) -> bool:
    """Whether what a place lies in stands behind it, and there the item ends: by roadside bomb, Al-Doura, Baghdad."""
    around = next((outer for outer in place.container_chain if outer.start > place.end), None)
    return around is not None and doc.norm[around.end : around.end + 1] in ("", ".", ";", "\n")


def _is_noun(word: str) -> bool:
    return any(reading.form in NOUNS for reading in trigger_forms().get(word, ()))


def _is_verb(word: str) -> bool:
    return word in trigger_forms() and not _is_noun(word)


NOUNS = frozenset({"noun", "means"})
"""Forms of event words that are no verbs."""


def _is_far(before: str) -> bool:
    """Whether the words before a place say that it only tells where another one lies: 300 km from the capital, Goma."""
    before = _CAPITAL.sub("", before) if before.endswith(_CAPITAL_ENDS) else before
    distance = _DISTANCE.search(before) if before.endswith((" of", " from")) else None
    return distance is not None and int(distance[1].replace(",", "")) > FARTHEST_NEAR


_JOINED = re.compile(r" (?:in|at|from)( [\w'’-]+(?: [\w'’-]+)?,? and)$")
"""What stands before the second of two places where somebody speaks: officials in Washington and Sanaa said."""


def _is_elsewhere(before: str) -> bool:
    """Whether the words before a place say that somebody speaks or is there."""
    words = place_words()
    if before.endswith(" and") and (joined := _JOINED.search(before)) is not None:
        before = before[: joined.start(1)]
    if not before.rpartition(" ")[0].endswith(words.elsewhere_ends):
        return False
    found = words.elsewhere.search(before)
    return found is not None and not (
        _is_told(before[: found.start()], found[0])
        or _DONE_TO.search(before, 0, found.start())
        or (found[0].startswith("arriv") and WHO_ATTACK.search(before, 0, found.start()))
    )


_DONE_TO = re.compile(
    r"\b(?:(?:kill|wound|injur|carry|transport|abduct|kidnapp?|attack|target|ambush|assassinat|enter|storm|raid|loot|torch"
    r"|burn|bomb|shell|murder)(?:ed|ing)"
    r"|(?:murder|killing|death|assassination|massacre|kidnapping|abduction|shooting|execution)s? of"
    r"|hit|struck|rocked|outside|against|into|(?:convoy|team|group|vehicle|bus) of)"
    r" (?:[\w.-]+ ){0,3}$"
    r"|\b(?:attacked|targeted|stormed|raided|bombed|shelled|hit|struck|rocked) the (?:[\w.'-]+ ){0,5}$"
    r"|\b(?:open(?:ed|ing)? fire|fir(?:ed|ing)|shot|shooting) (?:on|at|into) (?:[\w.'-]+ ){0,6}$"
    r"|\b(?:demonstrations?|protests?|rall(?:y|ies)|sit-ins?|march(?:es)?|vigils?) (?:was |were )?$"
)
"""Words that make those behind them people acted on: a car carrying officials in a place tells nothing from there; or
what is held in a place, as talks are, and is the deed: a protest was held."""


_WAS = ("was", "were", "been", "are", "is", "being")
_ADVERB = re.compile(r" (?:also|later|earlier|again|first|still|since|[a-z]+ly)$")
"""What may stand before what was done: fighting was also reported in."""


def _is_told(before: str, told: str) -> bool:
    """Whether a deed is what was reported there, and nobody spoke there: an explosion reported in."""
    before = _ADVERB.sub("", before.rstrip())
    if before.endswith(("it was", "it has been", "it is", "as was")):
        return False
    word = before.rpartition(" ")[2]
    is_deed = any(reading.form == "noun" for reading in trigger_forms().get(word, ()))
    return (told.startswith(("reported", "confirmed")) and is_deed) or (told.startswith("reported") and word in _WAS)


def is_country(place: PlaceMention) -> bool:
    """Whether a mention names a country."""
    return place.place is not None and place.place.kind == "country"
