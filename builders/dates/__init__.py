"""When: written dates, relative ones, and the days that they mean."""
