"""The page: one self-contained HTML file without script, to print, to read on a phone, to hear read aloud."""
