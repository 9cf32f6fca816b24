"""Jobs as a table: readable, complete, and with nothing private in it."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.cells import read_table
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Job, Outcome, Stage
from tests.factories import JobFactory, PersonFactory, TagFactory, full_account
from tests.sheets.strategies import MARKUP


def table(client, **query) -> list[dict[str, str]]:
    """Return the rows that somebody downloads, by their headings."""
    answer = client.get(reverse("exports:jobs"), query)
    headings, *rows = read_table(answer.content)
    return [dict(zip(headings, row, strict=True)) for row in rows]


@pytest.fixture
def job(alice):
    job = JobFactory.create(
        owner=alice,
        title="Team lead",
        company="Tidewell",
        notes="Kanarienvogel",
        salary_low=50_000,
        salary_currency="EUR",
        salary_period="year",
        deadline_on=date(2026, 12, 1),
        start=datetime(2026, 11, 1, 23, 30, tzinfo=UTC),
    )
    tracking.move(job, to=Stage.APPLIED, at=datetime(2026, 11, 2, tzinfo=UTC))
    tracking.move(
        job,
        to=Stage.CLOSED,
        at=datetime(2026, 11, 9, tzinfo=UTC),
        outcome=Outcome.REJECTED,
    )
    return job


def test_a_row_tells_all_there_is_to_tell_of_a_job(as_alice, job):
    job.tags.add(TagFactory.create(owner=job.owner, name="near home"))
    job.tags.add(TagFactory.create(owner=job.owner, name="a second"))
    PersonFactory.create(job=job, name="Dana", title="Head")
    PersonFactory.create(job=job, name="Luis", title="")

    (row,) = table(as_alice)

    assert row["Company"] == "Tidewell"
    assert (row["Stage"], row["Outcome"]) == ("Closed", "They said no")
    assert row["Reached"] == "Applied"
    assert (row["Pay from"], row["Pay up to"]) == ("50000.00", "")
    assert (row["Currency"], row["Pay period"]) == ("EUR", "a year")
    assert (row["Closing date"], row["Posted on"]) == ("2026-12-01", "")
    assert (row["Tags"], row["People"]) == ("a second; near home", "Dana (Head); Luis")
    assert row["Archived"] == ""


def test_the_way_a_job_has_come_is_told_in_days_of_ones_own(as_alice, alice, job):
    alice.time_zone = "Europe/Berlin"
    alice.save()

    (row,) = table(as_alice)

    assert row["Applied on"] == "2026-11-02"
    assert row["Stage history"] == (
        "2026-11-02 Saved; 2026-11-02 Applied; 2026-11-09 Closed (They said no)"
    )


def test_nothing_private_and_nothing_deleted_is_in_it(as_alice, alice):
    full_account(alice, "Kanarienvogel", "Wellensittich")

    answer = as_alice.get(reverse("exports:jobs"))

    assert b"Wellensittich role" in answer.content
    assert b"Kanarienvogel" not in answer.content
    assert b"Wellensittich gone" not in answer.content


def test_nobody_elses_jobs_are_in_it(as_bob, job):
    assert table(as_bob) == []


def test_an_archived_job_says_so(as_alice, job):
    Job.objects.update(is_archived=True)

    assert [row["Archived"] for row in table(as_alice)] == ["yes"]


@pytest.mark.parametrize(
    ("titles", "name"), [("neutral", "list-2"), ("full", "jobs-2")]
)
def test_the_files_name_tells_no_more_than_it_may(as_alice, alice, titles, name):
    alice.titles = titles
    alice.save()

    answer = as_alice.get(reverse("exports:jobs"))

    assert f'filename="{name}' in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@A1", "'=1", '=cmd|"/c"!A1'])
def test_no_cell_is_a_formula(as_alice, alice, formula):
    JobFactory.create(owner=alice, title=formula, company=formula)

    answer = as_alice.get(reverse("exports:jobs"))

    assert f"'{formula[:2]}".encode() in answer.content
    assert table(as_alice)[0]["Role"] == formula


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.sampled_from(MARKUP), st.text("=-'\n\r,;\"a ", max_size=9)))
def test_any_text_comes_back(as_alice, job, text):
    Job.objects.filter(pk=job.pk).update(title=text, source=text)

    (row,) = table(as_alice)

    assert (row["Role"], row["Source"]) == (text, text)


@pytest.mark.parametrize("jobs", [1, 3])
def test_more_jobs_ask_no_more_questions(
    as_alice, alice, jobs, django_assert_num_queries
):
    for _ in range(jobs):
        made = JobFactory.create(owner=alice)
        made.tags.add(TagFactory.create(owner=alice))
        PersonFactory.create(job=made)
    table(as_alice)

    # The session, the person, their jobs, tags, people and moves.
    with django_assert_num_queries(6):
        table(as_alice)


@pytest.mark.parametrize(
    ("query", "roles"),
    [
        ({}, {"Nurse", "Closed", "Archived"}),
        ({"view": "list"}, {"Nurse"}),
        ({"q": "nurs"}, {"Nurse"}),
        ({"stage": "closed"}, {"Closed"}),
        ({"archived": "on"}, {"Archived"}),
        ({"quiet": "x", "stage": "nowhere"}, {"Nurse", "Closed", "Archived"}),
    ],
)
def test_the_lists_filters_are_kept_to(as_alice, alice, query, roles):
    JobFactory.create(owner=alice, title="Nurse")
    JobFactory.create(owner=alice, title="Closed", stage=Stage.CLOSED)
    JobFactory.create(owner=alice, title="Archived", is_archived=True)

    assert {row["Role"] for row in table(as_alice, **query)} == roles


def test_a_filtered_list_leads_to_its_table(as_alice, job):
    page = as_alice.get(reverse("jobs:list"), {"view": "list", "stage": "closed"})

    address = f"{reverse('exports:jobs')}?view=list&amp;stage=closed"
    assert f'href="{address}"' in page.content.decode()
