"""The pages on which things come in: an ad, or a table of jobs and people."""
