"""Tells Django about the api app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Personal tokens, and what other programs may do with them."""

    name = "interviewprep.api"
    label = "api"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.api.portability import export

        portability.register("api_tokens", export)
