"""Errors the user can mend: one line that says where, what was found, what is allowed and what to do."""

from __future__ import annotations


class SourcebookError(Exception):
    """Shown without a traceback; the command ends with exit code 2."""


class InputError(SourcebookError):
    """A file given by the user (reports, lexicon, gazetteer, workbook) cannot be used as it is."""


class OutputError(SourcebookError):
    """The place to write to cannot be written, or holds something that is not ours."""


class UnknownNameError(SourcebookError):
    """A builder, format or event id that does not exist; the message lists what does."""


class DefectError(SourcebookError):
    """Rows of ours break a rule of the schema: nothing was written, and the findings say which rows."""
