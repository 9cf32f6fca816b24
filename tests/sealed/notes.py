"""Private notes to try sealing on, and how they lie in the database."""

import base64

from django.db import connection

from interviewprep.jobs.models import Job
from interviewprep.sealed import SealedModelForm

CANARY = "my boss is a racist 🦜"
PLACE = "ip|jobs.Job.notes|1|place"


def other_keys(**named) -> str:
    """Write keys as IP_DATA_KEYS does, each of one byte repeated."""
    return ",".join(
        f"{kid}:{base64.b64encode(bytes([byte]) * 32).decode()}"
        for kid, byte in named.items()
    )


def write_down(owner, text=CANARY) -> Job:
    """Save a job with private notes, and read it back."""
    job = Job.objects.create(owner=owner, title="Team lead", notes=text)
    return Job.objects.get(pk=job.pk)


def in_the_database(job) -> str:
    """Return what the column really holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM jobs_job WHERE id = %s", [job.pk])
        return str(cursor.fetchone()[0])


class NotesForm(SealedModelForm[Job]):
    """The owner’s own form for private notes."""

    class Meta:
        model = Job
        fields = ["notes"]
