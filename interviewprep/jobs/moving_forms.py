"""The forms that move a job on and close it: to where, since when, how it ended."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from interviewprep.forms import TidyForm, offer
from interviewprep.jobs.days import day_of
from interviewprep.jobs.models import Job, Outcome, Stage
from interviewprep.look.widgets import DateBox, QuickSelect

EARLIEST = date(1970, 1, 1)


class DatedForm(TidyForm):
    """What each of them asks: on which day it happened, today unless one says so."""

    on = forms.DateField(
        label="Since when?",
        help_text="Leave it empty for today.",
        required=False,
        widget=DateBox,
    )

    def __init__(self, today: date, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.today = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > self.today:
            raise forms.ValidationError("That day is still to come.")
        if on is not None and on < EARLIEST:
            raise forms.ValidationError("Check the year: it looks mistyped.")
        return on


class _JobForm(DatedForm):
    """A form about one job, whose owner's day it is."""

    def __init__(self, job: Job, data: Any = None, **options: Any) -> None:
        super().__init__(day_of(timezone.now(), job.owner.zone), data, **options)
        self.job = job


class MoveForm(_JobForm):
    """Moving a job to another stage; `seen` is the stage that the page showed."""

    stage = forms.ChoiceField(label="Move to", choices=Stage, widget=QuickSelect)
    seen = forms.ChoiceField(choices=Stage, required=False, widget=forms.HiddenInput)
    field_order = ["seen", "stage", "on"]

    def __init__(self, job: Job, data: Any = None, **options: Any) -> None:
        super().__init__(job, data, **options)
        self.initial["seen"] = job.stage
        self.initial["stage"] = _next_after(Stage(job.stage))
        if data is None:
            offer(self, "stage", [(each, _label(each)) for each in Stage
                                  if each != job.stage])  # fmt: skip


class CloseForm(_JobForm):
    """Closing a job: how it ended, without blame."""

    outcome = forms.ChoiceField(
        label="How did it end?",
        choices=Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Pick the one that’s closest."},
    )
    field_order = ["outcome", "on"]


def _next_after(stage: Stage) -> Stage:
    """Return where a job usually goes from a stage; a closed one begins again."""
    stages = list(Stage)
    return stages[(stages.index(stage) + 1) % len(stages)]


def _label(stage: Stage) -> str:
    """Return what the choice is called; closing goes on to ask how it ended."""
    return f"{stage.label}…" if stage == Stage.CLOSED else str(stage.label)
