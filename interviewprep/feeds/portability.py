"""The calendar feed's share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, told
from interviewprep.feeds.models import Feed


def export(user: User) -> Part:
    """Return what somebody's calendar shows; never what would open it."""
    feed = Feed.objects.filter(owner=user).first()
    names = ("made_at", "last_read_on", *Feed.CHOICES)
    return told(**{name: getattr(feed, name) for name in names} if feed else {})
