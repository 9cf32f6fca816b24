"""The forms of settings and of one's own data."""

import zoneinfo
from typing import Any

from django import forms

from interviewprep.accounts.models import Theme, User
from interviewprep.forms import OneLineField

TYPED_TO_DELETE = "delete my account"


class ProfileForm(forms.ModelForm[User]):
    """What to call somebody."""

    name = OneLineField(
        label="What should we call you?",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    class Meta:
        model = User
        fields = ["name"]


class ThemeField(forms.ChoiceField):
    """One of the ways to look, of which "" is one: so it isn't an optional choice."""

    empty_values = [None]


class PreferencesForm(forms.ModelForm[User]):
    """How somebody likes times, pages, paper and shortcuts to be."""

    time_zone = forms.ChoiceField(label="Time zone")
    theme = ThemeField(
        label="Appearance", choices=Theme.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = User
        fields = [
            "time_zone",
            "words_per_minute",
            "paper",
            "theme",
            "titles",
            "hides_private",
            "uses_keys",
        ]
        labels = {
            "words_per_minute": "Words a minute",
            "hides_private": "Hide private text until I tap it",
            "uses_keys": "Single-key shortcuts",
        }
        help_texts = {
            "words_per_minute": "How fast you speak. Most people say 120 to 150.",
            "titles": "What someone sees who glances at your calendar or downloads.",
            "uses_keys": "Press “?” on any page to see them.",
        }
        widgets = {
            "paper": forms.RadioSelect,
            "titles": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = sorted(zoneinfo.available_timezones())
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(zone, zone.replace("_", " ")) for zone in zones]


class WipeForm(forms.Form):
    """One tick that says: I know this can't be undone."""

    sure = forms.BooleanField(
        label="Yes, wipe all my private notes for good",
        error_messages={"required": "Tick the box if you’re sure."},
    )


class DeleteForm(forms.Form):
    """A few typed words that nobody types by accident."""

    typed = OneLineField(
        label=f"Type “{TYPED_TO_DELETE}”",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_typed(self) -> str:
        """Return the words; raise ValidationError if they are others."""
        typed: str = self.cleaned_data["typed"]
        if typed.strip(" “”\"'.").lower() != TYPED_TO_DELETE:
            message = f"Type exactly: {TYPED_TO_DELETE}"
            raise forms.ValidationError(message, code="mistyped")
        return typed
