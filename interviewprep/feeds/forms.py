"""The form of what a calendar shows."""

from typing import Any

from django import forms

from interviewprep.accounts.models import Titles
from interviewprep.feeds.models import Feed
from interviewprep.forms import offer, tidy


class FeedForm(forms.ModelForm[Feed]):
    """What somebody's calendar says of an interview, when it rings, and what else."""

    class Meta:
        model = Feed
        fields = list(Feed.CHOICES)
        labels = {
            "titles": "What should it say?",
            "rings_a_day_before": "Ring a day before",
            "rings_an_hour_before": "Ring an hour before",
            "rings_15_minutes_before": "Ring 15 minutes before",
            "shows_deadlines": "Show when jobs close",
            "shows_follow_ups": "Show when to follow up",
        }
        help_texts = {
            "rings_a_day_before": "Some apps set alarms of their own instead.",
            "shows_deadlines": "As all-day entries.",
        }
        widgets = {"titles": forms.RadioSelect}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)
        offer(
            self,
            "titles",
            [
                (Titles.NEUTRAL, "“Appointment” and the time, nothing else"),
                (Titles.FULL, "Company, role, how to join and your opening line"),
            ],
        )
