"""Place names of the world and of the user: what is called so, where it lies."""

from .gazetteer import Found, Gazetteer
from .names import ARTICLES, text_view
from .place import Match, Place, people

__all__ = ["ARTICLES", "Found", "Gazetteer", "Match", "Place", "people", "text_view"]
