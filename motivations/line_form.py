"""Changing a kept line, with the same check that every line passes."""

from typing import Any

from django import forms
from django.db.models import F

from interviewprep.forms import show_newest, tidy
from motivations.checking import REFUSED, holds_private_words
from motivations.models import Line, Part
from motivations.speaking import forget_aloud


class LineForm(forms.ModelForm[Line]):
    """A kept line in the person's own words; a second tab can't overwrite it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    # The wording that another tab saved meanwhile, to be shown beside this one.
    theirs = ""

    class Meta:
        model = Line
        fields = ["text", "part", "is_true"]
        labels = {"part": "Where on the sheet?"}
        error_messages = {
            "text": {"required": "Write the line, or leave it as it was."}
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 5}),
            "part": forms.Select(choices=Part.choices),
        }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)
        self.initial["version"] = self.instance.version
        self.fields["is_true"].required = True
        self.fields["is_true"].error_messages["required"] = (
            "Tick this once it’s true. Until then the old wording stays."
        )

    def clean_text(self) -> str:
        """Refuse words of the private side; they would be recognised in the room."""
        text: str = self.cleaned_data["text"]
        if holds_private_words(self.instance.job, text):
            raise forms.ValidationError(REFUSED)
        return text

    def clean_version(self) -> int:
        """Refuse to overwrite a wording that this page has not shown yet."""
        version: int = self.cleaned_data["version"]
        stored = Line.objects.get(pk=self.instance.pk)
        if stored.version != version:
            self.theirs = stored.text
            show_newest(self, "version", stored.version)
            raise forms.ValidationError(
                "This line was changed in another tab. Both wordings are on this page: "
                "save again to keep yours."
            )
        return version

    def save(self, commit: bool = True) -> Line:  # noqa: FBT001, FBT002  Django's own
        """Save the wording as the person's own, one version on."""
        self.instance.is_own_words |= "text" in self.changed_data
        if "text" in self.changed_data:
            forget_aloud(self.instance)
        line = super().save(commit)
        Line.objects.filter(pk=line.pk).update(version=F("version") + 1)
        return line
