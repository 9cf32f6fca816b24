"""Why this job: choosing and ranking, with buttons alone."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from motivations.choosing import choose, moved
from motivations.models import Motivation, Reason
from tests.conftest import signed_in
from tests.factories import AnswerFactory, JobFactory, UserFactory

UP, GROUND, PROVE, INSIDE = Motivation


def why(job):
    return reverse("motivations:why", args=[job.pk])


def ranking(job):
    return [reason.kind for reason in job.reasons.chosen().ranked()]


@pytest.mark.parametrize("count", [1, 3])
def test_why_takes_six_queries_however_many_reasons(
    as_alice, job, reasons, count, django_assert_num_queries
):
    for reason in list(reasons.values())[count:]:
        reason.delete()
    for reason in list(reasons.values())[:count]:
        AnswerFactory.create(reason=reason, number=1, is_done=True)
    as_alice.get(why(job))

    # session, person, job, reasons, chosen reasons, their answers
    with django_assert_num_queries(6):
        page = as_alice.get(why(job))

    assert page.content.decode().count("Goes on at question") == count


def test_the_order_on_the_page_is_the_ranking(as_alice, job):
    response = as_alice.post(
        why(job), {"order": [INSIDE, UP, GROUND, PROVE], "chosen": [UP, INSIDE]}
    )

    assert ranking(job) == [INSIDE, UP]
    assert response.headers["Location"] == reverse(
        "motivations:question", args=[job.pk, INSIDE, 1]
    )


@pytest.mark.parametrize(
    ("button", "which", "expected"),
    [
        ("up", GROUND, [GROUND, UP, PROVE]),
        ("down", GROUND, [UP, PROVE, GROUND]),
        ("up", UP, [UP, GROUND, PROVE]),
        ("down", PROVE, [UP, GROUND, PROVE]),
    ],
)
def test_a_button_moves_a_row_and_stays(as_alice, job, button, which, expected):
    chosen = [UP, GROUND, PROVE]

    response = as_alice.post(
        why(job), {"order": chosen, "chosen": chosen, button: which}
    )

    assert response.headers["Location"] == f"{why(job)}#{which}"
    assert ranking(job) == expected


def test_dragging_saves_and_stays(as_alice, job):
    response = as_alice.post(
        why(job), {"order": [GROUND, UP], "chosen": [UP, GROUND], "stay": "1"}
    )

    assert response.headers["Location"] == why(job)
    assert ranking(job) == [GROUND, UP]


@pytest.mark.parametrize("chosen", [[], ["nonsense"]])
def test_one_reason_at_least(as_alice, job, chosen):
    page = as_alice.post(why(job), {"chosen": chosen})

    described = re.search(
        r'<fieldset aria-describedby="([^"]+)"', page.content.decode()
    )
    assert page.status_code == 422
    assert described is not None
    assert f'id="{described[1]}"' in page.content.decode()
    assert not Reason.objects.exists()


def test_what_was_picked_is_picked_on_the_page(as_alice, job):
    choose(job, [INSIDE, UP])

    page = as_alice.get(why(job)).content.decode()

    boxes = re.findall(
        r'<input type="checkbox" name="chosen" value="(\w+)"([^>]*)>', page
    )
    orders = re.findall(r'<input type="hidden" name="order" value="(\w+)">', page)
    assert [value for value, rest in boxes if "checked" in rest] == [INSIDE, UP]
    assert orders == [value for value, _ in boxes] == [INSIDE, UP, GROUND, PROVE]


def test_a_reason_taken_off_keeps_what_was_written(as_alice, job, reasons):
    reasons[UP].blunt = "Bored."
    reasons[UP].save()

    as_alice.post(why(job), {"chosen": [GROUND]})
    gone = as_alice.get(reverse("motivations:panel", args=[job.pk, UP]))
    as_alice.post(why(job), {"order": [UP, GROUND], "chosen": [UP, GROUND]})

    assert gone.status_code == 404
    assert Reason.objects.get(job=job, motivation=UP).blunt.reveal() == "Bored."


def test_moving_goes_as_far_as_it_can():
    assert moved([UP, GROUND], UP, by=-1) == [UP, GROUND]
    assert moved([UP, GROUND], UP, by=5) == [GROUND, UP]


@pytest.mark.django_db(transaction=True)
def test_clicking_twice_at_one_moment_ranks_once():
    alice = UserFactory.create()
    job = JobFactory.create(owner=alice)
    clients = [signed_in(alice) for _ in range(4)]

    def click(client) -> int:
        try:
            return client.post(why(job), {"chosen": [UP, GROUND]}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(click, clients))

    assert answers == [302] * 4
    assert ranking(job) == [UP, GROUND]
