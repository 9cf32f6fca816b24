"""Interviews: when, on whose clock, with whom; and nights on which clocks change."""

from datetime import UTC, date, datetime, time

import pytest
from django.urls import reverse

from interviewprep.jobs.models import (
    Audience,
    Interview,
    Person,
    Standing,
    Verdict,
)
from tests.factories import InterviewFactory, JobFactory, PersonFactory

# Clocks go forward in Berlin at 02:00, and back at 03:00.
SPRING, AUTUMN = "2027-03-28", "2027-10-31"


@pytest.fixture
def alice(alice):
    alice.time_zone = "Europe/Berlin"
    alice.save()
    return alice


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice)


@pytest.fixture
def interview(job):
    return InterviewFactory.create(job=job)


@pytest.fixture
def in_may(time_machine):
    """Let it be May before anybody signs in; a session would not last until then."""
    time_machine.move_to("2027-05-01", tick=False)


def typed(**more):
    """Return what the form sends, with `more` in place of the usual."""
    return {
        "kind": "interview",
        "medium": "video",
        "minutes": "45",
        "whose": "mine",
        "version": "1",
        **more,
    }


def met(interview, **more):
    """Return somebody who is in the room."""
    person = PersonFactory.create(job=interview.job, **more)
    person.interviews.add(interview)
    return person


def save(client, interview, **more):
    return client.post(reverse("jobs:interview", args=[interview.pk]), typed(**more))


# --- adding and changing --------------------------------------------------------


def test_an_interview_needs_no_date_yet(as_alice, alice, job):
    response = as_alice.post(
        reverse("jobs:new_interview", args=[job.pk]), typed(), follow=True
    )

    interview = Interview.objects.get()
    assert (interview.owner, interview.job, interview.starts_at) == (alice, job, None)
    assert "Add the date once you know it." in response.content.decode()


def test_a_time_of_mine_is_kept_as_typed_and_as_a_moment(in_may, as_alice, interview):
    page = save(as_alice, interview, date="2027-06-10", time="09:00")
    shown = as_alice.get(page.headers["Location"]).content.decode()

    interview.refresh_from_db()
    assert (interview.date, interview.time) == (date(2027, 6, 10), time(9))
    assert interview.zone == "Europe/Berlin"
    assert interview.starts_at == datetime(2027, 6, 10, 7, tzinfo=UTC)
    assert "Saved: 09:00 on Thursday 10 June for you." in shown


def test_a_time_of_theirs_is_said_back_on_both_clocks(in_may, as_alice, interview):
    page = save(
        as_alice,
        interview,
        date="2027-06-10",
        time="09:00",
        whose="theirs",
        their_zone="America/New_York",
    )
    shown = as_alice.get(page.headers["Location"]).content.decode()

    interview.refresh_from_db()
    assert interview.zone == interview.their_zone == "America/New_York"
    assert interview.starts_at == datetime(2027, 6, 10, 13, tzinfo=UTC)
    assert interview.theirs == interview.clock
    assert "15:00 on Thursday 10 June for you, 09:00 for them" in shown


def test_a_change_of_clocks_before_it_is_said(in_may, as_alice, interview):
    page = save(as_alice, interview, date="2027-11-01", time="09:00")

    shown = as_alice.get(page.headers["Location"]).content.decode()

    assert "Clocks change before this" in shown


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": "0"}, "Rounds count from 1."),
        ({"minutes": "3"}, "Five minutes is the shortest we can plan."),
        ({"minutes": "601"}, "Ten hours is the longest we can plan."),
        ({"next_step": "x" * 121}, "That’s 121 characters, and 120 fit."),
        ({"link": "the usual"}, "That isn’t a web address: they begin with https://."),
    ],
)
def test_what_does_not_fit_is_said_in_our_words(as_alice, interview, wrong, words):
    page = save(as_alice, interview, **wrong)

    assert page.status_code == 422
    assert page.context["form"].errors == {next(iter(wrong)): [words]}


def test_the_moment_goes_when_the_time_is_taken_out(as_alice, interview):
    save(as_alice, interview, date="2027-06-10", time="09:00")

    save(as_alice, interview, date="2027-06-10", time="", version="2")

    interview.refresh_from_db()
    assert (interview.date, interview.starts_at) == (date(2027, 6, 10), None)


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"time": "09:00"}, "date", "On which day?"),
        (
            {"date": SPRING, "time": "09:00", "whose": "theirs"},
            "their_zone",
            "Say where they are",
        ),
        ({"date": "1926-11-26"}, "date", "it looks mistyped"),
        ({"date": "0001-01-01", "time": "00:00"}, "date", "it looks mistyped"),
        ({"date": "26/26/2026"}, "date", ""),
        ({"minutes": "601"}, "minutes", ""),
        ({"their_zone": "Mars/Base"}, "their_zone", ""),
        ({"link": "javascript:alert(1)"}, "link", ""),
        ({"person_1": "x" * 121}, "person_1", ""),
    ],
)
def test_what_is_not_valid_is_said_and_nothing_is_lost(
    as_alice, interview, given, field, words
):
    page = save(as_alice, interview, fallback="Ring Dana", **given)

    assert page.status_code == 422
    assert words in str(page.context["form"].errors[field])
    assert "Ring Dana" in page.content.decode()
    assert Interview.objects.get().fallback == ""


def test_a_second_tab_asks_before_it_overwrites(as_alice, interview):
    save(as_alice, interview, fallback="From the first")

    page = save(as_alice, interview, fallback="From the second")

    assert page.status_code == 422
    assert "changed in another tab" in page.content.decode()
    assert Interview.objects.get().fallback == "From the first"


# --- people ---------------------------------------------------------------------


def test_people_are_ticked_taken_out_and_added(as_alice, interview):
    dana = PersonFactory.create(job=interview.job, name="Dana")
    luis = met(interview, name="Luis")

    save(
        as_alice,
        interview,
        known_people=[dana.pk],
        person_1="Mara Lind",
        person_1_title="Head",
        person_1_audience="manager",
        person_3_audience="leader",
    )

    people = list(interview.people.order_by("pk"))
    assert [person.name for person in people] == ["Dana", "Mara Lind", ""]
    assert people[1].audience == Audience.MANAGER
    assert people[2].audience == Audience.LEADER
    assert {person.job for person in people} == {interview.job}
    assert Person.objects.kept().filter(pk=luis.pk).exists()


def test_people_of_another_job_cannot_be_ticked(as_alice, alice, interview):
    elsewhere = PersonFactory.create(job=JobFactory.create(owner=alice))

    page = save(as_alice, interview, known_people=[elsewhere.pk])

    assert page.status_code in {302, 422}
    assert not interview.people.exists()


def test_somebody_met_without_a_job_stays_in_the_room(as_alice, alice, interview):
    friend = PersonFactory.create(owner=alice, job=None, name="Jo")
    friend.interviews.add(interview)

    page = as_alice.get(reverse("jobs:interview", args=[interview.pk]))
    save(as_alice, interview, known_people=[friend.pk])

    assert "Jo, Head of Support" in page.content.decode()
    assert list(interview.people.all()) == [friend]


# --- rounds ---------------------------------------------------------------------


def test_a_new_round_is_the_next_one(as_alice, job):
    InterviewFactory.create(job=job, number=2)

    page = as_alice.get(reverse("jobs:new_interview", args=[job.pk]))
    as_alice.post(
        reverse("jobs:new_interview", args=[job.pk]), typed(audience="manager")
    )
    shown = as_alice.get(reverse("jobs:interviews", args=[job.pk])).content.decode()

    assert page.context["form"]["number"].value() == 3
    assert Interview.objects.latest("pk").number == 3
    assert "Round 3 · Hiring manager" in shown


def test_rounds_are_listed_in_order_with_how_each_stands(as_alice, job):
    InterviewFactory.create(job=job, number=2, standing=Standing.PROPOSED)
    InterviewFactory.create(
        job=job, number=1, standing=Standing.DONE, verdict=Verdict.WENT_ON
    )

    shown = as_alice.get(reverse("jobs:interviews", args=[job.pk])).content.decode()

    assert shown.index("Round 1") < shown.index("Round 2")
    assert "Done" in shown
    assert "On to the next step" in shown
    assert "Date not agreed yet" in shown


def test_what_came_of_a_round_is_kept_and_what_was_said_stays_private(
    as_alice, interview
):
    save(
        as_alice,
        interview,
        standing="done",
        verdict="waiting",
        said="They cut the team.",
        thanked_on="2026-11-20",
        next_step="They ring by Friday",
        next_on="2026-11-27",
    )
    job_page = reverse("jobs:interviews", args=[interview.job_id])
    shown = as_alice.get(job_page).content.decode()

    interview.refresh_from_db()
    assert (interview.standing, interview.verdict) == ("done", "waiting")
    assert interview.said.reveal() == "They cut the team."
    assert interview.next_on == date(2026, 11, 27)
    assert "They ring by Friday" in shown
    assert "They cut the team." not in shown


@pytest.mark.parametrize(("stage", "then"), [("saved", "talking"), ("offer", "offer")])
def test_a_first_round_means_that_they_talk(as_alice, alice, stage, then):
    job = JobFactory.create(owner=alice, stage=stage)

    as_alice.post(reverse("jobs:new_interview", args=[job.pk]), typed())

    job.refresh_from_db()
    assert job.stage == then


def test_changing_a_round_moves_no_job(as_alice, interview):
    save(as_alice, interview, fallback="Ring Dana")

    interview.job.refresh_from_db()
    assert interview.job.stage == "saved"


def test_a_round_sent_twice_is_one_round(as_alice, job):
    url = reverse("jobs:new_interview", args=[job.pk])
    key = as_alice.get(url).context["form"]["submit_key"].value()
    sent = typed(submit_key=str(key), person_1="Dana")

    first, second = as_alice.post(url, sent), as_alice.post(url, sent)

    assert first.headers["Location"] == second.headers["Location"]
    assert job.interviews.count() == 1
    assert job.people.count() == 1


# --- clocks that skip, and clocks that come twice -----------------------------------


@pytest.mark.parametrize("clock", ["02:00", "02:30", "02:59"])
def test_a_time_that_the_clocks_skip_is_refused(as_alice, interview, clock):
    page = save(as_alice, interview, date=SPRING, time=clock)

    assert page.status_code == 422
    assert f"There’s no {clock} in Berlin that day" in page.content.decode()
    assert Interview.objects.get().starts_at is None


@pytest.mark.parametrize(
    ("clock", "hour"), [("01:59", 0), ("03:00", 1)], ids=["just before", "just after"]
)
def test_the_times_around_the_skipped_hour_are_fine(as_alice, interview, clock, hour):
    save(as_alice, interview, date=SPRING, time=clock)

    moment = Interview.objects.get().starts_at
    assert moment is not None
    assert moment.astimezone(UTC).hour == hour


def test_a_time_that_comes_twice_is_asked_about(as_alice, interview):
    page = save(as_alice, interview, date=AUTUMN, time="02:30")

    shown = page.content.decode()
    assert page.status_code == 422
    assert "That clock time comes twice. Pick one." in shown
    assert 'name="which"' in shown
    assert 'value="02:30"' in shown


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_each_of_two_equal_times_is_its_own_moment(as_alice, interview, which, hour):
    save(as_alice, interview, date=AUTUMN, time="02:30", which=which)

    saved = Interview.objects.get()
    assert saved.starts_at == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)
    assert saved.time == time(2, 30)
    assert saved.is_second_of_two == (which == "second")


@pytest.mark.parametrize("which", ["first", "second"])
def test_saving_again_does_not_ask_again_which_of_two(as_alice, interview, which):
    save(as_alice, interview, date=AUTUMN, time="02:30", which=which)
    form = as_alice.get(reverse("jobs:interview", args=[interview.pk])).context["form"]

    again = save(
        as_alice,
        interview,
        date=AUTUMN,
        time="02:30",
        which=form["which"].value(),
        version="2",
    )

    assert again.status_code == 302
    assert Interview.objects.get().is_second_of_two == (which == "second")


def test_which_of_two_is_forgotten_with_the_night(as_alice, interview):
    save(as_alice, interview, date=AUTUMN, time="02:30", which="second")

    save(as_alice, interview, date="2027-11-02", time="02:30", version="2")

    assert not Interview.objects.get().is_second_of_two


def test_their_clock_is_the_one_that_counts_for_theirs(as_alice, interview):
    """New York goes forward two weeks before Berlin: only there, 02:30 is missing."""
    theirs = {"whose": "theirs", "their_zone": "America/New_York"}

    page = save(as_alice, interview, date="2027-03-14", time="02:30", **theirs)
    mine = save(as_alice, interview, date="2027-03-14", time="02:30")

    assert "There’s no 02:30 in New York that day" in page.content.decode()
    assert mine.status_code == 302


def test_a_time_of_theirs_stays_theirs_when_mine_moves(as_alice, alice, interview):
    theirs = {"whose": "theirs", "their_zone": "Europe/London"}
    save(as_alice, interview, date="2027-06-10", time="09:00", **theirs)
    alice.time_zone = "Asia/Tokyo"
    alice.save()

    form = as_alice.get(reverse("jobs:interview", args=[interview.pk])).context["form"]

    assert form["whose"].value() == "theirs"
    assert form["time"].value() == time(9)


# --- the list, calling off, deleting --------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_interviews_take_five_queries_however_many(
    as_alice, job, count, django_assert_num_queries
):
    for number in range(count):
        row = InterviewFactory.create(job=job, fallback=f"Number {number}")
        met(row)

    as_alice.get(reverse("jobs:interviews", args=[job.pk]))

    with django_assert_num_queries(5):  # session, person, job, interviews, people
        page = as_alice.get(reverse("jobs:interviews", args=[job.pk]))

    assert page.content.decode().count("Dana Okafor") == count


def test_an_interview_is_called_off_and_on_again(as_alice, interview):
    off = reverse("jobs:cancel_interview", args=[interview.pk])

    as_alice.post(off)
    is_off = Interview.objects.get().is_cancelled
    as_alice.post(off)

    interview.refresh_from_db()
    assert is_off
    assert not interview.is_cancelled
    assert interview.version == 3


def test_a_deleted_interview_can_be_brought_back(as_alice, interview):
    gone = as_alice.post(reverse("jobs:delete_interview", args=[interview.pk]))
    page = as_alice.get(gone.headers["Location"]).content.decode()
    restore = reverse("jobs:restore_interview", args=[interview.pk])
    missing = as_alice.get(reverse("jobs:interview", args=[interview.pk]))

    as_alice.post(restore)

    assert restore in page
    assert missing.status_code == 404
    assert Interview.objects.get().deleted_at is None
