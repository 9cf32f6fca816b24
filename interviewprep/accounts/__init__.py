"""People: their account, their settings, their keys, and their own data."""
