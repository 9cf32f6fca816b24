"""What programs may send: the shapes of requests, as OpenAPI shows them."""

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field, StrictInt

from interviewprep.api.kinds import (
    ClockTime,
    Day,
    Moment,
    Number,
    Sum,
    Text60,
    Text120,
    Text300,
    Text1000,
    Text5000,
    Text20000,
    Topic,
    Version,
    Yes,
)
from interviewprep.jobs.forms.interview import Whose
from interviewprep.jobs.models import (
    Audience,
    Employment,
    EventKind,
    Kind,
    Medium,
    Outcome,
    PayPeriod,
    Room,
    Stage,
    Standing,
    Verdict,
    WorkMode,
)
from interviewprep.told.kinds import Kind as Kinds


def _without_defaults(schema: dict[str, Any]) -> None:
    """Show no default: what isn’t sent stays as it is, or as a new form has it."""
    for told in schema["properties"].values():
        told.pop("default", None)


class Asked(Schema):
    """Something sent: what it doesn’t know, it refuses."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_without_defaults)


class JobFields(Asked):
    """What is known about a job; whatever isn’t sent stays as it is."""

    company: Text120 = ""
    posting_url: Text1000 = ""
    posting: Text20000 = ""
    place: Text120 = ""
    work_mode: WorkMode | None = None
    employment: Employment | None = None
    salary_low: Sum | None = None
    salary_high: Sum | None = None
    salary_currency: Annotated[str, Field(pattern=r"^([A-Za-z]{3})?$")] = ""
    salary_period: PayPeriod | None = None
    salary_text: Text120 = ""
    source: Text60 = ""
    posted_on: Day | None = None
    deadline_on: Day | None = None
    next_step: Text120 = ""
    follow_up_on: Day | None = None
    offers: Text120 = ""
    tags: Annotated[
        list[Annotated[str, Field(max_length=40)]], Field(max_length=20)
    ] = []
    notes: Text5000 = Field("", description="Private: sealed, and seldom read back.")


class JobNew(JobFields):
    """A job to add; the same `key` sent twice makes one job."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    stage: Stage = Stage.SAVED
    key: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")] | None = None


class JobChange(JobFields):
    """What to change of a job, and the version that the change is for."""

    version: Version
    title: Annotated[str, Field(min_length=1, max_length=120)] = ""


class Move(Asked):
    """Where a job went, and when if it wasn’t now."""

    stage: Stage
    at: Moment | None = None
    outcome: Outcome | None = Field(None, description="Only with the stage closed.")


class Close(Asked):
    """How a job ended, and when if it wasn’t now."""

    outcome: Outcome
    at: Moment | None = None


class Archive(Asked):
    """Whether a job is put away."""

    archived: Yes


class EventNew(Asked):
    """That they were in touch, or anything else; moving a job has its own address."""

    kind: Annotated[EventKind, Field(json_schema_extra={"not": {"const": "moved"}})]
    at: Moment | None = None
    note: Text1000 = Field("", description="Private.")


class RoundFields(Asked):
    """What is known about a round; whatever isn’t sent stays as it is."""

    number: Annotated[StrictInt, Field(ge=1, le=99)] = 1
    kind: Kind = Kind.INTERVIEW
    audience: Room = Room.UNKNOWN
    medium: Medium = Medium.VIDEO
    date: Day | None = None
    time: ClockTime | None = None
    whose: Whose = Field(Whose.MINE, description="Whose clock the time was given on.")
    their_zone: str = Field("", max_length=64, description="Such as Europe/Berlin.")
    which: Annotated[
        str,
        Field(
            pattern=r"^(first|second)?$",
            description="Of a time that comes twice as clocks go back.",
        ),
    ] = ""
    minutes: Annotated[StrictInt, Field(ge=5, le=600)] = 45
    link: Text1000 = ""
    address: Text300 = ""
    fallback: Text120 = ""
    standing: Standing = Standing.PLANNED
    verdict: Verdict | None = None
    thanked_on: Day | None = None
    next_step: Text120 = ""
    next_on: Day | None = None
    people: list[Number] = Field([], max_length=100)
    said: Text5000 = Field("", description="Private.")
    notes: Text5000 = Field("", description="Private.")


class RoundNew(RoundFields):
    """A round to add; the same `key` sent twice makes one round."""

    key: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")] | None = None


class RoundChange(RoundFields):
    """What to change of a round, and the version that the change is for."""

    version: Version


class CallOff(Asked):
    """Whether a round is off, or on again."""

    off: Yes


class PersonFields(Asked):
    """What is known about somebody; whatever isn’t sent stays as it is."""

    name: Text120 = ""
    title: Text120 = ""
    company: Text120 = ""
    audience: Audience = Audience.UNKNOWN
    email: Annotated[str, Field(max_length=254)] = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    profile_url: Annotated[str, Field(max_length=500)] = ""
    how_met: Text120 = ""
    next_on: Day | None = None
    notes: Annotated[str, Field(max_length=2000)] = Field("", description="Private.")


class PersonNew(PersonFields):
    """Somebody to add, of a job or of none; the same `key` sent twice makes one."""

    job_id: Number | None = None
    key: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")] | None = None


class PersonChange(PersonFields):
    """What to change of somebody, and the version that the change is for."""

    version: Version


class StatementFields(Asked):
    """What is known about something that was told; what isn’t sent stays as it is."""

    kind: Topic = Kinds.REASON
    told_on: Day = Field(date.min, description="Today, where none was sent yet.")
    round_id: Number | None = Field(None, description="Of the same job.")
    person_id: Number | None = Field(None, description="Of the same job.")


class StatementNew(StatementFields):
    """Something told, to write down; the same `key` sent twice makes one."""

    text: Annotated[str, Field(min_length=1, max_length=300)]
    key: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")] | None = None


class StatementChange(StatementFields):
    """What to change of something told, and the version that the change is for."""

    version: Version
    text: Annotated[str, Field(min_length=1, max_length=300)] = ""


class JobFilter(Schema):
    """Which jobs a list is about, and where in it to go on."""

    model_config = ConfigDict(extra="forbid")

    stage: Stage | None = None
    archived: bool = False
    updated_since: Moment | None = None
    cursor: Annotated[str, Field(pattern=r"^[0-9]{1,16}-[0-9]{1,18}$")] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class PersonFilter(Schema):
    """Which people a list is about, and where in it to go on."""

    model_config = ConfigDict(extra="forbid")

    job_id: Number | None = None
    after: Annotated[int, Field(ge=0, le=2**63 - 1)] = 0
    limit: Annotated[int, Field(ge=1, le=100)] = 50
