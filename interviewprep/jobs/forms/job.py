"""The form of a job: what it is, the ad, the pay, and notes that stay private."""

from typing import Any

from django import forms
from django.db import models, transaction
from django.utils import timezone

from interviewprep.forms import OneLineField, offer
from interviewprep.jobs import tagging, tracking
from interviewprep.jobs.forms.fields import DayField, PayField
from interviewprep.jobs.forms.versioned import VersionedForm
from interviewprep.jobs.models import OPEN_STAGES, Employment, Job, PayPeriod, WorkMode
from interviewprep.look.layout import Folded, Side, Whole
from interviewprep.look.widgets import ChipsSelectMultiple, PrivateTextarea, Suggested

USUAL_SOURCES = (
    "LinkedIn",
    "Indeed",
    "Their own site",
    "Somebody I know",
    "A recruiter wrote to me",
    "Job centre",
    "Job fair",
)
USUAL_CURRENCIES = ("GBP", "EUR", "USD", "CHF", "SEK", "PLN", "CAD", "AUD", "INR")
_CHOICES: dict[str, type[models.TextChoices]] = {
    "work_mode": WorkMode,
    "employment": Employment,
    "salary_period": PayPeriod,
}
_CURRENCY_LETTERS = 3


class JobForm(VersionedForm[Job]):
    """A job: company, role, stage and ad come first, and the rest can wait."""

    known_tags = forms.MultipleChoiceField(
        label="Your tags", required=False, widget=ChipsSelectMultiple
    )
    new_tags = OneLineField(
        label="More tags",
        help_text="Words of your own, with commas between: “near home, four days”.",
        max_length=300,
        required=False,
    )

    class Meta:
        model = Job
        fields = [
            "company",
            "title",
            "stage",
            "posting_url",
            "posting",
            "place",
            "work_mode",
            "employment",
            "salary_low",
            "salary_high",
            "salary_currency",
            "salary_period",
            "salary_text",
            "source",
            "posted_on",
            "deadline_on",
            "next_step",
            "follow_up_on",
            "offers",
            "notes",
        ]
        labels = {
            "company": "Who are you talking to?",
            "title": "For which role?",
            "stage": "How far has it come?",
            "posting_url": "The ad’s address",
            "posting": "The ad’s text",
            "place": "Where is it?",
            "work_mode": "Where is the work done?",
            "employment": "What sort of contract?",
            "salary_low": "From",
            "salary_high": "Up to",
            "salary_currency": "Currency",
            "salary_period": "For",
            "salary_text": "Pay, as they put it",
            "source": "Where did you find it?",
            "posted_on": "Date of the ad",
            "deadline_on": "Closing date",
            "next_step": "What will you do next?",
            "follow_up_on": "When?",
            "offers": "What does this job offer that you want?",
        }
        help_texts = {
            "posting": "Paste it: ads vanish once the interviews start.",
            "salary_currency": "Three letters, such as GBP.",
            "salary_text": "Such as “competitive, plus a car”.",
            "notes": "For your eyes only. Never on a sheet or in an export for others.",
            "offers": (
                "In a few words that follow “this job offers…”: “a small team to lead”."
            ),
        }
        widgets = {
            "posting": forms.Textarea(attrs={"rows": 6}),
            "notes": PrivateTextarea(attrs={"rows": 4}),
            "source": Suggested,
            "salary_currency": Suggested(
                USUAL_CURRENCIES, attrs={"autocomplete": "off"}
            ),
        }
        field_classes = {
            "salary_low": PayField,
            "salary_high": PayField,
            "posted_on": DayField,
            "deadline_on": DayField,
            "follow_up_on": DayField,
        }
        error_messages = {
            "title": {"required": "Give the role a name, even a rough one."}
        }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self._prepare_stage()
        self._prepare_choices()
        self._prepare_tags()
        self.helper = _laid_out()

    def _prepare_stage(self) -> None:
        """Ask for the stage once: later it follows from what happens to the job."""
        if self.instance.pk:
            del self.fields["stage"]
        else:
            offer(self, "stage", [(stage, stage.label) for stage in OPEN_STAGES])

    def _prepare_choices(self) -> None:
        for name, kinds in _CHOICES.items():
            offer(self, name, [("", "Not said"), *kinds.choices])
        source = self.fields["source"].widget
        if isinstance(source, Suggested):
            source.suggestions = tagging.sources_of(self.instance.owner, USUAL_SOURCES)

    def _prepare_tags(self) -> None:
        """Offer the person's own tags, those of this job among them and ticked."""
        mine = tagging.names_of(self.instance) if self.instance.pk else []
        known = tagging.offered_to(self.instance.owner, also=mine)
        if known:
            offer(self, "known_tags", [(name, name) for name in known])
            self.initial["known_tags"] = mine
        else:
            del self.fields["known_tags"]
            self.fields["new_tags"].label = "Tags"

    def clean_salary_currency(self) -> str:
        code: str = self.cleaned_data["salary_currency"].upper()
        is_code = len(code) == _CURRENCY_LETTERS and code.isascii() and code.isalpha()
        if code and not is_code:
            raise forms.ValidationError("Use the three letters, such as GBP or EUR.")
        return code

    def clean_new_tags(self) -> list[str]:
        """Return the words between the commas. Raises ValidationError for long ones."""
        names = tagging.split(self.cleaned_data["new_tags"])
        if any(len(name) > tagging.LONGEST for name in names):
            raise forms.ValidationError(
                f"A tag is a word or two: {tagging.LONGEST} characters at most."
            )
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        low, high = cleaned.get("salary_low"), cleaned.get("salary_high")
        if low is not None and high is not None and high < low:
            self.add_error("salary_high", "This is less than the figure before it.")
        names = [*cleaned.get("known_tags", []), *cleaned.get("new_tags", [])]
        if len(names) > tagging.MOST:
            self.add_error("new_tags", f"{tagging.MOST} tags at most, please.")
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Job:  # noqa: FBT001, FBT002  Django's own
        """Save the job with its tags; a new one gets the event it begins with."""
        is_new = self.instance.pk is None
        job = super().save(commit)
        known = self.cleaned_data.get("known_tags", [])
        tagging.set_tags(job, [*known, *self.cleaned_data["new_tags"]])
        if is_new:
            tracking.record_start(job, at=timezone.now())
        return job


def _laid_out() -> Whole:
    pay = Side("salary_low", "salary_high", "salary_currency", "salary_period")
    return Whole(
        "version",
        "submit_key",
        "company",
        "title",
        "stage",
        "posting_url",
        "posting",
        Folded("Place and hours", "place", Side("work_mode", "employment")),
        Folded("Pay", pay, "salary_text"),
        Folded(
            "Where and when you found it", "source", Side("posted_on", "deadline_on")
        ),
        Folded("What you’ll do next", Side("next_step", "follow_up_on")),
        Folded("Tags", "known_tags", "new_tags"),
        Folded("For your words, and for you alone", "offers", "notes"),
    )
