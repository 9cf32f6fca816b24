"""What makes it a yes, or a no, decided before anybody charms anybody."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from interviewprep.fit.models import Criterion, Weight
from interviewprep.sheets.gather import sheet_of
from tests.conftest import signed_in
from tests.factories import (
    CriterionFactory,
    InterviewFactory,
    JobFactory,
    UserFactory,
)


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice)


def add(client, job, **typed):
    filled = {"text": "Home by six", "weight": "must", **typed}
    return client.post(reverse("fit:new_criterion", args=[job.pk]), filled)


@pytest.mark.parametrize("count", [1, 3])
def test_criteria_take_four_queries_however_many(
    as_alice, job, count, django_assert_num_queries
):
    for number in range(count):
        CriterionFactory.create(job=job, text=f"A yes {number}")
        CriterionFactory.create(job=job, text=f"A no {number}", is_breaker=True)
    as_alice.get(reverse("fit:criteria", args=[job.pk]))

    with django_assert_num_queries(4):  # session, person, job, criteria
        page = as_alice.get(reverse("fit:criteria", args=[job.pk]))

    assert len(page.context["yes"]) == len(page.context["breakers"]) == count


def test_a_criterion_is_added_and_ranked_last(as_alice, job):
    CriterionFactory.create(job=job)

    response = add(as_alice, job)

    criterion = Criterion.objects.get(text="Home by six")
    assert response.headers["Location"] == reverse("fit:criteria", args=[job.pk])
    assert (criterion.weight, criterion.rank) == (Weight.MUST, 2)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 41}, "text"),
        ({"weight": "heavy"}, "weight"),
    ],
)
def test_what_is_not_valid_is_said_and_nothing_is_lost(as_alice, job, typed, field):
    page = add(as_alice, job, **typed)

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {field}
    assert typed.get("text", "Home by six") in page.content.decode()
    assert not Criterion.objects.exists()


def test_a_criterion_is_on_the_list_once(as_alice, job):
    add(as_alice, job)

    page = add(as_alice, job)

    assert page.status_code == 422
    assert "on the list already" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_clicking_twice_at_one_moment_adds_one_criterion():
    alice = UserFactory.create()
    job = JobFactory.create(owner=alice)
    clients = [signed_in(alice) for _ in range(4)]

    def click(client) -> int:
        try:
            return add(client, job).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = sorted(threads.map(click, clients))

    assert answers == [302, 422, 422, 422]
    assert Criterion.objects.count() == 1


def test_a_criterion_is_changed_without_meeting_itself(as_alice, job):
    criterion = CriterionFactory.create(job=job, text="Home by six")

    response = as_alice.post(
        reverse("fit:criterion", args=[criterion.pk]),
        {"text": "Home by six", "weight": "nice", "is_breaker": "on"},
    )

    criterion.refresh_from_db()
    assert response.status_code == 302
    assert (criterion.weight, criterion.is_breaker) == (Weight.NICE, True)


def test_a_criterion_is_taken_off_and_comes_back(as_alice, job):
    criterion = CriterionFactory.create(job=job, text="Home by six")
    undo = reverse("fit:restore_criterion", args=[criterion.pk])

    gone = as_alice.post(reverse("fit:delete_criterion", args=[criterion.pk]))
    page = as_alice.get(gone.headers["Location"]).content.decode()
    is_gone = not job.criteria.kept().exists()
    as_alice.post(undo)
    again = as_alice.post(undo)

    assert is_gone
    assert "“Home by six” is off your scorecard." in page
    assert undo in page
    assert job.criteria.kept().get() == criterion
    assert again.status_code == 404


@pytest.mark.parametrize("is_renamed", [True, False])
def test_a_criterion_that_was_taken_off_gives_way_to_one_of_its_words(
    as_alice, job, is_renamed
):
    other = CriterionFactory.create(job=job, text="Home by seven")
    CriterionFactory.create(job=job, text="Home by six", deleted_at=timezone.now())
    typed = {"text": "Home by six", "weight": "nice"}

    if is_renamed:
        answer = as_alice.post(reverse("fit:criterion", args=[other.pk]), typed)
    else:
        answer = add(as_alice, job, **typed)

    assert answer.status_code == 302
    assert Criterion.objects.get(text="Home by six").weight == Weight.NICE
    assert job.criteria.deleted().count() == 0


def test_a_criterion_that_was_taken_off_is_no_reason_for_a_yes(as_alice, job):
    CriterionFactory.create(job=job, text="Gone", deleted_at=timezone.now())

    page = as_alice.get(reverse("fit:criteria", args=[job.pk]))
    sheet = sheet_of(InterviewFactory.create(job=job), job.owner)

    assert page.context["yes"] == []
    assert sheet.criteria == ()
