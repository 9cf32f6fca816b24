"""The board and the list say how far each sheet is, as the job's own page does."""

import random
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs.models import Job, Stage
from interviewprep.jobs.preparation import PARTS, ready_parts, sheet_words
from interviewprep.pages.readiness import readiness_of
from tests.factories import (
    BridgeFactory,
    CriterionFactory,
    JobFactory,
    LineFactory,
    NeedFactory,
    QuestionFactory,
    ReasonFactory,
    StoryFactory,
)

BOARD, LIST = reverse("jobs:list"), f"{reverse('jobs:list')}?view=list"


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, company="Tidewell")


def prepare(job, chance):
    """Give a job some of everything, some of it deleted or not yet true."""

    def gone():
        return {"deleted_at": timezone.now() if chance.random() < 0.3 else None}

    def some(most):
        return range(chance.randint(0, most))

    ReasonFactory.create(job=job, is_chosen=chance.random() < 0.5)
    for _ in some(4):
        part, is_true = chance.choice(["open", "why"]), chance.random() < 0.8
        LineFactory.create(job=job, part=part, is_true=is_true, **gone())
    for _ in some(2):
        story = StoryFactory.create(owner=job.owner, **gone())
        NeedFactory.create(job=job, story=chance.choice([story, story, None]), **gone())
    for _ in some(1):
        NeedFactory.create(job=job, strength="gap", **gone())
    for _ in some(2):
        BridgeFactory.create(need__job=job, need__strength="gap")
    for _ in some(3):
        QuestionFactory.create(job=job, **gone())
        CriterionFactory.create(job=job, is_breaker=chance.random() < 0.2, **gone())


def test_lists_count_what_the_page_of_the_job_counts(alice):
    chance = random.Random(4)
    jobs = [JobFactory.create(owner=alice) for _ in range(60)]
    for job in jobs:
        prepare(job, chance)

    counted = dict(Job.objects.annotate(ready=ready_parts()).values_list("pk", "ready"))

    told = {job.pk: len(readiness_of(job).ready) for job in jobs}
    assert counted == told
    assert set(told.values()) >= {0, 1, 2, 3, 4}


def test_a_sheet_that_is_whole_is_ready(job):
    ReasonFactory.create(job=job)
    LineFactory.create(job=job, part="open")
    LineFactory.create(job=job, part="why")
    NeedFactory.create(job=job, story=StoryFactory.create(owner=job.owner))
    for _ in range(2):
        QuestionFactory.create(job=job)
        CriterionFactory.create(job=job)

    counted = Job.objects.annotate(ready=ready_parts()).values_list("ready").get()

    assert counted == (PARTS,) == (len(readiness_of(job).steps),)


@pytest.mark.parametrize(
    ("ready", "words"), [(0, ""), (1, "Sheet 1 of 6"), (6, "Sheet ready")]
)
def test_a_sheet_is_told_of_in_words(ready, words):
    assert sheet_words(ready) == words


@pytest.mark.parametrize("page", [BOARD, LIST])
def test_what_is_prepared_shows_at_once_though_rows_are_kept(as_alice, job, page):
    before = as_alice.get(page).content.decode()
    reason = ReasonFactory.create(job=job)
    begun = as_alice.get(page).content.decode()
    reason.is_chosen = False
    reason.save()
    after = as_alice.get(page).content.decode()

    assert "Sheet" not in before
    assert "Sheet 1 of 6" in begun
    assert "Sheet" not in after


def test_the_list_of_closed_jobs_tells_of_no_sheet(as_alice, alice):
    start = timezone.now() - timedelta(days=3)
    job = JobFactory.create(owner=alice, stage=Stage.CLOSED, start=start)
    ReasonFactory.create(job=job)

    page = as_alice.get(f"{LIST}&closed=on").content.decode()

    assert str(job.company) in page
    assert "Sheet" not in page
