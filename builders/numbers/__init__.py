"""How many: numbers that may count people, with their bounds."""
