"""The tracker: jobs, stages, interviews, and clocks that don't agree."""
