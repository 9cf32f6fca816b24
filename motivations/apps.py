"""Tells Django about the heart of the product."""

from django.apps import AppConfig


class MotivationsConfig(AppConfig):
    """What is in it for you, and how to say it."""

    name = "motivations"

    def ready(self) -> None:
        """Say who keeps what a visitor brings along when they sign up."""
        from interviewprep.accounts import carry
        from motivations.carried import receive

        carry.register(receive)
