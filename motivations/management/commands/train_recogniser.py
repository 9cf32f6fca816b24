"""`manage.py train_recogniser`: fit what hears reasons and care to its texts again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motivations.reframing import care_training, training


class Command(BaseCommand):
    """Trains what hears reasons and care; run by developers when texts change."""

    help = "Train the recogniser from motivations/reframing/training/, care/ included."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the choice of training the ear for care alone, which is quicker."""
        parser.add_argument("--care-only", action="store_true")

    def handle(self, *_args: Any, care_only: bool, **_options: Any) -> None:
        """Train, and show how it does on texts that it had not seen."""
        figures = {} if care_only else training.train()
        for name, figure in (figures | care_training.train()).items():
            self.stdout.write(f"{name}\t{figure}")
