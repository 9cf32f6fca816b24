"""The pages of the tracker: jobs, their stages, and their interviews."""
