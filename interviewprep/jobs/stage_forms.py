"""The forms that take a job from one stage to the next, or to its end."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from interviewprep.forms import TidyForm
from interviewprep.jobs.models import Job, Outcome, Stage
from interviewprep.look.widgets import QuickSelect


class CloseForm(TidyForm):
    """Closing a job: how it ended, without blame."""

    outcome = forms.ChoiceField(
        label="How did it end?",
        choices=Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Pick the one that’s closest."},
    )


class MoveForm(TidyForm):
    """Moving a job to another stage; closing it goes on to a page of its own."""

    stage = forms.ChoiceField(choices=Stage, widget=QuickSelect)

    def __init__(self, job: Job, data: Any = None) -> None:
        # A board holds many of these, so each has ids of its own.
        super().__init__(data, auto_id=f"%s-{job.pk}")
        self.fields["stage"].label = f"Stage for {job.heading}"
        others = [
            (stage.value, "Closed…" if stage == Stage.CLOSED else stage.label)
            for stage in Stage
            if stage != job.stage
        ]
        self.fields["stage"].widget.choices = others
        self.helper = FormHelper()
        self.helper.field_template = "house/bare.html"
