"""What was done between two days: true, complete, and with nothing private in it."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from interviewprep.exports import activity
from interviewprep.exports.activity import Deed, Report, report_of
from interviewprep.exports.activity_pdf import activity_pdf
from interviewprep.jobs import tracking
from interviewprep.jobs.models import EventKind, Job, Kind, Medium, Outcome, Stage
from interviewprep.text import clean_text
from tests.factories import InterviewFactory, JobFactory, full_account
from tests.sheets.strategies import ANY_TEXT, MARKUP

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)
NOW = datetime(2026, 12, 24, tzinfo=UTC)
# Whatever can be stored.
SAFE_TEXT = ANY_TEXT.map(clean_text)


def on(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def told(user, start=NOVEMBER[0], end=NOVEMBER[1], now=NOW):
    report = report_of(user, start, end, now=now)
    return [(deed.on.day, deed.what, deed.how, deed.result) for deed in report.deeds]


@pytest.fixture
def job(alice):
    return JobFactory.create(
        owner=alice,
        title="Team lead",
        company="Tidewell",
        source="A friend",
        posting_url="https://www.tidewell.example/jobs/7?from=me",
        start=on(1),
    )


def apply(job, day=3):
    tracking.move(job, to=Stage.APPLIED, at=on(day))


def test_an_application_tells_where_the_job_was_found_and_where_it_stands(alice, job):
    apply(job)

    assert told(alice) == [(3, "Applied", "A friend, tidewell.example", "")]

    tracking.move(job, to=Stage.TALKING, at=on(9))
    assert told(alice) == [(3, "Applied", "A friend, tidewell.example", "Talking")]


def test_being_in_touch_an_offer_and_the_end_are_told(alice, job):
    apply(job)
    tracking.note(job, kind=EventKind.WROTE, at=on(4), text="Kanarienvogel")
    tracking.note(job, kind=EventKind.HEARD, at=on(5), text="Kanarienvogel")
    tracking.note(job, kind=EventKind.NOTED, at=on(6), text="Kanarienvogel")
    tracking.move(job, to=Stage.OFFER, at=on(7))
    tracking.move(job, to=Stage.CLOSED, at=on(8), outcome=Outcome.DECLINED)

    assert told(alice) == [
        (3, "Applied", "A friend, tidewell.example", "I said no"),
        (4, "Got in touch", "", ""),
        (5, "Heard from them", "", ""),
        (7, "Received an offer", "", ""),
        (8, "Ended", "", "I said no"),
    ]


def test_interviews_are_told_with_their_kind_and_way(alice, job):
    InterviewFactory.create(
        job=job,
        kind=Kind.PANEL,
        medium=Medium.PHONE,
        date=date(2026, 11, 9),
        time=time(9),
        zone="UTC",
        starts_at=on(9, 9),
        verdict="went_on",
    )
    InterviewFactory.create(job=job, kind=Kind.TASK, date=date(2026, 11, 10))

    assert told(alice) == [
        (9, "Panel", "Phone call", "On to the next step"),
        (10, "Task or test", "Video call", ""),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"standing": "cancelled"},
        {"standing": "missed"},
        {"standing": "proposed"},
        {"deleted_at": NOW},
        {"date": None},
    ],
    ids=str,
)
def test_an_interview_that_was_not_is_not_told(alice, job, change):
    InterviewFactory.create(job=job, **{"date": date(2026, 11, 9), **change})

    assert told(alice) == []


def test_what_is_ahead_is_not_told_yet(alice, job):
    apply(job, day=20)
    InterviewFactory.create(job=job, date=date(2026, 11, 21))

    assert told(alice, now=on(19)) == []


def test_days_are_those_of_ones_own_zone_both_included(alice, job):
    alice.time_zone = "Pacific/Auckland"
    tracking.move(job, to=Stage.APPLIED, at=on(9, 23))

    tenth, ninth = date(2026, 11, 10), date(2026, 11, 9)

    assert [row[0] for row in told(alice, tenth, tenth)] == [10]
    assert told(alice, ninth, ninth) == []


def test_deleted_jobs_and_other_peoples_are_not_told(alice, bob, job):
    apply(job)

    assert told(bob) == []

    job.mark_deleted(at=NOW)
    assert told(alice) == []


def test_totals_count_what_there_is(alice, job):
    apply(job)
    apply(JobFactory.create(owner=alice, start=on(1)), day=4)
    tracking.note(job, kind=EventKind.HEARD, at=on(5))
    InterviewFactory.create(job=job, date=date(2026, 11, 9))

    report = report_of(alice, *NOVEMBER, now=NOW)

    assert report.totals == ("2 applications", "1 interview", "1 time in touch")


# --- page and PDF -------------------------------------------------------------


def page(client, **days):
    query = {"from": "2026-11-01", "to": "2026-11-30", **days}
    return client.get(reverse("exports:activity"), query)


def paper(client, **days) -> str:
    query = {"from": "2026-11-01", "to": "2026-11-30", **days}
    answer = client.get(reverse("exports:activity_pdf"), query)
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(each.extract_text() for each in pages)


def test_the_page_and_the_pdf_tell_the_same(as_alice, alice, job):
    apply(job)

    shown, printed = page(as_alice).content.decode(), paper(as_alice)

    for words in ("Tidewell", "Team lead", "Applied", "1 application"):
        assert words in shown
        assert words in printed
    assert "1 November 2026 to 30 November 2026" in shown
    assert "1 Nov 2026 to 30 Nov 2026" in printed


def test_without_days_the_last_two_weeks_are_shown(as_alice, job):
    today = timezone.localdate()
    tracking.move(job, to=Stage.APPLIED, at=timezone.now() - timedelta(minutes=1))

    shown = as_alice.get(reverse("exports:activity"))

    report = shown.context["report"]
    assert (report.start, report.end) == (today - timedelta(days=13), today)
    assert [deed.what for deed in report.deeds] == ["Applied"]


def test_a_name_is_on_it_only_if_wanted(as_alice, alice, job):
    alice.name = "Alice Moreau"
    alice.save()
    apply(job)

    assert "Alice Moreau" not in paper(as_alice)
    assert "Alice Moreau" in paper(as_alice, name="on")
    assert "name=on" in page(as_alice, name="on").content.decode()


def test_days_without_anything_say_so(as_alice):
    assert "Nothing is written down for these days." in page(as_alice).content.decode()
    assert "Nothing is written down for these days." in paper(as_alice)


@pytest.mark.parametrize(
    "days",
    [
        {"from": "2026-12-01"},
        {"from": ""},
        {"to": "yesterday"},
        {"to": "9999-12-31"},
        {"from": "0001-01-01"},
        {"from": "2026-02-30"},
    ],
    ids=str,
)
def test_days_that_cannot_be_are_asked_for_again(as_alice, days):
    refused = page(as_alice, **days)
    file = as_alice.get(
        reverse("exports:activity_pdf"),
        {"from": "2026-11-01", "to": "2026-11-30", **days},
    )

    assert refused.status_code == 422
    assert file.status_code == 302


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(SAFE_TEXT, st.sampled_from(["9" * 400, "2027-1-1"])))
def test_any_days_are_answered(as_alice, text):
    answer = page(as_alice, **{"from": text, "name": text})

    assert answer.status_code in {200, 422}


def test_more_than_anybody_reads_asks_for_fewer_days(as_alice, job, monkeypatch):
    monkeypatch.setattr(activity, "MOST_DEEDS", 2)
    apply(job)
    tracking.note(job, kind=EventKind.HEARD, at=on(4))
    assert page(as_alice).status_code == 200

    tracking.note(job, kind=EventKind.HEARD, at=on(5))

    refused = page(as_alice)
    assert refused.status_code == 422
    assert "Choose fewer days." in refused.content.decode()


def test_nothing_private_is_on_it(as_alice, alice):
    full_account(alice, "Kanarienvogel", "Wellensittich")

    shown, printed = page(as_alice).content.decode(), paper(as_alice)

    assert "Wellensittich" in shown + printed
    assert "Kanarienvogel" not in shown + printed


def test_a_long_report_goes_on_over_pages_under_its_headings(alice):
    deeds = tuple(
        Deed(on(day), on(day).date(), f"Company {number}", "Nurse", "Applied")
        for number, day in enumerate([*range(1, 31)] * 3)
    )

    made = activity_pdf(Report(*NOVEMBER, deeds), alice)

    pages = PdfReader(BytesIO(made.content)).pages
    assert made.pages == len(pages) > 1
    assert all("Company" in each.extract_text() for each in pages)
    assert "Company 89" in pages[-1].extract_text()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SAFE_TEXT, min_size=5, max_size=5))
def test_any_words_are_printed(alice, texts):
    report = Report(*NOVEMBER, (Deed(on(1), NOVEMBER[0], *texts),), name=texts[0])

    assert activity_pdf(report, alice).content.startswith(b"%PDF")


@pytest.mark.parametrize("markup", MARKUP)
def test_words_are_never_markup(alice, markup):
    report = Report(*NOVEMBER, (Deed(on(1), NOVEMBER[0], "x", markup, "Applied"),))

    made = activity_pdf(report, alice)

    text = "".join(PdfReader(BytesIO(made.content)).pages[0].extract_text().split())
    assert "Applied" in text
    assert made.pages == 1


@pytest.mark.parametrize("jobs", [1, 3])
def test_more_deeds_ask_no_more_questions(
    as_alice, alice, jobs, django_assert_num_queries
):
    for _ in range(jobs):
        made = JobFactory.create(owner=alice, start=on(1))
        apply(made)
        InterviewFactory.create(job=made, date=date(2026, 11, 9))
    page(as_alice)

    # The session, the person, events and interviews.
    with django_assert_num_queries(4):
        page(as_alice)
    assert Job.objects.count() == jobs
