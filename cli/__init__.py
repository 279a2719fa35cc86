"""The command line: thin commands and their views."""
