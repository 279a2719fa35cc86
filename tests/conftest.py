"""Hypothesis draws the same examples each time; `--hypothesis-profile default` goes looking for others."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.load_profile("same")
