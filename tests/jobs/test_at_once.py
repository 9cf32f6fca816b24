"""Presses at one instant: none is lost, none blocks another for good, none fails.

On PostgreSQL, rows are locked one by one, and this is where it shows; on SQLite one
writer waits for the other.
"""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs import batches, tracking
from interviewprep.jobs.models import (
    Event,
    EventKind,
    Interview,
    Job,
    Person,
    Stage,
    Tag,
)
from tests.conftest import signed_in
from tests.factories import JobFactory, UserFactory
from tests.racing import at_once, statuses

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES = 6


@pytest.fixture
def owner():
    return UserFactory.create(email="alice@example.com")


@pytest.fixture
def jobs(owner):
    long_ago = timezone.now() - timedelta(days=30)
    return [JobFactory.create(owner=owner, start=long_ago) for _ in range(40)]


def press(owner, name, args=(), /, **data):
    """Return what sends one form from a browser of its own."""
    return partial(signed_in(owner).post, reverse(name, args=args), data)


def settled(jobs):
    """Return what jobs repeat of their events, as it is kept and as events say it."""
    rows = Job.objects.filter(pk__in=[job.pk for job in jobs]).order_by("pk")
    told = rows.values_list("pk", *tracking.DERIVED)
    kept = list(told)
    for job in rows:
        tracking.settle(job)
    return kept, list(told.all())


def test_the_same_move_pressed_at_once_is_one_move(owner, jobs):
    presses = [
        press(owner, "jobs:move", [jobs[0].pk], stage="offer") for _ in range(PRESSES)
    ]

    answers = at_once(*presses)

    assert statuses(answers) == [302] * PRESSES
    assert Event.objects.filter(job=jobs[0], stage=Stage.OFFER).count() == 1


def test_different_moves_at_once_leave_the_stage_of_the_last(owner, jobs):
    stages = [Stage.APPLIED, Stage.TALKING, Stage.OFFER, Stage.APPLIED]
    moves = [press(owner, "jobs:move", [jobs[0].pk], stage=stage) for stage in stages]

    answers = at_once(*moves)

    kept, told = settled(jobs[:1])
    assert statuses(answers) == [302] * len(stages)
    assert kept == told


def test_notes_and_moves_at_once_count_all_of_them(owner, jobs):
    now = timezone.now()
    job = jobs[0]
    own = [Job.objects.get(pk=job.pk) for _ in range(PRESSES)]
    notes = [
        partial(tracking.note, mine, kind=kind, at=now - timedelta(days=days))
        for days, (mine, kind) in enumerate(
            zip(own, [EventKind.HEARD, EventKind.WROTE] * 3, strict=True)
        )
    ]
    move = press(owner, "jobs:move", [job.pk], stage="talking")

    at_once(*notes, move)

    kept, told = settled([job])
    assert Event.objects.filter(job=job).count() == 1 + PRESSES + 1
    assert kept == told


def test_correcting_one_event_while_another_goes_keeps_the_stage_right(owner, jobs):
    job = jobs[0]
    for days, stage in ((9, Stage.APPLIED), (6, Stage.TALKING), (3, Stage.OFFER)):
        tracking.move(job, to=stage, at=timezone.now() - timedelta(days=days))
    applied, talking, offer = job.events.in_order()[1:]
    on = (timezone.now() - timedelta(days=8)).date().isoformat()

    answers = at_once(
        press(owner, "jobs:event", [applied.pk], stage="applied", on=on),
        press(owner, "jobs:delete_event", [offer.pk]),
        press(owner, "jobs:delete_event", [talking.pk]),
        press(owner, "jobs:timeline", [job.pk], kind="heard", on=on),
    )

    kept, told = settled([job])
    assert statuses(answers) == [302] * 4
    assert kept == told


@pytest.mark.parametrize("name", ["jobs:new", "jobs:new_person", "jobs:new_interview"])
def test_a_new_row_sent_at_once_is_made_once(owner, jobs, name):
    args = [jobs[0].pk] if name == "jobs:new_interview" else []
    sent = {
        "title": "Nurse", "stage": "saved", "name": "Mara", "kind": "interview",
        "medium": "video", "minutes": "45", "version": "1", "submit_key": str(uuid4()),
    }  # fmt: skip
    before = Job.objects.count()

    answers = at_once(*(press(owner, name, args, **sent) for _ in range(PRESSES)))

    made = Job.objects.count() - before
    made += Person.objects.count() + Interview.objects.count()
    assert statuses(answers) == [302] * PRESSES
    assert made == 1


def test_two_moves_of_the_same_jobs_queue(owner, jobs):
    ids = [job.pk for job in jobs]

    answers = at_once(
        press(owner, "jobs:bulk", deed="move:applied", jobs=ids),
        press(owner, "jobs:bulk", deed="move:offer", jobs=ids[::-1]),
        press(owner, "jobs:bulk", deed="archive", jobs=ids[::-1]),
        press(owner, "jobs:move", [ids[7]], stage="talking"),
    )

    kept, told = settled(jobs)
    assert statuses(answers) == [302] * 4
    assert kept == told
    assert Job.objects.filter(is_archived=True).count() == len(jobs)


def test_what_was_done_to_many_is_taken_back_once_and_beside_a_move(owner, jobs):
    first = batches.move_all(owner, jobs, to=Stage.APPLIED)
    second = batches.move_all(owner, jobs[::-1], to=Stage.TALKING)

    answers = at_once(
        press(owner, "jobs:undo_batch", [first.key]),
        press(owner, "jobs:undo_batch", [first.key]),
        press(owner, "jobs:undo_batch", [second.key]),
        press(owner, "jobs:move", [jobs[3].pk], stage="offer"),
        press(owner, "jobs:move", [jobs[30].pk], stage="offer"),
    )

    kept, told = settled(jobs)
    assert statuses(answers) == [302] * 5
    assert kept == told
    assert not Event.objects.filter(batch__in=[first.key, second.key]).exists()
    assert Job.objects.filter(stage=Stage.OFFER).count() == 2


def test_a_new_tag_given_to_many_at_once_is_one_tag(owner, jobs):
    ids = [job.pk for job in jobs]

    answers = at_once(
        *(
            press(owner, "jobs:bulk", deed="tag", tag=name, jobs=ids)
            for name in ("near home", "Near home", "NEAR HOME")
        )
    )

    assert statuses(answers) == [302] * 3
    assert Tag.objects.get().jobs.count() == len(jobs)
