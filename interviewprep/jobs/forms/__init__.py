"""The forms of the tracker: jobs, their rounds, people, events and files."""

from interviewprep.jobs.forms.document import DocumentForm, UploadForm
from interviewprep.jobs.forms.event import EventForm
from interviewprep.jobs.forms.interview import InterviewForm
from interviewprep.jobs.forms.job import JobForm
from interviewprep.jobs.forms.person import PersonForm
from interviewprep.jobs.forms.versioned import VersionedForm

__all__ = [
    "DocumentForm",
    "EventForm",
    "InterviewForm",
    "JobForm",
    "PersonForm",
    "UploadForm",
    "VersionedForm",
]
