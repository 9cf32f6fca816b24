"""Moves every person's key under the operator's current key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interviewprep.accounts.keys import rotate, waiting_keys
from interviewprep.sealed import private_text_usable


class Command(BaseCommand):
    """Rewraps people's keys; safe to stop and to start again, while people work."""

    help = (
        "Put a new key first in IP_DATA_KEYS, restart, then run this. Once --check "
        "counts 0, the old key can be taken out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer --check."""
        parser.add_argument(
            "--check",
            action="store_true",
            help="Only count the keys that are still under an old one; fail if any.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate or count; raise CommandError when keys are missing or left over."""
        if not options["check"]:
            health = private_text_usable()
            if not health.usable:
                raise CommandError(health.reason)
            self.stdout.write(f"Moved {rotate()}.")
        left = waiting_keys().count()
        self.stdout.write(f"Left under an old key: {left}.")
        if left:
            raise CommandError("Keep the old key for now, and run this again.")
