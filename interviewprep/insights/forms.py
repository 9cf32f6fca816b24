"""The form of what Insights counts; its answers stand in the address."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from interviewprep.forms import TidyForm
from interviewprep.jobs.forms.fields import DayField
from interviewprep.look.layout import Side, Tick, Whole


@dataclass(frozen=True, slots=True)
class Asked:
    """Which jobs are counted: those that began in these days, both ends included."""

    since: date | None = None
    until: date | None = None
    with_archived: bool = False


class SpanForm(TidyForm):
    """From when to when, and whether jobs that were put away count too."""

    since = DayField(label="Jobs from", required=False)
    until = DayField(label="Up to", required=False)
    archived = forms.BooleanField(label="Count archived jobs too", required=False)

    @property
    def helper(self) -> Whole:
        return Whole(Side("since", "until"), Tick("archived"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the other one.")
        return cleaned

    def asked(self) -> Asked:
        """Return what was asked for; a day that can't be read counts as not given."""
        self.full_clean()
        told = self.cleaned_data
        return Asked(
            since=told.get("since"),
            until=told.get("until"),
            with_archived=told.get("archived", False),
        )
