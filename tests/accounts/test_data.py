"""One's own data: all of it can be taken along, wiped, or deleted without a trace."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from interviewprep.accounts import portability
from interviewprep.accounts.models import User, UserKey
from interviewprep.jobs.models import Job
from tests.accounts.people import prove_it_is_her
from tests.factories import PASSWORD

CANARY = "Canary: my boss shouts."


@pytest.fixture
def job(alice):
    return Job.objects.create(owner=alice, title="Team lead", notes=CANARY)


def every_value() -> str:
    """Return everything that any table holds, as one text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


# --- wipe ---------------------------------------------------------------------


def test_wiping_empties_private_notes_and_keeps_the_rest(as_alice, alice, bob, job):
    others = Job.objects.create(owner=bob, title="Nurse", notes=CANARY)

    response = as_alice.post(reverse("accounts:wipe"), {"sure": "on"})

    wiped = Job.objects.get(pk=job.pk)
    assert response.headers["Location"] == reverse("accounts:data")
    assert wiped.title == "Team lead"
    assert not wiped.notes
    assert not UserKey.objects.filter(user=alice).exists()
    assert Job.objects.get(pk=others.pk).notes.reveal() == CANARY


def test_wiping_counts_rows_and_a_new_note_can_be_written(alice, job):
    assert portability.wipe_private_notes(alice) == 1

    job = Job.objects.get(pk=job.pk)
    job.notes = "Bored."
    job.save()

    assert Job.objects.get(pk=job.pk).notes.reveal() == "Bored."


def test_nothing_is_wiped_without_the_tick(as_alice, job):
    page = as_alice.post(reverse("accounts:wipe"), {"sure": ""})

    assert "Tick the box if you’re sure." in page.content.decode()
    assert Job.objects.get().notes.reveal() == CANARY


def test_looking_at_the_page_wipes_nothing(as_alice, job):
    as_alice.get(reverse("accounts:wipe"), {"sure": "on"})

    assert Job.objects.get().notes.reveal() == CANARY


# --- delete -------------------------------------------------------------------


def test_deleting_leaves_no_row_no_key_and_no_session(alice, job, mailoutbox):
    EmailAddress.objects.create(
        user=alice, email=alice.email, verified=True, primary=True
    )
    phone, laptop = Client(), Client()
    for client in (phone, laptop):
        client.post(
            reverse("account_login"), {"login": alice.email, "password": PASSWORD}
        )
    prove_it_is_her(laptop)

    response = laptop.post(reverse("accounts:delete"), {"typed": "Delete my account"})

    assert response.headers["Location"] == reverse("pages:landing")
    assert not User.objects.exists()
    left = [session.get_decoded() for session in Session.objects.all()]
    assert not any("_auth_user_id" in session for session in left)
    assert "alice@example.com" not in every_value()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is User:
                assert not model._base_manager.filter(**{field.name: alice.pk}).exists()
    assert [mail.subject for mail in mailoutbox] == ["Your account is deleted"]
    assert phone.get(reverse("accounts:settings")).status_code == 302


def test_deleting_asks_for_the_password_first(as_alice, alice):
    response = as_alice.post(reverse("accounts:delete"), {"typed": "delete my account"})

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert User.objects.get() == alice


@pytest.mark.parametrize("typed", ["", "yes", "delete", "delete my accounts"])
def test_deleting_needs_the_very_words(as_alice, alice, typed):
    prove_it_is_her(as_alice)

    page = as_alice.post(reverse("accounts:delete"), {"typed": typed})

    assert page.status_code == 200
    assert page.context["form"].errors
    assert User.objects.get() == alice


def test_deleting_one_person_leaves_the_other(as_alice, bob, job):
    others = Job.objects.create(owner=bob, title="Nurse", notes=CANARY)
    prove_it_is_her(as_alice)

    as_alice.post(reverse("accounts:delete"), {"typed": "delete my account"})

    assert User.objects.get() == bob
    assert Job.objects.get() == others
    assert Job.objects.get().notes.reveal() == CANARY


def test_somebody_without_a_confirmed_address_gets_no_mail(as_alice, mailoutbox):
    prove_it_is_her(as_alice)

    as_alice.post(reverse("accounts:delete"), {"typed": "delete my account"})

    assert mailoutbox == []


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("accounts:settings", "post"),
        ("accounts:data", "post"),
        ("accounts:sign_out_everywhere", "get"),
        ("accounts:wipe", "put"),
        ("accounts:delete", "put"),
        ("accounts:profile", "delete"),
        ("accounts:preferences", "patch"),
    ],
    ids=lambda value: value,
)
def test_other_methods_are_refused(as_alice, name, method):
    assert getattr(as_alice, method)(reverse(name)).status_code == 405
