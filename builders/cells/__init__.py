"""From a story to the cells of a row, each with its passage and rule."""
