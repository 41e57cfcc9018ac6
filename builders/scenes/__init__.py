"""Where it happened: which of the places that a report names are told as the scene."""
