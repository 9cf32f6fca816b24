"""The form of something that happened to a job, today or earlier."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from interviewprep.forms import offer, tidy
from interviewprep.jobs import tracking
from interviewprep.jobs.days import day_of, moment_of
from interviewprep.jobs.forms.fields import DayField, KeyField
from interviewprep.jobs.models import Event, EventKind, Job, Outcome, Stage
from interviewprep.look.layout import Side, Whole
from interviewprep.look.widgets import ChipsRadio, PrivateTextarea
from interviewprep.sealed import SealedModelForm

_KINDS = [
    (EventKind.WROTE, EventKind.WROTE.label),
    (EventKind.HEARD, EventKind.HEARD.label),
    (EventKind.NOTED, EventKind.NOTED.label),
    (EventKind.MOVED, "It moved on"),
]


class EventForm(SealedModelForm[Event]):
    """What happened, and on which day: a new event, or one to correct."""

    on = DayField(label="On which day?")
    submit_key = KeyField()

    class Meta:
        model = Event
        fields = ["kind", "stage", "outcome", "note"]
        labels = {
            "kind": "What happened?",
            "stage": "Where did it move to?",
            "outcome": "If it’s closed: how did it end?",
        }
        help_texts = {"note": "For your eyes only."}
        widgets = {
            "kind": ChipsRadio,
            "note": PrivateTextarea(attrs={"rows": 3}),
        }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)
        self.now = timezone.now()
        self.zone = self.instance.owner.zone
        self._prepare_day()
        self._prepare_kind()
        self.helper = Whole(
            "submit_key", "kind", Side("stage", "outcome"), "on", "note"
        )

    def _prepare_day(self) -> None:
        today = day_of(self.now, self.zone)
        self._was_on = day_of(self.instance.at, self.zone) if self.instance.pk else None
        self.initial["on"] = self._was_on or today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def _prepare_kind(self) -> None:
        """Let a move stay a move: the stages before and after hang on it."""
        self.fields["stage"].required = self.fields["outcome"].required = False
        offer(self, "stage", [("", "Choose a stage"), *Stage.choices])
        offer(self, "outcome", [("", "Not closed"), *Outcome.choices])
        if not self.instance.pk:
            offer(self, "kind", _KINDS)
            self.initial["kind"] = EventKind.WROTE
            return
        del self.fields["submit_key"]
        if self.instance.kind == EventKind.MOVED:
            del self.fields["kind"]
            return
        del self.fields["stage"], self.fields["outcome"]
        offer(self, "kind", _KINDS[:-1])

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > day_of(self.now, self.zone):
            raise forms.ValidationError(
                "That day is still to come. Write it down once it has happened."
            )
        return on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind", self.instance.kind) != EventKind.MOVED:
            return {**cleaned, "stage": "", "outcome": ""}
        if "stage" in self.fields and not cleaned.get("stage"):
            self.add_error("stage", "Pick the stage it moved to.")
        if cleaned.get("stage") != Stage.CLOSED:
            return {**cleaned, "outcome": ""}
        if not cleaned.get("outcome"):
            self.add_error("outcome", "How did it end? Pick the one that’s closest.")
        return cleaned

    def save_or_ask(self) -> Event | None:
        """Write the event down, and let the job's stage follow.

        None, with a question on the form, for a move to where the job already was. A
        form that was sent twice returns the event of the first time.
        """
        try:
            return self._correct() if self.instance.pk else self._add()
        except tracking.AlreadyThere:
            stage = self.cleaned_data["stage"]
            self.add_error("stage", f"It was in {Stage(stage).label} by then already.")
            return None

    def _correct(self) -> Event:
        if self.cleaned_data["on"] != self._was_on:
            self.instance.at = self._moment()
        tracking.correct(self.instance)
        return self.instance

    @transaction.atomic
    def _add(self) -> Event:
        # Two clicks queue here, so that the second one sees what the first has made.
        Job.objects.select_for_update().filter(pk=self.instance.job_id).values(
            "pk"
        ).get()
        key = self.cleaned_data["submit_key"]
        made = Event.objects.owned_by(self.instance.owner).filter(batch=key).first()
        if key is not None and made is not None:
            return made
        event = self._noted()
        event.batch, event.note = key, self.cleaned_data["note"]
        event.save(update_fields=["batch", "note"])
        return event

    def _noted(self) -> Event:
        cleaned, job = self.cleaned_data, self.instance.job
        kind = EventKind(cleaned["kind"])
        if kind != EventKind.MOVED:
            return tracking.note(job, kind=kind, at=self._moment())
        outcome = Outcome(cleaned["outcome"]) if cleaned["outcome"] else None
        to = Stage(cleaned["stage"])
        at = self._moment(after=job.stage_since)
        return tracking.move(job, to=to, at=at, outcome=outcome)

    def _moment(self, after: datetime | None = None) -> datetime:
        on = self.cleaned_data["on"]
        return moment_of(on, now=self.now, zone=self.zone, after=after)
