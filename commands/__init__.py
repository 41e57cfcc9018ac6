"""Commands, one a file: parse arguments, call the API, print."""
