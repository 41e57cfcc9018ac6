"""Lines of a web page that are no part of its report: links to other stories, captions of old pictures, corrections.

Reports that were saved as text keep them between their paragraphs (READ ALSO: Bandits kill 12 in Zamfara); what they
tell is another story, or what the report no longer says. So are the titles that a note quotes as its sources, and the
fields of a form that say no (Suicide attack: no), but for those that count people.
"""

from __future__ import annotations

import re

_LINKS = (
    r"(?:(?:also|must)[ -](?:read|see|watch)|(?:read|see|watch)[ -](?:also|more|next|related)|related|recommended"
    r"|more on this(?: story| topic)?|more from \w+|in case you missed it|you (?:may|might) also like|don['’]t miss"
    r"|watch|listen|in pictures|also on [\w ]{2,30}|trending|next|previous|filed under|tags|topics)"
)
"""What opens a link to another story, with a colon or a dash behind."""
_FLASHES = r"(?:breaking(?: news)?|just in)"
"""The same of other news, as headlines are: what a report tells of its own ends with a stop."""
_CAPITAL_LINKS = (
    r"(?:(?:READ|SEE) (?:ALSO|MORE)|(?:ALSO|MUST) (?:READ|SEE)|RELATED (?:STOR(?:Y|IES)|NEWS|POSTS?|ARTICLES?))"
)
"""The same in capitals, with nothing behind."""
_LISTS = (
    r"(?:(?:top|more|related|latest|other|trending|recent) (?:stories|news|articles|posts|headlines)"
    r"|most (?:read|popular|viewed)|trending(?: now)?|recommended(?: for you)?|read also|also (?:read|today)|related"
    r"|more on this(?: story| topic)?|(?:previous|next) (?:article|post|story)|in other news|check (?:also|this out)"
    r"|editors?['’]?s? picks?|you (?:may|might) also like|comments? \(\d+\))"
)
"""The heading of a list of such links, which goes on to the next empty line, and over headlines behind it."""
_FURNITURE = (
    r"(?:(?:\d\. )?(?:skip|jump) to [\w ]{3,25}|advertisement|related topics?|arrow-right camera"
    r"|click to (?:follow|share)"
    r"|share(?: (?:this|on|via)[\w ]{0,20})?|(?:add|leave|post) a comment|(?:no )?comments?|print(?: this)?|save"
    r"|(?:(?:world|international|local|national|latest|breaking|africa|middle east) )?news|world|international"
    r"|home|menu|subscribe(?: now)?|(?:sign|log) (?:in|up)|sign up for [\w ]{0,40}|(?:read|show|load) more"
    r"|loading(?:\.{3})?|[·•]? ?\d+ min(?:ute)?s? read|back to top(?: button)?|none"
    r"|image source, [\w ]{2,40}|photo caption,?"
    r"|(?:stay up to date with )?notifications (?:can be managed in browser preferences|from [\w ]{2,40})"
    r"|your support (?:helps us to tell the story|makes all the difference))"
)
"""Lines that are buttons and labels of the page; above a headline they would be taken for it."""
_HEADLINE = r"\n\s*+[^\n]{1,150}+(?<![.!:;,\"”’)\s])"
_PICTURES = (
    r"(?:(?:photo(?:graph)?|image|picture|video|caption|pix)s? ?[:|/]|file (?:photo|image|picture|video)s?\b"
    r"|file [-–—] |in this (?:file )?(?:photo|image|picture)\b|an? (?:screen ?(?:grab|shot)|still)\b)"
)
_CREDIT = re.compile(
    r"(?:[(\[](?i:(?:\w{2,7} |file )?photos?\b|images?\b|credit\b)[^()\[\]\n]{0,60}[)\]]"
    r"|(?<=[ |])(?:P(?:hoto(?:graph)?|icture)|Image|Credit)s?: [^\n.]{2,60})\.?$",
    re.MULTILINE,
)
"""Who made a picture, at the end of the line that says what is to be seen in it."""
PICTURED = ("photo", "picture", "image", "credit")
"""What such a line always holds, in whatever case."""
_CORRECTIONS = (
    r"(?:(?:editor['’]?s note|correction|clarification)\b[^\n]{0,120}\b(?:earlier|previous) version\b"
    r"|this (?:story|article|report) (?:has been|was) (?:corrected|updated|amended)\b)"
)
_PAGE_LINE = re.compile(
    rf"\n[^\w\n]{{0,4}}(?:(?i:{_LISTS})[^\w\n]{{0,3}}(?:\n[^\n]*\w[^\n]*)*(?:{_HEADLINE}(?=\n|\Z))*"
    rf"|(?i:{_LINKS})[^\w\n]{{0,3}}[:|»>–—][^\n]*|{_CAPITAL_LINKS}\b[^\n]*"
    rf"|(?i:{_FURNITURE})[^\w\n]{{0,3}}"
    rf"|(?i:{_FLASHES}): [^\n]+(?<![.!\"”\s])"
    rf"|(?i:{_PICTURES}|{_CORRECTIONS})[^\n]*)$",
    re.MULTILINE,
)
"""With the line break before it: of all that could begin it that is by far the soonest found."""
_TOP = re.compile(rf"(?:\s*+(?i:{_FURNITURE})[^\w\n]{{0,3}}\n)++")
"""Such lines above everything else."""


_SOURCES = re.compile(r"\b(?:Sources?|References?|Citations?): [\"“][^\n]*")
_TITLE = re.compile(r"(?<=[:;] )[\"“][^\"”\n]{8,200}[\"”]")
_COUNTS = "casualt|fatal|death|dead|kill|injur|wound|victim"
_NO = re.compile(r": (?:[Nn]o|N/?A|n/a|[Uu]nknown|[Nn]ot (?:known|applicable|reported))(?=\s*[.;,\n]|\s*$)")
_FIELD = re.compile(rf"(?:^|(?<=[.;,] )|(?<=\n))(?!(?i:{_COUNTS}))[A-Z][\w/ -]{{2,40}}{_NO.pattern}")


def without_page_lines(text: str) -> str:
    """The text with blanks for such lines, of the same length; its first line, labels aside, is always the report's."""
    if ': "' in text or ": “" in text:
        text = _SOURCES.sub(lambda line: _TITLE.sub(_blank, line[0]), text)
    if _NO.search(text):
        text = _FIELD.sub(_blank, text)
    text = _TOP.sub(_blank, text, count=1) if _TOP.match(text) else text
    first = text.find("\n", len(text) - len(text.lstrip()))
    if first < 0:
        return text
    text = text[:first] + _PAGE_LINE.sub(lambda line: "\n" + _blank(line)[1:], text[first:])
    lower = text.lower()
    return _without_captions(text, first) if any(word in lower for word in PICTURED) else text


def _without_captions(text: str, first: int) -> str:
    """The text with blanks for the lines that end with who made a picture, but for its first."""
    kept, at = [text[:first]], first
    for credit in _CREDIT.finditer(text, first):
        line = max(at, text.rfind("\n", at, credit.start()) + 1)
        kept += [text[at:line], " " * (credit.end() - line)]
        at = credit.end()
    return "".join([*kept, text[at:]])


def _blank(line: re.Match[str]) -> str:
    return " " * len(line[0])
