"""The reframing engine, tested without Django but for its commands."""
