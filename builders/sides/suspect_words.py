"""Words beside the name of a group that speak for or against its having done what is told."""

from __future__ import annotations

import re

from ..words.alternatives import at_word

LOOK_BACK = 45
"""Characters before a name in which `by` belongs to it."""
BY = re.compile(r"\bby (?:[\w'\"-]+ ){0,5}$")
ANNOUNCED = re.compile(
    r"\b(?:announced|declared|signed|agreed|issued|released|published|broadcast|backed|supported) by "
    r"(?:[\w'\"-]+ ){0,4}$"
)
"""What stands before those who only said something, or stood behind others: a ceasefire announced by the rebels."""
OWNS = re.compile(
    r"\b(?:used|run|held|controlled|operated|owned|occupied|manned|guarded|escorted|inhabited|populated) by "
    r"(?:[\w'\"-]+ ){0,4}$"
)
"""What stands before those whose the thing struck is."""
BLAME = re.compile(
    at_word(
        r"responsib\w+|blam\w+|accus\w+|attribut\w+|claim\w*|suspect\w*|alleged\w*|behind|perpetrat\w+|authors?"
        r"|ordered|implicat\w+|involve\w+|committed|admitted|carried out|work of|members of"
    )
    + r"\b"
)
UNCLAIMED = re.compile(
    r"n(?<!\wn)(?:"  # a search for a letter, and for what is before it only then, is many times as quick
    r"(?:o (?:group|one|body|organi[sz]ation|faction|militants?|side|party)|obody|one)\b(?: \w+){0,6}? "
    r"(?:claimed|admitted|accepted|taken|took|said (?:it|they))\b"
    r"|o (?:\w+ ){0,2}claims?\b(?! (?:that|to)\b)|ot (?:yet )?been claimed\b)"
    r"|u(?<!\wu)nclaimed\b"
)
HOLDS = re.compile(
    r"\b(?:held|hold|holding|releas\w+|freed?|hostages?|ransoms?|captiv\w+|in the hands|turned over|captors?)\b"
)
DENIES = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)) "
    r"(?:it\b|(?:any |all |the |these |those |that )?(?:\w+ )?"
    r"(?:accusations?|allegations?|charges?|claims?|responsibility|involvement|role|part|hand)\b)[^.;]*"
    r"\b(?:and|but|saying|adding|instead)\b"
)
"""What stands before whom somebody accuses who denies the deed: rejected the accusations and said it was planned by."""
DISOWNS = re.compile(
    r"(?:, (?:which|who|the|an?)\b[^.,;]{1,90},"  # Al-Shabaab, which has carried out such attacks, denied it
    r"| in (?:[a-z]+ ){0,2}?[\w'-]+(?= den))?"  # in Nairobi denied it
    r"(?: (?:said|says|insisted|stated|maintained)(?: on \w+day)?(?: that)? (?:it|they))?"
    r"(?: (?:has|have|had|also|today|later|\w+ly|leaders?|leadership|spokes\w+|commanders?|guerrillas|rebels"
    r"|general command|high command)){0,3} (?:den(?:y|ies|ied)|condemn\w*|denounc\w*|deplor\w*|repudiat\w*"
    r"|accus(?:e|es|ed)|blam(?:e|es|ed)|nothing to do with|(?:bears?|bore|has|had) no (?:responsibility|part|hand|role)"
    r"|(?:is|was|were|are) not (?:responsible|involved|behind)|(?:did|had|has) not"
    r" (?:carr\w+ out|commit\w*|kill\w*|attack\w*)"
    r"|hail(?:s|ed)|prais(?:es|ed)|welcom(?:es|ed)|applaud(?:s|ed)|celebrat(?:es|ed))\b(?! (?:of|for|by|as)\b)"
)
"""What stands right behind the name of a group that did not do the deed, or says so, or only praises it."""
