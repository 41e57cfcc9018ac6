"""The way back: workbooks that people edited, read and judged cell by cell."""
