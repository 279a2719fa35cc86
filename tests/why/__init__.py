"""Tests of `check --why`."""
