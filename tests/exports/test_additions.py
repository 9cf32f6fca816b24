"""What came in beside one's own things is taken out again, or stays as a whole."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from interviewprep.exports.additions import StillNeeded, take_out
from interviewprep.exports.models import Addition
from interviewprep.exports.restoring import restore
from interviewprep.jobs import batches, tracking
from interviewprep.jobs.models import Job, Stage
from interviewprep.stories.models import Need
from tests.exports.archives import archive_of, files_of, zipped
from tests.factories import (
    AdditionFactory,
    InterviewFactory,
    JobFactory,
    NeedFactory,
    full_account,
)

PAGE = reverse("exports:restore")


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(db):
    cache.clear()


@pytest.fixture
def came(alice, bob):
    """Bob, who has a full account, has brought Alice’s in beside it."""
    full_account(alice, "Kanarienvogel", "Wellensittich")
    full_account(bob, "Blaumeise", "Rotkehlchen")
    Addition.objects.filter(owner=bob).delete()
    restore(bob, archive_of(alice))
    addition = Addition.objects.get(owner=bob)
    addition.owner = bob
    return addition


def brought(bob):
    """Return the job that came in with the file."""
    return Job.objects.kept().get(owner=bob, title="Wellensittich role")


def test_taking_out_leaves_exactly_what_was_there(alice, bob):
    full_account(alice, "Kanarienvogel", "Wellensittich")
    full_account(bob, "Blaumeise", "Rotkehlchen")
    before = files_of(bob)
    restore(bob, archive_of(alice))

    take_out(Addition.objects.filter(owner=bob).recent()[0])

    assert files_of(bob) == before


def test_what_was_deleted_since_hinders_nothing(came, bob):
    batches.delete_all(bob, [brought(bob)])

    take_out(came)

    assert not Job.objects.filter(owner=bob, title__startswith="Wellen").exists()


def change_a_need(bob):
    need = Need.objects.filter(job=brought(bob)).kept()[0]
    need.text = "Something else"
    need.save()


def change_a_note(bob):
    job = brought(bob)
    job.notes = "Now in other words."
    job.save()


def add_a_round(bob):
    InterviewFactory.create(job=brought(bob))


def move_on(bob):
    tracking.move(brought(bob), to=Stage.OFFER, at=timezone.now())


def tag_another_job(bob):
    mine = JobFactory.create(owner=bob)
    mine.tags.add(brought(bob).tags.get())


def use_a_story(bob):
    story = bob.stories.kept().get(title="Wellensittich title")
    NeedFactory.create(job=JobFactory.create(owner=bob), story=story)


@pytest.mark.parametrize(
    ("work", "titles"),
    [
        (change_a_need, ["needs"]),
        (change_a_note, ["jobs"]),
        (add_a_round, ["interviews"]),
        (move_on, ["events", "jobs"]),
        (tag_another_job, ["jobs"]),
        (use_a_story, ["needs"]),
    ],
)
def test_what_was_worked_with_since_keeps_all_of_it(came, bob, work, titles):
    work(bob)
    before = files_of(bob)

    with pytest.raises(StillNeeded) as needed:
        take_out(came)

    assert needed.value.titles == titles
    assert files_of(bob) == before


def test_an_empty_account_has_nothing_to_go_back_to(alice, bob):
    full_account(alice, "Kanarienvogel")

    restore(bob, archive_of(alice))

    assert not Addition.objects.filter(owner=bob).exists()


def test_what_nobody_can_take_out_any_more_is_forgotten(alice, bob):
    full_account(alice, "Kanarienvogel")
    JobFactory.create(owner=bob)
    old = AdditionFactory.create(owner=bob, made_at=timezone.now() - timedelta(days=31))

    restore(bob, archive_of(alice))

    assert Addition.objects.filter(owner=bob).exclude(pk=old.pk).count() == 1
    assert not Addition.objects.filter(pk=old.pk).exists()


# --- the page ---------------------------------------------------------------------


def bring(client, content):
    def send(**more):
        upload = SimpleUploadedFile("my-data.zip", content)
        return client.post(PAGE, {"file": upload, "beside": "on", **more})

    return send(seen=send().context["seen"])


def test_the_message_takes_it_out_and_the_page_offers_it_later(as_bob, alice, bob):
    full_account(alice, "Kanarienvogel")
    mine = JobFactory.create(owner=bob)

    done = bring(as_bob, zipped(files_of(alice)))
    (message,) = get_messages(done.wsgi_request)
    later = as_bob.get(PAGE).content.decode()
    out = as_bob.post(message.extra_tags, follow=True).content.decode()

    assert message.extra_tags in later
    assert "2 jobs" in later
    assert "What you had is as it was." in out
    assert "Brought in lately" not in out
    assert list(Job.objects.filter(owner=bob)) == [mine]


def test_the_page_says_kindly_why_it_stays(as_bob, came, bob):
    move_on(bob)

    page = as_bob.post(
        reverse("exports:take_out", args=[came.pk]), follow=True
    ).content.decode()

    assert "It stays: you’ve worked with it since (events, jobs)." in page
    assert brought(bob).stage == Stage.OFFER


def test_after_thirty_days_it_belongs_to_the_account(as_bob, bob):
    old = AdditionFactory.create(owner=bob, made_at=timezone.now() - timedelta(days=31))

    answer = as_bob.post(reverse("exports:take_out", args=[old.pk]))

    assert answer.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_what_came_in_takes_as_many_queries_for_one_as_for_three(
    as_bob, bob, count, django_assert_num_queries
):
    JobFactory.create(owner=bob)
    for _ in range(count):
        AdditionFactory.create(owner=bob)
    as_bob.get(PAGE)

    with django_assert_num_queries(PAGES):
        page = as_bob.get(PAGE)

    assert len(page.context["came"]) == count


# session, person, what there is of each kind up to jobs (11), what came in
PAGES = 14
