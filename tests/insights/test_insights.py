"""Insights: what is counted, what is said of it, how it is drawn, and who is named."""

import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.insights.charts import picture
from interviewprep.insights.figures import (
    STILL_OPEN,
    UNSAID,
    Journey,
    Rate,
    answer_rates,
    journeys_of,
    paces,
)
from interviewprep.insights.forms import Asked
from interviewprep.insights.words import opening
from interviewprep.jobs import tracking
from interviewprep.jobs.models import OPEN_STAGES, EventKind, Outcome, Stage
from tests.factories import InterviewFactory, JobFactory

PAGE = reverse("insights:insights")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday_noon(time_machine):
    time_machine.move_to(NOW, tick=False)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def way(source="LinkedIn", reached=Stage.APPLIED, end=STILL_OPEN, **more) -> Journey:
    return Journey(source, reached, end, **more)


def job_that_went(owner, *, stages, source="LinkedIn", outcome=None, **more):
    """Make a job that came to each stage so many days ago."""
    (first, began), *later = stages
    job = JobFactory.create(
        owner=owner, stage=first, source=source, start=days_ago(began), **more
    )
    for stage, ago in later:
        ended = outcome if stage == Stage.CLOSED else None
        tracking.move(job, to=stage, at=days_ago(ago), outcome=ended)
    return job


APPLIED = [(Stage.SAVED, 40), (Stage.APPLIED, 30)]
TALKED = [*APPLIED, (Stage.TALKING, 20)]


# --- the sentence ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([], "Five jobs make a pattern. You have none."),
        ([way()] * 2, "Five jobs make a pattern. You have two."),
        (
            [way(reached=Stage.SAVED)] * 5,
            "You’ve saved 5 jobs and applied for none of them yet.",
        ),
        ([way()] * 6, "You’ve applied for 6, and no conversation has come of it yet."),
        (
            [way(reached=Stage.TALKING)] * 3 + [way()] * 9,
            "3 of 12 led to a conversation. That’s too few to tell what works.",
        ),
        (
            [way("Somebody I know", Stage.TALKING)] * 5
            + [way(reached=Stage.OFFER)] * 2,
            "First conversations come mostly through people you know: 5 of 7.",
        ),
        (
            [way(source, Stage.TALKING) for source in "aabbcc"],
            (
                "First conversations come from many places: none brought more than "
                "half of your 6."
            ),
        ),
        (
            [way("", Stage.TALKING)] * 5,
            (
                "You’ve had 5 first conversations. Say where you found those jobs, and "
                "this page can tell what works."
            ),
        ),
    ],
)
def test_the_sentence_says_no_more_than_the_numbers(ways, said):
    assert opening(ways) == said


# --- what is counted ---------------------------------------------------------------


def test_a_journey_knows_its_source_stage_and_end(alice):
    job_that_went(
        alice,
        stages=[*TALKED, (Stage.CLOSED, 3)],
        source="Job fair",
        outcome=Outcome.REJECTED,
    )

    (found,) = journeys_of(alice, Asked())

    assert (found.source, found.reached, found.end) == (
        "Job fair",
        Stage.TALKING,
        Outcome.REJECTED,
    )
    assert found.firsts[Stage.TALKING] == days_ago(20)


def test_others_deleted_archived_jobs_and_the_whole_search_do_not_count(alice, bob):
    JobFactory.create(owner=bob)
    JobFactory.create(owner=alice, deleted_at=NOW)
    JobFactory.create(owner=alice, company="")
    JobFactory.create(owner=alice, is_archived=True)

    assert journeys_of(alice, Asked()) == []
    assert len(journeys_of(alice, Asked(with_archived=True))) == 1


def test_days_in_the_address_choose_the_jobs_that_began_then(alice):
    alice.time_zone = "Pacific/Auckland"
    job_that_went(alice, stages=[(Stage.APPLIED, 10)])
    # Noon in UTC is the day after in Auckland.
    day = date(2026, 11, 14)

    assert len(journeys_of(alice, Asked(since=day, until=day))) == 1
    assert journeys_of(alice, Asked(since=day + timedelta(days=1))) == []
    assert journeys_of(alice, Asked(until=day - timedelta(days=1))) == []


def test_the_pace_is_the_middle_one(alice):
    for applied, talked in ((30, 28), (30, 20), (30, 5)):
        stages = [(Stage.APPLIED, applied), (Stage.TALKING, talked)]
        job_that_went(alice, stages=stages)

    (pace,) = paces(journeys_of(alice, Asked()))

    assert (pace.start, pace.end, pace.days, pace.count) == (
        "Applied",
        "Talking",
        10,
        3,
    )


def test_a_no_a_message_and_a_talk_are_answers_and_silence_is_not(alice):
    job_that_went(alice, stages=TALKED)
    job_that_went(alice, stages=[*APPLIED, (Stage.CLOSED, 1)], outcome=Outcome.REJECTED)
    job_that_went(alice, stages=[*APPLIED, (Stage.CLOSED, 1)], outcome=Outcome.NO_REPLY)
    heard = job_that_went(alice, stages=APPLIED)
    tracking.note(heard, kind=EventKind.HEARD, at=days_ago(2))
    job_that_went(alice, stages=APPLIED)
    job_that_went(alice, stages=[(Stage.SAVED, 9)])

    rates = answer_rates(journeys_of(alice, Asked()))

    assert rates == [Rate("LinkedIn", 3, 5)]
    assert rates[0].percent == 60


def test_sources_with_few_applications_have_no_rate():
    assert answer_rates([way("Indeed")] * 4 + [way("")] * 9) == []


# --- the picture -------------------------------------------------------------------


WAYS = st.lists(
    st.builds(
        Journey,
        st.sampled_from(["", "LinkedIn", "Aunt May", "<b>&", *"abcdefgh"]),
        st.sampled_from(OPEN_STAGES),
        st.sampled_from([STILL_OPEN, UNSAID, *Outcome.values]),
    ),
    max_size=60,
)


@given(ways=WAYS)
def test_every_job_flows_through_the_whole_picture(ways):
    drawn = picture(ways, names_sources=True)

    columns = sorted({node.x for node in drawn.nodes})
    for x in columns:
        assert sum(node.count for node in drawn.nodes if node.x == x) == len(ways)
    assert sum(flow.count for flow in drawn.flows) == 2 * len(ways)
    assert all(node.y + node.height <= drawn.height for node in drawn.nodes)


@given(ways=WAYS)
def test_bars_of_a_column_do_not_overlap(ways):
    nodes = picture(ways, names_sources=True).nodes

    for above in nodes:
        for below in nodes:
            if above.x == below.x and above.y < below.y:
                assert above.y + above.height < below.y


def test_a_downloaded_picture_names_no_source_of_ones_own():
    ways = [way("Aunt May")] * 9 + [way("linkedin")] * 2 + [way("")]

    named = {node.label for node in picture(ways, names_sources=False).nodes}

    assert {"linkedin", "Other places", "Not noted"} <= named
    assert "Aunt May" not in named


# --- the page ----------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_insights_take_as_many_queries_for_one_as_for_three(
    as_alice, alice, count, django_assert_num_queries
):
    for _ in range(count * 5):
        job_that_went(alice, stages=TALKED)
    as_alice.get(PAGE)

    with django_assert_num_queries(5):  # session, person, jobs, events, waiting
        page = as_alice.get(PAGE)

    assert page.context["picture"].total == count * 5


def test_few_jobs_are_told_so_and_no_picture_is_drawn(as_alice, alice):
    job_that_went(alice, stages=APPLIED)

    page = as_alice.get(PAGE).content.decode()

    assert "Five jobs make a pattern. You have one." in page
    assert "<svg xmlns" not in page


def test_the_table_has_the_numbers_of_the_picture(as_alice, alice):
    for _ in range(5):
        job_that_went(alice, stages=TALKED, source="Job fair")

    page = as_alice.get(PAGE).content.decode()

    assert "Job fair to Talking: 5." in page
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page)
    assert cells[:6] == ["Job fair", "Talking", "5", "Talking", "Still open", "5"]
    assert "style=" not in page


@pytest.mark.parametrize(
    ("quiet", "action", "name"),
    [
        (30, "Close it", "jobs:close"),
        (9, "Open Tidewell", "pages:overview"),
        (2, "See your jobs", "jobs:list"),
    ],
)
def test_the_longest_quiet_job_gets_one_suggestion(
    as_alice, alice, quiet, action, name
):
    job = job_that_went(alice, stages=[(Stage.APPLIED, quiet)], company="Tidewell")
    job_that_went(alice, stages=[(Stage.SAVED, 90)], company="Larkfield")

    offered = as_alice.get(PAGE).context["suggestion"]

    args = [] if name == "jobs:list" else [job.pk]
    assert offered.action == action
    assert offered.address == reverse(name, args=args)


def test_a_job_with_an_interview_ahead_waits_for_no_answer(as_alice, alice):
    job = job_that_went(alice, stages=[(Stage.TALKING, 30)], company="Tidewell")
    quiet = job_that_went(alice, stages=[(Stage.APPLIED, 9)], company="Halden")
    ahead = NOW + timedelta(days=2)
    clock = {"date": ahead.date(), "time": ahead.time(), "zone": "UTC"}
    InterviewFactory.create(job=job, starts_at=ahead, **clock)

    page = as_alice.get(PAGE)

    assert [each.job for each in page.context["waiting"]] == [quiet]


def test_without_anything_waiting_a_job_can_be_added(as_alice):
    assert as_alice.get(PAGE).context["suggestion"].address == reverse("jobs:new")


def test_days_the_wrong_way_round_are_asked_about_again(as_alice):
    page = as_alice.get(PAGE, {"since": "2026-02-01", "until": "2026-01-01"})

    assert page.status_code == 422
    assert "This day is before the other one." in page.content.decode()


@pytest.mark.parametrize("extension", ["svg", "png"])
def test_a_file_names_no_company_and_no_source_of_ones_own(as_alice, alice, extension):
    for _ in range(5):
        job_that_went(alice, stages=TALKED, source="Aunt May", company="Tidewell")

    answer = as_alice.get(reverse("insights:download", args=[extension]))

    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="picture.{extension}"'
    )
    assert b"Aunt May" not in answer.content
    assert b"Tidewell" not in answer.content


def test_the_svg_is_well_formed_and_says_what_it_shows(as_alice, alice):
    job_that_went(alice, stages=TALKED, source="LinkedIn")

    root = ET.fromstring(
        as_alice.get(reverse("insights:download", args=["svg"])).content
    )

    texts = [each.text for each in root if each.tag.endswith(("title", "desc"))]
    assert "LinkedIn to Talking: 1." in str(texts[1])


def test_the_png_is_a_picture(as_alice, alice):
    answer = as_alice.get(reverse("insights:download", args=["png"]))

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
