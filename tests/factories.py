"""Makes the rows that tests start from; what a test does not say is made up here."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone
from factory.declarations import (
    LazyAttribute,
    PostGeneration,
    SelfAttribute,
    Sequence,
    SubFactory,
)
from factory.django import DjangoModelFactory, Password
from fido2.utils import websafe_encode

from interviewprep.accounts.models import Titles, User
from interviewprep.api.models import Scope, Token
from interviewprep.api.models import hash_of as hash_of_token
from interviewprep.exports.models import Addition
from interviewprep.feeds.models import Feed, hash_of
from interviewprep.fit.models import Criterion, Question
from interviewprep.imports.models import Ad, AdState, Import, Imported, ImportState
from interviewprep.imports.tables.files import TableFile, pack
from interviewprep.jobs import tracking
from interviewprep.jobs.models import (
    Batch,
    BatchAction,
    Document,
    DocumentBody,
    Event,
    EventKind,
    Interview,
    Job,
    Person,
    SavedView,
    Stage,
    Tag,
)
from interviewprep.reminders.mails import stop_address
from interviewprep.reminders.models import (
    About,
    Aside,
    Kind,
    Reminder,
    ReminderSettings,
)
from interviewprep.stories.models import Bridge, BridgeKind, Need, Story, Strength
from interviewprep.told.models import Accepted, Told
from motivations import guide
from motivations.models import (
    Answer,
    Length,
    Line,
    Motivation,
    Part,
    Reason,
    Situation,
    Status,
    Taste,
)
from tests.accounts.passkey import Passkey

PASSWORD = "a long pass phrase"


class UserFactory(DjangoModelFactory[User]):
    """Someone with an account, who signs in with `PASSWORD`."""

    class Meta:
        model = User

    email = Sequence(lambda number: f"person-{number}@example.com")
    password = Password(PASSWORD)


class JobFactory(DjangoModelFactory[Job]):
    """A job somebody is after."""

    class Meta:
        model = Job
        skip_postgeneration_save = True

    owner = SubFactory(UserFactory)
    title = Sequence(lambda number: f"Team lead {number}")
    company = "Tidewell Robotics"

    # The job began when it was added, in the stage a test gave it, or at `start`.
    start = PostGeneration(
        lambda job, _, given: tracking.record_start(job, at=given or job.created_at)
    )


class EventFactory(DjangoModelFactory[Event]):
    """A move of somebody's job."""

    class Meta:
        model = Event

    job = SubFactory(JobFactory)
    owner = SelfAttribute("job.owner")
    stage = Stage.APPLIED
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)


class TagFactory(DjangoModelFactory[Tag]):
    """A word by which somebody finds jobs again."""

    class Meta:
        model = Tag

    owner = SubFactory(UserFactory)
    name = Sequence(lambda number: f"near home {number}")


class SavedViewFactory(DjangoModelFactory[SavedView]):
    """A list that somebody comes back to."""

    class Meta:
        model = SavedView

    owner = SubFactory(UserFactory)
    name = Sequence(lambda number: f"This week {number}")
    query = "stage=applied"


class BatchFactory(DjangoModelFactory[Batch]):
    """What one press did to many jobs."""

    class Meta:
        model = Batch

    owner = SubFactory(UserFactory)
    action = BatchAction.ARCHIVED


class DocumentFactory(DjangoModelFactory[Document]):
    """A file somebody keeps, with its bytes."""

    class Meta:
        model = Document
        skip_postgeneration_save = True

    owner = SubFactory(UserFactory)
    name = Sequence(lambda number: f"CV {number}.txt")
    content_type = "text/plain"
    size = 0

    body = PostGeneration(lambda document, _, given: _keep(document, given or b"words"))


def _keep(document: Document, data: bytes) -> None:
    """Keep the bytes of a file, and tell of them in its row."""
    document.size = document.size or len(data)
    document.digest = hashlib.sha256(data).hexdigest()
    document.save(update_fields=["size", "digest"])
    DocumentBody.objects.create(document=document, data=data)


class AdFactory(DjangoModelFactory[Ad]):
    """An ad that was read and waits to be looked over."""

    class Meta:
        model = Ad

    owner = SubFactory(UserFactory)
    state = AdState.READ
    found = [{"title": "Team lead", "company": "Tidewell Robotics"}]


class ImportFactory(DjangoModelFactory[Import]):
    """A table that was uploaded and waits for a word."""

    class Meta:
        model = Import

    owner = SubFactory(UserFactory)
    name = "jobs.csv"
    upload = pack([TableFile("jobs.csv", b"Company,Role\nTidewell,Team lead\n")])
    rows_in_all = 1


class ImportedFactory(DjangoModelFactory[Imported]):
    """A job that came in with a table."""

    class Meta:
        model = Imported

    run = SubFactory(ImportFactory, state=ImportState.DONE, upload="")
    owner = SelfAttribute("run.owner")
    job = SubFactory(JobFactory, owner=SelfAttribute("..owner"))


class InterviewFactory(DjangoModelFactory[Interview]):
    """An interview whose date isn't known yet, unless a test says when."""

    class Meta:
        model = Interview

    job = SubFactory(JobFactory)
    owner = SelfAttribute("job.owner")


class PersonFactory(DjangoModelFactory[Person]):
    """Somebody in the room."""

    class Meta:
        model = Person

    job = SubFactory(JobFactory)
    owner = SelfAttribute("job.owner")
    name = "Dana Okafor"
    title = "Head of Support"


class StoryFactory(DjangoModelFactory[Story]):
    """Something that somebody did."""

    class Meta:
        model = Story

    owner = SubFactory(UserFactory)
    title = Sequence(lambda number: f"The on-call rota {number}")
    number = "38% fewer repeat tickets"


class NeedFactory(DjangoModelFactory[Need]):
    """Something that a job needs."""

    class Meta:
        model = Need

    job = SubFactory(JobFactory)
    text = Sequence(lambda number: f"Runs a team’s day {number}")


class BridgeFactory(DjangoModelFactory[Bridge]):
    """How a gap is crossed."""

    class Meta:
        model = Bridge

    need = SubFactory(NeedFactory, strength=Strength.GAP)
    kind = BridgeKind.CLOSE
    sentence = "I haven’t led on paper yet. I ran the rota for 14 months."


class QuestionFactory(DjangoModelFactory[Question]):
    """A question to ask them."""

    class Meta:
        model = Question

    job = SubFactory(JobFactory)
    owner = SelfAttribute("job.owner")
    text = Sequence(lambda number: f"What needs fixing first, and what after {number}?")


class CriterionFactory(DjangoModelFactory[Criterion]):
    """Something that would make it a yes."""

    class Meta:
        model = Criterion

    job = SubFactory(JobFactory)
    text = Sequence(lambda number: f"A real team to lead {number}")


class ReasonFactory(DjangoModelFactory[Reason]):
    """Why somebody wants a job."""

    class Meta:
        model = Reason

    job = SubFactory(JobFactory)
    owner = SelfAttribute("job.owner")
    motivation = Motivation.MOVE_UP


class AnswerFactory(DjangoModelFactory[Answer]):
    """An answer to one of the guide's questions."""

    class Meta:
        model = Answer

    reason = SubFactory(ReasonFactory)
    owner = SelfAttribute("reason.owner")
    number = 3


class LineFactory(DjangoModelFactory[Line]):
    """Words for the room, which somebody has said are true."""

    class Meta:
        model = Line

    job = SubFactory(JobFactory)
    owner = SelfAttribute("job.owner")
    text = Sequence(lambda number: f"I’d like to lead a team of {number}.")
    is_true = True


class TasteFactory(DjangoModelFactory[Taste]):
    """What a line in somebody's own words was for."""

    class Meta:
        model = Taste

    line = SubFactory(LineFactory, is_own_words=True)
    owner = SelfAttribute("line.owner")


class NotMeFactory(DjangoModelFactory[Taste]):
    """A wording of the phrasebook that somebody has put aside."""

    class Meta:
        model = Taste

    owner = SubFactory(UserFactory)
    is_not_me = True


class ToldFactory(DjangoModelFactory[Told]):
    """Something that somebody told a company."""

    class Meta:
        model = Told

    job = SubFactory(JobFactory)
    owner = SelfAttribute("job.owner")
    kind = "dates"
    text = "Almost three years."
    told_on = date(2026, 11, 3)


class AcceptedFactory(DjangoModelFactory[Accepted]):
    """Two versions that somebody is at ease with."""

    class Meta:
        model = Accepted

    earlier = SubFactory(ToldFactory)
    later = SubFactory(ToldFactory, job=SelfAttribute("..earlier.job"))
    owner = SelfAttribute("earlier.owner")


class SituationFactory(DjangoModelFactory[Situation]):
    """The facts of somebody's present job."""

    class Meta:
        model = Situation

    owner = SubFactory(UserFactory)
    role = "support engineer"
    status = Status.STILL
    years = 2
    months = 8


class FeedFactory(DjangoModelFactory[Feed]):
    """Somebody's calendar; its address is made up, and was read by an app."""

    class Meta:
        model = Feed

    class Params:
        token = Sequence(lambda number: f"{number:043}")

    owner = SubFactory(UserFactory)
    token_hash = LazyAttribute(lambda feed: hash_of(feed.token))
    made_at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    # So far ahead that no reading changes it.
    last_read_on = date(2099, 1, 1)


class ReminderSettingsFactory(DjangoModelFactory[ReminderSettings]):
    """Somebody who wants every reminder by mail, since long ago."""

    class Meta:
        model = ReminderSettings

    owner = SubFactory(UserFactory)
    by_mail_since = datetime(2026, 11, 1, tzinfo=UTC)


class AsideFactory(DjangoModelFactory[Aside]):
    """Something that somebody has done."""

    class Meta:
        model = Aside

    owner = SubFactory(UserFactory)
    about = About.JOB
    number = Sequence(lambda number: 10**9 + number)
    on_date = date(2026, 11, 2)


class ReminderFactory(DjangoModelFactory[Reminder]):
    """A mail that was due in the morning, and is still to be sent."""

    class Meta:
        model = Reminder

    owner = SubFactory(UserFactory)
    kind = Kind.MORNING
    on_date = date(2026, 11, 2)
    key = Sequence(lambda number: f"reminder:morning:{number}:20261102:mail")
    message_id = Sequence(lambda number: f"<{number}@example.com>")
    due_at = datetime(2026, 11, 2, 8, tzinfo=UTC)


class AdditionFactory(DjangoModelFactory[Addition]):
    """A download that somebody brought in beside what they had."""

    class Meta:
        model = Addition

    owner = SubFactory(UserFactory)
    counts = {"jobs": 2}


class TokenFactory(DjangoModelFactory[Token]):
    """What lets a program of somebody's in; its secret is made up, and was used."""

    class Meta:
        model = Token

    class Params:
        secret = Sequence(lambda number: f"ip_{number:043}")

    owner = SubFactory(UserFactory)
    name = "My spreadsheet"
    prefix = "ip_000000"
    token_hash = LazyAttribute(lambda token: hash_of_token(token.secret))
    scopes = " ".join(Scope.values)
    made_at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    expires_on = date(2099, 1, 1)
    # So far ahead that no use changes it.
    last_used_on = date(2099, 1, 1)


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that one person can have here: at least one row of each kind."""

    user: User
    job: Job
    interview: Interview
    person: Person
    story: Story
    need: Need
    gap: Need
    question: Question
    criterion: Criterion
    reason: Reason
    line: Line
    not_me: Taste
    passkey: Authenticator
    event: Event
    tag: Tag
    saved_view: SavedView
    batch: Batch
    document: Document
    told: Told
    other_told: Told
    feed_token: str
    token: Token
    stop_token: str
    ad: Ad
    upload: Import
    done_import: Import
    addition: Addition
    deleted_job: Job
    deleted_view: SavedView
    deleted_event: Event
    deleted_interview: Interview
    deleted_person: Person
    deleted_document: Document
    deleted_story: Story
    deleted_need: Need
    deleted_question: Question
    deleted_criterion: Criterion
    deleted_line: Line
    deleted_told: Told


# Nobody's clock changes in these days, and no test is run so late.
STARTS_AT = datetime(2099, 1, 15, 9, 0, tzinfo=UTC)


def full_account(user: User, sealed: str, spoken: str = "Spoken") -> Account:
    """Fill every model for `user`: `sealed` in every private text, `spoken` elsewhere.

    Both are short words; `spoken` leads every text that others might get to read.
    """
    job = _job(user, sealed, spoken)
    story = _story(user, spoken)
    reasons = [_reason(job, kind, sealed, spoken) for kind in Motivation]
    line = LineFactory.create(job=job, reason=reasons[0], text=f"{spoken} why.")
    interview = _interview(job, sealed, spoken)
    gone = {"deleted_at": timezone.now()}
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    SituationFactory.create(owner=user, role=f"{spoken} engineer")
    document = DocumentFactory.create(owner=user, name=f"{spoken} CV")
    document.jobs.add(job)
    person = _person(interview, sealed, spoken)
    told = _told(interview, person, story, line, spoken)
    other_told = ToldFactory.create(job=job, text=f"{spoken}: five years.")
    AcceptedFactory.create(earlier=told, later=ToldFactory.create(job=job))
    feed_token = f"{user.pk}-token-of-a-calendar"
    FeedFactory.create(
        owner=user,
        token=feed_token,
        titles=Titles.FULL,
        shows_deadlines=True,
        shows_follow_ups=True,
    )
    ReminderSettingsFactory.create(owner=user)
    AsideFactory.create(owner=user)
    ReminderFactory.create(owner=user)
    return Account(
        user=user,
        feed_token=feed_token,
        token=TokenFactory.create(
            owner=user, name=f"{spoken} program", secret=f"ip_of-{user.pk}"
        ),
        stop_token=stop_address(user).rstrip("/").rpartition("/")[2],
        event=job.events.in_order()[1],
        tag=job.tags.get(),
        saved_view=user.job_views.get(),
        batch=BatchFactory.create(owner=user, job_ids=[job.pk], tag=job.tags.get()),
        document=document,
        ad=_ad(user, spoken),
        upload=_upload(user, sealed, spoken),
        done_import=_done_import(job, sealed, spoken),
        job=job,
        interview=interview,
        person=person,
        told=told,
        other_told=other_told,
        story=story,
        need=NeedFactory.create(job=job, story=story, text=f"{spoken} need"),
        gap=_gap(job, spoken),
        question=_question(job, sealed, spoken),
        criterion=CriterionFactory.create(job=job, text=f"{spoken} criterion"),
        reason=reasons[0],
        line=line,
        not_me=_tastes(line, sealed),
        passkey=_passkey(user, spoken),
        addition=AdditionFactory.create(owner=user),
        deleted_job=JobFactory.create(owner=user, title=f"{spoken} gone", **gone),
        deleted_view=SavedViewFactory.create(owner=user, name=f"{spoken} gone", **gone),
        deleted_event=EventFactory.create(job=job, note=sealed, **gone),
        deleted_interview=InterviewFactory.create(job=job, notes=sealed, **gone),
        deleted_person=PersonFactory.create(job=job, name=spoken, **gone),
        deleted_document=DocumentFactory.create(owner=user, name=spoken, **gone),
        deleted_story=StoryFactory.create(owner=user, title=f"{spoken} gone", **gone),
        deleted_need=NeedFactory.create(job=job, text=f"{spoken} gone need", **gone),
        deleted_criterion=CriterionFactory.create(
            job=job, text=f"{spoken} gone", **gone
        ),
        deleted_question=QuestionFactory.create(
            job=job, text=f"{spoken} gone?", blunt=sealed, **gone
        ),
        deleted_line=LineFactory.create(job=job, text=f"{spoken} gone.", **gone),
        deleted_told=ToldFactory.create(job=job, text=f"{spoken} gone.", **gone),
    )


def _job(user: User, sealed: str, spoken: str) -> Job:
    job = JobFactory.create(
        owner=user,
        title=f"{spoken} role",
        company=f"{spoken} company",
        place=f"{spoken} place",
        posting_url="https://example.com/ad",
        posting=f"{spoken} posting: a fast-paced team.\n\nYou need:\n- {spoken} skill",
        offers=f"{spoken} offers",
        source=f"{spoken} source",
        next_step=f"{spoken} next",
        deadline_on=date(2099, 1, 12),
        follow_up_on=date(2099, 1, 13),
        salary_text=f"{spoken} pay",
        notes=sealed,
        start=datetime(2026, 11, 1, tzinfo=UTC),
    )
    tracking.move(job, to=Stage.TALKING, at=datetime(2026, 11, 2, tzinfo=UTC))
    heard_on = datetime(2026, 11, 3, tzinfo=UTC)
    tracking.note(job, kind=EventKind.HEARD, at=heard_on, text=sealed)
    job.tags.add(TagFactory.create(owner=user, name=f"{spoken} tag"))
    SavedViewFactory.create(owner=user, name=f"{spoken} view")
    return job


def _ad(user: User, spoken: str) -> Ad:
    return AdFactory.create(
        owner=user,
        url="https://example.com/ad",
        found=[{"title": f"{spoken} ad", "posting": f"{spoken} words"}],
    )


def _upload(user: User, sealed: str, spoken: str) -> Import:
    table = f"Role,Company,Notes,Feelings\n{spoken} role,New,{sealed},{sealed}\n"
    file = TableFile(f"{spoken}.csv", table.encode())
    return ImportFactory.create(owner=user, name=file.name, upload=pack([file]))


def _done_import(job: Job, sealed: str, spoken: str) -> Import:
    cells = ["", f"{spoken} company", sealed]
    row = {"table": spoken, "row": 3, "reason": "No role.", "name": spoken}
    run = ImportFactory.create(
        owner=job.owner,
        name=f"{spoken} done.csv",
        upload="",
        skipped=json.dumps([{**row, "cells": cells}]),
        state=ImportState.DONE,
        done_at=timezone.now(),
    )
    ImportedFactory.create(run=run, job=job)
    return run


def _interview(job: Job, sealed: str, spoken: str) -> Interview:
    return InterviewFactory.create(
        job=job,
        date=date(2099, 1, 15),
        time=time(9, 0),
        zone="UTC",
        starts_at=STARTS_AT,
        their_zone="Europe/Berlin",
        link="https://example.com/join",
        address=f"{spoken} address",
        fallback=f"{spoken} fallback",
        notes=sealed,
        said=sealed,
    )


def _person(interview: Interview, sealed: str, spoken: str) -> Person:
    person = PersonFactory.create(
        job=interview.job, name=f"{spoken} Dana", title=spoken, notes=sealed
    )
    person.interviews.add(interview)
    return person


def _told(
    interview: Interview, person: Person, story: Story, line: Line, spoken: str
) -> Told:
    return ToldFactory.create(
        job=interview.job,
        interview=interview,
        person=person,
        story=story,
        line=line,
        text=f"{spoken}: almost three years.",
    )


def _story(user: User, spoken: str) -> Story:
    parts = ("title", "situation", "task", "action", "result", "number", "keywords")
    return StoryFactory.create(
        owner=user, **{part: f"{spoken} {part}" for part in parts}
    )


def _gap(job: Job, spoken: str) -> Need:
    gap = NeedFactory.create(job=job, text=f"{spoken} gap", strength=Strength.GAP)
    BridgeFactory.create(need=gap, sentence=f"{spoken} bridge.")
    return gap


def _question(job: Job, sealed: str, spoken: str) -> Question:
    return QuestionFactory.create(
        job=job,
        text=f"{spoken} question?",
        blunt=sealed,
        is_must=True,
        reassuring=f"{spoken} reassuring",
        worrying=f"{spoken} worrying",
    )


def _reason(job: Job, kind: Motivation, sealed: str, spoken: str) -> Reason:
    """Make a reason with all six answers, a draft of each, and a line."""
    place = list(Motivation).index(kind) + 1
    blunt = f"There is no way up: every lead went to school with {sealed}."
    reason = ReasonFactory.create(
        job=job, motivation=kind, rank=place, blunt=blunt, ticked=sealed
    )
    for number in range(1, guide.LAST + 1):
        AnswerFactory.create(
            reason=reason,
            number=number,
            given=_answered(kind, number, spoken),
            draft=json.dumps({"blunt": sealed, "useful": sealed}),
            is_done=True,
        )
    part = list(Part)[place - 1]
    text = f"{spoken} {part.value}."
    LineFactory.create(
        job=job, reason=reason, part=part, length=Length.BREATH, text=text
    )
    return reason


def _tastes(line: Line, sealed: str) -> Taste:
    """Note what a line was for, and return a wording that was put aside."""
    private = {"theme": sealed, "standing": sealed, "entry": sealed}
    TasteFactory.create(line=line, **private)
    return NotMeFactory.create(owner=line.owner, **private)


def _answered(kind: Motivation, number: int, spoken: str) -> dict[str, Any]:
    """Return what was said to a question that others show, or that others build on."""
    step = {"steps": ["built"], "what": {"built": f"{spoken} tool"}}
    answers: dict[tuple[Motivation, int], dict[str, Any]] = {
        (Motivation.MOVE_UP, 3): {"goal": f"leading {spoken} people"},
        (Motivation.MOVE_UP, 4): {"responsibilities": ["people", "customers"]},
        (Motivation.NEW_GROUND, 3): step,
    }
    return answers.get((kind, number), {})


def _passkey(user: User, spoken: str) -> Authenticator:
    options = {"user": {"id": str(user.pk)}, "challenge": websafe_encode(bytes(32))}
    credential = json.loads(Passkey().register({"publicKey": options}))
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": f"{spoken} passkey", "credential": credential},
    )
