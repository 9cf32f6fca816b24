"""Both sides' interview: what to ask them, and what makes it a yes."""
