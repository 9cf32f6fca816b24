"""One thing done to many jobs: moved, closed, tagged, put away, deleted, taken back."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs import tracking
from interviewprep.jobs.models import Batch, Event, Job, Outcome, Stage, Tag
from tests.factories import BatchFactory, JobFactory, TagFactory

BULK = reverse("jobs:bulk")


@pytest.fixture
def jobs(alice):
    long_ago = timezone.now() - timedelta(days=30)
    return [JobFactory.create(owner=alice, start=long_ago) for _ in range(3)]


def send(client, jobs, deed, **more):
    return client.post(BULK, {"jobs": [job.pk for job in jobs], "deed": deed, **more})


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def take_back(client, response):
    message = list(get_messages(response.wsgi_request))[-1]
    return client.post(message.extra_tags)


def states(jobs):
    rows = Job.objects.filter(pk__in=[job.pk for job in jobs]).order_by("pk")
    return list(
        rows.values_list("stage", "outcome", "reached", "is_archived", "deleted_at")
    )


@pytest.mark.parametrize(
    "deed",
    [
        "move:applied",
        "move:offer",
        "close:no_reply",
        "archive",
        "delete",
    ],
)
def test_what_was_done_to_many_is_taken_back_whole(as_alice, jobs, deed):
    before = states(jobs)

    done = send(as_alice, jobs, deed)
    after = states(jobs)
    take_back(as_alice, done)

    assert all(old != new for old, new in zip(before, after, strict=True))
    assert states(jobs) == before
    assert told(done)[0].startswith("3 jobs ")


def test_a_move_of_many_is_written_down_for_each(as_alice, jobs):
    send(as_alice, jobs, "move:talking")

    batch = Batch.objects.get()
    assert Event.objects.filter(batch=batch.key, stage="talking").count() == 3
    for job in jobs:
        job.refresh_from_db()
        assert (job.stage, job.reached) == (Stage.TALKING, Stage.TALKING)
        assert timezone.now() - job.stage_since < timedelta(minutes=1)


def test_many_are_moved_on_an_earlier_day(as_alice, jobs):
    days_ago = timezone.now() - timedelta(days=5)

    done = send(as_alice, jobs, "move:applied", on=days_ago.date().isoformat())

    for job in jobs:
        job.refresh_from_db()
        assert (job.stage, job.stage_since.date()) == ("applied", days_ago.date())
        assert job.stage_since.hour == 12
    assert told(done) == ["3 jobs moved."]


def test_a_day_before_they_began_pulls_their_start_back_until_it_is_undone(
    as_alice, jobs
):
    began = [job.events.get().at for job in jobs]
    before = timezone.now() - timedelta(days=50)

    done = send(as_alice, jobs, "close:no_reply", on=before.date().isoformat())
    stages = [list(job.events.in_order().values_list("stage")) for job in jobs]
    closed = {job.outcome for job in Job.objects.all()}
    take_back(as_alice, done)

    assert stages == [[("saved",), ("closed",)]] * 3
    assert closed == {Outcome.NO_REPLY}
    assert [job.events.get().at for job in jobs] == began
    assert {job.stage_since for job in Job.objects.all()} == set(began)


def test_a_start_that_was_corrected_since_stays_so(as_alice, jobs):
    before = timezone.now() - timedelta(days=50)
    done = send(as_alice, jobs[:1], "move:applied", on=before.date().isoformat())
    corrected = before - timedelta(days=9)
    jobs[0].events.filter(stage="saved").update(at=corrected)

    take_back(as_alice, done)

    assert jobs[0].events.get().at == corrected


def test_those_that_moved_on_since_that_day_stay(as_alice, jobs):
    tracking.move(jobs[0], to=Stage.OFFER, at=timezone.now())
    on = (timezone.now() - timedelta(days=5)).date().isoformat()

    done = send(as_alice, jobs, "move:applied", on=on)

    assert told(done) == ["3 jobs moved. 1 of them moved on since, and stays."]
    assert list(Job.objects.order_by("pk").values_list("stage", flat=True)) == [
        "offer",
        "applied",
        "applied",
    ]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2999-01-01", "That day is still to come."),
        ("1066-10-14", "Check the year"),
        ("soon", "valid date"),
    ],
)
def test_a_day_that_cannot_be_moves_nothing(as_alice, jobs, on, said):
    done = send(as_alice, jobs, "move:applied", on=on)

    assert said in told(done)[0]
    assert not Batch.objects.exists()


def test_closing_many_says_how_they_ended(as_alice, jobs):
    send(as_alice, jobs, "close:no_reply")

    assert {(job.stage, job.outcome) for job in Job.objects.all()} == {
        (Stage.CLOSED, Outcome.NO_REPLY)
    }


def test_only_what_changed_is_counted_and_taken_back(as_alice, jobs):
    jobs[0].is_archived = True
    jobs[0].save()

    done = send(as_alice, jobs, "archive")
    take_back(as_alice, done)

    assert told(done)[0] == "2 jobs archived."
    assert list(Job.objects.filter(is_archived=True)) == [jobs[0]]


def test_nothing_to_change_offers_no_undo(as_alice, jobs):
    done = send(as_alice, jobs, "move:saved")

    (message,) = get_messages(done.wsgi_request)
    assert str(message) == "They are that already. Nothing was changed."
    assert not message.extra_tags


def test_archived_jobs_are_brought_back(as_alice, jobs):
    send(as_alice, jobs, "archive")

    done = send(as_alice, jobs, "unarchive")
    here = Job.objects.filter(is_archived=False).count()
    take_back(as_alice, done)

    assert here == 3
    assert not Job.objects.filter(is_archived=False).exists()


def test_a_tag_is_added_to_those_without_it_and_taken_off_those(as_alice, alice, jobs):
    tag = TagFactory.create(owner=alice, name="Near Home")
    jobs[0].tags.add(tag)

    done = send(as_alice, jobs, "tag", tag="near home")
    tagged = set(tag.jobs.all())
    take_back(as_alice, done)

    assert tagged == set(jobs)
    assert set(tag.jobs.all()) == {jobs[0]}
    assert Tag.objects.count() == 1


def test_pressing_undo_twice_takes_back_nothing_else(as_alice, jobs):
    done = send(as_alice, jobs, "move:applied")
    take_back(as_alice, done)
    send(as_alice, jobs, "move:offer")

    again = as_alice.post(done_address(done))

    assert told(again)[-1] == "That was taken back already."
    assert {job.stage for job in Job.objects.all()} == {Stage.OFFER}


def done_address(response):
    return next(message.extra_tags for message in get_messages(response.wsgi_request))


def test_pressing_twice_moves_once(as_alice, jobs):
    for _ in range(2):
        send(as_alice, jobs, "move:applied")

    assert Event.objects.filter(stage="applied").count() == 3


def test_everything_on_the_page_needs_no_ticks(as_alice, jobs):
    shown = ",".join(str(job.pk) for job in jobs)

    as_alice.post(BULK, {"deed": "archive", "everything": "on", "shown": shown})

    assert Job.objects.filter(is_archived=True).count() == 3


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"deed": "archive"}, "Tick at least one job first."),
        ({"deed": "", "jobs": ["1"]}, "Choose what to do with them."),
        ({"deed": "burn", "jobs": ["1"]}, "burn"),
        ({"deed": "tag", "jobs": ["1"]}, "Name the tag."),
        ({"deed": "archive", "jobs": ["x"]}, "Those aren’t jobs."),
        ({"deed": "archive", "jobs": ["9" * 40]}, "Those aren’t jobs."),
        (
            {"deed": "archive", "jobs": [str(number) for number in range(501)]},
            "That’s more than 500 jobs at once.",
        ),
    ],
)
def test_what_cannot_be_done_is_said(as_alice, jobs, sent, said):
    response = as_alice.post(BULK, {**sent, "back": "stage=applied&junk=1"})

    assert said in told(response)[0]
    assert response.headers["Location"].endswith("?view=list&stage=applied")
    assert not Batch.objects.exists()


def test_one_job_of_somebody_else_stops_the_whole(as_alice, jobs, bob):
    theirs = JobFactory.create(owner=bob)

    response = send(as_alice, [*jobs, theirs], "delete")

    assert response.status_code == 404
    assert not Job.objects.exclude(deleted_at=None).exists()


def test_somebody_else_s_batch_is_not_there(as_alice, bob):
    batch = BatchFactory.create(owner=bob)

    for key in (batch.key, uuid.uuid4()):
        undone = as_alice.post(reverse("jobs:undo_batch", args=[key]))
        assert undone.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_many_jobs_are_moved_in_as_many_queries_as_one(
    as_alice, jobs, count, django_assert_num_queries
):
    with django_assert_num_queries(15):
        send(as_alice, jobs[:count], "move:applied")


def test_old_batches_are_forgotten_with_the_next(as_alice, alice, jobs):
    BatchFactory.create(owner=alice, made_at=timezone.now() - timedelta(days=2))
    fresh = BatchFactory.create(owner=alice)

    send(as_alice, jobs, "archive")

    assert Batch.objects.count() == 2
    assert Batch.objects.filter(pk=fresh.pk).exists()


def test_no_row_is_ticked_by_itself(as_alice, jobs):
    page = as_alice.get(reverse("jobs:list"), {"view": "list"}).content.decode()

    assert page.count('name="jobs"') == 3
    assert "checked" not in page
