"""Tells Django about the reminders app."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """What is due, on Today and by mail."""

    name = "interviewprep.reminders"
    label = "reminders"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.reminders.portability import export

        portability.register("reminders", export)
