"""Tests of what programs may do."""
