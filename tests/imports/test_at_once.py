"""Presses at one instant while a table comes in, or is taken back."""

from functools import partial

import pytest
from django.urls import reverse

from interviewprep.imports import saving
from interviewprep.imports.models import Import, ImportState
from interviewprep.imports.tables.files import TableFile, pack
from interviewprep.jobs.models import Job
from tests.conftest import signed_in
from tests.factories import ImportFactory, UserFactory
from tests.racing import at_once, statuses

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 120


@pytest.fixture
def owner():
    return UserFactory.create(email="alice@example.com")


@pytest.fixture
def run(owner):
    rows = "".join(f"Company {number},Nurse\n" for number in range(ROWS))
    upload = pack([TableFile("jobs.csv", f"Company,Role\n{rows}".encode())])
    return ImportFactory.create(owner=owner, upload=upload, rows_in_all=ROWS)


def press(run, name, **data):
    address = reverse(f"imports:{name}", args=[run.pk])
    return partial(signed_in(run.owner).post, address, data)


def test_bringing_a_table_in_twice_at_once_brings_it_once(run):
    answers = at_once(*(press(run, "import", go="import") for _ in range(4)))

    # Who comes late sees how far it is.
    assert set(statuses(answers)) <= {200, 302}
    assert Job.objects.count() == ROWS
    assert Import.objects.get().state == ImportState.DONE


def test_taking_back_what_is_still_coming_in_leaves_all_or_nothing(run):
    answers = at_once(
        press(run, "import", go="import"),
        *(press(run, "take_back") for _ in range(3)),
        press(run, "drop"),
    )

    found = Import.objects.first()
    here = Job.objects.kept().count()
    assert set(statuses(answers)) <= {200, 302, 404}
    if found is None:
        assert here == 0
    else:
        assert here == (0 if found.taken_back_at else ROWS)


def test_two_tasks_for_one_import_bring_it_once(run):
    Import.objects.update(state=ImportState.RUNNING)
    own = [Import.objects.select_related("owner").get() for _ in range(3)]

    at_once(*(partial(saving.carry_out, each) for each in own))

    assert Job.objects.count() == ROWS
    assert Import.objects.get().state == ImportState.DONE


def test_what_was_taken_back_twice_at_once_still_comes_back(run):
    press(run, "import", go="import")()

    gone = at_once(*(press(run, "take_back") for _ in range(4)))
    left = Job.objects.kept().count()
    back = at_once(*(press(run, "bring_back") for _ in range(4)))

    assert statuses([*gone, *back]) == [302] * 8
    assert (left, Job.objects.kept().count()) == (0, ROWS)
