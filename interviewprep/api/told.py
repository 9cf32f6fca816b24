"""What programs are told: the shapes of answers, as OpenAPI shows them."""

import datetime as dt

from ninja import Schema

from interviewprep.api.kinds import Topic
from interviewprep.jobs.models import (
    EventKind,
    Kind,
    Medium,
    Room,
    Stage,
    Standing,
)


class JobShort(Schema):
    """A job as lists show it."""

    id: int
    version: int
    title: str
    company: str
    place: str
    work_mode: str
    employment: str
    posting_url: str
    source: str
    posted_on: dt.date | None
    deadline_on: dt.date | None
    salary_low: str | None
    salary_high: str | None
    salary_currency: str
    salary_period: str
    salary_text: str
    offers: str
    next_step: str
    follow_up_on: dt.date | None
    tags: list[str]
    is_archived: bool
    stage: Stage
    outcome: str
    reached: Stage
    stage_since: dt.datetime
    quiet_since: dt.datetime
    created_at: dt.datetime
    updated_at: dt.datetime


class Notes(Schema):
    """Private notes; sent only to a token with the scope private:read."""

    notes: str


class JobWhole(JobShort):
    """A job with the text of its ad, and its notes for those who may read them."""

    posting: str
    private: Notes | None


class JobPage(Schema):
    """Some jobs, and where the next ones begin; nothing after the last."""

    items: list[JobShort]
    next: str | None


class EventShort(Schema):
    """Something that happened to a job."""

    id: int
    kind: EventKind
    stage: str
    outcome: str
    at: dt.datetime


class EventList(Schema):
    """All that happened to a job, the first thing first."""

    items: list[EventShort]


class RoundShort(Schema):
    """A round as lists show it; `starts_at` is the moment in UTC."""

    id: int
    version: int
    job_id: int
    number: int
    kind: Kind
    audience: Room
    medium: Medium
    date: dt.date | None
    time: str | None
    zone: str
    starts_at: dt.datetime | None
    their_zone: str
    minutes: int
    link: str
    address: str
    fallback: str
    standing: Standing
    verdict: str
    thanked_on: dt.date | None
    next_step: str
    next_on: dt.date | None
    people: list[int]
    created_at: dt.datetime
    updated_at: dt.datetime


class RoundNotes(Notes):
    """What was said, and private notes."""

    said: str


class RoundWhole(RoundShort):
    """A round, and its notes for those who may read them."""

    private: RoundNotes | None


class RoundList(Schema):
    """All rounds of a job, the first one first."""

    items: list[RoundShort]


class PersonShort(Schema):
    """Somebody met about a job."""

    id: int
    version: int
    job_id: int | None
    name: str
    title: str
    company: str
    audience: str
    email: str
    phone: str
    profile_url: str
    how_met: str
    next_on: dt.date | None


class PersonWhole(PersonShort):
    """Somebody, and the notes on them for those who may read them."""

    private: Notes | None


class PersonPage(Schema):
    """Some people by their number, and after which one the next ones begin."""

    items: list[PersonShort]
    next: int | None


class Statement(Schema):
    """Something that was told to them; it was said aloud, so it isn’t private."""

    id: int
    version: int
    job_id: int
    kind: Topic
    text: str
    told_on: dt.date
    round_id: int | None
    person_id: int | None
    story: str
    created_at: dt.datetime
    updated_at: dt.datetime


class StatementList(Schema):
    """All that was told about a job, the last thing first."""

    items: list[Statement]


class SheetPerson(Schema):
    """Somebody who will be in the room."""

    name: str
    title: str


class SheetHead(Schema):
    """When, where and with whom."""

    role: str
    company: str
    starts_at: dt.datetime | None
    place: str
    their_place: str
    minutes: int | None
    medium: str
    people: list[SheetPerson]


class SheetWhy(Schema):
    """Why you’re looking, and what to say when they ask again."""

    text: str
    seconds: int | None
    if_they_press: str


class SheetProof(Schema):
    """What they need, and what shows it."""

    need: str
    keywords: str
    number: str


class SheetWorry(Schema):
    """A doubt they may have, and the way across it."""

    doubt: str
    bridge: str


class SheetAsk(Schema):
    """A question to ask."""

    question: str
    who: str
    is_must: bool


class SheetFoot(Schema):
    """How to get in."""

    joining: str
    if_it_fails: str


class SheetWhole(Schema):
    """One interview’s talking points: spoken text only, in the order of use."""

    head: SheetHead
    open_with: str
    why: SheetWhy
    proof: list[SheetProof]
    worries: list[SheetWorry]
    in_it_for_you: list[str]
    asks: list[SheetAsk]
    criteria: list[str]
    close_with: str
    foot: SheetFoot
    pdf: str


class Me(Schema):
    """Whose token this is, and what it may do until when."""

    name: str
    time_zone: str
    token: str
    scopes: list[str]
    expires_on: dt.date
