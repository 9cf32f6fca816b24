"""Tells Django about the feeds app."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """A calendar of one's interviews that calendar apps subscribe to."""

    name = "interviewprep.feeds"
    label = "feeds"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.feeds.portability import export

        portability.register("calendar_feed", export)
