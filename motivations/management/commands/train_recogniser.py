"""`manage.py train_recogniser`: fit the recogniser to its training texts again."""

from typing import Any

from django.core.management.base import BaseCommand

from motivations.reframing.training import train


class Command(BaseCommand):
    """Trains the recogniser; a developer's command, run when texts or cues change."""

    help = "Train the recogniser from motivations/reframing/training/*.tsv."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Train, and show how it does on texts that it had not seen."""
        for name, figure in train().items():
            self.stdout.write(f"{name}\t{figure}")
