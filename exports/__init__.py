"""What goes out: one module for each format."""

from .info import BuildInfo
from .parquet import TableWriter, read_table
from .registry import Format, Target, list_formats
from .workbook import write_workbook

__all__ = ["BuildInfo", "Format", "TableWriter", "Target", "list_formats", "read_table", "write_workbook"]
