"""What the worker clears away each night: deleted rows, old notes, ended sessions."""

from io import StringIO

from django.core.management import call_command
from django.tasks import task
from django.utils import timezone

from interviewprep.fit.models import Criterion, Question
from interviewprep.imports.models import Ad, Import
from interviewprep.jobs.models import Document, Event, Interview, Job, Person, SavedView
from interviewprep.recoverable import RecoverableQuerySet
from interviewprep.reminders.sending import forget_old
from interviewprep.stories.models import Need, Story
from interviewprep.told.models import Told
from motivations.models import Line, Taste


@task()
def sweep() -> int:
    """Delete for good what was deleted over 30 days ago; return how many rows went.

    Jobs go last: their interviews, people, questions and lines go with them. What was
    on its way in goes too, once nobody can take it back or came for it.
    """
    now = timezone.now()
    kinds: list[RecoverableQuerySet] = [  # type: ignore[type-arg]
        Told.objects.all(),
        Line.objects.all(),
        Question.objects.all(),
        Criterion.objects.all(),
        Need.objects.all(),
        Story.objects.all(),
        Document.objects.all(),
        Person.objects.all(),
        Interview.objects.all(),
        Event.objects.all(),
        SavedView.objects.all(),
        Job.objects.all(),
    ]
    gone = sum(rows.sweepable(now=now).delete()[0] for rows in kinds)
    gone += forget_old(now=now)
    gone += Taste.objects.emptied().delete()[0]
    gone += Ad.objects.sweepable(now=now).delete()[0]
    gone += Import.objects.sweepable(now=now).delete()[0]
    call_command("clearsessions")
    # What the worker notes of each task it has done; reminders alone make 144 a day.
    call_command("ox_prune", include_failed=True, stdout=StringIO())
    return gone
