"""The parts of a page, one thought each; `ORDER` in `page/build.py` says who gets which."""
