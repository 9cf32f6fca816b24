"""The forms of the tracker: jobs, their rounds, people, events and files."""

from interviewprep.jobs.forms.interview import InterviewForm
from interviewprep.jobs.forms.job import JobForm
from interviewprep.jobs.forms.versioned import VersionedForm

__all__ = [
    "InterviewForm",
    "JobForm",
    "VersionedForm",
]
