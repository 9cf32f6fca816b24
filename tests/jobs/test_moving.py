"""Moving a job on, closing it, on which day, twice, from two tabs, and taking back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs import tracking
from interviewprep.jobs.models import Job, Outcome, Stage
from tests.factories import JobFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def job(alice):
    start = timezone.now() - timedelta(days=30)
    return JobFactory.create(
        owner=alice, title="Team lead", company="Tidewell", start=start
    )


def address(name, job):
    return reverse(f"jobs:{name}", args=[job.pk])


def stages(job):
    """Return the stages a job has been in, in order."""
    return list(job.events.moves().in_order().values_list("stage", flat=True))


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def undo_address(response):
    (message,) = get_messages(response.wsgi_request)
    return message.extra_tags


def days_ago(days):
    return (timezone.now().date() - timedelta(days=days)).isoformat()


def test_the_page_offers_every_other_stage(as_alice, job):
    page = as_alice.get(address("move", job))

    offered = [value for value, _ in page.context["form"].fields["stage"].choices]
    assert offered == ["applied", "talking", "offer", "closed"]
    assert page.context["form"]["stage"].value() == "applied"


def test_a_move_is_dated_and_can_be_taken_back(as_alice, job):
    moved = as_alice.post(address("move", job), {"stage": "talking"})
    job.refresh_from_db()
    assert (job.stage, told(moved)) == (Stage.TALKING, ["Tidewell moved to Talking."])

    back = as_alice.post(undo_address(moved))

    job.refresh_from_db()
    assert (job.stage, stages(job)) == (Stage.SAVED, ["saved"])
    assert told(back)[-1] == "Tidewell is back in Saved."


def test_undo_twice_takes_back_one_move(as_alice, job):
    as_alice.post(address("move", job), {"stage": "applied"})
    second = as_alice.post(address("move", job), {"stage": "talking"})
    undo = list(get_messages(second.wsgi_request))[-1].extra_tags

    as_alice.post(undo)
    again = as_alice.post(undo)

    assert stages(job) == ["saved", "applied"]
    assert told(again)[-1] == "That was taken back already."


@pytest.mark.parametrize("event", ["", "x", "9" * 30, "-1", "²"])
def test_undo_of_nothing_known_breaks_nothing(as_alice, job, event):
    as_alice.post(f"{address('undo_move', job)}?event={event}")

    assert stages(job) == ["saved"]


def test_undo_names_a_move_of_this_job_only(as_alice, alice, job):
    other = JobFactory.create(owner=alice)
    event = tracking.move(other, to=Stage.OFFER, at=timezone.now())

    as_alice.post(f"{address('undo_move', job)}?event={event.pk}")

    assert stages(other) == ["saved", "offer"]


def test_the_start_of_a_job_is_not_taken_back(as_alice, job):
    start = job.events.get()

    as_alice.post(f"{address('undo_move', job)}?event={start.pk}")

    assert stages(job) == ["saved"]


def test_a_move_on_an_earlier_day_counts_from_then(as_alice, job):
    as_alice.post(address("move", job), {"stage": "applied", "on": days_ago(5)})

    job.refresh_from_db()
    assert job.stage == Stage.APPLIED
    assert job.stage_since.date() == (timezone.now() - timedelta(days=5)).date()
    assert job.stage_since.hour == 12


def test_of_two_moves_on_one_day_the_one_told_later_came_later(as_alice, alice):
    evening = datetime(2026, 11, 2, 20, tzinfo=UTC)
    job = JobFactory.create(owner=alice, start=evening)

    as_alice.post(address("move", job), {"stage": "talking", "on": "2026-11-02"})

    job.refresh_from_db()
    assert job.stage == Stage.TALKING
    assert stages(job) == ["saved", "talking"]


def test_a_move_before_a_later_one_leaves_that_on_top(as_alice, job):
    as_alice.post(address("move", job), {"stage": "offer"})

    moved = as_alice.post(address("move", job), {"stage": "applied", "on": days_ago(9)})

    job.refresh_from_db()
    assert job.stage == Stage.OFFER
    assert stages(job) == ["saved", "applied", "offer"]
    assert told(moved)[-1] == "Noted. Tidewell is in Offer since."


@pytest.mark.parametrize("on", [days_ago(-2), "1066-10-14", "soon"])
def test_a_day_that_cannot_be_is_asked_about(as_alice, job, on):
    page = as_alice.post(address("move", job), {"stage": "applied", "on": on})

    assert page.status_code == 422
    assert stages(job) == ["saved"]


@pytest.mark.parametrize("stage", ["nonsense", "", "SAVED"])
def test_a_move_to_nowhere_changes_nothing(as_alice, job, stage):
    response = as_alice.post(address("move", job), {"stage": stage})

    assert response.status_code == 422
    assert stages(job) == ["saved"]


def test_moving_twice_notes_one_move(as_alice, job):
    for _ in range(2):
        response = as_alice.post(address("move", job), {"stage": "applied"})

    assert response.status_code == 302
    assert stages(job) == ["saved", "applied"]


def test_a_move_from_a_stale_page_says_what_happened_meanwhile(as_alice, job):
    as_alice.post(address("move", job), {"stage": "talking", "seen": "saved"})

    late = as_alice.post(address("move", job), {"stage": "applied", "seen": "saved"})

    assert told(late)[-1] == (
        "It had gone to Talking meanwhile. Tidewell moved to Applied."
    )


def test_a_dragged_card_brings_back_what_the_move_changed(as_alice, job):
    answer = as_alice.post(
        address("move", job), {"stage": "applied", "seen": "saved"}, headers=HTMX
    )

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Tidewell moved to Applied." in shown
    assert re.search(r"\[data-count=applied\]\"\s*>1<", shown)
    assert re.search(r"\[data-count=saved\]\"\s*>0<", shown)
    assert re.search(rf'id="job-{job.pk}"\s+hx-swap-oob="true"', shown)


@pytest.mark.parametrize("count", [1, 3])
def test_a_dragged_card_takes_as_many_queries_however_many_jobs(
    as_alice, alice, job, count, django_assert_num_queries
):
    for _ in range(count):
        JobFactory.create(owner=alice)

    with django_assert_num_queries(15):
        as_alice.post(address("move", job), {"stage": "applied"}, headers=HTMX)


def test_a_dragged_card_that_is_closed_goes_to_the_page_that_asks(as_alice, job):
    answer = as_alice.post(
        address("move", job), {"stage": "closed", "on": "2026-11-02"}, headers=HTMX
    )

    assert answer.headers["HX-Redirect"] == f"{address('close', job)}?on=2026-11-02"


def test_a_move_to_closed_asks_how_it_ended(as_alice, job):
    response = as_alice.post(address("move", job), {"stage": "closed"})

    assert response.headers["Location"] == address("close", job)
    assert Job.objects.get().stage == Stage.SAVED


def test_whoever_moves_a_job_from_its_page_comes_back_to_it(as_alice, job):
    page = as_alice.get(f"{address('move', job)}?from=job").content.decode()
    moved = as_alice.post(f"{address('move', job)}?from=job", {"stage": "talking"})
    closing = as_alice.post(f"{address('move', job)}?from=job", {"stage": "closed"})
    closed = as_alice.post(closing.headers["Location"], {"outcome": "rejected"})

    assert f'action="{address("move", job)}?from=job"' in page
    assert closing.headers["Location"] == f"{address('close', job)}?from=job"
    assert moved.headers["Location"] == job.get_absolute_url()
    assert closed.headers["Location"] == job.get_absolute_url()


def test_closing_as_no_reply_has_that_picked(as_alice, job):
    page = as_alice.get(f"{address('close', job)}?outcome=no_reply")

    assert page.context["form"]["outcome"].value() == "no_reply"
    assert Job.objects.get().stage == Stage.SAVED


def test_a_job_is_closed_with_its_outcome_and_opened_again(as_alice, job):
    done = as_alice.post(address("close", job), {"outcome": "rejected"})
    closed = Job.objects.get()

    as_alice.post(undo_address(done))

    assert (closed.stage, closed.outcome) == (Stage.CLOSED, Outcome.REJECTED)
    assert (Job.objects.get().stage, Job.objects.get().outcome) == (Stage.SAVED, "")


def test_closing_twice_notes_one_move(as_alice, job):
    for _ in range(2):
        as_alice.post(address("close", job), {"outcome": "rejected"})

    assert stages(job) == ["saved", "closed"]


def test_closing_without_an_outcome_asks_for_it(as_alice, job):
    page = as_alice.post(address("close", job), {})

    assert page.status_code == 422
    assert "Pick the one that’s closest." in page.content.decode()
    assert Job.objects.get().stage == Stage.SAVED
