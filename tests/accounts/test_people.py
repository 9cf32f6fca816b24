"""People and what they prefer: kept as chosen, refused out of range."""

from datetime import UTC, datetime

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from interviewprep.accounts.models import User
from tests.accounts.people import sign_in_anew
from tests.factories import PASSWORD, UserFactory


def test_a_name_is_kept_on_one_line(as_alice, alice):
    as_alice.post(reverse("accounts:profile"), {"name": " Alice\n Liddell\x00 "})

    alice.refresh_from_db()
    assert alice.name == "Alice Liddell"
    assert str(alice) == "Alice Liddell"


PREFERENCES = {
    "time_zone": "Asia/Kathmandu",
    "words_per_minute": "120",
    "paper": "letter",
    "theme": "dark",
    "titles": "full",
    "hides_private": "on",
}


def test_preferences_are_kept(as_alice, alice):
    as_alice.post(reverse("accounts:preferences"), PREFERENCES)

    alice.refresh_from_db()
    assert alice.time_zone == "Asia/Kathmandu"
    assert str(alice.zone) == "Asia/Kathmandu"
    assert alice.words_per_minute == 120
    assert (alice.paper, alice.theme, alice.titles) == ("letter", "dark", "full")
    assert alice.hides_private
    assert not alice.uses_keys


def test_looking_as_on_the_device_is_a_choice_like_the_others(as_alice, alice):
    as_alice.post(reverse("accounts:preferences"), {**PREFERENCES, "theme": ""})

    alice.refresh_from_db()
    assert alice.theme == ""
    assert alice.time_zone == "Asia/Kathmandu"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time_zone", "Mars/Olympus"),
        ("words_per_minute", "79"),
        ("words_per_minute", "221"),
        ("paper", "A5"),
        ("theme", "pink"),
        ("titles", "loud"),
    ],
)
def test_a_preference_out_of_range_is_refused(as_alice, alice, name, value):
    page = as_alice.post(reverse("accounts:preferences"), {**PREFERENCES, name: value})

    alice.refresh_from_db()
    assert page.context["form"].has_error(name)
    assert alice.time_zone == "UTC"


def test_times_are_read_in_ones_own_zone(as_alice, alice):
    alice.time_zone = "Asia/Kathmandu"
    alice.save()
    client, _signed_in = sign_in_anew(alice.email)
    UserSession.objects.update(created_at=datetime(2026, 3, 1, 20, 0, tzinfo=UTC))

    page = client.get(reverse("usersessions_list")).content.decode()

    assert "2 March 2026, 01:45" in page


def test_somebody_is_made_with_a_tidy_address_and_a_hashed_password(db):
    user = User.objects.create_user(" Dave@Example.com ", PASSWORD)

    assert user.email == "dave@example.com"
    assert user.password != PASSWORD
    assert str(user) == "dave@example.com"
    assert User.objects.get_by_natural_key("DAVE@example.com") == user


def test_an_operator_may_do_everything(db):
    user = User.objects.create_superuser("op@example.com", PASSWORD)

    assert user.is_staff
    assert user.is_superuser


def test_nobody_is_made_without_an_address(db):
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_an_unknown_time_zone_is_refused(alice):
    alice.time_zone = "Mars/Olympus"

    with pytest.raises(ValidationError):
        alice.full_clean()


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "Upper@example.com"},
        {"words_per_minute": 79},
        {"words_per_minute": 221},
        {"paper": "A5"},
        {"theme": "pink"},
        {"titles": "loud"},
    ],
    ids=str,
)
def test_the_database_refuses_what_must_never_be(db, wrong):
    with pytest.raises(IntegrityError):
        UserFactory.create(**wrong)
