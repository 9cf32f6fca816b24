"""Tells Django about the heart of the product."""

from django.apps import AppConfig


class MotivationsConfig(AppConfig):
    """What is in it for you, and how to say it."""

    name = "motivations"

    def ready(self) -> None:
        """Keep what a visitor brings along, add to the download, count for lists."""
        from interviewprep.accounts import carry, portability
        from interviewprep.jobs import preparation
        from motivations.carried import receive
        from motivations.portability import export
        from motivations.preparation import ready_parts

        carry.register(receive)
        preparation.register(ready_parts)
        portability.register("motivations", export)
