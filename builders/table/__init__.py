"""An existing incident list -> rows: each row is a report, and a cell's words are the value in its source column."""

from .builder import TableBuilder

__all__ = ["TableBuilder"]
