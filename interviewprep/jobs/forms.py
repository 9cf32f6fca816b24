"""The forms of jobs and interviews; times are asked about, never guessed."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db import models, transaction

from interviewprep.accounts.models import User
from interviewprep.forms import OneLineField, offer, show_newest, tidy
from interviewprep.jobs.clock import Occurrence, occurrence, place_name
from interviewprep.jobs.models import (
    Audience,
    Interview,
    Job,
    Person,
    Stage,
    Versioned,
)
from interviewprep.jobs.zones import zone_choices
from interviewprep.look.widgets import PrivateTextarea, Segmented
from interviewprep.sealed import SealedModelForm

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 12, 31)
MOST_PEOPLE = 3
WHICH = [("first", "The first"), ("second", "The second")]


class VersionedForm[Row: Versioned](SealedModelForm[Row]):
    """A form that won't overwrite what another tab has saved since this page opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)
        self.initial["version"] = self.instance.version

    def clean_version(self) -> int:
        """Compare with the stored row; a newer one asks before it is replaced."""
        seen = self.cleaned_data["version"]
        stored = type(self.instance)._default_manager.filter(  # noqa: SLF001
            pk=self.instance.pk
        )
        newest = stored.values_list("version", flat=True).first()
        if newest is not None and seen != newest:
            show_newest(self, "version", newest)
            raise forms.ValidationError(
                "This was changed in another tab meanwhile. What you typed is still "
                "here: save again to keep it."
            )
        return seen or 1

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  Django's own
        if self.instance.pk:
            self.instance.version += 1
        return super().save(commit)


class JobForm(VersionedForm[Job]):
    """A job: what it is, where, the ad, and notes that stay private."""

    class Meta:
        model = Job
        fields = [
            "company",
            "title",
            "stage",
            "place",
            "posting_url",
            "posting",
            "offers",
            "notes",
        ]
        labels = {
            "company": "Who are you talking to?",
            "title": "For which role?",
            "stage": "How far has it come?",
            "place": "Where is it?",
            "posting_url": "The ad’s address",
            "posting": "The ad’s text",
        }
        help_texts = {
            "posting": "Paste it: ads vanish once the interviews start.",
            "notes": "For your eyes only. Never on a sheet or in an export for others.",
            "offers": (
                "In a few words that follow “this job offers…”: “a small team to lead”."
            ),
        }
        widgets = {
            "posting": forms.Textarea(attrs={"rows": 6}),
            "notes": PrivateTextarea(attrs={"rows": 4}),
        }
        error_messages = {
            "title": {"required": "Give the role a name, even a rough one."}
        }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        # Closing asks for a reason, so it has a page of its own.
        if self.instance.stage != Stage.CLOSED:
            open_stages = [pair for pair in Stage.choices if pair[0] != Stage.CLOSED]
            offer(self, "stage", open_stages)
        else:
            del self.fields["stage"]
        if not self.instance.pk:
            self.fields["stage"].initial = Stage.SAVED


class Whose(models.TextChoices):
    """Whose clock a time was given in."""

    MINE = "mine", "Mine"
    THEIRS = "theirs", "Theirs"


class InterviewForm(VersionedForm[Interview]):
    """An interview: when, on whose clock, how, and with whom."""

    whose = forms.ChoiceField(
        label="Whose time is that?",
        choices=Whose,
        initial=Whose.MINE,
        required=False,
        widget=Segmented,
    )
    their_zone = forms.ChoiceField(
        label="Where are they?", choices=zone_choices, required=False
    )
    which = forms.ChoiceField(
        label="The clocks go back that night. Which one is it?",
        choices=WHICH,
        required=False,
        widget=Segmented,
    )

    class Meta:
        model = Interview
        fields = [
            "kind",
            "medium",
            "date",
            "time",
            "minutes",
            "link",
            "address",
            "fallback",
            "notes",
        ]
        labels = {
            "kind": "What sort of conversation?",
            "medium": "How do you meet?",
            "minutes": "How long, in minutes?",
            "link": "Joining link",
            "fallback": "If it fails: whom to ring",
        }
        help_texts = {
            "date": "Leave it empty while you don’t know.",
            "notes": "For your eyes only.",
        }
        widgets = {
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "notes": PrivateTextarea(attrs={"rows": 4}),
        }

    def __init__(self, user: User, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.user = user
        self._prepare_clock()
        self._prepare_people()
        self.order_fields(
            ["version", "kind", "date", "time", "which", "whose", "their_zone"]
        )

    def _prepare_clock(self) -> None:
        mine = place_name(self.user.time_zone)
        offer(self, "whose", [(Whose.MINE, f"Mine ({mine})"), (Whose.THEIRS, "Theirs")])
        given_in_theirs = self.instance.zone not in ("", self.user.time_zone)
        self.initial["whose"] = Whose.THEIRS if given_in_theirs else Whose.MINE
        self.initial["their_zone"] = self.instance.their_zone
        self.initial["which"] = self._which_was_it()
        if not (self.data.get("which") or self.initial["which"]):
            self.fields["which"].widget = forms.HiddenInput()

    def _which_was_it(self) -> str:
        """Return what was said of a doubled clock time; empty for any other."""
        clock = self.instance.clock
        if clock is None:
            return ""
        found = occurrence(
            clock.replace(tzinfo=None, fold=0), ZoneInfo(self.instance.zone)
        )
        if found is not Occurrence.TWICE:
            return ""
        return "second" if self.instance.is_second_of_two else "first"

    def _prepare_people(self) -> None:
        met = (
            list(self.instance.people.kept().order_by("pk")) if self.instance.pk else []
        )
        for place in range(1, MOST_PEOPLE + 1):
            person = met[place - 1] if place <= len(met) else Person()
            name = f"person_{place}"
            self.fields[name] = OneLineField(
                label="Who will be there?" if place == 1 else "And who else?",
                help_text="Name" if place == 1 else "",
                initial=person.name,
                max_length=120,
                required=False,
            )
            self.fields[f"{name}_title"] = OneLineField(
                label="Their role", initial=person.title, max_length=120, required=False
            )
            self.fields[f"{name}_audience"] = forms.ChoiceField(
                label="They are",
                choices=Audience,
                initial=person.audience,
                required=False,
            )

    def clean_date(self) -> date | None:
        on: date | None = self.cleaned_data["date"]
        if on and not EARLIEST <= on <= LATEST:
            raise forms.ValidationError("Check the year: it looks mistyped.")
        return on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("time") and not cleaned.get("date"):
            self.add_error("date", "On which day?")
        if cleaned.get("whose") == Whose.THEIRS and not cleaned.get("their_zone"):
            self.add_error("their_zone", "Say where they are, so that we can convert.")
        if not self.errors and cleaned.get("time"):
            self._clean_clock(cleaned)
        return cleaned

    def _clean_clock(self, cleaned: dict[str, Any]) -> None:
        """Refuse a skipped clock time, and ask which one of a doubled one."""
        is_theirs = cleaned.get("whose") == Whose.THEIRS
        zone = cleaned["their_zone"] if is_theirs else self.user.time_zone
        naive = datetime.combine(cleaned["date"], cleaned["time"])
        found = occurrence(naive, ZoneInfo(zone))
        if found is Occurrence.NEVER:
            self.add_error(
                "time",
                f"There’s no {cleaned['time']:%H:%M} in {place_name(zone)} that day: "
                "the clocks go forward. Check the time with them.",
            )
        if found is Occurrence.TWICE and not cleaned.get("which"):
            self.fields["which"].widget = Segmented(choices=WHICH)
            self.add_error("which", "That clock time comes twice. Pick one.")
        is_second = found is Occurrence.TWICE and cleaned.get("which") == "second"
        self.instance.zone = zone
        self.instance.is_second_of_two = is_second

    @transaction.atomic
    def save(self, commit: bool = True) -> Interview:  # noqa: FBT001, FBT002
        """Save the interview with its moment in UTC, and the people in it."""
        self.instance.their_zone = self.cleaned_data["their_zone"]
        self.instance.derive_moment()
        interview: Interview = super().save(commit)
        self._save_people(interview)
        return interview

    def _save_people(self, interview: Interview) -> None:
        met = list(interview.people.kept().order_by("pk"))
        for place in range(1, MOST_PEOPLE + 1):
            person = met[place - 1] if place <= len(met) else Person()
            self._save_person(interview, person, f"person_{place}")

    def _save_person(self, interview: Interview, person: Person, field: str) -> None:
        person.name = self.cleaned_data[field]
        person.title = self.cleaned_data[f"{field}_title"]
        audience = self.cleaned_data[f"{field}_audience"]
        person.audience = audience or Audience.UNKNOWN
        if person.name or person.title or person.audience != Audience.UNKNOWN:
            person.owner, person.job_id = interview.owner, interview.job_id
            person.save()
            person.interviews.add(interview)
        elif person.pk:
            interview.people.remove(person)
