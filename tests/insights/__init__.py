"""Tests of what a search tells."""
