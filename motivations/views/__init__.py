"""The pages of the heart: why this job, the guide's questions, and what to say."""
