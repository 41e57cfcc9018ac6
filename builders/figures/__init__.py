"""How many it struck: the figures of event words, in what scope, and who says so."""
