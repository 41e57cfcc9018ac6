"""From paths to reports: each file by the reader of its format, each draft checked, dated and given its id."""

from __future__ import annotations

import sys
from stat import S_ISREG
from typing import TYPE_CHECKING, TypeVar

from . import dateline, standard_input
from .days import read_day, read_year
from .decoding import UndecodableError
from .draft import MAX_CHARACTERS, Draft, Source, place
from .formats import READERS
from .identities import Identities, RepeatedReportError
from .paths import STANDARD_INPUT, expand
from .report import Failure, Item, Notice, Report, text_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from .dateline import Dateline

T = TypeVar("T")


def read(paths: Sequence[str | Path]) -> Iterator[Item]:
    """Yield what the files hold, one report at a time, in the order of `expand(paths)` and of each file.

    A file or row that gives no report yields a Failure, and reading goes on. Raises InputError for a path that does
    not exist.
    """
    identities = Identities()
    for path in expand(paths):
        name = "standard input" if path == STANDARD_INPUT else storable(str(path))
        for found in found_in(path, name, READERS, standard_input.read):
            if isinstance(found, Draft):
                yield from _finished(found, name, identities)
            else:
                yield found


def storable(text: str) -> str:
    """The text with U+FFFD for what cannot be written as UTF-8: halves of surrogate pairs."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def found_in(
    path: Path,
    name: str,
    readers: Mapping[str, Callable[[Source], Iterator[T]]],
    piped: Callable[[Source], Iterator[T]],
) -> Iterator[T | Failure]:
    """Yield what the reader of the file's format finds; whatever it raises is a failure of this file.

    `readers`: by file ending, in small letters; `piped` reads standard input.
    """
    nothing = True
    try:
        for found in _read_file(path, name, readers, piped):
            nothing = False
            yield found
        if nothing:
            yield Failure(name, "no report in this file")
    except UndecodableError as error:
        yield Failure(name, str(error))
    except OSError as error:
        yield Failure(name, f"cannot be read: {error.strerror or _one_line(error)}")
    except Exception as error:  # readers rest on libraries that raise many kinds on damaged files
        yield Failure(name, f"cannot be read, it may be damaged or cut short ({_one_line(error)}); save it anew")


def _read_file(
    path: Path,
    name: str,
    readers: Mapping[str, Callable[[Source], Iterator[T]]],
    piped: Callable[[Source], Iterator[T]],
) -> Iterator[T | Failure]:
    if path == STANDARD_INPUT:
        yield from piped(Source(name, sys.stdin.buffer))
        return
    status = path.stat()
    reader = readers.get(path.suffix.lower())
    if path.is_dir():
        yield Failure(name, "this folder cannot be opened; see who may read it")
    elif reader is None:
        yield Failure(name, f"files ending in {path.suffix or 'nothing'} are not read; {', '.join(readers)} are")
    elif not S_ISREG(status.st_mode):
        yield Failure(name, "no regular file; pipe it into standard input and give - as the path")
    elif not status.st_size:
        yield Failure(name, "an empty file")
    else:
        with path.open("rb") as stream:
            yield from reader(Source(name, stream))


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _finished(draft: Draft, name: str, identities: Identities) -> Iterator[Item]:
    """Check the text, read its head, settle its id."""
    where = place(name, draft.row)
    text = storable(draft.text)
    if not text.strip():
        yield Failure(where, "no text, only blanks" if text else "no text")
    elif len(text) > MAX_CHARACTERS:
        yield Failure(where, f"{len(text):,} characters; a report may have {MAX_CHARACTERS:,}; split it")
    else:
        day = read_day(draft.published) if draft.published else None
        year = read_year(draft.published) if draft.published and day is None else None
        if draft.published and day is None and year is None:
            yield Notice(where, f"{draft.published!r:.60} is no certain publication date; write it as YYYY-MM-DD")
        try:
            yield _report(draft, text, name, identities, dateline.read(text, year), day)
        except RepeatedReportError as error:
            yield Failure(where, str(error))


def _report(draft: Draft, text: str, name: str, identities: Identities, head: Dateline, day: date | None) -> Report:
    """The report itself. Its date: the file's own before the text's, and both before the day a document was begun."""
    sha256 = text_digest(text)
    return Report(
        report_id=identities.settle(_clean(draft.report_id), sha256, name, draft.row),
        text=text,
        sha256=sha256,
        title=_clean(draft.title),
        publisher=_clean(draft.publisher) or head.agency or _clean(draft.author),
        published=day or head.published or draft.written,
        url=_clean(draft.url),
        path=name,
        language=_language(draft.language),
        dateline_place=head.place,
    )


def _language(tag: str | None) -> str | None:
    """The language of a tag such as `en-GB`."""
    tag = _clean(tag)
    return tag.replace("_", "-").split("-")[0].lower() if tag else None


def _clean(value: str | None) -> str | None:
    """One line without blanks around it; None for nothing."""
    return " ".join(storable(value).split()) or None if value else None
