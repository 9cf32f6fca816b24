"""Tells Django about the ways out and back in."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Taking everything along, and bringing it back."""

    name = "interviewprep.exports"
    label = "exports"
