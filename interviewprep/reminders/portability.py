"""The reminders' share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from interviewprep.reminders.models import Aside, ReminderSettings


def export(user: User) -> Part:
    """Return what somebody wants to be reminded of, and what they have put aside."""
    return tables(
        settings=ReminderSettings.objects.filter(owner=user),
        asides=Aside.objects.filter(owner=user),
    )
