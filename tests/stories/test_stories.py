"""The story bank: adding, changing, deleting and taking back."""

import pytest
from django.urls import reverse

from interviewprep.stories.models import Story
from tests.factories import StoryFactory

FILLED = {
    "title": "The on-call rota",
    "situation": "Repeat tickets piled up.",
    "task": "Halve them.",
    "action": "Mapped repeats.",
    "result": "Fewer calls.",
    "number": "38% fewer",
    "keywords": "mapped, paired",
}


@pytest.mark.parametrize("count", [1, 3])
def test_stories_take_three_queries_however_many(
    as_alice, alice, count, django_assert_num_queries
):
    for number in range(count):
        StoryFactory.create(owner=alice, title=f"Story {number}")
    as_alice.get(reverse("stories:list"))

    with django_assert_num_queries(3):  # session, person, stories
        page = as_alice.get(reverse("stories:list"))

    shown = page.content.decode()
    assert all(f"Story {number}" in shown for number in range(count))


def test_an_empty_bank_says_where_to_begin(as_alice):
    page = as_alice.get(reverse("stories:list")).content.decode()

    assert "You have more of these than you think." in page
    assert reverse("stories:new") in page


def test_a_story_is_put_into_the_bank(as_alice, alice):
    response = as_alice.post(reverse("stories:new"), FILLED)

    story = Story.objects.get()
    assert response.headers["Location"] == reverse("stories:list")
    assert story.owner == alice
    assert {name: getattr(story, name) for name in FILLED} == FILLED


def test_a_story_is_changed(as_alice, alice):
    story = StoryFactory.create(owner=alice)

    as_alice.post(reverse("stories:edit", args=[story.pk]), FILLED)

    story.refresh_from_db()
    assert story.title == "The on-call rota"


@pytest.mark.parametrize("missing", ["title", "number"])
def test_a_story_that_lacks_something_keeps_what_was_typed(as_alice, missing):
    page = as_alice.post(reverse("stories:new"), {**FILLED, missing: ""})

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {missing}
    assert "Mapped repeats." in page.content.decode()
    assert not Story.objects.exists()


def test_a_deleted_story_can_be_brought_back(as_alice, alice):
    story = StoryFactory.create(owner=alice, title="The on-call rota")
    restore = reverse("stories:restore", args=[story.pk])

    gone = as_alice.post(reverse("stories:delete", args=[story.pk]))
    page = as_alice.get(gone.headers["Location"]).content.decode()
    as_alice.post(restore)

    assert "The on-call rota" not in page
    assert restore in page
    assert Story.objects.get().deleted_at is None
