"""`manage.py prepare`: what a new version needs before it serves."""

from typing import Any

from django.core.management.base import BaseCommand

from interviewprep.preparation import prepare


class Command(BaseCommand):
    """Run once after each update, before the new version serves anybody."""

    help = "Migrate the database and build the static files."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare()
