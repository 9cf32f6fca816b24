"""Tells Django about the fit app."""

from django.apps import AppConfig


class FitConfig(AppConfig):
    """What a person asks, and what would make it a yes."""

    name = "interviewprep.fit"
    label = "fit"
