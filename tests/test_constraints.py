"""What must never be false: the database itself refuses it, whatever the forms say."""

from datetime import UTC, datetime, time

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from interviewprep.accounts.models import User
from interviewprep.api.models import Token
from interviewprep.feeds.models import Feed
from interviewprep.fit.models import Criterion, Question
from interviewprep.imports.models import Ad, Import, Imported
from interviewprep.jobs.models import Batch, Event, Interview, Job, SavedView, Tag
from interviewprep.reminders.models import Aside, Reminder, ReminderSettings
from interviewprep.stories.models import Need
from interviewprep.told.models import Told
from motivations.models import Answer, Line, Motivation, Reason, Taste
from tests.factories import (
    AcceptedFactory,
    AdFactory,
    AnswerFactory,
    AsideFactory,
    BatchFactory,
    CriterionFactory,
    EventFactory,
    FeedFactory,
    ImportedFactory,
    ImportFactory,
    InterviewFactory,
    JobFactory,
    LineFactory,
    NeedFactory,
    QuestionFactory,
    ReasonFactory,
    ReminderFactory,
    ReminderSettingsFactory,
    SavedViewFactory,
    TagFactory,
    TasteFactory,
    TokenFactory,
    ToldFactory,
    UserFactory,
)

OURS = {
    "api",
    "accounts",
    "feeds",
    "fit",
    "imports",
    "jobs",
    "motivations",
    "reminders",
    "stories",
    "told",
}


def twice(model, factory, **same):
    """Return a change that makes a second row equal to a first one."""

    def change():
        first = factory.create(**same)
        names = [name for name in same if not name.startswith("_")]
        shared = {name: getattr(first, name) for name in (*names, *_parents(model))}
        factory.create(**shared)

    return change


def _parents(model):
    parents = [name for name in ("job", "reason") if hasattr(model, name)]
    return parents or ["owner"]


def changed(model, factory, **wrong):
    """Return a change that gives a row values which it can't have."""

    def change():
        row = factory.create()
        model.objects.filter(pk=row.pk).update(**wrong)

    return change


def accepted_twice():
    first = AcceptedFactory.create()
    AcceptedFactory.create(earlier=first.earlier, later=first.later)


MOMENT = datetime(2027, 1, 15, 9, tzinfo=UTC)
REFUSED = {
    "user_email_lower_case": changed(User, UserFactory, email="Al@example.com"),
    "user_words_per_minute_spoken": changed(User, UserFactory, words_per_minute=79),
    "user_paper_known": changed(User, UserFactory, paper="A9"),
    "user_theme_known": changed(User, UserFactory, theme="pink"),
    "user_titles_known": changed(User, UserFactory, titles="loud"),
    "job_stage_known": changed(Job, JobFactory, stage="lost"),
    "job_outcome_only_when_closed": changed(Job, JobFactory, outcome="accepted"),
    "job_reached_an_open_stage": changed(Job, JobFactory, reached="closed"),
    "job_pay_runs_upwards": changed(Job, JobFactory, salary_low=2, salary_high=1),
    "event_move_names_a_stage": changed(Event, EventFactory, stage=""),
    "event_outcome_only_when_closed": changed(Event, EventFactory, outcome="accepted"),
    "interview_standing_known": changed(Interview, InterviewFactory, standing="lost"),
    "interview_time_needs_date_and_zone": changed(
        Interview, InterviewFactory, time=time(9)
    ),
    "interview_moment_follows_clock": changed(
        Interview, InterviewFactory, starts_at=MOMENT
    ),
    "batch_action_known": changed(Batch, BatchFactory, action="lost"),
    "tag_once_per_owner_whatever_case": twice(Tag, TagFactory, name="Near"),
    "saved_view_once_per_name": twice(SavedView, SavedViewFactory, name="Mine"),
    "token_may_do_something": changed(Token, TokenFactory, scopes=""),
    "feed_titles_known": changed(Feed, FeedFactory, titles="loud"),
    "reminder_settings_off_once_unsubscribed": changed(
        ReminderSettings, ReminderSettingsFactory, unsubscribed_at=MOMENT
    ),
    "reminder_sent_or_void": changed(
        Reminder, ReminderFactory, sent_at=MOMENT, void_at=MOMENT
    ),
    "reminder_evening_has_an_interview": changed(
        Reminder, ReminderFactory, kind="evening"
    ),
    "aside_once_per_thing": twice(Aside, AsideFactory, about="job", number=7),
    "aside_about_known": changed(Aside, AsideFactory, about="weather"),
    "ad_state_known": changed(Ad, AdFactory, state="lost"),
    "import_state_known": changed(Import, ImportFactory, state="lost"),
    "import_taken_back_only_when_done": changed(
        Import, ImportFactory, taken_back_at=MOMENT
    ),
    "imported_job_or_person": changed(Imported, ImportedFactory, job=None),
    "told_kind_known": changed(Told, ToldFactory, kind="gossip"),
    "accepted_once_per_pair": accepted_twice,
    "need_once_per_job": twice(Need, NeedFactory, text="German"),
    "question_once_per_source": twice(Question, QuestionFactory, source="hours"),
    "criterion_once_per_job": twice(Criterion, CriterionFactory, text="Home by six"),
    "reason_once_per_motivation": twice(
        Reason, ReasonFactory, motivation=Motivation.MOVE_UP
    ),
    "reason_motivation_known": changed(Reason, ReasonFactory, motivation="money"),
    "line_aloud_has_its_moment": changed(Line, LineFactory, aloud="smooth"),
    "taste_of_a_line_or_not_me": changed(Taste, TasteFactory, line=None),
    "answer_once_per_question": twice(Answer, AnswerFactory, number=3),
    "answer_number_known": changed(Answer, AnswerFactory, number=7),
    "answer_done_or_skipped": changed(
        Answer, AnswerFactory, is_done=True, is_skipped=True
    ),
}


def all_constraints() -> set[str]:
    """Return the names of the rules that our own models have."""
    return {
        constraint.name
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for constraint in model._meta.constraints
    }


def test_every_constraint_is_tried():
    assert set(REFUSED) == all_constraints()


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()

    told = str(refusal.value)
    assert name in told or "UNIQUE constraint failed" in told


@pytest.mark.django_db
def test_two_questions_without_a_source_are_fine():
    first = QuestionFactory.create(source="")

    QuestionFactory.create(job=first.job, source="")

    assert Question.objects.count() == 2


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if model._meta.app_label in OURS],
    ids=lambda model: model.__name__,
)
def test_no_order_is_taken_for_granted(model: type[models.Model]):
    assert model._meta.ordering == []
