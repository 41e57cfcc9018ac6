"""The plain words of a text with marks of Markdown or HTML or tags of posts, and where each of them stands in it.

Posts, wikis and pages saved as text set words off with marks (**Five civilians**), lead elsewhere with them
([Kidal](https://…)) and name places by tags (#Kidal, #AbuHaraz), which no rule about language reads. Nor do rules read
addresses, and they take one blank to stand between two words.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Edit(NamedTuple):
    """Characters `start` up to and without `end` of a text, and what to put in their place."""

    start: int
    end: int
    words: str = ""


class Plain(NamedTuple):
    """A text without marks. `where`: the place of each of its characters in the text as written."""

    text: str
    where: Sequence[int]


_SIGNS = ("#", "*", "_", "&", "<", "](", "://")
"""Every text with marks has one of these."""
_WIDE = re.compile(r" ( (?<=[\w,]  ) ?)(?=\w)")
"""Two or three blanks between words; more set columns apart."""
_ENTITY = re.compile(r"&(?:#\d{2,5}|nbsp|amp|quot|apos|[lr][sd]quo|[mn]dash|hellip|lt|gt);")
_TARGET = r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"\n]*\")?\)"
_LINK_ALONE = rf"(?<=\n)[^\w\n\[]*(?:\d{{1,2}}[.)] )?\[[^\[\]\n]*{_TARGET}[^\w\n]*(?=\n|$)"
"""A line that is nothing but a link, as those to other stories are."""
_DROPPED = re.compile(
    rf"!\[[^\[\]\n]*{_TARGET}|{_LINK_ALONE}"  # a picture with its caption
    r"|(?<!\]\()https?://\S*\w/?"  # an address
    r"|</?(?:b|i|u|s|a|em|strong|span|small|mark|font)\b[^<>\n]*>|(?P<block></?(?:p|div|br|h[1-6]|li|ul|ol)\b[^<>\n]*>)"
    r"|(?<![^\n])(?:#{1,6}|>) +"  # what makes a heading or a quotation of the line
)
_LINK = re.compile(rf"(\[)[^\[\]\n]+({_TARGET})")
_STARS = re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^*\n]*[^\s*](\*)(?![\w*])|(\*\*+)")
_LINES = re.compile(r"(?<!\w)(__?)(?=[^\s_])(?:[^_\n]|(?<=\w)_(?=\w))*(?<!\s)(\1)(?!\w)")
_TAG = r"#[^\W\d_]\w+"
_TAGS = re.compile(rf"(?<![\w&/#]){_TAG}(?:[ ,]{{1,2}}{_TAG})*")
"""Tags in a row."""
_PART = re.compile(r"([ ,]*)#(\w)|_|(?<=[a-zß-ÿ\d])(?=[A-Z])")
"""Where each of them begins, and where a word within one does: #AbuHaraz, #Abu_Haraz."""
_ENDS_LINE = re.compile(r"[^\w\n@:]*(?:\n|$)")
_BEGINS_ANEW = re.compile(r" [A-ZÀ-Ý\d\"“]")
LOOK_BACK = 12
"""Characters before tags in which it is seen what they belong to."""
_WORD_BEFORE = re.compile(r"\w $")
_LED_TO = re.compile(r"\b(?:in|at|on|of|near|to|from|by|for|with|and|or|the|an?|inside|outside|around|between) $")
"""Words that the tag behind them belongs to."""


def plain(text: str) -> Plain | None:
    """The text without its marks; None where it has none."""
    if not any(sign in text for sign in _SIGNS) and _WIDE.search(text) is None:
        return None
    found = Plain(text, range(len(text)))
    for edits in _STEPS:
        found = _edited(found, [*edits(found.text)])
    return found if found.text != text else None


def _edited(found: Plain, edits: Sequence[Edit]) -> Plain:
    text, where, at = [], [], 0
    for start, end, words in edits:
        text += [found.text[at:start], words]
        where += [*found.where[at:start], *[found.where[min(start, len(found.where) - 1)]] * len(words)]
        at = end
    return Plain("".join([*text, found.text[at:]]), [*where, *found.where[at:]]) if edits else found


def _unescaped(text: str) -> Iterator[Edit]:
    for each in _ENTITY.finditer(text):
        yield Edit(*each.span(), unescape(each[0]))


def _dropped(text: str) -> Iterator[Edit]:
    for each in _DROPPED.finditer(text):
        yield Edit(*each.span(), "\n\n" if each["block"] else "")


def _parts(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    """Take out the groups of each match."""
    for match in pattern.finditer(text):
        yield from (Edit(*span) for span in match.regs[1:] if span[0] >= 0)


def _untagged(text: str) -> Iterator[Edit]:
    """Tags as words with a capital; those in a row are a list, the heading of a post or its last sentence."""
    for tags in _TAGS.finditer(text):
        start, end = tags.span()
        before = text[max(0, start - LOOK_BACK) : start].rpartition("\n")[2]
        is_row, is_last = tags[0].count("#") > 1, _ENDS_LINE.match(text, end) is not None
        is_apart = is_row or tags[0][1].isupper()
        if is_last and is_apart and _WORD_BEFORE.search(before) and not _LED_TO.search(before.lower()):
            yield Edit(start - 1, start, ". ")
        for part in _PART.finditer(text, start, end):
            joint = ", " if part[1] else " " if part[2] is None else ""
            yield Edit(*part.span(), joint + (part[2] or "").upper())
        if not is_last and not before.strip(" \t•*-") and (is_row or is_apart) and _BEGINS_ANEW.match(text, end):
            yield Edit(end, end, ":")


_STEPS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _unescaped,
    _dropped,
    *(partial(_parts, pattern) for pattern in (_LINK, _STARS, _LINES)),
    _untagged,
    partial(_parts, _WIDE),
)
