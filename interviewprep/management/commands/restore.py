"""`manage.py restore FOLDER`: puts a backup in the place of the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from interviewprep.backups import CannotRestore, restore
from interviewprep.preparation import prepare


class Command(BaseCommand):
    """Run with the site stopped; the present database is set aside, not deleted."""

    help = "Check a backup and put it in the place of the SQLite database."
    # The database may be missing or damaged: that is when somebody restores.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="A folder that `backup` made.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            aside = restore(options["folder"].resolve(), at=timezone.now())
        except CannotRestore as reason:
            raise CommandError(str(reason)) from reason
        prepare()
        self.stdout.write("Restored, and brought up to date with this version.")
        if aside:
            self.stdout.write(f"The database that was here before is now {aside}")
