"""A language model's reading of a report, as a second opinion: only what it can quote from the report is kept."""

from .builder import LlmBuilder

__all__ = ["LlmBuilder"]
