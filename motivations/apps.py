"""Tells Django about the heart of the product."""

from django.apps import AppConfig


class MotivationsConfig(AppConfig):
    """What is in it for you, and how to say it."""

    name = "motivations"
