"""One incident, many sentences: which facts belong together, of what kind the whole is, and when it was."""
