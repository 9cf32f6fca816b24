"""Recently deleted: everything that can still be brought back, newest first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    CriterionFactory,
    DocumentFactory,
    EventFactory,
    InterviewFactory,
    JobFactory,
    LineFactory,
    NeedFactory,
    PersonFactory,
    QuestionFactory,
    SavedViewFactory,
    StoryFactory,
    ToldFactory,
)


@pytest.mark.parametrize("count", [1, 3])
def test_what_was_deleted_takes_fourteen_queries_however_much(
    as_alice, alice, count, django_assert_num_queries
):
    job = JobFactory.create(owner=alice)
    gone = {"deleted_at": timezone.now()}
    for _ in range(count):
        JobFactory.create(owner=alice, **gone)
        InterviewFactory.create(job=job, **gone)
        EventFactory.create(job=job, **gone)
        PersonFactory.create(job=job, **gone)
        DocumentFactory.create(owner=alice, **gone)
        StoryFactory.create(owner=alice, **gone)
        NeedFactory.create(job=job, **gone)
        QuestionFactory.create(job=job, **gone)
        CriterionFactory.create(job=job, **gone)
        LineFactory.create(job=job, **gone)
        SavedViewFactory.create(owner=alice, **gone)
        ToldFactory.create(job=job, **gone)
    as_alice.get(reverse("pages:deleted"))

    # session, person, jobs, interviews, events, people, files, stories, needs,
    # questions, criteria, lines, kept lists, told
    with django_assert_num_queries(14):
        page = as_alice.get(reverse("pages:deleted"))

    assert len(page.context["rows"]) == 12 * count


def test_the_newest_comes_first_and_each_can_be_brought_back(as_alice, alice):
    now = timezone.now()
    kept = JobFactory.create(owner=alice, title="Kept", company="")
    for hours, title in ((5, "Older"), (1, "Newer")):
        StoryFactory.create(
            owner=alice, title=title, deleted_at=now - timedelta(hours=hours)
        )
    JobFactory.create(owner=alice, title="Newest", company="", deleted_at=now)

    rows = as_alice.get(reverse("pages:deleted")).context["rows"]
    back = [as_alice.post(row.restore_at).status_code for row in rows]
    left = as_alice.get(reverse("pages:deleted")).context["rows"]

    assert [row.name for row in rows] == ["Newest", "Newer", "Older"]
    assert back == [302, 302, 302]
    assert left == []
    kept.refresh_from_db()
    assert kept.deleted_at is None


def test_what_belonged_to_a_deleted_job_comes_back_with_it_alone(as_alice, alice):
    gone = {"deleted_at": timezone.now()}
    job = JobFactory.create(owner=alice, **gone)
    LineFactory.create(job=job, **gone)

    rows = as_alice.get(reverse("pages:deleted")).context["rows"]

    assert [row.kind for row in rows] == ["job"]
