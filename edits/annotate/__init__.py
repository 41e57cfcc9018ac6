"""A copy of a workbook with its findings in it: cells shaded, a note in each, and a sheet that lists them with links.

The parts of the file are changed where the marks go and copied to the letter elsewhere. Loading and saving the workbook
with a library would lose what the library does not know: charts, slicers, threaded notes, the look of controls.
"""

from .annotate import annotate

__all__ = ["annotate"]
