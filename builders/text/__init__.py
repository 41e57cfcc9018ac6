"""The text builder: reads English news prose, deterministic and offline."""

from __future__ import annotations

from .builder import RulesBuilder, TextBuilder

__all__ = ["RulesBuilder", "TextBuilder"]
