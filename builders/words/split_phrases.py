"""Verbs whose object stands inside of their phrase: to set something alight, to take somebody to hospital."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .alternatives import at_word, divided
from .rare import Rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CLINICS = (
    *("hospital", "hospitals", "clinic", "clinics", "infirmary", "dispensary", "medical center", "medical centre"),
    *("health center", "health centre", "health post"),
)
"""Where the hurt are taken: to the district hospital, to a clinic in Kutum."""
LIVES = ("his life", "her life", "their life", "their lives")
"""What an attack costs those whom it kills: it cost two brothers their lives."""
WOUNDS = ("wound", "wounds", "injury", "injuries", "burns", "inhalation", "shock", "fractures", *CLINICS)
"""What people are treated for after an attack, or where."""
_LIMB = (
    *("leg", "legs", "arm", "arms", "foot", "feet", "hand", "hands", "thigh", "thighs", "shoulder", "knee", "knees"),
    *("wrist", "ankle", "calf", "elbow", "finger", "fingers", "buttock", "buttocks", "ear", "stomach"),
)
_BEFORE_LIMB = (
    *("in the", "in his", "in her", "in their", "in both", "in one"),
    *("through the", "on the", "on her", "on his"),
)
_SIDES = ("", "left ", "right ", "upper ", "lower ")
LIMBS = tuple(f"{where} {side}{limb}" for where in _BEFORE_LIMB for side in _SIDES for limb in _LIMB)
"""Where somebody who is shot or stabbed is only hurt: shot a priest in the hand."""
HELD = {"hostage": "hostage", "captive": "captive"}
HOSTAGES = {"hostages": "hostages", "captives": "captive"}
_COUNTED = r"(?!the\b|their\b|its\b|his\b|her\b|no\b|all\b|hostages|captives)"
"""What a number of hostages begins with who are taken, and not one of those who were: took 15 hostages."""
BURNT = ("tyres", "tires", "effigy", "effigies", "flags")
"""What protesters burn."""
WILDS = (
    *("bush", "forest", "hills", "mountains", "jungle", "desert", "woods", "wilderness", "marshes", "swamps", "creeks"),
    *("unknown", "undisclosed", "unspecified"),
)
"""Where abductors take people: into the nearby hills, to an unknown destination."""
HOMES = ("home", "homes", "house", "houses", "residence", "residences", "hostel", "dormitory")
"""Where people are taken from."""
CRAFT = ("ship", "vessel", "tanker", "dhow", "trawler", "ferry", "freighter", "yacht", "airliner", "plane", "aircraft")
"""What is hijacked."""
ALONG = ("with them", "with him", "as hostages", "as hostage", "as captives", "as prisoners")
"""What is said of those whom armed people take."""
POSTS = (
    *("base", "bases", "post", "outpost", "barracks", "garrison", "camp", "checkpoint", "headquarters", "stronghold"),
    *("town", "towns", "village", "villages", "city", "airport", "airbase"),
)
"""What armed people take by force."""
_A_POST = r"(?:an?|the|another|two|three|four|several) (?:(?!at\b|from\b|in\b|into\b|of\b|on\b|to\b)[a-z-]+ ){0,3}?"
_NO_MORE = r"(?=[.,;]| (?:of|at|in|near|from|on|after|and|as|during|without)\b)"
HERDS = ("cattle", "cows", "goats", "sheep", "camels", "livestock", "herds", "herd", "animals", "donkeys")
"""What raiders drive off."""
LOOT = (
    *(
        "money",
        "cash",
        "phones",
        "telephones",
        "laptops",
        "computers",
        "valuables",
        "belongings",
        "jewellery",
        "jewelry",
    ),
    *(
        "ballot boxes",
        "ballot papers",
        "goods",
        "equipment",
        "medicines",
        "food",
        "radios",
        "cargo",
        "stores",
        "jewels",
        *HERDS[:6],
    ),
)
"""What robbers take."""
DUG = r"(?:gold|coal|copper|cobalt|coltan|diamond|iron|phosphate|salt|silver|tin|uranium|zinc)"
"""What is dug in a mine that nobody laid."""
SHOTS = dict.fromkeys(("rounds", "bullets", "shots", "ammunition", "volleys", "birdshot", "pellets"), "at")
GASES = ("tear gas", "teargas", "gas canisters", "gas grenades", "stun grenades", "pepper spray", "water cannon")
SHOTS |= dict.fromkeys(GASES, "tear gas at")
"""What is fired at people, and how the lexicon writes it."""
SPRAYED = ("bullets", "gunfire", "fire")
"""What people or their cars are sprayed with."""
_HAIL = (
    r"(?:(?:an? |the )?(?:hail|burst|bursts|volley|volleys|barrage) of )?"
    r"(?:(?:(?:sub)?machine-?gun|(?:sub ?)?machine gun|automatic|(?:assault )?rifle|ak-?47|pistol|heavy|uzi|live) )*"
)
RAINED = tuple(f"{shots} on" for shots in ("shells", "bombs", "rockets", "mortars", "missiles", "fire", "grenades"))
"""What rains on a place that is shelled: rained mortar bombs on a camp."""
CARS = "car|vehicle|truck|lorry|van|bus|minibus|jeep|pickup|pick-up|bulldozer|tractor|motorcycle|motorbike"
RAMMED = dict.fromkeys(
    (
        *("pedestrians", "people", "crowd", "passers-by", "passersby", "bystanders", "civilians", "soldiers", "troops"),
        *("police", "policemen", "officers", "worshippers", "commuters", "shoppers", "protesters", "bus stop", "group"),
        *("man", "woman", "men", "women", "boy", "girl", "palestinian", "palestinians", "soldier", "policeman"),
    ),
    "into a crowd",
)
"""What a car is driven into on purpose, and how the lexicon writes it."""
_LIGHT = r"(?:(?!artillery|howitzer|mortar|rocket|tank)[a-z][a-z-]+,? ){0,6}?"
_MORE_SHOTS, _AT = r"(?:(?:and|or) (?:[a-z-]+ ){1,2}?)?(?:on \w+day )?", r"(?:at|on(?! \w+day\b)|into|towards?|against)"
_FIRE, _BLAME = r"(?:[^\s.;:]+ ){1,8}", r"(?:[^\s.;:]+ ){1,8}"
ROADS = ("road", "roads", "highway", "highways", "motorway", "street", "streets", "bridge", "bridges", "railway")
"""What people block who make a demand."""
_FEW, _SOME = r"(?:[^\s.;:,]+ ){0,4}?", r"(?:[^\s.;:,]+ ){0,8}?"


def _either(words: Iterable[str]) -> str:
    return "|".join(words)


_RAMMING = Rare(
    rf"\b(drives?|drove|driving|runs?|ran|running|rams?|rammed|ramming|plou?ghs?|plou?ghed|plou?ghing)"
    rf"(?= (?:an?|his|her|their|the) (?:[a-z-]+ ){{0,2}}(?:{CARS}) into (?:[a-z-]+ ){{0,4}}?({_either(RAMMED)})\b)",
    " into ",
)
"""To drive a car into people; behind most words for those, and before, stands no `into`."""


def split_phrases(forms: Iterable[str]) -> Iterator[tuple[re.Pattern[str] | Rare, dict[str, str]]]:
    """Each pattern with the endings of its phrases, and how the lexicon, of these forms, writes each."""
    for pattern, endings in (*_of_the_hurt(forms), *_of_the_taken(), *_of_fire(forms), _of_the_driven(forms)):
        verbs, behind = divided(pattern.removeprefix(r"\b("), ")", 1)
        yield re.compile(f"({at_word(verbs)}){behind}"), endings
    yield _RAMMING, RAMMED


def _before(ending: str, forms: Iterable[str]) -> str:
    return _either(form.removesuffix(ending) for form in forms if form.endswith(ending))


def _any_of_limbs() -> str:
    """What matches any of `LIMBS`, from their parts: one by one the 1,550 take as long to compile as all else."""
    return rf"(?:{_either(_BEFORE_LIMB)}) (?:{_either(_SIDES)})(?:{_either(_LIMB)})"


def _of_the_hurt(forms: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """To take somebody to hospital, to stone somebody to death, to hold somebody responsible."""
    clinics, verbs, limbs = _either(CLINICS), _before(" to death", forms), _any_of_limbs()
    yield rf"\b(costs?|costing)(?= {_BLAME}({_either(LIVES)})\b)", dict.fromkeys(LIVES, "the lives of")
    yield (
        rf"\b({_before(' to hospital', forms)})(?= {_FEW}(?:to|at|in|into) {_FEW}({clinics})\b)",
        dict.fromkeys(CLINICS, "to hospital"),
    )
    yield rf"\b(treats?|treated|treating)(?= {_SOME}({_either(WOUNDS)})\b)", dict.fromkeys(WOUNDS, "for wounds")
    yield (
        rf"\b(is|are)(?= (?:still |now |also |both )?(?:at|in) (?!hospital){_FEW}({clinics})\b)",
        dict.fromkeys(CLINICS, "at the hospital"),
    )
    yield (
        rf"\b({verbs})(?= (?!to death\b|dead\b)(?:[^\s.;:,]+ ){{1,6}}?(to death|dead)\b)",
        {"to death": "to death", "dead": "dead"},
    )
    yield rf"\b({_before(' alive', forms)})(?= (?!alive\b){_FEW}(alive)\b)", {"alive": "alive"}
    # hacked, shot or burned to death
    yield rf"\b({verbs})(?=, (?:[a-z]+,? ){{1,3}}(?:or|and) [a-z]+ (to death)\b)", {"to death": "to death"}
    yield rf"\b({_before(' in the leg', forms)})(?= {_FEW}({limbs})\b)", dict.fromkeys(LIMBS, "in the leg")
    yield rf"\b(holds?|held|holding)(?= (?!responsible\b){_BLAME}(responsible)\b)", {"responsible": "responsible"}
    yield r"\b(cuts?|cutting) the heads? (off)\b", {"off": "off the heads of"}
    yield rf"\b(guns|gunned|gunning|mows|mowed|mowing)(?= (?!down\b){_FEW}(down)\b)", {"down": "down"}
    yield rf"\b(finishes|finished|finishing)(?= (?!off\b){_FEW}(off)\b)", {"off": "off"}


def _of_the_taken() -> Iterator[tuple[str, dict[str, str]]]:
    """To take somebody hostage or into the bush, to take the money, to drive off cattle, to strip somebody of cash."""
    loot, cars, take = _either(LOOT), f"{CARS}|{CARS.replace('|', 's|')}s", "takes?|took|taking|snatch(?:es|ed|ing)?"
    lead = (
        rf"{take}|taken|leads?|led|leading|march(?:es|ed|ing)?|herd(?:s|ed|ing)?|drag(?:s|ged|ging)?"
        r"|whisk(?:s|ed|ing)?|bundl(?:es?|ed|ing)|carr(?:y|ies|ied|ying)"
    )
    yield rf"\b({take}|holds?|held|holding)(?= (?!hostage|captive){_FEW}(hostage|captive)\b)", HELD
    yield rf"\b(takes?|took|taking)(?= {_COUNTED}{_FEW}(hostages|captives)\b)", HOSTAGES
    yield rf"\b(takes?|took|taking)(?= {_FEW}(into custody)\b)", {"into custody": "into custody"}
    yield rf"\b({take}|taken)(?= over {_FEW}({_either(CRAFT)})\b)", dict.fromkeys(CRAFT, "over ship")
    yield (
        rf"\b({lead})(?= (?!away\b|no\b|their\b|his\b|her\b){_SOME}"
        rf"(?:in)?to (?:the |an )?(?:[a-z-]+ )?({_either(WILDS)})\b)",
        dict.fromkeys(WILDS, "away"),
    )
    yield rf"\b({lead})(?= (?!away\b)(?:[^\s.;:,]+ ){{1,5}}?(away)\b)", {"away": "away"}
    yield (
        rf"\b({take}|taken)(?= {_FEW}from (?:his|her|their) (?:[a-z]+ )?({_either(HOMES)})\b)",
        dict.fromkeys(HOMES, "from home"),
    )
    yield rf"\b({take})(?= (?!no\b|nobody\b|none\b){_SOME}({_either(ALONG)})\b)", dict.fromkeys(ALONG, "away")
    yield (
        rf"\b(forc(?:es?|ed|ing)|shov(?:es?|ed|ing)|bundl(?:es?|ed|ing)|push(?:es|ed|ing)?|load(?:s|ed|ing)?)"
        rf"(?= {_FEW}(?:in|on)to (?:(?:an?|the|his|her|their|two|three) )?(?:[a-z-]+ ){{0,2}}?({cars})\b(?! parks?\b))",
        dict.fromkeys(cars.split("|"), "into a vehicle"),
    )
    yield rf"\b(takes?|took|taking)(?= {_A_POST}({_either(POSTS)})\b{_NO_MORE})", dict.fromkeys(POSTS, "base")
    yield rf"\b({take})(?= {_FEW}({loot})\b)", dict.fromkeys(LOOT, "loot")
    yield rf"\b(seiz(?:es?|ed|ing))(?= {_FEW}({loot})\b)", dict.fromkeys(LOOT, "loot")
    yield (
        rf"\b(escap(?:es?|ed|ing)|(?:gets?|got|getting) away)(?= with (?!their\b|his\b|her\b){_FEW}({loot})\b)",
        dict.fromkeys(LOOT, "with loot"),
    )
    yield (
        rf"\b(drives?|drove|driven|driving)(?= (?:away|off) (?!their\b|his\b|her\b){_FEW}({_either(HERDS)})\b)",
        dict.fromkeys(HERDS, "off cattle"),
    )
    yield (
        rf"\b(strip(?:s|ped|ping)?)(?= {_FEW}of {_FEW}({loot})\b)",
        dict.fromkeys(LOOT, "of loot"),
    )


def _of_the_driven(forms: Iterable[str]) -> tuple[str, dict[str, str]]:
    """To drive somebody out of a town, or out."""
    return rf"\b({_before(' out', forms)})(?= (?!out\b){_FEW}(out)\b)", {"out": "out"}


def _of_fire(forms: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """To set something alight, to step on an old mine, to fire live rounds at somebody."""
    yield (
        rf"\b(sets?|setting)(?= (?!on fire\b|ty?i?res\b){_FIRE}(alight|ablaze|on fire)\b)",
        dict.fromkeys(("alight", "ablaze", "on fire"), "on fire"),
    )
    yield (
        rf"\b(burn(?:s|ed|t|ing)?|(?:sets?|setting) fire to) (?:(?!and\b)[^\s.;:,]+ ){{0,3}}?"
        rf"({_either(BURNT)})\b(?! and\b|,)",
        dict.fromkeys(BURNT, "tyres"),
    )
    yield r"\b(sets?|setting)(?= (tyres|tires) (?:alight|ablaze|on fire)\b)", dict.fromkeys(BURNT, "fire to tyres")
    yield (
        rf"\b(puts?|putting)(?= {_FEW}(to the (?:sword|torch))\b)",
        {each: each for each in ("to the sword", "to the torch")},
    )
    yield (
        rf"\b(spray(?:s|ed|ing)?|pepper(?:s|ed|ing)?|rak(?:es?|ed|ing))(?= {_FEW}with {_HAIL}({_either(SPRAYED)})\b)",
        dict.fromkeys(SPRAYED, "with bullets"),
    )
    yield rf"\b({_before(' a mine', forms)}) an? (?!{DUG}\b)(?:[a-z][a-z-]+ ){{1,2}}?(mine)\b", {"mine": "a mine"}
    yield (
        rf"\b(blocks?|blocked|blocking)(?= (?:[a-z-]+ ){{0,4}}?({_either(ROADS)})\b)",
        dict.fromkeys(ROADS, "the road"),
    )
    yield (
        rf"\b(uses?|used|using) {_LIGHT}({_either(GASES)}) {_MORE_SHOTS}(?:on|against)\b",
        dict.fromkeys(GASES, "tear gas against"),
    )
    yield rf"\b(rain(?:s|ed|ing))(?= {_FEW}({_either(RAINED)})\b)", dict.fromkeys(RAINED, "shells on")
    yield rf"\b(fires?|fired|firing) {_LIGHT}({_either(SHOTS)}) {_MORE_SHOTS}{_AT}\b", SHOTS
