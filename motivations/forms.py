"""The forms around the guide: ranking motivations, facts, and using a line."""

from typing import Any

from django import forms

from interviewprep.forms import TidyForm, tidy
from interviewprep.look.widgets import Segmented
from motivations.models import Length, Line, Motivation, Situation, Tone

OWN_WORDS_MOST = 1200


class RankForm(TidyForm):
    """The motivations that were picked, in the order in which they stood."""

    order = forms.MultipleChoiceField(choices=Motivation, required=False)
    chosen = forms.MultipleChoiceField(
        choices=Motivation,
        error_messages={
            "required": "Choose at least one reason. You can change it later."
        },
    )

    @property
    def ranked(self) -> list[Motivation]:
        """The chosen ones, as ordered on the page."""
        chosen = self.cleaned_data["chosen"]
        order = list(dict.fromkeys([*self.cleaned_data["order"], *chosen]))
        return [Motivation(value) for value in order if value in chosen]


class WordingForm(forms.Form):
    """Tone, length and which of the wordings: all that a panel's address holds."""

    tone = forms.ChoiceField(
        choices=Tone, initial=Tone.PLAIN, required=False, widget=Segmented
    )
    length = forms.ChoiceField(
        choices=Length, initial=Length.SHORT, required=False, widget=Segmented
    )
    another = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def wanted(self) -> tuple[Tone, Length, int]:
        """Return what was asked for; anything unclear falls back to plain and short."""
        self.full_clean()
        given = getattr(self, "cleaned_data", {})
        tone = Tone(given.get("tone") or Tone.PLAIN)
        length = Length(given.get("length") or Length.SHORT)
        return tone, length, given.get("another") or 0


class FactsForm(forms.ModelForm[Situation]):
    """The facts that lines use; asked once, kept for every job."""

    class Meta:
        model = Situation
        fields = ["role", "status", "years", "months"]
        help_texts = {"role": "As you’d say it aloud: “support engineer”."}
        widgets = {"status": forms.RadioSelect}

    offers = forms.CharField(
        label="What does this job offer that you want?",
        help_text=(
            "In a few words that follow “this job offers…”: “a small team to lead”."
        ),
        max_length=120,
        required=False,
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)


class UseForm(TidyForm):
    """Saying yes to a line: which words, whose, and that they are true."""

    text = forms.CharField(
        label="Your own words",
        max_length=OWN_WORDS_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    is_true = forms.BooleanField(
        label=Line._meta.get_field("is_true").verbose_name,  # noqa: SLF001
        error_messages={
            "required": "Tick this once it’s true. Until then the line stays here."
        },
    )
    claims = forms.MultipleChoiceField(required=False)
