"""Law: dated values in `de/`, one small function per paragraph, and what follows for a person and a day."""
