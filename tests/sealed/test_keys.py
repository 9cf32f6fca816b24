"""Keys: each person’s own, found wrong before anything is lost, and changeable."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from interviewprep.accounts import keys
from interviewprep.accounts.models import KeyCheck, UserKey
from interviewprep.jobs.models import Job
from interviewprep.sealed import (
    LOCKED,
    PrivateTextLocked,
    private_text_usable,
)
from tests.factories import UserFactory
from tests.sealed.notes import (
    CANARY,
    NotesForm,
    in_the_database,
    other_keys,
    write_down,
)


def test_a_request_opens_a_key_once(alice, django_assert_num_queries):
    job = write_down(alice)

    with django_assert_num_queries(1), keys.keys_kept():
        assert job.notes.reveal() == job.notes.reveal() == CANARY


def test_a_key_that_was_erased_opens_nothing_in_the_same_request(alice):
    with keys.keys_kept():
        job = write_down(alice)
        job.notes.reveal()
        UserKey.objects.all().delete()
        keys.forget_keys()

        with pytest.raises(PrivateTextLocked):
            job.notes.reveal()


@pytest.mark.django_db(transaction=True)
def test_first_writes_at_one_moment_share_one_key():
    owner = UserFactory.create()
    ready = threading.Barrier(6)

    def write(_number: int) -> str:
        ready.wait()
        try:
            return keys.DatabaseKeyring().key_of(owner.pk, make=True).kid
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        kids = set(threads.map(write, range(6)))

    assert len(kids) == 1
    assert UserKey.objects.count() == 1


def test_a_new_key_does_not_open_what_the_erased_one_sealed(alice):
    job = write_down(alice)
    UserKey.objects.all().delete()
    write_down(alice, "Bored.")

    with pytest.raises(PrivateTextLocked):
        job.notes.reveal()


def test_a_key_moved_to_another_person_stays_shut(alice, bob):
    write_down(alice)
    stolen = UserKey.objects.get(user=alice)
    UserKey.objects.create(user=bob, kid=stolen.kid, wrapped=stolen.wrapped)

    with pytest.raises(PrivateTextLocked):
        write_down(bob)


@pytest.mark.parametrize(
    "setting",
    [other_keys(test=7), other_keys(other=7), "", "test:nonsense", "test:AAAA"],
    ids=["wrong", "missing", "none", "not base64", "too short"],
)
def test_without_its_key_private_text_is_locked_and_kept(alice, bob, settings, setting):
    job = write_down(alice)
    before = in_the_database(job)
    settings.IP_DATA_KEYS = setting

    with pytest.raises(PrivateTextLocked):
        job.notes.reveal()
    assert job.notes.reveal_or_locked() == LOCKED
    with pytest.raises(PrivateTextLocked):
        NotesForm(instance=job)
    job.notes = "Bored."
    with pytest.raises(PrivateTextLocked), transaction.atomic():
        job.save()
    with pytest.raises(PrivateTextLocked), transaction.atomic():
        write_down(bob)

    assert in_the_database(job) == before
    assert not private_text_usable().usable
    assert private_text_usable().reason


def test_what_is_not_private_can_be_saved_while_locked(alice, settings):
    job = write_down(alice)
    settings.IP_DATA_KEYS = other_keys(test=7)

    job.title = "Head of support"
    job.save()

    assert Job.objects.get(title="Head of support") == job


def test_the_right_key_is_found_to_be_right(alice, django_assert_num_queries):
    write_down(alice)

    with django_assert_num_queries(1):
        assert private_text_usable().usable


def test_keys_never_print(alice, settings):
    write_down(alice)

    shown = (
        f"{UserKey.objects.get()!r} {keys.key_fingerprints()} {private_text_usable()}"
    )

    assert settings.IP_DATA_KEYS.split(":")[1] not in shown
    assert "key=" not in repr(keys.DatabaseKeyring().key_of(alice.pk, make=False))


def test_rotation_moves_every_key_and_text_still_opens(alice, bob, settings, capsys):
    old = other_keys(k1=1)
    settings.IP_DATA_KEYS = old
    jobs = [write_down(alice), write_down(bob)]
    settings.IP_DATA_KEYS = f"{other_keys(k2=2)},{old}"

    with pytest.raises(CommandError):
        call_command("rotate_data_keys", "--check")
    call_command("rotate_data_keys")
    settings.IP_DATA_KEYS = other_keys(k2=2)

    call_command("rotate_data_keys", "--check")
    assert "Moved 2." in capsys.readouterr().out
    assert [job.notes.reveal() for job in jobs] == [CANARY, CANARY]
    assert private_text_usable().usable
    assert list(KeyCheck.objects.values_list("kid", flat=True)) == ["k2"]


def test_rotation_can_be_taken_up_again(alice, bob, settings, monkeypatch):
    settings.IP_DATA_KEYS = other_keys(k1=1)
    jobs = [write_down(alice), write_down(bob)]
    settings.IP_DATA_KEYS = other_keys(k2=2, k1=1)
    UserKey.objects.filter(user=alice).update(
        kid="k2",
        wrapped=keys.wrap(alice.pk, keys.unwrap(UserKey.objects.get(user=alice)), "k2"),
    )

    call_command("rotate_data_keys", verbosity=0)

    assert not keys.waiting_keys().exists()
    assert [job.notes.reveal() for job in jobs] == [CANARY, CANARY]


def test_rotation_refuses_to_start_without_the_old_key(alice, settings):
    settings.IP_DATA_KEYS = other_keys(k1=1)
    write_down(alice)
    settings.IP_DATA_KEYS = other_keys(k2=2)

    with pytest.raises(CommandError, match="k1"):
        call_command("rotate_data_keys")

    assert UserKey.objects.get().kid == "k1"
