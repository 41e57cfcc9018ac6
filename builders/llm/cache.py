"""Stored answers: one file each, named by the digest of the request, so that nothing is asked twice."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from ...errors import InputError


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a model answered. `request` is the digest of what it was asked."""

    request: str
    model: str
    prompt: str
    content: str
    tokens: int
    """Tokens of request and answer, as the server counts them or as they were estimated."""


_DECODE = msgspec.json.Decoder(Answer).decode


class Cache:
    """A folder of answers. Several builds may share it; a file appears whole or not at all."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def get(self, request: str) -> Answer | None:
        """The stored answer to a request; None where there is none, or where the file was damaged."""
        try:
            answer = _DECODE(self._path(request).read_bytes())
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return answer if answer.request == request else None

    def open(self) -> None:
        """Make the folder, which only its owner may read: answers quote the reports. Raises InputError."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            raise InputError(
                f"{self.folder} cannot be written ({error.strerror}), and answers are kept there; "
                "name another folder with --set cache=DIR"
            ) from error

    def put(self, answer: Answer) -> None:
        """Store an answer; raises OSError."""
        path = self._path(answer.request)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as draft:
            try:
                draft.write(msgspec.json.format(msgspec.json.encode(answer), indent=1))
                draft.close()
                os.replace(draft.name, path)  # noqa: PTH105 - the name of a temporary file is text
            except BaseException:
                with suppress(OSError):
                    Path(draft.name).unlink()
                raise

    def _path(self, request: str) -> Path:
        return self.folder / request[:2] / f"{request}.json"
