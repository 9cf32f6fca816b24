"""The jobs' share of what a person can download, and bring back."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from interviewprep.jobs.models import (
    Document,
    DocumentBody,
    Event,
    Interview,
    Job,
    Person,
    SavedView,
    Tag,
)


def export(user: User) -> Part:
    """Return every job of a person with its rounds, people, events, tags and files."""
    bodies = DocumentBody.objects.filter(document__owner=user)
    return tables(
        tags=Tag.objects.filter(owner=user),
        jobs=Job.objects.filter(owner=user),
        events=Event.objects.filter(owner=user),
        interviews=Interview.objects.filter(owner=user),
        people=Person.objects.filter(owner=user),
        saved_views=SavedView.objects.filter(owner=user),
        documents=Document.objects.filter(owner=user),
        files=bodies.select_related("document"),
    )
