"""A job's details: adding, changing, tags and pay; two clicks and two tabs at once."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from interviewprep.jobs.forms import JobForm
from interviewprep.jobs.models import Event, Job, Tag
from tests.conftest import signed_in
from tests.factories import JobFactory, TagFactory, UserFactory


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, title="Team lead", company="Tidewell")


def details(job):
    return reverse("jobs:details", args=[job.pk])


def typed(**more):
    """Return what the form of a job sends, with `more` in place of the usual."""
    return {"title": "Team lead", "version": "1", **more}


def save(client, job, **more):
    return client.post(details(job), typed(**more))


# --- what is kept -----------------------------------------------------------------


def test_everything_known_about_a_job_is_kept(as_alice, job):
    page = save(
        as_alice,
        job,
        place="Leeds",
        work_mode="hybrid",
        employment="full_time",
        salary_low="45,000",
        salary_high="52k",
        salary_currency="gbp",
        salary_period="year",
        salary_text="Competitive",
        source="A friend",
        posted_on="2026-11-01",
        deadline_on="2026-12-01",
        next_step="Ring Dana",
        follow_up_on="2026-11-30",
        notes="Loud.",
    )

    job.refresh_from_db()
    assert page.headers["Location"] == job.get_absolute_url()
    assert (job.salary_low, job.salary_high) == (Decimal(45000), Decimal(52000))
    assert (job.salary_currency, job.salary_period) == ("GBP", "year")
    assert (job.work_mode, job.employment, job.source) == (
        "hybrid",
        "full_time",
        "A friend",
    )
    assert f"{job.deadline_on} {job.follow_up_on}" == "2026-12-01 2026-11-30"
    assert job.notes.reveal() == "Loud."


@pytest.mark.parametrize(
    ("given", "sum_"),
    [
        ("45000", "45000"),
        ("45 000", "45000"),
        ("45’000", "45000"),
        ("1,234,567", "1234567"),
        ("14.50", "14.5"),
        ("52.5k", "52500"),
        ("52 K", "52000"),
    ],
)
def test_pay_is_read_as_people_write_it(as_alice, job, given, sum_):
    save(as_alice, job, salary_low=given)

    assert Job.objects.get().salary_low == Decimal(sum_)


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"salary_low": "a lot"}, "salary_low", "Write it in figures"),
        ({"salary_low": "-1"}, "salary_low", ""),
        ({"salary_low": "NaN"}, "salary_low", ""),
        ({"salary_low": "9" * 20 + "k"}, "salary_low", ""),
        ({"salary_low": "45.000"}, "salary_low", ""),
        ({"salary_low": "9", "salary_high": "8"}, "salary_high", "This is less than"),
        ({"salary_currency": "£"}, "salary_currency", "three letters"),
        ({"deadline_on": "0026-12-01"}, "deadline_on", "it looks mistyped"),
        ({"work_mode": "moon"}, "work_mode", ""),
        ({"new_tags": "x" * 41}, "new_tags", "A tag is a word or two"),
        ({"new_tags": ",".join("abcdefghijklmnopqrstu")}, "new_tags", "at most"),
    ],
)
def test_what_is_not_valid_is_said_and_nothing_is_lost(
    as_alice, job, given, field, words
):
    page = save(as_alice, job, place="Leeds", **given)

    shown = page.content.decode()
    assert page.status_code == 422
    assert words in str(page.context["form"].errors[field])
    assert "Leeds" in shown
    assert '<details class="folded-group" open>' in shown
    assert Job.objects.get().place == ""


def test_details_that_can_wait_are_folded_away(as_alice, job):
    job.place = "Leeds"
    job.save()

    shown = as_alice.get(details(job)).content.decode()

    assert shown.count('<details class="folded-group">') == 6
    assert "1 filled in" in shown


def test_where_jobs_were_found_before_is_suggested_first(as_alice, alice, job):
    JobFactory.create(owner=alice, source="The gym")
    JobFactory.create(source="Somebody else’s")

    shown = as_alice.get(details(job)).content.decode()

    assert shown.index('<option value="The gym">') < shown.index(
        '<option value="LinkedIn">'
    )
    assert "Somebody else’s" not in shown


def test_the_stage_is_no_box_of_the_details(as_alice, job):
    save(as_alice, job, stage="offer")

    assert Job.objects.get().stage == "saved"


# --- tags -------------------------------------------------------------------------


def test_tags_are_ticked_or_typed_with_commas(as_alice, alice, job):
    TagFactory.create(owner=alice, name="near home")

    save(
        as_alice,
        job,
        known_tags=["near home"],
        new_tags=" four days, , Near Home,four  days",
    )

    assert sorted(tag.name for tag in job.tags.all()) == ["four days", "near home"]


def test_a_tag_that_no_job_has_any_more_goes(as_alice, alice, job):
    other = JobFactory.create(owner=alice)
    job.tags.add(
        TagFactory.create(owner=alice, name="kept"),
        TagFactory.create(owner=alice, name="gone"),
    )
    other.tags.add(Tag.objects.get(name="kept"))

    save(as_alice, job)

    assert [tag.name for tag in Tag.objects.all()] == ["kept"]
    assert not job.tags.exists()


def test_tags_of_somebody_else_are_neither_offered_nor_taken(as_alice, alice, bob, job):
    theirs = TagFactory.create(owner=bob, name="secret")

    page = as_alice.get(details(job))
    save(as_alice, job, known_tags=["secret"], new_tags="secret")
    save(as_alice, job, new_tags="secret")

    assert "secret" not in page.content.decode()
    assert theirs not in job.tags.all()
    assert [tag.owner for tag in job.tags.all()] == [alice]


# --- two clicks, two tabs -------------------------------------------------------------


def test_a_job_sent_twice_is_one_job(as_alice):
    key = as_alice.get(reverse("jobs:new")).context["form"]["submit_key"].value()
    sent = typed(stage="applied", submit_key=str(key))

    first, second = (as_alice.post(reverse("jobs:new"), sent) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Job.objects.count() == Event.objects.count() == 1


def test_a_key_of_somebody_elses_row_finds_nothing(as_alice, as_bob, alice):
    sent = typed(stage="saved", submit_key=str(uuid4()))
    as_alice.post(reverse("jobs:new"), sent)

    as_bob.raise_request_exception = False
    answer = as_bob.post(reverse("jobs:new"), sent)

    assert str(Job.objects.get().pk) not in answer.headers.get("Location", "")
    assert [job.owner for job in Job.objects.all()] == [alice]


@pytest.mark.django_db(transaction=True)
def test_twenty_clicks_at_once_make_one_job():
    alice = UserFactory.create(email="alice@example.com")
    sent = typed(stage="applied", new_tags="near home", submit_key=str(uuid4()))
    browsers = [signed_in(alice) for _ in range(20)]
    ready = Barrier(len(browsers))

    def click(browser):
        ready.wait()
        try:
            return browser.post(reverse("jobs:new"), sent).headers["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(browsers)) as pool:
        seen = set(pool.map(click, browsers))

    assert len(seen) == Job.objects.count() == Event.objects.count() == 1


def test_of_two_tabs_that_save_at_one_instant_the_second_is_asked(alice, job):
    first, second = (
        JobForm(typed(title=title), instance=Job.objects.get(pk=job.pk))
        for title in ("From the first", "From the second")
    )
    both_valid = first.is_valid() and second.is_valid()

    won, lost = first.save_or_ask(), second.save_or_ask()

    assert both_valid
    assert won is not None
    assert lost is None
    assert "changed in another tab" in str(second.errors["version"])
    assert second["version"].value() == "2"
    assert Job.objects.get().title == "From the first"


@pytest.mark.django_db(transaction=True)
def test_of_many_tabs_at_once_one_wins_and_the_others_are_asked():
    alice = UserFactory.create(email="alice@example.com")
    job = JobFactory.create(owner=alice)
    browsers = [signed_in(alice) for _ in range(6)]
    ready = Barrier(len(browsers))

    def press(numbered):
        number, browser = numbered
        ready.wait()
        try:
            return save(browser, job, title=f"Tab {number}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(browsers)) as pool:
        answers = sorted(pool.map(press, enumerate(browsers)))

    assert answers == [302, 422, 422, 422, 422, 422]
    assert Job.objects.get().version == 2


def test_saving_details_leaves_alone_what_moved_meanwhile(as_alice, alice, job):
    form = JobForm(typed(), instance=Job.objects.get(pk=job.pk))
    Job.objects.update(stage="applied")
    was_valid = form.is_valid()

    form.save_or_ask()

    assert was_valid
    assert Job.objects.get().stage == "applied"
