"""The first question of each motivation: what a person really thinks."""

from typing import Any

from django import forms

from interviewprep.forms import offer
from interviewprep.look.widgets import PrivateChipsSelectMultiple, PrivateTextarea
from motivations.chips import CHIPS
from motivations.questions.page import QuestionForm


class BluntForm(QuestionForm):
    """The blunt reason, written or ticked; sealed as soon as it is saved."""

    one_of = ("blunt", "ticked")

    blunt = forms.CharField(
        label="In your own words",
        required=False,
        max_length=2000,
        help_text="A line or two is plenty.",
        widget=PrivateTextarea(attrs={"rows": 5}),
    )
    ticked = forms.MultipleChoiceField(
        label="Does any of this fit?",
        required=False,
        help_text="Pick any that do. They steer the wording.",
        widget=PrivateChipsSelectMultiple,
    )

    def remembered(self) -> dict[str, Any]:
        return {
            "blunt": self.reason.blunt.reveal(),
            "ticked": self.reason.ticked.reveal().split(),
        }

    def prepare(self) -> None:
        chips = CHIPS[self.reason.kind]
        offer(self, "ticked", [(chip.key, chip.label) for chip in chips])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (self.errors or cleaned.get("blunt") or cleaned.get("ticked")):
            self.add_error("blunt", "Write a line, or pick one that fits.")
        return cleaned

    def keep(self) -> None:
        self.reason.blunt = self.cleaned_data["blunt"]
        self.reason.ticked = " ".join(self.cleaned_data["ticked"])
        self.reason.save()

    def note(self) -> str:
        if "practice" not in self.cleaned_data["ticked"]:
            return ""
        return (
            "That’s allowed. Go in open; people have found jobs they weren’t looking "
            "for. If it’s a no, tell them soon."
        )

    def summary(self) -> list[str]:
        remembered = self.remembered()
        labels = {chip.key: chip.label for chip in CHIPS[self.reason.kind]}
        ticked = [labels[key] for key in remembered["ticked"] if key in labels]
        return [*filter(None, [remembered["blunt"]]), *ticked]
