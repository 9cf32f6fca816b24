"""The timeline: adding, dating back, correcting, striking out; the stage follows."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from interviewprep.accounts.portability import wipe_private_notes
from interviewprep.exports.activity import report_of
from interviewprep.insights.figures import journeys_of
from interviewprep.insights.forms import Asked
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, EventKind, Stage
from interviewprep.pages.sweeping import sweep
from tests.conftest import signed_in
from tests.factories import InterviewFactory, JobFactory


@pytest.fixture
def alice(alice):
    alice.time_zone = "America/New_York"
    alice.save()
    return alice


@pytest.fixture
def now(time_machine):
    """Let it be the evening of 22 November in New York, and the 23rd in UTC."""
    time_machine.move_to(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), tick=False)


@pytest.fixture
def job(now, alice):
    begun = datetime(2026, 11, 1, 12, tzinfo=UTC)
    return JobFactory.create(owner=alice, start=begun)


def timeline(job):
    return reverse("jobs:timeline", args=[job.pk])


def add(client, job, **typed):
    return client.post(timeline(job), typed)


def told(job):
    """Return what is written down, in order: kind, stage and day."""
    return [
        (event.kind, event.stage, f"{event.at:%-d %H:%M}")
        for event in job.events.in_order()
    ]


# --- adding -----------------------------------------------------------------------


def test_today_is_now_and_an_earlier_day_is_noon_there(as_alice, job):
    add(as_alice, job, kind="wrote", on="2026-11-22")
    add(as_alice, job, kind="heard", on="2026-11-20", note="They’ll ring.")

    job.refresh_from_db()
    heard, wrote = job.events.in_order()[1:]
    assert (wrote.kind, wrote.at) == ("wrote", datetime(2026, 11, 23, 2, tzinfo=UTC))
    assert heard.at == datetime(2026, 11, 20, 17, tzinfo=UTC)
    assert heard.note.reveal() == "They’ll ring."
    assert job.quiet_since == wrote.at


def test_the_form_asks_for_today_as_it_is_for_the_person(as_alice, job):
    form = as_alice.get(timeline(job)).context["form"]

    assert f"{form['on'].value()}" == "2026-11-22"


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"kind": "heard", "on": "2026-11-23"}, "on", "still to come"),
        ({"kind": "heard", "on": "0026-11-22"}, "on", "it looks mistyped"),
        ({"kind": "heard", "on": ""}, "on", ""),
        ({"kind": "", "on": "2026-11-22"}, "kind", ""),
        ({"kind": "moved", "on": "2026-11-22"}, "stage", "Pick the stage"),
        (
            {"kind": "moved", "stage": "closed", "on": "2026-11-22"},
            "outcome",
            "How did it end?",
        ),
        (
            {"kind": "moved", "stage": "saved", "on": "2026-11-22"},
            "stage",
            "It was in Saved by then already.",
        ),
    ],
)
def test_what_cannot_have_happened_is_said_and_nothing_is_lost(
    as_alice, job, given, field, words
):
    page = add(as_alice, job, note="Keep me.", **given)

    assert page.status_code == 422
    assert words in str(page.context["form"].errors[field])
    assert "Keep me." in page.content.decode()
    assert job.events.count() == 1


def test_a_move_may_be_dated_back_before_the_job_was_known(as_alice, job):
    add(as_alice, job, kind="moved", stage="applied", on="2026-10-12")

    job.refresh_from_db()
    assert job.stage == Stage.APPLIED
    assert [stage for _, stage, _ in told(job)] == ["saved", "applied"]


def test_a_job_is_closed_on_its_timeline(as_alice, job):
    add(
        as_alice, job, kind="moved", stage="closed", outcome="rejected", on="2026-11-20"
    )

    job.refresh_from_db()
    assert (job.stage, job.outcome) == ("closed", "rejected")


def test_a_stage_sent_along_with_a_note_moves_nothing(as_alice, job):
    add(as_alice, job, kind="noted", stage="offer", outcome="accepted", on="2026-11-20")

    job.refresh_from_db()
    assert job.stage == Stage.SAVED
    assert job.events.in_order().last().kind == EventKind.NOTED


def test_an_event_sent_twice_is_one_event(as_alice, job):
    sent = {"kind": "heard", "on": "2026-11-20", "submit_key": str(uuid4())}

    answers = [add(as_alice, job, **sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert job.events.count() == 2


# --- showing ----------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_a_timeline_takes_five_queries_however_long(
    as_alice, job, count, django_assert_num_queries
):
    for day in range(count):
        at = datetime(2026, 11, 3 + day, tzinfo=UTC)
        tracking.note(job, kind=EventKind.HEARD, at=at, text="secret")
        InterviewFactory.create(job=job)
    as_alice.get(timeline(job))

    with django_assert_num_queries(5):  # session, person, job, events, interviews
        page = as_alice.get(timeline(job))

    shown = page.content.decode()
    assert shown.count("With a private note") == count
    assert "secret" not in shown


def test_rounds_and_events_stand_in_one_line_of_time(as_alice, job):
    held = datetime(2026, 11, 10, 9, tzinfo=UTC)
    ahead = datetime(2026, 12, 1, 9, tzinfo=UTC)
    for number, at in ((1, held), (2, ahead)):
        InterviewFactory.create(
            job=job,
            number=number,
            starts_at=at,
            date=at.date(),
            time=at.time(),
            zone="UTC",
        )
    add(as_alice, job, kind="heard", on="2026-11-20")

    line = as_alice.get(timeline(job)).context["timeline"]

    assert [entry.words for entry in line.ahead] == ["Round 2 · Interview"]
    assert [entry.words for entry in line.past] == [
        "You heard from them",
        "Round 1 · Interview",
        "Moved to Saved",
    ]


# --- correcting and striking out ------------------------------------------------------


def moved(job, stage, day):
    at = datetime(2026, 11, day, 17, tzinfo=UTC)
    return tracking.move(job, to=stage, at=at)


def correct(client, event, **typed):
    return client.post(reverse("jobs:event", args=[event.pk]), typed)


def test_a_corrected_stage_shows_at_once(as_alice, job):
    event = moved(job, Stage.APPLIED, 5)

    correct(as_alice, event, stage="talking", on="2026-11-05")

    job.refresh_from_db()
    assert (job.stage, job.reached) == ("talking", "talking")
    assert job.stage_since == event.at


def test_a_corrected_day_may_change_which_move_was_last(as_alice, job):
    moved(job, Stage.TALKING, 8)
    event = moved(job, Stage.APPLIED, 12)

    correct(as_alice, event, stage="applied", on="2026-11-04")

    job.refresh_from_db()
    assert job.stage == Stage.TALKING
    assert [stage for _, stage, _ in told(job)] == ["saved", "applied", "talking"]


def test_a_day_that_stays_keeps_its_hour(as_alice, job):
    event = tracking.note(
        job, kind=EventKind.HEARD, at=datetime(2026, 11, 5, 20, 15, tzinfo=UTC)
    )

    correct(as_alice, event, kind="wrote", on="2026-11-05", note="Ring.")

    event.refresh_from_db()
    assert (event.kind, event.at.hour, event.note.reveal()) == ("wrote", 20, "Ring.")


def test_a_move_stays_a_move(as_alice, job):
    event = moved(job, Stage.APPLIED, 5)

    correct(as_alice, event, kind="noted", stage="applied", on="2026-11-05")

    event.refresh_from_db()
    assert event.kind == EventKind.MOVED


def test_what_was_struck_out_comes_back_with_its_note(as_alice, job):
    event = moved(job, Stage.APPLIED, 5)
    event.note = "Through Dana."
    tracking.correct(event)

    gone = as_alice.post(reverse("jobs:delete_event", args=[event.pk]))
    job.refresh_from_db()
    stage_without = job.stage
    undo = reverse("jobs:restore_event", args=[event.pk])
    shown = as_alice.get(gone.headers["Location"])
    answers = [as_alice.post(undo).status_code for _ in range(2)]

    job.refresh_from_db()
    back = job.events.in_order().last()
    assert stage_without == Stage.SAVED
    assert undo in shown.content.decode()
    assert [entry.words for entry in shown.context["timeline"].past] == [
        "Moved to Saved"
    ]
    assert answers == [302, 404]
    assert (job.stage, job.events.count()) == (Stage.APPLIED, 2)
    assert (back.at, back.note.reveal()) == (event.at, "Through Dana.")


def test_a_note_whose_key_was_destroyed_meanwhile_stays_gone(as_alice, alice, job):
    event = tracking.note(
        job, kind=EventKind.HEARD, at=datetime(2026, 11, 5, tzinfo=UTC), text="Psst."
    )
    as_alice.post(reverse("jobs:delete_event", args=[event.pk]))
    wipe_private_notes(alice)

    as_alice.post(reverse("jobs:restore_event", args=[event.pk]))

    assert not job.events.in_order().last().note
    assert as_alice.get(timeline(job)).status_code == 200


def test_what_was_struck_out_waits_for_30_days_in_any_browser(
    as_alice, alice, job, time_machine
):
    event = moved(job, Stage.APPLIED, 5)
    as_alice.post(reverse("jobs:delete_event", args=[event.pk]))
    time_machine.shift(timedelta(days=29))
    sweep.call()

    (row,) = signed_in(alice).get(reverse("pages:deleted")).context["rows"]
    signed_in(alice).post(row.restore_at)

    job.refresh_from_db()
    assert (row.kind, row.name) == (
        "entry of a timeline",
        f"Moved to Applied, {job}",
    )
    assert job.stage == Stage.APPLIED


def test_what_was_struck_out_long_ago_is_swept_away(as_alice, job, time_machine):
    event = moved(job, Stage.APPLIED, 5)
    as_alice.post(reverse("jobs:delete_event", args=[event.pk]))
    time_machine.shift(timedelta(days=31))

    sweep.call()

    assert told(job) == [("moved", "saved", "1 12:00")]


def test_what_was_struck_out_counts_nowhere(as_alice, alice, job):
    event = moved(job, Stage.APPLIED, 5)
    as_alice.post(reverse("jobs:delete_event", args=[event.pk]))

    table = as_alice.get(reverse("exports:jobs")).getvalue().decode()
    year = date(2026, 1, 1), date(2026, 12, 31)
    report = report_of(alice, *year, now=datetime(2026, 12, 31, tzinfo=UTC))
    (way,) = journeys_of(alice, Asked())
    tracking.note(job, kind=EventKind.HEARD, at=datetime(2026, 11, 6, tzinfo=UTC))

    job.refresh_from_db()
    assert "2026-11-01 Saved,," in table
    assert not report.deeds
    assert set(way.firsts) == {"saved"}
    assert (job.stage, job.reached) == (Stage.SAVED, Stage.SAVED)
    assert as_alice.get(reverse("jobs:event", args=[event.pk])).status_code == 404


def test_of_two_stages_struck_out_one_stays(as_alice, job):
    start, later = job.events.get(), moved(job, Stage.APPLIED, 5)

    for event in (start, later):
        as_alice.post(reverse("jobs:delete_event", args=[event.pk]))

    assert list(job.events.kept()) == [later]


def test_a_job_keeps_its_only_stage(as_alice, job):
    event = job.events.get()

    answer = as_alice.post(reverse("jobs:delete_event", args=[event.pk]), follow=True)

    assert "A job keeps its first stage." in answer.content.decode()
    assert Event.objects.filter(pk=event.pk).exists()
