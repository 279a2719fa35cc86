"""One thin file for each command: read, call, show."""
