"""New ground: what to work with, what the person brings, what they know of them."""

from typing import Any

from interviewprep.fit.asking import ask_about, stop_asking
from interviewprep.forms import OneLineField
from motivations.questions.page import EntriesForm, QuestionForm, sentence_box


class ToolsForm(EntriesForm):
    """What the person would rather work with, by name."""

    label = "A tool, a method, a kind of product or customer"
    needed_message = "Name at least one. Specific beats “new”."


class BringForm(QuestionForm):
    """What time around the old way is worth to the new place."""

    bring = sentence_box("What you bring", longest=200, required=True)
    bring.help_text = "A whole sentence, starting with “I”. It may go into your line."


class UsefulForm(QuestionForm):
    """How the person will be useful while they are still learning."""

    is_optional = True

    useful = sentence_box("In your first month", longest=200, required=False)
    useful.help_text = "A whole sentence, such as “I can take the older accounts.”"


class KnownForm(EntriesForm):
    """What the person knows about how they work, and from where."""

    is_optional = True
    longest = 100
    label = "Something you know"

    def add_entry(self, place: int) -> None:
        super().add_entry(place)
        self.fields[f"source_{place}"] = OneLineField(
            label="Where from?", max_length=80, required=False
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for place in self.places():
            if cleaned.get(f"source_{place}") and not cleaned.get(f"entry_{place}"):
                self.add_error(f"entry_{place}", "Say what you know from there.")
        return cleaned

    def remembered(self) -> dict[str, Any]:
        sources = self.answer.given.get("sources", [])
        return super().remembered() | {
            f"source_{place}": text for place, text in enumerate(sources, 1)
        }

    def keep(self) -> None:
        pairs = [
            (self.cleaned_data[f"entry_{place}"], self.cleaned_data[f"source_{place}"])
            for place in self.places()
            if self.cleaned_data[f"entry_{place}"]
        ]
        self.answer.given = {
            "entries": [entry for entry, _ in pairs],
            "sources": [source for _, source in pairs],
        }
        if pairs:
            stop_asking(self.reason.job, source=HOW_THEY_WORK)

    def summary(self) -> list[str]:
        given = self.answer.given
        pairs = zip(given.get("entries", []), given.get("sources", []), strict=False)
        return [f"{entry} ({source})" if source else entry for entry, source in pairs]

    def skip(self) -> None:
        """What isn't known is worth asking."""
        ask_about(self.reason.job, source=HOW_THEY_WORK, text=HOW_THEY_WORK_QUESTION)


HOW_THEY_WORK = "how-they-work"
HOW_THEY_WORK_QUESTION = (
    "Which tools and methods would I work with in the first month, "
    "and what’s changing about them?"
)
