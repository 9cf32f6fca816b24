"""Turns what a person has told us into the facts that a line may use."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job
from interviewprep.stories.models import Need, Story, Strength
from motivations import reframing
from motivations.models import Answer, Motivation, Situation, Status
from motivations.phrases import (
    as_needed,
    as_told,
    inside_a_sentence,
    is_thing,
    whole_sentence,
)
from motivations.questions.steps import spoken
from motivations.responsibilities import Responsibility, chosen

_ENDED = {
    Status.CONTRACT: reframing.Ended.CONTRACT_ENDED,
    Status.ROLE_CUT: reframing.Ended.ROLE_CUT,
    Status.LEFT: reframing.Ended.RESIGNED,
    Status.LET_GO: reframing.Ended.DISMISSED,
}
_OFFERED = ("says", "probably")
MOST_HOOKS = 3


def situation_row(user: User) -> Situation:
    """Fetch what the person has said of their job, or a row that isn't saved yet."""
    found = Situation.objects.filter(owner=user).first()
    return found or Situation(owner=user)


def length_in_words(months: int | None) -> str:
    """Say a number of months: “2 years 1 month”; nothing for None."""
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' * (years != 1)}"] * bool(years)
    parts += [f"{rest} month{'s' * (rest != 1)}"] * bool(rest)
    return " ".join(parts) or "Less than a month"


@dataclass(frozen=True)
class Facts:
    """Everything a person has said that bears on one job, read in two queries."""

    job: Job
    row: Situation
    answers: dict[tuple[str, int], dict[str, Any]]

    def given(self, motivation: Motivation, number: int) -> dict[str, Any]:
        """Return one answer of the guide, by field name; empty when it is open."""
        return self.answers.get((motivation, number), {})

    @cached_property
    def wanted(self) -> list[Responsibility]:
        return chosen(self.given(Motivation.MOVE_UP, 4))

    @cached_property
    def offered(self) -> list[Responsibility]:
        """The responsibilities that the ad offers, or probably does."""
        said = self.given(Motivation.MOVE_UP, 5)
        return [each for each in self.wanted if said.get(each.key) in _OFFERED]

    @cached_property
    def known(self) -> list[str]:
        """What the person knows of how they work, as phrases inside a sentence."""
        entries = self.given(Motivation.NEW_GROUND, 6).get("entries", [])
        return [inside_a_sentence(entry) for entry in entries]

    @cached_property
    def needs(self) -> list[Need]:
        """What the job needs, the most important first."""
        return list(self.job.needs.kept().in_order().select_related("story"))

    @property
    def met(self) -> list[Need]:
        """The needs that the person meets, those that they meet best first."""
        rows = [need for need in self.needs if need.strength != Strength.GAP]
        return sorted(rows, key=lambda need: need.strength != Strength.STRONG)

    @property
    def hooks(self) -> tuple[str, ...]:
        """What the job offers: in the person's own words, else as the ad has it."""
        if self.job.offers:
            offered = [inside_a_sentence(self.job.offers)]
        else:
            offered = [each.offered for each in self.offered]
        return tuple(offered + self.known)[:MOST_HOOKS]


def facts_of(job: Job) -> Facts:
    """Read what the owner of `job` has answered about it and about themselves."""
    rows = Answer.objects.filter(reason__job=job, is_done=True).select_related("reason")
    answers = {(row.reason.motivation, row.number): row.given for row in rows}
    return Facts(job=job, row=situation_row(job.owner), answers=answers)


def situation_of(facts: Facts) -> reframing.Situation:
    """Return the confirmed facts about the person, for the reframing engine."""
    row, given = facts.row, facts.given
    goal = given(Motivation.MOVE_UP, 3).get("goal", "")
    return reframing.Situation(
        employed=_employed(row.status),
        ended=_ENDED.get(Status(row.status)) if row.status else None,
        months=row.total_months,
        role=row.role,
        wants=tuple(each.doing for each in facts.wanted),
        goal=inside_a_sentence(goal) if _starts_with_ing(goal) else "",
        tools=tuple(given(Motivation.NEW_GROUND, 2).get("entries", [])),
        step=spoken(given(Motivation.NEW_GROUND, 3)),
        bring=_brought(facts),
        useful=whole_sentence(given(Motivation.NEW_GROUND, 5).get("useful", "")),
        strength=_strength(facts),
        story=_told(facts),
        claims=frozenset(row.confirmed),
        denied=frozenset(row.denied),
        words_per_minute=facts.job.owner.words_per_minute,
    )


def target_of(facts: Facts) -> reframing.TargetJob:
    """Return what is known about the job itself, for the reframing engine."""
    first = next(iter(facts.needs), None)
    return reframing.TargetJob(
        title=facts.job.title if facts.job.company else "",
        company=facts.job.company,
        hooks=facts.hooks,
        need=as_needed(first.text) if first else "",
    )


def _employed(status: str) -> bool | None:
    return None if not status else status == Status.STILL


def _told(facts: Facts) -> str:
    """Name the person’s own story for this job, as it follows “tell you about”.

    The one that they picked for it; else one that proves what the job needs, the
    needs they meet best first. Nothing where there is none.
    """
    number = facts.given(Motivation.MOVE_UP, 6).get("story")
    bank = Story.objects.owned_by(facts.job.owner).kept()
    picked = bank.filter(pk=number).first() if number else None
    proofs = (need.kept_story for need in facts.met)
    story = picked or next(filter(None, proofs), None)
    return as_told(story.title) if story else ""


def _strength(facts: Facts) -> str:
    """Return what they will have seen in the CV; else a need that is met strongly."""
    seen = _first(facts.given(Motivation.PROVE_IT, 2).get("entries", []))
    if seen:
        return seen
    strong = (need.text for need in facts.met if need.strength == Strength.STRONG)
    things = (inside_a_sentence(text) for text in strong if is_thing(text))
    return next(things, "")


def _brought(facts: Facts) -> str:
    """Return what the person brings: as they put it, else what no résumé shows.

    The latter only where it is a sentence already, as it was asked for in any form.
    """
    bring = facts.given(Motivation.NEW_GROUND, 4).get("bring", "")
    unseen = facts.given(Motivation.PROVE_IT, 6).get("unseen", "")
    return whole_sentence(bring or (unseen if unseen.startswith(("I ", "I’")) else ""))


def _first(texts: list[str]) -> str:
    return inside_a_sentence(texts[0]) if texts else ""


def _starts_with_ing(text: str) -> bool:
    return bool(text.split()) and text.split(maxsplit=1)[0].lower().endswith("ing")
