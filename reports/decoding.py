r"""From bytes to text: UTF-8 where it is UTF-8, a mark at the start, a declared encoding, or a careful guess.

Plain files come as Python's text mode gives them: without the byte order mark and with `\n` for every line break.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from .draft import MAX_BYTES, Source

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and the codecs that read past them."""

PUNCTUATION = "“”‘’‚„–—…•€£§°ºª«»¡¿·´©®™½¼\xa0"

PROSE = {
    "cp1252": frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ" + PUNCTUATION),
    "cp1254": frozenset("ÂÇĞİÎÖŞÛÜâçğıîöşûü" + PUNCTUATION),
}
"""What western, and then Turkish, prose adds to ASCII. Statistics of letters do not tell these two from Polish, but
their own letters do: without the Icelandic ones, and with nothing like the `³ ¹ ¾` that others turn into."""

PROSE_SHARE = 0.25
"""More than this share of characters beyond ASCII is no such prose: measured 0.02 to 0.2, Cyrillic 0.7 and up."""

STRANGE_SHARE = 0.1
"""Nor is more than this share of them outside of the set: an `m³` may occur, and what is Polish has 0.4."""

CANDIDATES = [
    *("cp1250", "cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "mac_roman"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
"""Encodings a guess may name beside those: what is in use; rarer ones only draw guesses away from these."""

SEVEN_BIT = ("iso-2022", "hz", "utf-7", "utf-16")
"""Encodings whose bytes pass as UTF-8 too: where a format declares one of these, it is believed first."""

SAMPLE = 65_536
"""Bytes a guess looks at: the lines with characters beyond ASCII say all there is to know, early."""


BINARY = "a binary file, not text (it holds NUL bytes); export it as UTF-8 text"


class Decoded(NamedTuple):
    """A text, and what its owner should know about how it was decoded."""

    text: str
    notice: str | None = None


class UndecodableError(ValueError):
    """The bytes are no text; the message says what they are and what to do."""


def contents(source: Source) -> bytes:
    """All bytes of a file of text; raises UndecodableError when there are more than a report may have."""
    data = source.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UndecodableError(f"larger than {MAX_BYTES // 1_000_000} MB, the most one report may take; split it")
    return data


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes; `declared` is the encoding the format itself names. Raises UndecodableError."""
    if declared is not None and declared.lower().startswith(SEVEN_BIT) and (text := _as_declared(data, declared)):
        return Decoded(text)
    mark = marked(data)
    if mark is None and b"\0" in data:
        raise UndecodableError(BINARY)
    try:
        text, notice = data.decode(mark or "utf-8"), None
    except UnicodeDecodeError as error:
        if declared is not None and (text := _as_declared(data, declared)) is not None:
            return Decoded(text)
        encoding = guess(data[data.rfind(b"\n", 0, error.start) + 1 :])
        text, notice = data.decode(encoding, "replace"), guessed(encoding)
    if "\0" in text:
        raise UndecodableError(BINARY)
    return Decoded(text, notice)


def newlines(text: str) -> str:
    r"""The text with `\n` for every line break, as Python's text mode reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def marked(data: bytes) -> str | None:
    """The codec that the byte order mark at the start calls for."""
    return next((codec for mark, codec in MARKS if data.startswith(mark)), None)


def guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8; raises UndecodableError when they are no text either."""
    if b"\0" in data[:SAMPLE]:
        raise UndecodableError(BINARY)
    sample = _telling(data)
    if (encoding := next((name for name in PROSE if _is_prose(sample, name)), None)) is not None:
        return encoding
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    if best is None:
        raise UndecodableError("neither UTF-8 nor any encoding in common use; save it as UTF-8 text")
    return best.encoding


def guessed(encoding: str) -> str:
    """The notice for a guessed encoding."""
    return f"not UTF-8; read as {encoding}, the likeliest encoding; where names look wrong, save the file as UTF-8"


def _as_declared(data: bytes, declared: str) -> str | None:
    # Browsers read these labels as cp1252, and so do the people who write them.
    western = declared.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
    try:
        return data.decode("cp1252" if western else declared)
    except (LookupError, UnicodeDecodeError):
        return None


def _telling(data: bytes) -> bytes:
    """The lines that hold more than ASCII, up to the size of a sample."""
    lines = bytearray()
    for line in data[: 16 * SAMPLE].splitlines(keepends=True):
        if not line.isascii():
            lines += line
        if len(lines) >= SAMPLE:
            break
    return bytes(lines[:SAMPLE]) or data[:SAMPLE]


def _is_prose(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, "replace")
    beyond = [character for character in text if character > "\x7f"]
    strange = sum(character not in PROSE[encoding] for character in beyond)
    return len(beyond) <= PROSE_SHARE * len(text) and strange <= STRANGE_SHARE * len(beyond)
