"""Search finds what a person keeps, by how it begins, and nothing sealed."""

import re
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.jobs.models import Stage
from interviewprep.pages.search import SHOWN
from tests.factories import (
    JobFactory,
    LineFactory,
    PersonFactory,
    QuestionFactory,
    StoryFactory,
    TagFactory,
    full_account,
)

SEARCH = reverse("pages:search")
HTMX = {"HX-Request": "true", "HX-Target": "found"}


def found(client, text):
    """Return what is found, by kind."""
    page = client.get(SEARCH, {"q": text})
    assert page.status_code == 200
    return {
        group.name: [each.words for each in group.found]
        for group in page.context["groups"]
    }


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_takes_four_queries_however_much_is_found(
    as_alice, alice, count, django_assert_num_queries
):
    for number in range(count):
        job = JobFactory.create(owner=alice, company="Tidewell", title="Tide lead")
        PersonFactory.create(job=job, name="Tide Okafor")
        TagFactory.create(owner=alice, name=f"tide {number}")
        LineFactory.create(job=job, text="I follow the tide.")
        StoryFactory.create(owner=alice, title="High tide")
        QuestionFactory.create(job=job, text="When is the tide?")
    as_alice.get(SEARCH, {"q": "tide"})

    with django_assert_num_queries(4):  # session, person, companies, the rest
        page = as_alice.get(SEARCH, {"q": "tide"})

    assert len(page.context["groups"]) == 7
    for group in page.context["groups"]:
        assert len(group.found) == (1 if group.name == "Companies" else count)


@pytest.mark.django_db
def test_everything_that_is_found_leads_somewhere(as_alice, alice):
    full_account(alice, "Kanarienvogel", "Wellensittich")

    page = as_alice.get(SEARCH, {"q": "welle"})

    addresses = [
        each.address for group in page.context["groups"] for each in group.found
    ]
    assert len(page.context["groups"]) == 7
    assert {as_alice.get(each).status_code for each in addresses} == {200}


def test_sealed_words_are_not_found(as_alice, alice):
    full_account(alice, "Kanarienvogel", "Wellensittich")

    assert found(as_alice, "Kanarienvogel") == {}


def test_nobody_finds_what_is_somebody_else_s(as_bob, alice):
    full_account(alice, "Kanarienvogel", "Wellensittich")

    assert found(as_bob, "Wellensittich") == {}


def test_what_was_deleted_is_not_found(as_alice, alice):
    gone = {"deleted_at": timezone.now()}
    job = JobFactory.create(owner=alice, company="Tidewell", **gone)
    LineFactory.create(job=job, text="The tide.")
    StoryFactory.create(owner=alice, title="Tide", **gone)

    assert found(as_alice, "tide") == {}


def test_accents_and_capitals_do_not_matter(as_alice, alice):
    JobFactory.create(owner=alice, company="Zürich Versicherung", title="Lead")

    assert found(as_alice, "ZURICH lead") == {"Jobs": ["Lead"]}


def test_a_company_leads_to_all_its_jobs(as_alice, alice):
    for stage in (Stage.SAVED, Stage.CLOSED):
        JobFactory.create(owner=alice, company="Smith & Sons", stage=stage)

    page = as_alice.get(SEARCH, {"q": "smith"})

    (company,) = next(
        group.found for group in page.context["groups"] if group.name == "Companies"
    )
    listed = as_alice.get(company.address).content.decode()
    assert company.beside == "2 jobs"
    assert listed.count("Smith &amp; Sons</a>") == 2


def test_no_more_than_ten_of_a_kind_are_shown(as_alice, alice):
    for _ in range(SHOWN + 1):
        JobFactory.create(owner=alice, title="Team lead", company="")

    page = as_alice.get(SEARCH, {"q": "team"})

    (jobs,) = page.context["groups"]
    assert (len(jobs.found), jobs.has_more) == (SHOWN, True)
    assert "There are more." in page.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "“…”", "zzz"])
def test_nothing_found_says_what_to_try(as_alice, text):
    shown = as_alice.get(SEARCH, {"q": text}).content.decode()

    assert ("Nothing begins like that." in shown) == (text.strip() != "")


def test_htmx_gets_what_was_found_alone(as_alice, alice):
    JobFactory.create(owner=alice, company="Tidewell")

    part = as_alice.get(SEARCH, {"q": "tide"}, headers=HTMX).content.decode()

    assert re.search(r'data-announce="2 found"', part)
    assert "<h1" not in part


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_can_be_looked_for(as_alice, text):
    typed = quote(text.replace("\0", ""))

    assert as_alice.get(f"{SEARCH}?q={typed}").status_code == 200
