"""Questions that are answered by a story: one from the bank, or a new one."""

from typing import Any

from django import forms

from interviewprep.forms import OneLineField
from interviewprep.stories.models import Story
from motivations.questions.page import QuestionForm

NEW = "new"


class StoryForm(QuestionForm):
    """Pick a story from the bank, or put a new one into it."""

    is_optional = True

    title = OneLineField(
        label="A new one: what did you do?",
        help_text="In a few words, such as “Covered the rota for 14 months”.",
        max_length=80,
        required=False,
    )
    result = OneLineField(
        label="What changed because of it?", max_length=200, required=False
    )

    def prepare(self) -> None:
        kept = Story.objects.owned_by(self.reason.owner).kept().newest_first()
        choices = [(str(story.pk), story.title) for story in kept]
        if choices:
            self.fields["story"] = forms.ChoiceField(
                label="A story you already have",
                choices=[*choices, (NEW, "A new one")],
                required=False,
                widget=forms.RadioSelect,
            )
            self.order_fields(["story", "title", "result"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_new = cleaned.get("story") == NEW or bool(cleaned.get("result"))
        is_picked = cleaned.get("story", "") not in ("", NEW)
        if is_new and not (self.errors or is_picked or cleaned.get("title")):
            self.add_error("title", "Name it in a few words, or skip this for now.")
        return cleaned

    def keep(self) -> None:
        picked = self.cleaned_data.get("story", "")
        if picked in ("", NEW) and self.cleaned_data["title"]:
            picked = str(self.put_into_bank().pk)
        self.answer.given = {"story": picked} if picked else {}

    def put_into_bank(self) -> Story:
        """Make a story of what was typed, to be filled in later."""
        return Story.objects.create(
            owner=self.reason.owner,
            title=self.cleaned_data["title"],
            result=self.cleaned_data["result"],
        )

    def summary(self) -> list[str]:
        story = self.picked_story()
        return [story.title] if story else []

    def picked_story(self) -> Story | None:
        """Return the story that was picked, unless it has been deleted since."""
        number = self.answer.given.get("story", "")
        bank = Story.objects.owned_by(self.reason.owner).kept()
        return bank.filter(pk=number).first() if number else None
