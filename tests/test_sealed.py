"""Sealed text: only its owner's row opens it, and a wrong key destroys nothing."""

import base64
import copy
import json
import logging
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, models, transaction
from django.template import Context, Template
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.accounts import keys
from interviewprep.accounts.models import KeyCheck, UserKey
from interviewprep.jobs.models import Job
from interviewprep.redaction import RedactingFormatter, RedactingReporter
from interviewprep.sealed import (
    LOCKED,
    Private,
    PrivateTextLocked,
    PrivateTextMoved,
    SealedCharField,
    SealedModelForm,
    SealedTextField,
    private_text_usable,
)
from interviewprep.sealed.cipher import seal, unseal
from tests.factories import UserFactory

CANARY = "my boss is a racist 🦜"
PLACE = "ip|jobs.Job.notes|1|place"


def other_keys(**named) -> str:
    """Write keys as IP_DATA_KEYS does, each of one byte repeated."""
    return ",".join(
        f"{kid}:{base64.b64encode(bytes([byte]) * 32).decode()}"
        for kid, byte in named.items()
    )


def write_down(owner, text=CANARY) -> Job:
    """Save a job with private notes, and read it back."""
    job = Job.objects.create(owner=owner, title="Team lead", notes=text)
    return Job.objects.get(pk=job.pk)


def in_the_database(job) -> str:
    """Return what the column really holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT notes FROM jobs_job WHERE id = %s", [job.pk])
        return str(cursor.fetchone()[0])


# --- the cipher ---------------------------------------------------------------


@given(st.text().map(lambda text: text.encode("utf-8", "ignore")))
def test_any_text_opens_as_it_was_sealed(plain):
    key = bytes(range(32))

    token = seal(plain, key=key, kid="k1", place=PLACE)

    assert unseal(token, key=key, place=PLACE) == plain


def test_the_same_text_never_looks_the_same_twice():
    key = bytes(32)

    tokens = {seal(b"bored", key=key, kid="k1", place=PLACE) for _ in range(50)}

    assert len(tokens) == 50


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (bytes(32), "ip|jobs.Job.notes|2|place"),
        (bytes(32), "ip|jobs.Job.notes|1|elsewhere"),
        (bytes([1]) * 32, PLACE),
    ],
    ids=["owner", "row", "key"],
)
def test_a_text_stays_shut_for_another(key, place):
    token = seal(b"bored", key=bytes(32), kid="k1", place=PLACE)

    with pytest.raises(PrivateTextLocked):
        unseal(token, key=key, place=place)


@given(st.integers(0, 200), st.integers(1, 255))
def test_one_changed_byte_keeps_it_shut(index, change):
    token = seal(b"bored", key=bytes(32), kid="k1", place=PLACE)
    head, encoded = token.rsplit(".", 1)
    raw = bytearray(base64.b64decode(encoded))
    raw[index % len(raw)] ^= change
    changed = f"{head}.{base64.b64encode(bytes(raw)).decode()}"

    with pytest.raises(PrivateTextLocked):
        unseal(changed, key=bytes(32), place=PLACE)


@pytest.mark.parametrize("token", ["", "plain words", "v1.k1.", "v1.k1.AAAA", "v2.k.A"])
def test_what_is_no_token_stays_shut(token):
    with pytest.raises(PrivateTextLocked):
        unseal(token, key=bytes(32), place=PLACE)


# --- how it prints ------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern", ["{}", "{!r}", "{!s}", "{:s}", "{:>40}", "{!r:>40}"]
)
def test_it_never_prints_what_it_says(pattern):
    assert pattern.format(Private(CANARY)).strip() == "[private]"


@pytest.mark.parametrize(
    "used", ["p", "p|upper", "p|linebreaks", "p|safe", "p|slugify"]
)
def test_a_template_never_shows_what_it_says(used):
    template = Template("{{ %s }}" % used)  # noqa: UP031

    shown = template.render(Context({"p": Private(CANARY)})).casefold()

    assert "racist" not in shown
    assert "private" in shown


@pytest.mark.parametrize(
    "send_out",
    [json.dumps, pickle.dumps, len, list, bytes],
    ids=["json", "pickle", "len", "list", "bytes"],
)
def test_it_refuses_to_be_sent_out(send_out):
    with pytest.raises(TypeError) as refusal:
        send_out(Private(CANARY))

    assert CANARY not in str(refusal.value)


def test_it_says_whether_there_is_any_without_opening():
    assert Private("Bored.")
    assert not Private("")


def test_a_copy_is_the_same_private_text():
    private = Private("Bored.")

    assert copy.copy(private) is private
    assert copy.deepcopy({"notes": private})["notes"] is private


# --- rows ---------------------------------------------------------------------


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


# --- forms --------------------------------------------------------------------


class NotesForm(SealedModelForm[Job]):
    class Meta:
        model = Job
        fields = ["notes"]


class CarelessForm(forms.ModelForm[Job]):
    class Meta:
        model = Job
        fields = ["notes"]


def test_the_owners_form_shows_and_saves_the_words(alice):
    job = write_down(alice)

    shown = str(NotesForm(instance=job)["notes"])
    form = NotesForm({"notes": " Bored.\r\nVery. \x00"}, instance=job)
    form.save()

    assert CANARY in shown
    assert Job.objects.get().notes.reveal() == "Bored.\nVery."


def test_an_unchanged_form_knows_that_nothing_changed(alice):
    form = NotesForm({"notes": CANARY}, instance=write_down(alice))

    assert not form.has_changed()


def test_a_form_that_does_not_reveal_refuses_to_overwrite(alice):
    form = CarelessForm(instance=write_down(alice))

    with pytest.raises(TypeError):
        str(form["notes"])


def test_a_text_that_is_too_long_is_said_to_be():
    field = SealedTextField(blank=True, max_length=20).formfield()

    assert isinstance(field, SealedCharField)
    with pytest.raises(forms.ValidationError):
        field.clean("x" * 21)


def test_a_required_text_is_asked_for(alice):
    field = SealedTextField()

    with pytest.raises(forms.ValidationError):
        field.clean("", None)


# --- keys ---------------------------------------------------------------------


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


# --- rotation -----------------------------------------------------------------


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


# --- logs ---------------------------------------------------------------------


def logged(error: Exception, message: str = "It failed: %s", *args: object) -> str:
    """Return the line that our formatter makes of an error."""
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, message, args, None
    )
    record.exc_info = (type(error), error, error.__traceback__)
    return RedactingFormatter().format(record)


def fail() -> None:
    """Raise one error because of another, both with private words in them."""
    try:
        int(CANARY)
    except ValueError as cause:
        raise KeyError(CANARY) from cause


def raised() -> Exception:
    """Return an error as it is after it was raised."""
    with pytest.raises(KeyError) as caught:
        fail()
    return caught.value


def test_a_log_tells_what_failed_and_where_but_no_word(caplog):
    line = logged(raised(), "It failed: %s, %s", CANARY, 3)

    assert "racist" not in line
    assert "builtins.KeyError" in line
    assert "builtins.ValueError" in line
    assert "in fail" in line
    assert "It failed: …, 3" in line


def test_a_log_of_a_page_names_its_pattern_not_its_address(rf):
    request = rf.get("/m/secret-token/")
    record = logging.LogRecord(
        "django.request", 30, __file__, 1, "%s: %s", ("Not Found", request.path), None
    )
    match = type("Match", (), {"route": "m/<token>/"})
    request.resolver_match = match
    record.__dict__["request"] = request

    line = RedactingFormatter().format(record)

    assert "secret-token" not in line
    assert "[GET /m/<token>/]" in line


def test_our_own_messages_are_logged_whole():
    record = logging.LogRecord(
        "interviewprep.x", 20, __file__, 1, "%s rows", ("many",), None
    )

    assert RedactingFormatter().format(record).endswith("interviewprep.x: many rows")


def test_an_error_report_holds_no_word(rf):
    error = raised()
    request = rf.post("/", {"blunt": CANARY})
    reporter = RedactingReporter(request, type(error), error, error.__traceback__)

    reports = reporter.get_traceback_text() + reporter.get_traceback_html()

    assert "racist" not in reports
    assert "builtins.KeyError" in reports
