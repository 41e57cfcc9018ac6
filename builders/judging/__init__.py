"""Which stories are incidents that a report tells as its news, by fitted weights and by rules."""
