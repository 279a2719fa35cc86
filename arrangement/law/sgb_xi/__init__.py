"""SGB XI: one function per paragraph."""
