"""Report -> rows with evidence."""
