"""What every other part reads with: the text of a report, the lexicons and where their words stand in it."""
