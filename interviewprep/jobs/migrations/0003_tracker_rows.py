"""Carry moves, people and called-off interviews over into their new columns."""

import uuid

from django.db import migrations

ORDER = ["saved", "applied", "talking", "offer"]


def moves_become_events(apps, schema_editor):
    """Each move becomes a dated event; jobs remember what their events say."""
    event = apps.get_model("jobs", "Event")
    change = apps.get_model("jobs", "StageChange")
    for row in change.objects.order_by("pk").values(
        "job_id", "job__owner_id", "after", "at", "job__stage", "job__outcome"
    ):
        ends = row["after"] == "closed" == row["job__stage"]
        event.objects.create(
            owner_id=row["job__owner_id"],
            job_id=row["job_id"],
            kind="moved",
            stage=row["after"],
            outcome=row["job__outcome"] if ends else "",
            at=row["at"],
        )
    for job in apps.get_model("jobs", "Job").objects.all().iterator():
        _settle(job, event)


def _settle(job, event):
    """Read stage and dates off the events; a job without any gets its start."""
    moves = list(event.objects.filter(job=job).order_by("at", "pk"))
    if not moves:
        start = event.objects.create(
            owner_id=job.owner_id,
            job=job,
            kind="moved",
            stage=job.stage,
            outcome=job.outcome,
            at=job.created_at,
        )
        moves = [start]
    last = moves[-1]
    been = [each.stage for each in moves if each.stage in ORDER]
    job.stage, job.outcome = last.stage, last.outcome
    job.stage_since = job.quiet_since = last.at
    job.reached = max(been, key=ORDER.index, default="saved")
    job.save(
        update_fields=["stage", "outcome", "reached", "stage_since", "quiet_since"]
    )


def people_get_owners(apps, schema_editor):
    """People belong to whoever owns the job, and to each round they were noted for."""
    for person in apps.get_model("jobs", "Person").objects.select_related("job"):
        person.owner_id = person.job.owner_id
        person.row_key = uuid.uuid4()
        person.save(update_fields=["owner", "row_key"])
        if person.interview_id:
            person.interviews.add(person.interview_id)


def called_off_is_a_standing(apps, schema_editor):
    interviews = apps.get_model("jobs", "Interview").objects
    interviews.filter(is_cancelled=True).update(standing="cancelled")


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_tracker")]

    operations = [
        migrations.RunPython(moves_become_events, migrations.RunPython.noop),
        migrations.RunPython(people_get_owners, migrations.RunPython.noop),
        migrations.RunPython(called_off_is_a_standing, migrations.RunPython.noop),
    ]
