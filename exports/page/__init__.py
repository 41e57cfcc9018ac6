"""The evidence page: one file in which every event shows the words behind its cells, for a browser and no network."""

from .writing import write

__all__ = ["write"]
