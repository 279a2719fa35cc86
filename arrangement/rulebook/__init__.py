"""The rulebook: every rule, aim and condition by id, in words a case manager understands. No code."""
