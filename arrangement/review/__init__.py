"""Looking back: what was planned beside what happened, and what became of the goals."""
