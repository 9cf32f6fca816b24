"""Tells Django about the imports app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Ads and tables on their way in."""

    name = "interviewprep.imports"
    label = "imports"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.imports.portability import export

        portability.register("imports", export)
