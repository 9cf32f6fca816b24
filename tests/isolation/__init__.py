"""Nobody sees or changes what is another's: every address, every method, everybody."""
