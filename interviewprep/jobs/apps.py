"""Tells Django about the jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The jobs a person is after, and their interviews."""

    name = "interviewprep.jobs"
    label = "jobs"
