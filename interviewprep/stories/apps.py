"""Tells Django about the stories app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """What a person has done, and what each job needs."""

    name = "interviewprep.stories"
    label = "stories"

    def ready(self) -> None:
        """Add to what a person can download."""
        from interviewprep.accounts import portability
        from interviewprep.stories.portability import export

        portability.register("stories", export)
