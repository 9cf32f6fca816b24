"""The forms around the guide: ranking motivations, wording a line, and its facts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from interviewprep.forms import TidyForm, offer, tidy
from interviewprep.look.layout import Group, Pieces, Ranking
from interviewprep.look.widgets import HintedChoices, Segmented
from motivations.models import Length, Motivation, Reason, Situation, Tone


class RankForm(TidyForm):
    """The motivations that were picked, in the order in which they stood."""

    # Nothing is written here, so nothing needs to be said to be still there.
    only_ticks = True
    order = forms.MultipleChoiceField(
        choices=Motivation, required=False, widget=forms.MultipleHiddenInput
    )
    chosen = forms.MultipleChoiceField(
        label="What’s in it for you?",
        choices=Motivation,
        widget=HintedChoices,
        error_messages={
            "required": "Choose at least one reason. You can change it later."
        },
    )

    def __init__(
        self, reasons: Sequence[Reason], data: Mapping[str, Any] | None = None
    ) -> None:
        """Ask about `reasons`, in the order in which they stand on the page."""
        chosen = [reason.motivation for reason in reasons if reason.is_chosen]
        super().__init__(data, initial={"chosen": chosen})
        offer(self, "chosen", [(each.kind.value, each.kind.label) for each in reasons])
        hints = {each.kind.value: each.kind.promise for each in reasons}
        self.fields["chosen"].widget.hints = hints
        self.helper = Pieces(Ranking("chosen"))

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

    @property
    def helper(self) -> Pieces:
        # Another tone begins again with its best wording, so the number stays behind.
        return Pieces(Group("tone"), Group("length"))

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
