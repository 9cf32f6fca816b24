"""What every page of the guide can do: remember, check, save and sum itself up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import transaction

from interviewprep.forms import OneLineField, TidyForm
from interviewprep.stories.models import Need
from motivations.drafts import drafted, other_drafts
from motivations.models import Answer, Reason


@dataclass(frozen=True, slots=True)
class Instead:
    """What a page says when it has nothing to ask."""

    words: str
    # The question that has to be answered first; without one, nothing is left open.
    earlier: int | None = None


class QuestionForm(TidyForm):
    """One question: fills itself from rows, and saves itself to rows."""

    # Boxes of which one has to be filled: none of them is called optional.
    one_of: ClassVar[tuple[str, ...]] = ()
    # Whether going on with nothing filled in leaves the question open, without ado.
    is_optional: ClassVar[bool] = False

    def __init__(
        self,
        reason: Reason,
        answer: Answer,
        data: Mapping[str, Any] | None = None,
        *,
        gap: Need | None = None,
    ) -> None:
        self.reason = reason
        self.answer = answer
        self.gap = gap
        super().__init__(data, initial=self.remembered() | drafted(answer))
        self.prepare()
        for name in () if self.is_optional else self.one_of:
            if name in self.fields:
                self.fields[name].is_one_of = True  # type: ignore[attr-defined]

    @classmethod
    def gaps(cls, reason: Reason) -> list[Need]:
        """Return the gaps to be asked about, one a page; mostly none, and one page."""
        del reason
        return []

    def remembered(self) -> dict[str, Any]:
        """Return what was saved before, by field name."""
        return dict(self.answer.given)

    def prepare(self) -> None:
        """Add the fields that depend on earlier answers; most pages have none."""

    def instead(self) -> Instead:
        """Return what is said where an earlier answer left nothing to ask."""
        return Instead("There’s nothing to answer here. Go on.")

    def save(self) -> None:
        """Keep what was answered, and drop the draft of it."""
        with transaction.atomic():
            self.keep()
            self.settle()
            self.answer.draft = other_drafts(self.answer, self.fields)
            self.answer.save()
            if self.answer.is_skipped:
                self.skip()

    def keep(self) -> None:
        """Put the cleaned data where it belongs: here, into the answer itself."""
        self.answer.given = dict(self.cleaned_data)

    def settle(self) -> None:
        """Note whether what was just kept answers the question or leaves it open."""
        if self.fields:
            is_done = not self.is_optional or any(self.cleaned_data.values())
        else:
            is_done = self.instead().earlier is None
        self.answer.is_done, self.answer.is_skipped = is_done, not is_done

    def leave_open(self) -> None:
        """Skip the question for now; an answer that was given before stays."""
        if not self.answer.is_done:
            self.answer.is_skipped = True
            self.answer.save()
            self.skip()

    def skip(self) -> None:
        """Do what follows from leaving the question open; mostly nothing."""

    def note(self) -> str:
        """Return what is worth saying about the answer; mostly nothing."""
        return ""

    def summary(self) -> list[str]:
        """Return what was answered, a line each, for checking."""
        return [str(value) for value in self.remembered().values() if value]

    def checked(self) -> list[str]:
        """Return the summary of an answer that was given; nothing while it is open."""
        return self.summary() if self.answer.is_done else []

    def no_answer(self) -> str:
        """Return what stands where there is nothing to sum up."""
        if self.answer.is_skipped:
            return "Skipped for now"
        return "Nothing to answer" if self.answer.is_done else "Not answered yet"


class EntriesForm(QuestionForm):
    """A question that takes a few short entries, each in a box of its own."""

    one_of: ClassVar[tuple[str, ...]] = ("entry_1",)
    most: ClassVar[int] = 3
    longest: ClassVar[int] = 80
    label: ClassVar[str] = "Entry"
    needed_message: ClassVar[str] = "Write at least one. A few words will do."

    def prepare(self) -> None:
        for place in self.places():
            self.add_entry(place)

    def places(self) -> range:
        return range(1, self.most + 1)

    def add_entry(self, place: int) -> None:
        """Add the box for one entry; a page with more per entry extends this."""
        label = self.label if place == 1 else f"And a {_ORDINALS[place]}"
        self.fields[f"entry_{place}"] = OneLineField(
            label=label, max_length=self.longest, required=False
        )

    def remembered(self) -> dict[str, Any]:
        entries = self.answer.given.get("entries", [])
        return {f"entry_{place}": text for place, text in enumerate(entries, 1)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        typed = [place for place in self.places() if cleaned.get(f"entry_{place}")]
        if not (self.is_optional or typed or self.errors):
            self.add_error("entry_1", self.needed_message)
        return cleaned

    def entries(self) -> list[str]:
        """Return the entries that were written, in order, each once."""
        texts = [self.cleaned_data.get(f"entry_{place}", "") for place in self.places()]
        return list(dict.fromkeys(filter(None, texts)))

    def keep(self) -> None:
        self.answer.given = {"entries": self.entries()}

    def summary(self) -> list[str]:
        return list(self.answer.given.get("entries", []))


_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def sentence_box(label: str, *, longest: int, required: bool) -> forms.CharField:
    """Return a text box for a sentence or two of at most `longest` characters."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a few words, or skip this for now."},
    )
