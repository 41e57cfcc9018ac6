"""What happened: event words, whether they tell of something that happened, and who did it to whom."""
