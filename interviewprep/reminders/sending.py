"""Sends the mails that are due: each by one worker at a time, until one has sent it.

A mail is never lost: its row is open until somebody notes that it went. It goes twice
only if a worker dies between handing it over and noting so, and then under the same
Message-ID.
"""

import logging
from datetime import datetime, timedelta

from django.tasks import task
from django.utils import timezone

from interviewprep.reminders.mails import NothingToSay, mail_of
from interviewprep.reminders.models import Reminder
from interviewprep.reminders.planning import plan

# Far longer than a mail server may take to answer, so that no living worker loses it.
LEASE = timedelta(minutes=5)
# A mail server that doesn't answer is asked again, each time later.
_LONGEST_PAUSE = 60
# More than this at once wait for the next look.
MOST = 500
# So long it is known that something was sent, or needn't be.
REMEMBERED_FOR = timedelta(days=90)

logger = logging.getLogger(__name__)


@task()
def remind() -> int:
    """Plan what is due, hand each mail to a task of its own, and count them."""
    now = timezone.now()
    plan(now=now)
    waiting = waiting_now(now=now)
    for number in waiting:
        deliver.enqueue(number)
    return len(waiting)


@task()
def deliver(number: int) -> bool:
    """Send one mail, unless somebody else is at it; tell whether this sent it."""
    return send(number, lease=LEASE)


def waiting_now(*, now: datetime) -> list[int]:
    """Return the numbers of the mails to send at an aware moment, the oldest first."""
    rows = Reminder.objects.waiting(now=now).order_by("due_at", "pk")
    return list(rows.values_list("pk", flat=True)[:MOST])


def send(number: int, *, lease: timedelta) -> bool:
    """Take a mail, send it and note so; tell whether it went.

    Nobody else takes it while the lease lasts. A mail server that fails leaves the row
    for later; anything else that fails does so when the lease has passed.
    """
    now = timezone.now()
    if not Reminder.objects.lease(number, now=now, until=now + lease):
        return False
    reminder = Reminder.objects.get(pk=number)
    mine = Reminder.objects.open().filter(pk=number)
    try:
        mail_of(reminder, now=now).send()
    except NothingToSay:
        mine.update(void_at=now, lease_until=None)
        return False
    except OSError:
        logger.exception("A reminder could not be sent.")
        pause = min(2**reminder.attempts, _LONGEST_PAUSE)
        mine.update(lease_until=now + timedelta(minutes=pause))
        return False
    mine.update(sent_at=timezone.now(), lease_until=None)
    return True


def forget_old(*, now: datetime) -> int:
    """Delete what was noted of mails long ago; return how many rows went."""
    old = Reminder.objects.filter(due_at__lt=now - REMEMBERED_FOR)
    return old.delete()[0]
