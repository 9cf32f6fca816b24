"""The reminders' share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part
from interviewprep.reminders.models import Aside, ReminderSettings


def export(user: User) -> Part:
    """Return what somebody wants to be reminded of, and tell what they put aside.

    That isn't brought back: elsewhere its rows have other numbers, and what is still to
    be done is simply due again.
    """
    asides = [_told(each) for each in Aside.objects.owned_by(user).order_by("pk")]
    settings = ReminderSettings.objects.filter(owner=user)
    return Part({"settings": settings}, {"put_aside": asides})


def _told(aside: Aside) -> dict[str, str | None]:
    until = aside.until_on
    return {
        "about": aside.about,
        "on_date": aside.on_date.isoformat(),
        "until_on": until.isoformat() if until else None,
    }
