"""The guide: each question asked, answered, skipped, drafted and looked over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.urls import reverse
from zeal import zeal_ignore

from interviewprep.fit.models import Criterion, Question
from interviewprep.stories.models import Need, Story
from motivations import guide
from motivations.models import Answer, Motivation, Situation
from motivations.progress import progress_of
from motivations.situation import facts_of, situation_of
from tests.conftest import signed_in
from tests.factories import (
    AnswerFactory,
    CriterionFactory,
    InterviewFactory,
    JobFactory,
    NeedFactory,
    QuestionFactory,
    ReasonFactory,
    StoryFactory,
    UserFactory,
)
from tests.motivations.answers import BAD, BLUNT, EACH, typed_for

UP, GROUND, PROVE, INSIDE = Motivation


def page_of(job, motivation, number):
    return reverse("motivations:question", args=[job.pk, motivation, number])


def answer(client, job, motivation, number, **typed):
    return client.post(page_of(job, motivation, number), typed)


def answer_well(client, job, motivation, *, up_to):
    """Answer the first questions of a motivation as somebody would."""
    for number in range(1, up_to + 1):
        typed = typed_for(job, motivation, number)
        client.post(page_of(job, motivation, number), typed)


# --- every question -------------------------------------------------------------


@pytest.mark.parametrize(("motivation", "number"), EACH)
def test_an_answer_is_kept_and_the_next_question_asked(
    as_alice, job, reasons, motivation, number
):
    answer_well(as_alice, job, motivation, up_to=number - 1)
    typed = typed_for(job, motivation, number)

    response = as_alice.post(page_of(job, motivation, number), typed)
    shown = as_alice.get(page_of(job, motivation, number)).content.decode()

    kept = reasons[motivation].answers.get(number=number)
    following = (
        page_of(job, motivation, number + 1)
        if number < guide.LAST
        else reverse("motivations:check", args=[job.pk, motivation])
    )
    assert response.headers["Location"] == following
    assert kept.is_done
    assert not kept.is_skipped
    assert response.wsgi_request.path == page_of(job, motivation, number)
    assert "Continue" in shown


@pytest.mark.parametrize("case", BAD)
def test_what_is_not_valid_is_said_and_nothing_is_lost(as_alice, job, reasons, case):
    motivation, number, typed, field = case
    answer_well(as_alice, job, motivation, up_to=number - 1)

    page = as_alice.post(page_of(job, motivation, number), {"csrf": "x", **typed})

    shown = page.content.decode()
    texts = [text for text in typed.values() if isinstance(text, str) and text]
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert all(text in shown for text in texts if text != "nonsense")
    assert not Answer.objects.filter(number=number, is_done=True).exists()


@pytest.mark.parametrize(("motivation", "number"), EACH)
def test_a_skipped_question_stays_open_until_answered(
    as_alice, job, reasons, motivation, number
):
    answer_well(as_alice, job, motivation, up_to=number - 1)
    typed = typed_for(job, motivation, number)

    answer(as_alice, job, motivation, number, skip="1")
    skipped = reasons[motivation].answers.get(number=number)
    as_alice.post(page_of(job, motivation, number), typed)
    answer(as_alice, job, motivation, number, skip="1")

    kept = reasons[motivation].answers.get(number=number)
    assert (skipped.is_skipped, skipped.is_done) == (True, False)
    assert (kept.is_skipped, kept.is_done) == (False, True)


@pytest.mark.parametrize(("motivation", "number"), [(UP, 0), (UP, 7), (PROVE, 99)])
def test_there_are_six_questions(as_alice, job, reasons, motivation, number):
    assert as_alice.get(page_of(job, motivation, number)).status_code == 404


@pytest.mark.parametrize(
    ("motivation", "count"), [(UP, 13), (GROUND, 8), (PROVE, 14), (INSIDE, 19)]
)
def test_all_answers_are_looked_over(
    as_alice, reasons, motivation, count, django_assert_num_queries
):
    job = reasons[motivation].job
    answer_well(as_alice, job, motivation, up_to=guide.LAST)
    as_alice.get(reverse("pages:how"))  # Reads the notes that saving left.

    with django_assert_num_queries(count):
        page = as_alice.get(reverse("motivations:check", args=[job.pk, motivation]))

    rows = page.context["rows"]
    assert [row["page"].question.number for row in rows] == [1, 2, 3, 4, 5, 6]
    assert all(row["summary"] for row in rows)
    assert progress_of(job)[motivation].is_complete


# What may be left empty: going on then leaves the question open, without ado.
OPTIONAL = [(UP, 6), (GROUND, 5), (GROUND, 6), (PROVE, 5), (PROVE, 6), (INSIDE, 3)]


@pytest.mark.parametrize(("motivation", "number"), [*OPTIONAL, (INSIDE, 6)])
def test_an_optional_question_may_be_passed_and_emptied(
    as_alice, job, reasons, motivation, number
):
    answer_well(as_alice, job, motivation, up_to=number - 1)
    passed = answer(as_alice, job, motivation, number)
    answer_well(as_alice, job, motivation, up_to=number)
    answered = reasons[motivation].answers.get(number=number).is_done

    emptied = answer(as_alice, job, motivation, number)

    assert (passed.status_code, emptied.status_code) == (302, 302)
    assert answered
    assert reasons[motivation].answers.get(number=number).is_skipped


def test_what_comes_next_is_the_first_reason_with_open_questions(
    as_alice, job, reasons
):
    for number in range(1, guide.LAST + 1):
        AnswerFactory.create(reason=reasons[GROUND], number=number, is_done=True)
    AnswerFactory.create(reason=reasons[PROVE], number=1, is_skipped=True)
    check = reverse("motivations:check", args=[job.pk, UP])

    shown = " ".join(as_alice.get(check).content.decode().split())

    assert page_of(job, PROVE, 2) in shown
    assert "Go on with reason 3, about 2 minutes" in shown


def test_the_last_reason_leads_to_the_sheet_of_the_next_interview(
    as_alice, alice, job, reasons
):
    last = reverse("motivations:check", args=[job.pk, INSIDE])
    before = as_alice.get(last).content.decode()
    past = datetime(2020, 1, 1, 9, tzinfo=UTC)
    InterviewFactory.create(
        job=job, date=past.date(), time=past.time(), zone="UTC", starts_at=past
    )
    interview = InterviewFactory.create(job=job)

    shown = as_alice.get(last).content.decode()

    assert "Go to the job" in before
    assert reverse("sheets:sheet", args=[interview.pk]) in shown
    assert "Go to my sheet" in shown


# --- drafts ---------------------------------------------------------------------


def draft(client, job, motivation, number, **typed):
    return client.post(f"{page_of(job, motivation, number)}draft/", typed)


def test_what_is_being_typed_waits_sealed_and_goes_with_the_answer(
    as_alice, job, reasons
):
    kept = draft(as_alice, job, UP, 3, goal="leading a supp")
    shown = as_alice.get(page_of(job, UP, 3)).content.decode()
    answer(as_alice, job, UP, 3, goal="leading a support team")

    row = reasons[UP].answers.get()
    assert kept.status_code == 204
    assert "leading a supp</textarea>" in shown
    assert row.given == {"goal": "leading a support team"}
    assert not row.draft


def test_a_draft_that_comes_late_leaves_the_answer_alone(as_alice, job, reasons):
    answer(as_alice, job, UP, 3, goal="leading a support team")

    draft(as_alice, job, UP, 3, goal="leading a supp")

    row = reasons[UP].answers.get()
    assert row.is_done
    assert row.given == {"goal": "leading a support team"}


def test_a_box_that_is_not_on_the_page_has_no_draft(as_alice, job, reasons):
    response = draft(as_alice, job, UP, 3, blunt="Bored.")

    assert response.status_code == 400


@pytest.mark.django_db(transaction=True)
def test_a_draft_on_its_way_and_two_clicks_make_one_answer():
    alice = UserFactory.create()
    job = JobFactory.create(owner=alice)
    ReasonFactory.create(job=job, motivation=UP)
    clients = [signed_in(alice) for _ in range(4)]
    sends = [draft, answer, answer, draft]

    def send(number: int) -> int:
        try:
            # Who comes second looks for a row twice, which isn't a query a row.
            with zeal_ignore():
                return sends[number](
                    clients[number], job, UP, 3, goal="leading a team of eight"
                ).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(send, range(4)))

    row = Answer.objects.get()
    assert answers == [204, 302, 302, 204]
    assert row.is_done
    assert row.given == {"goal": "leading a team of eight"}


# --- what follows from answers ------------------------------------------------------


def test_the_blunt_reason_is_sealed_and_shown_to_its_owner_alone(
    as_alice, job, reasons
):
    answer(as_alice, job, UP, 1, blunt=BLUNT, ticked=["ceiling", "boxed"])

    reasons[UP].refresh_from_db()
    shown = as_alice.get(page_of(job, UP, 1)).content.decode()
    assert reasons[UP].blunt.reveal() == BLUNT
    assert reasons[UP].ticked.reveal() == "ceiling boxed"
    assert BLUNT in shown


def test_facts_are_asked_once_for_every_job(as_alice, alice, job, reasons):
    answer(as_alice, job, UP, 2, status="still", years="2", months="8")

    row = Situation.objects.get(owner=alice)
    assert row.total_months == 32


def test_an_open_responsibility_becomes_a_question_and_an_answered_one_goes(
    as_alice, job, reasons
):
    answer(as_alice, job, UP, 4, responsibilities=["people", "customers"])
    answer(as_alice, job, UP, 5, people="unsure", customers="says")
    asked = [row.source for row in Question.objects.all()]

    answer(as_alice, job, UP, 5, people="says", customers="says")

    assert asked == ["responsibility:people"]
    assert not Question.objects.kept().exists()


def test_a_responsibility_no_longer_wanted_is_no_longer_asked_about(
    as_alice, job, reasons
):
    answer(as_alice, job, UP, 4, responsibilities="people", own="coding")
    answer(as_alice, job, UP, 5, people="unsure", own="unsure")

    answer(as_alice, job, UP, 4, responsibilities="people", own="mentoring")
    asked = {row.source for row in Question.objects.kept()}
    answer(as_alice, job, UP, 5, people="says", own="unsure")

    left = Question.objects.kept().get()
    assert asked == {"responsibility:people"}
    assert left.text == "How much of this role would be mentoring?"


def test_what_the_ad_leaves_open_is_on_the_scorecard_until_it_is_known(
    as_alice, job, reasons
):
    wanted = ["people", "customers", "budget"]
    answer(as_alice, job, UP, 4, responsibilities=wanted)
    answer(as_alice, job, UP, 5, people="probably", customers="unsure", budget="says")
    scored = [row.text for row in job.criteria.yes().in_order()]
    Criterion.objects.filter(text="Leading people").update(weight="must")

    answer(as_alice, job, UP, 5, people="says", customers="says", budget="no")

    assert scored == ["Leading people", "Working with customers"]
    assert [row.text for row in job.criteria.all()] == ["Leading people"]


def test_a_criterion_taken_off_the_scorecard_stays_off(as_alice, job, reasons):
    answer(as_alice, job, UP, 4, responsibilities=["people"])
    answer(as_alice, job, UP, 5, people="unsure")
    Criterion.objects.all().delete()

    answer(as_alice, job, UP, 5, people="probably")

    assert not Criterion.objects.exists()


def test_a_full_scorecard_takes_no_more(as_alice, job, reasons):
    for number in range(4):
        CriterionFactory.create(job=job, text=f"Number {number}")
    answer(as_alice, job, UP, 4, responsibilities=["people", "customers"])

    answer(as_alice, job, UP, 5, people="unsure", customers="unsure")

    assert job.criteria.filter(text="Leading people").exists()
    assert job.criteria.count() == 5


def test_nothing_is_asked_about_responsibilities_that_nobody_picked(
    as_alice, job, reasons
):
    shown = as_alice.get(page_of(job, UP, 5)).content.decode()

    assert page_of(job, UP, 4) in shown
    assert "Answer that first" in shown
    assert "Leading people" not in shown


@pytest.mark.parametrize(
    ("must", "asked"), [([], 3), ([2], 1), ([1, 2, 3, 4], 4)], ids=str
)
def test_good_answers_are_for_starred_questions_where_there_are_any(
    as_alice, job, reasons, must, asked
):
    for rank in range(1, 6):
        QuestionFactory.create(job=job, rank=rank, is_must=rank in must)

    form = as_alice.get(page_of(job, INSIDE, 6)).context["form"]

    assert len(form.fields) == 2 * asked


def test_what_is_unknown_about_them_is_asked_until_it_is_known(as_alice, job, reasons):
    answer(as_alice, job, GROUND, 6)
    asked = [row.source for row in Question.objects.all()]

    answer(as_alice, job, GROUND, 6, entry_1="Weekly releases")

    assert asked == ["how-they-work"]
    assert not Question.objects.kept().exists()


def test_a_story_named_in_the_guide_is_in_the_bank(as_alice, alice, job, reasons):
    answer(as_alice, job, UP, 6, title="Covered the rota", result="Calm nights.")

    story = Story.objects.get()
    assert (story.owner, story.title, story.result) == (
        alice,
        "Covered the rota",
        "Calm nights.",
    )


def test_a_story_of_the_bank_can_be_picked(as_alice, alice, job, reasons):
    story = StoryFactory.create(owner=alice)

    answer(as_alice, job, UP, 6, story=story.pk)

    assert reasons[UP].answers.get().given == {"story": str(story.pk)}
    assert Story.objects.count() == 1


def test_needs_become_what_was_typed_and_one_that_stays_keeps_its_story(
    as_alice, alice, job, reasons
):
    story = StoryFactory.create(owner=alice)
    stays = NeedFactory.create(job=job, text="German", story=story, rank=1)
    NeedFactory.create(job=job, text="Goes", rank=2)

    answer(as_alice, job, PROVE, 3, entry_1="German", entry_2="Calm", strength_2="gap")

    stays.refresh_from_db()
    assert [need.text for need in job.needs.kept().in_order()] == ["German", "Calm"]
    assert stays.story == story


def test_needs_that_the_page_did_not_show_stay(as_alice, job, reasons):
    for rank in range(1, 6):
        NeedFactory.create(job=job, text=f"Need {rank}", rank=rank)

    answer(as_alice, job, PROVE, 3, entry_1="Need 1")

    assert set(Need.objects.kept().values_list("text", flat=True)) == {
        "Need 1",
        "Need 4",
        "Need 5",
    }


@pytest.mark.parametrize(("number", "most"), [(2, 5), (3, 3)], ids=["yes", "no"])
def test_criteria_that_the_page_did_not_show_stay(as_alice, job, reasons, number, most):
    for rank in range(1, most + 3):
        CriterionFactory.create(
            job=job, text=f"Number {rank}", rank=rank, is_breaker=number == 3
        )

    answer(as_alice, job, INSIDE, number, entry_1="Number 1")

    assert set(Criterion.objects.kept().values_list("text", flat=True)) == {
        "Number 1",
        f"Number {most + 1}",
        f"Number {most + 2}",
    }


def test_a_story_proves_a_need(as_alice, alice, job, reasons):
    picked, named = NeedFactory.create(job=job), NeedFactory.create(job=job)
    story = StoryFactory.create(owner=alice)

    answer(
        as_alice,
        job,
        PROVE,
        5,
        **{f"story_{picked.pk}": story.pk, f"title_{named.pk}": "The clinic outage"},
    )

    picked.refresh_from_db()
    named.refresh_from_db()
    assert picked.story == story
    assert named.story is not None
    assert named.story.title == "The clinic outage"


def test_rude_questions_are_sealed_reworded_and_replaced(as_alice, job, reasons):
    answer(as_alice, job, INSIDE, 4, entry_1="One-trick pony?", entry_2="Why leave?")
    stays = next(
        row for row in Question.objects.all() if row.blunt.reveal() == "Why leave?"
    )

    answer(as_alice, job, INSIDE, 4, entry_1="Why leave?", entry_2="What about pay?")

    rows = {row.blunt.reveal(): row for row in Question.objects.kept()}
    assert set(rows) == {"Why leave?", "What about pay?"}
    assert rows["Why leave?"].pk == stays.pk
    assert all(row.text.endswith("?") for row in rows.values())


def test_people_are_met_changed_and_taken_out(as_alice, job, reasons):
    answer(as_alice, job, INSIDE, 5, entry_1="Dana", entry_2="Luis")

    answer(as_alice, job, INSIDE, 5, entry_1="Dana Okafor", audience_1="manager")

    assert [person.name for person in job.people.kept()] == ["Dana Okafor"]


def test_a_good_answer_is_decided_beforehand(as_alice, job, reasons):
    question = QuestionFactory.create(job=job)
    typed = {f"reassuring_{question.pk}": "Names it.", f"worrying_{question.pk}": "Um."}

    answer(as_alice, job, INSIDE, 6, **typed)

    question.refresh_from_db()
    assert (question.reassuring, question.worrying) == ("Names it.", "Um.")


@pytest.mark.parametrize(
    ("unseen", "bring"),
    [("I stay calm at five", "I stay calm at five."), ("Calm at five", "")],
)
def test_what_no_resume_shows_is_brought_along(as_alice, job, reasons, unseen, bring):
    answer(as_alice, job, PROVE, 6, unseen=unseen)
    alone = situation_of(facts_of(job)).bring

    answer(as_alice, job, GROUND, 4, bring="I know what auditors read")

    assert alone == bring
    assert situation_of(facts_of(job)).bring == "I know what auditors read."


@pytest.mark.parametrize(
    ("typed", "summary"),
    [
        ({"status": "still", "years": "1", "months": "1"}, ["1 year 1 month"]),
        ({"status": "left", "months": "0"}, ["Less than a month"]),
        ({"status": "contract", "ends_on": "2027-03-01"}, ["On 1 March 2027"]),
    ],
)
def test_time_there_is_summed_up(as_alice, job, reasons, typed, summary):
    answer(as_alice, job, UP, 2, **typed)

    page = as_alice.get(reverse("motivations:check", args=[job.pk, UP]))

    assert page.context["rows"][1]["summary"][1:] == summary
