"""Who is told of: noun phrases for people, and how they stand to verbs and nouns as subjects and objects."""
