"""Checks over the whole source tree; each can be run by itself and has tests of its own."""
