"""The pages and downloads of the ways out and back in."""
