"""Tells Django about the fit app."""

from django.apps import AppConfig


class FitConfig(AppConfig):
    """What a person asks, and what would make it a yes."""

    name = "interviewprep.fit"
    label = "fit"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.fit.portability import export

        portability.register("fit", export)
