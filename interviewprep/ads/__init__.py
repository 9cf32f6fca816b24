"""Reads job ads: what they leave vague, what they need. Knows nothing of the site."""
