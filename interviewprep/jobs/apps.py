"""Tells Django about the jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The jobs a person is after, and their interviews."""

    name = "interviewprep.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.jobs.portability import export

        portability.register("jobs", export)
