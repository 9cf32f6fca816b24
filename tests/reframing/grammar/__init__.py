"""Is everything that the phrasebook can say good English? Asked of it as a whole."""
