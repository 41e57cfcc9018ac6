"""Where: names of places in a text, and which places of the gazetteer they are."""
