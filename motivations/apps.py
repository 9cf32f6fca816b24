"""Tells Django about the heart of the product."""

from django.apps import AppConfig


class MotivationsConfig(AppConfig):
    """What is in it for you, and how to say it."""

    name = "motivations"

    def ready(self) -> None:
        """Say who keeps what a visitor brings along, and add to the download."""
        from interviewprep.accounts import carry, portability
        from motivations.carried import receive
        from motivations.portability import export

        carry.register(receive)
        portability.register("motivations", export)
