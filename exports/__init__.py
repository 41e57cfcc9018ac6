"""What goes out: one module for each format."""

from .info import BuildInfo
from .parquet import TableWriter, read_table
from .workbook import write_workbook

__all__ = ["BuildInfo", "TableWriter", "read_table", "write_workbook"]
