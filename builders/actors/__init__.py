"""Who is named: groups, forces, peoples and persons, each by one canonical name."""
