"""New ground, question 3: what has been done already, and the stories that makes."""

from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from interviewprep.accounts.models import User
from interviewprep.forms import OneLineField
from interviewprep.look.widgets import ChipsSelectMultiple, DateBox
from interviewprep.stories.models import Story
from motivations.phrases import whole_sentence
from motivations.questions.page import QuestionForm
from motivations.questions.steps import (
    FIRST_STEPS,
    NOTHING,
    STEPS,
    details,
    picked,
    taken,
    told,
)

_LONGEST_TITLE = 80


class StepForm(QuestionForm):
    """What the person has already done to get closer: real steps, however small."""

    steps = forms.MultipleChoiceField(
        label="Pick all that are true",
        choices=[
            *((key, step.label) for key, step in STEPS.items()),
            (NOTHING, "Nothing yet"),
        ],
        widget=ChipsSelectMultiple,
        error_messages={"required": "Pick one. “Nothing yet” is an answer too."},
    )

    # Shown beside “Nothing yet”: something to do this week.
    first_steps = FIRST_STEPS

    def prepare(self) -> None:
        """Add a box for each step, and a day for those who are still to take one."""
        for key, step in STEPS.items():
            field = OneLineField(
                label=f"{step.label}: what exactly?",
                help_text=f"Such as “{step.example}”.",
                max_length=160,
                required=False,
            )
            # Needed as soon as its step is picked, so not called optional.
            field.is_one_of = True  # type: ignore[attr-defined]
            self.fields[f"what_{key}"] = field
        self.fields["by"] = forms.DateField(
            label="If it’s nothing yet: by when will you have taken a first step?",
            required=False,
            widget=DateBox,
        )

    def remembered(self) -> dict[str, Any]:
        given = self.answer.given
        what = {f"what_{key}": text for key, text in details(given).items()}
        return {"steps": picked(given), "by": given.get("by"), **what}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = cleaned.get("steps", [])
        if NOTHING in named and len(named) > 1:
            self.add_error("steps", "“Nothing yet” stands alone. Which is true?")
            return cleaned
        for key in named:
            name = f"what_{key}"
            is_empty = not str(cleaned.get(name, "")).strip(" .,;:–-…")
            if key in STEPS and is_empty and name not in self.errors:
                label = STEPS[key].label
                self.add_error(name, f"“{label}”: say what exactly, in a few words.")
        return cleaned

    def keep(self) -> None:
        """Keep what was picked and typed, and put each new step into the story bank."""
        before = taken(self.answer.given)
        texts = {key: self.cleaned_data[f"what_{key}"] for key in STEPS}
        by = self.cleaned_data["by"]
        self.answer.given = {
            "steps": self.cleaned_data["steps"],
            "what": {key: text for key, text in texts.items() if text},
            "by": by and by.isoformat(),
        }
        put_into_bank(self.reason.owner, taken(self.answer.given), before)

    def summary(self) -> list[str]:
        given = self.answer.given
        if NOTHING in picked(given):
            by = parse_date(given.get("by") or "")
            day = [f"A first step by {date_format(by, 'j F Y')}"] if by else []
            return ["Nothing yet", *day]
        return [_sentence(key, what) for key, what in taken(given).items()]


def put_into_bank(owner: User, steps: dict[str, str], before: dict[str, str]) -> None:
    """Make a story of each step that is new; one that was reworded changes its own.

    A story that the person has worked on since stays as it is, and so does the story
    of a step that is no longer picked: what happened, happened.
    """
    changed = [key for key, what in steps.items() if before.get(key) != what]
    old = {key: _story(owner, key, before[key]) for key in changed if key in before}
    new = {key: _story(owner, key, steps[key]) for key in changed}
    titles = [story.title for story in (*old.values(), *new.values())]
    rows = Story.objects.owned_by(owner).kept().filter(title__in=titles)
    bank = {row.title: row for row in rows}
    for key, story in new.items():
        was = old.get(key)
        row = bank.get(was.title) if was else None
        if story.title in bank:
            continue
        if row and was and row.action == was.action:
            row.title, row.action = story.title, story.action
            row.save(update_fields=["title", "action", "updated_at"])
        else:
            story.save()


def _story(owner: User, key: str, what: str) -> Story:
    """Return the beginnings of a story: its name, and what was done."""
    told_whole = _sentence(key, what)
    return Story(
        owner=owner,
        title=_cut(told_whole.rstrip(".")),
        action=f"I {told_whole[:1].lower()}{told_whole[1:]}",
    )


def _sentence(key: str, what: str) -> str:
    return whole_sentence(told(key, what))


def _cut(title: str) -> str:
    """Return a title that is short enough, ending with a whole word."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
