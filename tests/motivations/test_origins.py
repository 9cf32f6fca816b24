"""What a line takes from the ad and from the person’s own bank, and how it shows."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from interviewprep.jobs.models import Job
from interviewprep.stories.models import Strength
from motivations import reframing
from motivations.models import Length, Motivation, Reason, Tone
from motivations.panel import Panel
from motivations.situation import facts_of, situation_of
from tests.factories import NeedFactory, StoryFactory

UP = Motivation.MOVE_UP


@pytest.fixture
def reason(reasons) -> Reason:
    reason = reasons[UP]
    reason.blunt = "I only ever see one small part of it."
    reason.ticked = "siloed"
    reason.save()
    return reason


def known(job: Job) -> reframing.Situation:
    return situation_of(facts_of(Job.objects.get(pk=job.pk)))


def panels(reason: Reason) -> list[Panel]:
    """Every wording of the reason at full length, each as its panel shows it."""
    fresh = Reason.objects.select_related("job__owner").get(pk=reason.pk)
    found = []
    for tone in Tone:
        first = Panel(fresh, tone, Length.FULL)
        found += [Panel(fresh, tone, Length.FULL, n) for n in range(len(first.lines))]
    return found


def test_the_story_is_one_that_proves_a_need(alice, job):
    story = StoryFactory.create(owner=alice, title="Covered the rota for 14 months")
    weak = StoryFactory.create(owner=alice, title="The clinic outage")
    NeedFactory.create(job=job, text="SQL", rank=1, strength=Strength.SOME, story=weak)
    NeedFactory.create(
        job=job, text="German", rank=2, strength=Strength.STRONG, story=story
    )

    assert known(job).story == "the time I covered the rota for 14 months"


def test_a_deleted_story_and_one_beside_a_gap_are_not_told(alice, job):
    gone = StoryFactory.create(owner=alice, title="The clinic outage")
    gone.mark_deleted(at=timezone.now())
    other = StoryFactory.create(owner=alice, title="The move to Leeds")
    NeedFactory.create(job=job, text="SQL", rank=1, story=gone)
    NeedFactory.create(
        job=job, text="German", rank=2, strength=Strength.GAP, story=other
    )

    assert known(job).story == ""


def test_the_strength_is_a_need_that_is_met_strongly(job):
    NeedFactory.create(job=job, text="SQL", rank=1, strength=Strength.SOME)
    NeedFactory.create(job=job, text="Runs a rota", rank=2, strength=Strength.STRONG)
    NeedFactory.create(
        job=job, text="Angry customers", rank=3, strength=Strength.STRONG
    )

    assert known(job).strength == "angry customers"


def test_nothing_in_the_bank_leaves_a_gap_that_is_not_said(reason):
    waiting = [
        panel for panel in panels(reason) if "story" in _slots(panel.line, "gap")
    ]

    assert waiting
    for panel in waiting:
        gaps = [part.text for part in panel.line.parts if part.kind == "gap"]
        assert panel.origins == []
        assert not any(gap in panel.line.text for gap in gaps if " " in gap.strip())


def test_a_story_in_a_line_is_marked_where_it_is_from(as_alice, alice, job, reason):
    story = StoryFactory.create(owner=alice, title="The clinic outage")
    NeedFactory.create(job=job, text="German", strength=Strength.STRONG, story=story)
    panel = next(
        each for each in panels(reason) if "story" in _slots(each.line, "fact")
    )

    asked = {"tone": panel.tone, "length": panel.length, "another": panel.another}
    page = as_alice.get(
        reverse("motivations:panel", args=[job.pk, UP]), asked
    ).content.decode()

    said = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert 'class="from-story"' in page
    assert "From your story: the clinic outage" in said


def test_words_of_the_ad_are_marked_and_named(as_alice, job, reason):
    job.offers = "a small team to lead"
    job.save()
    panel = next(each for each in panels(reason) if "hook" in _slots(each.line, "hook"))

    asked = {"tone": panel.tone, "length": panel.length, "another": panel.another}
    page = as_alice.get(
        reverse("motivations:panel", args=[job.pk, UP]), asked
    ).content.decode()

    said = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert 'class="from-ad"' in page
    assert re.search(r"From the ad: [^<]*a small team to lead", said)


def test_every_word_that_is_not_ours_is_marked_with_where_it_is_from(
    alice, job, reason
):
    story = StoryFactory.create(owner=alice, title="The clinic outage")
    NeedFactory.create(job=job, text="German", strength=Strength.STRONG, story=story)
    job.offers = "a small team to lead"
    job.save()

    for panel in panels(reason):
        ours = "".join(p.text for p in panel.line.parts if p.origin == "ours")
        assert "clinic" not in ours
        assert "small team to lead" not in ours


def _slots(line: reframing.Line, kind: str) -> set[str]:
    return {part.slot for part in line.parts if part.kind == kind}
