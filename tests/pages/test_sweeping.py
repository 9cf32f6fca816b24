"""The nightly sweep takes what nobody can ask back for, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interviewprep.jobs.models import Document, DocumentBody, Job, Person
from interviewprep.pages.sweeping import sweep
from interviewprep.stories.models import Story
from tests.factories import DocumentFactory, JobFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_sweep_takes_only_what_was_deleted_long_ago(alice):
    now = timezone.now()
    Job.objects.create(owner=alice, title="Kept")
    Job.objects.create(owner=alice, title="Fresh", deleted_at=now - timedelta(days=29))
    Job.objects.create(owner=alice, title="Old", deleted_at=now - timedelta(days=31))
    Story.objects.create(owner=alice, title="Old", deleted_at=now - timedelta(days=31))

    sweep.call()

    assert set(Job.objects.values_list("title", flat=True)) == {"Kept", "Fresh"}
    assert not Story.objects.exists()


def test_people_and_files_go_with_their_bytes_and_no_sooner(alice):
    now = timezone.now()
    job = JobFactory.create(owner=alice)
    for days in (29, 31):
        gone = {"deleted_at": now - timedelta(days=days)}
        PersonFactory.create(job=job, name=f"{days} days", **gone)
        DocumentFactory.create(owner=alice, name=f"{days} days", **gone)

    sweep.call()

    assert Person.objects.get().name == Document.objects.get().name == "29 days"
    assert DocumentBody.objects.count() == 1
