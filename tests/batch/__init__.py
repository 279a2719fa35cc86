"""Many cases, each planned alone."""
