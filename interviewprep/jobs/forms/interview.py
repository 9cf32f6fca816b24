"""The form of a round: when, on whose clock, with whom, and how it went."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db import models, transaction
from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.forms import OneLineField, offer
from interviewprep.jobs import tracking
from interviewprep.jobs.clock import Occurrence, occurrence, place_name
from interviewprep.jobs.forms.fields import DayField
from interviewprep.jobs.forms.versioned import VersionedForm
from interviewprep.jobs.models import (
    Audience,
    Interview,
    Person,
    PersonQuerySet,
    Verdict,
)
from interviewprep.jobs.zones import zone_choices
from interviewprep.look.layout import Folded, Side, Whole
from interviewprep.look.widgets import DateBox, PrivateTextarea, Segmented, TimeBox

MOST_NEW = 3
MOST_ROUNDS = 99
WHICH = [("first", "The first"), ("second", "The second")]


class People(forms.ModelMultipleChoiceField[Person]):
    """People to tick, under their name and what they do."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Person) -> str:
        """Return "Dana Okafor, Head of Support"."""
        return f"{obj}, {obj.title}" if obj.title else str(obj)


class Whose(models.TextChoices):
    """Whose clock a time was given in."""

    MINE = "mine", "Mine"
    THEIRS = "theirs", "Theirs"


class InterviewForm(VersionedForm[Interview]):
    """An interview: when, on whose clock, how, with whom, and how it went."""

    also_saved = ("zone", "is_second_of_two", "their_zone", "starts_at")

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
            "number",
            "kind",
            "audience",
            "medium",
            "date",
            "time",
            "minutes",
            "link",
            "address",
            "fallback",
            "standing",
            "verdict",
            "said",
            "thanked_on",
            "next_step",
            "next_on",
            "notes",
        ]
        labels = {
            "number": "Which round is it?",
            "kind": "What sort of conversation?",
            "audience": "Who is on the other side?",
            "medium": "How do you meet?",
            "minutes": "How long, in minutes?",
            "link": "Joining link",
            "fallback": "If it fails: whom to ring",
            "standing": "Where does it stand?",
            "verdict": "What came of it?",
            "said": "What was said?",
            "thanked_on": "Thank-you sent on",
            "next_step": "What happens next?",
            "next_on": "By when?",
        }
        help_texts = {
            "date": "Leave it empty while you don’t know.",
            "said": "What they asked, what you found out. For your eyes only.",
            "notes": "For your eyes only.",
        }
        error_messages = {
            "minutes": {
                "min_value": "Five minutes is the shortest we can plan.",
                "max_value": "Ten hours is the longest we can plan.",
            }
        }
        widgets = {
            "date": DateBox,
            "time": TimeBox,
            "said": PrivateTextarea(attrs={"rows": 5}),
            "notes": PrivateTextarea(attrs={"rows": 4}),
        }
        field_classes = {"date": DayField, "thanked_on": DayField, "next_on": DayField}

    def __init__(self, user: User, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.user = user
        self._prepare_round()
        self._prepare_clock()
        self._prepare_people()
        self.helper = _laid_out(self.instance)

    def _prepare_round(self) -> None:
        """Ask for the state of the round; what isn't sent stays as it is."""
        if "number" not in self.fields:
            return
        self.fields["number"] = forms.IntegerField(
            label="Which round is it?",
            min_value=1,
            max_value=MOST_ROUNDS,
            required=False,
            error_messages={"min_value": "Rounds count from 1."},
        )
        for name in ("audience", "standing"):
            self.fields[name].required = False
        # Each of these has an answer already: “optional” would puzzle.
        for name in ("number", "audience", "standing", "whose"):
            self.fields[name].is_one_of = True  # type: ignore[attr-defined]
        offer(self, "verdict", [("", "Nothing yet"), *Verdict.choices])

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
        """Offer the people of this job to tick, and room for some who are new."""
        self.known = self._known_people()
        if self.known:
            self.fields["known_people"] = People(
                queryset=self.known,
                label="Who will be there?",
                required=False,
                initial=self._met(),
            )
        for place in range(1, MOST_NEW + 1):
            self._prepare_person(f"person_{place}", self._asks_for(place))

    def _known_people(self) -> PersonQuerySet:
        rows = Person.objects.owned_by(self.user).kept().defer("notes")
        is_known = models.Q(job=self.instance.job)
        if self.instance.pk:
            is_known |= models.Q(pk__in=self.instance.people.values("pk"))
        return rows.filter(is_known).by_name()

    def _met(self) -> list[int]:
        if not self.instance.pk:
            return []
        return list(self.instance.people.values_list("pk", flat=True))

    def _asks_for(self, place: int) -> str:
        if place > 1:
            return "And who else?"
        return "Somebody new?" if self.known else "Who will be there?"

    def _prepare_person(self, name: str, label: str) -> None:
        self.fields[name] = OneLineField(
            label=label, help_text="Name", max_length=120, required=False
        )
        self.fields[f"{name}_title"] = OneLineField(
            label="Their role", max_length=120, required=False
        )
        self.fields[f"{name}_audience"] = forms.ChoiceField(
            label="They are",
            choices=Audience,
            initial=Audience.UNKNOWN,
            required=False,
        )

    def clean_number(self) -> int:
        return self.cleaned_data["number"] or self.instance.number

    def clean_audience(self) -> str:
        return self.cleaned_data["audience"] or self.instance.audience

    def clean_standing(self) -> str:
        return self.cleaned_data["standing"] or self.instance.standing

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
        """Save the interview with its moment in UTC, and the people in it.

        A new one tells that they talk: its job moves on if it stood before that.
        """
        is_new = self.instance.pk is None
        self.instance.their_zone = self.cleaned_data["their_zone"]
        self.instance.derive_moment()
        interview = super().save(commit)
        self._save_people(interview)
        if is_new and not interview.is_off:
            tracking.note_interview(interview.job, at=timezone.now())
        return interview

    def _save_people(self, interview: Interview) -> None:
        ticked = set(self.cleaned_data.get("known_people", ()))
        interview.people.remove(*(set(self.known) - ticked))
        names = [f"person_{place}" for place in range(1, MOST_NEW + 1)]
        new = [self._new_person(interview, name) for name in names]
        interview.people.add(*ticked, *(person for person in new if person))

    def _new_person(self, interview: Interview, field: str) -> Person | None:
        """Make the person that one row of boxes tells of; None for an empty row."""
        name, title = self.cleaned_data[field], self.cleaned_data[f"{field}_title"]
        audience = self.cleaned_data[f"{field}_audience"] or Audience.UNKNOWN
        if not (name or title or audience != Audience.UNKNOWN):
            return None
        return Person.objects.create(
            owner=interview.owner,
            job=interview.job,
            company=interview.job.company,
            name=name,
            title=title,
            audience=audience,
        )


def _laid_out(interview: Interview) -> Whole:
    starts_at = interview.starts_at
    is_over = starts_at is not None and starts_at < timezone.now()
    return Whole(
        "version",
        "submit_key",
        Side("number", "kind"),
        "audience",
        Side("date", "time"),
        "which",
        "whose",
        "their_zone",
        Side("medium", "minutes"),
        "link",
        Folded("Place, and if it fails", "address", "fallback"),
        "known_people",
        *_person(1),
        Folded("More people", *_person(2), *_person(3)),
        Folded(
            "How it stands, and how it went",
            "standing",
            "verdict",
            "said",
            "thanked_on",
            Side("next_step", "next_on"),
            is_open=is_over,
        ),
        Folded("Private notes", "notes"),
    )


def _person(place: int) -> tuple[Side, str]:
    name = f"person_{place}"
    return Side(name, f"{name}_title"), f"{name}_audience"
