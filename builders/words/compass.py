"""The sides of the compass, as places and parts of countries are told by them."""

SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
