"""What is taken along comes back exactly: the same files, byte for byte."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.accounts.models import Theme, Titles
from interviewprep.exports.restoring import look, restore
from interviewprep.exports.unpacking import unpack
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, Job, SavedView, Stage, Tag
from motivations.models import Situation
from tests.exports.accounts import fill
from tests.exports.archives import archive_of, files_of, zipped
from tests.factories import DocumentFactory, UserFactory, full_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(alice):
    return full_account(alice, "Kanarienvogel", "Wellensittich")


def test_a_restored_account_gives_the_same_bytes(account, alice, bob):
    DocumentFactory.create(owner=alice, name="CV.pdf", body=bytes(range(256)))
    before = files_of(alice)

    restore(bob, archive_of(alice))

    assert files_of(bob) == before
    assert files_of(alice) == before


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_account_gives_the_same_bytes(data):
    first, second = UserFactory.create(), UserFactory.create()
    fill(first, data)
    before = files_of(first)

    restore(second, archive_of(first))

    assert files_of(second) == before


def test_settings_come_back_into_an_empty_account(alice, bob):
    alice.name, alice.theme, alice.titles = "Al", Theme.DARK, Titles.FULL
    alice.time_zone = "Europe/Lisbon"
    alice.save()

    restore(bob, archive_of(alice))

    bob.refresh_from_db()
    assert (bob.name, bob.theme, bob.titles) == ("Al", Theme.DARK, Titles.FULL)
    assert bob.zone.key == "Europe/Lisbon"
    assert bob.email == "bob@example.com"


def test_private_notes_are_sealed_for_their_new_owner(account, alice, bob):
    restore(bob, archive_of(alice))

    theirs, his = Job.objects.filter(title="Wellensittich role").order_by("pk")
    assert his.owner == bob
    assert his.notes.reveal() == "Kanarienvogel"
    assert his.row_key != theirs.row_key


def test_without_the_private_file_all_else_comes_back(account, alice, bob):
    files = files_of(alice)
    del files["private.json"]
    archive = unpack(io.BytesIO(zipped(files)))

    restore(bob, archive)

    assert not archive.has_private
    assert files_of(bob)["everything.json"] == files["everything.json"]
    assert not Job.objects.get(owner=bob, title="Wellensittich role").notes


def test_what_was_deleted_comes_back_as_deleted(account, alice, bob):
    restore(bob, archive_of(alice))

    gone = Job.objects.get(owner=bob, title="Wellensittich gone")
    assert gone.deleted_at == account.deleted_job.deleted_at


def test_a_restored_job_goes_on_as_before(account, alice, bob):
    restore(bob, archive_of(alice))
    job = Job.objects.get(owner=bob, title="Wellensittich role")

    tracking.move(job, to=Stage.OFFER, at=account.job.updated_at)

    assert Job.objects.get(pk=job.pk).stage == Stage.OFFER
    assert Event.objects.filter(job=job).count() == account.job.events.count() + 1


def test_looking_changes_nothing_and_tells_what_would_come(account, alice, bob):
    before = files_of(bob)

    counts = {count.title: count.rows for count in look(bob, archive_of(alice))}

    assert counts["jobs"] == 2
    assert counts["saved views"] == 2
    assert files_of(bob) == before


def test_beside_what_is_there_nothing_of_it_changes(account, alice, bob):
    full_account(bob, "Blaumeise", "Rotkehlchen")
    bob.name = "Bob"
    bob.save()
    jobs = list(Job.objects.filter(owner=bob).order_by("pk").values())

    restore(bob, archive_of(alice))

    mine = Job.objects.filter(owner=bob).order_by("pk")
    bob.refresh_from_db()
    assert list(mine.values())[: len(jobs)] == jobs
    assert mine.filter(title__startswith="Wellensittich").count() == 2
    assert bob.name == "Bob"


def test_what_one_person_has_once_is_not_made_twice(account, alice, bob):
    Tag.objects.create(owner=bob, name="WELLENSITTICH TAG")
    view = SavedView.objects.create(
        owner=bob, name="Wellensittich view", query="stage=offer"
    )
    Situation.objects.create(owner=bob, role="nurse")

    counts = {count.title: count for count in restore(bob, archive_of(alice))}

    tag = Tag.objects.get(owner=bob)
    assert tag.jobs.get().title == "Wellensittich role"
    assert Situation.objects.get(owner=bob).role == "nurse"
    assert SavedView.objects.kept().get(owner=bob) == view
    assert counts["tags"].known == counts["situation"].known == 1


def test_twice_beside_itself_each_job_is_there_twice(account, alice):
    restore(alice, archive_of(alice))

    rows = Job.objects.filter(owner=alice, title="Wellensittich role")
    assert rows.count() == 2
    assert Tag.objects.get(owner=alice).jobs.count() == 2
