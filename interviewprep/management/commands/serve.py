"""`manage.py serve`: the web server and the worker, started and stopped as one."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from environs import Env

from interviewprep.preparation import prepare
from interviewprep.processes import (
    Address,
    PortTaken,
    background_worker,
    run_together,
    web_server,
)


class Command(BaseCommand):
    """Serve the site; HOST, PORT and WEB_WORKERS in the environment choose how."""

    help = "Serve the site and do its background work, until stopped."
    # Checked below, where somebody else relies on it; alone, people wait for the page.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--prepare",
            action="store_true",
            help="First bring database and static files up to date (one site alone).",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            self.check()
        if options["prepare"]:
            prepare()
        env = Env()
        address = Address(env.str("HOST", "127.0.0.1"), env.int("PORT", 8000))
        try:
            code = self._serve(address, workers=env.int("WEB_WORKERS", 1))
        except PortTaken as taken:
            another = f"PORT={address.port + 1} make run"
            message = f"{taken} is taken. Choose another port, such as {another}"
            raise CommandError(message) from taken
        sys.exit(code)

    def _serve(self, address: Address, *, workers: int) -> int:
        return run_together(
            [
                web_server(address, workers=workers),
                background_worker(settings.WORKER_HEARTBEAT),
            ],
            environment={"SITE_URL": Env().str("SITE_URL", address.url)},
            address=address,
            when_ready=lambda: self._say(f"interviewprep is at {address.url}/"),
        )

    def _say(self, message: str) -> None:
        self.stdout.write(message)
        self.stdout.flush()
