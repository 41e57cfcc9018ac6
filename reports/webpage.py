"""Reports in HTML: the article's text without menus, scripts and footers, and the metadata its page declares."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .decoding import contents, decode
from .draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from configparser import ConfigParser

    from .draft import Found, Source

UNSEEN = ("script", "style", "noscript", "template", "iframe", "object", "svg", "textarea", "select", "button")
"""Elements whose content is no part of what the article says; cut before the text is looked for."""

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE
)

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it logs, a Failure says


def read(source: Source) -> Iterator[Found]:
    """Yield the page as one draft; raises UndecodableError."""
    data = contents(source)
    declared = _CHARSET.search(data[:4096])
    html, notice = decode(data, declared[1].decode() if declared else None)
    if notice is not None:
        yield source.notice(notice)
    draft = article(html)
    yield source.failure("no article text in this page; save the page's text as txt") if draft is None else draft


def article(html: str) -> Draft | None:
    """The article of a page, a blank line between paragraphs; None when there is no text in it."""
    from trafilatura import extract, extract_metadata, load_html

    tree = load_html(html)
    if tree is None:
        return None
    # Dates only from what the page declares: the wider search would take any date on it.
    about = extract_metadata(tree, date_config={"original_date": True, "extensive_search": False})
    language = tree.get("lang") or about.language
    for element in list(tree.iter(*UNSEEN)):
        element.drop_tree()
    text = extract(tree, include_comments=False, config=_any_length())
    if not text:
        return None
    return Draft(
        text="\n\n".join(line.strip() for line in text.splitlines() if line.strip()),
        title=about.title,
        publisher=about.sitename,
        published=about.date,
        url=about.url,
        language=language,
    )


@lru_cache(maxsize=1)
def _any_length() -> ConfigParser:
    """Settings by which a short page is an article too, instead of text without its paragraphs."""
    from trafilatura.settings import use_config

    config = use_config()
    for size in ("min_extracted_size", "min_output_size"):
        config["DEFAULT"][size] = "1"
    return config
