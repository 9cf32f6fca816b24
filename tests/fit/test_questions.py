"""What to ask them: blunt inside, pleasant outside."""

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.fit.asking import ask_about, stop_asking, worded
from interviewprep.fit.models import Question
from interviewprep.jobs.models import Audience
from tests.factories import JobFactory, PersonFactory, QuestionFactory

RUDE = "Are you a one-trick pony?"


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice)


def ask(client, job, **typed):
    filled = {"audience": "manager", **typed}
    return client.post(reverse("fit:new_question", args=[job.pk]), filled)


@pytest.mark.parametrize("count", [1, 3])
def test_questions_take_four_queries_however_many(
    as_alice, job, count, django_assert_num_queries
):
    for number in range(count):
        person = PersonFactory.create(job=job)
        QuestionFactory.create(job=job, text=f"Question {number}?", person=person)
    as_alice.get(reverse("fit:ask", args=[job.pk]))

    with django_assert_num_queries(4):  # session, person, job, questions
        page = as_alice.get(reverse("fit:ask", args=[job.pk]))

    shown = page.content.decode()
    assert all(f"Question {number}?" in shown for number in range(count))


def test_must_asks_come_first_then_the_rank(as_alice, job):
    for text, rank, is_must in (("C", 3, False), ("B", 2, False), ("A", 9, True)):
        QuestionFactory.create(job=job, text=text, rank=rank, is_must=is_must)

    page = as_alice.get(reverse("fit:ask", args=[job.pk]))

    assert [row.text for row in page.context["questions"]] == ["A", "B", "C"]


def test_a_rude_question_is_sealed_and_put_politely(as_alice, alice, job):
    response = ask(as_alice, job, blunt=RUDE, is_must="on")

    question = Question.objects.get()
    listed = as_alice.get(response.headers["Location"]).content.decode()
    assert (question.owner, question.blunt.reveal()) == (alice, RUDE)
    assert question.text
    assert question.text != RUDE
    assert question.is_must
    assert "pony" not in listed


def test_a_wording_of_ones_own_stays(as_alice, job):
    ask(as_alice, job, blunt=RUDE, text="Where does growth come from next?")

    assert Question.objects.get().text == "Where does growth come from next?"


@pytest.mark.parametrize("blunt", ["", "?!", " \n "])
def test_a_question_without_words_keeps_the_rest(as_alice, job, blunt):
    page = ask(as_alice, job, blunt=blunt, reassuring="Names the product.")

    assert page.status_code == 422
    assert "as rude as you like" in page.content.decode()
    assert "Names the product." in page.content.decode()
    assert not Question.objects.exists()


def test_a_question_is_changed(as_alice, job):
    question = QuestionFactory.create(job=job, blunt=RUDE)

    as_alice.post(
        reverse("fit:question", args=[question.pk]),
        {"blunt": "", "text": "What next?", "audience": "leader"},
    )

    question.refresh_from_db()
    assert (question.text, question.audience) == ("What next?", Audience.LEADER)
    assert not question.blunt


def test_a_deleted_question_can_be_brought_back(as_alice, job):
    question = QuestionFactory.create(job=job, text="What next?")
    restore = reverse("fit:restore_question", args=[question.pk])

    gone = as_alice.post(reverse("fit:delete_question", args=[question.pk]))
    page = as_alice.get(gone.headers["Location"]).content.decode()
    as_alice.post(restore)

    assert "What next?" not in page
    assert restore in page
    assert Question.objects.get().deleted_at is None


def test_each_source_asks_once_and_keeps_a_wording_of_ones_own(job):
    first = ask_about(job, source="hours", text="What are the hours?")
    first.text = "When do people go home?"
    first.save()

    again = ask_about(job, source="hours", text="What are the hours?")

    assert again.pk == first.pk
    assert Question.objects.get().text == "When do people go home?"


def test_a_source_that_is_asked_again_comes_back(job):
    first = ask_about(job, source="hours", text="What are the hours?")
    first.mark_deleted(at=timezone.now())

    ask_about(job, source="hours", text="What are the hours?")

    assert Question.objects.get().deleted_at is None


def test_what_has_been_answered_is_not_asked(job):
    ask_about(job, source="hours", text="What are the hours?")
    ask_about(job, source="pay", text="What is the pay?")

    stop_asking(job, source="hours")

    assert Question.objects.kept().get().source == "pay"


@pytest.mark.parametrize("audience", ["", *Audience.values])
def test_a_rude_question_is_put_to_anybody(audience):
    polite = worded("Why does everyone quit?", audience)

    assert polite.endswith("?")
    assert "quit" not in polite


def test_no_words_make_no_question():
    assert worded("?!", "") == ""
