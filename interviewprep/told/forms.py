"""The form of one thing that was told: what, to whom, in which round, when."""

from typing import Any

from django import forms
from django.db import models, transaction

from interviewprep.forms import OneLineField, offer
from interviewprep.jobs.forms.fields import DayField
from interviewprep.jobs.forms.versioned import VersionedForm
from interviewprep.jobs.models import Interview, Person
from interviewprep.look.layout import Side, Whole
from interviewprep.look.widgets import ChipsRadio
from interviewprep.recoverable import RecoverableQuerySet
from interviewprep.stories.models import Story
from interviewprep.told.kinds import Kind
from interviewprep.told.models import Accepted, Told
from motivations.models import Line


class Rounds(forms.ModelChoiceField[Interview]):
    """One of a job’s rounds, by its name."""

    def label_from_instance(self, obj: Interview) -> str:
        """Return “Round 2 · Hiring manager”."""
        return obj.round_name


class ToldForm(VersionedForm[Told]):
    """What somebody said, in about the words they said it in."""

    text = OneLineField(
        label="What did you say?",
        help_text="About as you said it. Numbers and dates matter most.",
        max_length=300,
        error_messages={"required": "Write what you said, in a few words."},
    )
    interview = Rounds(
        label="In which round?",
        queryset=Interview.objects.none(),
        empty_label="Outside a round: a call, a form, a letter",
        required=False,
    )

    class Meta:
        model = Told
        fields = ["kind", "text", "person", "interview", "told_on", "story", "line"]
        labels = {
            "kind": "What was it about?",
            "person": "To whom?",
            "story": "Which story was it?",
            "told_on": "On which day?",
        }
        widgets = {"kind": ChipsRadio, "line": forms.HiddenInput}
        field_classes = {"told_on": DayField}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.before = self.instance.text
        # Without the empty choice that a list would begin with.
        offer(self, "kind", Kind.choices)
        self._offer(
            "person", Person.objects.by_name().defer("notes"), "Nobody in particular"
        )
        self._offer("interview", Interview.objects.by_round().defer("notes", "said"))
        self._offer("line", Line.objects.all())
        self._offer("story", Story.objects.newest_first(), "None", of_job=False)
        self.helper = Whole(
            "version",
            "submit_key",
            "line",
            "kind",
            "text",
            Side("person", "interview"),
            Side("told_on", "story"),
        )

    def _offer(
        self,
        name: str,
        rows: RecoverableQuerySet[Any],
        empty: str = "",
        *,
        of_job: bool = True,
    ) -> None:
        """Let a field be answered with the person’s own rows, of this job alone."""
        field = self.fields[name]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError(name)
        own = rows.filter(owner=self.instance.owner).kept()
        field.queryset = own.filter(job=self.instance.job) if of_job else own
        field.empty_label = empty or field.empty_label

    @transaction.atomic
    def save(self, commit: bool = True) -> Told:  # noqa: FBT001, FBT002  Django's own
        """Save the row; with other words, what was accepted of it is asked again."""
        row = super().save(commit)
        if self.before and row.text != self.before:
            about = models.Q(earlier=row) | models.Q(later=row)
            Accepted.objects.filter(about, owner=row.owner).delete()
        return row
