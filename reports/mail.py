"""Reports in mails (eml): subject, date and sender are the metadata, the plain part the text, or else the HTML part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .decoding import decode, newlines
from .draft import Draft
from .webpage import article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

    from .draft import Found, Source


def read(source: Source) -> Iterator[Found]:
    """Yield the mail as one draft; raises UndecodableError."""
    from email import message_from_binary_file, policy

    mail = message_from_binary_file(source.stream, policy=policy.default)
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        if part is None:
            continue
        text, notice = decode(_payload(part), part.get_content_charset())
        draft = Draft(text=newlines(text)) if kind == "plain" else article(text)
        if draft is None or not draft.text.strip():
            continue
        if notice is not None:
            yield source.notice(notice)
        yield _with_headers(draft, mail)
        return
    yield source.failure("no text in this mail; what it attaches must be saved as files of their own")


def _payload(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _with_headers(draft: Draft, mail: EmailMessage) -> Draft:
    from email.utils import parseaddr

    name, address = parseaddr(_header(mail, "from") or "")
    draft.title = _header(mail, "subject") or draft.title
    draft.publisher = name or address or draft.publisher
    draft.published = _day(mail) or draft.published
    return draft


def _header(mail: EmailMessage, name: str) -> str | None:
    try:
        value = mail[name]
    except Exception:  # the standard library raises many kinds on malformed headers
        return None
    return str(value) if value else None


def _day(mail: EmailMessage) -> str | None:
    """The day in the sender's own time zone."""
    from email.utils import parsedate_to_datetime

    try:
        sent = parsedate_to_datetime(_header(mail, "date") or "")
    except ValueError:
        return None
    return sent.date().isoformat()
