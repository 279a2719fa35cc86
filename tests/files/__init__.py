"""Reading and writing files: every bad input that we know of, and the promises that hold for any file."""
