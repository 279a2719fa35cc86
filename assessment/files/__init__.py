"""Files in and out: plain data with places, models with every fault of a file, hashes, safe writing."""
