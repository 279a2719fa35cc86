"""SGB IX: one function per paragraph."""
