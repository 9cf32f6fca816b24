"""All sheets of a job in one ZIP: each of them, well named, and nothing private."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from pypdf import PdfReader

from interviewprep.exports.packing import Names, safe_name
from interviewprep.sheets.gather import sheet_of, sheets_of
from tests.exports.archives import unzipped
from tests.factories import (
    DocumentFactory,
    InterviewFactory,
    JobFactory,
    PersonFactory,
    ReasonFactory,
    full_account,
)
from tests.privacy.canary import unpacked

MORNING = datetime(2099, 1, 15, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(db):
    cache.clear()


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, company="Tidewell Robotics")


def download(client, job, **query):
    answer = client.get(reverse("exports:sheets", args=[job.pk]), query)
    return unzipped(answer.getvalue())


def words(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_each_interview_has_its_sheet_named_by_its_day(as_alice, job):
    InterviewFactory.create(job=job)
    InterviewFactory.create(
        job=job, starts_at=MORNING, zone="UTC", time=MORNING.time(), date=MORNING.date()
    )
    InterviewFactory.create(job=job)

    files = download(as_alice, job)

    assert list(files) == [
        "talking-points-2099-01-15.pdf",
        "talking-points.pdf",
        "talking-points-2.pdf",
    ]
    assert all(content.startswith(b"%PDF") for content in files.values())


def test_a_sheet_names_who_will_be_there_and_no_one_else(as_alice, job):
    first, second = InterviewFactory.create_batch(2, job=job)
    PersonFactory.create(job=job, name="Dana").interviews.add(first)
    PersonFactory.create(job=job, name="Luis").interviews.add(second)

    one, two = map(words, download(as_alice, job).values())

    assert ("Dana" in one, "Luis" in one) == (True, False)
    assert ("Dana" in two, "Luis" in two) == (False, True)


def test_a_sheet_is_the_one_that_its_interview_has(alice, job):
    full_account(alice, "Kanarienvogel")
    account_job = alice.jobs.get(title="Spoken role")
    interviews = list(account_job.interviews.kept())

    together = sheets_of(interviews, alice)

    assert together == [sheet_of(interview, alice) for interview in interviews]


def test_files_come_along_only_if_wanted(as_alice, alice, job):
    InterviewFactory.create(job=job)
    for name in ("My CV.pdf", "my cv.PDF", "Letter"):
        DocumentFactory.create(owner=alice, name=name, body=name.encode()).jobs.add(job)
    DocumentFactory.create(owner=alice, name="another.pdf")

    without, all_of_it = download(as_alice, job), download(as_alice, job, files="on")

    assert list(without) == ["talking-points.pdf"]
    assert list(all_of_it) == [
        "talking-points.pdf",
        "files/my-cv.pdf",
        "files/my-cv-2.pdf",
        "files/letter",
    ]
    assert all_of_it["files/my-cv-2.pdf"] == b"my cv.PDF"


@pytest.mark.parametrize(
    ("titles", "name"), [("neutral", "talking-points"), ("full", "tidewell-robotics")]
)
def test_names_tell_no_more_than_they_may(as_alice, alice, job, titles, name):
    alice.titles = titles
    alice.save()
    InterviewFactory.create(job=job)

    answer = as_alice.get(reverse("exports:sheets", args=[job.pk]))

    assert f'filename="{name}.zip"' in answer.headers["Content-Disposition"]
    assert list(unzipped(answer.getvalue())) == [f"{name}.pdf"]


def test_nothing_private_is_in_it(as_alice, alice):
    account = full_account(alice, "Kanarienvogel", "Wellensittich")

    files = download(as_alice, account.job, files="on")

    text = b"".join(map(unpacked, files.values()))
    assert b"Wellensittich" in text
    assert b"Kanarienvogel" not in text


def test_a_job_without_an_interview_asks_for_one(as_alice, job):
    answer = as_alice.get(reverse("exports:sheets", args=[job.pk]), follow=True)

    assert "Add an interview first" in answer.content.decode()


def test_asking_over_and_over_is_put_off(as_alice, job):
    InterviewFactory.create(job=job)
    address = reverse("exports:sheets", args=[job.pk])

    answers = [as_alice.get(address).status_code for _ in range(31)]

    assert answers == [*[200] * 30, 429]


@pytest.mark.parametrize("interviews", [1, 3])
def test_more_interviews_ask_no_more_questions(
    alice, job, interviews, django_assert_num_queries
):
    for interview in InterviewFactory.create_batch(interviews, job=job):
        PersonFactory.create(job=job).interviews.add(interview)
    ReasonFactory.create(job=job)
    rows = list(job.interviews.select_related("job"))

    # People, lines, needs, reasons, answers, questions and criteria.
    with django_assert_num_queries(7):
        sheets_of(rows, alice)


def test_files_that_lie_together_have_names_of_their_own():
    names = Names()

    given = [names.free(name) for name in ("a.pdf", "a.pdf", "a-2.pdf", "a", "a")]

    assert given == ["a.pdf", "a-2.pdf", "a-2-2.pdf", "a", "a-2"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\CV.docx", "ccv.docx"),
        ("履歴書.pdf", "file.pdf"),
        ("CV\n.p\0df", "cv.pdf"),
        (".", "file"),
        ("x" * 200 + ".pdf", "x" * 60 + ".pdf"),
    ],
)
def test_names_are_made_safe(name, safe):
    assert safe_name(name) == safe


# --- the page of ways out ----------------------------------------------------


def test_a_job_is_chosen_among_those_with_an_interview(as_alice, alice, bob, job):
    InterviewFactory.create(job=job)
    InterviewFactory.create(job=JobFactory.create(owner=bob, company="Hers"))
    JobFactory.create(owner=alice, company="Nothing yet")

    text = as_alice.get(reverse("exports:take")).content.decode()

    assert "Tidewell Robotics" in text
    assert "Nothing yet" not in text
    assert "Hers" not in text


@pytest.mark.parametrize(
    ("query", "tail"), [({}, ""), ({"with_files": "on"}, "?files")]
)
def test_the_chosen_job_leads_to_its_sheets(as_alice, job, query, tail):
    InterviewFactory.create(job=job)

    answer = as_alice.get(reverse("exports:take"), {"job": job.pk, **query})

    address = reverse("exports:sheets", args=[job.pk])
    assert answer.headers["Location"] == f"{address}{tail}"


def test_somebody_elses_job_cannot_be_chosen(as_bob, bob, job):
    InterviewFactory.create(job=job)
    InterviewFactory.create(job=JobFactory.create(owner=bob, company="His"))

    answer = as_bob.get(reverse("exports:take"), {"job": job.pk})

    assert answer.status_code == 422
    assert "Tidewell" not in answer.content.decode()


@pytest.mark.parametrize("jobs", [1, 3])
def test_more_jobs_to_choose_from_ask_no_more_questions(
    as_alice, alice, jobs, django_assert_num_queries
):
    for _ in range(jobs):
        InterviewFactory.create(job=JobFactory.create(owner=alice))
    as_alice.get(reverse("exports:take"))

    # The session, the person, whether there are jobs, and the jobs.
    with django_assert_num_queries(4):
        as_alice.get(reverse("exports:take"))
