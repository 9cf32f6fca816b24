"""How each gap is bridged: one gap a page, and the question done once all are met."""

from typing import Any

from django import forms

from interviewprep.jobs.models import Job
from interviewprep.stories.models import Bridge, BridgeKind, Need, Strength
from motivations.models import Answer, Reason
from motivations.questions.page import Instead, QuestionForm

# More would be a page of doubts; those beyond wait on the job's Proof page.
MOST_GAPS = 3
_ALOUD = "A sentence or two, as you’d say it aloud."
_CLEARED = f"{_ALOUD} Clear it to take the bridge away."


def gaps_of(job: Job) -> list[Need]:
    """Return the first needs that the person calls a gap, each with its bridge."""
    needs = job.needs.kept().filter(strength=Strength.GAP).in_order()
    return list(needs.select_related("bridge")[:MOST_GAPS])


def settle_bridges(answer: Answer, gaps: list[Need]) -> None:
    """Note how the question stands: done once every gap is bridged or passed over."""
    passed = answer.given.get("passed", [])
    bridged = [gap for gap in gaps if hasattr(gap, "bridge")]
    is_settled = all(gap in bridged or gap.pk in passed for gap in gaps)
    answer.is_done = is_settled and bool(bridged or not gaps)
    answer.is_skipped = is_settled and not answer.is_done


class BridgeForm(QuestionForm):
    """How the person will bridge one gap: own it in one breath, then the bridge."""

    @classmethod
    def gaps(cls, reason: Reason) -> list[Need]:
        return gaps_of(reason.job)

    def prepare(self) -> None:
        """Ask about the gap, in boxes of its own: no bridge is kept for another."""
        if self.gap is None:
            return
        bridge = getattr(self.gap, "bridge", None)
        self.fields[f"kind_{self.gap.pk}"] = forms.ChoiceField(
            label="Which way across is true?",
            choices=BridgeKind,
            initial=bridge and bridge.kind,
            widget=forms.RadioSelect,
            error_messages={"required": "Pick the way across that is true."},
        )
        self.fields[f"sentence_{self.gap.pk}"] = forms.CharField(
            label="Your bridge",
            help_text=_CLEARED if bridge else _ALOUD,
            initial=bridge and bridge.sentence,
            max_length=200,
            required=bridge is None,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Say it in a sentence or two."},
        )

    def remembered(self) -> dict[str, Any]:
        return {}

    def instead(self) -> Instead:
        if self.reason.job.needs.kept().exists():
            return Instead(
                "You called none of what they need a gap, so there’s nothing to "
                "bridge. Go on."
            )
        return Instead(
            "Say first what this job needs, and where you have a gap.", earlier=3
        )

    def keep(self) -> None:
        if self.gap is None:
            return
        sentence = self.cleaned_data[f"sentence_{self.gap.pk}"]
        if not sentence:
            Bridge.objects.filter(need=self.gap).delete()
            self.pass_over(self.gap)
            return
        kind = self.cleaned_data[f"kind_{self.gap.pk}"]
        # In one statement, so that two clicks at once can't bridge a gap twice.
        Bridge.objects.bulk_create(
            [Bridge(need=self.gap, kind=kind, sentence=sentence)],
            update_conflicts=True,
            unique_fields=["need"],
            update_fields=["kind", "sentence"],
        )

    def pass_over(self, gap: Need) -> None:
        """Note that the gap was looked at and left as it is."""
        passed = self.answer.given.get("passed", [])
        self.answer.given = {"passed": sorted({*passed, gap.pk})}

    def settle(self) -> None:
        if self.gap is None:
            super().settle()
        else:
            settle_bridges(self.answer, gaps_of(self.reason.job))

    def leave_open(self) -> None:
        if self.gap is None:
            super().leave_open()
            return
        self.pass_over(self.gap)
        self.settle()
        self.answer.save()

    def summary(self) -> list[str]:
        bridge = getattr(self.gap, "bridge", None)
        return [bridge.get_kind_display(), bridge.sentence] if bridge else []

    def checked(self) -> list[str]:
        return self.summary()

    def no_answer(self) -> str:
        if self.gap is None and self.answer.is_done:
            return "No gaps to bridge"
        if self.gap is None:
            return super().no_answer()
        is_passed = self.gap.pk in self.answer.given.get("passed", [])
        return "Skipped for now" if is_passed else "Not answered yet"
