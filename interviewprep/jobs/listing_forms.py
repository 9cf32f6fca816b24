"""The forms of the list: what it shows, its name when kept, and what is done to it."""

import functools
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.safestring import SafeString

from interviewprep.forms import OneLineField, TidyForm
from interviewprep.jobs.batches import MOST
from interviewprep.jobs.models import Outcome, SavedView, Stage, WorkMode
from interviewprep.jobs.moving_forms import DatedForm
from interviewprep.text import clean_line

_QUIET = [("", "Any time"), ("7", "7 days or more"), ("14", "14 days or more"),
          ("21", "21 days or more"), ("30", "30 days or more")]  # fmt: skip
# What a tick box sends, in addresses too.
_TICKED = "on"


class FilterForm(TidyForm):
    """What the list shows; it lives in the address, so nothing in it is required."""

    q = OneLineField(label="Words", max_length=100, required=False)
    stage = forms.ChoiceField(
        label="Stage", choices=[("", "Any"), *Stage.choices], required=False
    )
    outcome = forms.ChoiceField(
        label="How it ended", choices=[("", "Any"), *Outcome.choices], required=False
    )
    source = OneLineField(label="Found through", max_length=60, required=False)
    tag = OneLineField(label="Tag", max_length=40, required=False)
    mode = forms.ChoiceField(
        label="Where the work is",
        choices=[("", "Anywhere"), *WorkMode.choices],
        required=False,
    )
    quiet = forms.ChoiceField(label="Quiet for", choices=_QUIET, required=False)
    closed = forms.BooleanField(label="Show closed ones", required=False)
    archived = forms.BooleanField(label="Only archived ones", required=False)

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(
        Div("q", "stage", "outcome", "mode", "source", "tag", "quiet",
            css_class="filters"),
        Div("closed", "archived", css_class="filters"),
    )  # fmt: skip

    def __init__(
        self, data: Any, *, sources: Sequence[str] = (), tags: Sequence[str] = ()
    ) -> None:
        super().__init__(data)
        self._suggest("source", sources)
        self._suggest("tag", tags)

    def _suggest(self, name: str, known: Sequence[str]) -> None:
        """Offer the person's own words, and what the address names beside them."""
        named = clean_line(str((self.data or {}).get(name, "")))
        words = [*known, *([named] if named and named not in known else [])]
        choices = [("", "Any"), *((word, word) for word in words)]
        self.fields[name].widget = forms.Select(choices=choices)

    @property
    def chosen(self) -> dict[str, str]:
        """What was validly chosen, as it stands in an address."""
        self.is_valid()
        given = self.cleaned_data.items()
        return {
            name: _TICKED if value is True else str(value)
            for name, value in given
            if value
        }


def chosen_in(asked: QueryDict) -> dict[str, str]:
    """Return the filters that an address chooses; most choose none: that’s free."""
    if FilterForm.base_fields.keys().isdisjoint(asked):
        return {}
    return FilterForm(asked).chosen


class SavedViewForm(TidyForm, forms.ModelForm[SavedView]):
    """Keeping the list as it is filtered now, under a name."""

    class Meta:
        model = SavedView
        fields = ["name"]
        labels = {"name": "What do you call this list?"}
        error_messages = {"name": {"required": "Give it a short name."}}

    def clean_name(self) -> str:
        """Refuse a name that the person's lists have already."""
        name: str = self.cleaned_data["name"]
        same = SavedView.objects.owned_by(self.instance.owner).kept()
        if same.filter(name=name).exists():
            raise ValidationError("You keep a list of that name already.")
        return name


_MOVES = [(f"move:{stage}", f"Move to {stage.label}") for stage in Stage
          if stage != Stage.CLOSED]  # fmt: skip
_CLOSES = [(f"close:{outcome}", str(outcome.label)) for outcome in Outcome]
DEEDS = [
    ("", "Choose…"),
    ("Move", _MOVES),
    ("Close", _CLOSES),
    (
        "Keep apart",
        [
            ("tag", "Add the tag"),
            ("archive", "Archive"),
            ("unarchive", "Bring back from the archive"),
            ("delete", "Delete"),
        ],
    ),
]


class JobIds(forms.Field):
    """Ids of jobs, as tick boxes send them; whose they are is the view's business."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> set[int]:
        """Return the ids. Raises ValidationError for what can't be one."""
        texts = [text for each in value or [] for text in str(each).split(",") if text]
        longest = len(str(2**62))
        if not all(text.isdecimal() and len(text) < longest for text in texts):
            raise ValidationError("Those aren’t jobs.")
        return set(map(int, texts))


class BulkForm(DatedForm):
    """One thing done to many jobs: the ticked ones, or all on the page.

    Moving and closing ask on which day.
    """

    deed = forms.ChoiceField(
        label="With the ticked jobs",
        choices=DEEDS,
        error_messages={"required": "Choose what to do with them."},
    )
    tag = OneLineField(label="Tag", max_length=40, required=False)
    everything = forms.BooleanField(label="All on this page", required=False)
    jobs = JobIds(required=False)
    shown = JobIds(required=False)

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(Div("everything", "deed", "on", "tag", css_class="filters"))

    def __init__(self, today: date, data: Any = None, **options: Any) -> None:
        super().__init__(today, data, **options)
        # Beside three other boxes, in one line with each.
        self.fields["on"].label, self.fields["on"].help_text = (
            "Since (if not today)",
            "",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        picked = "shown" if cleaned.get("everything") else "jobs"
        cleaned["picked"] = cleaned.get(picked) or set()
        if not cleaned["picked"]:
            raise ValidationError("Tick at least one job first.")
        if len(cleaned["picked"]) > MOST:
            raise ValidationError(f"That’s more than {MOST} jobs at once.")
        if cleaned.get("deed") == "tag" and not cleaned.get("tag"):
            self.add_error("tag", "Name the tag.")
        return cleaned


@functools.lru_cache(maxsize=1_000)
def filter_boxes(
    chosen: tuple[tuple[str, str], ...], sources: tuple[str, ...], tags: tuple[str, ...]
) -> SafeString:
    """Draw the filters; nine boxes cost as much as two hundred rows that are kept."""
    form = FilterForm(dict(chosen), sources=sources, tags=tags)
    html: SafeString = render_crispy_form(form)
    return html


@functools.lru_cache(maxsize=10)
def bulk_boxes(today: date) -> SafeString:
    """Draw what can be done to many jobs: the same for all whose day it is."""
    html: SafeString = render_crispy_form(BulkForm(today, auto_id="bulk-%s"))
    return html


def hidden(name: str, value: str) -> SafeString:
    """Draw a box that nobody sees."""
    return forms.HiddenInput().render(name, value)


def as_address(chosen: dict[str, str]) -> str:
    """Return chosen filters as the part of an address after "?"."""
    return urlencode(chosen)
