"""The page of the ad: what it leaves vague is marked, and one tap asks about it."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from interviewprep.fit.models import Question
from interviewprep.jobs.models import Audience
from tests.factories import InterviewFactory, JobFactory

AD = "A fast-paced <b>team</b>.\n\nCompetitive salary & some travel."


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, posting=AD)


def ad(client, job):
    return client.get(reverse("fit:ad", args=[job.pk]))


def ask_one(client, job, family="pace", **more):
    return client.post(reverse("fit:ask_one", args=[job.pk, family]), **more)


@pytest.mark.parametrize("count", [1, 3])
def test_the_ad_takes_five_queries_however_much_it_leaves_open(
    as_alice, alice, count, django_assert_num_queries
):
    said = ["fast-paced", "some travel", "tight deadlines"][:count]
    job = JobFactory.create(owner=alice, posting=". ".join(said))
    ad(as_alice, job)

    # session, person, job, the next round, questions asked already
    with django_assert_num_queries(5):
        page = ad(as_alice, job)

    assert len(page.context["points"]) == count


def test_vague_words_are_marked_in_the_ads_own_text(as_alice, job):
    shown = re.sub(r"\s+(?=[<>])", "", ad(as_alice, job).content.decode())

    assert "<mark>fast-paced</mark>" in shown
    assert "&lt;b&gt;team&lt;/b&gt;" in shown
    assert "3 vague phrases" in " ".join(shown.split())
    assert 'href="#point-3"' in shown


def test_one_tap_puts_the_question_on_the_list_once(as_alice, alice, job):
    answers = [ask_one(as_alice, job) for _ in range(2)]

    question = Question.objects.get()
    assert answers[0].headers["Location"].endswith("/ad/#point-1")
    assert (question.owner, question.source) == (alice, "ad:pace")
    assert "On your list" in ad(as_alice, job).content.decode()


def test_with_scripts_the_point_alone_comes_back(as_alice, job):
    answer = ask_one(as_alice, job, headers={"HX-Request": "true"})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.lstrip().startswith('<li id="point-1">')
    assert "On your list" in shown
    assert "data-focus" in shown


def test_a_question_that_was_deleted_can_be_asked_again(as_alice, job):
    ask_one(as_alice, job)
    as_alice.post(reverse("fit:delete_question", args=[Question.objects.get().pk]))
    open_again = ad(as_alice, job).context["left"]

    ask_one(as_alice, job)

    assert len(open_again) == 3
    assert Question.objects.get().deleted_at is None


def test_all_can_be_asked_at_once_and_ones_own_wording_stays(as_alice, job):
    ask_one(as_alice, job)
    Question.objects.update(text="How was last week?")

    answer = as_alice.post(reverse("fit:ask_all", args=[job.pk]), follow=True)

    texts = set(Question.objects.values_list("source", flat=True))
    assert texts == {"ad:pace", "ad:pay", "ad:travel"}
    assert "How was last week?" in answer.content.decode()


@pytest.mark.parametrize(
    ("room", "audience"),
    [
        ("recruiter", Audience.RECRUITER),
        ("teammate", Audience.TEAMMATE),
        ("leader", Audience.LEADER),
        ("panel", Audience.MANAGER),
        ("unknown", Audience.MANAGER),
    ],
)
def test_it_is_worded_for_whoever_is_met_next(as_alice, job, room, audience):
    at = datetime(2099, 1, 15, 9, tzinfo=UTC)
    clock = {"date": at.date(), "time": at.time(), "zone": "UTC", "starts_at": at}
    InterviewFactory.create(job=job, audience=room, **clock)

    ask_one(as_alice, job)

    question = Question.objects.get()
    point = ad(as_alice, job).context["points"][0].point
    assert question.audience == audience
    assert question.text == point.family.question_for(audience)


@pytest.mark.parametrize("family", ["hats", "nothing", "constructor"])
def test_what_the_ad_does_not_say_is_not_asked(as_alice, job, family):
    assert ask_one(as_alice, job, family).status_code == 404
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("posting", "shown"), [("", "Paste the ad"), ("We bake bread.", "Nothing vague")]
)
def test_without_an_ad_or_vague_words_it_says_so(as_alice, alice, posting, shown):
    job = JobFactory.create(owner=alice, posting=posting)

    assert shown in ad(as_alice, job).content.decode()
