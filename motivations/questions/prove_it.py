"""Show what I can do: what they saw, what the job needs, and what proves it."""

from typing import Any

from django import forms
from django.utils import timezone

from interviewprep.forms import OneLineField
from interviewprep.look.widgets import ChipsSelectMultiple, Segmented
from interviewprep.stories.ad_needs import proposed_needs
from interviewprep.stories.models import Need, Story, Strength
from motivations.questions.bridges import gaps_of, settle_bridges
from motivations.questions.page import EntriesForm, Instead, QuestionForm

# The question that names the needs, and the one that goes through the gaps.
NEEDS, BRIDGES = 3, 4


class SawForm(EntriesForm):
    """What they saw in the application: something matched well enough."""

    longest = 100
    label = "Something that matched"
    needed_message = "Write at least one. They called you, so there is one."


class NeedsForm(EntriesForm):
    """The three things the job needs most, and how strong the person is in each."""

    longest = 60
    label = "They need"
    needed_message = "Write at least one thing they need."

    def prepare(self) -> None:
        """Offer what the ad asks for, above the boxes to write in."""
        proposed = proposed_needs(self.reason.job)
        if proposed:
            self.fields["from_ad"] = forms.MultipleChoiceField(
                label="The ad asks for",
                help_text="Pick up to three, or write your own below.",
                choices=[(need, need) for need in proposed],
                required=False,
                widget=ChipsSelectMultiple,
            )
        super().prepare()

    def clean(self) -> dict[str, Any]:
        """Put what was picked from the ad into the boxes that were left empty."""
        picked = self.cleaned_data.get("from_ad", [])
        empty = [p for p in self.places() if not self.cleaned_data.get(f"entry_{p}")]
        if len(picked) > len(empty):
            self.add_error("from_ad", "Three in all: keep those they need most.")
        for place, need in zip(empty, picked, strict=False):
            self.cleaned_data[f"entry_{place}"] = need
        return super().clean()

    def add_entry(self, place: int) -> None:
        super().add_entry(place)
        self.fields[f"strength_{place}"] = forms.ChoiceField(
            label="You are",
            choices=Strength,
            initial=Strength.SOME,
            required=False,
            widget=Segmented,
        )

    def remembered(self) -> dict[str, Any]:
        remembered: dict[str, Any] = {}
        needs = self.reason.job.needs.kept().in_order()[: self.most]
        for place, need in enumerate(needs, 1):
            remembered[f"entry_{place}"] = need.text
            remembered[f"strength_{place}"] = need.strength
        return remembered

    def keep(self) -> None:
        """Make the job's needs what was typed; a need that stays keeps its story."""
        job, kept = self.reason.job, self.entries()
        # Only what this page showed can have been taken out on it.
        shown = [need.pk for need in job.needs.kept().in_order()[: self.most]]
        gone = job.needs.filter(pk__in=shown).exclude(text__in=kept)
        gone.update(deleted_at=timezone.now())
        typed = {self.cleaned_data[f"entry_{place}"]: place for place in self.places()}
        needs = [
            Need(
                job=job,
                text=text,
                strength=self.cleaned_data[f"strength_{place}"] or Strength.SOME,
                rank=place,
            )
            for text, place in typed.items()
            if text
        ]
        # In one statement, so that two clicks at once can't make a need twice.
        Need.objects.bulk_create(
            needs,
            update_conflicts=True,
            unique_fields=["job", "text"],
            update_fields=["strength", "rank", "deleted_at"],
        )
        self.reopen_bridges()

    def reopen_bridges(self) -> None:
        """Let a new gap open the question about bridges again, or the last close it."""
        bridges = self.reason.answers.filter(number=BRIDGES).first()
        if bridges:
            settle_bridges(bridges, gaps_of(self.reason.job))
            bridges.save(update_fields=["is_done", "is_skipped", "updated_at"])

    def summary(self) -> list[str]:
        needs = self.reason.job.needs.kept().in_order()
        return [f"{need.text}: {need.get_strength_display()}" for need in needs]


class ProofForm(QuestionForm):
    """Which story proves each of the other needs."""

    is_optional = True

    @property
    def proven(self) -> list[Need]:
        """The needs that want a story: those that are not gaps."""
        needs = self.reason.job.needs.kept().exclude(strength=Strength.GAP)
        return list(needs.in_order()[:3])

    def instead(self) -> Instead:
        if self.reason.job.needs.kept().exists():
            return Instead(
                "You called everything they need a gap, so there’s nothing left to "
                "prove here. Go on."
            )
        return Instead(
            "Say first what this job needs. Then each need can have its story.",
            earlier=NEEDS,
        )

    def prepare(self) -> None:
        bank = Story.objects.owned_by(self.reason.owner).kept().newest_first()
        stories = [(str(story.pk), story.title) for story in bank]
        for need in self.proven:
            self.fields[f"story_{need.pk}"] = forms.ChoiceField(
                label=f"The story for “{need.text}”",
                choices=[("", "None yet"), *stories],
                initial=need.story_id,
                required=False,
            )
            self.fields[f"title_{need.pk}"] = OneLineField(
                label=f"Or a new one for “{need.text}”: what did you do?",
                max_length=80,
                required=False,
            )

    def remembered(self) -> dict[str, Any]:
        return {}

    def keep(self) -> None:
        bank = Story.objects.owned_by(self.reason.owner).kept().in_bulk()
        for need in self.proven:
            title = self.cleaned_data[f"title_{need.pk}"]
            picked = self.cleaned_data[f"story_{need.pk}"]
            if title:
                need.story = Story.objects.create(owner=self.reason.owner, title=title)
            else:
                need.story = bank[int(picked)] if picked else None
            need.save(update_fields=["story"])
        self.answer.given = {}

    def summary(self) -> list[str]:
        rows = self.reason.job.needs.kept().in_order().select_related("story")
        return [f"{need.text}: {need.story.title}" for need in rows if need.story]


class UnseenForm(QuestionForm):
    """What a résumé can't show, and how they will notice it in the room."""

    is_optional = True

    unseen = forms.CharField(
        label="What a résumé can’t show",
        help_text="A whole sentence, starting with “I”, may go into your line.",
        max_length=160,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    noticed = forms.CharField(
        label="How they’ll notice it in the room",
        help_text="This goes onto your sheet.",
        max_length=160,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
