"""Sourcebook: reports in, defended rows out. A cell is a value plus the words it came from."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .builders.registry import list_builders
    from .comparison.compare import compare
    from .dataset import Dataset, read
    from .errors import SourcebookError
    from .estimation import estimate
    from .explanation import explain
    from .exporting import export
    from .exports.template import template
    from .merging import diff, keep, merge, revert
    from .pipeline import build
    from .schema.codebook import codebook
    from .validation import validate

    __version__: str

_HOMES = {
    "Dataset": ".dataset",
    "SourcebookError": ".errors",
    "build": ".pipeline",
    "codebook": ".schema.codebook",
    "compare": ".comparison.compare",
    "diff": ".merging",
    "estimate": ".estimation",
    "explain": ".explanation",
    "export": ".exporting",
    "keep": ".merging",
    "list_builders": ".builders.registry",
    "merge": ".merging",
    "read": ".dataset",
    "revert": ".merging",
    "template": ".exports.template",
    "validate": ".validation",
}
"""Where each public name lives; it is imported when it is first used, so that `import sourcebook` costs nothing."""

__all__ = [
    "Dataset",
    "SourcebookError",
    "__version__",
    "build",
    "codebook",
    "compare",
    "diff",
    "estimate",
    "explain",
    "export",
    "keep",
    "list_builders",
    "merge",
    "read",
    "revert",
    "template",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("sourcebook")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
