"""The box of the search page."""

from typing import Any

from django import forms

from interviewprep.finding import LONGEST
from interviewprep.forms import OneLineField, TidyForm


class SearchForm(TidyForm):
    """What is looked for; it lives in the address."""

    q = OneLineField(
        label="What are you looking for?",
        help_text="A company, a person, a tag, or words you’ll say.",
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autofocus": True,
                "hx-get": "/search/",
                "hx-trigger": "input changed delay:300ms, search",
                "hx-target": "#found",
                "hx-swap": "outerHTML",
                "hx-sync": "this:replace",
                "hx-replace-url": "true",
            }
        ),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        # Nobody needs telling that an empty search is allowed.
        self.fields["q"].is_one_of = True  # type: ignore[attr-defined]
