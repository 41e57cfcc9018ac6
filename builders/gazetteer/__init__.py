"""Place names of the world and of the user: what is called so, where it lies."""

from .gazetteer import Found, Gazetteer
from .names import ARTICLES, text_view
from .place import Match, Place

__all__ = ["ARTICLES", "Found", "Gazetteer", "Match", "Place", "text_view"]
