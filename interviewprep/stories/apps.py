"""Tells Django about the stories app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """What a person has done, and what each job needs."""

    name = "interviewprep.stories"
    label = "stories"
