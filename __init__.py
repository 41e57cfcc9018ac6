"""Reports in, defended rows out."""
