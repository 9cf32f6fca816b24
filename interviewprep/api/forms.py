"""The form by which a token is made."""

from datetime import date, timedelta

from django import forms

from interviewprep.api.models import Scope
from interviewprep.forms import OneLineField, TidyForm

_LASTING = [("30", "30 days"), ("90", "90 days"), ("365", "A year")]


class TokenForm(TidyForm):
    """What a program is called, what it may do, and for how long."""

    name = OneLineField(
        label="What is it for?",
        help_text="A name by which you’ll know it again: “My spreadsheet”.",
        max_length=60,
    )
    scopes = forms.MultipleChoiceField(
        label="What may it do?",
        choices=Scope,
        widget=forms.CheckboxSelectMultiple,
        help_text="Give as little as it needs. Private notes stay out unless you tick.",
        error_messages={"required": "Tick at least one."},
    )
    days = forms.ChoiceField(
        label="How long should it work?",
        choices=_LASTING,
        initial="90",
        widget=forms.RadioSelect,
    )

    def expires_on(self, today: date) -> date:
        """Return the last day on which the token works."""
        return today + timedelta(days=int(self.cleaned_data["days"]))
