"""The guard is guarded: mistakes made on purpose, each of which it must report."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path, resolve, reverse

from interviewprep.jobs import batches
from interviewprep.jobs.forms import InterviewForm, document
from interviewprep.jobs.models import (
    Interview,
    InterviewQuerySet,
    Job,
    JobQuerySet,
    Person,
)
from interviewprep.jobs.views import bulk, interviews, jobs, listing
from interviewprep.stories.forms import NeedForm
from interviewprep.stories.models import Story, StoryQuerySet
from interviewprep.told.forms import ToldForm
from interviewprep.urls import urlpatterns as ours
from motivations.models import LineQuerySet, ReasonQuerySet
from tests.isolation.borrowing import borrowings
from tests.isolation.matrix import (
    SEALED,
    SPOKEN,
    make_world,
    undecided,
    violations,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def everybodys(rows, user):
    """Stand in for `owned_by`, and forget whose rows are asked for."""
    return rows.all()


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (JobQuerySet, "jobs:details"),
        (InterviewQuerySet, "sheets:sheet"),
        (StoryQuerySet, "stories:edit"),
        (LineQuerySet, "motivations:line"),
    ],
    ids=["jobs", "interviews", "stories", "lines"],
)
def test_rows_of_everybody_are_noticed(world, monkeypatch, rows, name):
    monkeypatch.setattr(rows, "owned_by", everybodys)

    found = violations(world, [name])

    assert f"GET {name} as bob: answered 200" in found
    assert f"GET {name} as bob: told {SPOKEN}" in found


def test_private_words_of_somebody_else_are_noticed(world, monkeypatch):
    monkeypatch.setattr(JobQuerySet, "owned_by", everybodys)
    monkeypatch.setattr(ReasonQuerySet, "owned_by", everybodys)

    found = violations(world, ["motivations:panel"])

    assert f"GET motivations:panel as bob: told {SEALED}" in found


def test_a_list_of_everybodys_rows_is_noticed(world, monkeypatch):
    monkeypatch.setattr(StoryQuerySet, "owned_by", everybodys)

    assert f"GET stories:list as bob: told {SPOKEN}" in violations(
        world, ["stories:list"]
    )


def test_rows_that_staff_may_see_are_noticed(world, monkeypatch):
    def or_staff(rows, user):
        return rows.all() if user.is_staff else rows.filter(owner=user)

    monkeypatch.setattr(JobQuerySet, "owned_by", or_staff)

    found = violations(world, ["fit:criteria"])

    assert "GET fit:criteria as staff: answered 200" in found
    assert not any("as bob" in line for line in found)


def test_a_page_without_a_sign_in_is_noticed(world, monkeypatch):
    view = resolve(reverse("stories:list")).func
    monkeypatch.setattr(view, "login_required", False, raising=False)

    assert any(
        line.startswith("GET stories:list as visitor: answered")
        for line in violations(world, ["stories:list"])
    )


def test_telling_that_a_row_exists_is_noticed(world, monkeypatch):
    def forbidden(rows, **lookup):
        if not rows.filter(**lookup).exists() and Job.objects.filter(**lookup).exists():
            raise PermissionDenied
        return get_object_or_404(rows, **lookup)

    monkeypatch.setattr(jobs, "get_object_or_404", forbidden)

    assert "GET jobs:details as bob: answered 403" in violations(
        world, ["jobs:details"]
    )


def test_a_change_behind_a_404_is_noticed(world, monkeypatch):
    def deleted_first(request, interview_id):
        Interview.objects.filter(pk=interview_id).delete()
        raise Http404

    monkeypatch.setattr(interviews, "interview_or_404", deleted_first)

    found = violations(world, ["jobs:delete_interview"])

    assert "POST jobs:delete_interview as bob: changed a row of Alice’s" in found


def test_deleting_by_following_a_link_is_noticed(world, monkeypatch, settings):
    guarded: Any = resolve(reverse("stories:delete", args=[1])).func
    careless = path("stories/<int:story_id>/delete/", guarded.__wrapped__)
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [careless, *ours]})

    found = violations(world, ["stories:delete"])

    assert any(
        line.startswith("GET stories:delete as owner: reading wrote") for line in found
    )


def test_a_new_address_without_a_policy_is_noticed(settings):
    settings.ROOT_URLCONF = type(
        "urls", (), {"urlpatterns": [*ours, path("new/", listing.jobs, name="new")]}
    )

    assert "new" in undecided()


def test_a_form_that_takes_anybodys_story_is_noticed(world, monkeypatch):
    before = NeedForm.__init__

    def careless(form, *args, **options):
        before(form, *args, **options)
        form.fields["story"].queryset = Story.objects.all()

    monkeypatch.setattr(NeedForm, "__init__", careless)

    found = borrowings(world)

    assert "stories:need took Alice’s story: 302" in found
    assert "stories:need told Bob of Alice’s story" in found
    assert "stories:need ties Bob to Alice’s story by Need.story" in found


def any_told_row(form, name, rows, empty="", *, of_job=True):
    """Stand in for `_offer`, and offer everybody's."""
    form.fields[name].queryset = rows


def any_jobs(request, ids):
    """Stand in for `_own_jobs`, and find everybody's."""
    return list(Job.objects.filter(pk__in=ids))


MISTAKES = {
    "told:new ties Bob to Alice’s person by Told.person": (
        ToldForm,
        "_offer",
        any_told_row,
    ),
    "told:edit took Alice’s interview: 302": (ToldForm, "_offer", any_told_row),
    "jobs:interview ties Bob to Alice’s person by Person.interviews": (
        InterviewForm,
        "_known_people",
        lambda _: Person.objects.by_name(),
    ),
    "jobs:document ties Bob to Alice’s job by Document.jobs": (
        document,
        "jobs_to_offer",
        lambda _: Job.objects.all(),
    ),
    "jobs:bulk took Alice’s jobs to delete: 302": (bulk, "_own_jobs", any_jobs),
    "jobs:bulk ties Bob to Alice’s shown to tag by Job.tags": (
        bulk,
        "_own_jobs",
        any_jobs,
    ),
}


@pytest.mark.parametrize("noticed", MISTAKES)
def test_a_form_that_takes_anybodys_row_is_noticed(world, monkeypatch, noticed):
    monkeypatch.setattr(*MISTAKES[noticed])

    found = borrowings(world)

    assert noticed in found


def test_changing_by_a_number_in_a_form_is_noticed(world, monkeypatch):
    def rows(batch):
        return Job.objects.filter(pk__in=batch.job_ids)

    monkeypatch.setattr(bulk, "_own_jobs", any_jobs)
    monkeypatch.setattr(batches, "_locked", lambda _, jobs: jobs)
    monkeypatch.setattr(batches, "_rows", rows)

    assert "jobs:bulk changed Alice’s rows by her jobs to delete" in borrowings(world)


def test_pages_that_a_browser_may_keep_are_noticed(world, settings):
    settings.MIDDLEWARE = [
        name
        for name in settings.MIDDLEWARE
        if name != "interviewprep.http.private_pages"
    ]
    for client in world.strangers.values():
        client.handler._middleware_chain = None

    assert "GET pages:help as bob: may be kept by the browser" in violations(
        world, ["pages:help"]
    )
