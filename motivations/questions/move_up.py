"""Move up: time in the role, the goal, the responsibilities worth moving for."""

from typing import Any

from django import forms
from django.utils.formats import date_format

from interviewprep.fit.asking import ask_about_each
from interviewprep.forms import OneLineField
from interviewprep.look.widgets import ChipsSelectMultiple, DateBox
from motivations.models import Situation, Status
from motivations.questions.page import QuestionForm, sentence_box
from motivations.questions.stories import StoryForm
from motivations.responsibilities import RESPONSIBILITIES, chosen
from motivations.situation import length_in_words, situation_row

# Two years need no excuse, and one is fair to mention (ux: the notes after question 2).
SETTLED, MENTIONED = 24, 12
FEWEST_WORDS = 3
MOST_WANTED = 3


class TenureForm(QuestionForm):
    """How long in this role, and how things stand; asked once for every job."""

    one_of = ("years", "months")

    status = forms.ChoiceField(
        label="How do things stand?",
        choices=Status,
        widget=forms.RadioSelect,
        error_messages={"required": "Pick the one that’s closest."},
    )
    years = forms.IntegerField(label="Years", required=False, min_value=0, max_value=50)
    months = forms.IntegerField(
        label="Months", required=False, min_value=0, max_value=11
    )
    ends_on = forms.DateField(
        label="If a contract ends: when?",
        required=False,
        widget=DateBox,
    )

    def remembered(self) -> dict[str, Any]:
        row = situation_row(self.reason.owner)
        return {name: getattr(row, name) for name in self.base_fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_timed = cleaned.get("years") is not None or cleaned.get("months") is not None
        if not (self.errors or is_timed or cleaned["status"] == Status.CONTRACT):
            self.add_error(
                "years", "Roughly how long? Only a contract’s end needs no length."
            )
        return cleaned

    def keep(self) -> None:
        Situation.objects.update_or_create(
            owner=self.reason.owner, defaults=dict(self.cleaned_data)
        )

    def note(self) -> str:
        months = situation_row(self.reason.owner).total_months
        if self.cleaned_data["status"] == Status.CONTRACT:
            return "“My contract ended” is a full answer."
        if months is None or months >= SETTLED:
            return "A natural point to move. Worth saying."
        if months >= MENTIONED:
            return "Fair to mention if they ask."
        return "We’ll leave the length out and give you one line for when they ask."

    def summary(self) -> list[str]:
        row = situation_row(self.reason.owner)
        ends = f"On {date_format(row.ends_on, 'j F Y')}" if row.ends_on else ""
        length = length_in_words(row.total_months)
        return [*filter(None, [str(row.get_status_display()), ends, length])]


class GoalForm(QuestionForm):
    """Where the person wants to be in three to five years, as work, not a title."""

    goal = sentence_box("In three to five years", longest=200, required=True)
    goal.help_text = "Start with an -ing word and it fits straight into your line."

    def clean_goal(self) -> str:
        goal: str = self.cleaned_data["goal"]
        if len(goal.split()) < FEWEST_WORDS:
            raise forms.ValidationError("Say a little more: three words or longer.")
        return goal


class ResponsibilitiesForm(QuestionForm):
    """Up to three responsibilities that make the move worth it."""

    one_of = ("responsibilities", "own")

    responsibilities = forms.MultipleChoiceField(
        label="Pick up to three",
        choices=[(known.key, known.label) for known in RESPONSIBILITIES.values()],
        required=False,
        widget=ChipsSelectMultiple,
    )
    own = OneLineField(
        label="Something else",
        help_text="Start with an -ing word: “mentoring new nurses”.",
        max_length=60,
        required=False,
    )

    def clean_own(self) -> str:
        own: str = self.cleaned_data["own"].rstrip(".")
        if own and not own.split(maxsplit=1)[0].lower().endswith("ing"):
            raise forms.ValidationError(
                "Start with an -ing word, so that it fits into your line: "
                "“mentoring new nurses”."
            )
        return own[:1].lower() + own[1:]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        count = len(cleaned.get("responsibilities", [])) + bool(cleaned.get("own"))
        if not self.errors and count == 0:
            self.add_error("responsibilities", "Pick at least one, or write your own.")
        if count > MOST_WANTED:
            self.add_error(
                "responsibilities",
                "Keep the three that matter most. More sounds like a wish list.",
            )
        return cleaned

    def keep(self) -> None:
        """Keep what is wanted; what no longer is, is no longer asked about."""
        before = chosen(self.answer.given)
        super().keep()
        gone = set(before).difference(chosen(self.answer.given))
        ask_about_each(self.reason.job, {}, among=[each.source for each in gone])

    def summary(self) -> list[str]:
        return [each.label for each in chosen(self.answer.given)]


class SmallVersionForm(StoryForm):
    """When the person has already done a bit of what they are after."""
