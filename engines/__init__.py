"""How a batch function is run."""
