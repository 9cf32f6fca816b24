"""A job's own pages: adding, changing, deleting."""

import pytest
from django.urls import reverse

from interviewprep.jobs.models import Job, Outcome, Stage
from tests.factories import InterviewFactory, JobFactory, StoryFactory


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, title="Team lead", company="Tidewell")


def address(name, job):
    return reverse(f"jobs:{name}", args=[job.pk])


def stages(job):
    """Return the stages a job has been in, in order."""
    return list(job.events.moves().in_order().values_list("stage", flat=True))


def follow(client, response):
    return client.get(response.headers["Location"]).content.decode()


# --- adding and changing --------------------------------------------------------


def test_a_role_is_enough_for_a_job(as_alice, alice):
    response = as_alice.post(
        reverse("jobs:new"), {"title": "Team lead", "stage": "applied"}
    )

    job = Job.objects.get()
    assert response.headers["Location"] == reverse("motivations:why", args=[job.pk])
    assert (job.owner, job.title, job.stage) == (alice, "Team lead", Stage.APPLIED)
    assert stages(job) == ["applied"]


def test_a_job_without_a_role_keeps_what_was_typed(as_alice):
    page = as_alice.post(
        reverse("jobs:new"),
        {"company": "Tidewell", "notes": "Loud office.", "stage": "saved"},
    )

    shown = page.content.decode()
    assert page.status_code == 422
    assert "Give the role a name, even a rough one." in shown
    assert 'value="Tidewell"' in shown
    assert "Loud office." in shown
    assert not Job.objects.exists()


def test_details_that_are_not_valid_keep_what_was_typed(as_alice, job):
    page = as_alice.post(
        address("details", job),
        {"title": "", "posting": "We seek a lead.", "stage": "saved", "version": "1"},
    )

    assert page.status_code == 422
    assert "We seek a lead." in page.content.decode()
    assert Job.objects.get().posting == ""


def test_a_second_tab_asks_before_it_overwrites(as_alice, job):
    typed = {"stage": "saved", "version": "1"}
    as_alice.post(address("details", job), {**typed, "title": "From the first tab"})

    page = as_alice.post(
        address("details", job), {**typed, "title": "From the second tab"}
    )
    again = as_alice.post(
        address("details", job),
        {**typed, "title": "From the second tab", "version": page_version(page)},
    )

    assert page.status_code == 422
    assert "changed in another tab" in page.content.decode()
    assert 'value="From the second tab"' in page.content.decode()
    assert again.status_code == 302
    assert Job.objects.get().title == "From the second tab"


def page_version(page):
    """Return the version that the page would send with its form."""
    return page.context["form"]["version"].value()


def test_nothing_of_the_first_tab_is_lost_until_the_second_insists(as_alice, job):
    typed = {"stage": "saved", "version": "1"}
    as_alice.post(address("details", job), {**typed, "title": "From the first tab"})

    as_alice.post(address("details", job), {**typed, "title": "From the second tab"})

    assert Job.objects.get().title == "From the first tab"


def test_a_closed_job_keeps_its_stage_when_details_change(as_alice, alice):
    job = JobFactory.create(
        owner=alice, stage=Stage.CLOSED, outcome=Outcome.NO_REPLY, title="Lead"
    )

    as_alice.post(address("details", job), {"title": "Head", "version": "1"})

    job.refresh_from_db()
    assert (job.title, job.stage, job.outcome) == ("Head", "closed", "no_reply")


# --- deleting -------------------------------------------------------------------


def test_a_deleted_job_is_gone_at_once_and_comes_back_whole(as_alice, alice, job):
    interview = InterviewFactory.create(job=job)
    StoryFactory.create(owner=alice)

    gone = as_alice.post(address("delete", job))
    board = follow(as_alice, gone)
    missing = as_alice.get(reverse("sheets:sheet", args=[interview.pk]))
    back = as_alice.post(address("restore", job))

    assert address("restore", job) in board
    assert missing.status_code == 404
    assert back.headers["Location"] == job.get_absolute_url()
    assert as_alice.get(reverse("sheets:sheet", args=[interview.pk])).status_code == 200


def test_a_job_that_was_not_deleted_cannot_be_restored(as_alice, job):
    assert as_alice.post(address("restore", job)).status_code == 404


def test_a_number_beyond_all_rows_is_not_found(as_alice):
    assert as_alice.get(f"/jobs/{10**30}/").status_code == 404
