"""The calendar at a secret address: who can read it, and what it tells them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from interviewprep.accounts.models import Titles
from interviewprep.feeds.limits import MOST_MISSES, MOST_READS
from interviewprep.feeds.models import Feed, hash_of, new_address
from interviewprep.jobs.models import Standing
from motivations.models import Part
from tests.factories import (
    FeedFactory,
    InterviewFactory,
    JobFactory,
    LineFactory,
    full_account,
)
from tests.privacy.canary import SEALED, SPOKEN, every_row, is_in, logged

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SETTINGS, MAKE = reverse("feeds:settings"), reverse("feeds:make")


@pytest.fixture(autouse=True)
def monday_morning(db, time_machine):
    cache.clear()
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def token(alice):
    return new_address(alice, at=NOW)


def read(token: str, **headers: str) -> Any:
    """Ask as a calendar app does: signed in nowhere."""
    return Client().get(reverse("feeds:read", args=[token]), headers=headers)


def events(token: str) -> list[Any]:
    return list(Calendar.from_ical(read(token).content).walk("VEVENT"))


def interview_on(owner, day: int, **more: Any) -> Any:
    starts_at = datetime(2026, 11, day, 10, tzinfo=UTC)
    job = more.pop("job", None) or JobFactory.create(owner=owner)
    clock = {"date": starts_at.date(), "time": time(10), "zone": "UTC"}
    return InterviewFactory.create(job=job, starts_at=starts_at, **{**clock, **more})


# --- the secret ------------------------------------------------------------------


def test_an_address_is_shown_once_and_kept_nowhere(as_alice, alice):
    shown = as_alice.post(MAKE).content.decode()

    token = shown.partition(".ics<")[0].rpartition("/")[2]
    assert len(token) == 43
    assert Feed.objects.get(owner=alice).token_hash == hash_of(token)
    assert token not in as_alice.get(SETTINGS).content.decode()
    assert not is_in(token, every_row())
    assert read(token).status_code == 200


def test_a_new_address_kills_the_old_one_at_once(as_alice, token):
    read(token)

    as_alice.post(MAKE)

    assert read(token).status_code == 404
    assert Feed.objects.get().last_read_on is None


def test_a_new_address_keeps_what_the_calendar_shows(as_alice, alice, token):
    as_alice.post(SETTINGS, {"titles": "full", "shows_deadlines": "on"})

    as_alice.post(MAKE)

    assert Feed.objects.get().names_jobs
    assert Feed.objects.get().shows_deadlines


def test_stopping_kills_the_address(as_alice, token):
    as_alice.post(reverse("feeds:stop"))

    assert read(token).status_code == 404
    assert not Feed.objects.exists()


def test_nobody_reads_with_anything_but_the_token(alice, token):
    others = [token[:-1], token.swapcase(), Feed.objects.get().token_hash, "x"]

    assert {read(other).status_code for other in others} == {404}


def test_the_calendar_of_somebody_locked_out_is_closed(alice, token):
    alice.is_active = False
    alice.save()

    assert read(token).status_code == 404


def test_the_token_reaches_no_log(token):
    with logged() as log:
        read(token)
        read(token[::-1])

    assert "[GET /calendar/<str:token>.ics]" in log.getvalue()
    assert token not in log.getvalue()
    assert token[::-1] not in log.getvalue()


def test_nobody_keeps_a_copy_on_the_way(token):
    headers = read(token).headers

    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"


def test_many_reads_are_too_many(token):
    answers = [read(token).status_code for _ in range(MOST_READS + 1)]

    assert set(answers[:-1]) == {200}
    assert answers[-1] == 429


def test_many_wrong_addresses_are_too_many_and_harm_nobody_else(token):
    answers = [read(f"wrong-{number}").status_code for number in range(MOST_MISSES + 1)]

    assert set(answers[:-1]) == {404}
    assert answers[-1] == 429
    assert read(token).status_code == 200


# --- reading again ---------------------------------------------------------------


def test_an_unchanged_calendar_is_not_sent_again(alice, token):
    interview = interview_on(alice, 26)
    tag = read(token).headers["ETag"]

    again = read(token, **{"If-None-Match": tag})
    interview.minutes = 60
    interview.save()
    changed = read(token, **{"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert "no-store" in again.headers["Cache-Control"]
    assert changed.status_code == 200


def test_the_last_day_of_reading_is_shown(as_alice, token):
    assert "Nothing has read it yet" in as_alice.get(SETTINGS).content.decode()

    read(token)

    assert Feed.objects.get().last_read_on == NOW.date()
    assert "23 November" in as_alice.get(SETTINGS).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_calendar_takes_as_many_queries_for_one_as_for_three(
    alice, count, django_assert_num_queries
):
    feed = FeedFactory.create(owner=alice, token="alices", titles=Titles.FULL)
    Feed.objects.filter(pk=feed.pk).update(shows_deadlines=True)
    for day in range(24, 24 + count):
        interview = interview_on(alice, day)
        LineFactory.create(job=interview.job, part=Part.OPEN)
    read("alices")

    # calendar with its owner, how often it was read (6), interviews, lines, jobs
    with django_assert_num_queries(READING):
        answer = read("alices")

    assert answer.content.count(b"BEGIN:VEVENT") == count


READING = 10


# --- what it tells ---------------------------------------------------------------


def test_an_entry_is_the_one_that_the_single_file_has(as_alice, alice, token):
    interview = interview_on(alice, 26)
    single = as_alice.get(reverse("sheets:event", args=[interview.pk])).content

    (event,) = events(token)

    alone: Any = Calendar.from_ical(single).walk("VEVENT")[0]
    assert event["UID"] == alone["UID"]
    assert event["SEQUENCE"] == alone["SEQUENCE"]
    assert event["DTSTART"].dt == alone["DTSTART"].dt
    assert event["DTEND"].dt == alone["DTEND"].dt


def test_a_neutral_calendar_tells_the_time_and_nothing_else(alice, token):
    account = full_account_of(alice)

    content = read(token).content

    assert content.count(b"BEGIN:VEVENT") == 1
    assert b"SUMMARY:Appointment" in content
    assert not is_in(SPOKEN, content)
    assert not is_in(SEALED, content)
    assert account.interview.link.encode() not in content
    assert b"nterview:" not in content.replace(b"interviewprep", b"")


def test_a_telling_calendar_brings_the_job_the_link_and_the_opening_line(alice):
    account = full_account_of(alice)
    Feed.objects.update(titles=Titles.FULL, token_hash=hash_of("alices"))
    LineFactory.create(job=account.job, part=Part.OPEN, text="I’m ready to lead.")

    content = read("alices").content
    event = next(
        each for each in events("alices") if "Interview" in str(each["SUMMARY"])
    )

    assert event["SUMMARY"] == f"Interview: {account.job}"
    assert event["LOCATION"] == account.interview.link
    assert "“I’m ready to lead.”" in event["DESCRIPTION"]
    assert "“I’m ready to lead.”" in event.walk("VALARM")[-1]["DESCRIPTION"]
    assert not is_in(SEALED, content)


def full_account_of(alice):
    """Give Alice one of everything, beside the calendar that she may have already."""
    had = Feed.objects.filter(owner=alice).values().first()
    Feed.objects.filter(owner=alice).delete()
    account = full_account(alice, SEALED, SPOKEN)
    if had:
        Feed.objects.filter(owner=alice).delete()
        Feed.objects.create(**had)
    return account


def test_nobody_elses_interviews_are_in_it(alice, bob, token):
    interview_on(bob, 26)

    assert events(token) == []


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (Standing.PLANNED, "CONFIRMED"),
        (Standing.DONE, "CONFIRMED"),
        (Standing.PROPOSED, "TENTATIVE"),
        (Standing.CANCELLED, "CANCELLED"),
        (Standing.MISSED, "CANCELLED"),
    ],
)
def test_an_entry_says_whether_it_will_be(alice, token, standing, status):
    interview_on(alice, 26, standing=standing)

    (event,) = events(token)

    assert event["STATUS"] == status
    assert len(event.walk("VALARM")) == (0 if status == "CANCELLED" else 3)


def test_only_the_alarms_that_are_wanted_ring(alice, token):
    interview_on(alice, 26)
    Feed.objects.update(rings_a_day_before=False, rings_an_hour_before=False)

    (event,) = events(token)

    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-15)


def test_a_day_without_a_time_is_a_whole_day(alice, token):
    day = date(2026, 11, 27)
    InterviewFactory.create(job__owner=alice, date=day)
    InterviewFactory.create(job__owner=alice)

    (event,) = events(token)

    assert event["DTSTART"].dt == day
    assert event["DTEND"].dt == day + timedelta(days=1)
    assert not event.walk("VALARM")


def test_what_is_deleted_or_long_past_is_not_in_it(alice, token):
    gone = interview_on(alice, 26)
    gone.mark_deleted(at=NOW)
    lost = interview_on(alice, 27)
    lost.job.mark_deleted(at=NOW)
    past = interview_on(alice, 28)
    past.starts_at = NOW - timedelta(days=91)
    past.save()

    assert events(token) == []


@pytest.mark.parametrize("wanted", [True, False])
def test_closing_dates_and_follow_ups_come_only_where_they_are_wanted(
    alice, token, wanted
):
    Feed.objects.update(shows_deadlines=wanted, shows_follow_ups=wanted)
    dates = {"deadline_on": date(2026, 12, 1), "follow_up_on": date(2026, 11, 25)}
    JobFactory.create(owner=alice, **dates)
    JobFactory.create(owner=alice, stage="closed", **dates)

    told = {str(each["SUMMARY"]): each["DTSTART"].dt for each in events(token)}

    expected = {"Deadline": date(2026, 12, 1), "Follow up": date(2026, 11, 25)}
    assert told == (expected if wanted else {})


def test_times_are_told_in_the_readers_zone_which_the_file_describes(alice, token):
    alice.time_zone = "America/New_York"
    alice.save()
    interview_on(alice, 26)

    content = read(token).content

    assert b"DTSTART;TZID=America/New_York:20261126T050000" in content
    assert content.count(b"BEGIN:VTIMEZONE") == 1


# --- its page --------------------------------------------------------------------


def test_without_a_calendar_the_page_offers_one(as_alice):
    page = as_alice.post(SETTINGS, {"titles": "full"})

    assert page.status_code == 200
    assert MAKE in page.content.decode()
    assert not Feed.objects.exists()


def test_a_wrong_choice_is_asked_about_again(as_alice, token):
    page = as_alice.post(SETTINGS, {"titles": "loud"})

    assert page.status_code == 422
    assert not Feed.objects.get().names_jobs
