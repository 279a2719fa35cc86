"""SGB V: one function per paragraph."""
