"""Who acted and who was acted on: the two sides of a story."""
