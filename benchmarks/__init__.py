"""Measurements: one command each, on data that ships with the project."""
