"""The jobs a person is after, how far each has come, its rounds, people and files."""

from interviewprep.jobs.models.batch import Batch, BatchAction, BatchQuerySet
from interviewprep.jobs.models.document import (
    Document,
    DocumentBody,
    DocumentKind,
    DocumentQuerySet,
)
from interviewprep.jobs.models.event import Event, EventKind, EventQuerySet
from interviewprep.jobs.models.interview import (
    OFF,
    Interview,
    InterviewQuerySet,
    Kind,
    Medium,
    Room,
    Standing,
    Verdict,
)
from interviewprep.jobs.models.job import (
    OPEN_STAGES,
    Employment,
    Job,
    JobQuerySet,
    Outcome,
    PayPeriod,
    SavedView,
    SavedViewQuerySet,
    Stage,
    Tag,
    WorkMode,
)
from interviewprep.jobs.models.person import Audience, Person, PersonQuerySet
from interviewprep.jobs.models.versioned import Versioned

__all__ = [
    "OFF",
    "OPEN_STAGES",
    "Audience",
    "Batch",
    "BatchAction",
    "BatchQuerySet",
    "Document",
    "DocumentBody",
    "DocumentKind",
    "DocumentQuerySet",
    "Employment",
    "Event",
    "EventKind",
    "EventQuerySet",
    "Interview",
    "InterviewQuerySet",
    "Job",
    "JobQuerySet",
    "Kind",
    "Medium",
    "Outcome",
    "PayPeriod",
    "Person",
    "PersonQuerySet",
    "Room",
    "SavedView",
    "SavedViewQuerySet",
    "Stage",
    "Standing",
    "Tag",
    "Verdict",
    "Versioned",
    "WorkMode",
]
