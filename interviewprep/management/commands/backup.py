"""`manage.py backup FOLDER`: a checked copy of the database, while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from interviewprep.backups import CannotBackUp, back_up, forget_oldest


class Command(BaseCommand):
    """Run nightly by the operator's scheduler; fails loudly, never halfway."""

    help = "Write a checked copy of the SQLite database into a folder."
    # A site that something is wrong with needs its backup all the more.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="Where the backups are kept.")
        parser.add_argument(
            "--keep", type=int, help="Remove all but this many of the newest backups."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        into: Path = options["folder"].resolve()
        keep: int | None = options["keep"]
        if keep is not None and keep < 1:
            raise CommandError("--keep must be at least 1.")
        try:
            made = back_up(into, at=timezone.now())
        except CannotBackUp as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"Backed up into {made}")
        if keep is not None:
            for gone in forget_oldest(into, keep=keep):
                self.stdout.write(f"Removed {gone}")
