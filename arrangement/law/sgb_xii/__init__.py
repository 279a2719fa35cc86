"""SGB XII: one function per paragraph."""
