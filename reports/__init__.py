"""What comes in: reports, and one reader for each format."""
