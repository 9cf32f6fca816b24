"""What the ad asks for becomes a need of the job with one tap, and no more."""

import pytest
from django.urls import reverse

from interviewprep.stories.models import Need, Strength
from motivations.models import Motivation
from tests.factories import JobFactory, NeedFactory, ReasonFactory

AD = """Support lead

You need:
- Experience of leading a team
- Zendesk
- Clear written English
- A driving licence
"""


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, posting=AD)


def proof(client, job):
    return client.get(reverse("stories:proof", args=[job.pk]))


def add(client, job, *needs):
    return client.post(reverse("stories:from_ad", args=[job.pk]), {"needs": needs})


def question(job):
    ReasonFactory.create(job=job, motivation=Motivation.PROVE_IT)
    return reverse("motivations:question", args=[job.pk, Motivation.PROVE_IT, 3])


@pytest.mark.parametrize("count", [1, 3])
def test_proof_with_an_ad_takes_five_queries_however_many_needs(
    as_alice, job, count, django_assert_num_queries
):
    for _ in range(count):
        NeedFactory.create(job=job)
    proof(as_alice, job)

    with django_assert_num_queries(5):  # session, person, job, names, needs
        page = proof(as_alice, job)

    assert len(page.context["needs"]) == count


def test_what_is_picked_becomes_a_need_and_is_offered_no_more(as_alice, job):
    NeedFactory.create(job=job, text="zendesk", rank=1)

    add(as_alice, job, "Clear written English", "Driving licence")

    rows = Need.objects.in_order().values_list("text", "rank", "strength")
    choices = proof(as_alice, job).context["form"].fields["needs"].choices
    assert list(rows)[1:] == [
        ("Clear written English", 2, Strength.SOME),
        ("Driving licence", 3, Strength.SOME),
    ]
    assert [need for need, _ in choices] == ["Experience of leading a team"]


@pytest.mark.parametrize("needs", [[], ["Something the ad doesn’t say"]])
def test_what_the_ad_does_not_say_is_not_added(as_alice, job, needs):
    page = add(as_alice, job, *needs)

    assert page.status_code == 422
    assert not Need.objects.exists()


def test_without_an_ad_nothing_is_offered(as_alice, alice):
    job = JobFactory.create(owner=alice)

    page = proof(as_alice, job)

    assert reverse("stories:from_ad", args=[job.pk]) not in page.content.decode()


def test_the_question_takes_what_is_picked_beside_what_is_typed(as_alice, job):
    typed = {"entry_2": "German", "strength_2": "gap", "go": "on"}

    as_alice.post(question(job), {**typed, "from_ad": ["Zendesk", "Driving licence"]})

    rows = Need.objects.in_order().values_list("text", "strength")
    assert list(rows) == [
        ("Zendesk", "some"),
        ("German", "gap"),
        ("Driving licence", "some"),
    ]


def test_more_than_three_are_too_many(as_alice, job):
    picked = ["Zendesk", "Driving licence", "Clear written English"]

    page = as_alice.post(
        question(job), {"entry_1": "German", "from_ad": picked, "go": "on"}
    )

    assert page.status_code == 422
    assert "Three in all" in page.content.decode()
    assert not Need.objects.exists()
