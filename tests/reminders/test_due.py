"""What Today lists as due, and what can be said of each thing on the list."""

from datetime import date

import pytest
from django.urls import reverse

from interviewprep.jobs import tracking
from interviewprep.jobs.models import EventKind, Interview, Job, Person, Stage, Standing
from interviewprep.reminders.due import due_today
from interviewprep.reminders.models import About, Aside
from tests.factories import JobFactory, PersonFactory
from tests.reminders.conftest import NOW, at, interview_at

MONDAY = date(2026, 11, 23)


def due(user) -> list[str]:
    return [each.about.value for each in due_today(user, now=NOW)]


def send(client, what: str, about: str, row):
    return client.post(reverse(f"reminders:{what}", args=[about, row.pk]), follow=True)


# --- what is due -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "is_due"), [(22, True), (23, True), (24, False), (1, True)]
)
def test_follow_ups_are_due_from_their_day_on(alice, day, is_due):
    on = date(2026, 11, day)
    job = JobFactory.create(owner=alice, follow_up_on=on)
    PersonFactory.create(job=job, next_on=on)
    interview_at(alice, at(1, 9), job=job, next_on=on)

    assert sorted(due(alice)) == (["job", "person", "round"] if is_due else [])


@pytest.mark.parametrize(
    ("day", "is_due"), [(22, False), (23, True), (30, True), (31, False)]
)
def test_closing_dates_are_due_in_their_last_week(alice, day, is_due):
    on = date(2026, 11, day) if day < 31 else date(2026, 12, 1)
    JobFactory.create(owner=alice, deadline_on=on)
    JobFactory.create(owner=alice, deadline_on=on, stage=Stage.APPLIED)

    assert due(alice) == (["deadline"] if is_due else [])


@pytest.mark.parametrize(
    ("day", "is_due"), [(23, False), (22, True), (18, True), (17, False)]
)
def test_thank_yous_are_due_from_the_day_after_for_five_days(alice, day, is_due):
    interview_at(alice, at(day, 8))
    interview_at(alice, at(day, 8), thanked_on=MONDAY)
    interview_at(alice, at(day, 8), standing=Standing.CANCELLED)

    assert due(alice) == (["thanks"] if is_due else [])


def test_a_job_that_is_quiet_for_a_week_is_due_unless_something_is_planned(alice):
    quiet = JobFactory.create(owner=alice, stage=Stage.APPLIED, start=at(16, 9))
    JobFactory.create(owner=alice, stage=Stage.APPLIED, start=at(16, 10))
    JobFactory.create(owner=alice, stage=Stage.SAVED, start=at(1, 9))
    planned = date(2026, 12, 24)
    JobFactory.create(
        owner=alice, stage=Stage.APPLIED, start=at(1, 9), follow_up_on=planned
    )
    meets = JobFactory.create(owner=alice, stage=Stage.APPLIED, start=at(1, 9))
    interview_at(alice, at(30, 9), job=meets)

    (item,) = due_today(alice, now=NOW)

    assert (item.about, item.number) == (About.QUIET, quiet.pk)
    assert item.text == "7 days quiet. A short follow-up is fair"


def test_after_three_quiet_weeks_closing_is_offered(alice):
    job = JobFactory.create(owner=alice, stage=Stage.TALKING, start=at(2, 9))

    (item,) = due_today(alice, now=NOW)

    assert item.text == "21 days quiet. Close it as no reply?"
    assert item.address == reverse("jobs:close", args=[job.pk])


def test_the_longest_due_comes_first_and_what_is_only_quiet_last(alice):
    JobFactory.create(owner=alice, stage=Stage.APPLIED, start=at(1, 9))
    JobFactory.create(owner=alice, follow_up_on=MONDAY)
    JobFactory.create(owner=alice, follow_up_on=date(2026, 11, 20))

    found = due_today(alice, now=NOW)

    assert [each.about.value for each in found] == ["job", "job", "quiet"]
    assert found[0].on < found[1].on


def test_what_is_closed_put_away_or_deleted_is_not_due(alice, bob):
    JobFactory.create(owner=alice, follow_up_on=MONDAY, stage=Stage.CLOSED)
    JobFactory.create(owner=alice, follow_up_on=MONDAY, is_archived=True)
    JobFactory.create(owner=alice, follow_up_on=MONDAY, deleted_at=NOW)
    JobFactory.create(owner=bob, follow_up_on=MONDAY)

    assert due(alice) == []


def test_the_day_is_the_persons_own(alice, time_machine):
    alice.time_zone = "Asia/Tokyo"
    alice.save()
    JobFactory.create(owner=alice, follow_up_on=date(2026, 11, 24))

    assert [each.about for each in due_today(alice, now=at(23, 15))] == [About.JOB]
    assert due_today(alice, now=at(23, 14)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_due_takes_four_queries_however_much_there_is(
    alice, count, django_assert_num_queries
):
    for _ in range(count):
        job = JobFactory.create(owner=alice, follow_up_on=MONDAY)
        PersonFactory.create(job=job, next_on=MONDAY)
        interview_at(alice, at(22, 9), job=job, next_on=MONDAY)

    # put aside, jobs, people, interviews
    with django_assert_num_queries(4):
        found = due_today(alice, now=NOW)

    assert len(found) == 4 * count


# --- what can be said of it --------------------------------------------------------


@pytest.fixture
def one_of_each(alice):
    """One thing of each sort, by what it is about."""
    job = JobFactory.create(owner=alice, follow_up_on=MONDAY, company="Acme")
    closing = JobFactory.create(owner=alice, deadline_on=date(2026, 11, 25))
    quiet = JobFactory.create(owner=alice, stage=Stage.APPLIED, start=at(10, 9))
    return {
        "job": job,
        "person": PersonFactory.create(job=job, next_on=MONDAY),
        "round": interview_at(
            alice, at(21, 9), job=job, next_on=MONDAY, thanked_on=MONDAY
        ),
        "thanks": interview_at(alice, at(22, 9), job=job),
        "deadline": closing,
        "quiet": quiet,
    }


@pytest.mark.parametrize("about", About.values)
def test_done_takes_a_thing_off_the_list_and_undo_puts_it_back(
    as_alice, alice, one_of_each, about
):
    before = due(alice)

    page = send(as_alice, "done", about, one_of_each[about])
    without = due(alice)
    send(as_alice, "undo", about, one_of_each[about])

    assert reverse("reminders:undo", args=[about, one_of_each[about].pk]) in (
        page.content.decode()
    )
    assert sorted([*without, about]) == sorted(before)
    assert due(alice) == before
    assert not Aside.objects.exists()


@pytest.mark.parametrize("about", About.values)
def test_later_brings_a_thing_back_tomorrow(as_alice, alice, one_of_each, about):
    before = due(alice)

    send(as_alice, "later", about, one_of_each[about])

    tomorrow = [each.about.value for each in due_today(alice, now=at(24, 9))]
    assert about not in due(alice)
    assert sorted(tomorrow) == sorted(before)


@pytest.mark.parametrize("about", About.values)
def test_undo_takes_later_back_and_leaves_the_row_as_it_was(
    as_alice, alice, one_of_each, about
):
    before = due(alice)
    send(as_alice, "later", about, one_of_each[about])

    send(as_alice, "undo", about, one_of_each[about])

    assert due(alice) == before


def test_what_is_done_is_written_where_it_belongs(as_alice, one_of_each):
    for about, row in one_of_each.items():
        send(as_alice, "done", about, row)

    assert Job.objects.get(pk=one_of_each["job"].pk).follow_up_on is None
    assert Person.objects.get(pk=one_of_each["person"].pk).next_on is None
    assert Interview.objects.get(pk=one_of_each["round"].pk).next_on is None
    assert Interview.objects.get(pk=one_of_each["thanks"].pk).thanked_on == MONDAY
    quiet = Job.objects.get(pk=one_of_each["quiet"].pk)
    assert quiet.events.get(kind=EventKind.WROTE).at == NOW
    assert quiet.quiet_since == NOW


def test_a_page_open_in_another_tab_asks_before_it_puts_a_done_date_back(
    as_alice, one_of_each
):
    job = one_of_each["job"]

    send(as_alice, "done", "job", job)

    assert Job.objects.get(pk=job.pk).version == job.version + 1


def test_done_twice_is_done_once(as_alice, alice, one_of_each):
    job = one_of_each["job"]
    send(as_alice, "done", "job", job)

    again = send(as_alice, "done", "job", job)

    assert again.status_code == 200
    assert Aside.objects.get().on_date == MONDAY


def test_with_another_date_it_is_another_thing(as_alice, alice, one_of_each):
    job = one_of_each["deadline"]
    send(as_alice, "done", "deadline", job)

    Job.objects.filter(pk=job.pk).update(deadline_on=date(2026, 11, 26))

    assert "deadline" in due(alice)


def test_a_quiet_job_that_they_wrote_about_counts_anew(as_alice, alice, one_of_each):
    job = one_of_each["quiet"]
    send(as_alice, "later", "quiet", job)

    tracking.note(job, kind=EventKind.HEARD, at=at(15, 9))

    assert "quiet" in due(alice)


@pytest.mark.parametrize("what", ["done", "later", "undo"])
@pytest.mark.parametrize("about", [*About.values, "weather"])
def test_somebody_elses_things_are_not_there(as_bob, alice, one_of_each, what, about):
    row = one_of_each.get(about, one_of_each["job"])

    answer = as_bob.post(reverse(f"reminders:{what}", args=[about, row.pk]))

    assert answer.status_code == 404
    assert not Aside.objects.exists()


def test_today_shows_the_list_with_a_way_to_say_done_and_later(as_alice, one_of_each):
    page = as_alice.get(reverse("pages:today")).content.decode()

    job = one_of_each["job"]
    assert reverse("reminders:done", args=["job", job.pk]) in page
    assert reverse("reminders:later", args=["job", job.pk]) in page
    assert "Thank them for Sunday 22 November" in page
    assert "Closes in 2 days" in page


def test_without_anything_due_today_says_nothing_of_it(as_alice, alice):
    JobFactory.create(owner=alice)

    assert "Due now" not in as_alice.get(reverse("pages:today")).content.decode()
