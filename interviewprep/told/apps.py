"""Tells Django about the told app."""

from django.apps import AppConfig


class ToldConfig(AppConfig):
    """What a person told whom, and where two versions differ."""

    name = "interviewprep.told"
    label = "told"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.told.portability import export

        portability.register("told", export)
