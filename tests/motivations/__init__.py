"""The heart: why this job, the guide, and the words for the room."""
