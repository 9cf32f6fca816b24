"""Sealed rows: the owner’s row opens its text, and no query writes or finds it."""

from uuid import uuid4

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.accounts.models import UserKey
from interviewprep.jobs.models import Job
from interviewprep.sealed import (
    PrivateTextLocked,
    PrivateTextMoved,
    SealedTextField,
)
from tests.factories import UserFactory
from tests.sealed.notes import CANARY, in_the_database, write_down


@pytest.mark.django_db
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_saved_text_is_revealed_as_it_was(text):
    job = write_down(UserFactory.create(), text)

    assert job.notes.reveal() == text
    assert in_the_database(job).startswith("v1.")


def test_the_database_holds_no_word_of_it(alice):
    job = write_down(alice)

    assert in_the_database(job).startswith("v1.")
    assert "racist" not in in_the_database(job)


def test_an_unsaved_text_can_be_revealed_without_a_key(alice):
    job = Job(owner=alice, title="Team lead", notes=CANARY)

    assert job.notes.reveal() == CANARY
    assert not UserKey.objects.exists()


def test_no_text_needs_no_key_and_is_stored_as_no_text(alice):
    job = write_down(alice, "")

    assert job.notes.reveal() == ""
    assert in_the_database(job) == ""
    assert not UserKey.objects.exists()


def test_saving_again_without_a_change_keeps_what_is_sealed(alice):
    job = write_down(alice)
    before = in_the_database(job)

    job.title = "Head of support"
    job.save()

    assert in_the_database(job) == before


def test_a_text_moved_to_another_row_stays_shut(alice):
    job, other = write_down(alice), write_down(alice, "")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE jobs_job SET notes = %s WHERE id = %s",
            [in_the_database(job), other.pk],
        )

    with pytest.raises(PrivateTextLocked):
        Job.objects.get(pk=other.pk).notes.reveal()


def test_a_row_given_to_another_owner_stays_shut(alice, bob):
    job = write_down(alice)
    write_down(bob)
    Job.objects.filter(pk=job.pk).update(owner=bob)

    with pytest.raises(PrivateTextLocked):
        Job.objects.get(pk=job.pk).notes.reveal()


@pytest.mark.parametrize("change", ["owner", "row_key"])
def test_a_save_that_would_make_it_unreadable_is_refused(alice, bob, change):
    job = write_down(alice)
    setattr(job, change, bob if change == "owner" else uuid4())

    with pytest.raises(PrivateTextMoved), transaction.atomic():
        job.save()

    assert Job.objects.get(pk=job.pk).notes.reveal() == CANARY


def test_a_private_text_of_another_row_is_not_taken_over(alice):
    job = write_down(alice)

    with pytest.raises(PrivateTextMoved):
        Job.objects.create(owner=alice, title="Another", notes=job.notes)


def test_its_revealed_words_may_be_copied(alice):
    job = write_down(alice)

    other = write_down(alice, job.notes.reveal())

    assert other.notes.reveal() == CANARY


def test_a_deferred_text_is_revealed_too(alice):
    job = Job.objects.defer("notes", "row_key").get(pk=write_down(alice).pk)

    assert job.notes.reveal() == CANARY


def test_refreshing_brings_the_newest_text(alice):
    job = write_down(alice)
    again = Job.objects.get(pk=job.pk)
    again.notes = "Bored."
    again.save()

    job.refresh_from_db()

    assert job.notes.reveal() == "Bored."


def test_values_without_their_row_stay_shut(alice):
    write_down(alice)

    value = Job.objects.values_list("notes", flat=True).get()

    assert CANARY not in str(value)


def test_many_rows_at_once_are_sealed(alice):
    Job.objects.bulk_create(
        Job(owner=alice, title=f"Job {number}", notes=CANARY) for number in range(3)
    )

    assert [job.notes.reveal() for job in Job.objects.order_by("pk")] == [CANARY] * 3
    assert not any("racist" in in_the_database(job) for job in Job.objects.all())


def test_a_query_cannot_write_plain_text(alice):
    job = write_down(alice)

    with pytest.raises(TypeError) as refusal, transaction.atomic():
        Job.objects.update(notes=CANARY)

    assert CANARY not in str(refusal.value)
    assert Job.objects.get(pk=job.pk).notes.reveal() == CANARY


def test_many_changed_rows_cannot_be_written_in_plain(alice):
    job = write_down(alice)
    job.notes = "Bored."

    with pytest.raises(TypeError):
        Job.objects.bulk_update([job], ["notes"])


def test_a_query_can_empty_it(alice):
    write_down(alice)

    Job.objects.update(notes="")

    assert not Job.objects.get().notes


@pytest.mark.parametrize(
    "lookup", ["contains", "icontains", "startswith", "in", "gt", "regex", "iexact"]
)
def test_nobody_can_look_for_what_it_says(alice, lookup):
    with pytest.raises(FieldError):
        Job.objects.filter(**{f"notes__{lookup}": "racist"}).exists()


def test_nobody_can_compare_it_but_with_nothing(alice):
    job, empty = write_down(alice), write_down(alice, "")

    with pytest.raises(TypeError):
        Job.objects.filter(notes=CANARY).exists()
    assert Job.objects.get(notes="") == empty
    assert Job.objects.exclude(notes="").get() == job
    assert Job.objects.filter(notes__isnull=False).count() == 2


def test_a_number_is_no_private_text(alice):
    with pytest.raises(TypeError):
        Job(owner=alice, title="Team lead", notes=3)  # type: ignore[misc]


def test_it_needs_an_owner(db):
    with pytest.raises(ValueError, match="owner"):
        Job(title="Team lead", notes=CANARY).save()


def test_a_dump_is_sealed_and_can_be_loaded_again(alice):
    job = write_down(alice)

    dumped = serializers.serialize("json", [job])
    job.delete()
    for restored in serializers.deserialize("json", dumped):
        restored.save()

    assert "racist" not in dumped
    assert Job.objects.get().notes.reveal() == CANARY


def test_an_unsaved_text_cannot_be_dumped(alice):
    with pytest.raises(TypeError):
        serializers.serialize("json", [Job(owner=alice, title="x", notes=CANARY)])


def test_a_refused_row_tells_nobody_what_was_in_it(alice):
    job = Job(owner=alice, title="Team lead", notes=CANARY, stage="nonsense")

    with pytest.raises(IntegrityError) as refusal:
        job.save()

    assert "racist" not in repr(refusal.value)


@isolate_apps("interviewprep.accounts")
def test_a_model_with_private_text_must_have_an_owner():
    class Loose(models.Model):  # noqa: DJ008
        notes = SealedTextField(null=True)  # type: ignore[misc]

        class Meta:
            app_label = "accounts"

    found = {problem.id for problem in Loose.check()}

    assert {"sealed.E001", "sealed.E002", "sealed.E003"} <= found
