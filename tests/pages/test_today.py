"""Today and the overview: what comes next, and the one step that helps most."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs import tracking
from interviewprep.jobs.models import Outcome, Stage, Standing
from interviewprep.pages.readiness import SAY, WHY, State, readiness_of
from motivations.models import Part
from tests.factories import (
    BridgeFactory,
    CriterionFactory,
    DocumentFactory,
    InterviewFactory,
    JobFactory,
    LineFactory,
    NeedFactory,
    PersonFactory,
    QuestionFactory,
    ReasonFactory,
    StoryFactory,
    TagFactory,
    ToldFactory,
)


def interview_in(job, **away):
    """Make an interview that starts so long from now, in UTC."""
    starts_at = (timezone.now() + timedelta(**away)).replace(microsecond=0)
    clock = {"date": starts_at.date(), "time": starts_at.time(), "zone": "UTC"}
    return InterviewFactory.create(job=job, starts_at=starts_at, **clock)


def make_ready(job, owner):
    """Give a job all six parts of its sheet."""
    ReasonFactory.create(job=job)
    LineFactory.create(job=job, part=Part.WHY)
    LineFactory.create(job=job, part=Part.OPEN)
    NeedFactory.create(job=job, story=StoryFactory.create(owner=owner))
    BridgeFactory.create(need__job=job)
    for _ in range(2):
        QuestionFactory.create(job=job)
        CriterionFactory.create(job=job)


def today(client):
    return client.get(reverse("pages:today"))


@pytest.mark.parametrize("count", [1, 3])
def test_today_takes_as_many_queries_for_one_job_as_for_three(
    as_alice, alice, count, django_assert_num_queries
):
    for _ in range(count):
        job = JobFactory.create(owner=alice)
        interview_in(job, days=2)
        NeedFactory.create(job=job, story=StoryFactory.create(owner=alice))
        LineFactory.create(job=job)
        QuestionFactory.create(job=job)
        ReasonFactory.create(job=job)
    today(as_alice)

    with django_assert_num_queries(TODAY):
        page = today(as_alice)

    assert len(page.context["jobs"]) == count


# session, person, next interview, week, jobs, their number; what is put aside, and due
# of jobs, people and interviews; then for the sheet lines, needs, people, reasons,
# answers, questions, criteria; people, reasons and readiness
TODAY = 20


def test_today_without_a_job_says_how_to_begin(as_alice):
    page = today(as_alice)

    assert page.context["interview"] is None
    assert reverse("jobs:new") in page.content.decode()


def test_the_soonest_interview_comes_first_and_called_off_ones_never(as_alice, alice):
    job = JobFactory.create(owner=alice)
    interview_in(job, days=9)
    soonest = interview_in(job, days=3)
    interview_in(job, days=-1)
    called_off = interview_in(job, days=1)
    called_off.standing = Standing.CANCELLED
    called_off.save()

    assert today(as_alice).context["upcoming"] == soonest


def test_an_interview_without_a_date_has_a_sheet_as_well(as_alice, alice):
    interview = InterviewFactory.create(job__owner=alice)

    page = today(as_alice)

    assert page.context["upcoming"] is None
    assert page.context["interview"] == interview
    assert reverse("sheets:sheet", args=[interview.pk]) in page.content.decode()


def test_the_week_is_the_persons_own(as_alice, alice, time_machine):
    time_machine.move_to(timezone.now().replace(hour=23, minute=30), tick=False)
    alice.time_zone = "Asia/Tokyo"
    alice.save()
    interview = interview_in(JobFactory.create(owner=alice), minutes=10)

    week = today(as_alice).context["week"]

    there = interview.starts_at.astimezone(alice.zone).date()
    shown = [day.date for day in week if day.interviews]
    assert [day.date for day in week if day.is_today] == [there]
    assert shown == [there]
    assert week[0].date.weekday() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_overview_takes_nine_queries_however_much_there_is(
    as_alice, alice, count, django_assert_num_queries
):
    job = JobFactory.create(owner=alice)
    for _ in range(count):
        interview_in(job, days=2)
        LineFactory.create(job=job)
        PersonFactory.create(job=job)
        DocumentFactory.create(owner=alice).jobs.add(job)
        job.tags.add(TagFactory.create(owner=alice))
        ToldFactory.create(job=job)
    as_alice.get(job.get_absolute_url())

    # session, person, job, interviews, readiness, people, tags, told, accepted
    with django_assert_num_queries(9):
        page = as_alice.get(job.get_absolute_url())

    assert len(page.context["interviews"]) == count
    assert len(page.context["people"]) == len(page.context["tags"]) == count
    assert page.context["job"].files == count


def overview(client, job):
    return client.get(job.get_absolute_url()).content.decode()


def quiet_for(alice, days, stage=Stage.APPLIED):
    at = timezone.now() - timedelta(days=days)
    job = tracking.add(alice, at=at, title="Team lead", company="Tidewell")
    tracking.move(job, to=stage, at=at + timedelta(seconds=1))
    return job


@pytest.mark.parametrize(
    ("days", "offered"), [(6, []), (7, ["Follow up"]), (21, ["Close as no reply?"])]
)
def test_the_overview_says_what_silence_asks_for(as_alice, alice, days, offered):
    page = overview(as_alice, quiet_for(alice, days))

    both = ("Follow up", "Close as no reply?")
    assert [words for words in both if words in page] == offered


def test_silence_before_an_interview_asks_for_nothing(as_alice, alice):
    job = quiet_for(alice, 30)
    interview_in(job, days=2)

    assert "Close as no reply?" not in overview(as_alice, job)


def test_a_closed_job_says_how_far_it_got_and_asks_for_no_more(as_alice, alice):
    job = quiet_for(alice, 9, stage=Stage.TALKING)
    tracking.move(job, to=Stage.CLOSED, at=timezone.now(), outcome=Outcome.REJECTED)

    page = " ".join(overview(as_alice, job).split())

    assert "It got as far as talking." in page
    assert "Finish the sheet" not in page
    assert "Open it again" in page


def test_a_sheet_that_is_ready_is_opened_or_wants_an_interview(as_alice, alice):
    job = JobFactory.create(owner=alice)
    make_ready(job, alice)

    before = overview(as_alice, job)
    called_off = interview_in(job, days=1)
    called_off.standing = Standing.CANCELLED
    called_off.save()
    later, soonest = interview_in(job, days=9), interview_in(job, days=3)
    after = as_alice.get(job.get_absolute_url())

    assert "Add an interview" in before
    assert after.context["talk"] == soonest != later
    assert "Open your sheet" in after.content.decode()


# --- readiness ------------------------------------------------------------------


def states(job):
    return [step.state for step in readiness_of(job).steps]


def test_an_empty_job_starts_with_why(alice):
    readiness = readiness_of(JobFactory.create(owner=alice))

    assert not readiness.ready
    assert readiness.next_step is not None
    assert readiness.next_step.name == WHY
    assert readiness.minutes == sum(step.minutes for step in readiness.steps)


def test_every_part_gets_ready(alice):
    job = JobFactory.create(owner=alice)
    make_ready(job, alice)

    readiness = readiness_of(job)

    assert states(job) == [State.READY] * 6
    assert readiness.next_step is None


def test_lines_do_not_count_each_other_double(alice):
    job = JobFactory.create(owner=alice)
    for _ in range(3):
        QuestionFactory.create(job=job)
        CriterionFactory.create(job=job)
    LineFactory.create(job=job, part=Part.WHY)
    LineFactory.create(job=job, is_true=False)
    LineFactory.create(job=job, deleted_at=timezone.now())
    ReasonFactory.create(job=job)

    say = next(step for step in readiness_of(job).steps if step.name == SAY)

    assert (say.state, say.summary) == (State.IN_PROGRESS, "1 line")


def test_a_deleted_story_leaves_its_need_open(alice):
    job = JobFactory.create(owner=alice)
    story = StoryFactory.create(owner=alice, deleted_at=timezone.now())
    NeedFactory.create(job=job, story=story)

    assert states(job)[2] is State.NOT_STARTED


def test_closed_jobs_are_not_on_today(as_alice, alice):
    JobFactory.create(owner=alice, stage=Stage.CLOSED)

    assert today(as_alice).context["jobs"] == []
