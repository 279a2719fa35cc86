"""Ground: the words, units and errors that every room stands on."""
