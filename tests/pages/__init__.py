"""Tests of `interviewprep.pages`."""
