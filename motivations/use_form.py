"""Saying yes to a line: ours as it stands, or in the person's own words."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import HTML
from django import forms
from django.urls import reverse

from interviewprep.forms import TidyForm, offer
from interviewprep.look.layout import Claims, Group, Honest, Pieces
from interviewprep.look.widgets import PrivateChipsSelectMultiple
from motivations import reframing
from motivations.checking import REFUSED, holds_private_words
from motivations.models import Aloud, Line
from motivations.panel import Panel
from motivations.saying import Wording

OWN_WORDS_MOST = 1200


class _SayingYes(TidyForm):
    """What every line has to answer for before it may reach a sheet."""

    claims = forms.MultipleChoiceField(
        label="Say this only if it’s so",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_true = forms.BooleanField(
        label=Line._meta.get_field("is_true").verbose_name,  # noqa: SLF001
        help_text="Lines you can’t stand behind fall apart at the second question.",
        error_messages={
            "required": "Tick this once it’s true. Until then the line stays here."
        },
    )

    def __init__(
        self, panel: Panel, data: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.panel = panel
        # Any claim may be confirmed; asked about are those of the line that is shown.
        known = [(key, claim.ask) for key, claim in reframing.CLAIMS.items()]
        offer(self, "claims", known)
        self.fields["claims"].widget.choices = panel.claims

    def _address(self, name: str) -> str:
        reason = self.panel.reason
        return reverse(f"motivations:{name}", args=[reason.job_id, reason.motivation])


class UseForm(_SayingYes):
    """Using the line that a panel shows: it is true, and so is what it claims."""

    aloud = forms.ChoiceField(choices=Aloud, required=False, widget=forms.HiddenInput)

    @property
    def helper(self) -> Pieces:
        claims = Claims("claims", deny_at=self._address("deny"))
        return Pieces(*[claims] * bool(self.panel.claims), Honest("is_true"), "aloud")

    @property
    def wording(self) -> Wording:
        """The words to keep; the form must have been found valid."""
        panel = self.panel
        is_own = panel.choice.written_for is not None
        return Wording(panel.line.text, panel.tone, panel.length, is_own_words=is_own)

    def clean(self) -> dict[str, Any]:
        """Refuse a line that isn't offered, or that claims what nobody confirmed."""
        cleaned = super().clean() or self.cleaned_data
        ticked = cleaned.get("claims", [])
        unsaid = [key for key, _ in self.panel.claims if key not in ticked]
        if unsaid or not self.panel.shows_lines:
            field = "claims" if self.panel.shows_lines else None
            self.add_error(field, "Tick what the line claims, or take another line.")
        elif self._holds_private_words():
            self.add_error(None, f"{REFUSED[:-1]}, or take another line.")
        return cleaned

    def _holds_private_words(self) -> bool:
        """Tell whether own words from elsewhere repeat what this job’s reasons say."""
        panel = self.panel
        if panel.choice.written_for is None:
            return False
        return holds_private_words(panel.reason.job, panel.line.text)


class _BesideCheck(forms.BoundField):
    """A box that is described by its check as well, which stands right below it."""

    @property
    def aria_describedby(self) -> str:
        return " ".join(filter(None, [super().aria_describedby, "checked"]))


class _CheckedField(forms.CharField):
    """Words that are checked while they are typed."""

    bound_field_class = _BesideCheck


class OwnWordsForm(_SayingYes):
    """The line in the person's own words, checked while they type."""

    text = _CheckedField(
        label="How you’d say it",
        max_length=OWN_WORDS_MOST,
        widget=forms.Textarea(attrs={"class": "voice", "rows": 6}),
        error_messages={"required": "Write how you’d say it, or take our wording."},
    )
    field_order = ["text"]

    def __init__(
        self, panel: Panel, data: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(panel, data, **options)
        self.fields["text"].widget.attrs |= {
            "hx-post": self._address("words"),
            "hx-trigger": "input changed delay:500ms",
            "hx-target": "#checked",
            "hx-swap": "outerHTML",
            "hx-sync": "this:replace",
        }

    @property
    def helper(self) -> Pieces:
        check = HTML('{% include "motivations/panel_checked.html" %}')
        return Pieces("text", check, Honest("is_true"))

    @property
    def wording(self) -> Wording:
        """The words to keep; the form must have been found valid."""
        text, panel = self.cleaned_data["text"], self.panel
        return Wording(text, panel.tone, panel.length, is_own_words=True)

    def clean_text(self) -> str:
        """Refuse words of the private side; they would be recognised in the room."""
        text: str = self.cleaned_data["text"]
        if holds_private_words(self.panel.reason.job, text):
            raise forms.ValidationError(REFUSED)
        return text


class ReadingsForm(forms.Form):
    """Which readings of the private text are right; the first one leads.

    Sure ones are ticked beforehand; where none is right, there is something else.
    """

    themes = forms.MultipleChoiceField(
        label="Did we read you right?",
        required=False,
        widget=PrivateChipsSelectMultiple,
    )
    other = forms.ChoiceField(label="Something else", required=False)

    def __init__(self, panel: Panel) -> None:
        super().__init__(initial={"themes": panel.ticked_readings})
        offer(self, "themes", panel.readings)
        if not panel.ticked_readings:
            self.fields["themes"].label = "Which of these do you mean?"
        shown = dict(panel.readings)
        others = [
            (key, theme.meaning)
            for key, theme in reframing.themes().items()
            if theme.meaning and key not in shown
        ]
        by_meaning = sorted(others, key=lambda pair: pair[1])
        offer(self, "other", [("", "None of the others"), *by_meaning])
        self.helper = Pieces(Group("themes"), "other")
