"""The tests: one folder for each package, and `journeys` for the whole way through."""
