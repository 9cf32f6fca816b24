"""Tests of the look: colours, icons, form templates, frame and scripts."""
