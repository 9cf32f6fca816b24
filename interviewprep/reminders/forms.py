"""The form of which reminders come by mail, and when."""

from datetime import datetime, time
from typing import Any

from django import forms

from interviewprep.forms import tidy
from interviewprep.reminders.models import ReminderSettings

_CLOCK = {"type": "time", "step": "300"}


class ReminderForm(forms.ModelForm[ReminderSettings]):
    """Which reminders somebody wants by mail, at what hours, and with what."""

    by_mail = forms.BooleanField(label="Send me reminders by mail", required=False)

    class Meta:
        model = ReminderSettings
        fields = [
            "wants_evening_before",
            "evening_at",
            "attaches_sheet",
            "wants_follow_ups",
            "wants_deadlines",
            "wants_thank_yous",
            "morning_at",
            "skips_weekends",
        ]
        labels = {
            "wants_evening_before": "The evening before an interview",
            "evening_at": "In the evening, at",
            "attaches_sheet": "Attach my sheet",
            "wants_follow_ups": "When a follow-up is due",
            "wants_deadlines": "Two days before a job closes",
            "wants_thank_yous": "The day after an interview, to say thank you",
            "morning_at": "In the morning, at",
            "skips_weekends": "Leave my weekends free",
        }
        help_texts = {
            "attaches_sheet": "It names the company; your mail provider can read it.",
            "skips_weekends": "Only an interview on Sunday or Monday comes through.",
        }
        widgets = {
            "evening_at": forms.TimeInput(attrs=_CLOCK, format="%H:%M"),
            "morning_at": forms.TimeInput(attrs=_CLOCK, format="%H:%M"),
        }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)
        self.initial["by_mail"] = self.instance.by_mail_since is not None
        self.order_fields(["by_mail"])

    def clean_evening_at(self) -> time:
        return self._to_the_minute("evening_at")

    def clean_morning_at(self) -> time:
        return self._to_the_minute("morning_at")

    def _to_the_minute(self, name: str) -> time:
        typed: time = self.cleaned_data[name]
        return typed.replace(second=0, microsecond=0)

    def save_at(self, now: datetime) -> ReminderSettings:
        """Save what was chosen; mails begin with what is due from now on."""
        row = self.instance
        if not self.cleaned_data["by_mail"]:
            row.by_mail_since = None
        elif row.by_mail_since is None:
            row.by_mail_since, row.unsubscribed_at = now, None
        return self.save()
