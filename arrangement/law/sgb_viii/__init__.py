"""SGB VIII: one function per paragraph."""
