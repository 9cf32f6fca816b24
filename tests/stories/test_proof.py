"""What a job needs, and the story or the bridge for each."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from interviewprep.stories.models import Bridge, Need, Strength
from tests.conftest import signed_in
from tests.factories import (
    BridgeFactory,
    JobFactory,
    NeedFactory,
    StoryFactory,
    UserFactory,
)


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice)


def add(client, job, **typed):
    filled = {"text": "Runs a team’s day", "strength": "some", **typed}
    return client.post(reverse("stories:new_need", args=[job.pk]), filled)


@pytest.mark.parametrize("count", [1, 3])
def test_proof_takes_four_queries_however_many_needs(
    as_alice, alice, job, count, django_assert_num_queries
):
    for number in range(count):
        story = StoryFactory.create(owner=alice, title=f"Story {number}")
        NeedFactory.create(job=job, story=story)
        BridgeFactory.create(need__job=job, sentence=f"Bridge {number}.")
    as_alice.get(reverse("stories:proof", args=[job.pk]))

    with django_assert_num_queries(4):  # session, person, job, needs
        page = as_alice.get(reverse("stories:proof", args=[job.pk]))

    shown = page.content.decode()
    assert all(f"Story {number}" in shown for number in range(count))
    assert all(f"Bridge {number}." in shown for number in range(count))


def test_a_need_is_added_with_its_story(as_alice, alice, job):
    story = StoryFactory.create(owner=alice)

    response = add(as_alice, job, story=story.pk)

    need = Need.objects.get()
    assert response.headers["Location"] == reverse("stories:proof", args=[job.pk])
    assert (need.text, need.story, need.rank) == ("Runs a team’s day", story, 1)


def test_a_gap_gets_a_bridge_and_loses_it_again(as_alice, job):
    typed = {"strength": "gap", "kind": "plan", "sentence": "Here’s my plan."}
    add(as_alice, job, **typed)
    need = Need.objects.get()
    bridged = Bridge.objects.get()

    as_alice.post(
        reverse("stories:need", args=[need.pk]),
        {"text": need.text, "strength": "gap", "kind": "", "sentence": ""},
    )

    assert (bridged.need, bridged.sentence) == (need, "Here’s my plan.")
    assert not Bridge.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 61}, "text"),
        ({"strength": "mighty"}, "strength"),
        ({"story": "999999"}, "story"),
        ({"sentence": "Here’s my plan.", "kind": ""}, "kind"),
        ({"sentence": "", "kind": "plan"}, "sentence"),
    ],
)
def test_what_is_not_valid_is_said_and_nothing_is_lost(as_alice, job, typed, field):
    page = add(as_alice, job, **{"sentence": "Kept words.", "kind": "plan", **typed})

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert typed.get("sentence", "Kept words.") in page.content.decode()
    assert not Need.objects.exists()


def test_a_need_is_on_the_list_once(as_alice, job):
    add(as_alice, job)

    page = add(as_alice, job)

    assert page.status_code == 422
    assert "on the list already" in page.content.decode()
    assert Need.objects.count() == 1


def test_the_same_need_may_stand_in_two_jobs(as_alice, alice, job):
    add(as_alice, job)

    response = add(as_alice, JobFactory.create(owner=alice))

    assert response.status_code == 302
    assert Need.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_clicking_twice_at_one_moment_adds_one_need():
    alice = UserFactory.create()
    job = JobFactory.create(owner=alice)
    clients = [signed_in(alice) for _ in range(4)]

    def click(client) -> int:
        try:
            return add(client, job).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = sorted(threads.map(click, clients))

    assert answers == [302, 422, 422, 422]
    assert Need.objects.count() == 1


def test_a_deleted_story_no_longer_proves_anything(as_alice, alice, job):
    story = StoryFactory.create(owner=alice, title="Gone", deleted_at=timezone.now())
    NeedFactory.create(job=job, story=story)

    page = as_alice.get(reverse("stories:proof", args=[job.pk])).content.decode()

    assert "Gone" not in page
    assert "No story yet." in page


def test_a_need_is_taken_off_and_its_story_stays(as_alice, alice, job):
    story = StoryFactory.create(owner=alice)
    need = NeedFactory.create(job=job, story=story, strength=Strength.STRONG)

    as_alice.post(reverse("stories:delete_need", args=[need.pk]))

    story.refresh_from_db()
    assert not Need.objects.kept().exists()
    assert story.deleted_at is None


def test_a_need_that_was_taken_off_comes_back_with_its_bridge(as_alice, job):
    bridge = BridgeFactory.create(need__job=job)
    undo = reverse("stories:restore_need", args=[bridge.need.pk])

    gone = as_alice.post(reverse("stories:delete_need", args=[bridge.need.pk]))
    page = as_alice.get(gone.headers["Location"])
    as_alice.post(undo)
    again = as_alice.post(undo)

    assert list(page.context["needs"]) == []
    assert undo in page.content.decode()
    assert job.needs.kept().get().bridge == bridge
    assert again.status_code == 404


@pytest.mark.parametrize("is_renamed", [True, False])
def test_a_need_that_was_taken_off_gives_way_to_one_of_its_words(
    as_alice, job, is_renamed
):
    other = NeedFactory.create(job=job, text="Calm")
    NeedFactory.create(job=job, text="German", deleted_at=timezone.now())
    typed = {"text": "German", "strength": "strong"}

    if is_renamed:
        answer = as_alice.post(reverse("stories:need", args=[other.pk]), typed)
    else:
        answer = add(as_alice, job, **typed)

    assert answer.status_code == 302
    assert Need.objects.get(text="German").strength == Strength.STRONG
    assert not job.needs.deleted().exists()


def test_a_need_picked_from_the_ad_again_comes_back_with_its_story(as_alice, job):
    job.posting = "You need:\n- Fluent German"
    job.save()
    story = StoryFactory.create(owner=job.owner)
    need = NeedFactory.create(
        job=job, text="Fluent German", story=story, deleted_at=timezone.now()
    )

    as_alice.post(reverse("stories:from_ad", args=[job.pk]), {"needs": "Fluent German"})

    assert job.needs.kept().get() == need
    assert job.needs.get().story == story
