"""Commands that are too long for `cli`, one to a module: parse arguments, call the API, print."""
