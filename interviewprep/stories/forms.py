"""The forms of stories, and of matching them to what a job needs."""

from typing import Any

from django import forms
from django.db import IntegrityError, transaction

from interviewprep.accounts.models import User
from interviewprep.forms import OneLineField, TidyForm, tidy
from interviewprep.look.widgets import Segmented
from interviewprep.stories.models import Bridge, BridgeKind, Need, Story, Strength

LISTED = "That need is on the list already."


class StoryForm(forms.ModelForm[Story]):
    """A story in four parts, and what the sheet shows of it."""

    class Meta:
        model = Story
        fields = [
            "title",
            "situation",
            "task",
            "action",
            "result",
            "number",
            "keywords",
        ]
        help_texts = {
            "title": "Such as “The on-call rota”.",
            "situation": "Where you were, and what was at stake. Two sentences.",
            "action": "The longest part: what you did, step by step.",
            "number": "Such as “38% fewer repeat tickets”, or a name they’ll know.",
            "keywords": "Such as “mapped repeats, paired shifts, weekly review”.",
        }
        widgets = {
            "situation": forms.Textarea(attrs={"rows": 3}),
            "task": forms.Textarea(attrs={"rows": 2}),
            "action": forms.Textarea(attrs={"rows": 5}),
            "result": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {
            "title": {"required": "A few words that you’d know it by are enough."},
            "number": {"required": "A number or a name; a small one counts too."},
        }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)


class NeedForm(TidyForm):
    """Something a job needs, how strong the person is in it, and what shows it."""

    text = OneLineField(
        label="What do they need?",
        max_length=60,
        error_messages={"required": "Name one thing they need, in a few words."},
    )
    strength = forms.ChoiceField(
        label="You are", choices=Strength, initial=Strength.SOME, widget=Segmented
    )
    story = forms.ModelChoiceField(
        label="The story that shows it",
        queryset=Story.objects.none(),
        empty_label="None yet",
        required=False,
    )
    kind = forms.ChoiceField(
        label="If it’s a gap: how will you bridge it?",
        choices=[("", "–"), *BridgeKind.choices],
        required=False,
    )
    sentence = forms.CharField(
        label="The bridge, in a sentence or two",
        help_text="Own it in one breath, then build the bridge.",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, user: User, need: Need, data: Any = None) -> None:
        bridge = getattr(need, "bridge", None) if need.pk else None
        initial = {
            "text": need.text,
            "strength": need.strength,
            "story": need.story_id,
            "kind": bridge and bridge.kind,
            "sentence": bridge and bridge.sentence,
        }
        super().__init__(data, initial=initial)
        self.need = need
        bank = Story.objects.owned_by(user).kept().newest_first()
        self.fields["story"].queryset = bank  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        others = self.need.job.needs.kept().exclude(pk=self.need.pk)
        if others.filter(text=text).exists():
            raise forms.ValidationError(LISTED)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("sentence") and not cleaned.get("kind"):
            self.add_error("kind", "Pick the way across that is true.")
        if cleaned.get("kind") and not cleaned.get("sentence"):
            self.add_error("sentence", "Say it in a sentence or two.")
        return cleaned

    def is_saved(self) -> bool:
        """Save, and tell whether it worked: a second click may have been first."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            self.add_error("text", LISTED)
            return False
        return True

    def save(self) -> Need:
        """Save the need with its story, and its bridge if there is one.

        A deleted one of the same words gives way to it.
        """
        need = self.need
        need.text = self.cleaned_data["text"]
        need.strength = self.cleaned_data["strength"]
        need.story = self.cleaned_data["story"]
        if need._state.adding:  # noqa: SLF001  Django's own, public in all but name
            need.rank = need.job.needs.count() + 1
        need.job.needs.deleted().filter(text=need.text).delete()
        need.save()
        bridge = {name: self.cleaned_data[name] for name in ("kind", "sentence")}
        if bridge["sentence"]:
            Bridge.objects.update_or_create(need=need, defaults=bridge)
        else:
            Bridge.objects.filter(need=need).delete()
        return need
