"""Two builders on the same reports: where they agree, where they do not, and by which words."""

from .compare import compare, compare_datasets
from .result import Comparison

__all__ = ["Comparison", "compare", "compare_datasets"]
