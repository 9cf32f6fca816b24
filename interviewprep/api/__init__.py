"""The same tracker for other programs: JSON over HTTP, opened by personal tokens."""
