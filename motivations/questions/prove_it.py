"""Show what I can do: what they saw, what the job needs, and how gaps are bridged."""

from typing import Any

from django import forms

from interviewprep.forms import OneLineField
from interviewprep.look.widgets import Segmented
from interviewprep.stories.models import (
    Bridge,
    BridgeKind,
    Need,
    Story,
    Strength,
)
from motivations.questions.page import EntriesForm, QuestionForm


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
        for place, need in enumerate(self.reason.job.needs.in_order()[: self.most], 1):
            remembered[f"entry_{place}"] = need.text
            remembered[f"strength_{place}"] = need.strength
        return remembered

    def keep(self) -> None:
        """Make the job's needs what was typed; a need that stays keeps its story."""
        job, kept = self.reason.job, self.entries()
        # Only what this page showed can have been taken out on it.
        shown = [need.pk for need in job.needs.in_order()[: self.most]]
        job.needs.filter(pk__in=shown).exclude(text__in=kept).delete()
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
            update_fields=["strength", "rank"],
        )

    def summary(self) -> list[str]:
        needs = self.reason.job.needs.in_order()
        return [f"{need.text}: {need.get_strength_display()}" for need in needs]


class BridgesForm(QuestionForm):
    """How the person will bridge each gap: own it in one breath, then the bridge."""

    @property
    def gaps(self) -> list[Need]:
        """The needs marked as gaps, three at most, each with its bridge."""
        needs = self.reason.job.needs.filter(strength=Strength.GAP).in_order()
        return list(needs.select_related("bridge")[:3])

    def prepare(self) -> None:
        for gap in self.gaps:
            bridge = getattr(gap, "bridge", None)
            self.fields[f"kind_{gap.pk}"] = forms.ChoiceField(
                label=f"The gap: {gap.text}",
                choices=BridgeKind,
                initial=bridge and bridge.kind,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"sentence_{gap.pk}"] = forms.CharField(
                label=f"Your bridge for “{gap.text}”",
                initial=bridge and bridge.sentence,
                max_length=200,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def remembered(self) -> dict[str, Any]:
        return {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for gap in self.gaps:
            kind, sentence = f"kind_{gap.pk}", f"sentence_{gap.pk}"
            if cleaned.get(sentence) and not cleaned.get(kind) and kind in self.fields:
                self.add_error(kind, "Pick the way across that is true.")
            if cleaned.get(kind) and not cleaned.get(sentence):
                self.add_error(sentence, "Say it in a sentence or two.")
        return cleaned

    def keep(self) -> None:
        bridges = [
            Bridge(
                need=gap,
                kind=self.cleaned_data[f"kind_{gap.pk}"],
                sentence=self.cleaned_data[f"sentence_{gap.pk}"],
            )
            for gap in self.gaps
            if self.cleaned_data.get(f"sentence_{gap.pk}")
        ]
        bridged = [bridge.need_id for bridge in bridges]
        shown = Bridge.objects.filter(need__in=self.gaps)
        shown.exclude(need__in=bridged).delete()
        Bridge.objects.bulk_create(
            bridges,
            update_conflicts=True,
            unique_fields=["need"],
            update_fields=["kind", "sentence"],
        )
        self.answer.given = {}

    def summary(self) -> list[str]:
        bridges = Bridge.objects.filter(need__job=self.reason.job)
        rows = bridges.select_related("need").order_by("need__rank", "pk")
        return [f"{bridge.need.text}: {bridge.sentence}" for bridge in rows]


class ProofForm(QuestionForm):
    """Which story proves each of the other needs."""

    @property
    def proven(self) -> list[Need]:
        """The needs that want a story: those that are not gaps."""
        needs = self.reason.job.needs.exclude(strength=Strength.GAP)
        return list(needs.in_order()[:3])

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
        rows = self.reason.job.needs.in_order().select_related("story")
        return [f"{need.text}: {need.story.title}" for need in rows if need.story]


class UnseenForm(QuestionForm):
    """What a résumé can't show, and how they will notice it in the room."""

    one_of = ("unseen", "noticed")

    unseen = forms.CharField(
        label="What a résumé can’t show",
        max_length=160,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    noticed = forms.CharField(
        label="How they’ll notice it in the room",
        max_length=160,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (self.errors or cleaned.get("unseen") or cleaned.get("noticed")):
            self.add_error("unseen", "Write something in one of them, or skip this.")
        return cleaned
