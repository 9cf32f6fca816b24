"""Workers that send reminders, made to be killed in the middle of it.

`python -m tests.reminders.drill COUNT LEASE` (with a database and a mail server of its
own set in the environment) makes COUNT reminders, then keeps two workers going, who
take each for LEASE seconds, and kills one with SIGKILL as often as it is asked to on
its standard input. It prints the number of reminders still to be sent after each line
it reads.
"""

import os
import signal
import sys
import time
from datetime import timedelta

import django

WORKERS = 2


def make(count: int) -> None:
    """Make people with an interview tomorrow whose evening mail is due."""
    from allauth.account.models import EmailAddress  # noqa: PLC0415  needs the site
    from django.utils import timezone  # noqa: PLC0415

    from interviewprep.reminders.planning import plan  # noqa: PLC0415
    from tests.factories import (  # noqa: PLC0415
        InterviewFactory,
        ReminderSettingsFactory,
    )

    now = timezone.now().replace(second=0, microsecond=0)
    for _ in range(count):
        wants = ReminderSettingsFactory.create(
            by_mail_since=now - timedelta(days=30), evening_at="00:00"
        )
        owner = wants.owner
        EmailAddress.objects.create(user=owner, email=owner.email, verified=True)
        moment = now + timedelta(hours=20)
        InterviewFactory.create(
            job__owner=owner,
            date=moment.date(),
            time=moment.time(),
            zone="UTC",
            starts_at=moment,
        )
    plan(now=timezone.now())


def work(lease: timedelta) -> None:
    """Send what waits, over and over, until killed."""
    from django.utils import timezone  # noqa: PLC0415

    from interviewprep.reminders.sending import send, waiting_now  # noqa: PLC0415

    while True:
        for number in waiting_now(now=timezone.now()):
            send(number, lease=lease)
        time.sleep(0.01)


def start(lease: timedelta) -> int:
    """Start a worker in a process of its own, and return its number."""
    child = os.fork()
    if child == 0:
        work(lease)
    return child


def left() -> int:
    from django.db import connection  # noqa: PLC0415

    from interviewprep.reminders.models import Reminder  # noqa: PLC0415

    count = Reminder.objects.open().count()
    connection.close()
    return count


def main(count: int, lease: timedelta) -> None:
    make(count)
    workers = [start(lease) for _ in range(WORKERS) if left() >= 0]
    print(left(), flush=True)  # noqa: T201
    for number, order in enumerate(sys.stdin):
        if order.strip() == "kill":
            at = number % WORKERS
            os.kill(workers[at], signal.SIGKILL)
            os.waitpid(workers[at], 0)
            workers[at] = start(lease)
        print(left(), flush=True)  # noqa: T201
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    main(int(sys.argv[1]), timedelta(seconds=int(sys.argv[2])))
